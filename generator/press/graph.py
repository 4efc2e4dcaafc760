"""The build graph, read side: what stands on which shelf, in order.

An article stands on the shelf of the site (``*``), of each of its topics (``t:libya``) and of each of its names (``n:Khalifa Haftar``), at its
place in time (``dates.sort_of``). Every page is a view of one shelf, whole or of one period, so that the way from a changed
article to its pages is the list of its shelves.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from generator.press.views import Card, unpack_facts

ALL = "*"
TOPIC = "t:"
NAME = "n:"
ARTICLE = "@"
STANDING = "p:"
STATIC = "s:"
SLUG = "slug:"
"""Not a shelf but a touch: a name's address has changed."""

_AFTER = "~"
"""Greater than every character of ``sort``: the end of a range of a period."""


class Touch(NamedTuple):
    """A place on a shelf where something came, went or changed."""

    shelf: str
    sort: str
    article: int


class Row(NamedTuple):
    """One article on a shelf: its id, the hash of its card, its line (html), and its place in time where that was asked for."""

    article: int
    hash: bytes
    line: str
    sort: str = ""


def article_id(source: str) -> int:
    """An article's number, from its path below ``content/``: the same in every state file, so that it may break ties in time."""
    return int.from_bytes(blake2b(source.encode(), digest_size=8).digest()) >> 1


def listed(words: Iterable[str]) -> str:
    """Slugs or names as one text: no name holds a control character, since all are cleaned."""
    return "\x1f".join(words)


def unlisted(text: str) -> list[str]:
    """The inverse of ``listed``."""
    return text.split("\x1f") if text else []


def digest(*parts: object) -> str:
    """A short hash of values, in hex."""
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def digest_of_rows(rows: list[Row]) -> str:
    """A short hash of cards in their order and at their places."""
    total = blake2b(b"".join([row.hash for row in rows]), digest_size=8)
    total.update("\0".join([row.sort for row in rows]).encode())
    return total.hexdigest()


