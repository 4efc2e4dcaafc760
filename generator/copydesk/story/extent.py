"""The extent of a story: between which blocks of its stretch it stands, among furniture and other stories' teasers."""

from __future__ import annotations

import re

from generator.copydesk.block import Block
from generator.copydesk.bylines import byline
from generator.copydesk.galley import Galley
from generator.copydesk.head import folio
from generator.copydesk.story import discussion, teasers
from generator.copydesk.story.prose import DOTS, LONG, LONGEST_SUBHEAD, asks, is_prose, is_signed_off, opens_with_colon, reads
from generator.model.stops import SENTENCE_ENDS

_NEAR = 15
"""Lines below a headline within which all prose is the story's."""
_REACH = 22
"""Lines at the most, known to no rule, between a headline and the first paragraph of the run of prose."""
ONE_LINE = 2500
"""Characters of a line that is a whole story, from markup without line breaks; a paragraph rarely has half as many."""
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}] |[。！？]")
_WORDS = 5
_FEWEST = 3
"""A record's text of fewer words without a sentence is no article, but a placeholder or a section's name."""
_STRUCK = 5
"""Lines of furniture in a row that count against a story; if there are more, it is only a larger widget."""
_HEAD, _FARTHEST = 5, 12
"""Lines from a headline that closes as a sentence to the byline below it, without furniture and with it."""


def find(galley: Galley) -> tuple[int, int]:
    """The range of blocks in which the story stands: where roles say so, else the run that gathers most prose for least furniture.

    It is the run with the largest sum. Prose counts by its length; loose lines and furniture count against it, and a label that announces
    other stories so heavily that the teasers below it rarely make up for it. A long run of furniture is one widget, and weighs no more than
    a short one.
    """
    by_role = sorted(block.index for block in (*galley.marked("body"), *galley.marked("subhead")))
    if by_role:
        return by_role[0], by_role[-1] + 1
    best, best_range = 0.0, (0, 0)
    total, first, struck = 0.0, 0, 0
    for index, mark in enumerate(galley.marks):
        is_struck = mark is not None and mark.fate == "furniture" and index not in galley.labels
        if is_struck:
            struck += 1
        elif mark is None:
            struck = 0
        if not is_struck or struck <= _STRUCK:
            total += _worth(galley, index)
        if total <= 0:
            total, first = 0.0, index + 1
        elif total > best:
            best, best_range = total, (first, index + 1)
    if not best:
        return _anything(galley)
    story = _introduced(galley, _trimmed(galley, best_range))
    return teasers.cut_off(galley, discussion.cut_off(galley, story))


def below(galley: Galley, headline: Block | None) -> tuple[int, int]:
    """The story's range once the headline is known: from the first prose below it."""
    first, last = galley.extent
    if headline is None:
        return first, last
    between = list(galley.free(range(headline.index + 1, first)))
    if len(between) < _REACH:
        is_near = first <= headline.index + _NEAR
        opening = (block.index for block in between if (is_prose(block) and (is_near or _opens_story(block))) or opens_with_colon(block))
        first = next(opening, first)
    return max(first, headline.index + 1), last


def _introduced(galley: Galley, found: tuple[int, int]) -> tuple[int, int]:
    """The range, in a record with the line that introduces its story: ``The following information was released by the council:``."""
    first, last = found
    above = first - 1
    if galley.is_record and first < last and above >= 0 and galley.marks[above] is None and opens_with_colon(galley.blocks[above]):
        return above, last
    return found


def _worth(galley: Galley, index: int) -> float:
    if label := galley.labels.get(index):
        return -5.0 if label == "after" else -0.5
    block = galley.blocks[index]
    if mark := galley.marks[index]:
        return -0.2 if mark.fate == "furniture" else 0.0
    if is_prose(block) and not (block.weight < LONG and block.text.endswith(DOTS)):
        return 0.6 + min(block.weight, 400) / 100
    return 0.2 if reads(block) else -0.4


def _anything(galley: Galley) -> tuple[int, int]:
    """The range where no run reads as a story: from the first sentence to the last; of a record all lines, unless they are a word or two."""
    if galley.is_record and not any(block.ends for block in galley.free()) and sum(block.word_count for block in galley.free()) < _FEWEST:
        return 0, 0
    loose = [block.index for block in galley.free() if galley.is_record or (block.ends and block.word_count >= _WORDS)]
    return (loose[0], loose[-1] + 1) if loose else (0, 0)


def _trimmed(galley: Galley, found: tuple[int, int]) -> tuple[int, int]:
    """The range from the first block on that may open a story; where none may, all of it if one line is a whole story, else from its only
    paragraph that was cut short."""
    first, last = found
    while first < last and (galley.marks[first] or not _opens_story(galley.blocks[first]) or _is_signed_below(galley, first, last)):
        first += 1
    if first < last:
        return first, last
    if any(block.weight >= ONE_LINE for block in galley.free(range(*found))):
        return found
    cut_short = [block.index for block in galley.free(range(*found)) if block.weight >= 2 * LONG and _SENTENCE.search(block.text)]
    return (cut_short[0] if len(cut_short) == 1 else last), last


def _opens_story(block: Block) -> bool:
    """Whether the block may be the first of a story: a sentence, and no headline that asks."""
    return (block.ends or is_signed_off(block)) and not asks(block) and not (block.weight < LONG and block.text.endswith(DOTS))


def _is_signed_below(galley: Galley, index: int, last: int) -> bool:
    """Whether the block is a headline that closes as a sentence: no longer than most, with the byline or the day below it.

    At the most a standfirst and another line stand between them.
    """
    if galley.blocks[index].weight > LONGEST_SUBHEAD:
        return False
    below = [block for block in galley.blocks[index + 1 : min(index + _FARTHEST, last)] if not galley.is_furniture(block.index)][: _HEAD - 1]
    signed = next((at for at, block in enumerate(below) if folio.is_date_line(block) or byline.is_byline(block)), None)
    between = [reads(block) for block in below[:signed] if galley.marks[block.index] is None]
    return signed is not None and between.count(True) < 2 and between.count(False) < 2
