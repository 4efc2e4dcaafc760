"""``content/register.jsonl``: what was ever filed, one line an article, so that a deletion by hand is never undone.

Lines are only ever added; of several lines for one article the last counts. Two copies of a site that were filed to
apart merge by keeping the lines of both (``merge=union`` in Git). A line cut off by a crash, or one that a hand or a
merge broke, is passed over.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple

from generator.archive.atomic import write_whole
from generator.archive.register_index import REGISTER, Line, RegisterIndex, stamp_of

State = Literal["filed", "conflict", "withdrawn", "duplicate", "version"]
"""``conflict``: ``machine_hash`` is of a version that waits in ``content/desk/`` for the editor. ``withdrawn``: the desk took
the article back, since a better reading of its dump has no such article. ``duplicate``: the same copy was filed from elsewhere,
and ``of`` is the source hash of that. ``version``: an earlier version of the story ``of``, which stands in its place."""

LIVE: Final = ("filed", "conflict")
"""States of an article that stands in the archive, unless a hand deleted it."""

_SLACK: Final = 1000
"""Superseded lines that are left alone before the file is written anew."""


class Registered(NamedTuple):
    """One article that was filed: ``path`` below ``content/articles/``, ``source`` as in the metadata.

    ``machine_hash`` is of the desk's latest version of it.
    """

    source_hash: str
    slug: str
    path: str
    machine_hash: str
    source: str
    state: State = "filed"
    of: str = ""


class Register:
    """The register of one site, and what is to be added to its file.

    Its lines stand in the cache by source hash (``RegisterIndex``), and are read from the file only where that is not the one they were
    read from: of ten thousand articles a run mostly meets the fifty that are new.
    """

    def __init__(self, root: Path, cache: sqlite3.Connection | None = None) -> None:
        """The register of the site at ``root``; a site without one has filed nothing yet. Without a ``cache`` its file is read."""
        self._file = root / REGISTER
        self._index = RegisterIndex(cache or sqlite3.connect(":memory:"))
        self._met: dict[str, Registered] = {}
        self._new_slugs: set[str] = set()
        self.stories: set[str] = set()
        """Source hashes of articles that stand for earlier versions as well."""
        self.earlier: set[str] = set()
        """Source hashes of those versions."""
        self._versions: dict[str, list[str]] = defaultdict(list)
        self._fresh: list[Registered] = []
        stamp = stamp_of(self._file)
        superseded = self._index.superseded(stamp)
        self._superseded = self._index.fill(_read(self._file), stamp) if superseded is None else superseded
        # Where nothing was filed before, all that is in the index was met in this run.
        self._bare = self._index.is_empty()
        for entry in filter(None, map(_parsed, self._index.versions())):
            self._sort_out(entry)

    def __iter__(self) -> Iterator[Registered]:
        """Every article in the order in which they were first noted."""
        self._index_fresh()
        return filter(None, map(_parsed, self._index.lines()))

    def has_slug(self, slug: str) -> bool:
        """Whether an article has this slug, or ever had it; letters' case does not count."""
        return slug.lower() in self._new_slugs or (not self._bare and self._index.has_slug(slug.lower()))

    def get(self, source_hash: str) -> Registered | None:
        """What was filed from this source text."""
        entry = self._met.get(source_hash)
        if entry is None and not self._bare and (line := self._index.line(source_hash)) and (entry := _parsed(line)):
            self._met[source_hash] = entry
        return entry

    def _sort_out(self, entry: Registered) -> None:
        if entry.state == "version":
            self.stories.add(entry.of)
            self.earlier.add(entry.source_hash)
            self._versions[entry.of].append(entry.source_hash)
        else:
            self.earlier.discard(entry.source_hash)

    def versions(self, source_hash: str) -> list[str]:
        """Source hashes of the earlier versions for which an article stands, and of those for which they stood."""
        found: dict[str, None] = {}
        waiting = [source_hash]
        while waiting:
            stands = waiting.pop()
            for version in self._versions.get(stands, ()):
                entry = self.get(version)
                if entry and entry.state == "version" and entry.of == stands and version not in found:
                    found[version] = None
                    waiting.append(version)
        return list(found)

    def standing(self, entry: Registered) -> Registered | None:
        """The article that stands for this one, over however many versions and copies; ``None`` where none does."""
        seen = {entry.source_hash}
        found: Registered | None = entry
        while found and found.state in ("duplicate", "version"):
            found = None if found.of in seen else self.get(found.of)
            seen.add(found.source_hash if found else "")
        return found if found and found.state in LIVE else None

    def pass_on(self, old: str, new: str) -> None:
        """Let an article that is known under a new source hash stand for what it stood for under the old one."""
        for entry in list(self):
            if entry.of == old:
                self.add(entry._replace(of=new))

    def add(self, entry: Registered) -> None:
        """Note an article; nothing is written before ``flush``."""
        before = self.get(entry.source_hash)
        if before != entry:
            self._superseded += before is not None
            self._met[entry.source_hash] = entry
            self._new_slugs.add(entry.slug.lower())
            self._sort_out(entry)
            self._fresh.append(entry)

    def _index_fresh(self) -> None:
        """Hand on to the index what was added since the file was last written."""
        if self._fresh:
            self._index.put(map(_indexed, self._fresh))

    def flush(self) -> None:
        """Bring the file up to date; raises ``OSError`` where the disk will not have it.

        Lines are appended and reach the disk before this returns. Once superseded lines outnumber the live ones, the
        whole file is written anew, the live lines in their order.
        """
        if not self._fresh:
            return
        self._index_fresh()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._superseded > _SLACK and self._superseded > len(self._index) + _SLACK:
            write_whole(self._file, "".join(f"{line}\n" for line in self._index.lines()))
            self._superseded = 0
        else:
            with self._file.open("ab+") as file:
                torn = file.tell() and file.seek(-1, os.SEEK_END) >= 0 and file.read(1) != b"\n"
                file.write(b"\n" * bool(torn) + "".join(f"{_line(entry)}\n" for entry in self._fresh).encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        self._index.settle(stamp_of(self._file), self._superseded)
        self._fresh.clear()


def _line(entry: Registered) -> str:
    """An entry as JSON; what is as usual goes without saying."""
    record = entry._asdict()
    if entry.state == "filed":
        del record["state"]
    if not entry.of:
        del record["of"]
    return _WRITE(record)


def _indexed(entry: Registered) -> Line:
    return Line(entry.source_hash, entry.slug, entry.state == "version", _line(entry))


_VERSION: Final = '"state":"version"'
_WRITE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FIELDS: Final = frozenset(Registered._fields)
_OURS: Final = re.compile(r'^(\{"source_hash":"([0-9a-f]{64})","slug":"([^"\\\n]*)",.*(?<!\\)"\})$', re.MULTILINE)
"""A line that ``flush`` wrote, but for a slug with an escape. It is whole when it ends as one, and not with an escaped quote."""


def _read(file: Path) -> list[Line]:
    """The whole lines of the file."""
    try:
        written = file.read_bytes()
    except FileNotFoundError:
        return []
    text = written.decode("utf-8", "replace")
    found: list[tuple[str, str, str]] = _OURS.findall(text)
    if len(found) == text.count("\n") and "\ufffd" not in text:
        return [Line(source_hash, slug, _VERSION in line, line) for line, source_hash, slug in found]
    return list(filter(None, map(_told, written.splitlines())))


def _told(line: bytes) -> Line | None:
    """The same of one line, of which nothing is known; ``None`` where it is broken."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return None
    if ours := _OURS.match(text):
        return Line(ours[2], ours[3], _VERSION in text, text)
    entry = _parsed(text)
    return _indexed(entry) if entry else None


def _parsed(line: str) -> Registered | None:
    """The entry in a line; ``None`` where the line is broken."""
    try:
        record = json.loads(line)
        entry = Registered(**{name: value for name, value in record.items() if name in _FIELDS})
    except (ValueError, TypeError, AttributeError):
        return None
    return entry if all(isinstance(value, str) for value in entry) else None
