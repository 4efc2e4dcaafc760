"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_ENDING: Final = ".part~"


def write_whole(file: Path, text: str) -> None:
    """Write ``text`` as UTF-8 under a name of its own, then rename: whoever reads finds the old file or the new one.

    Folders are made as needed. Raises ``OSError`` and leaves the old file where the disk will not have the new one.
    """
    fresh = file.with_name(f".{file.name[:100]}.{os.getpid()}{_ENDING}")
    data = text.encode("utf-8")
    try:
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        with os.fdopen(descriptor, "wb", buffering=0) as out:
            view = memoryview(data)
            while view:
                view = view[out.write(view) :]
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def is_leftover(name: str) -> bool:
    """Whether a file of this name is what a crash left of ``write_whole``."""
    return name.startswith(".") and name.endswith(_ENDING)
