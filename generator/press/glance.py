"""What a look compares, packed: of each folder of sources and each stretch of the output all names in one text, all times in one blob.

So a site that is as it was is known again without a row for each of its files. A pack is only a copy of rows of ``sources`` or ``pages``:
triggers open it with the first change to one of them, and the build that made the change packs it anew at its end. The rows of an open
pack are compared one by one.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.archive import Entry, Shelf, amended
from generator.archive import packed as shelved

_STRETCH = 7
"""Files of the output are packed by so many characters of their names: articles by year and month."""

_BEYOND = "\U0010ffff"
"""Greater than every character of a name: the end of a stretch."""


class Pack(NamedTuple):
    """Files of the output in the order of their names, which are joined by the one character that no file name holds; mtime and size of each.
    Both ``None``: open."""

    names: str | None
    times: bytes | None


TABLES = """
CREATE TABLE source_packs (place TEXT PRIMARY KEY, names TEXT, times BLOB) WITHOUT ROWID;
CREATE TABLE page_packs (place TEXT PRIMARY KEY, names TEXT, times BLOB) WITHOUT ROWID;
"""
_PLACES = {"source": "{row}.folder", "page": f"substr({{row}}.name, 1, {_STRETCH})"}
_TIMES = {"source": "mtime, ctime, size", "page": "name, mtime, size"}
_EVENTS = {"come": "INSERT", "gone": "DELETE", "changed": "UPDATE OF {times}"}
_OPEN = """INSERT OR REPLACE INTO {kind}_packs SELECT {place}, NULL, NULL
    WHERE NOT EXISTS (SELECT 1 FROM {kind}_packs WHERE place = {place} AND names IS NULL);"""


def watch(connection: sqlite3.Connection, kind: str) -> None:
    """From here on a pack of the ``kind`` (``source`` or ``page``) is opened by the first change to a row of it; each place that has
    rows gets an open one, if it has none."""
    place = _PLACES[kind]
    connection.execute(f"INSERT OR IGNORE INTO {kind}_packs SELECT DISTINCT {place.format(row='old')}, NULL, NULL FROM {kind}s old")  # noqa: S608
    old, new = (_OPEN.format(kind=kind, place=place.format(row=row)) for row in ("old", "new"))
    for name, event in _EVENTS.items():
        opened = {"come": new, "gone": old, "changed": f"{old} {new}"}[name]
        connection.execute(f"CREATE TRIGGER {kind}_{name} AFTER {event.format(times=_TIMES[kind])} ON {kind}s BEGIN {opened} END")


def unwatch(connection: sqlite3.Connection, kind: str) -> None:
    """Forget the packs of a kind, until they are watched again: a table fills faster without."""
    for name in _EVENTS:
        connection.execute(f"DROP TRIGGER IF EXISTS {kind}_{name}")
    connection.execute(f"DELETE FROM {kind}_packs")  # noqa: S608 - one of two names


class Written(NamedTuple):
    """What a build knows at its end, so that no rows have to be read to pack it: the sources as it found them, the moment (ns) from which
    times may yet deceive, the closed packs of the output from before it, and what it did to the table of pages: names that went, then
    those that came with their times."""

    sources: Mapping[str, Shelf]
    uncertain: int
    stretches: Mapping[str, Pack]
    gone: Iterable[str]
    come: Iterable[tuple[str, int, int]]


def pack(connection: sqlite3.Connection, written: Written | None = None) -> None:
    """Pack what is open; within the caller's transaction."""
    changes: defaultdict[str, list[tuple[str, tuple[int, int] | None]]] = defaultdict(list)
    if written:
        for name in written.gone:
            changes[name[:_STRETCH]].append((name, None))
        for name, mtime, size in written.come:
            changes[name[:_STRETCH]].append((name, (mtime, size)))
    for (folder,) in connection.execute("SELECT place FROM source_packs WHERE names IS NULL").fetchall():
        shelf = written.sources.get(folder) if written else None
        known = _certain(shelf, written.uncertain) if written and shelf else shelved(sources(connection, folder))
        _close(connection, "source", folder, known)
    for (stretch,) in connection.execute("SELECT place FROM page_packs WHERE names IS NULL").fetchall():
        before = written.stretches.get(stretch) if written else None
        if before and before.names is not None and before.times is not None:
            _close(connection, "page", stretch, amended(before.names, before.times, changes[stretch], 2))
        else:
            rows = _pages(connection, stretch)
            times = array("q", chain.from_iterable(row[1:] for row in rows))
            _close(connection, "page", stretch, ("\0".join([row[0] for row in rows]), times.tobytes()))


