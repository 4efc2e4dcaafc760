"""A small built site to publish, and the clock it is published at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import circulation
from generator.circulation import PublishReport
from generator.model import Target

NOW = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)


class Place:
    """A site's folder with an ``output/``, and the means to publish it and to look at what readers would see."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"
        self.minute = 0
        self.write("index.html", "<p>home</p>")
        self.write("404.html", "<p>none</p>")
        self.write("css/site.css", "p{}")
        self.write("topics/libya/index.html", "<p>Libya</p>")
        self.write("topics/gaza/index.html", "<p>Gaza</p>")
        for number in range(8):
            self.write(f"2019/02/19/story-{number}/index.html", f"<p>Story {number}</p>")

    def write(self, path: str, text: str) -> None:
        """Put one file into the built site."""
        (self.output / path).parent.mkdir(parents=True, exist_ok=True)
        (self.output / path).write_text(text, encoding="utf-8")

    def remove(self, path: str) -> None:
        """Take one file out of the built site."""
        (self.output / path).unlink()

    def publish(self, target: Target, **options: bool) -> PublishReport:
        """Publish, a minute later than the last time."""
        self.minute += 1
        return circulation.publish(self.output, target, site=self.root, now=NOW + timedelta(minutes=self.minute), **options)

    def built(self) -> dict[str, bytes]:
        """The built site's files by path."""
        return contents(self.output)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "site")


@pytest.fixture
def files() -> Callable[[Path], dict[str, bytes]]:
    return contents
