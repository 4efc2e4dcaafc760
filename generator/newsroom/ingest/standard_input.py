"""What comes by standard input is kept as a dump of the site: it could not be read a second time."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

DUMPS: Final = "content/dumps"

_CHUNK: Final = 1 << 20
_DIGITS: Final = 12


def keep(root: Path, stream: BinaryIO) -> Path:
    """Copy a stream to ``content/dumps/stdin-HASH.txt`` and give its path; the same bytes give the same file. Raises ``OSError``."""
    folder = root / DUMPS
    folder.mkdir(parents=True, exist_ok=True)
    coming = folder / f".stdin.{os.getpid()}"
    told = sha256()
    try:
        with coming.open("wb") as file:
            while chunk := stream.read(_CHUNK):
                told.update(chunk)
                file.write(chunk)
        kept = folder / f"stdin-{told.hexdigest()[:_DIGITS]}.txt"
        if kept.exists():
            coming.unlink()
        else:
            coming.replace(kept)
    except OSError:
        coming.unlink(missing_ok=True)
        raise
    return kept
