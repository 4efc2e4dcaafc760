"""The standfirst: the sentence or two between the headline and the byline or the date."""

from __future__ import annotations

from collections.abc import Sequence

from generator.copydesk.block import Block, fold
from generator.copydesk.galley import Galley
from generator.copydesk.story.prose import reads
from generator.model import Paragraph

_MOST = 4
_HEAVIEST = 900

_LONG = 300
"""Characters above which a stated standfirst is looked for in the text; our own excerpts have no more."""
_PIECE = 30
_PIECES = 40
_REPEATED = 0.7


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


def text(galley: Galley, paragraphs: Sequence[Paragraph]) -> str:
    """The standfirst as one text, or ``""``: the one that a page shows, else the one that the dump states.

    A long one that mostly stands in the ``paragraphs`` too is none: for want of a standfirst, publishers' systems state the beginning of
    the text, or all of it.
    """
    shown = " ".join(block.text for block in galley.marked("standfirst"))
    if shown and galley.is_page:
        return shown
    stated = galley.stated.standfirst
    if len(stated) > _LONG and _repeats(stated, paragraphs):
        return ""
    return stated or shown


def _repeats(stated: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether seven tenths of a text stand in the paragraphs, compared by pieces of thirty letters, of the first twelve hundred."""
    whole = fold(stated).replace(" ", "")[: _PIECE * _PIECES]
    body = "".join(fold(paragraph.text).replace(" ", "") for paragraph in paragraphs)
    pieces = [whole[at : at + _PIECE] for at in range(0, len(whole), _PIECE)]
    return sum(piece in body for piece in pieces) >= _REPEATED * len(pieces)
