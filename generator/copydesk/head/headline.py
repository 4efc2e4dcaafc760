"""The headline: the line above a story for which most signs speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.copydesk.block import Block
from generator.copydesk.bylines import byline, names
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.galley import BY_ORDER, Galley
from generator.copydesk.head import folio
from generator.copydesk.head.headline_signs import Head, hangs, is_folio
from generator.copydesk.layout.joining import WIDEST_COLUMN, text_of
from generator.copydesk.story.prose import is_signed_off

LONGEST = 300
"""Longest headline, in characters."""

_DEPTH = 60
_WIRE_LABEL = re.compile(r"^\S{2,24}电 ?题[:：] ?")
"""What Chinese wire copy sets before a headline: agency, place, day, and the word for headline."""
_HEADING = re.compile(r"^# +(?=\S)")
"""What Markdown sets before a heading of the first level."""
_PATH = re.compile(r"^(?:(?:[^»›>]{1,60} [»›>] ){2,6}|(?:[^/]{1,25} / ){2,6}|[»›>] )(?=\S)")
"""A breadcrumb that ends in the headline (``Home » News » The bridge is open``, ``home / News / The bridge is open``), or its last sign."""
_COUNTED = re.compile(r"\D{2,40}(?!(?:19|20)\d\d$)\d{1,6}")
"""A section with the number of its stories; a year is none."""
_NODES = re.compile(r"(?<![\s.:;,–—-])\s{2,}(?![–—-])")
"""Where the markup's white space parts two nodes in one line; behind a sign a writer may set two blanks as well."""
_NODE_WORDS = 4
"""Words of a node that is the headline; a section's name has fewer."""
_FIRST_NODE = 25
"""Characters of the first of several text nodes from which on it may be a whole headline."""
_OPEN, _HANGING = ",:;–—-([„“«", ",.;:!?)]}»”’"
"""Signs at the end of a node, or at the beginning of the next, that show that the headline goes on."""
_WIDE_LINES = 3
"""So many lines too wide to have been wrapped show that the copy was not."""
_TRAIL = 4
"""Steps of a breadcrumb at the most."""
_IN_OTHER_WORDS = 2.0
"""Points by which a headline in other words may fall short of the breadcrumb's."""
_TOO_SHORT = 18
"""Characters of two words that might be a section's name: only their place can make them the headline."""
_STRUCK = (4, 20)
"""Words and characters of a line that was struck for a phrase, but may be a headline: ``Video shows how the bridge was built``."""


def find(galley: Galley) -> Block | None:
    """The block that is the headline, marked; its repetitions are marked as duplicates of it."""
    first, last = galley.extent
    head = Head(galley, max(0, first - _DEPTH), min(first + 2, last))
    candidates = list(_candidates(head))
    points = {block.index: head.points(block) for block in candidates if block.word_count > 2 or block.weight >= _TOO_SHORT}
    best = max(points, key=lambda index: (points[index], -index), default=None)
    if best is not None and points[best] > 0:
        chosen = _within(candidates, _below_trail(galley, galley.blocks[best], points))
    elif _first_is_headline(galley, candidates):
        chosen = galley.blocks[0]
    else:
        return None
    headline = next(block for block in galley.blocks if block.folded == chosen.folded)
    if len(headline.lines) > 1 and _is_whole_line(galley, headline):
        pieces = [Block(text_of(lines), lines, headline.index) for lines in (headline.lines[:1], headline.lines[1:])]
        galley.split(headline, pieces)
        headline = pieces[0]
    galley.remark(headline, "field", "headline")
    if hangs(galley, headline):
        galley.remark(galley.blocks[headline.index - 1], "field", "headline")
    for block in galley.blocks:
        if block is not headline and block.folded == headline.folded:
            galley.remark(block, "duplicate", "headline")
    return headline


def text(galley: Galley) -> str:
    """The headline as one text, its kicker before it where the two are one, without the path that leads to it; ``""`` where none was found."""
    blocks = galley.marked("headline")
    whole = " ".join([_alone_in_line(galley, block) for block in blocks])
    return whole.replace(" :", ":") if len(blocks) > 1 else _PATH.sub("", _WIRE_LABEL.sub("", _HEADING.sub("", whole)))


