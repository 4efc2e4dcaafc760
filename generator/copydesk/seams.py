"""Seams: where one article ends and the next begins when no blank lines or rules say so.

A seam lies between two paragraphs that have little in common, with the foot of one story and the head of the next
between them. Each sign gives points; where they outweigh what speaks for one story, the text is cut there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.copydesk import body, byline, folio, furniture
from generator.copydesk.block import Block
from generator.copydesk.galley import Galley
from generator.copydesk.joining import join
from generator.model import Line

BAR = 0.0
"""Points that a seam must pass."""

_PROSE = 80
_BEHIND = 15
_AHEAD = 7
_SPARSE = 6
_LEAST_STORY = 250
_WHOLE_STORY = 700


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two paragraphs: the blocks, and the paragraphs that end above and begin below."""

    galley: Galley
    above: Sequence[Block]
    between: Sequence[Block]
    below: Sequence[Block]


def cut(lines: Sequence[Line], bar: float = BAR) -> Iterator[list[Line]]:
    """The lines in runs of one article each; the whole as one run where no seam is found."""
    galley = Galley(join(lines))
    furniture.strike(galley)
    openings = list(_openings(galley, bar))
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
    if not running and max((block.weight for block in paragraphs), default=0) < _WHOLE_STORY:
        return False
    return prose >= _WHOLE_STORY or (prose >= _LEAST_STORY and any(folio.is_date_line(block) or byline.is_byline(block) for block in blocks[:12]))


def _openings(galley: Galley, bar: float) -> Iterator[Block]:
    """The first block of each article but the first."""
    prose = [block for block in galley.free() if block.weight >= _PROSE and body.is_prose(block)]
    since = 0
    for at in range(1, len(prose)):
        since += prose[at - 1].weight
        if prose[at].index == prose[at - 1].index + 1 or since < _LEAST_STORY:
            continue
        gap = _Gap(galley, prose[max(0, at - _BEHIND) : at], galley.blocks[prose[at - 1].index + 1 : prose[at].index], prose[at : at + _AHEAD])
        if points(gap) > bar:
            yield _opening(gap)
            since = 0


def points(gap: _Gap) -> float:
    """How much speaks for a seam in the gap.

    Weights were fitted by logistic regression on half of the evaluation's flat and raw dumps and rounded. For
    it speak a long gap, a date line, a labelled byline, labels that end a page, a headline whose words return
    below, and dense prose after; against it shared words, a headline whose words stand above, and dense prose before.
    """
    galley, between = gap.galley, gap.between
    head = [*between, *(block for block in galley.blocks[gap.below[0].index + 1 : gap.below[0].index + 5] if block.weight < 120)]
    shared_below, shared_above = _headline(gap)
    return (
        -3.4
        + 1.75 * math.log2(1 + len(between))
        + 1.5 * any(folio.is_date_line(block) for block in head)
        + 4.5 * any(byline.is_byline(block) for block in head)
        + 0.8 * min(2, sum(galley.labels.get(block.index) == "after" for block in between))
        + 0.9 * shared_below
        - 3.3 * shared_above
        - 19.0 * min(0.3, _cohesion(gap))
        + 1.9 * _density(galley, gap.below[0].index, 1)
        - 2.8 * _density(galley, gap.above[-1].index, -1)
    )


def _cohesion(gap: _Gap) -> float:
    """Share of the long words below that stand above as well."""
    above = {word for block in gap.above for word in block.folded.split() if len(word) >= 6}
    below = {word for block in gap.below[:6] for word in block.folded.split() if len(word) >= 6}
    return len(above & below) / len(below) if below else 0.0


def _headlines(gap: _Gap) -> Iterator[tuple[float, float, Block]]:
    """Lines of the gap that may be headlines, with the share of their words that returns below and stands above."""
    above = {word for block in gap.above for word in block.folded.split()}
    below = {word for block in gap.below for word in block.folded.split()}
    for block in gap.between:
        struck = gap.galley.marks[block.index] and block.index not in gap.galley.labels
        if struck or not 20 <= block.weight <= 220 or block.words < 3 or folio.is_date_line(block):
            continue
        words = [word for word in block.folded.split() if len(word) >= 4] or block.folded.split()
        if words:
            yield sum(word in below for word in words) / len(words), sum(word in above for word in words) / len(words), block


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
