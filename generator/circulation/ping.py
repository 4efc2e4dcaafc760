"""A word to a watching service after a run: off unless an address is set, with a time limit, never a reason to fail.

Python's web client is loaded only for an address: no run waits for it otherwise.
"""

from __future__ import annotations

from logging import Logger
from typing import TYPE_CHECKING

from generator.circulation.secrets import redact

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

SECONDS = 10


def ping(address: str, log: Logger) -> None:
    """Ask for ``address`` (http or https, ``""``: nothing is asked); a failure is logged, without the address, since it may be a secret."""
    if not address:
        return
    if not address.startswith(("http://", "https://")):
        log.warning("ping: the address is neither http nor https")
        return
    from http.client import HTTPException

    try:
        with _opener().open(address, timeout=SECONDS) as answer:  # the scheme is checked above
            answer.read(1)
    except (OSError, ValueError, HTTPException) as error:  # urllib's own errors are OSErrors
        log.warning("ping: no answer (%s)", redact(type(error).__name__))


def _opener() -> OpenerDirector:
    """Asks the address that was set, and no other."""
    from urllib.request import HTTPRedirectHandler, build_opener

    class NoRedirect(HTTPRedirectHandler):
        def redirect_request(self, *args: object, **kwargs: object) -> None:
            """Never follow."""

    return build_opener(NoRedirect)
