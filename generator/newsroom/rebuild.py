"""What a schedule runs: ingest, build, publish in one turn, with lock, log and status file.

Whatever fails, readers keep the last good site; the log, the status and the exit code say which stage it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from logging import Logger
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import settings
from generator.circulation import lock, state
from generator.circulation.log import logbook
from generator.circulation.ping import ping
from generator.circulation.schedule import Slots, due, next_due
from generator.circulation.secrets import redact
from generator.circulation.state import Status
from generator.model import Exit, NewsdigestError, Query, Settings, TargetFailed
from generator.newsroom import rhythm
from generator.newsroom.wording import became

if TYPE_CHECKING:
    from generator.archive import Listing

_PATIENCE = 120.0
"""Seconds that a scheduled run waits for another to end, lest a timer that fires once a day meets a preview's rebuild and gives up."""


_FRESH_NS = 5_000_000_000
"""For so long the build takes the ingest's word on how the files of the archive stand. What an editor saves in between comes out with the
next run, as what is saved a moment later does."""


class Run(NamedTuple):
    """How a rebuild went. ``ran`` is false where nothing was due; ``queries`` is what an editor has to know, ``silent`` the sources that have
    fallen silent, each with its days."""

    ran: bool
    status: Status = Status()
    queries: tuple[Query, ...] = ()
    silent: tuple[tuple[str, int], ...] = ()

    def summary(self) -> dict[str, object]:
        """All of it as one JSON object."""
        return {
            "ran": self.ran,
            "counts": dict(self.status.counts),
            "outcomes": dict(self.status.outcomes),
            "published": dict(self.status.published),
            "next_due": self.status.next_due,
            "silent": dict(self.silent),
            "queries": [str(query) for query in self.queries],
        }


class Order(NamedTuple):
    """What was asked: ``publish`` names a target (``""``: the schedule's, if any); with ``if_due`` nothing is done before its time has come.
    ``say`` is told how it goes, ``ask`` what an editor has to know."""

    publish: str = ""
    if_due: bool = False
    allow_shrink: bool = False
    say: Callable[[str], None] = lambda text: None
    ask: Callable[[Query], None] = lambda query: None


def rebuild(root: Path, now: datetime, order: Order) -> Run:
    """Bring the site in ``root`` up to date, once; running it again changes nothing.

    Raises ``Busy`` where another run is at work (then nothing is recorded; with ``if_due`` it is waited for a while), or
    whatever stopped a stage.
    """
    if not (root / settings.NAME).exists() and not (root / settings.STATE).is_dir():
        # Nobody's site: that is said before a log and a status are laid in the folder.
        settings.load(root)
    folder = root / settings.STATE
    patience = _PATIENCE if order.if_due else 0
    with lock.hold(folder, "rebuild", now, wait=patience), logbook(folder) as log:
        before = state.read(folder)
        turn = _Turn(folder, log, order, before._replace(last_try=state.moment(now), outcome="", stage="", reason="", exit=0, counts={}, outcomes={}))
        with turn.stage("settings", told=False):
            known = settings.load(root)
        slots = Slots.of(known.schedule, known.site.timezone)
        if order.if_due and not due(slots, state.instant(before.last_try), now, before.again()):
            return Run(ran=False, status=before._replace(next_due=state.moment(next_due(slots, now, before.again()))))
        turn.status = turn.status._replace(next_due=state.moment(slots.after(now)))
        turn.on_failure = known.schedule.ping_failure
        _work(root, known, now, order, turn)
        turn.done()
        ping(known.schedule.ping_success, log)
        return Run(ran=True, status=turn.status, queries=tuple(turn.queries), silent=turn.silent)


def _work(root: Path, known: Settings, now: datetime, order: Order, turn: _Turn) -> None:
    """The stages, in the order in which a story takes them."""
    from generator.newsroom import build, ingest

    with turn.stage("ingest"):
        taken = ingest.ingest(root, now=now)
        turn.count(taken.counts())
        turn.brought(taken.outcomes)
        turn.ask(taken.queries)
        turn.missed(rhythm.silent(root, known, now))
    with turn.stage("build"):
        built = build.build(root, now=now, seen=_still_fresh(taken.listing))
        turn.count(built.counts())
        turn.ask(built.queries)
        turn.status = turn.status._replace(next_held_back=state.moment(built.report.next_due))
    name = order.publish or known.schedule.publish
    if name:
        from generator.newsroom import publish

        with turn.stage("publish"):
            report = publish.send(root, known, publish.chosen(known, name), now, publish.Choice(allow_shrink=order.allow_shrink))
            turn.published(report.target, report.where, report.text())


