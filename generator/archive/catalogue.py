"""Which articles stand where: every file's source hash and slug, read again only where the file changed.

To look things up nothing is written: whoever only asks need not wait for a run that is filing.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from generator.archive.header import parse
from generator.archive.shelves import File, Listing, read_text, walk

_Row = tuple[str, int, int, str, str]
"""A file's path, size and time, and the source hash and slug that stand in it."""


class Catalogue:
    """The files of one archive by source hash and by slug."""

    def __init__(self, root: Path, cache: sqlite3.Connection) -> None:
        """Walk the archive; a file whose size and time the cache knows is not opened."""
        self._root = root
        self._cache = cache
        cache.execute(
            "CREATE TABLE IF NOT EXISTS shelf (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, source_hash TEXT, slug TEXT) WITHOUT ROWID"
        )
        self.listing: Listing = walk(root)
        self._fresh: list[_Row] = []
        self._gone: list[tuple[str]] = []
        self._read()

    def path(self, source_hash: str) -> str | None:
        """Where the article with this source hash stands, wherever a hand has moved it; ``None`` where it stands nowhere."""
        return self._paths.get(source_hash)

    def path_of_slug(self, slug: str) -> str | None:
        """Where the article with this slug stands."""
        return self._by_slug.get(slug.lower())

    def place(self, path: str, source_hash: str, slug: str) -> None:
        """Note a file that was just written."""
        self._by_slug[slug.lower()] = path
        self._paths[source_hash] = path

    def wrote(self, file: File, source_hash: str, slug: str) -> None:
        """Note how a file was left that was just written, so that it need not be opened when the archive is next walked."""
        self._fresh.append((file.path, file.size, file.mtime_ns, source_hash, slug))

    def flush(self) -> None:
        """Hand on to the cache what was read and written since."""
        self._cache.executemany("DELETE FROM shelf WHERE path = ?", self._gone)
        self._cache.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?, ?, ?, ?)", self._fresh)
        self._gone.clear()
        self._fresh.clear()

    def forget(self, source_hash: str) -> None:
        """Note that a file was just taken away."""
        self._paths.pop(source_hash, None)

    def _read(self) -> None:
        """Fill the tables from the cache and from the files that it does not know as they are."""
        rows: list[_Row] = self._cache.execute("SELECT path, size, mtime_ns, source_hash, slug FROM shelf").fetchall()
        files, as_known = self.listing.files(), {row[:3] for row in rows}
        if as_known != set(files):
            there = {file.path: file for file in files}
            self._gone = [(row[0],) for row in rows if row[0] not in there]
            self._fresh = [(*file, *self._opened(file)) for file in files if file not in as_known]
            rows = sorted([row for row in rows if row[:3] == there.get(row[0])] + self._fresh)
        # Of two files with one source text the first by path counts.
        self._paths = {row[3]: row[0] for row in reversed(rows) if row[3]}
        self._by_slug = {row[4].lower(): row[0] for row in rows}

    def _opened(self, file: File) -> tuple[str, str]:
        """Source hash and slug from the file itself; what is not there, or cannot be read, stands for nothing."""
        stem = file.path.rpartition("/")[2].removesuffix(".md")
        try:
            values = parse(read_text(self._root, file.path)).values
        except (OSError, UnicodeDecodeError):
            return "", stem
        return values.get("Source_Hash", [""])[0], values.get("Slug", [""])[0] or stem
