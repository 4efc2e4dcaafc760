"""A page read as a newspaper page: which block is headline, standfirst, byline, picture caption, body, or none of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.model import Stated
from generator.model.dump import Role
from generator.wire.containers.fragment import Piece, body_role
from generator.wire.pages import linked_data, tables
from generator.wire.pages.blocks import Block, Page
from generator.wire.pages.body import squeezed
from generator.wire.pages.bylines import is_byline
from generator.wire.pages.captions import caption_pieces, captions, holds_both
from generator.wire.pages.cards import is_title, without_cards
from generator.wire.pages.column import LEAD_IN, is_heading, points_away, straightened
from generator.wire.pages.comments import without_comments
from generator.wire.pages.completed import FAR, OPENING, completed, headlines
from generator.wire.pages.corrections import with_corrections
from generator.wire.pages.entries import heads
from generator.wire.pages.footnotes import without_marks
from generator.wire.pages.hidden import unseen
from generator.wire.pages.markup import ENDS, QUOTES
from generator.wire.pages.pictures import set_below, set_by_hand
from generator.wire.pages.quotes import without_repeats
from generator.wire.pages.roles import Hint, Hints
from generator.wire.pages.second_opinion import changes, seconded
from generator.wire.pages.sign_off import is_sign_off
from generator.wire.pages.statements import TITLE, first, meta_elements, state, titled
from generator.wire.pages.subheads import are_subheads
from generator.wire.pages.surroundings import around
from generator.wire.pages.titles import RETOLD, Headings, shared
from generator.wire.people import people

LOWER = frozenset(("h2", "h3"))

TRAILS = frozenset(("h1", "li", "ol", "ul", "div"))
"""Elements that are named after the trail of bread crumbs in which they stand."""

ENDING = 2
"""Blocks at the end of a story in which a note on its writer stands."""

BYLINE = 80
"""Characters that a line may have which only names the authors."""

NEXT = 3
"""Blocks below the headline among which a standfirst stands that nothing marks as one."""

CARD = 8
"""Levels within which a link stands around all of a picture's caption."""

STANDFIRST = 40
"""Characters from which on a text below the headline says something of its own."""


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
    roles: list[Role] = [
        "boilerplate" if gone else role for role, gone in zip(_roles(page, taken, seen_by, stated, hints, named), hidden, strict=True)
    ]
    data = tables.of_story(page, taken, hidden, seen_by, hints)
    instead = heads(page, taken) | _rows(page, data)
    pieces: list[Piece] = []
    for index, (block, role) in enumerate(zip(page.blocks, roles, strict=True)):
        if index in instead and not hidden[index]:
            pieces += instead[index]
        else:
            pieces += caption_pieces(page, hints, block) if role == "caption" else [Piece(block.text, block.start, block.end, role)]
    return Layout(tuple(pieces), stated._replace(captions=captions(pieces)), notes + tables.changes(page, data))


def _rows(page: Page, found: Sequence[tables.Table]) -> dict[int, list[Piece]]:
    """For the blocks of tables what becomes of them: a line a row where its first stands, nothing where the others do, paragraphs of a title."""
    made: dict[int, list[Piece]] = {}
    for table in found:
        for index in table.titles:
            block = page.blocks[index]
            made[index] = [Piece(block.text, block.start, block.end, "paragraph")]
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


