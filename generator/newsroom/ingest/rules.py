"""What a dump is read by: where any of it changes, the dump is read again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

import generator
from generator.model import Settings

_ROOMS: Final = ("model", "wire", "copydesk", "filing", "archive")


def digest(settings: Settings) -> str:
    """SHA-256 (hex) of the rooms' own code and word lists, the topics, what the editor tells the desk, and the site's zone.

    So a new version of the desk reads every dump anew without anybody having to count versions.
    """
    told = sha256(repr((settings.topics, settings.desk, settings.site.timezone)).encode("utf-8", "surrogatepass"))
    for name, data in _sources(Path(generator.__file__).parent):
        told.update(name.encode() + b"\x00" + data + b"\x00")
    return told.hexdigest()


def _sources(package: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the rooms that read, with its name, in a fixed order."""
    top = str(package)
    for room in _ROOMS:
        for folder, folders, files in os.walk(f"{top}{os.sep}{room}"):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            within = folder[len(top) + 1 :].replace(os.sep, "/")
            for name in sorted(name for name in files if not name.endswith(".pyc")):
                with open(f"{folder}{os.sep}{name}", "rb") as file:  # noqa: PTH123 - every run looks at some two hundred files
                    yield f"{within}/{name}", file.read()
