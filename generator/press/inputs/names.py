"""Inputs of a name's pages. A name with more stories than a page should hold keeps its newest years; each older year has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.press.dates import DATED
from generator.press.graph import NAME, Graph, Touch, Years, digest, since, year_of, year_whole
from generator.press.house import House
from generator.press.inputs.base import Input, Own, Read
from generator.press.inputs.lists import placed_cards
from generator.press.pages import Key


class Slug(Own):
    """The slug of the page's own name."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """The slug."""
        slug = graph.name_slug(key.shelf[len(NAME) :])
        return Read(slug, slug, bool(slug))


class SlugOfYears(Slug):
    """The same, for the pages of a name's years."""

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """Every year of a name whose address has changed (``shelving.settle_names``)."""
        if touch.shelf.startswith(NAME) and not touch.article:
            yield from (Key(touch.shelf, year_whole(year)) for year, _ in graph.years(touch.shelf))


class RecentCards(Own):
    """The cards of a name, newest first, but for the years that have pages of their own."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (sort, ``Card``)."""
        own = len(years_apart(graph, house, key.shelf))
        years = graph.years(key.shelf)
        return placed_cards(graph.cards(key.shelf, since(years[-own - 1][0]) if own else ""))


class YearApart(Own):
    """Whether a year of a name has a page of its own; the page is there only then."""

    shifting = True

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """True or False."""
        apart = year_of(key.period) in years_apart(graph, house, key.shelf)
        return Read(apart, "", apart)

    def narrow(self, graph: Graph, house: House, shelf: str, periods: Sequence[str]) -> list[str]:
        """The years that have."""
        return [year_whole(year) for year in years_apart(graph, house, shelf)]


class OlderYear(Input):
    """The next older year of a name that has a page of its own."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A year or ``""``."""
        before = year_of(key.period) if key.period else "~"
        found = next((year for year in years_apart(graph, house, key.shelf) if year < before), "")
        return Read(found, found)

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The next newer year."""
        newer = [year for year, _ in graph.years(touch.shelf) if year > touch.sort[:4]] if touch.sort >= DATED else []
        if newer:
            yield Key(touch.shelf, year_whole(newer[-1]))


class YearsOfNames(Own):
    """Which years of all names have pages of their own. Only for pages of the whole site, as ``Names``."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (slug of the name, years)."""
        room = house.settings.build.dense_month
        found = [(slug, _beyond(room, years)) for slug, years in graph.busy_names(room)]
        return Read(found, digest(found))


def years_apart(graph: Graph, house: House, shelf: str) -> list[str]:
    """The years of a name that have pages of their own, newest first: those whose stories have no room on its page behind the newer ones.

    The newest year is always on its page. How many stories a page holds is the setting ``dense_month``, as for the pages of months.
    """
    return _beyond(house.settings.build.dense_month, graph.years(shelf))


def _beyond(room: int, years: Years) -> list[str]:
    for place, (_, count) in enumerate(years):
        room -= count
        if place and room < 0:
            return [year for year, _ in years[place:]]
    return []
