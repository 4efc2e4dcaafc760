"""Fingerprints of the articles that are filed, found by the bands they share; in the cache, since all of them can be made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from generator.copydesk.copies.duplicates import bands_of

_TABLES = """
CREATE TABLE IF NOT EXISTS print (number INTEGER PRIMARY KEY, source_hash TEXT UNIQUE, packed BLOB);
CREATE TABLE IF NOT EXISTS band (band INTEGER, print INTEGER, PRIMARY KEY (band, print)) WITHOUT ROWID;
"""
# Bands are many and fall anywhere in their table: with a number for the hash it is small enough to stay in memory.


class Prints:
    """Packed fingerprints by source hash. What is new is held here until ``flush``, and then written in the order of the tables:
    one by one it costs as much as all else that is recorded of an article."""

    def __init__(self, cache: sqlite3.Connection) -> None:
        """Make the tables where there are none."""
        self._cache = cache
        self._fresh: dict[str, bytes] = {}
        self._by_band: dict[int, list[str]] = {}
        cache.executescript(_TABLES)

    def __bool__(self) -> bool:
        """Whether any is kept."""
        return bool(self._fresh) or self._cache.execute("SELECT 1 FROM print LIMIT 1").fetchone() is not None

    def keep(self, source_hash: str, packed: bytes, *, is_new: bool = False) -> None:
        """Keep an article's fingerprint, in the place of what was kept of it unless it ``is_new``."""
        before = None if is_new else self.get(source_hash)
        if before == packed:
            return
        if before:
            self.drop(source_hash)
        self._fresh[source_hash] = packed
        for band in bands_of(packed):
            self._by_band.setdefault(band, []).append(source_hash)

    def get(self, source_hash: str) -> bytes | None:
        """An article's fingerprint."""
        packed = self._fresh.get(source_hash)
        if packed is None:
            (packed,) = self._cache.execute("SELECT packed FROM print WHERE source_hash = ?", (source_hash,)).fetchone() or (None,)
        return packed

    def drop(self, source_hash: str) -> None:
        """Forget an article's fingerprint."""
        self.flush()
        row = self._cache.execute("DELETE FROM print WHERE source_hash = ? RETURNING number, packed", (source_hash,)).fetchone()
        if row:
            number, packed = row
            self._cache.executemany("DELETE FROM band WHERE band = ? AND print = ?", ((band, number) for band in bands_of(packed)))

    def alike(self, packed: bytes) -> list[tuple[str, bytes]]:
        """Source hashes and fingerprints of the articles that share a band with this one."""
        bands = bands_of(packed)
        fresh = {key for band in bands if band in self._by_band for key in self._by_band[band]}
        marks = ",".join("?" * len(bands))
        found = self._cache.execute(f"SELECT DISTINCT print FROM band WHERE band IN ({marks})", tuple(bands)).fetchall()  # noqa: S608 - question marks only
        kept = (self._cache.execute("SELECT source_hash, packed FROM print WHERE number = ?", number).fetchone() for number in found)
        return [*((key, self._fresh[key]) for key in fresh), *filter(None, kept)]

    def flush(self) -> None:
        """Hand on to the cache what is new."""
        if not self._fresh:
            return
        (last,) = self._cache.execute("SELECT coalesce(max(number), 0) FROM print").fetchone()
        numbered = list(enumerate(self._fresh.items(), last + 1))
        self._cache.executemany("INSERT OR REPLACE INTO print VALUES (?, ?, ?)", ((number, *kept) for number, kept in numbered))
        rows: Iterable[tuple[int, int]] = ((band, number) for number, (_, packed) in numbered for band in bands_of(packed))
        self._cache.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", sorted(rows))
        self._fresh.clear()
        self._by_band.clear()
