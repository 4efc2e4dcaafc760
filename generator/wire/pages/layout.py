"""A page read as a newspaper page: which block is headline, standfirst, byline, picture caption, body, or none of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Stated
from generator.model.dump import Role
from generator.wire.pages import linked_data, tables
from generator.wire.pages.block_roles import BlockRoles
from generator.wire.pages.blocks import Page
from generator.wire.pages.body import squeezed
from generator.wire.pages.captions import caption_pieces, captions
from generator.wire.pages.cards import without_cards
from generator.wire.pages.column import LEAD_IN, straightened
from generator.wire.pages.comments import without_comments
from generator.wire.pages.completed import completed, headlines
from generator.wire.pages.corrections import with_corrections
from generator.wire.pages.entries import heads
from generator.wire.pages.footnotes import without_marks
from generator.wire.pages.hidden import unseen
from generator.wire.pages.pictures import set_below, set_by_hand
from generator.wire.pages.quotes import without_repeats
from generator.wire.pages.roles import Hints
from generator.wire.pages.second_opinion import changes, seconded
from generator.wire.pages.statements import TITLE, first, meta_elements, state, titled
from generator.wire.pages.surroundings import around
from generator.wire.pages.titles import Headings
from generator.wire.pieces import Piece

LOWER = frozenset(("h2", "h3"))

TRAILS = frozenset(("h1", "li", "ol", "ul", "div"))
"""Elements that are named after the breadcrumb trail in which they stand."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The page's pieces in order, what it states, and notes for an editor on what was done to it."""

    pieces: tuple[Piece, ...]
    stated: Stated
    notes: tuple[str, ...]


def lay_out(page: Page, body: Sequence[bool]) -> Layout:
    """Every block with its role; ``body`` says of each block whether an extractor took it for the article's text."""
    page.blocks, marked = without_marks(page)
    hints = Hints(page)
    top = headings(page, body)
    article, referred = linked_data.article(page, top.top or (titled(page),))
    straight = without_cards(page, straightened(page, without_comments(page, body), hints), hints)
    taken = seconded(page, straight, linked_data.body(article), hints)
    notes = changes(straight, taken) + ((f"the marks of footnotes left out of {marked} lines",) if marked else ())
    taken = with_corrections(page, without_repeats(page, taken))
    hidden = unseen(page, taken)
    taken = [taken and not hidden for taken, hidden in zip(taken, hidden, strict=True)]
    seen_by = around(page, hints, taken)
    for index in set_by_hand(page) | set_below(page, taken, seen_by, hints):
        seen_by[index] = ("caption", *seen_by[index])
    stated = state(page, top, article)
    named = headlines(page, stated.headline)
    stated = completed(stated, referred, page, hints, taken, seen_by, named)
    told = BlockRoles(page, taken, seen_by, stated, hints, named)
    roles: list[Role] = ["boilerplate" if gone else told.of(index) for index, gone in enumerate(hidden)]
    data = tables.of_story(page, taken, hidden, seen_by, hints)
    instead = heads(page, taken) | _rows(page, data)
    pieces: list[Piece] = []
    for index, (block, role) in enumerate(zip(page.blocks, roles, strict=True)):
        if index in instead and not hidden[index]:
            pieces += instead[index]
        else:
            pieces += caption_pieces(page, hints, block) if role == "caption" else [Piece.of(block, role)]
    return Layout(tuple(pieces), stated._replace(captions=captions(pieces)), notes + tables.changes(page, data))


def _rows(page: Page, found: Sequence[tables.Table]) -> dict[int, list[Piece]]:
    """What becomes of the blocks of tables: a line for each row in place of its first block, none in place of the others; titles are paragraphs."""
    made: dict[int, list[Piece]] = {}
    for table in found:
        for index in table.titles:
            made[index] = [Piece.of(page.blocks[index], "paragraph")]
        for row in table.rows:
            blocks = [index for cell in row for index in cell]
            made |= {index: [] for index in blocks}
            made[blocks[0]] = [Piece(tables.text_of(page, row), page.blocks[blocks[0]].start, page.blocks[blocks[-1]].end, "row")]
    return made


def headings(page: Page, body: Sequence[bool] = ()) -> Headings:
    """The page's headings, one of several lines as one; ``body`` says which blocks an extractor took for the article's.

    Where the only one of level one stands in a menu it may be the last step of a trail: a heading of a lower level then takes its
    place, if the page is shared under that and not under the other.
    """
    top: dict[int, list[str]] = {}
    trail: dict[int, list[str]] = {}
    lower: list[str] = []
    above: list[str] = []
    opening = next((block.start for block, taken in zip(page.blocks, body, strict=False) if taken and len(block.text) >= LEAD_IN), -1)
    within = page.within({index for index, element in enumerate(page.elements) if element.tag == "h1" or element.tag in LOWER})
    for block in page.blocks:
        if block.element < 0 or not within[block.element]:
            continue
        at = {page.elements[index].tag: index for index in page.path(block.element)}
        if "h1" in at:
            steps = "nav" in at or any("crumb" in page.elements[index].raw.lower() for index in at.values() if page.elements[index].tag in TRAILS)
            (trail if steps else top).setdefault(at["h1"], []).append(block.text)
        else:
            lower.append(block.text)
            if block.start <= opening:
                above.append(block.text)
    found = [_one_line(texts) for texts in (top or trail).values()]
    shared = first(meta_elements(page), TITLE) if trail and not top else ""
    elsewhere = shared and squeezed(shared) != squeezed(found[0]) and any(squeezed(text).endswith(squeezed(shared)) for text in lower)
    lines = () if found or opening < 0 else tuple(block.text for block in page.blocks if block.start <= opening)
    return Headings((shared,) if elsewhere else tuple(found), tuple(lower), above[0] if len(above) == 1 else "", lines)


def _one_line(texts: list[str]) -> str:
    text = " ".join(texts)
    return text.replace(" : ", ": ") if any(line.startswith(":") for line in texts) else text
