"""What comes by standard input is kept as a dump of the site: it could not be read a second time."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from generator.model import Query, UsageError
from generator.settings import DUMPS

_CHUNK: Final = 1 << 20
_DIGITS: Final = 12
_COMING: Final = ".stdin."


def keep(root: Path, stream: BinaryIO) -> Path:
    """Copy a stream to ``content/dumps/stdin-HASH.txt`` and give its path; the same bytes give the same file.

    The caller holds the site's lock. Raises ``UsageError`` where nothing came, ``OSError`` where the disk will not have it.
    """
    folder = root / DUMPS
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_COMING}*"):
        # By a run that was killed: nobody else is at work.
        left.unlink(missing_ok=True)
    coming = folder / f"{_COMING}{os.getpid()}"
    told = sha256()
    try:
        with coming.open("wb") as file:
            while chunk := stream.read(_CHUNK):
                told.update(chunk)
                file.write(chunk)
        if not coming.stat().st_size:
            raise UsageError(Query("-", "standard input was empty; nothing was kept.", remedy="Look at the command before the pipe."))
        kept = folder / f"stdin-{told.hexdigest()[:_DIGITS]}.txt"
        if not kept.exists():
            coming.replace(kept)
        return kept
    finally:
        coming.unlink(missing_ok=True)
