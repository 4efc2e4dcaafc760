"""Seams: where one article ends and the next begins when no blank lines or rules say so.

A seam lies between two paragraphs that have little in common, with the foot of one story and the head of the next
between them. Each sign gives points; where they outweigh what speaks for one story, the text is cut there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.copydesk import body, byline, dateline, folio, furniture
from generator.copydesk.block import Block
from generator.copydesk.galley import Galley
from generator.copydesk.joining import join
from generator.model import Line
from generator.model.dump import PARTED
from generator.model.patterns import rare

BLANKS = 3
"""So many blank lines in a row part two articles."""

BAR = 0.0
"""Points that a seam must pass."""

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
one, but set above what a country weighs that both name."""

BASE = -14.0
"""Points that a gap starts from; fitted with the weights."""

_PROSE = 80
_AHEAD = 7
_NEAR = 6
"""Paragraphs below a gap whose words are told."""
_SPARSE = 6
_LEAST_STORY = 250
_WHOLE_STORY = 700
_LEAST_BRIEF = 100
"""Characters of prose of a brief, which its dateline tells from a teaser."""
_HEADLINE_WORDS, _LONGEST_HEADLINE = 3, 160
_SMALL = 6
"""Letters from which on a word is a long one: it tells of the matter; shorter ones tell of the language."""
_NAME = rare(r"(?<=[a-zà-ÿа-я,] )[A-ZÀ-ÞА-Я][\w’-]{3,}")


class _Story:
    """What the story says above a gap: its long and its small words, its names, how many characters its paragraphs have, and whether a
    dateline opened one."""

    __slots__ = ("datelined", "long", "names", "since", "small")

    def __init__(self) -> None:
        self.long: set[str] = set()
        self.small: set[str] = set()
        self.names: set[str] = set()
        self.since = 0
        self.datelined = False

    def tell(self, block: Block) -> None:
        """Take in a paragraph."""
        for word in block.bag:
            (self.long if len(word) >= _SMALL else self.small).add(word)
        self.names.update(_NAME.findall(block.text))
        self.since += block.weight
        self.datelined = self.datelined or _has_dateline(block)


class _Gap(NamedTuple):
    """What stands between two paragraphs: the blocks, the story and its last paragraph above, and the paragraphs that begin below."""

    galley: Galley
    story: _Story
    above: Block
    between: Sequence[Block]
    below: Sequence[Block]


def cut(lines: Sequence[Line], bar: float = BAR, loose: bool = False) -> Iterator[list[Line]]:
    """The lines in runs of one article each; the whole as one run where no seam is found.

    ``loose``: the white space is the markup's own, and a whole story may stand on one line; a gap says little there, but between two
    articles there is one all the same.
    """
    galley = Galley(join(lines))
    furniture.strike(galley)
    openings = list(_openings(galley, bar, _below_gaps(lines) if loose else None))
    bounds = [0, *(block.index for block in openings), len(galley.blocks)]
    starts = {block.lines[0].start for block, last in zip(openings, bounds[2:], strict=True) if _is_story(galley, block.index, last)}
    run: list[Line] = []
    for line in lines:
        if line.start in starts and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_story(galley: Galley, first: int, last: int) -> bool:
    """Whether the blocks could be an article of their own, and not a foot with teasers: enough prose, or some and a day or a name."""
    blocks = galley.blocks[first:last]
    paragraphs = [block for block in blocks if galley.marks[block.index] is None and body.is_prose(block)]
    prose = sum(block.weight for block in paragraphs)
    running = any(below.index == above.index + 1 for above, below in pairwise(paragraphs))
    if paragraphs and paragraphs[0].index == first + 1 and prose >= _LEAST_BRIEF and _is_wired(paragraphs[0]) and _goes_on(galley, paragraphs[0]):
        return True
    if not running and max((block.weight for block in paragraphs), default=0) < _WHOLE_STORY:
        return False
    if not _LEAST_STORY <= prose < _WHOLE_STORY:
        return prose >= _WHOLE_STORY
    return _has_dateline(paragraphs[0]) or any(folio.is_date_line(block) or byline.is_byline(block) for block in blocks[:12])


def _goes_on(galley: Galley, block: Block) -> bool:
    """Whether a sentence of the same story stands right below the paragraph, as below no teaser."""
    below = block.index + 1
    return below < len(galley.blocks) and galley.marks[below] is None and body.reads(galley.blocks[below]) and not _has_dateline(galley.blocks[below])


def _below_gaps(lines: Sequence[Line]) -> frozenset[int]:
    """Where lines begin above which a gap stands that would part articles if the white space were a writer's."""
    found: list[int] = []
    blanks = 0
    for line in lines:
        if line.text and not line.text.isspace():
            if blanks >= BLANKS:
                found.append(line.start)
            blanks = 0
        else:
            blanks += 1
    return frozenset(found)


