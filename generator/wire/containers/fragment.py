"""A body that stands in a field of a record or a feed: plain text or a fragment of HTML, as lines with places and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Limits
from generator.model.dump import Role
from generator.wire.pages import markup
from generator.wire.pages.blocks import Block, Page
from generator.wire.pages.hidden import shown, unseen
from generator.wire.pages.roles import Hints
from generator.wire.pages.tables import tables, text_of
from generator.wire.pieces import Piece

_HTML = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure|img|a|span|strong|em|b|i|section|article|table)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure|section|article|table|tr)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_CUT_OFF = re.compile(r"\[\+?(\d{1,7}) chars\]\s*\Z")
"""What an interface adds to a text that it hands out only in part: ``the harbour was… [+2314 chars]``, ``… [2314 chars]``."""
SUBHEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def is_html(text: str, named_text: bool = False) -> bool:
    """Whether a body has the tags of text in HTML; a stray ``<`` is none.

    ``named_text``: the field's name says that it is plain text. Then it is HTML only where it begins with a tag, or where tags
    and not line breaks part its paragraphs; else what looks like a tag is a part of the text.
    """
    if "<" not in text:
        return False
    if not named_text:
        return _HTML.search(text) is not None
    return _HTML.match(text.lstrip()) is not None or len(_BLOCK.findall(text)) > sum(map(bool, map(str.strip, text.splitlines())))


def pieces_of(text: str, limits: Limits, named_text: bool = False) -> Iterator[Piece]:
    """The body's lines: of plain text every line with its line break, blank ones too; of HTML every block. ``named_text``: see :func:`is_html`."""
    return lines_of_html(text, limits) if is_html(text, named_text) else _plain(text)


def _plain(text: str) -> Iterator[Piece]:
    at = 0
    for found in _BREAK.finditer(text):
        yield Piece(text[at : found.start()], at, found.end(), "")
        at = found.end()
    if at < len(text):
        cut = _CUT_OFF.search(text, at)
        if cut and cut.start() > at:
            yield Piece(text[at : cut.start()].rstrip(), at, cut.start(), "")
            at = cut.start()
        yield Piece(text[at:], at, len(text), "")


def left_out(text: str) -> str:
    """What a line says of a text that was handed out only in part, in words for the article's account; ``""`` for any other line."""
    found = _CUT_OFF.match(text)
    return f"cut off by its source, {found[1]} characters are missing" if found else ""


def lines_of_html(text: str, limits: Limits) -> Iterator[Piece]:
    """The lines of a body that is HTML, whether tags stand in it or not."""
    page = markup.parse(text, limits.depth, limits.elements)
    page.blocks, _ = shown(page)
    hints = Hints(page)
    rows = {index: row for table in tables(page) for row in table.rows for cell in row for index in cell}
    for index, (block, hidden) in enumerate(zip(page.blocks, unseen(page, [True] * len(page.blocks)), strict=True)):
        if index in rows and not hidden:
            cells = [index for cell in rows[index] for index in cell]
            if index == cells[0]:
                yield Piece(text_of(page, rows[index]), block.start, page.blocks[cells[-1]].end, "row")
            continue
        yield Piece.of(block, "boilerplate" if hidden else _role(page, hints, block))


def _role(page: Page, hints: Hints, block: Block) -> Role:
    element = block.element
    seen = hints.of(element)
    if "credit" in seen:
        return "credit"
    if "caption" in seen:
        return "caption"
    if "boilerplate" in seen or "menu" in seen:
        return "boilerplate"
    return body_role(page, element)


def body_role(page: Page, element: int) -> Role:
    """What the elements around a body's block make of it: sub-head, list item, quotation or paragraph."""
    for outer in page.around(element, 4):
        if outer.tag in SUBHEADS:
            return "subhead"
        if outer.tag == "li":
            return "item"
        if outer.tag == "blockquote":
            return "quote"
    return "paragraph"
