"""Who may talk to the preview: this machine, under its own name, from its own pages."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class OwnOrigin:
    """Middleware that refuses every request which a page of another site had a part in.

    A foreign ``Host`` is a name bound anew to 127.0.0.1 (DNS rebinding); a foreign ``Origin`` or ``Sec-Fetch-Site`` is another
    site's script. ``hosts`` are the names, without port, under which the preview may be called.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with 403."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        fault = self._fault(Headers(scope=scope))
        if fault:
            await PlainTextResponse(f"{fault}\n", status_code=403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _fault(self, headers: Headers) -> str:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _name(hosts[0]) not in self._hosts:
            return "This preview answers only under its own address."
        origins = headers.getlist("origin")
        if any(origin != f"http://{hosts[0]}" for origin in origins):
            return "This preview answers only to its own pages."
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return "This preview answers only to its own pages."
        return ""


def _name(host: str) -> str:
    """A ``Host`` header without its port."""
    return host.rsplit(":", 1)[0].lower() if host.rsplit(":", 1)[-1].isdigit() else host.lower()
