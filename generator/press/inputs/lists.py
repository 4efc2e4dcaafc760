"""Inputs of pages that list articles: a shelf, or a period of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from generator.press.graph import ALL, LATE, Graph, Row, Touch, digest, digest_of_rows
from generator.press.house import House
from generator.press.inputs.base import Input, Own, Read, period_of
from generator.press.pages import Key
from generator.press.views import Card

_placed = itemgetter(2, 3)
"""The place in time and the card of a row."""


def _cards(rows: Sequence[Row]) -> list[Card]:
    return [row[3] for row in rows]


def placed_cards(rows: Sequence[Row]) -> Read:
    """A list of (sort, ``Card``)."""
    return Read(list(map(_placed, rows)), digest_of_rows(rows), bool(rows))


def _rows(rows: Sequence[Row]) -> Read:
    return Read(_cards(rows), digest_of_rows(rows), bool(rows))


class Cards(Own):
    """The cards of the page's shelf and period, newest first."""

    def __init__(self, limit: int = -1) -> None:
        self._limit = limit

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ``Card``."""
        return _rows(graph.cards(key.shelf, key.period, self._limit))


class PlacedCards(Own):
    """The cards of the page's shelf and period, each with its place in time; of a month too full for one page the days alone."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (sort, ``Card``), with ``None`` for the cards of a day that stand elsewhere."""
        if len(key.period) == 7 and graph.count(key.shelf, key.period) > house.settings.build.dense_month:
            days = [(day, None) for day, _ in graph.periods(key.shelf, 10, key.period) if len(day) == 10]
            vague = graph.vague(key.shelf, key.period)
            return Read([*days, *map(_placed, vague)], digest(days, digest_of_rows(vague)))
        return placed_cards(graph.cards(key.shelf, key.period))


class UndatedCards(Own):
    """The undated cards of the page's shelf."""

    def __init__(self, limit: int = -1) -> None:
        self._limit = limit

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ``Card``."""
        return _rows(graph.undated(key.shelf, self._limit))


class LateCards(Input):
    """The cards of what came in late on the page's day, or, of the whole site, on the newest such day. Undated ones stand at the end.

    On a day when more came in than ``most``, an archive was filled in, and none is shown.
    """

    abroad = True

    def __init__(self, most: int) -> None:
        self._most = most

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(day, a list of ``Card``)."""
        day = key.period or graph.newest_late()
        shelf = LATE + day
        rows = [*graph.cards(shelf, limit=self._most + 1), *graph.undated(shelf, limit=self._most + 1)] if day else []
        rows = rows if len(rows) <= self._most else []
        return Read((day, _cards(rows)), digest(day, digest_of_rows(rows)), bool(rows))

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The page of the day, and that of the whole site."""
        if touch.shelf.startswith(LATE):
            yield Key(ALL, touch.shelf[len(LATE) :])
            yield Key(ALL)


class NewestDay(Own):
    """The newest day of the shelf that has articles, with its cards and some of the days before.

    In a preview, which shows what is dated ahead, it is the newest day that readers see too: one mistaken year would make an edition of its
    own of the front page. What is ahead stands first among the others there.
    """

    def __init__(self, earlier: int) -> None:
        self._earlier = earlier

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(day, cards of the day, cards before it)."""
        day = graph.newest_day(key.shelf)
        today = graph.cards(key.shelf, day) if day else []
        ahead = 0
        while house.preview and today and all(card.state == "held" for card in _cards(today)):
            before = graph.neighbours(key.shelf, day)[0]
            if not before:
                break
            ahead += len(today)
            day, today = before, graph.cards(key.shelf, before)
        shown = {row.article for row in today}
        most = ahead + self._earlier
        rest = [row for row in graph.cards(key.shelf, limit=len(today) + most) if row.article not in shown][:most]
        value = (day, _cards(today), _cards(rest))
        return Read(value, digest(day, [row.hash for row in today], [row.hash for row in rest]), bool(today))


class Periods(Own):
    """How many articles each month (``width`` 7) or day (10) of the shelf has, newest first."""

    def __init__(self, width: int) -> None:
        self._width = width

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (period, count)."""
        found = graph.periods(key.shelf, self._width)
        return Read(found, digest(found), bool(found))


class PeriodNames(Own):
    """Which months or days of the shelf have articles, newest first; those within the page's own period, if it has one."""

    def __init__(self, width: int) -> None:
        self._width = width

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of periods."""
        found = [period for period, _ in graph.periods(key.shelf, self._width, key.period)]
        return Read(found, digest(found), bool(found))


class RoughMonths(Own):
    """Every month of the shelf that has articles, newest first, with how full it is: in fifths of the fullest, which seldom change."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (month, fifths from 1 to 5); a year alone counts as 1."""
        found = graph.periods(key.shelf, 7)
        fullest = max((count for month, count in found if len(month) == 7), default=1)
        rough = [(month, min(5, -(-5 * count // fullest))) for month, count in found]
        return Read(rough, digest(rough), bool(rough))


class Older(Input):
    """The nearest older period of the same width that has articles. A page points back only: so a newer one never changes it."""

    def __init__(self, width: int) -> None:
        self._width = width

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A period or ``""``."""
        found = graph.neighbours(key.shelf, key.period)[0]
        return Read(found, found)

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The next newer page."""
        period = period_of(touch.sort, self._width)
        newer = graph.neighbours(touch.shelf, period)[1] if period else ""
        if newer:
            yield Key(touch.shelf, newer)


class DenseMonth(Own):
    """Whether the month around the page's day is too full for one page; the page is there only then."""

    shifting = True

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """True or False."""
        dense = graph.count(key.shelf, key.period[:7]) > house.settings.build.dense_month
        return Read(dense, "dense" if dense else "", dense)

    def narrow(self, graph: Graph, house: House, shelf: str, periods: Sequence[str]) -> list[str]:
        """The days of dense months."""
        dense = {month for month, count in graph.periods(shelf, 7) if count > house.settings.build.dense_month}
        return [period for period in periods if period[:7] in dense]


class ArticleNames(Own):
    """The files of the shelf's articles in the page's period."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of names."""
        found = graph.article_names(key.shelf, key.period)
        return Read(found, digest(found), bool(found))


class UndatedNames(Own):
    """The files of the shelf's undated articles."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of names."""
        found = graph.undated_names(key.shelf)
        return Read(found, digest(found), bool(found))


class Texts(Own):
    """The articles of the shelf in the page's period, by all that is said of each; the undated ones where it has none. None at all, unless the
    site's search finds the words of texts."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ids; their words are fetched when the page is made."""
        if not house.settings.build.search_texts:
            return Read([], "", False)
        rows = graph.cards(key.shelf, key.period) if key.period else graph.undated(key.shelf)
        found = [row.article for row in rows]
        return Read(found, digest(*map(graph.copy_hash, found)), bool(found))

    def narrow(self, graph: Graph, house: House, shelf: str, periods: Sequence[str]) -> Sequence[str]:
        """All of them or none."""
        return periods if house.settings.build.search_texts else []


class Entries(Own):
    """The articles of the shelf in the page's period as whoever looks for them knows them; the undated ones where it has none."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ``Entry``."""
        found = graph.entries(key.shelf, key.period)
        return Read(found, digest(found), bool(found))
