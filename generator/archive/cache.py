"""The desk's cache, ``.newsdigest/desk.sqlite``: may be deleted at any time and costs only the time to make it again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from generator.settings import STATE

CACHE: Final = f"{STATE}/desk.sqlite"
"""Where it lies, from the site's folder."""

FORM: Final = 6
"""Raised whenever a table changes its form; a cache of another form is thrown away."""

_MEMORY: Final = 16_000
"""KiB of the cache that may stand in memory; a site of ten thousand articles touches most of its tables again and again."""

_LOG: Final = 8_000
"""Pages that the log may hold before they are written home: pages that change at every commit are so written home once for many."""


def open_cache(root: Path) -> sqlite3.Connection:
    """The cache of the site at ``root``, made where there is none; a broken one, or one of another form, is begun anew.

    Raises ``OSError`` or ``sqlite3.OperationalError`` where the folder cannot be written.
    """
    file = root / CACHE
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _opened(file)
    except (sqlite3.DatabaseError, _OtherForm) as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        discard(root)
        return _opened(file)


def look_into_cache(root: Path) -> sqlite3.Connection:
    """The cache as it stands, for whoever only asks, and may have no right to write: nothing is made, mended or thrown away.

    Raises ``sqlite3.Error`` where there is none, or one that is broken or of another form.
    """
    address = f"{(root / CACHE).resolve().as_uri()}?mode=ro"
    try:
        return _of_our_form(sqlite3.connect(address, uri=True))
    except sqlite3.OperationalError:
        # Where nobody is writing, its log is not there, and only who may write could make one: it stands still, and is read as it is.
        return _of_our_form(sqlite3.connect(f"{address}&immutable=1", uri=True))


def _of_our_form(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        if connection.execute("PRAGMA user_version").fetchone() != (FORM,):
            raise sqlite3.DatabaseError("it was written by another version of newsdigest")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def make_tables(cache: sqlite3.Connection, statements: str) -> None:
    """Make the tables and indexes that are not there yet, one by one: ``executescript`` would end the transaction that is under way."""
    for statement in filter(str.strip, statements.split(";")):
        cache.execute(statement)


def discard(root: Path) -> None:
    """Throw the cache away."""
    file = root / CACHE
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


class _OtherForm(Exception):
    """The cache was written by another version."""


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA cache_size=-{_MEMORY}")
        connection.execute(f"PRAGMA wal_autocheckpoint={_LOG}")
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and form != FORM:
            raise _OtherForm
        if not tables:
            connection.execute(f"PRAGMA user_version={FORM}")
    except BaseException:
        connection.close()
        raise
    return connection
