"""What the desk last wrote of each article, kept so that a hand edit and a new reading can be merged."""

from __future__ import annotations

import sqlite3

import zstandard

_LEVEL = 1


class Bases:
    """Texts of articles' files by their ``Machine_Hash``, in the cache."""

    def __init__(self, cache: sqlite3.Connection) -> None:
        """Keep them in ``cache``; the table is made where there is none."""
        self._cache = cache
        self._pack = zstandard.ZstdCompressor(level=_LEVEL)
        self._unpack = zstandard.ZstdDecompressor()
        self._fresh: dict[bytes, bytes] = {}
        cache.execute("CREATE TABLE IF NOT EXISTS base (hash BLOB PRIMARY KEY, text BLOB NOT NULL)")

    def __contains__(self, machine_hash: str) -> bool:
        """Whether the text of that hash is kept."""
        key = bytes.fromhex(machine_hash)
        return key in self._fresh or self._cache.execute("SELECT 1 FROM base WHERE hash = ?", (key,)).fetchone() is not None

    def put(self, machine_hash: str, text: str) -> None:
        """Keep a text; handed on to the cache by ``flush``."""
        self._fresh[bytes.fromhex(machine_hash)] = self._pack.compress(text.encode("utf-8"))

    def get(self, machine_hash: str) -> str | None:
        """The text of that hash, or ``None`` where the cache does not hold it."""
        try:
            key = bytes.fromhex(machine_hash)
        except ValueError:
            return None
        packed = self._fresh.get(key)
        if packed is None:
            (packed,) = self._cache.execute("SELECT text FROM base WHERE hash = ?", (key,)).fetchone() or (None,)
        return self._unpack.decompress(packed).decode("utf-8") if packed else None

    def drop(self, machine_hash: str) -> None:
        """Forget a text that no article goes back to any more."""
        key = bytes.fromhex(machine_hash)
        self._fresh.pop(key, None)
        self._cache.execute("DELETE FROM base WHERE hash = ?", (key,))

    def flush(self) -> None:
        """Hand on to the cache what was kept, in the order of its index."""
        self._cache.executemany("INSERT OR REPLACE INTO base VALUES (?, ?)", sorted(self._fresh.items()))
        self._fresh.clear()
