"""The headline: found by where it stands, by its repetition, and by the words it shares with the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.copydesk import byline, folio
from generator.copydesk.block import Block
from generator.copydesk.body import is_signed_off
from generator.copydesk.galley import Galley
from generator.copydesk.phrases import is_unspaced

LONGEST = 300
"""Longest headline, in characters."""

_DEPTH = 60
_BREADCRUMB = re.compile(r"\s[|>»›/]\s")
_WIRE_LABEL = re.compile(r"^\S{2,24}电 ?题[:：] ?")
"""What Chinese wire copy sets before a headline: agency, place, day, and the word for headline."""
_PATH = re.compile(r"^(?:[^»›>]{1,60} [»›>] ){2,6}(?=\S)")
"""A breadcrumb that ends in the headline: ``Home » News » The bridge is open``."""
_COUNTED = re.compile(r"\D{2,40}\d{1,6}")
_WORD_LENGTH = 4
_AS_GOOD = 0.9
_REACH = 8
_TRAIL = 4
"""Steps of a breadcrumb at the most."""
_IN_OTHER_WORDS = 0.5
"""Points by which a headline in other words may fall behind the breadcrumb's."""


def find(galley: Galley) -> Block | None:
    """The block that is the headline, marked; its repetitions are marked as duplicates of it."""
    story = _story_words(galley)
    times = Counter(block.folded for block in galley.blocks)
    candidates = list(_candidates(galley))
    scored = [(_score(galley, block, story, times), -block.index) for block in candidates]
    if scored and max(scored)[0] >= 1.0:
        best = _first_as_good(galley, scored)
        best = _below_trail(galley, best, scored)
        best = _within(candidates, best)
    elif _is_head(galley, candidates):
        best = candidates[0]
    else:
        return None
    best = next(block for block in galley.blocks if block.folded == best.folded)
    galley.remark(best, "field", "headline")
    if _hangs(galley, best):
        galley.remark(galley.blocks[best.index - 1], "field", "headline")
    for block in galley.blocks:
        if block is not best and block.folded == best.folded:
            galley.remark(block, "duplicate", "headline")
    return best


def text(galley: Galley) -> str:
    """The headline as one text, its kicker before it where the two are one, without the path that leads to it; ``""`` where none was found."""
    blocks = galley.marked("headline")
    whole = " ".join(block.text for block in blocks)
    return whole.replace(" :", ":") if len(blocks) > 1 else _PATH.sub("", _WIRE_LABEL.sub("", whole))


def _hangs(galley: Galley, block: Block) -> bool:
    """Whether the line goes on from the kicker above it: ``The Harbour`` / ``: A bridge at last``."""
    above = block.index - 1
    return block.text[0] == ":" and above >= 0 and (galley.marks[above] is None) and galley.blocks[above].weight < 100


def _is_head(galley: Galley, candidates: Sequence[Block]) -> bool:
    """Whether a short line opens the copy, with nothing but a byline and the day between it and the story: its place says what it is."""
    between = galley.blocks[1 : galley.prose[0]]
    alone = len(candidates) == 1 and candidates[0].index == 0 and _is_followed(galley)
    return alone and all(folio.is_date_line(block) or byline.is_byline(block) for block in between)


def _first_as_good(galley: Galley, scored: list[tuple[float, int]]) -> Block:
    """The earliest line about as good as the best: a standfirst shares more words with the story, but stands below."""
    score, at = max(scored)
    for other, place in scored:
        block = galley.blocks[-place]
        near = -place >= -at - _REACH or (place == 0 and _is_followed(galley))
        if near and other >= score - _AS_GOOD and block.weight >= 30 and block.words >= 4:
            return block
    return galley.blocks[-at]


def _within(candidates: Sequence[Block], best: Block) -> Block:
    """The headline without what a page set before and behind it, where it also stands alone: ``Home Council Opens Bridge - Local news``.

    One that only goes on behind is left as it stands: the shorter may be another story's.
    """
    for block in candidates:
        shorter = 3 <= block.words <= best.words and block is not best and 2 * len(block.folded) > len(best.folded)
        if shorter and (best.folded.endswith(block.folded) or f" {block.folded} " in best.folded):
            return block
    return best


