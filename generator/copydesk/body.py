"""The body: which blocks are the story's paragraphs, subheads and list items."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.copydesk import byline, discussion, folio, teasers
from generator.copydesk.block import Block, ends_sentence
from generator.copydesk.dateline import closing_agency
from generator.copydesk.galley import Galley
from generator.model import Paragraph
from generator.model.article import ParagraphRole
from generator.model.patterns import rare

SIGNED = (")", ").")
"""How a block ends that is signed in brackets."""
_PROSE = 60
_LONG = 200
"""Characters of a block that reads as text however it ends."""
_DOTS = ("…", "...")
"""How a shorter line ends that was cut to fit, as teasers are: it is no paragraph of a story's beginning."""
_REACH = 15
ONE_LINE = 2500
"""Characters of a line that is a whole story by itself, where the markup had no line breaks at all; a paragraph rarely has half of them."""
_WORDS = 5
_FEWEST = 3
"""Words of a record's text, none of them a sentence, below which it is no article: a placeholder, a section's name."""
_STRUCK = 5
"""Lines of furniture in a row that count against a story; more are a larger widget, not a page's foot."""
_BULLET = re.compile(r"(?:[•●▪■◦‣·*–—-]|\d{1,2}[.)])\s+(?=\S)")
_ENUMERATION = re.compile(r"：[^：]{2,40}、")
_INITIALS = re.compile(r"\([^\W\d_]{2,4}\)\.?$")
_DROP_CAP = rare(r"([BCDFGHJLMNPQRT]) ([a-zà-ÿ]+)(?=[\s,.!?])")
"""A large first letter that the markup set apart from its word; vowels, and K, S, V, W, Z of the Slavic languages, may be words."""
_COLONS = ":："
_ANNOUNCING = 4
"""Words that a line has at the least which announces a list."""
_LONGEST_SUBHEAD = 110
_LONGEST_HEADLINE = 150
_HEAD = 5
"""Lines over which a headline that closes as a sentence and the byline below it stand."""


def is_prose(block: Block) -> bool:
    """Whether the block reads as running text: long enough, and closed as a sentence or very long."""
    weight = block.weight
    return weight >= _LONG or (weight >= _PROSE and (block.ends or is_signed_off(block)))


def is_signed_off(block: Block) -> bool:
    """Whether the block is a sentence or more with the agency or the writer's initials behind it that sign a story: ``… sagte er. (dpa)``."""
    text = block.text
    if not text.endswith(SIGNED) or block.weight < _PROSE:
        return False
    return ends_sentence(text[: text.rfind("(")]) and (closing_agency(text) is not None or _INITIALS.search(text) is not None)


def span(galley: Galley) -> tuple[int, int]:
    """The range of blocks in which the story stands: the run that gathers most prose for least furniture.

    A maximum-sum run: prose counts by its length, loose lines and furniture count against, and a label that
    announces other stories counts heavily against, so that teasers after it rarely pay for it. A long run of furniture is one
    widget, and weighs no more than a short one.
    """
    told = sorted(block.index for block in (*galley.marked("body"), *galley.marked("subhead")))
    if told:
        return told[0], told[-1] + 1
    best, best_range = 0.0, (0, 0)
    total, first, struck = 0.0, 0, 0
    for index, mark in enumerate(galley.marks):
        known = mark is not None and mark.fate == "furniture" and index not in galley.labels
        struck = struck + 1 if known else struck if mark else 0
        total += _worth(galley, index) if struck <= _STRUCK or not known else 0.0
        if total <= 0:
            total, first = 0.0, index + 1
        elif total > best:
            best, best_range = total, (first, index + 1)
    return teasers.cut_off(galley, discussion.cut_off(galley, _introduced(galley, _trimmed(galley, best_range)))) if best else _anything(galley)


def _introduced(galley: Galley, found: tuple[int, int]) -> tuple[int, int]:
    """The range of a record's story with the line that introduces it: ``The following information was released by the council:``."""
    first, last = found
    above = first - 1
    if galley.is_record and first < last and above >= 0 and galley.marks[above] is None and _opens_with_colon(galley.blocks[above]):
        return above, last
    return found


