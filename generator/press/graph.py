"""The build graph, read side: what stands on which shelf, in order.

An article stands on the shelf of the site (``*``), of each of its topics (``t:libya``) and of each of its names (``n:Khalifa Haftar``), and, where
it came in late, of the day on which it did (``c:2019-02-21``), at its place in time (``dates.sort_of``). Every page is a view of one shelf, whole or
of one period, so that the way from a changed article to its pages is the list of its shelves.

A build that looks at a few pages asks the state file (``stored.py``); one that looks at all of them holds the whole graph in memory
(``held.py``), where an answer costs a tenth. The law that an incremental build equals a cold one holds the two together.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from generator.press.copies import Copy, Facts
from generator.press.dates import DATED
from generator.press.diary import Diary
from generator.press.views import Card, Head

ALL = "*"
TOPIC = "t:"
NAME = "n:"
ARTICLE = "@"
LATE = "c:"
STANDING = "p:"
STATIC = "s:"
SLUG = "slug:"
"""Not a shelf but a touch: a name's address has changed."""

AFTER = "~"
"""Greater than every character of ``sort``: the end of a range of a period."""

_WHOLE, _SINCE = "*", "+"

_FACTS, _COPIES = 2048, 64
"""How much is kept at hand: lists show the same articles again and again, their own pages and the feeds each once."""


Years = list[tuple[str, int]]
"""Years, newest first, with how many stories each has."""


class Touch(NamedTuple):
    """A place on a shelf where something came, went or changed."""

    shelf: str
    sort: str
    article: int


class Row(NamedTuple):
    """One article on a shelf: its id, the hash of its card, its place in time, and the card."""

    article: int
    hash: bytes
    sort: str
    card: Card


class Spot(NamedTuple):
    """Where an article stands: its file, its place in time, its names."""

    name: str
    sort: str
    tags: Sequence[str]


class Entry(NamedTuple):
    """An article as whoever looks for it knows it: its file, headline and language, its place in time, the slugs of its topics, its names."""

    name: str
    title: str
    lang: str
    sort: str
    topics: Sequence[str]
    tags: Sequence[str]


def article_id(source: str) -> int:
    """An article's number, from its path below ``content/``: the same in every state file, so that it may break ties in time."""
    return int.from_bytes(blake2b(source.encode(), digest_size=8).digest()) >> 1


def digest(*parts: object) -> str:
    """A short hash of values, in hex."""
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def digest_of_rows(rows: Sequence[Row]) -> str:
    """A short hash of cards in their order and at their places."""
    total = blake2b(b"".join([row[1] for row in rows]), digest_size=8)
    total.update("\0".join([row[2] for row in rows]).encode())
    return total.hexdigest()


def span(period: str) -> tuple[str, str]:
    """The half-open range of ``sort`` that a period holds: a year means what is known to the year alone (but see ``year_whole`` and
    ``since``), ``""`` everything dated."""
    if not period:
        return (DATED, AFTER)
    if period[-1] == _SINCE:
        return (period[:-1], AFTER)
    if period[-1] == _WHOLE:
        return (period[:-1], period[:-1] + AFTER)
    if len(period) == 4:
        return (period, period + "!")
    return (period, period + AFTER)


def year_whole(year: str) -> str:
    """The period of a whole year, with its months and days."""
    return year + _WHOLE


def since(year: str) -> str:
    """The period from the beginning of a year on."""
    return year + _SINCE


def year_of(period: str) -> str:
    """The year of a period."""
    return period[:4]


