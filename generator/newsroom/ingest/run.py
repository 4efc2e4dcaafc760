"""Ingest: dumps to Markdown, the meeting of wire, copy desk, filing and archive."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple
from zoneinfo import ZoneInfo

from generator import archive, settings
from generator.model import Query, Settings, TargetFailed
from generator.model.filenames import printable
from generator.newsroom.ingest import quarantine, rules, shared, standard_input
from generator.newsroom.ingest.records import Known, Records
from generator.newsroom.ingest.shared import Shared
from generator.newsroom.ingest.snapshot import snapshot
from generator.settings import DUMPS, STATE

if TYPE_CHECKING:
    from generator.newsroom.ingest.dumps import Dump


_SNAPSHOT: Final = "snapshot"
"""What the keys begin with under which a run remembers how all lay that it looked at."""

_TAKES_AT_ONCE: Final = 500
"""Takes that are made lasting together, where a dump has fewer."""


class Taken(NamedTuple):
    """What an ingest did. ``totals`` counts the articles of every dump of the site: ``in`` = ``published`` + ``version`` +
    ``duplicate`` + ``quarantined``, always. ``outcomes`` counts what became of the articles that were looked at in this run, by
    ``archive.Outcome.kind``. ``conflicts`` are paths that wait for the editor, and ``shared`` pairs of articles that came in under one
    address; ``queries`` what this run has to tell. ``unread`` dumps and folders the disk would not give: the next run asks for them again.
    ``listing`` are the files of the archive as this run found or left them, unless it had no need to look.
    """

    dumps: int
    read: int
    totals: dict[str, int]
    outcomes: Mapping[str, int] = {}
    conflicts: tuple[str, ...] = ()
    shared: tuple[Shared, ...] = ()
    queries: tuple[Query, ...] = ()
    unread: int = 0
    listing: archive.Listing | None = None

    @property
    def needs_editor(self) -> bool:
        """Whether anything is in quarantine or in conflict, or a dump could not be read."""
        return bool(self.totals["quarantined"] or self.conflicts or self.unread)

    def counts(self) -> dict[str, int]:
        """The totals, for a status file."""
        return {**self.totals, "conflict": len(self.conflicts), "same address": len(self.shared)}

    def summary(self) -> dict[str, object]:
        """All of it as one JSON object."""
        return {
            **self.totals,
            "dumps": self.dumps,
            "dumps_read": self.read,
            "outcomes": self.outcomes,
            "conflicts": list(self.conflicts),
            "same_address": [{"first": f"{archive.ARTICLES}/{pair.first}", "then": f"{archive.ARTICLES}/{pair.then}"} for pair in self.shared],
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

    ``now`` tells how fresh a file's time stamp is; ``jobs`` are worker processes, 0 for one a core; ``advance`` is told
    how many articles were dealt with. Raises ``UsageError`` for settings or paths at fault, ``TargetFailed`` where the
    disk will not have it: every file is then whole, and the next run goes on.
    """
    known = settings.load(root)
    try:
        try:
            return _ingest(root, known, paths, now, jobs, advance)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise OSError(error.args[0]) from error
            archive.discard(root)
            return _ingest(root, known, paths, now, jobs, advance)
    except OSError as error:
        raise TargetFailed(_disk_failed(error, root)) from error


def _disk_failed(error: OSError, root: Path) -> Query:
    """What the disk would not do, and what helps."""
    what, where = error.strerror or str(error), str(error.filename or root.resolve())
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Query(where, f"cannot be read or written: {what}.", remedy="Check its rights and run it again.")
    return Query(where, f"cannot be written: {what}.", remedy="Free some space and run it again.")


def alone(
    root: Path,
    paths: Sequence[Path] = (),
    *,
    now: datetime,
    jobs: int = 0,
    stdin: BinaryIO | None = None,
    advance: Callable[[int], None] = lambda count: None,
) -> Taken:
    """``ingest`` under the site's lock; ``Busy`` where another run holds it.

    ``stdin``, where it is given, is first kept as a dump of the site (see ``standard_input``) and then read with the others.
    """
    from generator.circulation import lock

    settings.load(root)
    with lock.hold(root / STATE, "ingest", now):
        if stdin:
            paths = (*paths, standard_input.keep(root, stdin))
        return ingest(root, paths, now=now, jobs=jobs, advance=advance)