def _is_whole_line(galley: Galley, headline: Block) -> bool:
    """Whether the first of several text nodes is the headline, and those behind it are a byline, a standfirst or tags that stand below it.

    A headline with a word in italics goes on in a small letter, or comes from a small word; one that was wrapped stands in copy of narrow lines.
    """
    first, second, *more = [line.text.strip() for line in headline.lines]
    opens = (
        first.count(" ") >= _NODE_WORDS - 1
        and len(first) >= _FIRST_NODE
        and first[-1] not in _OPEN
        and first.rsplit(None, 1)[-1] not in FUNCTION_WORDS
    )
    if not opens or second[0].islower() or second[0] in _HANGING:
        return False
    if more and more[0][0].islower() and second.count(" ") < _NODE_WORDS - 1:
        return False
    return sum(len(line.text) > WIDEST_COLUMN for block in galley.blocks for line in block.lines) >= _WIDE_LINES


def _alone_in_line(galley: Galley, block: Block) -> str:
    """The text of a headline without what stands in its line as another node of the page, two blanks away, or once more behind it.

    Two blanks part nodes only where other lines have them as well: alone they are a line break that the headline had on its page.
    """
    text = block.text
    if "  " in block.lines[0].text.strip() and _keeps_white_space(galley, block):
        nodes = [node for node in _NODES.split(block.lines[0].text.strip()) if node.count(" ") >= _NODE_WORDS - 1]
        text = nodes[0] if nodes else text
    half = len(text) // 2
    return text[:half].rstrip() if half >= _TOO_SHORT and text[:half].strip() == text[-half:].strip() else text


def _keeps_white_space(galley: Galley, headline: Block) -> bool:
    return any("  " in line.text.strip() for block in galley.blocks if block is not headline for line in block.lines)


def _first_is_headline(galley: Galley, candidates: Sequence[Block]) -> bool:
    """Whether a short line opens the copy, with the byline or the day below it and nothing else above the story: its place says what it is."""
    others = [block for block in candidates if not names.is_name(block.text)]
    below = galley.blocks[1 : max(2, galley.extent[0])]
    return len(others) == 1 and others[0].index == 0 and len(below) > 0 and all(map(_is_day_or_name, below))


def _within(candidates: Sequence[Block], best: Block) -> Block:
    """The headline without what the page set around it, where it also stands alone: ``Home Council Opens Bridge - Local news``.

    With words behind it alone it stays as it is: the shorter line may be another story's headline.
    """
    for block in candidates:
        shorter = 3 <= block.word_count <= best.word_count and block is not best and 2 * len(block.folded) > len(best.folded)
        if shorter and (best.folded.endswith(block.folded) or f" {block.folded} " in best.folded):
            return block
    return best


def _below_trail(galley: Galley, best: Block, points: Mapping[int, float]) -> Block:
    """The headline below its kicker, if the line chosen is the last step of a breadcrumb, which names the story in other words.

    A breadcrumb has nothing above it but lines of one or two words; a kicker is short.
    """
    if not 0 < best.index <= _TRAIL or any(block.word_count > 2 or block.ends for block in galley.blocks[: best.index]):
        return best
    if best.index + 2 >= len(galley.blocks):
        return best
    kicker, below = galley.blocks[best.index + 1 : best.index + 3]
    as_good = points.get(below.index, 0.0) >= points[best.index] - _IN_OTHER_WORDS
    return below if as_good and below.weight >= 30 and _is_kicker(galley, kicker) else best


def _is_kicker(galley: Galley, block: Block) -> bool:
    """Whether the line is a few words that are no furniture, no day and no byline."""
    free = block.word_count <= 4 and galley.marks[block.index] is None and not block.ends
    return free and not folio.is_date_line(block) and not byline.is_byline(block)


def _candidates(head: Head) -> Iterator[Block]:
    first = head.galley.extent[0]
    for index in head.range:
        block = head.galley.blocks[index]
        if not (index in head.free or _is_struck_by_phrase(head.galley, block)) or block.word_count < 2 or not 8 <= block.weight <= LONGEST:
            continue
        if index >= first and (block.weight > 150 or (block.ends and block.text[-1] not in "?!")):
            continue
        if (block.text.endswith(".") and block.weight > 160) or _COUNTED.fullmatch(block.text):
            continue
        if not block.text.endswith((":", "：", "…", "...")) and not is_signed_off(block):
            yield block


def _is_struck_by_phrase(galley: Galley, block: Block) -> bool:
    """Whether the line was struck for a phrase in it, but is long enough to say more, and announces no other stories."""
    words, weight = _STRUCK
    mark = galley.marks[block.index]
    if mark is None or mark.fate != "furniture" or mark.detail == BY_ORDER:
        return False
    return block.word_count >= words and block.weight >= weight and block.index not in galley.labels and not is_folio(block)


def _is_day_or_name(block: Block) -> bool:
    return folio.is_date_line(block) or byline.is_byline(block) or names.is_name(block.text)