def below(galley: Galley, headline: Block | None) -> tuple[int, int]:
    """The story's range once the headline is known: it begins below it, with the first prose there."""
    first, last = galley.prose
    if headline is None:
        return first, last
    if headline.index < first <= headline.index + _REACH:
        first = next((block.index for block in galley.free(range(headline.index + 1, first)) if is_prose(block) or _opens_with_colon(block)), first)
    return max(first, headline.index + 1), last


def _opens_with_colon(block: Block) -> bool:
    """Whether the block is as long as a paragraph and closes in a colon, as a story may open: ``The ministry said in a statement on Sunday:``."""
    return block.text[-1] in _COLONS and block.weight >= _PROSE


def _worth(galley: Galley, index: int) -> float:
    if label := galley.labels.get(index):
        return -5.0 if label == "after" else -0.5
    block = galley.blocks[index]
    if mark := galley.marks[index]:
        return -0.2 if mark.fate == "furniture" else 0.0
    if is_prose(block) and not (block.weight < _LONG and block.text.endswith(_DOTS)):
        return 0.6 + min(block.weight, 400) / 100
    return 0.2 if reads(block) else -0.4


def _anything(galley: Galley) -> tuple[int, int]:
    """Where no run reads as a story: the sentences there are, however few; in a record every line, for it is an article unless it is a word."""
    if galley.is_record and not any(block.ends for block in galley.free()) and sum(block.words for block in galley.free()) < _FEWEST:
        return 0, 0
    loose = [block.index for block in galley.free() if galley.is_record or (block.ends and block.words >= _WORDS)]
    return (loose[0], loose[-1] + 1) if loose else (0, 0)


def _trimmed(galley: Galley, found: tuple[int, int]) -> tuple[int, int]:
    """The range from the first block that may open a story; all of it where the story is one line without an end."""
    first, last = found
    while first < last and (galley.marks[first] or not _opens_story(galley.blocks[first]) or _is_signed_below(galley, first, last)):
        first += 1
    alone = first == last and any(block.weight >= ONE_LINE for block in galley.free(range(*found)))
    return found if alone else (first, last)


def _opens_story(block: Block) -> bool:
    """Whether the block may be the first of a story: a sentence, and no headline that asks."""
    return (block.ends or is_signed_off(block)) and not asks(block) and not (block.weight < _LONG and block.text.endswith(_DOTS))


def _is_signed_below(galley: Galley, index: int, last: int) -> bool:
    """Whether a sentence as long as most headlines has the byline or the day below it: then it is one.

    Between them stand a standfirst and another line at the most.
    """
    if galley.blocks[index].weight > _LONGEST_SUBHEAD:
        return False
    below = galley.blocks[index + 1 : min(index + _HEAD, last)]
    signed = next((at for at, block in enumerate(below) if folio.is_date_line(block) or byline.is_byline(block)), None)
    between = [reads(block) for block in below[:signed] if galley.marks[block.index] is None]
    return signed is not None and between.count(True) < 2 and between.count(False) < 2


def asks(block: Block) -> bool:
    """Whether the line is as long as a headline and a question or a cry: above the first sentence it is one, not a paragraph."""
    return block.text[-1] in "?!" and _PROSE <= block.weight <= _LONGEST_HEADLINE


def set_type(galley: Galley) -> None:
    """Give every unmarked block of the story its place: paragraph, subhead, item; loose runs of links are struck."""
    seen: set[str] = set()
    listing = False
    for index in range(*galley.prose):
        block = galley.blocks[index]
        if galley.is_record and galley.marks[index] is None:
            galley.mark(block, "field", "body")
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
        elif reads(block) or _announces(galley, index) or _BULLET.match(block.text) or _unclosed(galley, index):
            seen.add(block.folded)
            galley.mark(block, "field", "body")
            if block.text[-1] in _COLONS:
                _list_items(galley, block)
        elif _alone(galley, index):
            galley.mark(block, "field", "subhead")
        else:
            galley.mark(block, "furniture", "loose line")


def reads(block: Block) -> bool:
    """Whether the block is a sentence or more, however short, or a row of things named after a colon."""
    return is_prose(block) or (block.ends and block.words >= 3) or _ENUMERATION.search(block.text) is not None


