"""The account of a stretch: one entry for every byte, whatever the desk made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.copydesk.galley import Galley
from generator.model import Entry, Line

BLANK = "blank line"


def account(lines: Sequence[Line], galley: Galley) -> tuple[Entry, ...]:
    """Entries that cover exactly the bytes of the lines, in order; neighbours of one fate and detail stand as one.

    A line in no block is blank; a block without a mark is ``unresolved``: the desk then owes the editor a word.
    """
    fates: dict[int, tuple[str, str]] = {}
    for block, mark in zip(galley.blocks, galley.marks, strict=True):
        for line in block.lines:
            fates[id(line)] = (mark.fate, mark.detail) if mark else ("unresolved", "no rule took it")
    return tuple(merged(Entry(line.start, line.end, *fates.get(id(line), ("furniture", BLANK))) for line in lines))  # type: ignore[arg-type]


def whole(lines: Sequence[Line], entry_of: Entry) -> tuple[Entry, ...]:
    """One fate for a stretch as a whole, blank or not."""
    return (Entry(lines[0].start, lines[-1].end, entry_of.fate, entry_of.detail),) if lines else ()


def merged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Neighbours of one fate and detail as one entry."""
    last: Entry | None = None
    for entry in entries:
        if last and last.end == entry.start and (last.fate, last.detail) == (entry.fate, entry.detail):
            last = Entry(last.start, entry.end, last.fate, last.detail)
            continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def interleave(entries: Iterable[Entry], overhead: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries of lines and of what stood between them (container syntax), in the order of the dump."""
    return tuple(merged(sorted((*entries, *overhead), key=lambda entry: (entry.start, entry.end))))
