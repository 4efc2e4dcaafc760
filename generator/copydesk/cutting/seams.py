"""Seams: where one article ends and the next begins, told by the text where no blank lines or rules do.

A seam lies between two paragraphs that have little in common, with the foot of one story and the head of the next between them. Each sign
in such a gap gives points for a seam or against it (see ``seam_signs``); the text is cut where they pass the bar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.copydesk import furniture
from generator.copydesk.block import Block
from generator.copydesk.bylines import byline
from generator.copydesk.cutting.lines import BLANKS, is_blank
from generator.copydesk.cutting.seam_signs import Gap, StorySoFar, has_dateline, headlines, points
from generator.copydesk.galley import Galley
from generator.copydesk.head import dateline, folio
from generator.copydesk.layout.joining import join
from generator.copydesk.story.extent import ONE_LINE
from generator.copydesk.story.prose import asks, is_prose, reads
from generator.model import Line
from generator.model.dump import PARTED

_BAR, _LOOSE_BAR = 0.0, -0.3
"""Points that a seam must pass: fewer where the white space is the markup's, so that nothing else can tell."""
_PROSE = 80
_AHEAD = 7
_LEAST_STORY = 250
_WHOLE_STORY = 700
_LEAST_BRIEF = 100
"""Characters of prose in a brief; its dateline tells it from a teaser."""
_HEADLINE_WORDS, _LONGEST_HEADLINE = 3, 160
_HEAD = 12
"""Blocks of an article in which its day and its byline stand."""


def cut(lines: Sequence[Line], loose: bool) -> Iterator[list[Line]]:
    """The lines in runs of one article each; all of them in one run where no seam is found.

    ``loose``: the white space is the markup's own, and a whole story may stand on one line. A gap says little there, but two articles have
    one between them.
    """
    galley = Galley(join(lines))
    furniture.strike(galley)
    openings = list(_openings(galley, _below_gaps(lines) if loose else None))
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
    paragraphs = [block for block in galley.free(range(first, last)) if is_prose(block)]
    if not paragraphs:
        return False
    prose = sum(block.weight for block in paragraphs)
    if paragraphs[0].index == first + 1 and prose >= _LEAST_BRIEF and _is_wired(paragraphs[0]) and _goes_on(galley, paragraphs[0]):
        return True
    running = any(below.index == above.index + 1 for above, below in pairwise(paragraphs))
    if not running and max(block.weight for block in paragraphs) < _WHOLE_STORY:
        return False
    if not _LEAST_STORY <= prose < _WHOLE_STORY:
        return prose >= _WHOLE_STORY
    return has_dateline(paragraphs[0]) or any(folio.is_date_line(block) or byline.is_byline(block) for block in blocks[:_HEAD])


def _goes_on(galley: Galley, block: Block) -> bool:
    """Whether the paragraph has a sentence of the same story right below it, as no teaser has."""
    below = block.index + 1
    return below < len(galley.blocks) and galley.marks[below] is None and reads(galley.blocks[below]) and not has_dateline(galley.blocks[below])


def _below_gaps(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines begin that have a long gap above them."""
    found: list[int] = []
    blanks = 0
    for line in lines:
        if is_blank(line):
            blanks += 1
            continue
        if blanks >= BLANKS:
            found.append(line.start)
        blanks = 0
    return frozenset(found)


def _openings(galley: Galley, may_open: frozenset[int] | None) -> Iterator[Block]:
    """The first block of each article but the first.

    ``may_open``: where the lines begin that may open an article; ``None`` where any may. It is set where the white space is the markup's.
    """
    prose = [block for block in galley.free() if block.weight >= _PROSE and is_prose(block) and not _is_headline(galley, block)]
    story = StorySoFar()
    for at in range(1, len(prose)):
        above, below = prose[at - 1], prose[at]
        story.tell(above)
        if may_open is not None and not any(block.lines[0].start in may_open for block in galley.blocks[above.index + 1 : below.index + 1]):
            continue
        gap = Gap(galley, story, above, galley.blocks[above.index + 1 : below.index], prose[at : at + _AHEAD])
        if opening := _opening_in(gap, may_open):
            yield opening
            story = StorySoFar()


def _opening_in(gap: Gap, may_open: frozenset[int] | None) -> Block | None:
    """The block of a gap, or the first below it, that opens an article: beside a story that stands on one line, or at a seam; else ``None``."""
    above, below = gap.above, gap.below[0]
    if may_open is not None and max(above.weight, below.weight) >= ONE_LINE:
        return gap.between[0] if above.weight >= ONE_LINE and gap.between else below
    if _is_brief(gap):
        return gap.between[-1]
    bar = _BAR if may_open is None else _LOOSE_BAR
    if gap.between and gap.story.length >= _LEAST_STORY and points(gap) > bar:
        return _at_line(gap, _opening(gap), may_open)
    return None


def _is_brief(gap: Gap) -> bool:
    """Whether the gap ends in a headline above a paragraph with a dateline, below a story with one: then both may be as brief as they like."""
    if not (gap.story.datelined and gap.between and _is_wired(gap.below[0])):
        return False
    above = gap.between[-1]
    may_be_headline = gap.galley.marks[above.index] is None and not above.ends and above.word_count >= _HEADLINE_WORDS
    return may_be_headline and above.weight <= _LONGEST_HEADLINE and not folio.is_date_line(above)


def _is_headline(galley: Galley, block: Block) -> bool:
    """Whether a block that closes as a sentence belongs to a story's head: a headline that asks, or a line that stands again right below."""
    return asks(block) or (block.index + 1 < len(galley.blocks) and galley.blocks[block.index + 1].folded == block.folded)


def _is_wired(block: Block) -> bool:
    """Whether a dateline with a day or an agency opens the paragraph; a word in capitals alone may be a section's (``ANALYSIS - …``)."""
    found = dateline.find(block.text)
    return found is not None and bool(found.agency or found.day)


def _at_line(gap: Gap, opening: Block, may_open: frozenset[int] | None) -> Block | None:
    """The block with which the line of the opening begins, or the first line below it; ``None`` where the gap lies within one line."""
    blocks = gap.galley.blocks
    around = (*reversed(blocks[gap.above.index + 1 : opening.index + 1]), *blocks[opening.index + 1 : gap.below[0].index + 1])
    for block in around:
        first = block.lines[0]
        if not first.repair.startswith(PARTED) and (may_open is None or first.start in may_open):
            return block
    return None


def _opening(gap: Gap) -> Block:
    """Where the next article opens inside the gap: at its headline, else below the last label or furniture."""
    found = [(below - above, -block.index, block) for below, above, block in headlines(gap) if below - above > 0.2]
    if found:
        best = max(found)[0]
        return next(block for score, _, block in found if score >= best - 0.3)
    struck = [block.index for block in gap.between if gap.galley.is_furniture(block.index)]
    return gap.galley.blocks[struck[-1] + 1] if struck else gap.between[0]
