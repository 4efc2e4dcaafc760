"""Markdown in a field of a record, as crawlers hand out pages: its lines at their places in the field, and the headline that it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, takewhile

from generator.wire.documents.markdown import PROSE, role_of
from generator.wire.documents.markdown_blocks import Block, blocks
from generator.wire.pages.titles import FEWEST, RENAMED, key, parts, shared
from generator.wire.pieces import Piece

_HEADING_LINE = re.compile(r"(?m)^#{1,6}[ \t]+[^\s#]")
_SINGLE = 3
"""Line breaks for each blank line at the most in a text whose paragraphs those part."""
_WHOLE_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?://|/)[^\s()]")


def is_marked_up(text: str) -> bool:
    """Whether the text of a field is Markdown: a link tells, and headings or paragraphs set as there."""
    if "](" not in text or not _WHOLE_LINK.search(text):
        return False
    return _HEADING_LINE.search(text) is not None or _SINGLE * text.count("\n\n") >= text.count("\n") > 0


def pieces_of_markdown(text: str, title: str, is_page: bool) -> tuple[str, list[Piece]]:
    """The lines of a text in Markdown that is a field of a record, at their places in it, and the headline that it shows; ``title`` is what
    the record is called, with the house's name or without, ``is_page`` says that a program made the text of a page.

    A heading that is the title is the headline, as is the only one of level one, if it has words of the title or the text is a page's; without
    a title the first of level one, or the heading above everything else. Short lines above it are the page's. Of a page, which a heading with
    its title shows too, what else is the story's is left to the desk, which is given lines without a role and blank ones between them: a program
    keeps menus and lists of stories as well.
    """
    lines = text.split("\n")
    places = [*accumulate((len(line) + 1 for line in lines), initial=0)]
    shown = [block for block in blocks(lines, 0, len(lines)) if block.text]
    heading = _heading(shown, title, is_page)
    is_page = is_page or (heading is not None and heading.level == 1 and title != "")
    pieces: list[Piece] = []
    is_below = in_head = heading is None
    for block in shown:
        is_below = is_below or block is heading
        in_head = block is heading or (in_head and len(block.text) < PROSE)
        start, end = places[block.first], min(places[block.last], len(text))
        role = role_of(block, heading, in_head)
        if not is_below and len(block.text) < PROSE:
            role = "boilerplate"
        elif is_page and role not in ("headline", "caption"):
            role = ""
        parted = end - 1 if is_page and end - start > 1 and text[end - 1] == "\n" else end
        pieces.append(Piece(block.text, start, parted, role))
        if parted < end:
            pieces.append(Piece("", parted, end, ""))
    return heading.text if heading else "", pieces


def _heading(shown: Sequence[Block], title: str, is_page: bool) -> Block | None:
    """The heading that is the headline."""
    if found := next((block for block in shown if block.level and _is_title(block, title)), None):
        return found
    tops = [block for block in shown if block.level == 1 and len(key(block.text)) >= FEWEST]
    if title:
        is_only = len(tops) == 1 and (is_page or shared(tops[0].text, title) >= RENAMED)
        return tops[0] if is_only else None
    above = [*takewhile(lambda block: len(block.text) < PROSE, shown)]
    return next((block for block in above if block.level == 1), shown[0] if shown and shown[0].level else None)


def _is_title(heading: Block, title: str) -> bool:
    """Whether a heading is a title: whole, or without the name of a house behind or before it; of level one also as its beginning."""
    own = key(heading.text)
    if not own or not title:
        return False
    return own in map(key, (title, *parts(title))) or (heading.level == 1 and len(own) >= FEWEST and key(title).startswith(own))
