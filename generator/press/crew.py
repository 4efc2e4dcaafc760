"""Hands for large work: sources and pages shared out among processes, results back in order, few of them waiting at a time."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.model import NewsdigestError, Query

if TYPE_CHECKING:
    from concurrent.futures import Future

ALONE = 150
"""Pieces of work below which further processes cost more than they bring."""

_BATCH = 60
_WAITING = 3
"""Batches under way for each process: enough to keep it busy, few enough that results do not pile up."""

Work = Callable[[Any], Any]

_work: Work | None = None


class Crew:
    """A pool of processes that start with everything the parent has loaded."""

    def __init__(self, jobs: int) -> None:
        """``jobs``: processes, 0 for one a core."""
        self.jobs = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1

    def share(self, set_up: Callable[[], Work], pieces: list[Any]) -> Iterator[Any]:
        """What the work made by ``set_up`` gives for each piece, in order. ``set_up`` is called once in each process."""
        if self.jobs == 1 or len(pieces) < ALONE:
            yield from map(set_up(), pieces)
            return
        # Imported here, since most builds have too little to do to need them.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        batches = iter([pieces[at : at + _BATCH] for at in range(0, len(pieces), _BATCH)])
        context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
        with ProcessPoolExecutor(self.jobs, context, _begin, (set_up,)) as pool:
            waiting: deque[Future[Any]] = deque(pool.submit(_batch, batch) for batch in islice(batches, self.jobs * _WAITING))
            try:
                while waiting:
                    results = waiting.popleft().result()
                    for batch in islice(batches, 1):
                        waiting.append(pool.submit(_batch, batch))
                    yield from _unwrapped(results)
            finally:
                for future in waiting:
                    future.cancel()


def _begin(set_up: Callable[[], Work]) -> None:
    global _work
    gc.freeze()
    _work = set_up()


def _batch(pieces: Iterable[Any]) -> list[Any] | tuple[type[NewsdigestError], tuple[Query, ...]]:
    """One batch in a child; an error of ours comes back as a value, since it carries more than a message."""
    if _work is None:
        raise RuntimeError("a process of the crew was given work before it was set up")
    try:
        return [_work(piece) for piece in pieces]
    except NewsdigestError as error:
        return type(error), error.queries


def _unwrapped(results: list[Any] | tuple[type[NewsdigestError], tuple[Query, ...]]) -> list[Any]:
    if isinstance(results, tuple):
        raise results[0](*results[1])
    return results
