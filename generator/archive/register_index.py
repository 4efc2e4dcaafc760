"""The register's lines by source hash, in the cache: a run that meets fifty articles need not read ten thousand lines to know them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.archive.cache import make_tables

REGISTER: Final = "content/register.jsonl"
"""Where the register lies, from the site's folder."""

_TABLES = """
CREATE TABLE IF NOT EXISTS registered (number INTEGER PRIMARY KEY, source_hash TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, line TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS registered_version ON registered (version) WHERE version = 1;
CREATE TABLE IF NOT EXISTS registered_slug (slug TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS register_state (stamp TEXT NOT NULL, superseded INTEGER NOT NULL);
"""
_PUT = """INSERT INTO registered (source_hash, version, line) VALUES (?, ?, ?)
    ON CONFLICT (source_hash) DO UPDATE SET version = excluded.version, line = excluded.line"""


class Line(NamedTuple):
    """One line of the register without its end; ``version``: it tells of an earlier version of a story."""

    source_hash: str
    slug: str
    version: bool
    line: str


def stamp_of(file: Path) -> str:
    """By what the register's file is known: its size and the time of its last change."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return "none"
    return f"{found.st_size} {found.st_mtime_ns}"


def is_as_left(root: Path, cache: sqlite3.Connection) -> bool:
    """Whether the register is the file that the cache was last true of, and nothing but a run of ours has written to it since."""
    return RegisterIndex(cache).superseded(stamp_of(root / REGISTER)) is not None


class RegisterIndex:
    """The last line of each article, in the order of their first ones, and every slug; written with whatever else is in the cache's
    transaction. It is true of the file that bears its stamp."""

    def __init__(self, cache: sqlite3.Connection) -> None:
        """The tables are made in ``cache`` where there are none."""
        self._cache = cache
        make_tables(cache, _TABLES)

    def superseded(self, stamp: str) -> int | None:
        """How many lines of the file that bears ``stamp`` are outdone by later ones; ``None`` where this is not true of that file."""
        row = self._cache.execute("SELECT superseded FROM register_state WHERE stamp = ?", (stamp,)).fetchone()
        return int(row[0]) if row else None

    def fill(self, lines: Iterable[Line], stamp: str) -> int:
        """Forget all and take in the lines of the file that bears ``stamp``; gives how many are outdone by later ones."""
        for table in ("registered", "registered_slug"):
            self._cache.execute(f"DELETE FROM {table}")  # noqa: S608 - one of two names
        lines = list(lines)
        self._put(lines)
        (live,) = self._cache.execute("SELECT count(*) FROM registered").fetchone()
        self._keep(stamp, len(lines) - live)
        return len(lines) - int(live)

    def put(self, lines: Iterable[Line]) -> None:
        """Take in lines that the file does not hold yet: until ``settle`` this is true of no file."""
        self._keep("", 0)
        self._put(list(lines))

    def settle(self, stamp: str, superseded: int) -> None:
        """From here on this is true of the file that bears ``stamp``."""
        self._keep(stamp, superseded)

    def line(self, source_hash: str) -> str:
        """The last line of an article; ``""`` where it has none."""
        row = self._cache.execute("SELECT line FROM registered WHERE source_hash = ?", (source_hash,)).fetchone()
        return str(row[0]) if row else ""

    def lines(self) -> Iterator[str]:
        """The last line of each article."""
        return (row[0] for row in self._cache.execute("SELECT line FROM registered ORDER BY number").fetchall())

    def versions(self) -> list[str]:
        """The lines of earlier versions of stories."""
        return [row[0] for row in self._cache.execute("SELECT line FROM registered WHERE version = 1 ORDER BY number")]

    def has_slug(self, slug: str) -> bool:
        """Whether any line, outdone or not, names this slug, in small letters."""
        return self._cache.execute("SELECT 1 FROM registered_slug WHERE slug = ?", (slug,)).fetchone() is not None

    def is_empty(self) -> bool:
        """Whether no article has a line."""
        return self._cache.execute("SELECT 1 FROM registered LIMIT 1").fetchone() is None

    def __len__(self) -> int:
        """How many articles have a line."""
        (count,) = self._cache.execute("SELECT count(*) FROM registered").fetchone()
        return int(count)

    def _put(self, lines: Sequence[Line]) -> None:
        self._cache.executemany(_PUT, [(line.source_hash, line.version, line.line) for line in lines])
        self._cache.executemany("INSERT OR IGNORE INTO registered_slug VALUES (?)", sorted({(line.slug.lower(),) for line in lines}))

    def _keep(self, stamp: str, superseded: int) -> None:
        self._cache.execute("DELETE FROM register_state")
        self._cache.execute("INSERT INTO register_state VALUES (?, ?)", (stamp, superseded))
