"""What is watched, and the rebuild that follows a change."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, awatch

from generator.circulation.preview.edition import Edition

_STEP = 20
"""Milliseconds without a further change after which a change counts as made: an editor writes a file in one go."""

Seen = frozenset[tuple[str, int, int]]


def seen(paths: Sequence[Path]) -> Seen:
    """Every file at or below ``paths`` with its size and time of change: to tell whether something happened while nobody watched."""
    return frozenset(_files(paths))


async def rebuild_on_change(paths: Sequence[Path], edition: Edition, stop: asyncio.Event, built: Callable[[], None], before: Seen) -> None:
    """Run the edition's rebuild whenever one of ``paths`` (files or folders) changes, until ``stop`` is set.

    A path that does not exist yet is waited for: its parent folder is watched. ``built`` is called after each build. ``before`` is what
    was ``seen`` when the last build began: a change made while that ran, or while watches are set up, is made up for.
    """
    while not stop.is_set():
        folders = [path for path in paths if path.is_dir()]
        absent = [path for path in paths if not path.is_dir()]
        restart = asyncio.Event()
        tasks: list[asyncio.Future[object]] = [asyncio.ensure_future(stop.wait())]
        if folders:
            tasks.append(asyncio.ensure_future(_inside(folders, edition, restart, built)))
        if absent:
            tasks.append(asyncio.ensure_future(_beside(absent, edition, restart, built)))
        # Each watch stands when its task has run for the first time; what it does not hear of happened before.
        await asyncio.sleep(0)
        now = await asyncio.to_thread(seen, paths)
        if now != before:
            await asyncio.to_thread(edition.run)
            built()
        before = now
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        restart.set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _inside(folders: Sequence[Path], edition: Edition, stop: asyncio.Event, built: Callable[[], None]) -> None:
    """Rebuild after every change under the folders."""
    async for _ in awatch(*folders, step=_STEP, stop_event=stop):
        await asyncio.to_thread(edition.run)
        built()


async def _beside(paths: Sequence[Path], edition: Edition, stop: asyncio.Event, built: Callable[[], None]) -> None:
    """Rebuild after a change of single files; returns when a watched folder came into being, to be watched from then on."""

    def concerned(change: Change, path: str) -> bool:
        return Path(path) in paths

    parents = {path.parent for path in paths if path.parent.is_dir()}
    async for changes in awatch(*parents, watch_filter=concerned, recursive=False, stop_event=stop):
        await asyncio.to_thread(edition.run)
        built()
        if any(Path(path).is_dir() for _, path in changes):
            return


def _files(paths: Iterable[Path | os.DirEntry[str]]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        # What is gone between the listing and the look is told by the next look.
        with suppress(OSError):
            if path.is_dir():
                with os.scandir(path) as inside:
                    yield from _files(inside)
            else:
                told = path.stat()
                yield os.fspath(path), told.st_size, told.st_mtime_ns
