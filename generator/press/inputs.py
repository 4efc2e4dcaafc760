"""What a page may be made from. An input does two things: it reads (value and hash), and it knows the way back.

``read`` gives what the page needs with a hash of it; the hashes of all inputs make the page's fingerprint. ``reach`` gives, for a
touched place on a shelf, further pages of the same kind that the input ties to it; the page that covers the place itself is always
looked at. Both stand side by side here, and the law that an incremental build equals a cold one holds them together.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.press.graph import ALL, ARTICLE, NAME, SLUG, STATIC, Graph, Row, Touch, digest, digest_of_rows
from generator.press.house import House
from generator.press.pages import Key


class Read(NamedTuple):
    """What an input gave: the value for the view, its hash, and whether there is anything at all."""

    value: Any
    digest: str
    present: bool = True


class Input(ABC):
    """One declared input of a page kind."""

    @abstractmethod
    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """The value for one page."""

    @abstractmethod
    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """Pages beside the one that covers the touched place."""

    def narrow(self, graph: Graph, house: House, shelf: str, periods: Sequence[str]) -> Sequence[str]:
        """Of the periods of a shelf those that may have a page, as far as this input can tell cheaply."""
        return periods


def _rows(graph: Graph, rows: Sequence[Row]) -> Read:
    return Read([graph.card(row) for row in rows], digest_of_rows(rows), bool(rows))


@dataclass(frozen=True)
class Own(Input):
    """An input that reads nothing but the page's own shelf and period: no way back beyond the page that covers the place."""

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """No further page."""
        return iter(())


@dataclass(frozen=True)
class Cards(Own):
    """The cards of the page's shelf and period, newest first."""

    limit: int = -1

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ``Card``."""
        return _rows(graph, graph.cards(key.shelf, key.period, self.limit))


@dataclass(frozen=True)
class PlacedCards(Own):
    """The cards of the page's shelf and period, each with its place in time."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (sort, ``Card``)."""
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
    counted: bool = True

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (period, count); the count is 0 where it does not matter."""
        found = graph.periods(key.shelf, self.width)
        if not self.counted:
            found = [(period, 0) for period, _ in found]
        return Read(found, digest(found), bool(found))


@dataclass(frozen=True)
class Neighbours(Input):
    """The nearest older and newer periods of the same width that have articles."""

    width: int

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(older, newer), each a period or ``""``."""
        found = graph.neighbours(key.shelf, key.period)
        return Read(found, digest(found))

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The pages on either side of the touched one."""
        period = period_of(touch.sort, self.width)
        if period:
            yield from (Key(touch.shelf, other) for other in graph.neighbours(touch.shelf, period) if other)


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Copy(Own):
    """All that an article's page says of the article itself."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(id, file); the copy itself is fetched when the page is made."""
        article = int(key.shelf[len(ARTICLE) :])
        spot = graph.spot(article)
        if spot is None:
            return Read(None, "", False)
        return Read((article, spot.name), graph.copy_hash(article).hex())


@dataclass(frozen=True)
class Beside(Input):
    """The dated articles before and after an article in time."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(previous, next), each a ``Card`` or ``None``."""
        article = int(key.shelf[len(ARTICLE) :])
        spot = graph.spot(article)
        if spot is None or not spot.sort:
            return Read((None, None), "")
        rows = [graph.line(other) if other else None for other in graph.beside(spot.sort, article)]
        return Read([graph.card(row) if row else None for row in rows], "/".join([row.hash.hex() if row else "" for row in rows]))

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The articles on either side."""
        if touch.shelf == ALL and touch.article:
            yield Key(f"{ARTICLE}{touch.article}")
            if touch.sort:
                yield from (Key(f"{ARTICLE}{other}") for other in graph.beside(touch.sort, touch.article) if other)


@dataclass(frozen=True)
class Related(Input):
    """For the first names of an article, the story before it that bears the name: older ones only, so that a new article changes no old one."""

    most: int

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ``Card``."""
        article = int(key.shelf[len(ARTICLE) :])
        spot = graph.spot(article)
        found: dict[int, None] = {}
        for name in spot.tags[: self.most] if spot else ():
            found[graph.older(NAME + name, spot.sort if spot else "", article)] = None
        rows = [graph.line(other) for other in found if other]
        return Read([graph.card(row) for row in rows], "/".join([row.hash.hex() for row in rows]))

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """The next newer story that bears the name."""
        if touch.shelf.startswith(NAME):
            newer = graph.newer(touch.shelf, touch.sort, touch.article)
            if newer:
                yield Key(f"{ARTICLE}{newer}")


@dataclass(frozen=True)
class NameLinks(Input):
    """The addresses of the pages of an article's names; the names themselves belong to its copy."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (name, slug)."""
        spot = graph.spot(int(key.shelf[len(ARTICLE) :]))
        found = [(name, graph.name_slug(name)) for name in (spot.tags if spot else ())]
        return Read(found, digest("/".join([slug for _, slug in found])))

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """Every article that bears a name whose address changed."""
        if touch.shelf.startswith(SLUG):
            yield from (Key(f"{ARTICLE}{article}") for article in graph.on_shelf(NAME + touch.shelf[len(SLUG) :]))


@dataclass(frozen=True)
class Slug(Own):
    """The slug of the page's own name."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """The slug."""
        slug = graph.name_slug(key.shelf[len(NAME) :])
        return Read(slug, slug, bool(slug))


@dataclass(frozen=True)
class Names(Own):
    """Every name with its slug. Only for pages of the whole site: any article's coming or going lets them be looked at."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (name, slug)."""
        found = graph.names()
        return Read(found, digest(found))


@dataclass(frozen=True)
class NewestCopies(Own):
    """The newest dated articles of the shelf, whole."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of ids; the copies are fetched when the feed is made."""
        found = [row.article for row in graph.cards(key.shelf, limit=house.settings.build.feed_items)]
        return Read(found, digest(*(graph.copy_hash(article) for article in found)))


@dataclass(frozen=True)
class ArticleNames(Own):
    """The files of the shelf's articles in the page's period."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of names."""
        found = graph.article_names(key.shelf, key.period)
        return Read(found, digest(found), bool(found))


@dataclass(frozen=True)
class UndatedNames(Own):
    """The files of the shelf's undated articles."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of names."""
        found = graph.undated_names(key.shelf)
        return Read(found, digest(found), bool(found))


@dataclass(frozen=True)
class StandingCopy(Own):
    """A standing page of ``content/pages/``."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """Its copy, or ``None``."""
        found = graph.standing(key.shelf.partition(":")[2])
        return Read(found[1], found[0].hex()) if found else Read(None, "", False)


@dataclass(frozen=True)
class StandingSlugs(Own):
    """Which standing pages there are."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of slugs."""
        found = graph.standing_slugs()
        return Read(found, digest(found))


@dataclass(frozen=True)
class Stylesheet(Own):
    """The one stylesheet."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(file, content)."""
        return Read((house.stylesheet_name, house.stylesheet), house.stylesheet_name)


@dataclass(frozen=True)
class StaticFile(Own):
    """A file of the theme that is published as it is."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(file, content)."""
        name = key.shelf[len(STATIC) :]
        content = house.theme.files.get(name)
        return Read((name, content), digest(content), content is not None)


def period_of(sort: str, width: int) -> str:
    """The period of that width which a place in time falls into: a year alone counts among the months, nothing vaguer than a day among the days."""
    if width == 10:
        return sort[:10] if len(sort) >= 10 else ""
    return sort[:7]
