"""Which articles stand where: every file's source hash and slug, read again only where the file changed.

To look things up nothing is written: whoever only asks need not wait for a run that is filing.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.archive.cache import make_tables
from generator.archive.header import parse
from generator.archive.shelves import EMPTY, Listing, Shelf, now, read_text, shelf_of, walk

_TABLES = """
CREATE TABLE IF NOT EXISTS shelf (
    folder TEXT, name TEXT, size INTEGER, mtime_ns INTEGER, source_hash TEXT, slug TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shelf_by_hash ON shelf (source_hash);
CREATE INDEX IF NOT EXISTS shelf_by_slug ON shelf (slug);
CREATE TABLE IF NOT EXISTS shelf_seal (folder TEXT PRIMARY KEY, seal BLOB) WITHOUT ROWID;
"""


class _Row(NamedTuple):
    """A file as the cache knows it: its folder below ``content/``, name, size and time, and the source hash and slug (in small letters)
    that stand in it."""

    folder: str
    name: str
    size: int
    mtime_ns: int
    source_hash: str
    slug: str

    @property
    def path(self) -> str:
        """Its path below ``content/articles/``."""
        return _path(self.folder, self.name)


class Catalogue:
    """The files of one archive by source hash and by slug.

    The rows stay in the cache. Of each folder it holds a seal over all names, sizes and times as well, so that the rows of a folder that is as it
    was need not be read; those of another are compared one by one, and what differs stands above the cache until it is flushed.
    """

    def __init__(self, root: Path, cache: sqlite3.Connection) -> None:
        """Walk the archive; a file whose size and time the cache knows is not opened."""
        self._root = root
        self._cache = cache
        make_tables(cache, _TABLES)
        # Where nothing was known before, all that is in the cache was found or written by this run.
        self._bare = cache.execute("SELECT 1 FROM shelf LIMIT 1").fetchone() is None
        self.listing: Listing = walk(root)
        self._fresh: dict[str, _Row] = {}
        self._outdated: set[tuple[str, str]] = set()
        """Rows of the cache that are not true any more."""
        self._wrote: dict[str, tuple[int, int]] = {}
        """Size and time of the files that this run wrote."""
        self._paths: dict[str, str | None] = {}
        self._by_slug: dict[str, str] = {}
        self._unsealed: set[str] = set()
        self._compare()

    def path(self, source_hash: str) -> str | None:
        """Where the article with this source hash stands, wherever a hand has moved it; ``None`` where it stands nowhere."""
        if not source_hash or source_hash in self._paths:
            return self._paths.get(source_hash)
        return min(self._known("source_hash", source_hash), default=None)

    def path_of_slug(self, slug: str) -> str | None:
        """Where the article with this slug stands."""
        slug = slug.lower()
        return self._by_slug.get(slug) or max(self._known("slug", slug), default=None)

    def place(self, path: str, source_hash: str, slug: str) -> None:
        """Note a file that was just written."""
        self._by_slug[slug.lower()] = path
        self._paths[source_hash] = path

    def wrote(self, path: str, size: int, mtime_ns: int, source_hash: str, slug: str) -> None:
        """Note how a file was left that was just written, so that it need not be opened when the archive is next walked."""
        folder, _, name = shelf_of(path)
        self._fresh[path] = _Row(folder, name, size, mtime_ns, source_hash, slug.lower())
        self._wrote[path] = size, mtime_ns

    def forget(self, source_hash: str) -> None:
        """Note that a file was just taken away."""
        self._paths[source_hash] = None

    def flush(self) -> None:
        """Hand on to the cache what was read and written since."""
        self._cache.executemany("DELETE FROM shelf WHERE folder = ? AND name = ?", sorted(self._outdated))
        self._cache.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?, ?, ?, ?, ?)", sorted(self._fresh.values()))
        self._unsealed.update([folder for folder, _ in self._outdated], [row.folder for row in self._fresh.values()])
        self._cache.executemany("INSERT OR REPLACE INTO shelf_seal VALUES (?, '')", ((folder,) for folder in sorted(self._unsealed)))
        self._outdated.clear()
        self._fresh.clear()

    def settle(self, written: Iterable[str]) -> Listing:
        """Hand on the rest, and seal every folder that is as the cache has it; gives the files as they were found or as this run left them.

        ``written``: the paths of all files that the run wrote or took away. One that is not as it was written has been changed by a hand
        since: its folder is compared at the next walk.
        """
        left = now(self._root, written)
        self.listing = self.listing.after(left)
        unsure = set()
        for path, entry in left.items():
            folder, _, name = shelf_of(path)
            if entry is None:
                self._outdated.add((folder, name))
            elif self._wrote.get(path) != (entry[3], entry[1]):
                unsure.add(folder)
        self.flush()
        shelves = self.listing.shelves
        seals = ((folder, _seal(shelves[folder])) for folder in sorted(self._unsealed - unsure) if folder in shelves)
        self._cache.executemany("INSERT OR REPLACE INTO shelf_seal VALUES (?, ?)", seals)
        self._cache.executemany("DELETE FROM shelf_seal WHERE folder = ?", ((folder,) for folder in self._unsealed.difference(shelves)))
        self._unsealed = unsure
        return self.listing

    def _known(self, column: str, value: str) -> list[str]:
        """The paths of files that the cache knows by a source hash or a slug, and that are as it knows them."""
        if self._bare:
            return []
        rows = self._cache.execute(f"SELECT folder, name FROM shelf WHERE {column} = ?", (value,))  # noqa: S608 - one of two names
        return [_path(folder, name) for folder, name in rows if (folder, name) not in self._outdated]

    def _compare(self) -> None:
        """Open the files that the cache does not know as they are."""
        seals = dict(self._cache.execute("SELECT folder, seal FROM shelf_seal"))
        shelves = self.listing.shelves
        before: list[_Row] = []
        for folder in [folder for folder in {**seals, **shelves} if folder not in shelves or seals.get(folder) != _seal(shelves[folder])]:
            self._unsealed.add(folder)
            rows = self._cache.execute("SELECT * FROM shelf WHERE folder = ?", (folder,))
            known = {row.name: row for row in map(_Row._make, rows)}
            for name, mtime_ns, _, size in shelves.get(folder, EMPTY).entries():
                was = known.pop(name, None)
                if was is None or (was.size, was.mtime_ns) != (size, mtime_ns):
                    row = _Row(folder, name, size, mtime_ns, *self._opened(_path(folder, name)))
                    self._fresh[row.path] = row
                    before.extend(filter(None, (was,)))
            before.extend(known.values())
        self._outdated.update((row.folder, row.name) for row in before)
        for row in (*before, *self._fresh.values()):
            self._paths[row.source_hash] = min(self._known("source_hash", row.source_hash), default=None)
            self._by_slug[row.slug] = max(self._known("slug", row.slug), default="")
        # Of two files with one source text the first by path counts.
        for path, row in self._fresh.items():
            self._paths[row.source_hash] = min(filter(None, (path, self._paths[row.source_hash])))
            self._by_slug[row.slug] = max(path, self._by_slug[row.slug])
        self._paths.pop("", None)

    def _opened(self, path: str) -> tuple[str, str]:
        """Source hash and slug from the file itself; what is not there, or cannot be read, stands for nothing."""
        stem = path.rpartition("/")[2].removesuffix(".md").lower()
        try:
            values = parse(read_text(self._root, path)).values
        except (OSError, UnicodeDecodeError):
            return "", stem
        return values.get("Source_Hash", [""])[0], values.get("Slug", [""])[0].lower() or stem


def _path(folder: str, name: str) -> str:
    """A file's path below ``content/articles/``."""
    return f"{folder}/{name}".partition("/")[2]


def _seal(shelf: Shelf) -> bytes:
    """What all names, times and sizes of a folder are known by."""
    times = array("q", shelf.times)
    seal = sha256(shelf.names.encode("utf-8", "surrogateescape"))
    seal.update(times[0::3].tobytes())
    seal.update(times[2::3].tobytes())
    return seal.digest()
