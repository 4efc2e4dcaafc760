"""The preview as an ASGI application: pages, the reload channel, and the guard before both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from generator.circulation.preview import assets, pages
from generator.circulation.preview.edition import Edition
from generator.circulation.preview.guard import OwnOrigin
from generator.circulation.preview.panel import OWN, Held, Panel, bar, desk_page

_BEAT = 0.03  # seconds between looks at the edition: an edit is to show within 0.3 seconds, and the look is one comparison
_SIGN_OF_LIFE = 15.0  # seconds between empty lines on a quiet channel, so that a closed browser is noticed


@dataclass(frozen=True, slots=True)
class Desk:
    """What the preview asks of the house about what it shows.

    ``panel(path)``: the article at a URL path (without the site's own), ``None`` where no article stands; ``waiting()``: how
    much an editor has to look at; ``held()``: all of that; ``open_file(path)``: open that article's file in the editor's program,
    ``None`` where none is known.
    """

    panel: Callable[[str], Panel | None] = lambda path: None
    waiting: Callable[[], int] = int
    held: Callable[[], Sequence[Held]] = tuple
    open_file: Callable[[str], None] | None = None


def application(output: Path, edition: Edition, base: str, hosts: Sequence[str], desk: Desk) -> Starlette:
    """The preview of ``output`` under the URL path ``base`` (``""`` or ``/digest``), answering under ``hosts`` only."""

    def extra(path: str) -> str:
        page = path.removeprefix(base)
        told = bar(desk.panel(page), desk.waiting(), page, can_open=desk.open_file is not None)
        return told + pages.notice(edition.fault) + pages.head(edition.number)

    def waiting(request: Request) -> Response:
        return HTMLResponse(desk_page(desk.held(), f"{base}/"), headers=pages.HEADERS)

    def open_file(request: Request) -> Response:
        page = request.query_params.get("page", "")
        # Every browser names the origin of a form it sends; whoever does not is no page of ours.
        if desk.open_file is None or "origin" not in request.headers or desk.panel(page) is None:
            return PlainTextResponse("There is nothing to open.\n", status_code=403)
        desk.open_file(page)
        return Response(status_code=204)

    async def events(request: Request) -> Response:
        return StreamingResponse(_builds(edition), media_type="text/event-stream", headers=pages.HEADERS)

    async def script(request: Request) -> Response:
        return Response(assets.SCRIPT, media_type="text/javascript", headers=pages.HEADERS)

    async def style(request: Request) -> Response:
        return Response(assets.STYLE, media_type="text/css", headers=pages.HEADERS)

    async def missing(request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", 500)
        body = pages.bare_page(edition.fault) if not (output / "index.html").is_file() else "<!doctype html><title>Not found</title><p>Not found.</p>"
        return HTMLResponse(body + extra(request.url.path), status_code=status, headers=pages.HEADERS)

    async def to_base(request: Request) -> Response:
        return RedirectResponse(f"{base}/")

    routes: list[Route | Mount] = [
        Route(f"{OWN}/desk", waiting),
        Route(f"{OWN}/open", open_file, methods=["POST"]),
        Route(f"{OWN}/events", events),
        Route(f"{OWN}/reload.js", script),
        Route(f"{OWN}/preview.css", style),
    ]
    if base:
        routes.append(Route("/", to_base))
    routes.append(Mount(base, pages.Pages(output, extra)))
    return Starlette(
        routes=routes,
        middleware=[Middleware(OwnOrigin, hosts=hosts)],
        exception_handlers={404: missing, 405: missing},
    )


async def _builds(edition: Edition) -> AsyncIterator[str]:
    """The number of the build on show, at once and after every build, for as long as the browser listens."""
    told, quiet = -1, 0.0
    while True:
        if edition.number != told:
            told, quiet = edition.number, 0.0
            yield f"data: {told}\n\n"
        elif quiet >= _SIGN_OF_LIFE:
            quiet = 0.0
            yield ":\n\n"
        await asyncio.sleep(_BEAT)
        quiet += _BEAT
