"""Whole pages in Markdown, as converters print them: menus, teasers and footers around the story, a block each.

What stands in such a text is told as in the text of a page: by the rules of the desk. The marks are gone, and each block stands apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from generator.model import Entry, Line, Part
from generator.model.stops import SENTENCE_ENDS
from generator.wire.documents.markdown_blocks import Block, blocks
from generator.wire.documents.markdown_head import Head
from generator.wire.documents.paragraphs import set_apart
from generator.wire.lines import TextLine
from generator.wire.origin import Origin
from generator.wire.residue import bare

_MANY, _MUCH = 8, 0.125
_FEWEST, _SHARE = 4, 0.06
"""At least so many blocks of a whole page, and this share of them, are nothing but links: first where it has no menu, then where it has one."""
_MENU, _PROSE = 2, 80
"""At least so many of them stand above the first prose where there is a menu; prose has so many characters."""
_TEASER = 60
"""Characters from which on a block that is a link leads to another story: shorter ones may name a writer or a section."""
_SHORTEST_HEADLINE = 12


def is_print(found: Sequence[Block]) -> bool:
    """Whether the blocks are those of a whole page: many of them are nothing but links, as in menus and lists of other stories, or some and a
    menu above the first prose; a list of links below a note is none."""
    told = [block for block in found if block.text and block.role != "row"]
    linked = sum(block.is_link for block in told)
    if linked >= _MANY and linked >= _MUCH * len(told):
        return True
    above = takewhile(lambda block: block.is_link or len(block.text) < _PROSE, told)
    return linked >= _FEWEST and linked >= _SHARE * len(told) and sum(block.is_link for block in above) >= _MENU


def has_menu(found: Sequence[Block]) -> bool:
    """Whether blocks above the first heading of a text are such as a page's menu has."""
    return sum(block.is_link for block in found) >= _MENU


def flattened(lines: Sequence[str], below: int, end: int) -> list[Block]:
    """The blocks of a page without the indents of its lists in lists, below which its text would stand as code."""
    return blocks([line.lstrip() if below <= at < end else line for at, line in enumerate(lines[:end])], below, end)


def part(held: Sequence[TextLine], start: int, found: Sequence[Block], head: Head, origin: Origin, encoding: str) -> Part:
    """The part of a page whose first line is ``start``: its blocks as lines of text with a blank one between them."""
    top = _headline(found)
    lines: list[Line] = []
    overhead: list[Entry] = []
    for block, begin, end, repair, last in head.placed(held, start, found, overhead):
        text = bare(block.text) if "<" in block.text else block.text
        if not text or block.role == "caption":
            overhead.append(Entry(begin, end, "furniture", "ruled line, markup or picture"))
            continue
        if top and block.is_link and _leads_away(block, text):
            overhead.append(Entry(begin, end, "furniture", "related"))
            continue
        lines += set_apart(text, begin, end, last, repair)
    stated = head.stated if head.stated.headline else head.stated._replace(headline=top)
    return Part(origin.dump, origin.member, "print" if top else "text", tuple(lines), stated.filled(origin.stated), tuple(overhead), encoding)


def _leads_away(block: Block, text: str) -> bool:
    """Whether a block that is a link as a whole is another story's teaser, on a page with a headline of its own: a heading, or a long line; a
    sentence may be the story's."""
    return block.level > 1 or (len(text) >= _TEASER and text[-1] not in SENTENCE_ENDS)


def _headline(found: Sequence[Block]) -> str:
    """The one heading of the first level, if it is more than a name; a text with several, or none, may be of several pages."""
    tops = [block.text for block in found if block.level == 1 and block.text and not block.is_link]
    return tops[0] if len(tops) == 1 and len(tops[0]) >= _SHORTEST_HEADLINE else ""
