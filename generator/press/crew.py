"""Hands for large work: pieces shared out among this process and its children, results back in order.

A child is a fork: it starts with everything that this process holds, so nothing is handed over to it but its turn, a number read from
a pipe. What it made lies in a nameless file until it is done. There are no threads, no queues and no locks between the hands; handing
results through a pool of processes took a tenth of a cold build.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

from generator.model import NewsdigestError
from generator.press import disk
from generator.press.report import Bar, Progress
from generator.press.scan import SourceMoved
from generator.settings import processes

ALONE = 150
"""Pieces of work below which further processes cost more than they bring."""

ALONE_IN_AN_UPDATE = 1_500
"""The same for the pages that an update has reached: most show articles that others of them show too, which each process would fetch again;
and half of them turn out to be as they were."""

_BATCH = 40
_MOST_TURNS = 8_000
"""Turns that fit into a pipe (64 KiB on Linux, 4 bytes each) with room to spare."""

_DISK = 100
"""A child whose results the disk did not take leaves with this and the number of the error."""

Work = Callable[[Any], Any]
SetUp = Callable[[int], Work]
"""Makes a hand ready: 0 is this process, the children count from 1."""


class Crew:
    """This process and, for much work, its children. ``scratch`` is the folder for what waits between them."""

    def __init__(self, jobs: int, scratch: Path, progress: Progress | None = None) -> None:
        """``jobs``: processes, 0 for one a core. ``progress`` shows how far long work is."""
        self._progress = progress or (lambda label, total: nullcontext())
        self.jobs = processes(jobs)
        self.scratch = scratch

    def hands(self, pieces: int) -> int:
        """How many processes so many pieces of work are shared out among."""
        return 1 if pieces < ALONE else self.jobs

    def share(
        self, label: str, set_up: SetUp, pieces: list[Any], meanwhile: Callable[[], object] = lambda: None, alone: int | None = None
    ) -> list[Any]:
        """What the work made by ``set_up`` gives for each piece, in order; ``label`` tells a user what the pieces are.

        ``set_up`` is called once in each process; ``meanwhile`` is done in this one as soon as the others are at work. An error
        in one process ends all and is raised here. ``alone``: another bound below which this process does all of it.
        """
        if len(pieces) < (ALONE if alone is None else alone):
            meanwhile()
            return list(map(set_up(0), pieces))
        size = max(_BATCH, -(-len(pieces) // _MOST_TURNS))
        turns = _turns(-(-len(pieces) // size))
        children = [self._fork(hand, set_up, pieces, size, turns) for hand in range(1, self.jobs)]
        try:
            meanwhile()
            with self._progress(label, len(pieces)) as bar:
                done = self._take_turns(set_up(0), pieces, size, turns, bar)
            while children:
                done.update(children[0].result())
                children.pop(0)
        finally:
            os.close(turns)
            for child in children:
                child.end()
        return [result for _, results in sorted(done.items()) for result in results]

    @staticmethod
    def _take_turns(work: Work, pieces: list[Any], size: int, turns: int, bar: Bar | None) -> dict[int, list[Any]]:
        """The share of this process. A turn's number tells how far all of them together are."""
        done, shown = {}, 0
        for number, results in _work(work, pieces, size, turns):
            done[number] = results
            if bar is not None:
                bar.advance((number + 1) * size - shown)
                shown = (number + 1) * size
        return done

    def _fork(self, hand: int, set_up: SetUp, pieces: list[Any], size: int, turns: int) -> _Child:
        results = disk.nameless(self.scratch)
        parent = os.getpid()
        # What this process holds is not looked through in the children: that would copy it page by page.
        gc.freeze()
        pid = os.fork()
        if pid:
            gc.unfreeze()
            return _Child(pid, results)
        try:
            try:
                outcome: Any = dict(_work(set_up(hand), pieces, size, turns, parent)), None
            except (NewsdigestError, OSError, SourceMoved) as error:
                outcome = {}, (type(error), error.queries if isinstance(error, NewsdigestError) else error.args)
            pickle.dump(outcome, results, pickle.HIGHEST_PROTOCOL)
            results.flush()
            os._exit(0)
        except KeyboardInterrupt:
            os._exit(130)
        except OSError as error:
            os._exit(_DISK + (error.errno or 0))
        except BaseException:
            import traceback

            traceback.print_exc()
            sys.stderr.flush()
        finally:
            os._exit(1)


class _Child:
    """A process at work."""

    def __init__(self, pid: int, results: IO[bytes]) -> None:
        self._pid = pid
        self._results = results

    def result(self) -> dict[int, list[Any]]:
        """Wait for it; what it gave by turn. Raises its error, or ``RuntimeError`` where it came to another end."""
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        code = os.waitstatus_to_exitcode(status)
        if code >= _DISK:
            raise OSError(code - _DISK, os.strerror(code - _DISK), str(self._results.name))
        if code:
            raise RuntimeError(f"a process of the crew ended with {code}")
        self._results.seek(0)
        done, failed = pickle.load(self._results)  # noqa: S301 - a file without a name, written by our own child
        self._results.close()
        if failed:
            raise failed[0](*failed[1])
        return dict(done)

    def end(self) -> None:
        """End it, whatever it is at."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        self._results.close()


def _turns(count: int) -> int:
    """A pipe that holds the numbers below ``count``: who reads one has that turn, and the end of the pipe is the end of the work."""
    turns, fill = os.pipe()
    os.write(fill, b"".join(turn.to_bytes(4, "little") for turn in range(count)))
    os.close(fill)
    return turns


def _work(work: Work, pieces: list[Any], size: int, turns: int, parent: int = 0) -> Iterator[tuple[int, list[Any]]]:
    """Take turns until there are none; a child stops when its parent is no more."""
    while turn := os.read(turns, 4):
        if parent and os.getppid() != parent:
            os._exit(1)
        number = int.from_bytes(turn, "little")
        yield number, [work(piece) for piece in pieces[number * size : (number + 1) * size]]
