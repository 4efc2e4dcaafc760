"""What the archives of the press call their fields: lists of ``phrases/exports.txt``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def labels(archive: str) -> dict[str, str]:
    """The field that each of an archive's names stands for; of several lists that have a name, the first counts."""
    found: dict[str, str] = {}
    for name, entries in _lists():
        house, _, field = name.partition(".")
        if house == archive:
            for entry in entries:
                found.setdefault(entry, field)
    return found


@cache
def listed(archive: str, field: str) -> frozenset[str]:
    """All entries of one list."""
    return frozenset(entry for name, entries in _lists() if name == f"{archive}.{field}" for entry in entries)


@cache
def _lists() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(_read(Path(__file__).with_name("phrases").joinpath("exports.txt").read_text("utf-8")))


def _read(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in text.split("\n[")[1:]:
        name, _, entries = part.partition("]\n")
        yield name, tuple(entry for entry in entries.split("\n") if entry)
