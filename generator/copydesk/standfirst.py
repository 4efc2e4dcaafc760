"""The standfirst: the sentence or two between the headline and the byline or the date."""

from __future__ import annotations

from generator.copydesk.block import Block
from generator.copydesk.body import reads
from generator.copydesk.galley import Galley

_MOST = 4
_HEAVIEST = 900


def find(galley: Galley, headline: Block | None) -> None:
    """Mark the standfirst: what reads as prose between the headline and the last line of the head.

    Where no byline or date stands below it, nothing tells a standfirst from a first paragraph, and it stays one.
    """
    if headline is None:
        return
    head = galley.head(headline, 0)
    marks = [index for index in head if index > headline.index and (mark := galley.marks[index]) and mark.detail in ("author", "date")]
    if not marks:
        return
    found = [block for block in galley.free(range(headline.index + 1, marks[-1])) if reads(block) or block.weight > 40]
    first = {block.folded: block for block in reversed(found)}
    if 0 < len(first) <= _MOST and sum(block.weight for block in first.values()) <= _HEAVIEST:
        for block in found:
            galley.mark(block, "field" if first[block.folded] is block else "duplicate", "standfirst")


def text(galley: Galley) -> str:
    """The standfirst as one text, or ``""``."""
    return " ".join(block.text for block in galley.marked("standfirst"))
