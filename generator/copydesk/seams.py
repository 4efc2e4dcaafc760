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

_PROSE = 80
_BEHIND = 15
_AHEAD = 7
_SPARSE = 6
_LEAST_STORY = 250
_WHOLE_STORY = 700
_MUCH = 3000
"""Characters of prose above a gap from which more say nothing more."""
_HEAD = 12
"""Lines over which the head of a story repeats its headline."""
_NAME = rare(r"(?<=[a-zà-ÿа-я,] )[A-ZÀ-ÞА-Я][\w’-]{3,}")


class _Gap(NamedTuple):
    """What stands between two paragraphs: the blocks, and the paragraphs that end above and begin below; and whether a dateline opens the
    one below, in a story that one has opened already."""

    galley: Galley
    above: Sequence[Block]
    between: Sequence[Block]
    below: Sequence[Block]
    opened_again: bool


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
    if not running and max((block.weight for block in paragraphs), default=0) < _WHOLE_STORY:
        return False
    if not _LEAST_STORY <= prose < _WHOLE_STORY:
        return prose >= _WHOLE_STORY
    return _has_dateline(paragraphs[0]) or any(folio.is_date_line(block) or byline.is_byline(block) for block in blocks[:12])


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
    prose = [block for block in galley.free() if block.weight >= _PROSE and body.is_prose(block)]
    since = 0
    datelined = False
    for at in range(1, len(prose)):
        above, below = prose[at - 1], prose[at]
        since += above.weight
        between = galley.blocks[above.index + 1 : below.index]
        datelined = datelined or _has_dateline(above)
        gap = _Gap(galley, prose[max(0, at - _BEHIND) : at], between, prose[at : at + _AHEAD], datelined and bool(between) and _has_dateline(below))
        if may_open is not None and not any(block.lines[0].start in may_open for block in galley.blocks[above.index + 1 : below.index + 1]):
            continue
        if loose and max(above.weight, below.weight) >= body.ONE_LINE:
            yield gap.between[0] if above.weight >= body.ONE_LINE and gap.between else below
            since, datelined = 0, False
        elif gap.between and since >= _LEAST_STORY and points(gap) > bar and (opening := _at_line(galley, _opening(gap), above, below, may_open)):
            yield opening
            since, datelined = 0, False


def _has_dateline(block: Block) -> bool:
    """Whether a dateline opens the paragraph, and not words in capitals with a colon, as letters to a paper open: ``DEAR READER:``."""
    found = dateline.find(block.text)
    return found is not None and bool(found.agency or found.day or not block.text[: found.end].rstrip().endswith(":"))


def _at_line(galley: Galley, opening: Block, above: Block, below: Block, may_open: frozenset[int] | None) -> Block | None:
    """The block with which the line of the opening begins, or the first line below it; ``None`` where the gap lies within one line."""
    around = (*reversed(galley.blocks[above.index + 1 : opening.index + 1]), *galley.blocks[opening.index + 1 : below.index + 1])
    return next((block for block in around if block.lines[0].repair != PARTED and (may_open is None or block.lines[0].start in may_open)), None)


def points(gap: _Gap) -> float:
    """How much speaks for a seam in the gap.

    Weights were fitted by logistic regression on files of four articles drawn at random from the evaluation's, one blank line between
    them; each half of the publishers was judged by weights fitted on the other (see docs/fidelity.md). For a seam speak that no long
    word and few names below stand above, dense prose after it, a date line, a labelled byline, a headline whose words return below, sharing
    words, much prose before it; against it a headline whose words stand above, a line that stands again near by, much furniture.
    What a second dateline weighs was not fitted, since few of those files have one, but set above what a country weighs that both name.
    """
    galley, between = gap.galley, gap.between
    head = [*between, *(block for block in galley.blocks[gap.below[0].index + 1 : gap.below[0].index + 5] if block.weight < 120)]
    shared_below, shared_above = _headline(gap)
    cohesion = _cohesion(gap)
    struck = [galley.marks[block.index] for block in between if galley.is_furniture(block.index)]
    rules = {mark.detail for mark in struck if mark}
    return (
        -7.1
        + 0.8 * math.log2(1 + len(between))
        + 1.6 * any(folio.is_date_line(block) for block in head)
        - 1.3 * (sum(folio.is_date_line(block) for block in between) > 1)
        + 1.0 * any(byline.is_byline(block) for block in head)
        + 4.0 * gap.opened_again
        + 1.0 * shared_below
        + 1.0 * (shared_below >= 0.5 and shared_above < 0.2)
        - 2.5 * shared_above
        - 4.2 * min(0.3, cohesion)
        + 3.5 * (cohesion == 0)
        - 3.3 * _shared_names(gap)
        + 3.4 * _density(galley, gap.below[0].index, 1)
        + 0.9 * _density(galley, gap.above[-1].index, -1)
        - 1.1 * any(_stands_again(galley, block) for block in between[-_HEAD:])
        - 0.12 * min(10, len(struck))
        + 1.5 * ("share" in rules)
        + 1.4 * ("player" in rules)
        - 1.3 * ("comments" in rules)
        + 1.2 * ("after" in rules)
        - 1.0 * ("newsletter" in rules)
        + 1.5 * min(1.0, sum(block.weight for block in gap.above) / _MUCH)
    )


def _shared_names(gap: _Gap) -> float:
    """Share of the names below, words with a capital inside a sentence, that stand above too; a middling one where nothing is named."""
    above, below = (set(_NAME.findall(" ".join(block.text for block in blocks))) for blocks in (gap.above, gap.below[:6]))
    return len(above & below) / len(below) if below else 0.3


def _stands_again(galley: Galley, block: Block) -> bool:
    """Whether a line long enough for a headline stands a second time around."""
    around = galley.blocks[max(0, block.index - 3) : block.index + _HEAD]
    return block.weight >= 25 and sum(other.folded == block.folded for other in around) > 1


def _cohesion(gap: _Gap) -> float:
    """Share of the long words below that stand above as well."""
    above = {word for block in gap.above for word in block.bag if len(word) >= 6}
    below = {word for block in gap.below[:6] for word in block.bag if len(word) >= 6}
    return len(above & below) / len(below) if below else 0.0


def _headlines(gap: _Gap) -> Iterator[tuple[float, float, Block]]:
    """Lines of the gap that may be headlines, with the share of their words that returns below and stands above."""
    above = {word for block in gap.above for word in block.bag}
    below = {word for block in gap.below for word in block.bag}
    for block in gap.between:
        struck = gap.galley.marks[block.index] and block.index not in gap.galley.labels
        if struck or not 20 <= block.weight <= 220 or block.words < 3 or folio.is_date_line(block):
            continue
        words = [word for word in block.bag if len(word) >= 4] or block.bag
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
