"""The build graph as the state file holds it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import repeat
from types import MappingProxyType
from typing import Any, Protocol

from markupsafe import Markup

from generator.press.copies import Copy, Facts
from generator.press.dates import DATED
from generator.press.diary import Diary
from generator.press.graph import AFTER, ALL, LATE, NAME, Entry, Graph, Row, Spot, Years, span, unlisted, unlisted_years
from generator.press.urls import named_first
from generator.press.views import Card, Head, as_html

_PLACES = "SELECT s.article, s.sort FROM shelves s WHERE s.shelf = ?"
_NAMES = "SELECT a.name FROM shelves s JOIN articles a ON a.id = s.article WHERE s.shelf = ?"
_ENTRIES = "SELECT a.name, a.title, a.lang, s.sort, a.topics, a.tags FROM shelves s JOIN articles a ON a.id = s.article WHERE s.shelf = ?"
_NEWEST_FIRST = "ORDER BY s.sort DESC, s.article DESC"

_ROWS = 16_384
"""Rows that are kept: an article of a busy name stands on a dozen of the lists that one update makes anew."""

_row: Callable[[tuple[int, bytes, str, Card]], Row] = partial(tuple.__new__, Row)
_card: Callable[[tuple[int, Markup, Graph]], Card] = partial(tuple.__new__, Card)
"""A ``Row`` and a ``Card`` of their fields, without a call of Python's: an update needs those of a whole year and more."""

_AT_ONCE = 500
"""Rows that are asked for in one question."""


class Reader(Protocol):
    """Who makes an article's copy from its source, the file that its page stands in, and the hash by which it is known."""

    def head(self, name: str, title: str, lang: str, topics: Sequence[str]) -> Head:
        """What is kept of the article, as its card shows it; ``topics`` by slug."""

    def facts(self, path: str, name: str, known: bytes) -> Facts:
        """What its card shows."""

    def copy(self, path: str, name: str, known: bytes, body: str) -> Copy:
        """All that its page shows; ``body`` is its HTML where that took the long way, else ``""``."""

    def words(self, path: str, sha: bytes) -> str:
        """The words of its text; ``sha`` is the hash of its file."""


