"""Inputs of pages that list articles: a shelf, or a period of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.press.graph import Graph, Row, Touch, digest, digest_of_rows
from generator.press.house import House
from generator.press.inputs.base import Input, Own, Read, period_of
from generator.press.pages import Key


def _rows(graph: Graph, rows: Sequence[Row]) -> Read:
    return Read([graph.card(row) for row in rows], digest_of_rows(rows), bool(rows))


@dataclass(frozen=True)
class Cards(Own):
    """The cards of the page's shelf and period, newest first."""

    limit: int = -1

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ``Card``."""
        return _rows(graph, graph.cards(key.shelf, key.period, self.limit))


class PlacedCards(Own):
    """The cards of the page's shelf and period, each with its place in time; of a month too full for one page the days alone."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (sort, ``Card``), with ``None`` for the cards of a day that stand elsewhere."""
        if len(key.period) == 7 and graph.count(key.shelf, key.period) > house.settings.build.dense_month:
            days = [(day, None) for day, _ in graph.periods(key.shelf, 10, key.period) if len(day) == 10]
            vague = [row for row in graph.cards(key.shelf, key.period) if len(row.sort) < 10]
            return Read([*days, *((row.sort, graph.card(row)) for row in vague)], digest(days, digest_of_rows(vague)))
        rows = graph.cards(key.shelf, key.period)
        return Read([(row.sort, graph.card(row)) for row in rows], digest_of_rows(rows), bool(rows))


@dataclass(frozen=True)
class UndatedCards(Own):
    """The undated cards of the page's shelf."""

    limit: int = -1

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ``Card``."""
        return _rows(graph, graph.undated(key.shelf, self.limit))


@dataclass(frozen=True)
class NewestDay(Own):
    """The newest day of the shelf that has articles, with its cards and some of the days before."""

    earlier: int

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(day, cards of the day, cards before it)."""
        day = graph.newest_day(key.shelf)
        today = graph.cards(key.shelf, day) if day else []
        shown = {row.article for row in today}
        rest = [row for row in graph.cards(key.shelf, limit=len(today) + self.earlier) if row.article not in shown][: self.earlier]
        value = (day, [graph.card(row) for row in today], [graph.card(row) for row in rest])
        return Read(value, digest(day, [row.hash for row in today], [row.hash for row in rest]), bool(today))


@dataclass(frozen=True)
class Periods(Own):
    """How many articles each month (``width`` 7) or day (10) of the shelf has, newest first."""

    width: int

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (period, count)."""
        found = graph.periods(key.shelf, self.width)
        return Read(found, digest(found), bool(found))


@dataclass(frozen=True)
class PeriodNames(Own):
    """Which months or days of the shelf have articles, newest first; those within the page's own period, if it has one."""

    width: int

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of periods."""
        found = [period for period, _ in graph.periods(key.shelf, self.width, key.period)]
        return Read(found, digest(found), bool(found))


class RoughMonths(Own):
    """Every month of the shelf that has articles, newest first, with how full it is: in fifths of the fullest, which seldom change."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (month, fifths from 1 to 5); a year alone counts as 1."""
        found = graph.periods(key.shelf, 7)
        fullest = max((count for month, count in found if len(month) == 7), default=1)
        rough = [(month, min(5, -(-5 * count // fullest))) for month, count in found]
        return Read(rough, digest(rough), bool(rough))


@dataclass(frozen=True)
class Older(Input):
    """The nearest older period of the same width that has articles. A page points back only: so a newer one never changes it."""

    width: int

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A period or ``""``."""
        found = graph.neighbours(key.shelf, key.period)[0]
        return Read(found, found)

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The next newer page."""
        period = period_of(touch.sort, self.width)
        newer = graph.neighbours(touch.shelf, period)[1] if period else ""
        if newer:
            yield Key(touch.shelf, newer)


class DenseMonth(Input):
    """Whether the month around the page's day is too full for one page; the page is there only then."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """True or False."""
        dense = graph.count(key.shelf, key.period[:7]) > house.settings.build.dense_month
        return Read(dense, "dense" if dense else "", dense)

    def narrow(self, graph: Graph, house: House, shelf: str, periods: Sequence[str]) -> list[str]:
        """The days of dense months."""
        dense = {month for month, count in graph.periods(shelf, 7) if count > house.settings.build.dense_month}
        return [period for period in periods if period[:7] in dense]

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """Every day of the month, since all come or go with its fullness."""
        month = period_of(touch.sort, 7)
        if len(month) == 7:
            yield from (Key(touch.shelf, day) for day, _ in graph.periods(touch.shelf, 10, month) if len(day) == 10)


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
