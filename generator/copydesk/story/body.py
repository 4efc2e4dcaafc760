"""The body: which blocks of the story are paragraphs, which subheads and which items of a list."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.copydesk.block import Block
from generator.copydesk.bylines import byline
from generator.copydesk.galley import Galley, Mark
from generator.copydesk.head import folio
from generator.copydesk.story.prose import COLONS, LONGEST_SUBHEAD, PROSE, is_prose, reads
from generator.model import Paragraph
from generator.model.article import ParagraphRole
from generator.model.patterns import rare

_BULLET = re.compile(r"(?:[•●▪■◦‣·*–—-]|\d{1,2}[.)])\s+(?=\S)")
_DROP_CAP = rare(r"([BCDFGHJLMNPQRT]) ([a-zà-ÿ]+)(?=[\s,.!?])")
"""A large first letter that the markup sets apart from its word; vowels, and in Slavic languages K, S, V, W and Z, may be words."""
_SAID = rare(
    r", (?:he|she|they|it) (?:said|added|noted|wrote|told [^\W\d_]{2,20})$|, a-t-(?:il|elle|on) [^\W\d_]{2,12}$"
    r"|[”“\"»,] ?(?:sagte|erklärte|betonte|schrieb) (?:er|sie)$|[”“\"»,] ?(?:dijo|añadió|agregó|explicó)$"
)
"""How a sentence ends that says who spoke and has lost its full stop; no subhead does."""
_ANNOUNCING = 4
"""Words at the least of a line that announces a list."""


def set_type(galley: Galley) -> None:
    """Give every unmarked block of the story its place: paragraph, subhead, item; loose runs of links are struck.

    A record's text is the article, all of it.
    """
    if galley.is_record:
        for block in galley.free(range(*galley.extent)):
            galley.mark(block, "field", "body")
        return
    seen: set[str] = set()
    listing = False
    for index in range(*galley.extent):
        block = galley.blocks[index]
        if index in galley.labels:
            listing = True
        if galley.marks[index]:
            continue
        if listing and (not reads(block) or block.text.endswith(("...", "…"))):
            galley.mark(block, "furniture", "related")
            continue
        listing = False
        if folio.is_stamp(block):
            galley.mark(block, "furniture", "time stamp")
        elif block.folded in seen:
            galley.mark(block, "duplicate", "repeated paragraph")
        elif reads(block) or _announces(galley, index) or _BULLET.match(block.text) or _lost_its_stop(galley, index) or _SAID.search(block.text):
            seen.add(block.folded)
            galley.mark(block, "field", "body")
            if block.text[-1] in COLONS:
                _list_items(galley, block)
        elif not _is_between_paragraphs(galley, index):
            galley.mark(block, "furniture", "loose line")
        elif byline.is_labelled(block):
            galley.mark(block, "furniture", "byline of another story")
        else:
            galley.mark(block, "field", "subhead")


def _announces(galley: Galley, index: int) -> bool:
    """Whether the line ends in a colon, and is a paragraph or has below it what it announces: ``The minister said:``, or a list."""
    block = galley.blocks[index]
    if block.text[-1] not in COLONS:
        return False
    below = _next_block(galley, index)
    return (below is not None and reads(below)) or block.weight >= PROSE or bool(_items(galley, block))


def _items(galley: Galley, above: Block) -> list[Block]:
    """The list below a line that ends in a colon: two lines or more without a full stop, up to the next sentence, day or label.

    The last of them is a subhead if prose follows. A word or two before the colon announce no list: they name a speaker.
    """
    if above.text[-1] not in COLONS or above.word_count < _ANNOUNCING:
        return []
    found: list[Block] = []
    for index in range(above.index + 1, galley.extent[1]):
        block = galley.blocks[index]
        if galley.marks[index] or index in galley.labels or block.weight > LONGEST_SUBHEAD or reads(block) or folio.is_date_line(block):
            break
        found.append(block)
    return found if len(found) > 1 else []


def _list_items(galley: Galley, above: Block) -> None:
    for block in _items(galley, above):
        if not _is_between_paragraphs(galley, block.index):
            galley.mark(block, "field", "body")
            galley.items.add(block.index)


def _next_block(galley: Galley, index: int) -> Block | None:
    """The next block of the story that is neither furniture nor a caption; ``None`` if a label comes first."""
    for at in range(index + 1, galley.extent[1]):
        if at in galley.labels:
            return None
        mark = galley.marks[at]
        if mark is None or mark.detail == "body":
            return galley.blocks[at]
    return None


def _lost_its_stop(galley: Galley, index: int) -> bool:
    """Whether the line is a paragraph that lost its full stop: too long for a subhead, with prose above and below."""
    first, last = galley.extent
    around = [galley.blocks[at] for at in (index - 1, index + 1) if first <= at < last]
    return galley.blocks[index].weight > LONGEST_SUBHEAD and len(around) == 2 and all(is_prose(block) for block in around)


def _is_between_paragraphs(galley: Galley, index: int) -> bool:
    """Whether the line stands between paragraphs, as a subhead does, and not in a list of links."""
    below = _next_block(galley, index)
    return galley.blocks[index].weight <= LONGEST_SUBHEAD and below is not None and reads(below)


def paragraphs(galley: Galley) -> tuple[Paragraph, ...]:
    """The body in order, with the bytes of each block; a drop cap is joined to its word again."""
    found = [_paragraph(block, role) for block, role in _roles(galley)]
    if found and (cap := _DROP_CAP.match(found[0].text)) and not _is_word(cap[2], found):
        found[0] = found[0]._replace(text=cap[1] + found[0].text[2:])
    return tuple(found)


def _is_word(text: str, story: list[Paragraph]) -> bool:
    """Whether the letters are a word elsewhere in the story too, so that the one before them is no drop cap (``T cells``)."""
    return sum(paragraph.text.split().count(text) for paragraph in story) > 1


def _roles(galley: Galley) -> list[tuple[Block, ParagraphRole]]:
    found: list[tuple[Block, ParagraphRole]] = []
    for block, mark in zip(galley.blocks, galley.marks, strict=True):
        if mark and mark.fate == "field" and mark.detail in ("body", "subhead"):
            found.append((block, _role(galley, block, mark)))
    return [(block, "paragraph" if role == "item" and _is_lone_item(found, at) else role) for at, (block, role) in enumerate(found)]


def _role(galley: Galley, block: Block, mark: Mark) -> ParagraphRole:
    """What the page says that the block is, else what its mark and its bullet say."""
    if block.role in ("item", "quote", "row"):
        return block.role
    if mark.detail == "subhead":
        return "subhead"
    return "item" if block.index in galley.items or _BULLET.match(block.text) else "paragraph"


def _is_lone_item(found: list[tuple[Block, ParagraphRole]], at: int) -> bool:
    """Whether an item stands alone. A list has two at least: a dash alone opens a line of speech."""
    return not any("item" == above[1] == below[1] for above, below in pairwise(found[max(0, at - 1) : at + 2]))


def _paragraph(block: Block, role: ParagraphRole) -> Paragraph:
    bullet = _BULLET.match(block.text) if role == "item" else None
    return Paragraph(block.text[bullet.end() :] if bullet else block.text, block.start, block.end, role)
