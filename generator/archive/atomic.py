"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_ENDING: Final = ".part~"
_FRESH: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def write_whole(file: Path | str, content: str | bytes) -> os.stat_result:
    """Write ``content``, text as UTF-8, under a name of its own, then rename: whoever reads finds the old file or the new one.

    Gives the file's size and times. Folders are made as needed. Raises ``OSError`` and leaves the old file where the disk will not have the new one.
    """
    folder, name = os.path.split(file)
    fresh = f"{folder or os.curdir}/.{name[:40]}.{os.getpid()}{_ENDING}"
    try:
        try:
            descriptor = os.open(fresh, _FRESH, 0o666)
        except FileNotFoundError:
            Path(folder).mkdir(parents=True, exist_ok=True)
            descriptor = os.open(fresh, _FRESH, 0o666)
        try:
            view = memoryview(content.encode("utf-8") if isinstance(content, str) else content)
            while view:
                view = view[os.write(descriptor, view) :]
            written = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        os.replace(fresh, file)  # noqa: PTH105 - a path object costs more than the rename
    except BaseException:
        # An interrupt too is to leave nothing behind.
        Path(fresh).unlink(missing_ok=True)
        raise
    return written


def is_leftover(name: str) -> bool:
    """Whether a file of this name is what a crash left of ``write_whole``."""
    return name.startswith(".") and name.endswith(_ENDING)