class Graph(ABC):
    """What a page may ask. Every answer is in the order of the pages, newest first; nothing may change as long as a graph is in use."""

    def __init__(self, typeset: Callable[[Facts], str]) -> None:
        """``typeset`` makes an article's full card (html)."""
        self.copy = lru_cache(_COPIES)(self._copy)
        self.facts = lru_cache(_FACTS)(self._facts)
        self.head = lru_cache(_FACTS)(self._head)
        """What a list may say of an article without its file (``views.Head``)."""
        self.diary = lru_cache(_FACTS)(self._diary)
        """The days of a shelf."""
        self.years = lru_cache(_FACTS)(self._years)
        """The years of a shelf that have articles, newest first, with how many."""
        self.full = lru_cache(_FACTS)(lambda article: typeset(self.facts(article)))

    @abstractmethod
    def _facts(self, article: int) -> Facts:
        """What a card may show of an article."""

    def _head(self, article: int) -> Facts | Head:
        return self.facts(article)

    @abstractmethod
    def _copy(self, article: int) -> Copy:
        """All that an article's page shows of the article itself."""

    @abstractmethod
    def _diary(self, shelf: str) -> Diary:
        """The days of a shelf that have articles."""

    def _years(self, shelf: str) -> Years:
        return self.periods(shelf, 4)

    @abstractmethod
    def cards(self, shelf: str, period: str = "", limit: int = -1) -> Sequence[Row]:
        """Dated articles on a shelf, of one period (year alone, month, day) or of all time, at most ``limit``."""

    @abstractmethod
    def vague(self, shelf: str, month: str) -> Sequence[Row]:
        """Dated articles of a month on a shelf of which the day is not known."""

    @abstractmethod
    def newest_late(self) -> str:
        """The newest day on which articles came in late; ``""`` where there is none."""

    @abstractmethod
    def undated(self, shelf: str, limit: int = -1) -> Sequence[Row]:
        """Undated articles on a shelf, those captured last first."""

    def periods(self, shelf: str, width: int, within: str = "") -> list[tuple[str, int]]:
        """The months (``width`` 7) or days (10) of a shelf that have articles, with how many; vaguer ones count to what they name."""
        return self.diary(shelf).periods(width, span(within))

    def count(self, shelf: str, period: str) -> int:
        """How many articles of a period stand on a shelf."""
        return self.diary(shelf).count(span(period))

    def newest_day(self, shelf: str) -> str:
        """The newest day with an article dated to the day; ``""`` where there is none."""
        return self.diary(shelf).newest()

    def neighbours(self, shelf: str, period: str) -> tuple[str, str]:
        """The next older and the next newer period of the same kind on a shelf, or ``""``. A year alone counts among the months."""
        return self.diary(shelf).neighbours(span(period), len(period))

    @abstractmethod
    def beside(self, sort: str, article: int) -> tuple[int, int]:
        """The next older and the next newer dated article of the site, 0 where there is none."""

    @abstractmethod
    def older(self, shelf: str, sort: str, article: int) -> int:
        """The next older article on a shelf, undated ones at the end; 0 where there is none."""

    @abstractmethod
    def newer(self, shelf: str, sort: str, article: int) -> int:
        """The next newer article on a shelf: the reverse of ``older``."""

    @abstractmethod
    def spot(self, article: int) -> Spot | None:
        """Where an article stands; ``None`` where there is no such article."""

    @abstractmethod
    def line(self, article: int) -> Row:
        """One article's card."""

    @abstractmethod
    def copy_hash(self, article: int) -> bytes:
        """The hash of everything an article's page says of the article itself."""

    @abstractmethod
    def words(self, article: int) -> str:
        """The words of an article's text, from its own file (``Intake.words``)."""

    @abstractmethod
    def article_names(self, shelf: str, period: str = "") -> list[str]:
        """The files of the articles on a shelf, dated ones of a period."""

    @abstractmethod
    def undated_names(self, shelf: str) -> list[str]:
        """The files of the undated articles on a shelf."""

    @abstractmethod
    def entries(self, shelf: str, period: str) -> list[Entry]:
        """The articles on a shelf, dated ones of a period; the undated ones where the period is ``""``."""

    @abstractmethod
    def on_shelf(self, shelf: str) -> list[int]:
        """Every article on a shelf."""

    @abstractmethod
    def names(self) -> list[tuple[str, str]]:
        """Every name with its slug, by name."""

    @abstractmethod
    def busy_names(self, room: int) -> list[tuple[str, Years]]:
        """The slug of every name with more dated stories than ``room``, in the order of the names, with its years."""

    @abstractmethod
    def name_slug(self, name: str) -> str:
        """The slug of a name's page; ``""`` for a name no article bears."""

    @abstractmethod
    def standing(self, slug: str) -> tuple[bytes, dict[str, Any]] | None:
        """A standing page's hash and copy; of several files with one slug the first by path counts."""

    @abstractmethod
    def standing_slugs(self) -> list[str]:
        """The slugs of all standing pages."""


def listed(words: Iterable[str]) -> str:
    """Slugs or names as one text: no name holds a control character, since all are cleaned."""
    return "\x1f".join(words)


def listed_years(years: Years) -> str:
    """Years with their counts as one text."""
    return listed(f"{year}{count}" for year, count in years)


def unlisted_years(text: str) -> Years:
    """The inverse of ``listed_years``."""
    return [(entry[:4], int(entry[4:])) for entry in unlisted(text)]


def unlisted(text: str) -> list[str]:
    """The inverse of ``listed``."""
    return text.split("\x1f") if text else []
