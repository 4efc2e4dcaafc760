"""What a page kind is. To add one: write a view, declare a ``Kind`` beside it, name it in ``kinds/__init__.py``.

A kind says which shelf its pages are views of, how wide a period each covers, and what each is made from; the pages there are, each
page's fingerprint and the way from a changed article to its pages all follow from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.press.dates import Calendar
from generator.press.graph import ALL, ARTICLE, NAME, STANDING, STATIC, TOPIC, Graph, Touch
from generator.press.house import House
from generator.press.inputs import Input, period_of
from generator.press.pages import Key
from generator.press.views import Link

ABOUT = STANDING + "about"
"""The shelf of the one page about the site."""


class Makeup(NamedTuple):
    """What a view may ask: the house style, the graph, and dates in words."""

    house: House
    graph: Graph
    calendar: Calendar

    def day_link(self, name: str, period: str) -> Link:
        """A link to the page of a period."""
        return Link(self.house.addresses.path(name), self.calendar.text(period))


class Leaf(NamedTuple):
    """What a view gives: the page's title and what its template is given. ``current`` is where the masthead says the reader is."""

    title: str
    context: Mapping[str, Any] = MappingProxyType({})
    description: str = ""
    topic: str = ""
    feed: str = ""
    current: str = ""
    lang: str = ""
    noindex: bool = False


class Kind(NamedTuple):
    """One kind of page.

    ``shelf``: the shelf or the prefix of the shelves its pages are views of. ``width``: the length of the period each covers
    (4 whole years, 7 months, 10 days, 0 all time). ``inputs``: what a page is made from; a page is there if its first input is, unless ``always``.
    ``file``: a page's file below ``output/``, from its key and what the inputs gave. Either ``view`` fills ``template``, or ``content``
    gives the bytes outright. ``marked``: our mark is put at its end.
    """

    name: str
    shelf: str
    inputs: Mapping[str, Input]
    file: Callable[[Key, Mapping[str, Any]], str]
    template: str = ""
    view: Callable[[Makeup, Key, Mapping[str, Any]], Leaf] | None = None
    content: Callable[[Makeup, Key, Mapping[str, Any]], bytes] | None = None
    width: int = 0
    always: bool = False
    marked: bool = True

    def every(self, graph: Graph, house: House) -> Iterator[Key]:
        """The keys of all pages of this kind that may be there."""
        for shelf in self._shelves(graph, house):
            yield from self.of_shelf(graph, house, shelf)

    def of_shelf(self, graph: Graph, house: House, shelf: str) -> Iterator[Key]:
        """Those of one shelf."""
        if not self.width:
            yield Key(shelf)
            return
        found = graph.years(shelf) if self.width == 4 else graph.periods(shelf, self.width)
        periods: Sequence[str] = [period for period, _ in found if self.width < 10 or len(period) == 10]
        for declared in self.inputs.values():
            periods = declared.narrow(graph, house, shelf, periods)
        yield from (Key(shelf, period) for period in periods)

    @property
    def shifting(self) -> bool:
        """Whether an article may let pages of its shelf come or go that cover other places (see ``Input``)."""
        return any(declared.shifting for declared in self.inputs.values())

    def concerned(self, top: str) -> bool:
        """Whether a touch on a shelf that begins so may reach pages of this kind at all: the shelf of the site, or all shelves of a sort."""
        return self.shelf.startswith(top) or any(declared.abroad for declared in self.inputs.values())

    def may_stand(self, house: House, key: Key) -> bool:
        """Whether such a page can be at all: not one of a topic that the settings no longer have."""
        return self.shelf != TOPIC or key.shelf[len(TOPIC) :] in house.topics

    def _shelves(self, graph: Graph, house: House) -> list[str]:
        if self.shelf == TOPIC:
            return [TOPIC + slug for slug in house.topics]
        if self.shelf == NAME:
            return [NAME + name for name, _ in graph.names()]
        if self.shelf == ARTICLE:
            return [f"{ARTICLE}{article}" for article in graph.on_shelf(ALL)]
        if self.shelf == STANDING:
            return [STANDING + slug for slug in graph.standing_slugs() if STANDING + slug != ABOUT]
        if self.shelf == STATIC:
            return [STATIC + name for name, _ in house.theme.statics()]
        return [self.shelf]

    def reached(self, graph: Graph, touch: Touch) -> Iterator[tuple[Key, Iterable[str]]]:
        """The keys of the pages that a touched place may change, each with the names of the inputs that it may have changed."""
        mine = touch.shelf == self.shelf or (self.shelf[-1] == ":" and touch.shelf.startswith(self.shelf) and touch.shelf != ABOUT)
        if mine:
            period = period_of(touch.sort, self.width) if self.width else ""
            if period or not self.width:
                yield Key(touch.shelf, period), self.inputs
        for name, declared in self.inputs.items():
            if mine or declared.abroad:
                changed = self.inputs if declared.subject else (name,)
                for key in declared.reach(graph, touch):
                    # What an input names may be the page of another kind that it is an input of too: of a year, or of all time.
                    if key.shelf.startswith(self.shelf) and bool(key.period) == bool(self.width):
                        yield key, changed