def _ingest(root: Path, known: Settings, paths: Sequence[Path], now: datetime, jobs: int, advance: Callable[[int], None]) -> Taken:
    cache = archive.open_cache(root)
    try:
        records = Records(cache)
        by = rules.digest(known)
        if records.dumps() and not archive.is_as_left(root, cache):
            archive.Register(root, cache)
            if records.ask_again():
                records.forget_states(_SNAPSHOT)
        elsewhere = [] if paths else [dump.path(root / DUMPS) for dump in records.dumps().values() if dump.origin]
        tops = [Path(os.path.realpath(path)) for path in paths] or [(root / DUMPS).resolve(), *elsewhere]
        lies = snapshot(tops, now)
        place = f"{_SNAPSHOT} of {printable(' '.join(map(str, sorted(tops))))}" if paths else _SNAPSHOT
        if lies and records.state(place) == f"{lies} {by}" and not records.owed():
            return _told(root, records)
        taken = _read(root, known, paths, records, by, now, jobs, advance)
        if not taken.unread:
            records.keep_state(place, f"{lies} {by}")
        cache.commit()
        return taken
    finally:
        cache.close()


def _told(root: Path, records: Records) -> Taken:
    """What stands, where there was nothing to do; what is told to lie on the desk lies there, whoever took it away or brought it back."""
    totals = records.counts()
    if bool(totals["quarantined"]) != (root / quarantine.FILE).is_file():
        quarantine.report(root, records)
    return Taken(len(records.dumps()), 0, totals, conflicts=tuple(archive.conflicts(root)), shared=tuple(shared.waiting(root)))


def _read(
    root: Path, known: Settings, paths: Sequence[Path], records: Records, by: str, now: datetime, jobs: int, advance: Callable[[int], None]
) -> Taken:
    """Read what is new or changed. The heavy rooms are imported here, so that a run with nothing to do is quick."""
    from generator.newsroom.ingest import dumps
    from generator.newsroom.ingest.ahead import Ahead
    from generator.newsroom.ingest.desk import Desk
    from generator.newsroom.ingest.gathered import gathered
    from generator.newsroom.ingest.outdated import Outdated
    from generator.newsroom.ingest.shift import Shift

    before, home = records.dumps(), (root / DUMPS).resolve()
    found = dumps.find(root, paths, {name: was.path(home) for name, was in before.items()})
    fresh, unread = [], []
    for dump in found.dumps:
        try:
            if digest := _changed(dump, before.get(dump.name), by, records, home):
                fresh.append((dump, digest))
        except OSError as error:
            remedy = "Check its rights and the disk, then run ingest again."
            unread.append(Query(dump.name, f"cannot be read: {error.strerror}.", remedy=remedy))
    gone = before.keys() - {dump.name for dump in found.dumps} if found.everything else ()
    for name in gone:
        records.forget(name)
    if not (fresh or gone or records.owed()):
        return _told(root, records)._replace(queries=(*found.refused, *unread), unread=len(unread) + found.closed)
    # A look at other paths knows nothing of what changes here: a dump that was read by its name, and is gone again, would stay recorded.
    records.forget_states(_SNAPSHOT)
    digests = {dump.name: digest for dump, digest in fresh}
    with Shift(known, jobs) as shift:
        coming = shift.read([dump for dump, _ in fresh])
        stock = archive.Archive(root, records.cache, ZoneInfo(known.site.timezone))
        desk = Desk(root, stock, records, advance)
        outdated, ahead = Outdated(home, now), Ahead(stock, now)
        for dump, takes in coming:
            digest, was = digests[dump.name], before[dump.name].digest if dump.name in before else ""
            if was and dump.waits():
                desk.wait(dump.name, takes)
                digest = digest.replace(dumps.of_bytes(digest), dumps.of_bytes(was), 1)
            else:
                desk.dump(dump.name, ahead.struck(dump.name, outdated.watched(dump, takes)), same_bytes=dumps.of_bytes(was) == dumps.of_bytes(digest))
            records.finish(dump, digest, by, home)
            desk.flush(at_least=_TAKES_AT_ONCE)
    desk.amend()
    desk.flush()
    listing = stock.settle()
    quarantine.report(root, records)
    shared.clear(root)
    return _told(root, records)._replace(
        read=len(fresh),
        outcomes=dict(sorted(desk.outcomes.items())),
        queries=(*found.refused, *unread, *gathered(desk.queries), *outdated.queries(), *ahead.queries()),
        unread=len(unread) + found.closed,
        listing=listing,
    )


def _changed(dump: Dump, before: Known | None, by: str, records: Records, home: Path) -> str:
    """The digest of a dump that has to be read; ``""`` for one that was read as it is, by the same rules."""
    if before and before.rules == by and (before.size, before.mtime_ns) == (dump.size, dump.mtime_ns):
        return ""
    digest = dump.digest()
    if before and before.rules == by and before.digest == digest:
        records.finish(dump, digest, by, home)
        return ""
    return digest
