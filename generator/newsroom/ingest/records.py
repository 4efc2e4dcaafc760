"""What was read: every dump, every take and its account, every fingerprint; in the cache, since all of it can be read again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.model import Query
from generator.model.filenames import located, printable
from generator.newsroom.ingest.addresses import address, line
from generator.newsroom.ingest.take import Account, Take

if TYPE_CHECKING:
    from generator.newsroom.ingest.dumps import Dump

FATES: Final = ("published", "version", "duplicate", "quarantined")
"""What becomes of an article."""

_TABLES = """
CREATE TABLE IF NOT EXISTS dump (
    name TEXT PRIMARY KEY, origin TEXT, size INTEGER, mtime_ns INTEGER, digest TEXT, rules TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS take (
    dump TEXT, number INTEGER, place TEXT, start INTEGER, "end" INTEGER, fate TEXT, source_hash TEXT, of TEXT, note TEXT, url TEXT, account BLOB,
    PRIMARY KEY (dump, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS take_by_hash ON take (source_hash);
CREATE INDEX IF NOT EXISTS take_by_fate ON take (fate);
CREATE INDEX IF NOT EXISTS take_by_kept ON take (of);
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS owed (source_hash TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS version (source_hash TEXT PRIMARY KEY, path TEXT, text TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS address (url TEXT, source_hash TEXT, headline TEXT, PRIMARY KEY (url, source_hash)) WITHOUT ROWID;
"""


class Known(NamedTuple):
    """A dump as it was when it was last read: ``origin`` is where it lay (``""`` in the site itself), ``rules`` what it was read by."""

    name: str
    origin: str
    size: int
    mtime_ns: int
    digest: str
    rules: str

    def path(self, home: Path) -> Path:
        """Where it lies: in the site's own folder of dumps, ``home``, wherever the site is now, or where it lay outside of it."""
        return located(Path(), self.origin) if self.origin else located(home, self.name)


class Row(NamedTuple):
    """One take as recorded. ``fate``: ``published``, ``version``, ``duplicate``, ``quarantined`` or ``furniture``; ``of`` is the source
    hash of the version or the copy that stands, ``note`` how this one differs from it, or the query of a quarantine; ``url`` is where this
    one article was published."""

    dump: str
    number: int
    place: str
    start: int
    end: int
    fate: str
    source_hash: str
    of: str
    note: str
    url: str
    packed: bytes

    @property
    def where(self) -> str:
        """The stretch of its dump, as the metadata names it."""
        return f"{self.place} bytes {self.start}-{self.end}"

    @property
    def account(self) -> Account:
        """Where its bytes went."""
        return Account.unpack(self.packed)

    @property
    def query(self) -> Query | None:
        """Why it was quarantined."""
        return Query(**json.loads(self.note)) if self.fate == "quarantined" else None

    @property
    def reason(self) -> str:
        """Why it was quarantined and what to do, without the place where that is the take's own; else the note."""
        query = self.query
        if query is None:
            return self.note
        at = f"line {query.line}: " if query.line else ""
        return f"{at}{query.message} {query.remedy}".strip() if query.path == self.place else str(query)


class Records:
    """The tables of one site's cache. Takes are written many at once: before they are asked for, and by ``flush``."""

    def __init__(self, cache: sqlite3.Connection) -> None:
        """Make the tables where there are none."""
        self.cache = cache
        self._takes: list[tuple[object, ...]] = []
        cache.executescript(_TABLES)

    def flush(self) -> None:
        """Make lasting all that was recorded."""
        self._write()
        self.cache.commit()

    def _write(self) -> None:
        """Hand on to the cache the takes that were added."""
        if self._takes:
            self.cache.executemany("INSERT OR REPLACE INTO take VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._takes)
            self._takes.clear()

    def state(self, key: str) -> str:
        """A value kept under a key; ``""`` where there is none."""
        row = self.cache.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def keep_state(self, key: str, value: str) -> None:
        """Keep a value under a key."""
        self.cache.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def forget_states(self, begins: str) -> None:
        """Forget the values under all keys that begin so."""
        self.cache.execute("DELETE FROM state WHERE key >= ? AND key < ?", (begins, begins + "\U0010ffff"))

    def ask_again(self) -> bool:
        """Let every dump be read again of which an article stands in no line of the register any more; whether there is one.

        The articles were filed, and then the content went back to what it was before: by a backup, or another branch.
        """
        unknown = "SELECT dump FROM take WHERE source_hash <> '' AND source_hash NOT IN (SELECT source_hash FROM registered)"
        return self.cache.execute(f"UPDATE dump SET rules = '' WHERE rules <> '' AND name IN ({unknown})").rowcount > 0  # noqa: S608 - own text

    def dumps(self) -> dict[str, Known]:
        """Every dump that was read to its end, by name."""
        rows = self.cache.execute("SELECT name, origin, size, mtime_ns, digest, rules FROM dump")
        return {row[0]: Known(*row) for row in rows}

    def finish(self, dump: Dump, digest: str, rules: str, home: Path) -> None:
        """Note that a dump was read to its end; ``home`` is the site's own folder of dumps."""
        origin = "" if dump.path.is_relative_to(home) else printable(str(dump.path))
        row = (dump.name, origin, dump.size, dump.mtime_ns, digest, rules)
        self.cache.execute("INSERT OR REPLACE INTO dump VALUES (?, ?, ?, ?, ?, ?)", row)

    def forget(self, name: str) -> None:
        """Take out a dump and its takes, to read it again or because it is gone; articles that named it owe a word (``owed``)."""
        self._write()
        self.cache.execute("INSERT OR IGNORE INTO owed SELECT DISTINCT of FROM take WHERE dump = ? AND of <> ''", (name,))
        self.cache.execute("DELETE FROM dump WHERE name = ?", (name,))
        self.cache.execute("DELETE FROM take WHERE dump = ?", (name,))

    def add(self, dump: str, take: Take, fate: str, of: str = "", note: str = "", headline: str = "") -> None:
        """Record a take; of a copy with the ``headline`` that it had."""
        source_hash = take.sealed.source_hash if take.sealed else ""
        if take.query:
            query = take.query
            fields = {"path": query.path, "message": query.message, "line": query.line, "field": query.field, "remedy": query.remedy}
            note = json.dumps(fields, ensure_ascii=False)
        self._takes.append((dump, take.number, take.place, take.start, take.end, fate, source_hash, of, note, take.url, take.account))
        if of:
            self.owe(of)
        if take.url and source_hash:
            self.keep_address(take.url, source_hash, headline)

    def owed(self) -> list[str]:
        """Source hashes of articles whose list of other dumps has to be brought up to date."""
        return [row[0] for row in self.cache.execute("SELECT source_hash FROM owed ORDER BY source_hash")]

    def settle(self, source_hash: str) -> None:
        """Note that an article's list of other dumps is up to date."""
        self.cache.execute("DELETE FROM owed WHERE source_hash = ?", (source_hash,))

    def counts(self) -> dict[str, int]:
        """Articles by fate over all dumps: ``in`` is always ``published`` + ``version`` + ``duplicate`` + ``quarantined``."""
        self._write()
        found = dict(self.cache.execute("SELECT fate, count(*) FROM take WHERE fate <> 'furniture' GROUP BY fate"))
        counts = {fate: int(found.get(fate, 0)) for fate in FATES}
        return {"in": sum(counts.values()), **counts}

    def takes(self, where: str, *values: str) -> Iterator[Row]:
        """The takes for which a condition in SQL holds, in the order of the dumps."""
        self._write()
        columns = 'dump, number, place, start, "end", fate, source_hash, of, note, url, account'
        for row in self.cache.execute(f"SELECT {columns} FROM take WHERE {where} ORDER BY dump, number", values):  # noqa: S608 - own text
            yield Row(*row)

    def published(self, dump: str) -> list[str]:
        """Source hashes of the articles that were filed from a dump when it was last read."""
        self._write()
        rows = self.cache.execute("SELECT source_hash FROM take WHERE dump = ? AND fate = 'published' ORDER BY number", (dump,))
        return [row[0] for row in rows]

    def pass_on(self, old: str, new: str) -> None:
        """Let the copies of an article be copies of it under its new source hash."""
        self._write()
        self.cache.execute("UPDATE take SET of = ? WHERE of = ?", (new, old))
        self.cache.execute("INSERT OR IGNORE INTO owed SELECT DISTINCT of FROM take WHERE of = ?", (new,))

    def copies(self, source_hash: str, standing: str) -> list[str]:
        """The other places of an article's copy, each with its address and how it differs, as they stand in the article's metadata;
        ``standing`` is the article's own address."""
        return [line(row.where, row.url, row.note, standing) for row in self.takes("of = ? AND fate = 'duplicate'", source_hash)]

    def turn(self, old: str, new: str, note: str) -> None:
        """Let an article that was published be an earlier version of another from here on, and its copies that one's: ``note`` says
        what those in the very same words now differ by."""
        self._write()
        self.cache.execute("UPDATE take SET note = ? WHERE source_hash = ? AND fate = 'duplicate'", (note, old))
        self.cache.execute("UPDATE take SET fate = 'version', of = ?, note = '' WHERE source_hash = ? AND fate = 'published'", (new, old))
        self.pass_on(old, new)

    def make_version(self, row: Row, of: str) -> None:
        """Let a copy of an earlier version be that version."""
        self.cache.execute("UPDATE take SET fate = 'version', of = ?, note = '' WHERE dump = ? AND number = ?", (of, row.dump, row.number))

    def owe(self, source_hash: str) -> None:
        """Note that an article has yet to say what is known of its copies and versions."""
        self.cache.execute("INSERT OR IGNORE INTO owed VALUES (?)", (source_hash,))

    def annotate(self, row: Row, note: str) -> None:
        """Say of a recorded take how it differs from what stands."""
        self.cache.execute("UPDATE take SET note = ? WHERE dump = ? AND number = ?", (note, row.dump, row.number))

    def keep_version(self, source_hash: str, path: str, text: str) -> None:
        """Keep what the desk reads in one version of a story, as the text of its file."""
        self.cache.execute("INSERT OR REPLACE INTO version VALUES (?, ?, ?)", (source_hash, path, text))

    def version(self, source_hash: str) -> tuple[str, str] | None:
        """The path and the text of one version of a story."""
        row = self.cache.execute("SELECT path, text FROM version WHERE source_hash = ?", (source_hash,)).fetchone()
        return (str(row[0]), str(row[1])) if row else None

    def keep_address(self, url: str, source_hash: str, headline: str = "") -> None:
        """Keep under which address an article, a copy of it or an earlier version was published, and under which ``headline`` a copy was;
        a front page is no story's."""
        if place := address(url):
            self.cache.execute("INSERT OR IGNORE INTO address VALUES (?, ?, ?)", (place, source_hash, headline))

    def at_address(self, url: str) -> dict[str, str]:
        """Source hashes of the texts that were published under an address, each with the headline that was kept."""
        return dict(self.cache.execute("SELECT source_hash, headline FROM address WHERE url = ? ORDER BY source_hash", (address(url),)))
