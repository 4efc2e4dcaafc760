"""One worker: reads the dumps it is told to, sends every take as soon as it is read, and may be killed at any moment."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.model import NewsdigestError, Settings
from generator.newsroom.ingest import limits

if TYPE_CHECKING:
    from generator.newsroom.ingest.reader import Reader
    from generator.newsroom.ingest.take import Take

_PRELOADED: Final = (__name__, "generator.newsroom.ingest.reader", "generator.wire.reader", "generator.archive.composing")
_FOR_MARKUP: Final = ("generator.wire.pages.page", "generator.wire.containers.records", "generator.wire.containers.feed")
_PLAIN: Final = ("", ".txt", ".text", ".md")

AT_ONCE: Final = 16
"""Takes sent together: to wake up for one and to go to sleep again costs whoever hires workers as much as to file it."""

_LONGEST_WAIT: Final = 0.5
"""Seconds after which takes are sent though they are fewer."""

_GARBAGE: Final = 50_000
"""Objects that may be made before those are looked for that hold each other: some megabytes, or twenty articles."""

OUT_OF_MEMORY: Final = 77
"""Exit code of a worker that was refused memory."""


def preloaded(names: Iterable[str]) -> list[str]:
    """Modules that workers find imported already, for dumps of these names; whoever hires workers does not need them.

    What reads pages and records is among them only where a name promises any: it takes a second to import. (Where the name
    was wrong, each worker imports it by itself.)
    """
    plain = all(PurePath(name).suffix.lower() in _PLAIN for name in names)
    return [*_PRELOADED, *(() if plain else _FOR_MARKUP)]


class Task(NamedTuple):
    """A dump to read; the first ``skip`` takes have been sent already, those in ``spoilt`` ended a worker.

    ``singly``: each take is to be sent by itself, so that it is known on which one the worker ended if it does.
    """

    path: Path
    name: str
    skip: int = 0
    spoilt: frozenset[int] = frozenset()
    singly: bool = False


class Ready(NamedTuple):
    """A worker's first word: all is imported, and from here on a dump is to blame if it dies."""


class Done(NamedTuple):
    """The end of a dump; ``fault`` says why it came early, ``""`` where it did not."""

    fault: str = ""


def prepare(names: Iterable[str]) -> None:
    """Import, for dumps of these names, what workers need, before this process is copied to make them."""
    for name in preloaded(names):
        import_module(name)


def copied(orders: Connection, settings: Settings, seconds: float, memory: int) -> None:
    """``serve`` in a copy of another process, whose files are none of ours: its lock would be held and its pipes kept open by us.

    Nothing of what was copied is ever collected, lest a file that was garbage there be closed under another's number here.
    """
    gc.disable()
    gc.freeze()
    ours = {0, 1, 2, orders.fileno()}
    for number in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208 - numbers, not paths
        if number not in ours:
            with suppress(OSError):
                os.close(number)
    gc.enable()
    serve(orders, settings, seconds, memory)


def serve(orders: Connection, settings: Settings, seconds: float, memory: int) -> None:
    """Say ``Ready``, then read dumps until ``orders`` is closed: a ``Task`` comes in, lists of its ``Take`` s and one ``Done`` go out."""
    from generator.newsroom.ingest.reader import Reader

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    reader = Reader(settings)
    # Nothing that is imported ever becomes garbage, and what a take leaves behind is gone without being looked for.
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    limits.bound_memory(memory)
    try:
        orders.send(Ready())
        while True:
            _read(reader, orders.recv(), orders, seconds)
    except (EOFError, BrokenPipeError):
        return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _read(reader: Reader, task: Task, orders: Connection, seconds: float) -> None:
    """Read one dump, each take under the limit of time."""
    most = 1 if task.singly else AT_ONCE
    fault = ""
    batch: list[Take] = []
    begun = time.monotonic()
    try:
        limits.start_clock(seconds)
        for take in reader.read(task.path, task.name, task.spoilt, most):
            if take.number >= task.skip:
                batch.append(take)
            if len(batch) >= most or (batch and time.monotonic() - begun > _LONGEST_WAIT):
                orders.send(batch)
                batch, begun = [], time.monotonic()
            limits.start_clock(seconds)
    except (MemoryError, EOFError, BrokenPipeError):
        raise
    except NewsdigestError as error:
        fault = str(error)
    except Exception as error:
        fault = f"reading it failed here ({type(error).__name__}: {error})."
    if batch:
        orders.send(batch)
    orders.send(Done(fault))