class Graph:
    """Questions to the state file; every answer is in the order of the pages, newest first.

    What is asked about one article or name is kept for a while: the file must not change as long as a graph is in use.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._ask = connection.execute
        self.place = lru_cache(64)(self._place)
        self.line = lru_cache(2048)(self._line)
        self.name_slug = lru_cache(4096)(self._name_slug)
        self.facts = lru_cache(512)(self._facts)

    def cards(self, shelf: str, period: str = "", limit: int = -1) -> list[Row]:
        """Dated articles on a shelf, of one period (year alone, month, day) or of all time, at most ``limit``."""
        return list(
            map(
                Row._make,
                self._ask(
                    "SELECT s.article, c.hash, c.line, s.sort FROM shelves s JOIN cards c ON c.id = s.article WHERE s.shelf = ? AND s.sort >= ? "
                    "AND s.sort < ? ORDER BY s.sort DESC, s.article DESC LIMIT ?",
                    (shelf, *span(period), limit),
                ),
            )
        )

    def undated(self, shelf: str, limit: int = -1) -> list[Row]:
        """Undated articles on a shelf."""
        return list(
            map(
                Row._make,
                self._ask(
                    "SELECT s.article, c.hash, c.line, '' FROM shelves s JOIN cards c ON c.id = s.article WHERE s.shelf = ? AND s.sort = '' "
                    "ORDER BY s.article DESC LIMIT ?",
                    (shelf, limit),
                ),
            )
        )

    def periods(self, shelf: str, width: int, within: str = "") -> list[tuple[str, int]]:
        """The months (``width`` 7) or days (10) of a shelf that have articles, with how many; vaguer ones count to what they name."""
        rows = self._ask(
            "SELECT substr(sort, 1, ?) AS period, count(*) FROM shelves WHERE shelf = ? AND sort >= ? AND sort < ? GROUP BY period "
            "ORDER BY period DESC",
            (width, shelf, *span(within)),
        )
        return rows.fetchall()

    def count(self, shelf: str, period: str) -> int:
        """How many articles of a period stand on a shelf."""
        row = self._ask("SELECT count(*) FROM shelves WHERE shelf = ? AND sort >= ? AND sort < ?", (shelf, *span(period))).fetchone()
        return int(row[0])

    def newest_day(self, shelf: str) -> str:
        """The newest day with an article dated to the day; ``""`` where there is none."""
        row = self._ask(
            "SELECT substr(sort, 1, 10) FROM shelves WHERE shelf = ? AND length(sort) >= 10 ORDER BY sort DESC LIMIT 1", (shelf,)
        ).fetchone()
        return str(row[0]) if row else ""

    def neighbours(self, shelf: str, period: str) -> tuple[str, str]:
        """The next older and the next newer period of the same kind on a shelf, or ``""``. A year alone counts among the months."""
        width = len(period)
        if width == 10:
            older = "SELECT substr(sort, 1, 10) FROM shelves WHERE shelf = ? AND sort < ? AND length(sort) >= 10 ORDER BY sort DESC LIMIT 1"
            newer = "SELECT substr(sort, 1, 10) FROM shelves WHERE shelf = ? AND sort >= ? AND length(sort) >= 10 ORDER BY sort LIMIT 1"
        else:
            older = "SELECT substr(sort, 1, 7) FROM shelves WHERE shelf = ? AND sort < ? AND sort > '' ORDER BY sort DESC LIMIT 1"
            newer = "SELECT substr(sort, 1, 7) FROM shelves WHERE shelf = ? AND sort >= ? ORDER BY sort LIMIT 1"
        start, end = span(period)
        found = [self._ask(query, (shelf, bound)).fetchone() for query, bound in ((older, start), (newer, end))]
        return (found[0][0] if found[0] else "", found[1][0] if found[1] else "")

    def beside(self, shelf: str, sort: str, article: int) -> tuple[int, int]:
        """The next older and the next newer dated article on a shelf, 0 where there is none."""
        older = self._ask(
            "SELECT article FROM shelves WHERE shelf = ? AND (sort, article) < (?, ?) AND sort > '' ORDER BY sort DESC, article DESC LIMIT 1",
            (shelf, sort, article),
        ).fetchone()
        newer = self._ask(
            "SELECT article FROM shelves WHERE shelf = ? AND (sort, article) > (?, ?) AND sort > '' ORDER BY sort, article LIMIT 1",
            (shelf, sort, article),
        ).fetchone()
        return (older[0] if older else 0, newer[0] if newer else 0)

    def older(self, shelf: str, sort: str, article: int) -> int:
        """The next older article on a shelf, undated ones at the end; 0 where there is none."""
        row = self._ask(
            "SELECT article FROM shelves WHERE shelf = ? AND (sort, article) < (?, ?) ORDER BY sort DESC, article DESC LIMIT 1",
            (shelf, sort, article),
        ).fetchone()
        return row[0] if row else 0

    def newer(self, shelf: str, sort: str, article: int) -> int:
        """The next newer article on a shelf: the reverse of ``older``."""
        row = self._ask(
            "SELECT article FROM shelves WHERE shelf = ? AND (sort, article) > (?, ?) ORDER BY sort, article LIMIT 1", (shelf, sort, article)
        ).fetchone()
        return row[0] if row else 0

    def _place(self, article: int) -> tuple[str, str, list[str]] | None:
        """An article's file, its place in time and its names; ``None`` where there is no such article."""
        row = self._ask("SELECT name, sort, tags FROM articles WHERE id = ?", (article,)).fetchone()
        return (row[0], row[1], unlisted(row[2])) if row else None

    def _line(self, article: int) -> Row:
        """One article's card."""
        return Row._make(self._ask("SELECT id, hash, line, '' FROM cards WHERE id = ?", (article,)).fetchone())

    def copy_hash(self, article: int) -> bytes:
        """The hash of everything an article's page says of the article itself."""
        return bytes(self._ask("SELECT hash FROM copies WHERE id = ?", (article,)).fetchone()[0])

    def copy(self, article: int) -> tuple[dict[str, Any], dict[str, Any]]:
        """The facts of an article's card, and the rest of what its page shows."""
        copy, body = self._ask("SELECT copy, body FROM copies WHERE id = ?", (article,)).fetchone()
        return self.facts(article), {**json.loads(copy), "body": body}

    def card(self, row: Row) -> Card:
        """A row as templates are given it."""
        return Card(row.article, row.line, self.facts, self._full)

    def _full(self, article: int) -> str:
        return str(self._ask("SELECT full FROM copies WHERE id = ?", (article,)).fetchone()[0])

    def _facts(self, article: int) -> dict[str, Any]:
        return unpack_facts(self._ask("SELECT facts FROM copies WHERE id = ?", (article,)).fetchone()[0])

    def article_names(self, shelf: str, period: str = "") -> list[str]:
        """The files of the articles on a shelf, dated ones of a period."""
        rows = self._ask(
            "SELECT a.name FROM shelves s JOIN articles a ON a.id = s.article WHERE s.shelf = ? AND s.sort >= ? AND s.sort < ? "
            "ORDER BY s.sort DESC, s.article DESC",
            (shelf, *span(period)),
        )
        return [row[0] for row in rows]

    def undated_names(self, shelf: str) -> list[str]:
        """The files of the undated articles on a shelf."""
        rows = self._ask(
            "SELECT a.name FROM shelves s JOIN articles a ON a.id = s.article WHERE s.shelf = ? AND s.sort = '' ORDER BY s.article DESC", (shelf,)
        )
        return [row[0] for row in rows]

    def articles(self) -> list[int]:
        """Every article, newest first."""
        return [row[0] for row in self._ask("SELECT article FROM shelves WHERE shelf = ? ORDER BY sort DESC, article DESC", (ALL,))]

    def on_shelf(self, shelf: str) -> list[int]:
        """Every article on a shelf."""
        return [row[0] for row in self._ask("SELECT article FROM shelves WHERE shelf = ? ORDER BY sort DESC, article DESC", (shelf,))]

    def names(self) -> list[tuple[str, str]]:
        """Every name with its slug, by name."""
        return self._ask("SELECT name, slug FROM names ORDER BY name").fetchall()

    def _name_slug(self, name: str) -> str:
        """The slug of a name's page; ``""`` for a name no article bears."""
        row = self._ask("SELECT slug FROM names WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def standing(self, slug: str) -> tuple[bytes, dict[str, Any]] | None:
        """A standing page's hash and copy; of several files with one slug the first by path counts."""
        row = self._ask("SELECT hash, copy FROM standing WHERE slug = ? ORDER BY source LIMIT 1", (slug,)).fetchone()
        return (bytes(row[0]), json.loads(row[1])) if row else None

    def standing_slugs(self) -> list[str]:
        """The slugs of all standing pages."""
        return [row[0] for row in self._ask("SELECT DISTINCT slug FROM standing ORDER BY slug")]

    def date_words(self, key: str) -> str | None:
        """A date that an earlier run put into words."""
        row = self._ask("SELECT text FROM dates WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None


def span(period: str) -> tuple[str, str]:
    """The half-open range of ``sort`` that a period holds: a year means what is known to the year alone, ``""`` everything dated."""
    if not period:
        return ("0", _AFTER)
    if len(period) == 4:
        return (period, period + "!")
    return (period, period + _AFTER)
