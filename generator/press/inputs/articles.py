"""Inputs of the page of one article, and of the feeds, which show articles whole."""

from __future__ import annotations

from collections.abc import Iterator

from generator.press.dates import DATED
from generator.press.graph import ALL, ARTICLE, NAME, SLUG, Graph, Touch, digest
from generator.press.house import House
from generator.press.inputs.base import Input, Own, Read
from generator.press.pages import Key


class Copy(Input):
    """All that an article's page says of the article itself."""

    abroad = True
    subject = True

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(id, file); the copy itself is fetched when the page is made."""
        article = int(key.shelf[len(ARTICLE) :])
        spot = graph.spot(article)
        if spot is None:
            return Read(None, "", False)
        return Read((article, spot.name), graph.copy_hash(article).hex())

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The article itself."""
        if touch.shelf == ALL and touch.article:
            yield Key(f"{ARTICLE}{touch.article}")


class Previous(Input):
    """The dated article before an article in time."""

    abroad = True

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A ``Card`` or ``None``."""
        article = int(key.shelf[len(ARTICLE) :])
        spot = graph.spot(article)
        previous = graph.beside(spot.sort, article)[0] if spot and spot.sort >= DATED else 0
        if not previous:
            return Read(None, "")
        row = graph.line(previous)
        return Read(row.card, row.hash.hex())

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The next newer one."""
        if touch.shelf == ALL and touch.article and touch.sort >= DATED:
            newer = graph.beside(touch.sort, touch.article)[1]
            if newer:
                yield Key(f"{ARTICLE}{newer}")


class Related(Input):
    """For the first names of an article, the story before it that bears the name: older ones only, so that a new article changes no old one."""

    abroad = True

    def __init__(self, most: int) -> None:
        self._most = most

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ``Card``."""
        article = int(key.shelf[len(ARTICLE) :])
        spot = graph.spot(article)
        found: dict[int, None] = {}
        for name in spot.tags[: self._most] if spot else ():
            found[graph.older(NAME + name, spot.sort if spot else "", article)] = None
        rows = [graph.line(other) for other in found if other]
        return Read([row.card for row in rows], "/".join([row.hash.hex() for row in rows]))

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The next newer story that bears the name."""
        if touch.shelf.startswith(NAME):
            newer = graph.newer(touch.shelf, touch.sort, touch.article)
            if newer:
                yield Key(f"{ARTICLE}{newer}")


class NameLinks(Input):
    """The addresses of the pages of an article's names; the names themselves belong to its copy."""

    abroad = True

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (name, slug)."""
        spot = graph.spot(int(key.shelf[len(ARTICLE) :]))
        found = [(name, graph.name_slug(name)) for name in (spot.tags if spot else ())]
        return Read(found, digest("/".join([slug for _, slug in found])))

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """Every article that bears a name whose address changed."""
        if touch.shelf.startswith(SLUG):
            yield from (Key(f"{ARTICLE}{article}") for article in graph.on_shelf(NAME + touch.shelf[len(SLUG) :]))


class NewestCopies(Own):
    """The newest dated articles of the shelf, whole."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ids; the copies are fetched when the feed is made."""
        found = [row.article for row in graph.cards(key.shelf, limit=house.settings.build.feed_items)]
        return Read(found, digest(*(graph.copy_hash(article) for article in found)))