def _openings(galley: Galley, bar: float, may_open: frozenset[int] | None) -> Iterator[Block]:
    """The first block of each article but the first: at a seam, or around a story that stands on one line.

    ``may_open``: where the lines begin that may open an article, if not any may; then the white space is the markup's own.
    """
    loose = may_open is not None
    prose = [block for block in galley.free() if block.weight >= _PROSE and body.is_prose(block) and not _is_headline(galley, block)]
    story = _Story()
    for at in range(1, len(prose)):
        above, below = prose[at - 1], prose[at]
        story.tell(above)
        if may_open is not None and not any(block.lines[0].start in may_open for block in galley.blocks[above.index + 1 : below.index + 1]):
            continue
        gap = _Gap(galley, story, above, galley.blocks[above.index + 1 : below.index], prose[at : at + _AHEAD])
        if loose and max(above.weight, below.weight) >= body.ONE_LINE:
            yield gap.between[0] if above.weight >= body.ONE_LINE and gap.between else below
            story = _Story()
        elif _is_brief(gap):
            yield gap.between[-1]
            story = _Story()
        elif (
            gap.between and story.since >= _LEAST_STORY and points(gap) > bar and (opening := _at_line(galley, _opening(gap), above, below, may_open))
        ):
            yield opening
            story = _Story()


def _is_brief(gap: _Gap) -> bool:
    """Whether a headline stands right above a paragraph that opens with a dateline, and one opened the story above: however brief both are."""
    if not (gap.story.datelined and gap.between and _is_wired(gap.below[0])):
        return False
    above = gap.between[-1]
    told = gap.galley.marks[above.index] is None and not above.ends and above.words >= _HEADLINE_WORDS
    return told and above.weight <= _LONGEST_HEADLINE and not folio.is_date_line(above)


def _is_headline(galley: Galley, block: Block) -> bool:
    """Whether a block that closes as a sentence does belongs to the head of a story: a headline that asks, or the first of two lines of one text."""
    return body.asks(block) or (block.index + 1 < len(galley.blocks) and galley.blocks[block.index + 1].folded == block.folded)


def _has_dateline(block: Block) -> bool:
    """Whether a dateline opens the paragraph, and not words in capitals with a colon, as letters to a paper open: ``DEAR READER:``."""
    found = dateline.find(block.text)
    return found is not None and bool(found.agency or found.day or not block.text[: found.end].rstrip().endswith(":"))


def _is_wired(block: Block) -> bool:
    """Whether a dateline with a day or an agency opens the paragraph; a word in capitals alone may be a section's (``ANALYSIS - …``)."""
    found = dateline.find(block.text)
    return found is not None and bool(found.agency or found.day)


def _at_line(galley: Galley, opening: Block, above: Block, below: Block, may_open: frozenset[int] | None) -> Block | None:
    """The block with which the line of the opening begins, or the first line below it; ``None`` where the gap lies within one line."""
    around = (*reversed(galley.blocks[above.index + 1 : opening.index + 1]), *galley.blocks[opening.index + 1 : below.index + 1])
    return next((block for block in around if block.lines[0].repair != PARTED and (may_open is None or block.lines[0].start in may_open)), None)


def points(gap: _Gap) -> float:
    """How much speaks for a seam in the gap."""
    return BASE + sum(WEIGHTS[sign] * count for sign, count in signs(gap))


def signs(gap: _Gap) -> Iterator[tuple[str, float]]:
    """The signs that hold in a gap, by their names in ``WEIGHTS``, each with what it counts: 1, a share, or the binary logarithm of a number.

    What two stories have in common counts by its number, not by its share: a long story has most words of any other.
    """
    galley, story, between = gap.galley, gap.story, gap.between
    first = gap.below[0]
    head = [*between, *(block for block in galley.blocks[first.index + 1 : first.index + 5] if block.weight < 120)]
    words = {word for block in gap.below[:_NEAR] for word in block.bag}
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
    yield "dateline again", story.datelined and _has_dateline(first)
    yield "share", any((mark := galley.marks[block.index]) is not None and mark.detail == "share" for block in between)


def _headlines(gap: _Gap) -> Iterator[tuple[float, float, Block]]:
    """Lines of the gap that may be headlines, with the share of their words that returns below and stands above."""
    story = gap.story
    below = {word for block in gap.below for word in block.bag}
    for block in gap.between:
        struck = gap.galley.marks[block.index] and block.index not in gap.galley.labels
        if struck or not 20 <= block.weight <= 220 or block.words < 3 or folio.is_date_line(block):
            continue
        words = [word for word in block.bag if len(word) >= 4] or block.bag
        if words:
            told = sum(word in story.long or word in story.small for word in words)
            yield sum(word in below for word in words) / len(words), told / len(words), block


def _headline(gap: _Gap) -> tuple[float, float]:
    best = max(_headlines(gap), key=lambda found: found[0] - found[1], default=None)
    return (best[0], best[1]) if best else (0.0, 0.0)


def _density(galley: Galley, index: int, step: int) -> float:
    """Share of prose among the few blocks from ``index`` on, down or up."""
    around = range(index, index + step * _SPARSE, step)
    return sum(0 <= at < len(galley.blocks) and galley.marks[at] is None and body.is_prose(galley.blocks[at]) for at in around) / _SPARSE


def _opening(gap: _Gap) -> Block:
    """Where the next article opens inside the gap: at its headline, else below the last label or furniture."""
    found = [(below - above, -block.index, block) for below, above, block in _headlines(gap) if below - above > 0.2]
    if found:
        best = max(found)[0]
        return next(block for score, _, block in found if score >= best - 0.3)
    struck = [block.index for block in gap.between if gap.galley.is_furniture(block.index)]
    return gap.galley.blocks[struck[-1] + 1] if struck else gap.between[0]
