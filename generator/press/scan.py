"""What changed in the content since the last build: folders listed, times and sizes compared, nothing read that looks the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.archive import EMPTY, Listing, Shelf, walk
from generator.model import Query
from generator.press import glance

RACY_NS = 2_000_000_000
"""A file changed this shortly before it was looked at may change again without its times showing it (some file systems count in
two seconds): it is looked at again, as git does."""


class SourceMoved(Exception):
    """A source (its path below ``content/``) is not what it was when this build read it first: the build has to begin again."""


class Source(NamedTuple):
    """One Markdown file as found: ``folder`` is relative to ``content/``, with ``/``."""

    folder: str
    name: str
    mtime: int
    ctime: int
    size: int

    @property
    def path(self) -> str:
        """The path relative to ``content/``."""
        return f"{self.folder}/{self.name}"


class Changes(NamedTuple):
    """``changed``: new or perhaps different files, in order. ``gone``: folder and name of files that are no more. ``queries``: what cannot be
    read. ``shelves``: every folder as it was found."""

    changed: list[Source]
    gone: list[tuple[str, str]]
    queries: list[Query]
    shelves: dict[str, Shelf]


def sum_of(raw: bytes) -> bytes:
    """The hash by which a file's bytes are known: SHA-256, which today's processors count in half the time of BLAKE2, cut to 16 bytes."""
    return sha256(raw).digest()[:16]


def scan(content: Path, connection: sqlite3.Connection, *, suspect: bool = False, seen: Listing | None = None) -> Changes:
    """Compare the content with what the state remembers. ``suspect``: every file counts as perhaps different. ``seen``: the articles as
    another walk of this run found them, which are then not gone through again."""
    found = Changes([], [], [], {})
    known = glance.folders(connection)
    for listing in (seen or walk(content.parent), walk(content.parent, "pages")):
        found.queries.extend(listing.refused)
        found.shelves.update(listing.shelves)
        for folder, shelf in listing.shelves.items():
            before = known.pop(folder, EMPTY)
            if shelf == before and not suspect:
                continue
            files, was = shelf.entries(), before.entries() if before else glance.sources(connection, folder)
            fresh = set(files) if suspect else set(files).difference(was)
            found.changed.extend(Source(folder, *file) for file in files if file in fresh)
            gone = {file[0] for file in was}.difference(file[0] for file in files)
            found.gone.extend((folder, name) for name in sorted(gone))
    for folder, before in known.items():
        found.gone.extend((folder, file[0]) for file in (before.entries() if before else glance.sources(connection, folder)))
    found.changed.sort(key=lambda source: source.path)
    return found


def falsified(output: Path, rows: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Of written files (name, hash) those whose bytes are not what was written."""
    for name, known in rows:
        try:
            content = (output / name).read_bytes()
        except OSError:
            yield name
            continue
        if sum_of(content) != known:
            yield name
