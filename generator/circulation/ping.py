"""A word to a watching service after a run: off unless an address is set, with a time limit, never a reason to fail."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from logging import Logger

from generator.circulation.secrets import redact

SECONDS = 10


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The address that was set is asked, and no other."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        """Never follow."""


def ping(address: str, log: Logger) -> None:
    """Ask for ``address`` (http or https, ``""``: nothing is asked); a failure is logged, without the address, since it may be a secret."""
    if not address:
        return
    if not address.startswith(("http://", "https://")):
        log.warning("ping: the address is neither http nor https")
        return
    try:
        with urllib.request.build_opener(_NoRedirect).open(address, timeout=SECONDS) as answer:  # the scheme is checked above
            answer.read(1)
    except (OSError, ValueError, http.client.HTTPException, urllib.error.URLError) as error:
        log.warning("ping: no answer (%s)", redact(type(error).__name__))
