"""The account of a stretch: one entry for every byte, whatever the desk made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, repeat

from generator.copydesk.galley import Galley, Mark
from generator.model import Entry, Line

BLANK = "blank line"
_BLANK = Mark("furniture", BLANK)
_UNRESOLVED = Mark("unresolved", "no rule took it")


def account(lines: Sequence[Line], galley: Galley, others: Mapping[int, Mark]) -> tuple[Entry, ...]:
    """Entries that cover exactly the bytes of the lines, in order; neighbours of one fate and detail stand as one.

    There is at least one line. ``others`` are the marks of lines that stand in no block, by ``id``; any other line in no block is blank. A
    block without a mark is ``unresolved``: the desk then owes the editor a word.
    """
    fates = {id(line): mark or _UNRESOLVED for block, mark in zip(galley.blocks, galley.marks, strict=True) for line in block.lines}
    fates.update(others)
    entries: list[Entry] = []
    start = end = lines[0].start
    last = fates.get(id(lines[0]), _BLANK)
    for (_, begin, stop, _, _), fate in zip(lines, map(fates.get, map(id, lines), repeat(_BLANK)), strict=True):
        if begin != end or (fate is not last and fate != last):
            # What ``Entry`` would do, without the call: there are as many as paragraphs.
            entries.append(tuple.__new__(Entry, (start, end, *last)))
            start, last = begin, fate
        end = stop
    entries.append(Entry(start, end, last.fate, last.detail))
    return tuple(entries)


def _merged(entries: Iterable[Entry]) -> Iterator[Entry]:
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


def interleave(entries: Sequence[Entry], overhead: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries of lines (as ``account`` gives them) and of container syntax between them, in the order of the dump."""
    if not overhead and all(above.end == below.start for above, below in pairwise(entries)):
        return tuple(entries)
    return tuple(_merged(sorted((*entries, *overhead), key=lambda entry: (entry.start, entry.end))))
