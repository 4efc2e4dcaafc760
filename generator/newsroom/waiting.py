"""What waits for an editor: copy in quarantine, files in conflict with what the desk now reads, files with a fault."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generator import archive, press, wire
from generator.newsroom.ingest import shared
from generator.newsroom.ingest.records import Records, Row
from generator.press import overrides
from generator.settings import DUMPS

SHOWN = 4000
"""Characters of a copy that are shown: enough to see what it is; the rest is in its dump."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to look at. ``place`` is where it stands, ``why`` what is wrong and what to do; ``copy`` is its text as far as it is
    text and can still be had, given by ``with_copy`` alone."""

    place: str
    why: str
    copy: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"


def waiting(root: Path) -> tuple[Waiting, ...]:
    """All of it, in the order of the dumps, then conflicts, pairs under one address, faults, edited files of a theme that has changed."""
    held, _, unread = _quarantined(root)
    return (*unread, *map(_item, held), *(item for _, item in _in_files(root)))


def with_copy(root: Path) -> tuple[Waiting, ...]:
    """The same, each with its copy: the dumps concerned are read again."""
    held, origins, unread = _quarantined(root)
    texts: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for name in {row.dump for row in held}:
        for place, lines in _lines(name, origins.get(name), {row.place for row in held if row.dump == name}):
            texts[name, place] = lines
    quarantined = [replace(_item(row), copy=_within(row, texts.get((row.dump, row.place), ()))) for row in held]
    beside = (replace(item, copy=path.read_text("utf-8", "replace")[:SHOWN]) for path, item in _in_files(root))
    return (*unread, *quarantined, *beside)


def _item(row: Row) -> Waiting:
    return Waiting(f"{row.place} bytes {row.start}-{row.end}", row.reason)


def _in_files(root: Path) -> Iterator[tuple[Path, Waiting]]:
    """What is wrong with files, each with the one to look at."""
    yield from _conflicts(root)
    yield from _shared(root)
    yield from _faulty(root)
    for query in overrides.outdated(root):
        yield root / query.path, Waiting(query.path, f"{query.message} {query.remedy}")


def _conflicts(root: Path) -> Iterator[tuple[Path, Waiting]]:
    """Each conflict with the file of the desk's version."""
    for path in archive.conflicts(root):
        why = f"is in conflict with what the desk now reads; both versions stand. The desk's is {archive.CONFLICTS}/{path}: delete it to settle this."
        yield root / archive.CONFLICTS / path, Waiting(f"{archive.ARTICLES}/{path}", why)


def _shared(root: Path) -> Iterator[tuple[Path, Waiting]]:
    """Each article that came in at the address of another, with the note on both."""
    for pair in shared.waiting(root):
        query = pair.query()
        yield root / pair.note, Waiting(query.path, f"{query.message} {query.remedy}")


def _faulty(root: Path) -> Iterator[tuple[Path, Waiting]]:
    """Each fault that the last build met in a file that is still there, with the file."""
    for query in press.faults(root):
        path = root / query.path
        if path.is_file():
            place = query.path + (f":{query.line}" if query.line else "")
            yield path, Waiting(place, " ".join(filter(None, (query.field and f"[{query.field}]", query.message, query.remedy))))


def counts(root: Path) -> dict[str, int]:
    """Articles that came in, by what became of them, over all dumps that were read; nothing where none was, or it cannot be told."""
    found: dict[str, int] = {}
    with suppress(sqlite3.Error), closing(archive.look_into_cache(root)) as cache:
        found = Records(cache).counts()
    return found if any(found.values()) else {}


def _quarantined(root: Path) -> tuple[list[Row], Mapping[str, Path], tuple[Waiting, ...]]:
    """The takes in quarantine, and where each dump lies; or why nobody can tell, which is not the same as that nothing waits."""
    if not (root / archive.CACHE).is_file():
        return [], {}, ()
    try:
        with closing(archive.look_into_cache(root)) as cache:
            records = Records(cache)
            held = list(records.takes("fate = 'quarantined'"))
            return held, {name: dump.path(root / DUMPS) for name, dump in records.dumps().items()} if held else {}, ()
    except sqlite3.Error as error:
        why = f"what is in quarantine cannot be told: {error}. The next ingest mends it; until then see content/desk/quarantine.md."
        return [], {}, (Waiting(archive.CACHE, why),)


def _lines(name: str, path: Path | None, places: set[str]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Offsets and texts of the lines of some places of a dump, as far as it still lies where it lay."""
    if path is None or not path.is_file():
        return
    for part in wire.read(path, name):
        if part.name in places:
            yield part.name, [(line.start, line.text) for line in part.lines]


def _within(row: Row, lines: Sequence[tuple[int, str]]) -> str:
    """The text of a take, cut where it is long."""
    text = "\n".join(text for start, text in lines if row.start <= start < row.end).strip("\n")
    return text if len(text) <= SHOWN else text[:SHOWN] + " …"
