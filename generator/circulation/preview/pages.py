"""The built site over HTTP, with the preview's own script, notice and panel added to each page."""

from __future__ import annotations

import os
from collections.abc import Callable
from html import escape
from pathlib import Path

from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from generator.circulation.headers import SECURITY
from generator.circulation.preview.panel import OWN

HEADERS = {**SECURITY, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


class Pages(StaticFiles):
    """Starlette's file server, which refuses ``..`` and every link that leads out, with pages completed for the preview.

    ``extra(path)`` gives the HTML to add to the page of that URL path.
    """

    def __init__(self, output: Path, extra: Callable[[str], str]) -> None:
        super().__init__(directory=output, html=True, check_dir=False)
        self._extra = extra

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file of that path; the site's own 404 page where there is none."""
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse) and response.status_code == 404:
            return self._completed(Path(response.path), 404, scope)
        return response

    async def check_config(self) -> None:
        """Nothing to check: before the first good build there is no folder, and that is shown as a page."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """As Starlette's, but no symbolic link at all: a built site has none, so one was put there by somebody else."""
        full, found = super().lookup_path(path)
        if found is not None and Path(full) != Path(os.path.realpath(str(self.directory))) / path:
            return "", None
        return full, found

    def file_response(self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200) -> Response:
        """A page with what the preview adds; any other file as it is."""
        if Path(full_path).suffix == ".html":
            return self._completed(Path(full_path), status_code, scope)
        return FileResponse(full_path, status_code=status_code, stat_result=stat_result, headers=HEADERS)

    def _completed(self, page: Path, status: int, scope: Scope) -> Response:
        try:
            html = page.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return PlainTextResponse("This page is being rebuilt; try again.\n", status_code=503, headers=HEADERS | {"Retry-After": "1"})
        return HTMLResponse(_insert(html, self._extra(scope["path"])), status_code=status, headers=HEADERS)


def notice(fault: str) -> str:
    """The last build's fault as HTML; ``""`` where there is none."""
    if not fault:
        return ""
    return (
        '<aside class="newsdigest-fault" role="alert" lang="en" dir="ltr"><strong>The last build failed. '
        f"You see the last good site.</strong><pre>{escape(fault)}</pre></aside>"
    )


def bare_page(fault: str) -> str:
    """A page for when there is no site to show yet."""
    told = notice(fault) or "<p>The first build is under way.</p>"
    head = '<meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>newsdigest preview</title>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body class="newsdigest-desk">{told}</body></html>'


def head(number: int) -> str:
    """The preview's stylesheet and script; ``number`` is the build the page shows."""
    return f'<link rel="stylesheet" href="{OWN}/preview.css"><script src="{OWN}/reload.js" data-build="{number}" defer></script>'


def _insert(html: str, extra: str) -> str:
    """Add HTML at the end of the body."""
    at = html.rfind("</body>")
    return html + extra if at < 0 else html[:at] + extra + html[at:]
