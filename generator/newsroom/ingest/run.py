"""Ingest: dumps to Markdown, the meeting of wire, copy desk, filing and archive."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from generator import archive, settings
from generator.model import Query, Settings, TargetFailed
from generator.newsroom.ingest import dumps, rules
from generator.newsroom.ingest.dumps import Dump
from generator.newsroom.ingest.records import Known, Records

_RACY: Final = 2_000_000_000
"""Nanoseconds: a file changed this shortly before it was read may change again without its time showing it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an ingest did. ``totals`` counts the articles of every dump of the site: ``in`` = ``published`` + ``duplicate`` +
    ``quarantined``, always. ``outcomes`` counts what became of the articles that were looked at in this run, by
    ``archive.Outcome.kind``. ``conflicts`` are paths that wait for the editor; ``queries`` what this run has to tell.
    """

    dumps: int
    read: int
    totals: dict[str, int]
    outcomes: dict[str, int] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    queries: tuple[Query, ...] = ()

    @property
    def needs_editor(self) -> bool:
        """Whether anything is in quarantine or in conflict."""
        return bool(self.totals["quarantined"] or self.conflicts)

    def counts(self) -> dict[str, int]:
        """The totals, for a status file."""
        return {**self.totals, "conflict": len(self.conflicts)}

    def summary(self) -> dict[str, object]:
        """All of it as one JSON object."""
        return {
            **self.totals,
            "dumps": self.dumps,
            "dumps_read": self.read,
            "outcomes": self.outcomes,
            "conflicts": list(self.conflicts),
            "queries": [str(query) for query in self.queries],
        }


def ingest(
    root: Path,
    paths: Sequence[Path] = (),
    *,
    now: datetime,
    jobs: int = 0,
    advance: Callable[[int], None] = lambda count: None,
) -> Taken:
    """Read the dumps that are new or changed and file their articles; see ``dumps.find`` for ``paths``.

    ``now`` is only used to tell how long ago a dump was changed; ``jobs`` are worker processes, 0 for one a core;
    ``advance`` is told how many bytes of dumps are done. Raises ``UsageError`` for settings or paths at fault,
    ``TargetFailed`` where the disk will not have it: files are then whole, and the next run goes on.
    """
    known = settings.load(root)
    found = dumps.find(root, paths)
    try:
        return _ingest(root, known, found, now, jobs, advance)
    except sqlite3.OperationalError as error:
        raise TargetFailed(Query(archive.CACHE, f"the cache cannot be written: {error}.", remedy="Free some space and run it again.")) from error
    except sqlite3.DatabaseError:
        archive.discard(root)
        return _ingest(root, known, found, now, jobs, advance)
    except OSError as error:
        where = str(error.filename or "content/articles")
        raise TargetFailed(Query(where, f"cannot be written: {error.strerror}.", remedy="Free some space and run it again.")) from error


def _ingest(root: Path, known: Settings, found: dumps.Found, now: datetime, jobs: int, advance: Callable[[int], None]) -> Taken:
    cache = archive.open_cache(root)
    try:
        records = Records(cache)
        by = rules.digest(known)
        fresh, gone = _compare(found, records.dumps(), by, records, now)
        outcomes: Counter[str] = Counter()
        queries = list(found.refused)
        if fresh or gone or records.owed():
            from generator.newsroom.ingest.desk import Desk
            from generator.newsroom.ingest.reader import Reader

            for name in gone:
                records.forget(name)
            desk = Desk(root, archive.Archive(root, cache, ZoneInfo(known.site.timezone)), records)
            reader = Reader(known)
            for one in fresh:
                desk.dump(one.dump.name, reader.read(one.dump.path, one.dump.name))
                records.finish(one.dump, one.digest, by)
                desk.flush()
                advance(one.dump.size)
            desk.amend()
            desk.flush()
            outcomes, queries = desk.outcomes, queries + desk.queries
        cache.commit()
        conflicts = tuple(archive.conflicts(root))
        return Taken(len(found.dumps), len(fresh), records.counts(), dict(sorted(outcomes.items())), conflicts, tuple(queries))
    finally:
        cache.close()


@dataclass(frozen=True, slots=True)
class Fresh:
    """A dump to read: its digest, and whether its bytes are those that were read before (by other rules)."""

    dump: Dump
    digest: str
    same_bytes: bool


def _compare(found: dumps.Found, known: dict[str, Known], by: str, records: Records, now: datetime) -> tuple[list[Fresh], list[str]]:
    """The dumps that have to be read, and the names of those that are gone from ``content/dumps/``."""
    fresh: list[Fresh] = []
    racy = int(now.timestamp() * 1e9) - _RACY
    for dump in found.dumps:
        before = known.get(dump.name)
        if before and before.rules == by and (before.size, before.mtime_ns) == (dump.size, dump.mtime_ns):
            continue
        if dump.mtime_ns > racy:
            dump = replace(dump, mtime_ns=0)
        digest = dump.digest()
        same_bytes = before is not None and before.digest == digest
        if same_bytes and before and before.rules == by:
            records.finish(dump, digest, by)
        else:
            fresh.append(Fresh(dump, digest, same_bytes))
    gone = []
    if found.everything:
        present = {dump.name for dump in found.dumps}
        gone = [name for name, was in known.items() if name not in present and not Path(was.origin).is_file()]
    return fresh, gone
