"""What changed in the content since the last build: folders listed, times and sizes compared, nothing read that looks the same."""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from generator.model import Query
from generator.press import glance
from generator.press.glance import OPEN, Pack

RACY_NS = 2_000_000_000
"""A file changed this shortly before it was looked at may change again without its times showing it (some file systems count in
two seconds): it is looked at again, as git does."""

ROOTS = ("articles", "pages")
"""The folders below ``content/`` that hold sources."""

_BY_NAME = attrgetter("name")


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
    read."""

    changed: list[Source]
    gone: list[tuple[str, str]]
    queries: list[Query]


def sum_of(raw: bytes) -> bytes:
    """The hash by which a file's bytes are known: SHA-256, which today's processors count in half the time of BLAKE2, cut to 16 bytes."""
    return sha256(raw).digest()[:16]


def scan(content: Path, connection: sqlite3.Connection, *, suspect: bool = False) -> Changes:
    """Compare the content with what the state remembers. ``suspect``: every file counts as perhaps different."""
    found = Changes([], [], [])
    known = glance.folders(connection)
    for folder, seen in _folders(content, known, found.queries):
        pack = known.pop(folder, OPEN)
        if seen == pack and not suspect:
            continue
        files, before = seen.sources(), glance.sources(connection, folder, pack)
        fresh = set(files) if suspect else set(files).difference(before)
        found.changed.extend(Source(folder, *file) for file in files if file in fresh)
        gone = {file[0] for file in before}.difference(file[0] for file in files)
        found.gone.extend((folder, name) for name in sorted(gone))
    for folder, pack in known.items():
        found.gone.extend((folder, file[0]) for file in glance.sources(connection, folder, pack))
    found.changed.sort(key=lambda source: source.path)
    return found


def _folders(content: Path, known: Mapping[str, Pack], queries: list[Query]) -> Iterator[tuple[str, Pack]]:
    """Every folder of sources with its Markdown files. Hidden ones are left out, and those that a message could not name; a folder whose
    names are the ``known`` ones has none of these."""
    waiting = [root for root in ROOTS if (content / root).is_dir()]
    top = content.resolve()
    while waiting:
        folder = waiting.pop()
        names, times = [], array("q")
        with os.scandir(f"{content}/{folder}") as entries:
            for entry in sorted(entries, key=_BY_NAME):
                name = entry.name
                if name.startswith("."):
                    continue
                if name.endswith(".md"):
                    if not entry.is_file(follow_symlinks=False):
                        fault = _link_fault(entry, top)
                        if fault:
                            queries.append(_left_out(folder, name, fault))
                        if fault or not entry.is_file():
                            continue
                    found = entry.stat()
                    names.append(name)
                    times.append(found.st_mtime_ns)
                    times.append(found.st_ctime_ns)
                    times.append(found.st_size)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}/{name}")
        seen = Pack("\0".join(names), times.tobytes())
        if not (folder in known and known[folder].names == seen.names):
            strange = [name for name in names if not name.isprintable()]
            queries.extend(_left_out(folder, name, "A file name that cannot be printed.") for name in strange)
            if strange:
                seen = glance.packed(file for file in seen.sources() if file[0].isprintable())
        yield folder, seen


def _left_out(folder: str, name: str, fault: str) -> Query:
    return Query(f"content/{folder}/{name}".encode(errors="replace").decode(), fault, remedy="It is left out.")


def _link_fault(entry: os.DirEntry[str], top: Path) -> str:
    """Why a Markdown file that is a link is not read, in words; ``""`` for one that is."""
    if entry.is_symlink():
        try:
            inside = Path(entry.path).resolve(strict=True).is_relative_to(top)
        except OSError:
            return "A link that leads nowhere."
        if not inside:
            return "A link that leads out of the content."
    return ""


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
