"""Signs of a seam: what says of a gap between two paragraphs that one article ends there and the next begins, and what says that it goes on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.copydesk.block import Block
from generator.copydesk.bylines import byline
from generator.copydesk.galley import Galley
from generator.copydesk.head import dateline, folio
from generator.copydesk.story.prose import is_prose
from generator.model.patterns import rare

WEIGHTS = {
    "byline": 1.7,
    "dateline again": 4.0,
    "day": 2.0,
    "headline's words above": -2.5,
    "headline's words below": 3.0,
    "line alone": -1.9,
    "long words above": 1.0,
    "long words below": 0.75,
    "long words in common": -0.9,
    "names below": 0.35,
    "names in common": -0.9,
    "no long word in common": 1.1,
    "prose above": 1.0,
    "prose below": 2.9,
    "share": 1.2,
    "small words in common": -1.1,
}
"""Points of each sign, times what it counts, see :func:`signs`. Fitted by logistic regression on files of two to five articles drawn at
random from the evaluation's and from public sets of pages of other publishers, one blank line between them; each half of the publishers was
judged by weights fitted on the other (see docs/fidelity.md). What a second dateline weighs was not fitted, since few of those files have
one, but set above what a country weighs that both stories name."""

BASE = -14.0
"""Points that a gap starts from; fitted with the weights."""

_NEAR = 6
"""Paragraphs below a gap whose words are told."""
_SPARSE = 6
_SMALL = 6
"""Letters from which on a word is a long one: it tells of the matter; shorter ones tell of the language."""
_NAME = rare(r"(?<=[a-zà-ÿа-я,] )[A-ZÀ-ÞА-Я][\w’-]{3,}")


class StorySoFar:
    """What the story says above a gap: its long and small words, its names, the characters of its paragraphs, and whether one of them has a
    dateline."""

    __slots__ = ("datelined", "length", "long", "names", "small")

    def __init__(self) -> None:
        self.long: set[str] = set()
        self.small: set[str] = set()
        self.names: set[str] = set()
        self.length = 0
        self.datelined = False

    def tell(self, block: Block) -> None:
        """Take in a paragraph."""
        for word in block.words:
            (self.long if len(word) >= _SMALL else self.small).add(word)
        self.names.update(_NAME.findall(block.text))
        self.length += block.weight
        self.datelined = self.datelined or has_dateline(block)


class Gap(NamedTuple):
    """What stands between two paragraphs: the blocks, the story and its last paragraph above, and the paragraphs that begin below."""

    galley: Galley
    story: StorySoFar
    above: Block
    between: Sequence[Block]
    below: Sequence[Block]


def has_dateline(block: Block) -> bool:
    """Whether a dateline opens the paragraph, and not words in capitals with a colon, as letters to a paper open: ``DEAR READER:``."""
    found = dateline.find(block.text)
    return found is not None and bool(found.agency or found.day or not block.text[: found.end].rstrip().endswith(":"))


def points(gap: Gap) -> float:
    """How much speaks for a seam in the gap."""
    return BASE + sum(WEIGHTS[sign] * count for sign, count in signs(gap))


def signs(gap: Gap) -> Iterator[tuple[str, float]]:
    """The signs that hold in a gap, by their names in ``WEIGHTS``, each with what it counts: 1, a share, or the binary logarithm of a number.

    Words in common count by their number, not by their share: a long story has most of the words of any other.
    """
    galley, story, between = gap.galley, gap.story, gap.between
    first = gap.below[0]
    head = [*between, *(block for block in galley.blocks[first.index + 1 : first.index + 5] if block.weight < 120)]
    words = {word for block in gap.below[:_NEAR] for word in block.words}
    long = {word for word in words if len(word) >= _SMALL}
    small = len(words) - len(long)
    names = set(_NAME.findall(" ".join([block.text for block in gap.below[:_NEAR]])))
    shared_below, shared_above = _headline(gap)
    common = len(story.long & long)
    yield "headline's words below", shared_below
    yield "headline's words above", shared_above
    yield "long words above", math.log2(1 + len(story.long))
    yield "long words below", math.log2(1 + len(long))
    yield "long words in common", math.log2(1 + common)
    yield "no long word in common", common == 0
    yield "small words in common", len(story.small & words) / small if small else 0.5
    yield "names below", math.log2(1 + len(names))
    yield "names in common", math.log2(1 + len(story.names & names))
    yield "prose below", _density(galley, first.index, 1)
    yield "prose above", _density(galley, gap.above.index, -1)
    yield "line alone", len(between) == 1
    yield "day", any(folio.is_date_line(block) for block in head)
    yield "byline", any(byline.is_byline(block) for block in head)
    yield "dateline again", story.datelined and has_dateline(first)
    yield "share", any((mark := galley.marks[block.index]) is not None and mark.detail == "share" for block in between)


def headlines(gap: Gap) -> Iterator[tuple[float, float, Block]]:
    """Lines of the gap that may be headlines, with the share of their words that return below and of those that stand above."""
    story = gap.story
    below = {word for block in gap.below for word in block.words}
    for block in gap.between:
        struck = gap.galley.marks[block.index] and block.index not in gap.galley.labels
        if struck or not 20 <= block.weight <= 220 or block.word_count < 3 or folio.is_date_line(block):
            continue
        words = [word for word in block.words if len(word) >= 4] or block.words
        if words:
            above = sum(word in story.long or word in story.small for word in words)
            yield sum(word in below for word in words) / len(words), above / len(words), block


def _headline(gap: Gap) -> tuple[float, float]:
    best = max(headlines(gap), key=lambda found: found[0] - found[1], default=None)
    return (best[0], best[1]) if best else (0.0, 0.0)


def _density(galley: Galley, index: int, step: int) -> float:
    """Share of prose among the few blocks from ``index`` on, down or up."""
    around = range(index, index + step * _SPARSE, step)
    return sum(0 <= at < len(galley.blocks) and galley.marks[at] is None and is_prose(galley.blocks[at]) for at in around) / _SPARSE