def _still_fresh(seen: Listing | None) -> Listing | None:
    """What the ingest saw of the archive, for the build to begin with; ``None`` where an editor may have waited on it too long."""
    return seen if seen and time.time_ns() - seen.looked < _FRESH_NS else None


class _Turn:
    """One run under way: the status it will leave, its log, and the stage it is in."""

    def __init__(self, folder: Path, log: Logger, order: Order, status: Status) -> None:
        self.status = status
        self.queries: list[Query] = []
        self.silent: tuple[tuple[str, int], ...] = ()
        self.on_failure = ""
        self._folder = folder
        self._log = log
        self._order = order

    @contextmanager
    def stage(self, name: str, *, told: bool = True) -> Iterator[None]:
        """One stage: logged if it is to be ``told``; a failure is recorded with its name and goes on up, the disk's as ``TargetFailed``."""
        if told:
            self._log.info("%s: begins", name)
        try:
            yield
        except NewsdigestError as error:
            self._failed(name, str(error), error.exit)
            raise
        except OSError as error:
            query = Query(str(error.filename or ""), f"{error.strerror or error}.", remedy="Check the disk and its rights; run again.")
            failure = TargetFailed(query)
            self._failed(name, str(failure), failure.exit)
            raise failure from error
        except KeyboardInterrupt:
            self._failed(name, "Interrupted.", Exit.INTERRUPTED)
            raise
        except Exception as error:
            self._failed(name, f"{type(error).__name__}: {error}", Exit.UNEXPECTED)
            raise

    def count(self, counts: Mapping[str, int]) -> None:
        """Add a stage's counts to the status and tell them."""
        self.status = self.status._replace(counts=dict(self.status.counts) | dict(counts))
        self._log.info("counts: %s", ", ".join(f"{name} {number}" for name, number in counts.items()))

    def brought(self, outcomes: Mapping[str, int]) -> None:
        """Record what became of the articles that were looked at."""
        self.status = self.status._replace(outcomes=dict(outcomes))
        self._log.info("this run: %s", became(outcomes) or "no dump is new")

    def missed(self, silent: tuple[tuple[str, int], ...]) -> None:
        """Record which sources have fallen silent."""
        self.silent = silent
        if silent:
            self._log.warning("silent: %s", rhythm.told(silent))

    def ask(self, queries: Sequence[Query]) -> None:
        """Tell what an editor has to know."""
        for query in queries:
            self._log.warning("%s", query)
            self._order.ask(query)
        self.queries += queries

    def published(self, target: str, where: str, text: str) -> None:
        """Record what a target holds now; the last word stands where nothing was sent."""
        if where:
            self.status = self.status._replace(published=dict(self.status.published) | {target: where})
        self._log.info("%s", text)
        self._order.say(text)

    def done(self) -> None:
        """The run went through."""
        self.status = self.status._replace(last_good=self.status.last_try, outcome="good")
        self._log.info("good")
        self._record()

    def _failed(self, stage: str, reason: str, code: Exit) -> None:
        self.status = self.status._replace(outcome="failed", stage=stage, reason=redact(reason), exit=int(code))
        if again := state.moment(self.status.again()):
            # Both are ISO 8601 in UTC, so that the earlier one sorts first.
            self.status = self.status._replace(next_due=min(filter(None, (self.status.next_due, again))))
        self._log.error("%s failed (code %d): %s", stage, code, reason)
        self._order.say(f"Failed at the stage {stage!r}; the last good site is still live.")
        self._record()
        ping(self.on_failure, self._log)

    def _record(self) -> None:
        """Write the status; a disk that will not take it must not hide the failure that is being told."""
        try:
            state.write(self._folder, self.status)
        except OSError as error:
            self._log.error("status.json could not be written: %s", error)
            self._order.say(f"status.json could not be written: {error}")
