"""A shift of workers: dumps are read side by side, takes come back in the order of the dumps, whoever dies is replaced."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkServerContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Final, Literal

from generator.model import Settings
from generator.newsroom.ingest import limits, worker
from generator.newsroom.ingest.dumps import Dump
from generator.newsroom.ingest.take import Take, unread
from generator.newsroom.ingest.worker import AT_ONCE, OUT_OF_MEMORY, Done, Ready, Task
from generator.settings import processes

Start = Literal["fork", "forkserver"]
"""How a worker comes to be: as a copy of this process, which imports once for all; or of a server without threads, which costs a second
interpreter with all its imports."""

AHEAD: Final = 256
"""Takes of one dump that may wait for their turn; its worker then waits too, so that memory is bounded."""

SILENCE: Final = 300.0
"""Seconds on the clock after which a worker that says nothing is taken for dead: its CPU time is bounded, its sleep is not."""

_WORTH: Final = 3
"""Dumps for which another worker pays: for one or two, to make it costs as much as it saves."""

_EVERY: Final = 4 * AT_ONCE
"""Takes that are dealt with before the workers are looked after again: some of them may wait for more to do."""


class _Job:
    """One dump on its way: what has come of it and not been handed on, and whether its end has been seen. ``singly``: it ended a worker."""

    __slots__ = ("done", "dump", "has_members", "reached", "received", "singly", "spoilt", "waiting")

    def __init__(self, dump: Dump) -> None:
        self.dump = dump
        self.waiting: deque[Take] = deque()
        self.received = self.reached = 0
        self.has_members = self.singly = self.done = False
        self.spoilt: frozenset[int] = frozenset()

    def task(self) -> Task:
        """What a worker is to do about it from here on."""
        return Task(self.dump.path, self.dump.name, self.received, self.spoilt, self.singly)

    def receive(self, take: Take) -> None:
        """Take in what a worker sent."""
        self.waiting.append(take)
        self.received = take.number + 1
        self.has_members |= take.place != self.dump.name
        self.reached = max(self.reached, take.end)

    def break_off(self, message: str) -> None:
        """Let the rest of the dump stand unread; in a dump with members nobody knows how many bytes of which those are."""
        start, end = (0, 0) if self.has_members else (self.reached, max(self.reached, self.dump.size))
        self.receive(unread(self.received, self.dump.name, start, end, message))
        self.done = True


class _Hand:
    """One worker and what it is at."""

    __slots__ = ("heard", "job", "line", "process", "ready")

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self.process = process
        self.line = line
        self.ready = False
        self.job: _Job | None = None
        self.heard = 0.0


class Shift:
    """Workers for one run; used as a context, at whose end they are gone."""

    def __init__(
        self, settings: Settings, jobs: int, seconds: float = limits.SECONDS, memory: int = limits.MEMORY, start: Start | None = None
    ) -> None:
        """``jobs``: processes at most, 0 for one a core; ``seconds`` of CPU time and ``memory`` in bytes are for one article.

        ``start`` is chosen by itself: only a process without threads may be copied.
        """
        self._jobs = processes(jobs)
        self._with = (settings, seconds, memory)
        self._seconds = seconds
        self._forks = start == "fork" if start else sys.platform == "linux" and threading.active_count() == 1
        self._context: ForkContext | ForkServerContext = get_context("fork") if self._forks else get_context("forkserver")
        self._hands: list[_Hand] = []

    def __enter__(self) -> Shift:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for hand in self._hands:
            # Killed first: a worker that finds its line closed would still complain of it.
            hand.process.kill()
            hand.process.join()
            hand.line.close()
        self._hands.clear()

    def workers(self) -> list[BaseProcess]:
        """The processes at work."""
        return [hand.process for hand in self._hands]

    def read(self, dumps: Sequence[Dump]) -> Iterator[tuple[Dump, Iterator[Take]]]:
        """Each dump with its takes, in order; the takes of one are to be used up before the next is asked for.

        Workers begin at once, so that what else there is to prepare is done beside them.
        """
        jobs = [_Job(dump) for dump in dumps]
        todo = deque(jobs)
        crew = min(self._jobs, -(-len(jobs) // _WORTH))
        if crew and self._forks:
            worker.prepare(dump.name for dump in dumps)
        elif crew:
            self._context.set_forkserver_preload(worker.preloaded(dump.name for dump in dumps))
        for _ in range(crew):
            self._hands.append(self._hire())
            self._order(self._hands[-1], todo.popleft())
        return ((job.dump, self._takes(job, todo)) for job in jobs)

    def _takes(self, job: _Job, todo: deque[_Job]) -> Iterator[Take]:
        """The takes of one dump as they come in, while the workers go on with the dumps behind it."""
        handed = 0
        while True:
            self._tend(todo, block=not job.waiting and not job.done)
            while job.waiting:
                yield job.waiting.popleft()
                handed += 1
                if handed % _EVERY == 0:
                    self._tend(todo, block=False)
            if job.done and not job.waiting:
                return

    def _tend(self, todo: deque[_Job], *, block: bool) -> None:
        """Give idle workers work, take in what has come, replace who has died; ``block`` waits for something to come."""
        for hand in self._hands:
            if hand.job is None and todo:
                self._order(hand, todo.popleft())
        busy = {hand.line: hand for hand in self._hands if hand.job and len(hand.job.waiting) < AHEAD}
        ready = wait(list(busy), 1.0 if block else 0)
        for line in ready:
            self._hear(busy[line])  # type: ignore[index]
        now = time.monotonic()
        for line, hand in busy.items():
            if line in ready:
                hand.heard = now
            elif now - hand.heard > SILENCE:
                hand.process.kill()

    def _hear(self, hand: _Hand) -> None:
        """Take in everything a worker has sent so far."""
        job = hand.job
        try:
            while job and len(job.waiting) < AHEAD and hand.line.poll():
                said = hand.line.recv()
                if isinstance(said, Ready):
                    hand.ready = True
                elif isinstance(said, Done):
                    if said.fault:
                        job.break_off(said.fault)
                    job.done, hand.job, job = True, None, None
                else:
                    for take in said:
                        job.receive(take)
        except (EOFError, OSError):
            # A worker that was killed may leave half a message behind.
            self._replace(hand)

    def _order(self, hand: _Hand, job: _Job) -> None:
        hand.job, hand.heard = job, time.monotonic()
        try:
            hand.line.send(job.task())
        except (BrokenPipeError, ConnectionResetError):
            self._replace(hand)

    def _replace(self, hand: _Hand) -> None:
        """Another worker for one that died. It sends each take by itself; the stretch on which it dies as well is left out, or the
        rest of the dump if that did not help."""
        hand.process.join()
        hand.line.close()
        job, code = hand.job, hand.process.exitcode
        if not hand.ready:
            raise RuntimeError(f"a worker ended with code {code} before it began")
        fresh = self._hire()
        hand.process, hand.line, hand.ready, hand.job = fresh.process, fresh.line, False, None
        if job is None:
            return
        if job.received in job.spoilt:
            job.break_off(f"reading stopped here: it {self._cause(code)}.")
            return
        if job.singly:
            job.spoilt |= {job.received}
        job.singly = True
        self._order(hand, job)

    def _cause(self, code: int | None) -> str:
        """Why a worker died, in words."""
        if code == -signal.SIGPROF:
            return f"took more than {self._seconds:g} seconds"
        if code == OUT_OF_MEMORY:
            return "took too much memory"
        return "took too long" if code == -signal.SIGKILL else f"ended the reader (code {code})"

    def _hire(self) -> _Hand:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=worker.copied if self._forks else worker.serve, args=(theirs, *self._with), daemon=True)
        process.start()
        theirs.close()
        return _Hand(process, ours)
