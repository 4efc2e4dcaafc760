"""The preview's own panel: what is known of the article on screen, and what waits for the editor. Never part of a site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

OWN = "/_newsdigest"
"""Where the preview's own pages and channels live; no page of a site begins with an underscore."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One article as the desk knows it. ``file`` is its file in the site, ``mark`` why readers do not see it (``""`` where they
    do); ``sections`` are headings, each with its lines. All is plain text.
    """

    file: str
    mark: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Something that waits for an editor: where it stands, why, and its text (``""`` where there is none to show). All is plain text."""

    place: str
    why: str
    copy: str


def bar(panel: Panel | None, waiting: int, page: str, *, can_open: bool) -> str:
    """The panel as HTML for the page at the URL path ``page``; ``waiting`` counts what an editor has to look at."""
    desk = f'<a href="{OWN}/desk">{waiting} waiting for an editor</a>' if waiting else "Nothing waits for an editor."
    if panel is None:
        inside = f"<summary>Preview</summary><p>{desk}</p>"
    else:
        mark = f" · {escape(panel.mark)}" if panel.mark else ""
        opener = ""
        if can_open:
            opener = f'<form method="post" action="{OWN}/open?page={quote(page)}"><button>Open {escape(panel.file)}</button></form>'
        told = "".join(f"<h2>{escape(heading)}</h2><ul>{_items(lines)}</ul>" for heading, lines in panel.sections)
        inside = f"<summary>Preview{mark}</summary>{opener}{told}<p>{desk}</p>"
    return f'<details class="newsdigest-panel" lang="en" dir="ltr">{inside}</details>'


def desk_page(held: Sequence[Held], home: str) -> str:
    """A page of everything that waits for an editor; ``home`` is the URL path of the preview's front page."""
    items = "".join(_held(item) for item in held) or "<p>Nothing.</p>"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        f'<title>Waiting for an editor</title><link rel="stylesheet" href="{OWN}/preview.css"></head><body class="newsdigest-desk">'
        f'<p><a href="{escape(home)}">Back to the preview</a></p><h1>Waiting for an editor</h1>'
        f"<p>Quarantined copy and conflicts: readers do not see them.</p>{items}</body></html>"
    )


def _held(item: Held) -> str:
    copy = f'<pre dir="auto">{escape(item.copy)}</pre>' if item.copy else "<p>Its text cannot be shown.</p>"
    return f'<section><h2 dir="auto">{escape(item.place)}</h2><p dir="auto">{escape(item.why)}</p>{copy}</section>'


def _items(lines: Sequence[str]) -> str:
    return "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines)
