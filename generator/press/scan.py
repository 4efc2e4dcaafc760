"""What changed in the content since the last build: folders listed, times and sizes compared, nothing read that looks the same."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.model import Query

RACY_NS = 2_000_000_000
"""A file changed this shortly before it was looked at may change again without its times showing it (some file systems count in
two seconds): it is looked at again, as git does."""

ROOTS = ("articles", "pages")
"""The folders below ``content/`` that hold sources."""


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


@dataclass(slots=True)
class Changes:
    """``changed``: new or perhaps different files, in order. ``gone``: paths of files that are no more. ``queries``: what cannot be read."""

    changed: list[Source]
    gone: list[tuple[str, str]]
    queries: list[Query]


def sum_of(raw: bytes) -> bytes:
    """The hash by which a file's bytes are known: SHA-256, which today's processors count in half the time of BLAKE2, cut to 16 bytes."""
    return sha256(raw).digest()[:16]


def scan(content: Path, connection: sqlite3.Connection, *, suspect: bool = False) -> Changes:
    """Compare the content with what the state remembers. ``suspect``: every file counts as perhaps different."""
    found = Changes([], [], [])
    seen: set[str] = set()
    for folder, files in _folders(content, found.queries):
        seen.add(folder)
        known = set(connection.execute("SELECT name, mtime, ctime, size FROM sources WHERE folder = ?", (folder,)))
        found.changed.extend(Source(folder, *file) for file in (files if suspect else files - known))
        if known != files:
            there = {file[0] for file in files}
            found.gone.extend((folder, row[0]) for row in known if row[0] not in there)
    for (folder,) in connection.execute("SELECT DISTINCT folder FROM sources").fetchall():
        if folder not in seen:
            found.gone.extend((folder, row[0]) for row in connection.execute("SELECT name FROM sources WHERE folder = ?", (folder,)))
    found.changed.sort(key=lambda source: source.path)
    return found


def _folders(content: Path, queries: list[Query]) -> Iterator[tuple[str, set[tuple[str, int, int, int]]]]:
    """Every folder of sources with its Markdown files: name, mtime_ns, ctime_ns, size. Hidden ones are left out."""
    waiting = [root for root in ROOTS if (content / root).is_dir()]
    top = content.resolve()
    while waiting:
        folder = waiting.pop()
        files = set()
        with os.scandir(content / folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                if name.endswith(".md"):
                    fault = "" if name.isprintable() and not entry.is_symlink() else _name_fault(entry, top)
                    if fault:
                        queries.append(Query(f"content/{folder}/{name}".encode(errors="replace").decode(), fault, remedy="It is left out."))
                        continue
                    found = entry.stat()
                    if stat.S_ISREG(found.st_mode):
                        files.add((name, found.st_mtime_ns, found.st_ctime_ns, found.st_size))
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}/{name}")
        yield folder, files


def _name_fault(entry: os.DirEntry[str], top: Path) -> str:
    """Why a Markdown file with a strange name, or a link, is not read, in words; ``""`` for one that is."""
    if not entry.name.isprintable():
        return "A file name that cannot be printed."
    if entry.is_symlink():
        try:
            inside = Path(entry.path).resolve(strict=True).is_relative_to(top)
        except OSError:
            return "A link that leads nowhere."
        if not inside:
            return "A link that leads out of the content."
    return ""


def tampered(output: Path, rows: Iterable[tuple[str, int, int]]) -> Iterator[str]:
    """Of written files (name, mtime_ns, size) those that are gone or that another hand changed."""
    prefix = f"{output}/"
    for name, mtime, size in rows:
        try:
            found = os.lstat(prefix + name)
        except OSError:
            yield name
            continue
        if found.st_mtime_ns != mtime or found.st_size != size:
            yield name


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
