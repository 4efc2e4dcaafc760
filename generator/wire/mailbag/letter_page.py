"""A letter in HTML as parts: one for each story of a letter that holds several, else the page that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from generator.model import Part, Stated
from generator.wire.intake import Fault
from generator.wire.mailbag.letter_head import stated_above
from generator.wire.mailbag.letters import Section, foot_of, headlines, roles, sections
from generator.wire.origin import Origin, unread
from generator.wire.pages.blocks import Page
from generator.wire.pages.captions import captions
from generator.wire.pages.dialogs import chosen_beneath
from generator.wire.pages.layout import Layout, lay_out
from generator.wire.pages.opened import Opened
from generator.wire.pages.roles import Hints
from generator.wire.pieces import Piece, account

_QUOTED, _MOST = 60, 5
"""Characters of a teaser's headline, and headlines in all, that a note tells."""


def read_letter(data: bytes, origin: Origin) -> Iterator[Part]:
    """The parts of a mail's HTML, tiling it: those of its stories, else one of form ``page``; unread where it is over a cap."""
    try:
        yield from letter_parts(Opened.of(data, origin), origin)
    except Fault as fault:
        yield unread(origin, "page", 0, len(data), fault.message, fault.remedy)


def letter_parts(letter: Opened, origin: Origin, *, is_saved: bool = False) -> Iterator[Part]:
    """One part for each story, with the teasers below it; one for the whole letter where it holds nothing but teasers, or a single story.

    ``is_saved``: it has no headers beside it, so that what it says of itself stands in it.
    """
    page = letter.page
    kinds = headlines(page)
    found = sections(page, kinds)
    if not found:
        yield letter.part(_single(page), origin)
        return
    ruler, edge = letter.ruler(), letter.ruler()
    around = stated_above(page, found[0].first if found[0].head >= 0 else found[0].last).filled(origin.stated) if is_saved else origin.stated
    hints = Hints(page)
    at = 0
    for group in _grouped(found):
        said = [role for section in group for role in roles(page, section, kinds, hints)]
        pieces = [Piece.of(block, role) for block, role in zip(page.blocks[group[0].first : group[-1].last], said, strict=True)]
        behind = group[-1].last
        end = edge.at(page.blocks[behind].start) if behind < len(page.blocks) else letter.size
        lines, overhead = account(pieces, ruler, at, end)
        stated = _stated(page, group, pieces).filled(around)
        notes = (*letter.encoding.repairs, *_left_out(page, group), *(letter.notes if not at else ()))
        yield Part(origin.dump, origin.member, "page", lines, stated, overhead, letter.encoding.name, notes)
        at = end


def _single(page: Page) -> Layout:
    """A letter with one story laid out as a page, its foot no part of it."""
    chosen = chosen_beneath(page)
    layout = lay_out(page, chosen)
    foot = foot_of(page, chosen)
    end = page.blocks[foot].start if foot < len(page.blocks) else len(page.source)
    pieces = tuple(piece if piece.start < end else replace(piece, role="boilerplate") for piece in layout.pieces)
    return replace(layout, pieces=pieces)


def _grouped(found: Sequence[Section]) -> list[list[Section]]:
    """The sections, each that is no story with the story above it, and what stands above the first story with that."""
    groups: list[list[Section]] = [[]]
    for section in found:
        if section.is_story and any(other.is_story for other in groups[-1]):
            groups.append([])
        groups[-1].append(section)
    return groups


def _stated(page: Page, group: Sequence[Section], pieces: Sequence[Piece]) -> Stated:
    """What the letter states of the story in a group: its headline, where it leads, its captions. Whose letter it is and when it came is
    known from its headers."""
    story = next((section for section in group if section.is_story), None)
    if story is None:
        return Stated()
    return Stated(headline=page.blocks[story.head].text if story.head >= 0 else "", url=story.address, captions=captions(pieces))


def _left_out(page: Page, group: Sequence[Section]) -> tuple[str, ...]:
    """A note on the teasers in a group: the headlines of stories that the letter does not hold."""
    titles = [shorten(page.blocks[section.head].text, _QUOTED, placeholder="…") for section in group if section.head >= 0 and not section.is_story]
    told = "; ".join(f"“{title}”" for title in titles[:_MOST]) + (" …" if len(titles) > _MOST else "")
    return (f"left out of the letter as no more than a headline with a line below it: {told}",) if titles else ()
