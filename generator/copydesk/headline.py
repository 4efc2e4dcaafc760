"""The headline: found by where it stands, by its repetition, and by the words it shares with the story."""

from __future__ import annotations

import re

from generator.copydesk.block import Block
from generator.copydesk.galley import Galley

LONGEST = 300
_BREADCRUMB = re.compile(r"\s[|>»›/]\s")


def find(galley: Galley) -> Block | None:
    """The block that is the headline, marked; its repetitions are marked as duplicates of it."""
    candidates = list(_candidates(galley))
    if not candidates:
        return None
    story = _story_words(galley)
    times: dict[str, int] = {}
    for block in galley.blocks:
        times[block.folded] = times.get(block.folded, 0) + 1
    best = max(candidates, key=lambda block: (_score(galley, block, story, times[block.folded]), -block.index))
    best = next(block for block in galley.blocks if block.folded == best.folded)
    galley.remark(best, "field", "headline")
    for block in galley.blocks:
        if block is not best and block.folded == best.folded:
            galley.remark(block, "duplicate", "headline")
    return best


def _candidates(galley: Galley) -> list[Block]:
    first, last = galley.prose
    found = []
    for block in galley.blocks[: min(first + 2, last)]:
        mark = galley.marks[block.index]
        if mark or not 2 <= block.words <= 40 or not 10 <= block.weight <= LONGEST:
            continue
        found.append(block)
    return found


def _story_words(galley: Galley) -> frozenset[str]:
    first, last = galley.prose
    return frozenset(word for block in galley.blocks[first : min(last, first + 12)] for word in block.folded.split() if len(word) > 3)


def _score(galley: Galley, block: Block, story: frozenset[str], times: int) -> float:
    words = [word for word in block.folded.split() if len(word) > 3]
    shared = sum(word in story for word in words) / len(words) if words else 0.0
    distance = galley.prose[0] - block.index
    return (
        3.0 * shared
        + (1.5 if times > 1 else 0.0)
        + min(block.weight, 70) / 35
        - (1.5 if block.text.endswith(".") else 0.0)
        - (1.5 if _BREADCRUMB.search(block.text) else 0.0)
        - 0.12 * max(distance, 0)
        - (4.0 if distance <= 0 and block.ends and block.text[-1] not in "?!" else 0.0)
    )