def _roles(page: Page, body: Sequence[bool], seen_by: Sequence[tuple[Hint, ...]], stated: Stated, hints: Hints, heads: Sequence[bool]) -> list[Role]:
    inside = [index for index, taken in enumerate(body) if taken]
    first, last = (inside[0], inside[-1]) if inside else (len(body), -1)
    standfirst = squeezed(stated.standfirst)
    opening = inside[:OPENING]
    between = are_subheads(page, body)
    spine = frozenset(page.path(page.blocks[first].element)) if inside else frozenset()
    alone = sum(element.tag == "h1" for element in page.elements) == 1
    closing = inside[max(1, len(inside) - ENDING) :]
    below = next((index for index in range(first - 1, -1, -1) if heads[index]), first)
    roles: list[Role] = []
    for index, (block, taken, seen) in enumerate(zip(page.blocks, body, seen_by, strict=True)):
        text = squeezed(block.text)
        near = first - FAR <= index <= last + 3
        if heads[index]:
            roles.append("headline")
        elif near and "menu" not in seen and seen[:3].count("credit") and not ("caption" in seen and holds_both(hints, block)):
            roles.append("credit")
        elif near and "menu" not in seen and "caption" in seen:
            roles.append("boilerplate" if _is_of_a_teaser(page, block, seen, spine) else "caption")
        elif taken and "headline" in seen and (index <= first or alone):
            roles.append("headline")
        elif taken and len(text) <= BYLINE and (_is_byline(block.text, stated.authors) or (index in opening and is_byline(block.text))):
            roles.append("byline")
        elif taken and ((index in closing and _is_of_the_writer(block.text, stated.authors)) or (index > first and _is_moment(page, block))):
            roles.append("boilerplate")
        elif taken:
            role = body_role(page, block.element)
            roles.append("subhead" if role == "paragraph" and between[index] else role)
        elif (standfirst and text == standfirst) or (below < index < first and _leads_in(page, block, seen, stated.headline, index - below)):
            roles.append("standfirst")
        elif near and seen[:1] == ("byline",):
            roles.append("byline")
        elif near and seen[:1] == ("date",):
            roles.append("date")
        else:
            roles.append("boilerplate")
    return roles


def _is_of_the_writer(text: str, authors: Sequence[str]) -> bool:
    """Whether a closing line tells of the writer, or is what an agency signs with."""
    return _is_about(text, authors) or is_sign_off(text)


def _is_moment(page: Page, block: Block) -> bool:
    """Whether a line is a ``time`` and nothing else: below the first paragraph the hour of an entry of a live blog."""
    return page.elements[block.element].tag == "time"


def _is_of_a_teaser(page: Page, block: Block, seen: Sequence[Hint], spine: Collection[int]) -> bool:
    """Whether a picture's caption is the headline of another article or a link in a box of such: what the picture leads to, not what it shows."""
    own = next((index for index in page.path(block.element) if page.elements[index].tag == "article"), -1)
    if own >= 0 and own not in spine and is_title(page, block):
        return True
    return not {"boilerplate", "embed"}.isdisjoint(seen) and (points_away(page, block) or any(e.tag == "a" for e in page.around(block.element, CARD)))


def _is_standfirst(text: str, seen: Sequence[Hint], headline: str) -> bool:
    """Whether a text between headline and body is marked as a standfirst and says something: not a section's name or the headline again."""
    is_marked = "standfirst" in seen[:2] and not {"menu", "boilerplate", "byline", "date"}.intersection(seen[:3])
    return is_marked and len(text) >= STANDFIRST and shared(text, headline) < RETOLD


def _leads_in(page: Page, block: Block, seen: Sequence[Hint], headline: str, beneath: int) -> bool:
    """Whether a block between headline and body is a standfirst: marked as one, or among the next ones ``beneath`` the headline."""
    return _is_standfirst(block.text, seen, headline) or (beneath <= NEXT and _is_unmarked(page, block, seen, headline))


def _is_unmarked(page: Page, block: Block, seen: Sequence[Hint], headline: str) -> bool:
    """Whether a text right below the headline is a standfirst that nothing marks: a sentence in an element that says nothing else of it."""
    reads = len(block.text) >= LEAD_IN and (block.text.rstrip(QUOTES)[-1:] in ENDS or is_heading(page, block))
    return reads and not seen and not points_away(page, block) and shared(block.text, headline) < RETOLD


def _is_about(text: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph goes on from the name of an author of the page: the note on who wrote it, below the story."""
    name = next((name for name in authors if " " in name and text.startswith(name)), "")
    behind = text[len(name) :].lstrip(" ,")
    return bool(name) and (behind[:1].islower() or behind[:1] == "(")


def _is_byline(text: str, authors: Sequence[str]) -> bool:
    """Whether a line names authors of the page and nobody and nothing else."""
    named = people([text])
    return bool(named) and {name.casefold() for name in named} <= {name.casefold() for name in authors}
