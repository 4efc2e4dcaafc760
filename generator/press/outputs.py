"""The graph's account of the files it wrote: what is remembered of each page, and what a killed run left unsure."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from generator.press import glance
from generator.press.pages import Key, Known, Printed

ORPHAN = "?"
"""The kind of a file that a killed run wrote and that no page has claimed since."""

_MARKS = {".html": b"<!-- newsdigest -->\n", ".xml": b"<!-- newsdigest -->\n", ".css": b"/* newsdigest */\n"}
"""How our files end, by their kind: when nothing is remembered, they are still told from those that others put there."""


_Told = tuple[str, str, bytes, int, int, str, str, str, str]
_NEW = "INSERT INTO pages (name, fingerprint, hash, mtime, size, why, kind, shelf, period) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_AGAIN = "UPDATE pages SET name = ?, fingerprint = ?, hash = ?, mtime = ?, size = ?, why = ? WHERE kind = ? AND shelf = ? AND period = ?"

Page = tuple[str, Key]
"""A page by its kind and key."""


def mark(name: str) -> bytes:
    """The mark at the end of a file of ours; nothing where its form has no place for one."""
    return _MARKS.get(name[name.rfind(".") :], b"")


def marked(output: Path) -> Iterator[str]:
    """The files below the output folder that bear our mark; links are not followed."""
    for folder, _, names in os.walk(output):
        for name in names:
            expected = mark(name)
            path = Path(folder, name)
            if expected and not path.is_symlink() and _tail(path, len(expected)) == expected:
                yield path.relative_to(output).as_posix()


def _tail(path: Path, length: int) -> bytes:
    """The last bytes of a file; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - length))
            return file.read()
    except OSError:
        return b""


def known(connection: sqlite3.Connection, pages: Iterable[Page]) -> list[Known]:
    """What is remembered of these pages; asked in one transaction, since to take the file's lock for each costs more than to ask."""
    ask = "SELECT name, fingerprint, hash FROM pages WHERE kind = ? AND shelf = ? AND period = ?"
    connection.execute("BEGIN")
    rows = [connection.execute(ask, (kind, *key)).fetchone() for kind, key in pages]
    connection.execute("COMMIT")
    return [Known._make(row) if row else Known() for row in rows]


def keys(connection: sqlite3.Connection, kind: str, shelf: str) -> set[Key]:
    """The pages of one kind and shelf that there are."""
    rows = connection.execute("SELECT period FROM pages WHERE kind = ? AND shelf = ?", (kind, shelf))
    return {Key(shelf, period) for (period,) in rows}


def everything(connection: sqlite3.Connection) -> dict[tuple[str, Key], Known]:
    """What is remembered of all pages."""
    rows = connection.execute("SELECT kind, shelf, period, name, fingerprint, hash FROM pages")
    return {(row[0], Key(row[1], row[2])): Known._make(row[3:]) for row in rows}


def unsure(connection: sqlite3.Connection) -> list[tuple[str, Key]]:
    """Pages that have to be made in any case."""
    return [(row[0], Key(row[1], row[2])) for row in connection.execute("SELECT kind, shelf, period FROM pages WHERE fingerprint = ''")]


def distrust(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Have these files' pages made again and compared with what stands there."""
    connection.executemany("UPDATE pages SET fingerprint = '', hash = x'' WHERE name = ?", ((name,) for name in names))


def unsettle(connection: sqlite3.Connection, writes: Iterable[str], removals: Iterable[str]) -> None:
    """Take note of a switch that was finished after its build had died: its files are ours, and nothing is known of them."""
    connection.execute("BEGIN")
    for name in writes:
        distrust(connection, (name,))
        if connection.execute("SELECT 1 FROM pages WHERE name = ?", (name,)).fetchone() is None:
            connection.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, '', ?, '', x'', 0, 0, '')", (ORPHAN, name, name))
    distrust(connection, removals)
    connection.execute("COMMIT")


def record(connection: sqlite3.Connection, printed: Iterable[Printed], output: Path, *, moved: bool) -> list[tuple[str, int, int]]:
    """Remember pages as they stand now; those that are no more are forgotten. ``moved``: what was staged is the same file still.

    Gives the files that were put down, each with mtime (ns) and size.
    """
    new: list[_Told] = []
    again: list[_Told] = []
    gone = []
    bare = connection.execute("SELECT 1 FROM pages LIMIT 1").fetchone() is None
    for page in printed:
        if not page.name:
            gone.append((page.kind, *page.key))
        else:
            mtime, size = page.mtime, page.size
            if not (page.staged and moved):
                found = os.lstat(f"{output}/{page.name}")
                mtime, size = found.st_mtime_ns, found.st_size
            row = (page.name, page.fingerprint, page.hash, mtime, size, page.why, page.kind, *page.key)
            (again if page.before else new).append(row)
    if bare:
        # The index is made over the whole table at once, which takes a third of the time.
        connection.execute("DROP INDEX pages_name")
        glance.unwatch(connection, "page")
    connection.executemany("DELETE FROM pages WHERE kind = ? AND shelf = ? AND period = ?", gone)
    connection.executemany(_AGAIN, again)
    connection.executemany(_NEW, sorted(new, key=itemgetter(6, 7, 8)))
    if bare:
        connection.execute("CREATE INDEX pages_name ON pages (name)")
        glance.watch(connection, "page")
    connection.execute("DELETE FROM pages WHERE kind = ?", (ORPHAN,))
    return [(row[0], row[3], row[4]) for row in (*again, *new)]


def unclaimed(connection: sqlite3.Connection, names: Iterable[str], printed: Iterable[Printed]) -> list[str]:
    """Those of ``names`` in which no page stands that was not looked at, sorted."""
    looked = {(page.kind, page.key) for page in printed}
    ask = "SELECT kind, shelf, period FROM pages WHERE name = ? AND kind != ?"
    rows = ((name, connection.execute(ask, (name, ORPHAN))) for name in sorted(names))
    return [name for name, pages in rows if all((kind, Key(shelf, period)) in looked for kind, shelf, period in pages)]


def orphans(connection: sqlite3.Connection) -> set[str]:
    """Files that a killed run wrote and that may belong to no page."""
    return {row[0] for row in connection.execute("SELECT name FROM pages WHERE kind = ?", (ORPHAN,))}
