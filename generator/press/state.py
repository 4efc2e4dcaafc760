"""The build graph's one SQLite file: what was read, where it stands, what was written. Only a cache.

Deleted, damaged or left by another version, it is made anew and the same site comes out. A seal beside it holds its size and times
while no build runs, so that a file changed by anything but the press is not believed.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from generator.press import disk, glance

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
    folder TEXT, name TEXT, mtime INTEGER, ctime INTEGER, size INTEGER, sha BLOB,
    due TEXT, held INTEGER NOT NULL DEFAULT 0, faults TEXT NOT NULL DEFAULT '', strays TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, claim TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL,
    topics TEXT NOT NULL, tags TEXT NOT NULL, hash BLOB NOT NULL, title TEXT NOT NULL, lang TEXT NOT NULL,
    late TEXT NOT NULL);
CREATE TABLE bodies (source TEXT PRIMARY KEY, html TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cards (id INTEGER PRIMARY KEY, hash BLOB NOT NULL, line TEXT NOT NULL);
CREATE TABLE shelves (shelf TEXT, sort TEXT, article INTEGER, PRIMARY KEY (shelf, sort, article)) WITHOUT ROWID;
CREATE TABLE names (
    name TEXT PRIMARY KEY, claim TEXT NOT NULL, slug TEXT NOT NULL, stories INTEGER NOT NULL, years TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE standing (source TEXT PRIMARY KEY, slug TEXT NOT NULL, hash BLOB NOT NULL, copy TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE touched (shelf TEXT, sort TEXT, article INTEGER, PRIMARY KEY (shelf, sort, article)) WITHOUT ROWID;
CREATE TABLE pages (
    kind TEXT, shelf TEXT, period TEXT, name TEXT NOT NULL, fingerprint TEXT NOT NULL, hash BLOB NOT NULL,
    mtime INTEGER NOT NULL, size INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY (kind, shelf, period)) WITHOUT ROWID;
CREATE INDEX pages_name ON pages (name);
CREATE INDEX pages_unsure ON pages (fingerprint) WHERE fingerprint = '';
CREATE TABLE dates (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
"""
_INDEXES = {
    "sources_due": "sources (held, due)",
    "sources_faults": "sources (folder, name) WHERE faults != ''",
    "sources_strays": "sources (strays, folder, name) WHERE strays != ''",
    "articles_claim": "articles (claim)",
    "articles_apart": "articles (claim) WHERE name != claim || '/index.html'",
    "names_claim": "names (claim)",
}
_OF_SOURCES = ("sources", "articles", "bodies", "cards", "shelves", "names", "standing", "dates")
VERSION = 11

NOT_YET_DUE, UNFILED = 1, 2
"""``sources.held``: why an article is not on the site. Its time has not come, or it is in no topic and the site shows none such."""

JOURNAL = "switch.json"
"""What stands beside the state file while the site is switched from old to new (``switch.py``)."""

_OPEN = b"open"

_MAPPED = 48 * 2**20
"""Bytes of the file that may be mapped: all that a site of fifteen thousand articles has. What is mapped counts as the process's memory,
and of a hundred thousand articles there would be more than a small machine should be asked for."""


class State:
    """An open state file. ``fresh`` says that nothing was known before."""

    def __init__(self, path: Path, output: Path, *, forget: bool = False) -> None:
        """Opens ``path`` for the site in ``output``, making it anew where it cannot be believed or ``forget`` is set."""
        self.path = path
        self._unsealed = False
        self._seal = path.with_suffix(".seal")
        self.fresh = forget or not self._believed()
        if self.fresh:
            self.discard()
        self.connection = connect(path)
        try:
            known = self.connection.execute("PRAGMA user_version").fetchone()[0]
            if known == VERSION and self.meta("output") != self._place(output):
                known = -1
        except sqlite3.DatabaseError:
            known = -1
        if known != VERSION:
            self.connection.close()
            self.fresh = True
            self.discard()
            self.connection = connect(path)
            self.connection.executescript(f"PRAGMA user_version = {VERSION};{_TABLES}{glance.TABLES}")
            self.index()
            glance.watch(self.connection, "page")
            self.set_meta("output", self._place(output))

    def _place(self, output: Path) -> str:
        """The output as the file remembers it: from its own folder, so that a site may be moved."""
        return os.path.relpath(output, self.path.parent)

    def _believed(self) -> bool:
        """Whether the file is as the press left it: sealed and unchanged, or in the middle of a build of ours."""
        try:
            seal = self._seal.read_bytes()
            return seal == _OPEN or seal == self._stamp()
        except OSError:
            return False

    def _stamp(self) -> bytes:
        found = self.path.stat()
        return f"{found.st_size} {found.st_mtime_ns}".encode()

    def discard(self) -> None:
        """Throw the file away."""
        for suffix in ("", "-journal", "-wal", "-shm"):
            disk.remove(f"{self.path}{suffix}")
        disk.remove(self._seal)

    def unseal(self) -> None:
        """From here on the file changes by our own hand; until it is sealed again it is believed as a killed run left it."""
        if not self._unsealed:
            disk.replace(self._seal, _OPEN)
            self._unsealed = True

    def close(self) -> None:
        """Close the file and, where this run wrote it, seal it."""
        self.connection.close()
        if self._unsealed:
            disk.replace(self._seal, self._stamp())

    def empty(self) -> None:
        """Forget all that came from sources, and the indexes over it: a table fills faster without."""
        for name in _INDEXES:
            self.connection.execute(f"DROP INDEX IF EXISTS {name}")
        glance.unwatch(self.connection, "source")
        for table in _OF_SOURCES:
            self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand above

    def index(self) -> None:
        """Make the indexes, and watch over the packs."""
        for name, columns in _INDEXES.items():
            self.connection.execute(f"CREATE INDEX {name} ON {columns}")
        glance.watch(self.connection, "source")

    def meta(self, key: str) -> str:
        """A remembered value, ``""`` where there is none."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Remember a value."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the state file.

    Nothing is flushed to the disk for its sake: a killed process loses nothing by that, and after a power cut the seal
    tells. Transactions are begun and ended by hand. A ``read_only`` connection takes no locks and looks for no journal, which
    costs more than most answers do: nothing may write to the file while it is in use.
    """
    if read_only:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
        # What stands still is read where the system holds it, without a call and a copy for each page.
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    else:
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -8000")
    return connection
