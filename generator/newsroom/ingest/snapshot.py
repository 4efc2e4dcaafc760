"""Whether anything lies otherwise than it did: names, sizes and times alone, so that a run with nothing to do ends at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.model.sidecar import names, of_folders

UNSURE: Final = 1 << 62
"""A time that is later than all."""

TICK: Final = 100_000_000
"""Nanoseconds: a file changed this shortly ago may change again under the same time stamp."""


def snapshot(tops: Sequence[Path], now: datetime) -> str:
    """A digest of every name, size and time at and below the paths; ``""`` where a file is too fresh to be sure of its time."""
    fresh = int(now.timestamp() * 1e9) - TICK
    told = sha256()
    for top in sorted(tops):
        for path, size, mtime_ns in _below(top):
            if mtime_ns > fresh:
                return ""
            told.update(f"{path}\x00{size}\x00{mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def _below(top: Path) -> Iterator[tuple[str, int, int]]:
    """Every file, in a fixed order; links as what they lead to; and the sidecars of the folders around."""
    yield from _there(of_folders(top / "dump", len(top.parts)))
    if not top.is_dir():
        if top.exists():
            stat = top.stat()
            yield str(top), stat.st_size, stat.st_mtime_ns
            yield from _there(names(top))
        return
    folders = [str(top)]
    while folders:
        folder = folders.pop()
        try:
            scanned = os.scandir(folder)
        except OSError:
            # It is told when the dumps are looked for; here it counts as one that may have changed.
            yield folder, 0, UNSURE
            continue
        with scanned:
            for entry in sorted(scanned, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    try:
                        stat = entry.stat()
                    except OSError:
                        stat = entry.stat(follow_symlinks=False)
                    yield entry.path, stat.st_size, stat.st_mtime_ns


def _there(sidecars: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Those of the sidecars that there are."""
    for sidecar in sidecars:
        if os.path.isfile(sidecar):  # noqa: PTH113 - a name is all there is
            stat = os.stat(sidecar)  # noqa: PTH116
            yield sidecar, stat.st_size, stat.st_mtime_ns
