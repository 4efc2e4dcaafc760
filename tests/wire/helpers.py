"""Reading a dump in a test, and the law that every reader keeps: lines and overhead account for every byte once."""

from __future__ import annotations

import io
from dataclasses import dataclass

from generator import wire
from generator.model import Entry, Limits, Line, Part
from tests.tiling import tiles


@dataclass(frozen=True)
class Read:
    """A part with its lines read."""

    part: Part
    lines: tuple[Line, ...]

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]

    def of_role(self, *roles: str) -> list[str]:
        return [line.text for line in self.lines if line.role in roles]

    @property
    def entries(self) -> list[Entry]:
        """Lines and overhead in the order of their bytes."""
        lines = [Entry(line.start, line.end, "field", "line") for line in self.lines]
        return sorted([*lines, *self.part.overhead], key=lambda entry: (entry.start, entry.end))


def read(data: bytes, name: str = "dump.txt", limits: Limits | None = None) -> list[Read]:
    """Every part of a dump, read to the end; each must tile a range of bytes."""
    found = []
    for part in wire.read_stream(io.BytesIO(data), name, limits or Limits()):
        one = Read(part, tuple(part.lines))
        assert_tiled(one)
        found.append(one)
    return found


def read_one(data: bytes, name: str = "dump.txt", limits: Limits | None = None) -> Read:
    """The only part of a dump that has lines or a query."""
    found = [one for one in read(data, name, limits) if one.lines or one.part.query]
    assert len(found) == 1, found
    return found[0]


def assert_tiled(one: Read) -> None:
    entries = one.entries
    if entries:
        assert tiles(entries, entries[0].start, entries[-1].end), entries


def size(found: list[Read]) -> int:
    """Bytes that the parts account for."""
    return sum(entry.end - entry.start for one in found for entry in one.entries)
