"""The folio: lines with the day and the hour of the story, and the dating made from them."""

from __future__ import annotations

import re

from generator.copydesk import dates
from generator.copydesk.block import Block
from generator.copydesk.dates import Mention
from generator.copydesk.galley import BY_ORDER, Galley
from generator.copydesk.head import dateline
from generator.model import Dating

LONGEST = 200
"""Longest line, in characters, that is read for a date outside the story."""

_OTHERS_DATES = frozenset(("caption", "credit", "headline", "related", "embedded post", "copyright", BY_ORDER))
_DIGIT = re.compile(r"\d")
_ABOVE = 12
_BELOW = 4
_FOOT = 12
_STAMP = 120
_HOURS = ("m.", "min.")
"""How a line with an hour may end, which looks like the end of a sentence."""
_DAY = re.compile(r"\d(?: ?[:.h] ?\d\d|(?:(?<=1)9|(?<=2)0)\d\d)")
"""Part of every day with an hour or a year: it rules out most lines at a glance."""
_BESIDE = 24
_BESIDE_LABEL = 60
"""Characters that a date line may hold beside its dates, such as a name or a place; more if a label says what the date is."""


def mentions(block: Block) -> tuple[Mention, ...]:
    """The dates of a short line; those of a long one do not matter here."""
    if len(block.text) > LONGEST or (len(block.text) > _BESIDE_LABEL and not _DIGIT.search(block.text)):
        return ()
    return dates.in_line(block.text)


def is_date_line(block: Block) -> bool:
    """Whether the line gives a date and little else: a label, a name or a place; the place, the agency and the other calendar's day.

    A day in brackets behind more words is that of what they name: ``Flash Update No. 3 (15 October 2025)``. Which lines count for the
    dating is another question (``dates.candidates.date_line``).
    """
    found = mentions(block)
    beside = len(block.text) - sum(mention.end - mention.start for mention in found)
    labelled = any(mention.label for mention in found) and not (block.text[-1] == ")" and block.text[found[-1].start - 1] == "(")
    most = _BESIDE_LABEL if labelled else _BESIDE
    return bool(found) and (beside <= most or dateline.of_line(block.text) is not None)


def is_stamp(block: Block) -> bool:
    """Whether the line is a day with its hour, or with a label: within a story that of another story or a comment, or its own repeated."""
    if (block.ends and not block.text.endswith(_HOURS)) or block.weight > _STAMP or not _DAY.search(block.text):
        return False
    return is_date_line(block) and any(found.label or (found.value and found.precision == "minute") for found in mentions(block))


def find(galley: Galley, headline: Block | None) -> None:
    """Mark the date lines around the headline, and the ones at the foot of the story."""
    last = galley.extent[1]
    entries = _entries(galley)
    for block in galley.free([*galley.head(headline, _ABOVE), *range(last, min(last + _BELOW, len(galley.blocks)))]):
        if block.index not in entries and not (block.ends and block.word_count > 8) and is_date_line(block):
            galley.mark(block, "field", "date")


def _entries(galley: Galley) -> set[int]:
    """Lines of the story with a day that has neither year nor label, if there are different ones: they head entries."""
    first, last = galley.extent
    found = {
        block.index: block.folded
        for block in galley.free(range(first, last))
        if (here := mentions(block)) and all(one.day and not one.label for one in here) and is_date_line(block)
    }
    return set(found) if len(set(found.values())) > 1 else set()


def dating(galley: Galley, headline: Block | None, language: str) -> Dating:
    """The article's dating from its head, its story and its foot; see :func:`dates.judge`."""
    first, last = galley.extent
    top = galley.head(headline, _ABOVE).start
    blocks = galley.blocks
    parts = (blocks[top:first], blocks[max(top, first) : last], blocks[last : last + _FOOT])
    head, story, foot = ([block.text for block in part if _speaks(galley, block)] for part in parts)
    return dates.judge(head, story, foot, stated=galley.stated, language=language)


def _speaks(galley: Galley, block: Block) -> bool:
    """Whether the judge of dates is shown the block: not captions, teasers and what the editor struck.

    Paragraphs are: they show how far down the head reaches.
    """
    mark = galley.marks[block.index]
    return not (mark and mark.detail in _OTHERS_DATES)