class StoredGraph(Graph):
    """Questions to the state file. What is asked about one article or name is kept for a while."""

    def __init__(
        self, connection: sqlite3.Connection, typeset: Callable[[Facts], str], reader: Reader, at_hand: Mapping[int, Copy] = MappingProxyType({})
    ) -> None:
        """``reader`` makes copies from the sources again, but for those ``at_hand``: what the state file knows was read with them."""
        super().__init__(typeset)
        self._at_hand = at_hand
        self._ask = connection.execute
        self.recall = partial(date_words, connection)
        """Dates that an earlier run put into words."""
        self._reader = reader
        self._kept: dict[int, Row] = {}
        self._copied: dict[int, Facts] = {}
        """Of articles whose own pages were made: the next one names the one before it."""
        self._spots = lru_cache(64)(self._spot)
        self._lines = lru_cache(2048)(self._line)
        self._slugs = lru_cache(4096)(self._slug)

    def cards(self, shelf: str, period: str = "", limit: int = -1) -> list[Row]:
        """By the order of the shelf, which is that of the table."""
        return self._rows(self._ask(f"{_PLACES} AND s.sort >= ? AND s.sort < ? {_NEWEST_FIRST} LIMIT ?", (shelf, *span(period), limit)))

    def vague(self, shelf: str, month: str) -> list[Row]:
        """Of a piece of the shelf what is not dated to the day."""
        return self._rows(self._ask(f"{_PLACES} AND s.sort >= ? AND s.sort < ? AND length(s.sort) < 10 {_NEWEST_FIRST}", (shelf, *span(month))))

    def undated(self, shelf: str, limit: int = -1) -> list[Row]:
        """They stand at the end of a shelf."""
        return self._rows(self._ask(f"{_PLACES} AND s.sort < '{DATED}' {_NEWEST_FIRST} LIMIT ?", (shelf, limit)))

    def newest_late(self) -> str:
        """The last of such shelves."""
        found = self._one("SELECT max(shelf) FROM shelves WHERE shelf >= ? AND shelf < ?", LATE, LATE + AFTER)
        return str(found or "")[len(LATE) :]

    def _rows(self, places: Iterable[tuple[int, str]]) -> list[Row]:
        """Articles with their cards, in the order of their places; what is not kept is fetched."""
        found, kept = list(places), self._kept
        missing = [place for place in found if place[0] not in kept]
        if missing:
            if len(kept) > _ROWS:
                kept.clear()
                missing = found
            sorts = dict(missing)
            wanted = list(sorts)
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                asked = f"SELECT id, hash, line FROM cards WHERE id IN ({','.join('?' * len(some))})"  # noqa: S608 - question marks alone
                articles, hashes, lines = zip(*self._ask(asked, some), strict=True)
                cards = map(_card, zip(articles, map(as_html, lines), repeat(self)))
                rows = map(_row, zip(articles, hashes, map(sorts.__getitem__, articles), cards, strict=True))
                kept.update(zip(articles, rows, strict=True))
        return [kept[article] for article, _ in found]

    def _diary(self, shelf: str) -> Diary:
        """By the beginnings of the places in time."""
        days = "SELECT substr(sort, 1, 10) AS day, count(*) FROM shelves WHERE shelf = ? AND sort >= ? GROUP BY day ORDER BY day"
        return Diary(self._ask(days, (shelf, DATED)))

    def beside(self, sort: str, article: int) -> tuple[int, int]:
        """One step either way."""
        older = "SELECT article FROM shelves WHERE shelf = ? AND (sort, article) < (?, ?) AND sort >= ? ORDER BY sort DESC, article DESC LIMIT 1"
        newer = "SELECT article FROM shelves WHERE shelf = ? AND (sort, article) > (?, ?) AND sort >= ? ORDER BY sort, article LIMIT 1"
        return int(self._one(older, ALL, sort, article, DATED) or 0), int(self._one(newer, ALL, sort, article, DATED) or 0)

    def older(self, shelf: str, sort: str, article: int) -> int:
        """One step back."""
        step = "SELECT article FROM shelves WHERE shelf = ? AND (sort, article) < (?, ?) ORDER BY sort DESC, article DESC LIMIT 1"
        return int(self._one(step, shelf, sort, article) or 0)

    def newer(self, shelf: str, sort: str, article: int) -> int:
        """One step forward."""
        step = "SELECT article FROM shelves WHERE shelf = ? AND (sort, article) > (?, ?) ORDER BY sort, article LIMIT 1"
        return int(self._one(step, shelf, sort, article) or 0)

    def spot(self, article: int) -> Spot | None:
        """From the article's row."""
        return self._spots(article)

    def _spot(self, article: int) -> Spot | None:
        row = self._ask("SELECT name, sort, tags FROM articles WHERE id = ?", (article,)).fetchone()
        return Spot(row[0], row[1], unlisted(row[2])) if row else None

    def line(self, article: int) -> Row:
        """From its card's row; its place in time is not asked for."""
        return self._kept.get(article) or self._lines(article)

    def _line(self, article: int) -> Row:
        hashed, line = self._ask("SELECT hash, line FROM cards WHERE id = ?", (article,)).fetchone()
        return Row(article, hashed, "", Card(article, as_html(line), self))

    def copy_hash(self, article: int) -> bytes:
        """From the article's row."""
        return bytes(self._one("SELECT hash FROM articles WHERE id = ?", article))

    def _head(self, article: int) -> Head:
        name, title, lang, topics = self._ask("SELECT name, title, lang, topics FROM articles WHERE id = ?", (article,)).fetchone()
        return self._reader.head(name, title, lang, unlisted(topics))

    def _facts(self, article: int) -> Facts:
        at_hand = self._at_hand.get(article)
        return at_hand.facts if at_hand else self._copied.get(article) or self._reader.facts(*self._source(article))

    def _copy(self, article: int) -> Copy:
        if article in self._at_hand:
            return self._at_hand[article]
        source, name, known = self._source(article)
        copy = self._reader.copy(source, name, known, str(self._one("SELECT html FROM bodies WHERE source = ?", source) or ""))
        self._copied[article] = copy.facts
        return copy

    def _source(self, article: int) -> tuple[str, str, bytes]:
        source, name, known = self._ask("SELECT source, name, hash FROM articles WHERE id = ?", (article,)).fetchone()
        return source, name, known

    def words(self, article: int) -> str:
        """By the hash that the file was known by."""
        source = str(self._one("SELECT source FROM articles WHERE id = ?", article))
        folder, _, name = source.rpartition("/")
        return self._reader.words(source, bytes(self._one("SELECT sha FROM sources WHERE folder = ? AND name = ?", folder, name)))

    def article_names(self, shelf: str, period: str = "") -> list[str]:
        """From the rows of the articles on a shelf."""
        return [row[0] for row in self._ask(f"{_NAMES} AND s.sort >= ? AND s.sort < ? {_NEWEST_FIRST}", (shelf, *span(period)))]

    def undated_names(self, shelf: str) -> list[str]:
        """Likewise."""
        return [row[0] for row in self._ask(f"{_NAMES} AND s.sort < '{DATED}' {_NEWEST_FIRST}", (shelf,))]

    def entries(self, shelf: str, period: str) -> list[Entry]:
        """Likewise."""
        low, high = span(period) if period else ("", DATED)
        rows = self._ask(f"{_ENTRIES} AND s.sort >= ? AND s.sort < ? {_NEWEST_FIRST}", (shelf, low, high))
        return [Entry(name, title, lang, sort, unlisted(topics), unlisted(tags)) for name, title, lang, sort, topics, tags in rows]

    def on_shelf(self, shelf: str) -> list[int]:
        """In the order of the shelf."""
        return [row[0] for row in self._ask("SELECT article FROM shelves WHERE shelf = ? ORDER BY sort DESC, article DESC", (shelf,))]

    def names(self) -> list[tuple[str, str]]:
        """From the table of names."""
        return self._ask("SELECT name, slug FROM names ORDER BY name").fetchall()

    def busy_names(self, room: int) -> list[tuple[str, Years]]:
        """From the table of names."""
        rows = self._ask("SELECT slug, years FROM names WHERE stories > ? ORDER BY name", (room,))
        return [(slug, unlisted_years(years)) for slug, years in rows]

    def _years(self, shelf: str) -> Years:
        """Of a name as they were counted when it was last touched."""
        if not shelf.startswith(NAME):
            return super()._years(shelf)
        return unlisted_years(str(self._one("SELECT years FROM names WHERE name = ?", shelf[len(NAME) :]) or ""))

    def name_slug(self, name: str) -> str:
        """From the table of names."""
        return self._slugs(name)

    def _slug(self, name: str) -> str:
        return str(self._one("SELECT slug FROM names WHERE name = ?", name) or "")

    def standing(self, slug: str) -> tuple[bytes, dict[str, Any]] | None:
        """The first of the files that ask for the slug."""
        asking = self._ask("SELECT source, hash, copy FROM standing WHERE slug = ?", (slug,)).fetchall()
        _, found, copy = min(asking, key=lambda row: named_first(slug, row[0]), default=("", b"", ""))
        return (bytes(found), json.loads(copy)) if asking else None

    def standing_slugs(self) -> list[str]:
        """Each once."""
        return [row[0] for row in self._ask("SELECT DISTINCT slug FROM standing ORDER BY slug")]

    def _one(self, question: str, *given: object) -> Any:
        """The first value of the first row, ``None`` where there is no row."""
        row = self._ask(question, given).fetchone()
        return row[0] if row else None


def date_words(connection: sqlite3.Connection, key: str) -> str | None:
    """A date that an earlier run put into words."""
    row = connection.execute("SELECT text FROM dates WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None
