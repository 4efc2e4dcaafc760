"""The build graph held in memory: for a build that looks at every page."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from generator.press.copies import Copy, Facts, Place, Spool
from generator.press.dates import DATED
from generator.press.diary import Diary
from generator.press.graph import ALL, LATE, NAME, Entry, Graph, Row, Spot, Years, span
from generator.press.intake import Standing
from generator.press.prepare import Prepared, shelves_of
from generator.press.views import Card, as_html


class _Shelf:
    """Articles in order of time, the oldest first, the undated before them; ``sorts`` has the place in time of each."""

    __slots__ = ("rows", "sorts")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.sorts: list[str] = []

    def range(self, period: str) -> tuple[int, int]:
        """Where the articles of a period begin and end."""
        start, end = span(period)
        return bisect_left(self.sorts, start), bisect_left(self.sorts, end)

    def at(self, sort: str, article: int) -> int:
        """Where an article stands or would stand."""
        place, rows = bisect_left(self.sorts, sort), self.rows
        while place < len(rows) and rows[place].sort == sort and rows[place].article < article:
            place += 1
        return place


_EMPTY = _Shelf()
_LENGTH_OF_DAY = 10
_DAY = slice(_LENGTH_OF_DAY)


class HeldGraph(Graph):
    """All shelves as lists. The copies wait in the spool."""

    def __init__(
        self,
        articles: Iterable[tuple[Prepared, Place]],
        names: Mapping[str, str],
        standing: Mapping[str, Standing],
        spool: Spool,
        typeset: Callable[[Facts], str],
        words: Callable[[str], str],
    ) -> None:
        """``names`` by name with their slugs; ``standing`` by slug, of the file that has it; ``words`` gives those of an article, by its source."""
        super().__init__(typeset)
        self._words = words
        self._names, self._standing, self._spool = names, standing, spool
        self._shelves: dict[str, _Shelf] = defaultdict(_Shelf)
        self._held: dict[int, tuple[Prepared, Place]] = {}
        self._rows: dict[int, Row] = {}
        for held in sorted(articles, key=lambda one: (one[0].sort, one[0].article)):
            article = held[0]
            card = Card(article.article, as_html(article.line), self)
            row = self._rows[article.article] = Row(article.article, article.card_hash, article.sort, card)
            self._held[article.article] = held
            for name in shelves_of(article.topics, article.tags, article.late):
                shelf = self._shelves[name]
                shelf.rows.append(row)
                shelf.sorts.append(article.sort)
        self._dated = bisect_left(self._shelf(ALL).sorts, DATED)
        self._place = {row.article: place for place, row in enumerate(self._shelf(ALL).rows)}

    def _shelf(self, name: str) -> _Shelf:
        return self._shelves.get(name, _EMPTY)

    def places(self) -> Iterator[tuple[str, str, int]]:
        """Every place on every shelf, in the order of the state file."""
        for name in sorted(self._shelves):
            yield from ((name, row.sort, row.article) for row in self._shelves[name].rows)

    def cards(self, shelf: str, period: str = "", limit: int = -1) -> list[Row]:
        """A piece of a shelf."""
        found = self._shelf(shelf)
        low, high = found.range(period)
        return found.rows[low if limit < 0 else max(low, high - limit) : high][::-1]

    def vague(self, shelf: str, month: str) -> list[Row]:
        """Of a piece of a shelf."""
        return [row for row in self.cards(shelf, month) if len(row.sort) < _LENGTH_OF_DAY]

    def undated(self, shelf: str, limit: int = -1) -> list[Row]:
        """The far end of a shelf."""
        found = self._shelf(shelf)
        high = bisect_left(found.sorts, DATED)
        return found.rows[0 if limit < 0 else max(0, high - limit) : high][::-1]

    def newest_late(self) -> str:
        """The last of such shelves."""
        return max((name for name in self._shelves if name.startswith(LATE)), default=LATE)[len(LATE) :]

    def _diary(self, shelf: str) -> Diary:
        """By the beginnings of the places in time."""
        found = self._shelf(shelf)
        dated = found.sorts[bisect_left(found.sorts, DATED) :]
        return Diary((day, len(list(sorts))) for day, sorts in groupby(dated, key=itemgetter(_DAY)))

    def beside(self, sort: str, article: int) -> tuple[int, int]:
        """One step either way among the dated."""
        rows, place = self._shelf(ALL).rows, self._place[article]
        older = rows[place - 1].article if place > self._dated else 0
        return older, rows[place + 1].article if place + 1 < len(rows) else 0

    def older(self, shelf: str, sort: str, article: int) -> int:
        """One step back."""
        found = self._shelf(shelf)
        place = found.at(sort, article)
        return found.rows[place - 1].article if place else 0

    def newer(self, shelf: str, sort: str, article: int) -> int:
        """One step forward."""
        found = self._shelf(shelf)
        place = found.at(sort, article)
        place += place < len(found.rows) and found.rows[place].article == article
        return found.rows[place].article if place < len(found.rows) else 0

    def spot(self, article: int) -> Spot | None:
        """As it was prepared."""
        held = self._held.get(article)
        return Spot(held[0].name, held[0].sort, held[0].tags) if held else None

    def line(self, article: int) -> Row:
        """As it was prepared."""
        return self._rows[article]

    def copy_hash(self, article: int) -> bytes:
        """As it was prepared."""
        return self._held[article][0].copy_hash

    def _facts(self, article: int) -> Facts:
        return self._spool.facts(self._held[article][1])

    def _copy(self, article: int) -> Copy:
        return self._spool.get(self._held[article][1])

    def words(self, article: int) -> str:
        """Read again, since nothing else asks for them."""
        return self._words(self._held[article][0].source)

    def article_names(self, shelf: str, period: str = "") -> list[str]:
        """Of a piece of a shelf."""
        return [self._held[row.article][0].name for row in self.cards(shelf, period)]

    def undated_names(self, shelf: str) -> list[str]:
        """Likewise."""
        return [self._held[row.article][0].name for row in self.undated(shelf)]

    def entries(self, shelf: str, period: str) -> list[Entry]:
        """Likewise."""
        found = [self._held[row.article][0] for row in (self.cards(shelf, period) if period else self.undated(shelf))]
        return [Entry(one.name, one.title, one.lang, one.sort, list(one.topics), list(one.tags)) for one in found]

    def on_shelf(self, shelf: str) -> list[int]:
        """From the newest on."""
        return [row.article for row in reversed(self._shelf(shelf).rows)]

    def names(self) -> list[tuple[str, str]]:
        """Sorted."""
        return sorted(self._names.items())

    def busy_names(self, room: int) -> list[tuple[str, Years]]:
        """From the lengths of the shelves."""
        busy = ((NAME + name, slug) for name, slug in self.names() if len(self._shelf(NAME + name).sorts) > room)
        return [(slug, self.years(shelf)) for shelf, slug in busy if self.count(shelf, "") > room]

    def name_slug(self, name: str) -> str:
        """As settled."""
        return self._names.get(name, "")

    def standing(self, slug: str) -> tuple[bytes, dict[str, Any]] | None:
        """Of the file that has the slug."""
        found = self._standing.get(slug)
        return (found.hash, json.loads(found.copy)) if found else None

    def standing_slugs(self) -> list[str]:
        """Each once."""
        return sorted(self._standing)