def _below_trail(galley: Galley, best: Block, scored: list[tuple[float, int]]) -> Block:
    """The headline below its kicker, where the line chosen is the last step of a breadcrumb: the page names the story there in other words.

    A breadcrumb is told by the words of one or two that stand above it up to the top, the kicker by its shortness.
    """
    if not 0 < best.index <= _TRAIL or any(block.words > 2 or block.ends for block in galley.blocks[: best.index]):
        return best
    chosen = next(score for score, place in scored if -place == best.index)
    for score, place in scored:
        block, kicker = galley.blocks[-place], galley.blocks[-place - 1]
        if block.index == best.index + 2 and score >= chosen - _IN_OTHER_WORDS and block.weight >= 30 and _is_kicker(galley, kicker):
            return block
    return best


def _is_kicker(galley: Galley, block: Block) -> bool:
    """Whether the line is a few words that are no furniture, no day and no byline."""
    free = block.words <= 4 and galley.marks[block.index] is None and not block.ends
    return free and not folio.is_date_line(block) and not byline.is_byline(block)


def _candidates(galley: Galley) -> Iterator[Block]:
    first, last = galley.prose
    for block in galley.free(range(max(0, first - _DEPTH), min(first + 2, last))):
        if block.words < 2 or not 8 <= block.weight <= LONGEST or (block.index >= first and block.ends and block.text[-1] not in "?!"):
            continue
        if (block.text.endswith(".") and block.weight > 160) or _COUNTED.fullmatch(block.text) or (block.index >= first and block.weight > 150):
            continue
        if (
            block.text.endswith((":", "：", "…", "..."))
            or folio.is_date_line(block)
            or byline.is_byline(block)
            or _is_stamped(block)
            or is_signed_off(block)
        ):
            continue
        yield block


def _is_stamped(block: Block) -> bool:
    """Whether the line holds a day with its hour, which no headline does."""
    return any(mention.value and mention.precision == "minute" for mention in folio.mentions(block))


def _words(text: str) -> list[str]:
    """Words that tell of the story: the longer ones, or pairs of signs where a script sets no blanks."""
    if is_unspaced(text):
        return _pairs(text)
    return [word for word in text.split() if len(word) >= _WORD_LENGTH]


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _story_words(galley: Galley) -> frozenset[str]:
    """The words of the story's beginning, short ones among them, or its pairs of signs."""
    first, last = galley.prose
    story = [block for block in galley.blocks[first : min(last, first + 12)] if block.weight > 60]
    return frozenset().union(*(_pairs(block.folded) if is_unspaced(block.folded) else block.bag for block in story))


def _score(galley: Galley, block: Block, story: frozenset[str], times: Counter[str]) -> float:
    """How much the line looks like the story's headline: shared words, repetition, a headline's length, its place."""
    words = _words(block.folded)
    shared = sum(word in story for word in words) / len(words) if words else 0.0
    length = -0.8 if block.weight < 18 else 0.0 if block.weight < 30 else 1.0 if block.weight <= 130 else 0.4
    above = max(0, galley.prose[0] - block.index)
    return (
        2.0 * shared
        + (1.2 if times[block.folded] > 1 else 0.0)
        + length
        - (0.8 if block.text.endswith(".") else 0.0)
        + (1.5 if _hangs(galley, block) else 0.0)
        - (1.0 if _BREADCRUMB.search(block.text) else 0.0)
        - min(1.5, 0.04 * above)
        + (0.7 if block.index == 0 and block.weight >= 30 else 0.0)
        + (0.3 if above else 0.0)
        + (1.0 if block.index == 0 and _is_followed(galley) else 0.0)
    )


def _is_followed(galley: Galley) -> bool:
    """Whether the byline or the day stands right below the first line of all."""
    return any(byline.is_byline(line) or folio.is_date_line(line) for line in galley.blocks[1:2])
