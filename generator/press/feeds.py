"""Atom (RFC 4287), written out by hand: the library for it loads a web client and a mail reader first, a tenth of what one new article costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from markupsafe import escape


class Entry(NamedTuple):
    """One article in a feed; ``body`` is safe HTML, the rest plain text without control characters."""

    url: str
    title: str
    summary: str
    body: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    topics: tuple[str, ...]


def atom(title: str, page: str, address: str, language: str, subtitle: str, updated: datetime, entries: Iterable[Entry]) -> bytes:
    """An Atom feed at ``address`` about the page ``page``; ``updated`` is its date."""
    head = (
        f'<feed xml:lang="{escape(language)}" xmlns="http://www.w3.org/2005/Atom">',
        _element("title", title),
        _link(page, "alternate"),
        _link(address, "self"),
        _element("id", page),
        _element("updated", updated.isoformat()),
        _element("subtitle", subtitle) if subtitle else "",
    )
    return "".join(['<?xml version="1.0" encoding="utf-8"?>\n', *head, *map(_entry, entries), "</feed>"]).encode()


def _entry(entry: Entry) -> str:
    return f"<entry>{''.join(_parts(entry))}</entry>"


def _parts(entry: Entry) -> Iterator[str]:
    yield _element("title", entry.title)
    yield _link(entry.url, "alternate")
    yield _element("published", entry.published.isoformat())
    yield _element("updated", entry.updated.isoformat())
    if entry.authors:
        yield f"<author>{_element('name', ', '.join(entry.authors))}</author>"
    yield _element("id", entry.url)
    # Text that is declared to be HTML is escaped twice: as HTML, and as XML that carries it.
    yield _element("summary", _text(entry.summary), ' type="html"')
    yield _element("content", entry.body, ' type="html"')
    for topic in entry.topics:
        yield f'<category term="{escape(topic)}"/>'


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{_text(text)}</{name}>"


def _link(address: str, relation: str) -> str:
    return f'<link href="{escape(address)}" rel="{relation}"/>'


def _text(text: str) -> str:
    """Text between tags; quotation marks stay what they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
