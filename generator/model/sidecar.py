"""What the sidecar of a dump, or of a folder of dumps, is called."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ENDING: Final = ".toml"


def names(dump: Path) -> tuple[str, ...]:
    """``a.txt.toml`` and ``a.toml`` for ``a.txt``, in its folder, the one that counts first; no file is its own. (Texts: a site has many dumps.)"""
    whole = str(dump)
    folder = whole[: len(whole) - len(dump.name)]
    return tuple(path for path in (f"{whole}{ENDING}", f"{folder}{dump.stem}{ENDING}") if path != whole)


def of_folders(dump: Path, levels: int) -> Iterator[str]:
    """``harbour/may.toml`` and ``harbour.toml`` for ``harbour/may/a.txt``: those of the folders that it lies in, the nearest first.

    ``levels`` is how many folders above the dump are asked.
    """
    folder = str(dump)
    for _ in range(levels):
        folder = os.path.dirname(folder)  # noqa: PTH120 - a site has many dumps
        yield f"{folder}{ENDING}"
