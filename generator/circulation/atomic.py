"""Small files of state: written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import cast


def write_text(path: Path, text: str, *, lasting: bool = True) -> None:
    """Write by a name of its own and a rename: a reader sees the old text or the new one, also after a crash; after a power cut as well
    if it is to be ``lasting``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        # An interrupt too is to leave nothing behind.
        fresh.unlink(missing_ok=True)
        raise


def write_json(path: Path, value: Mapping[str, object], *, lasting: bool = True) -> None:
    """``write_text`` of a JSON object."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n", lasting=lasting)


def read_json(path: Path) -> dict[str, object]:
    """A JSON object from a file; ``ValueError`` where it is another thing, ``OSError`` where it cannot be read."""
    value = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        raise ValueError(f"{path} holds no JSON object")
    return cast(dict[str, object], value)
