"""What has arrived at a target in a publication that is still under way: with it a cut one goes on where it stopped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from generator.circulation.tree import SiteFile


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that a target has taken, and the receipt it gave."""

    file: SiteFile
    receipt: str


class Journal:
    """A line a file, written as soon as it has arrived. A last line torn by a cut is passed over: that one file is sent again."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, Arrival]:
        """The last arrival of each path."""
        found: dict[str, Arrival] = {}
        if not self._path.is_file():
            return found
        for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                path, size, sha256, receipt = json.loads(line)
                found[path] = Arrival(SiteFile(path, size, sha256), receipt)
            except (ValueError, TypeError):
                continue
        return found

    def add(self, file: SiteFile, receipt: str) -> None:
        """Write one arrival down."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as journal:
            journal.write(json.dumps([file.path, file.size, file.sha256, receipt], ensure_ascii=False) + "\n")

    def clear(self) -> None:
        """The publication is over."""
        self._path.unlink(missing_ok=True)
