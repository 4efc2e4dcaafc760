"""The entries of a live blog: each keeps the time and the heading above its text, which hang beside the column that the text hangs in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from generator.wire.pages.blocks import Block, Page, Run
from generator.wire.pages.column import is_heading, points_away
from generator.wire.pieces import Piece

FEWEST = 3
"""Entries of a live blog: elements of one kind beside one another, each with a time of its own above its text."""

TIMED = 0.8
"""Share of them that must show one."""

ABOVE = 6
"""Blocks above an entry's text among which its time and its heading stand."""

_ENTRIES = frozenset({"div", "article", "section", "li"})
_CLOCK = re.compile(r"(?<![0-9./])(?:[01]?[0-9]|2[0-3])\s?[:.hH]\s?[0-5][0-9](?![0-9]|[./][0-9])")
"""A time of the day, and no day in numbers."""
_LIVE = re.compile(
    r"(?:class|id)\s{0,9}=\s{0,9}[\"']?[^\"'<>]{0,200}\b(?:live-?blog|live-?ticker|live-?updates?|live-?feed|liveBlog|LiveBlog)", re.ASCII
)
"""How the element that holds a live blog is named."""
_LONGEST = 60
"""Characters of a line that says when an entry came out."""


class Entry(NamedTuple):
    """An entry's blocks above its text, and whether one shows a time."""

    above: tuple[int, ...]
    time: int


def heads(page: Page, taken: Sequence[bool]) -> dict[int, list[Piece]]:
    """What becomes of the blocks that are times and headings of a live blog's entries; nothing where the page is no live blog.

    A time right above its heading is one line with it.
    """
    inside = [index for index, here in enumerate(taken) if here]
    within = page.blocks[max(0, inside[0] - ABOVE) : inside[-1]] if inside else []
    if sum(_shows_time(block) for block in within) < FEWEST:
        return _named(page, taken) if inside else {}
    made: dict[int, list[Piece]] = {}
    for entry in _entries(page, taken):
        heading = next((at for at in entry.above if is_heading(page, page.blocks[at]) and not points_away(page, page.blocks[at])), -1)
        if entry.time >= 0 and entry.time != heading:
            time, rest = _parted(page, page.blocks[entry.time])
            if heading == entry.time + 1 and not rest:
                block = page.blocks[heading]
                made[entry.time] = []
                made[heading] = [Piece(f"{page.text_of(time)} {block.text}", time[0].start, block.end, "subhead")]
                continue
            made[entry.time] = _pieces(page, time, rest)
        if heading >= 0:
            made[heading] = [Piece.of(page.blocks[heading], "subhead")]
    return made


def _named(page: Page, taken: Sequence[bool]) -> dict[int, list[Piece]]:
    """The headings of a live blog's entries without times: each right above the text of its own, and none twice. Its name tells that it is one:
    entries of other lists, of goods and of places, are set as these are."""
    inside = [index for index, here in enumerate(taken) if here]
    lost = (index for index in range(max(0, inside[0] - ABOVE), inside[-1]) if not taken[index] and is_heading(page, page.blocks[index]))
    if len([*islice(lost, FEWEST)]) < FEWEST or not any(_LIVE.search(element.raw) for element in page.elements if element.tag in _ENTRIES):
        return {}
    for found in _groups(page, taken):
        heads = [
            max((at for at in entry.above if is_heading(page, page.blocks[at]) and not points_away(page, page.blocks[at])), default=-1)
            for entry in found
        ]
        if -1 not in heads and len({page.blocks[at].text for at in heads}) == len(heads):
            return {at: [Piece.of(page.blocks[at], "subhead")] for at in heads if not taken[at]}
    return {}


def _entries(page: Page, taken: Sequence[bool]) -> list[Entry]:
    """The entries: elements of the kind of which most show a time."""
    best: list[Entry] = []
    for found in _groups(page, taken):
        times = [page.blocks[entry.time].text for entry in found if entry.time >= 0]
        if len(times) >= max(FEWEST, TIMED * len(found)) and len(set(times)) >= FEWEST and len(found) > len(best):
            best = found
    return best


def _groups(page: Page, taken: Sequence[bool]) -> Iterator[list[Entry]]:
    """Elements of one kind beside one another that hold text of the story, each as an entry with what stands above its text."""
    first: dict[int, int] = {}
    opens: dict[int, int] = {}
    for index, block in enumerate(page.blocks):
        reads = taken[index] and not is_heading(page, block) and not _shows_time(block)
        for at in page.path(block.element):
            opens.setdefault(at, index)
            if reads:
                first.setdefault(at, index)
    groups: dict[tuple[int, str], list[int]] = {}
    for at in sorted(first):
        element = page.elements[at]
        if element.tag in _ENTRIES:
            groups.setdefault((element.parent, element.kind), []).append(at)
    for members in groups.values():
        if len(members) >= FEWEST:
            spans = [range(max(opens[at], first[at] - ABOVE), first[at]) for at in members]
            yield [Entry(tuple(above), next((at for at in above if _shows_time(page.blocks[at])), -1)) for above in spans]


def _shows_time(block: Block) -> bool:
    return len(block.text) <= _LONGEST and _CLOCK.search(block.text) is not None


def _parted(page: Page, block: Block) -> tuple[list[Run], list[Run]]:
    """The runs of a block that are the time, and its others: who wrote the entry."""
    time = [run for run in block.runs if page.nearest(run.element, ("time",), 3)]
    return (time, [run for run in block.runs if run not in time]) if time else (block.runs, [])


def _pieces(page: Page, time: Sequence[Run], rest: Sequence[Run]) -> list[Piece]:
    """The line of a time, and the others that stand in its block."""
    runs = sorted((*time, *rest), key=lambda run: run.start)
    pieces: list[Piece] = []
    for is_time, group in groupby(runs, key=lambda run: run in time):
        these = list(group)
        pieces.append(Piece(page.text_of(these), these[0].start, these[-1].end, "subhead" if is_time else "boilerplate"))
    return [piece for piece in pieces if piece.text]
