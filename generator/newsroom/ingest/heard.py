"""On which days each source brought something: kept beside the takes, which are forgotten with their dump."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from generator.archive import Sealed
from generator.model import FiledArticle

_NUMBER = re.compile(r"\d++(?:[-_.:T]\d++)*+")
"""A day or a count in a name: ``harbour-2026-11-26.txt`` and ``harbour-2026-11-27.txt`` are one source."""
_LETTER = re.compile(r"[^\W\d_]")
_TABLE = "CREATE TABLE IF NOT EXISTS heard (source TEXT, day TEXT, PRIMARY KEY (source, day)) WITHOUT ROWID"


def source_of(said: str) -> str:
    """The source of ``harbour/2026-11-26.txt bytes 0-928``: the first folder, or the file, whose name is not a number; numbers in it are left out."""
    dump = said.partition(" bytes ")[0].partition("#")[0]
    parts = dump.split("/")
    return _NUMBER.sub("…", next((part for part in parts if _LETTER.search(part.partition(".")[0])), parts[-1]))


def sources_of(article: FiledArticle) -> set[str]:
    """The sources that brought an article, or a copy or an earlier version of it; none for one that a hand wrote."""
    return {source_of(said) for said in (article.source, *article.also_in, *article.versions) if said}


def day_of(article: FiledArticle, zone: tzinfo) -> date | None:
    """The day on which a source brought an article: that of its capture, else its own."""
    return article.captured or (_day(article.date, zone) if article.date else None)


def _day(dated: datetime, zone: tzinfo) -> date:
    return dated.astimezone(zone).date()


class Heard:
    """The days of each source, in the cache; where it was thrown away, those of what stands in the archive are taken for them."""

    def __init__(self, cache: sqlite3.Connection, zone: tzinfo) -> None:
        """``zone`` is the site's, in which days are counted. ``is_empty``: nothing was kept so far."""
        self._cache, self._zone = cache, zone
        self._fresh: set[tuple[str, str]] = set()
        cache.execute(_TABLE)
        self.is_empty = cache.execute("SELECT 1 FROM heard LIMIT 1").fetchone() is None

    def take_stock(self, articles: Iterable[FiledArticle]) -> None:
        """Note what stands in the archive."""
        for article in articles:
            if day := day_of(article, self._zone):
                self._fresh.update((source, f"{day}") for source in sources_of(article))

    def note(self, filed: Sealed) -> None:
        """Note an article that its source has brought, whatever becomes of it; one without any date tells of no day."""
        captured, dated = filed.value("Captured"), filed.value("Date")
        if captured or dated:
            self._fresh.add((source_of(filed.source), captured or f"{_day(datetime.fromisoformat(dated), self._zone)}"))

    def flush(self) -> None:
        """Hand on to the cache what was noted."""
        self._cache.executemany("INSERT OR IGNORE INTO heard VALUES (?, ?)", sorted(self._fresh))
        self._fresh.clear()