def _announces(galley: Galley, index: int) -> bool:
    """Whether the line ends in a colon and what it announces follows: ``The minister said:``, or a list; or is as long as a paragraph."""
    block = galley.blocks[index]
    if block.text[-1] not in _COLONS:
        return False
    below = _below(galley, index)
    return (below is not None and reads(below)) or block.weight >= _PROSE or bool(_items(galley, block))


def _items(galley: Galley, above: Block) -> list[Block]:
    """The list below a paragraph that ends in a colon: two lines or more without an end, up to the next sentence, day or label.

    The last is a sub-head where prose follows. A word or two before the colon open no list: they name who speaks in a discussion.
    """
    if above.text[-1] not in _COLONS or above.words < _ANNOUNCING:
        return []
    found: list[Block] = []
    for index in range(above.index + 1, galley.prose[1]):
        block = galley.blocks[index]
        if galley.marks[index] or index in galley.labels or block.weight > _LONGEST_SUBHEAD or reads(block) or folio.is_date_line(block):
            break
        found.append(block)
    return found if len(found) > 1 else []


def _list_items(galley: Galley, above: Block) -> None:
    for block in _items(galley, above):
        if not _alone(galley, block.index):
            galley.mark(block, "field", "body")
            galley.items.add(block.index)


def _below(galley: Galley, index: int) -> Block | None:
    """The next block of the story that is no furniture or caption, unless a label stands between."""
    for at in range(index + 1, galley.prose[1]):
        if at in galley.labels:
            return None
        mark = galley.marks[at]
        if mark is None or mark.detail == "body":
            return galley.blocks[at]
    return None


def _unclosed(galley: Galley, index: int) -> bool:
    """Whether the line is a paragraph that lost its full stop: too long for a subhead, prose above and below."""
    first, last = galley.prose
    around = [galley.blocks[at] for at in (index - 1, index + 1) if first <= at < last]
    return galley.blocks[index].weight > _LONGEST_SUBHEAD and len(around) == 2 and all(is_prose(block) for block in around)


def _alone(galley: Galley, index: int) -> bool:
    """Whether the line stands between paragraphs, as a subhead does, and not in a list of links."""
    below = _below(galley, index)
    return galley.blocks[index].weight <= _LONGEST_SUBHEAD and below is not None and reads(below)


def paragraphs(galley: Galley) -> tuple[Paragraph, ...]:
    """The body in order, with the bytes of each block; a drop cap is put back to its word."""
    found = [_paragraph(block, role) for block, role in _roles(galley)]
    if found and (cap := _DROP_CAP.match(found[0].text)) and not _is_word(cap[2], found):
        found[0] = found[0]._replace(text=cap[1] + found[0].text[2:])
    return tuple(found)


def _is_word(text: str, story: list[Paragraph]) -> bool:
    """Whether the letters stand elsewhere in the story as a word: then the letter before them was one too (``T cells``)."""
    return sum(paragraph.text.split().count(text) for paragraph in story) > 1


def _roles(galley: Galley) -> list[tuple[Block, ParagraphRole]]:
    found: list[tuple[Block, ParagraphRole]] = []
    for block, mark in zip(galley.blocks, galley.marks, strict=True):
        if mark and mark.fate == "field" and mark.detail in ("body", "subhead"):
            role: ParagraphRole = (
                "subhead" if mark.detail == "subhead" else "item" if block.index in galley.items or _BULLET.match(block.text) else "paragraph"
            )
            role = block.role if block.role in ("item", "quote", "row") else role
            found.append((block, role))
    return [(block, "paragraph" if role == "item" and _lonely(found, at) else role) for at, (block, role) in enumerate(found)]


def _lonely(found: list[tuple[Block, ParagraphRole]], at: int) -> bool:
    """A list has two items at least: a dash alone opens a line of speech."""
    return not any("item" == above[1] == below[1] for above, below in pairwise(found[max(0, at - 1) : at + 2]))


def _paragraph(block: Block, role: ParagraphRole) -> Paragraph:
    bullet = _BULLET.match(block.text) if role == "item" else None
    return Paragraph(block.text[bullet.end() :] if bullet else block.text, block.start, block.end, role)
