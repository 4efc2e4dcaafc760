"""Atom, by feedgenerator, with dates of its own choosing taken out of its hands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from io import StringIO
from typing import NamedTuple

from generator.model.modules import put_off

# The writer of XML in the standard library imports it for readers alone; with it come HTTP, TLS and the parts of mail.
put_off("urllib.request")
from feedgenerator import Atom1Feed  # noqa: E402


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


class _Feed(Atom1Feed):  # type: ignore[misc]  # feedgenerator carries no types
    """An Atom feed that is dated by its caller, not by the clock."""

    def __init__(self, updated: datetime, **kwargs: str) -> None:
        super().__init__(**kwargs)
        self._updated = updated

    def latest_post_date(self) -> datetime:
        """The date of the feed."""
        return self._updated


def atom(title: str, page: str, address: str, language: str, subtitle: str, updated: datetime, entries: Iterable[Entry]) -> bytes:
    """An Atom feed (RFC 4287) at ``address`` about the page ``page``."""
    feed = _Feed(updated, title=title, link=page, description="", subtitle=subtitle, language=language, feed_url=address)
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary, quote=False),  # feedgenerator declares every summary to be HTML
            content=entry.body,
            unique_id=entry.url,
            pubdate=entry.published,
            updateddate=entry.updated,
            author_name=", ".join(entry.authors) or None,
            categories=entry.topics,
        )
    text = StringIO()
    feed.write(text, "utf-8")
    return text.getvalue().encode()