def _certain(shelf: Shelf, uncertain: int) -> Shelf:
    """A folder's sources as they are remembered: without the time of change of those that may change again unseen (``look.certain``)."""
    times = array("q", shelf.times)
    if times and max(max(times[0::3]), max(times[1::3])) >= uncertain:
        for place in range(0, len(times), 3):
            if times[place] >= uncertain or times[place + 1] >= uncertain:
                times[place + 1] = 0
    return Shelf(shelf.names, times.tobytes())


def _close(connection: sqlite3.Connection, kind: str, place: str, packed: tuple[str, bytes]) -> None:
    """Put the pack of a place in; a place without files has none."""
    if packed[0]:
        connection.execute(f"UPDATE {kind}_packs SET names = ?, times = ? WHERE place = ?", (*packed, place))  # noqa: S608 - one of two names
    else:
        connection.execute(f"DELETE FROM {kind}_packs WHERE place = ?", (place,))  # noqa: S608


def folders(connection: sqlite3.Connection) -> dict[str, Shelf | None]:
    """What every folder of sources held, as far as the state knows; ``None``: its rows have changed since it was packed."""
    rows = connection.execute("SELECT place, names, times FROM source_packs")
    return {place: None if names is None else Shelf(names, times) for place, names, times in rows}


def stretches(connection: sqlite3.Connection) -> list[tuple[str, Pack]]:
    """The pack of every stretch of the output, by its place."""
    return [(place, Pack(names, times)) for place, names, times in connection.execute("SELECT place, names, times FROM page_packs")]


def differing(output: str, packs: Iterable[tuple[str, Pack]]) -> list[str]:
    """Of stretches of the output the places of those in which not every file is known to be as it was; asks the file system alone."""
    return [place for place, known in packs if not _stands(f"{output}/", known)]


def tampered(output: str, connection: sqlite3.Connection, places: Iterable[str]) -> Iterator[str]:
    """Of the files that were written in these stretches those that are gone or that another hand changed, by their times and sizes."""
    for place in places:
        for name, mtime, size in _pages(connection, place):
            try:
                found = os.lstat(f"{output}/{name}")
            except OSError:
                yield name
                continue
            if found.st_mtime_ns != mtime or found.st_size != size:
                yield name


def _stands(prefix: str, known: Pack) -> bool:
    """Whether every file of a pack is as it was; one that is open is not known to be."""
    if known.names is None:
        return False
    times, look = array("q"), os.lstat
    try:
        for name in known.names.split("\0"):
            found = look(prefix + name)
            times.append(found.st_mtime_ns)
            times.append(found.st_size)
    except OSError:
        return False
    return times.tobytes() == known.times


def sources(connection: sqlite3.Connection, folder: str) -> list[Entry]:
    """What the state knows of the sources in a folder, by name."""
    return connection.execute("SELECT name, mtime, ctime, size FROM sources WHERE folder = ? ORDER BY name", (folder,)).fetchall()


def _pages(connection: sqlite3.Connection, stretch: str) -> list[tuple[str, int, int]]:
    ask = f"SELECT name, mtime, size FROM pages WHERE name >= ? AND name < ? AND substr(name, 1, {_STRETCH}) = ? ORDER BY name"  # noqa: S608
    return connection.execute(ask, (stretch, stretch + _BEYOND, stretch)).fetchall()
