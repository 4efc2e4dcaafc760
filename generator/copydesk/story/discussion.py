"""The discussion below a story: what readers wrote, each with a name and the hour."""

from __future__ import annotations

import re

from generator.copydesk.block import Block
from generator.copydesk.galley import Galley
from generator.copydesk.head import folio

_FEWEST = 3
"""Contributions that make a discussion, and sentences of the story above it; a live report gives the hour from the first line on."""

_LONGEST, _NAME = 70, 40
"""Characters of a line with the hour, and of a name on a line of its own."""

_AT_LENGTH = 4
"""Paragraphs of a contribution at the most, on the average; longer ones are stories with their day, as on pages that scroll on for ever."""

_SENTENCE = 60
_HOUR = re.compile(r"\d ?[:.h] ?\d\d")


def cut_off(galley: Galley, story: tuple[int, int]) -> tuple[int, int]:
    """The story's range without the discussion at its foot, which begins with the name above the first contribution."""
    first, last = story
    stamps = [block for block in galley.blocks[first:last] if len(block.text) <= _LONGEST and _HOUR.search(block.text)]
    posts = [block for block in stamps if _is_post(galley, block)] if len(stamps) >= _FEWEST else []
    if len(posts) < _FEWEST:
        return story
    opening = posts[0].index - _names_writer(galley, posts[0].index - 1)
    above, below = _sentences(galley, first, opening), _sentences(galley, opening, last)
    return (first, opening) if above >= _FEWEST and below <= _AT_LENGTH * len(posts) else story


def _sentences(galley: Galley, first: int, last: int) -> int:
    """The number of longer sentences in a range of blocks."""
    return sum(block.ends and block.weight > _SENTENCE for block in galley.free(range(first, last)))


def _is_post(galley: Galley, block: Block) -> bool:
    """Whether the line is a day with its hour, behind a name or next to one."""
    if block.ends and block.word_count > _FEWEST + 3:
        return False
    found = [mention for mention in folio.mentions(block) if mention.value and mention.precision == "minute"]
    if len(found) != 1 or not folio.is_date_line(block):
        return False
    behind_name = block.text[:1].isalpha() and found[0].start > _FEWEST and not found[0].label
    return behind_name or _names_writer(galley, block.index - 1) or _names_writer(galley, block.index + 1)


def _names_writer(galley: Galley, index: int) -> bool:
    """Whether the line may be a reader's name: a few words, or what stands beside it in a discussion (``Reply``)."""
    if not 0 <= index < len(galley.blocks):
        return False
    block = galley.blocks[index]
    return len(block.text) <= _NAME and not block.ends and not any(sign.isdigit() for sign in block.text[:1])
