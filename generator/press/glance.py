"""What a look compares, packed: of each folder of sources and each stretch of the output all names in one text, all times in one blob.

So a site that is as it was is known again without a row for each of its files. A pack is only a copy of rows of ``sources`` or ``pages``:
triggers open it with the first change to one of them, and the build that made the change packs it anew at its end. The rows of an open
pack are compared one by one.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

_STRETCH = 7
"""Files of the output are packed by so many characters of their names: articles by year and month."""

_BEYOND = "\U0010ffff"
"""Greater than every character of a name: the end of a stretch."""


File = tuple[str, int, int, int]
"""A source in its folder: name, mtime and ctime in ns, size."""


class Pack(NamedTuple):
    """Names in order, joined by the one character that no file name holds; their times and sizes. Both ``None``: open."""

    names: str | None
    times: bytes | None

    def sources(self) -> list[File]:
        """The sources in it, one by one."""
        times = array("q", self.times or b"")
        return list(zip(self.names.split("\0"), times[0::3], times[1::3], times[2::3], strict=True)) if self.names else []


OPEN = Pack(None, None)
"""The pack of a place of which rows have changed, or of which nothing is known."""

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


def pack(connection: sqlite3.Connection) -> None:
    """Pack what is open; within the caller's transaction."""
    for table, rows in (("source_packs", sources), ("page_packs", _pages)):
        for (place,) in connection.execute(f"SELECT place FROM {table} WHERE names IS NULL").fetchall():  # noqa: S608 - named above
            made = packed(rows(connection, place))
            if made.names:
                connection.execute(f"UPDATE {table} SET names = ?, times = ? WHERE place = ?", (*made, place))  # noqa: S608
            else:
                connection.execute(f"DELETE FROM {table} WHERE place = ?", (place,))  # noqa: S608


def packed(files: Iterable[tuple[str, *tuple[int, ...]]]) -> Pack:
    """Files (name, then times and size) in the order of their names, as a pack."""
    columns = list(zip(*files, strict=True))
    if not columns:
        return Pack("", b"")
    names, *numbers = columns
    times = array("q", chain.from_iterable(zip(*numbers, strict=True)))
    return Pack("\0".join(names), times.tobytes())


def folders(connection: sqlite3.Connection) -> dict[str, Pack]:
    """The pack of every folder of sources that the state knows."""
    return {place: Pack(names, times) for place, names, times in connection.execute("SELECT place, names, times FROM source_packs")}


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


def sources(connection: sqlite3.Connection, folder: str, pack: Pack = OPEN) -> list[File]:
    """What the state knows of the sources in a folder, by name; from its ``pack``, unless that is open."""
    if pack.names is not None:
        return pack.sources()
    return connection.execute("SELECT name, mtime, ctime, size FROM sources WHERE folder = ? ORDER BY name", (folder,)).fetchall()


def _pages(connection: sqlite3.Connection, stretch: str) -> list[tuple[str, int, int]]:
    ask = f"SELECT name, mtime, size FROM pages WHERE name >= ? AND name < ? AND substr(name, 1, {_STRETCH}) = ? ORDER BY name"  # noqa: S608
    return connection.execute(ask, (stretch, stretch + _BEYOND, stretch)).fetchall()
