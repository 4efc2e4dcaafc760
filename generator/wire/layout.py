"""A page read as a newspaper page: which block is headline, standfirst, byline, picture caption, body, or none of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Stated
from generator.model.dump import Role
from generator.wire.body import squeezed
from generator.wire.fragment import Piece, body_role
from generator.wire.markup import Page
from generator.wire.roles import Hint, Hints
from generator.wire.statements import state


@dataclass(frozen=True, slots=True)
class Layout:
    """The page's pieces in order and what it states."""

    pieces: tuple[Piece, ...]
    stated: Stated


def lay_out(page: Page, body: Sequence[bool]) -> Layout:
    """Every block with its role; ``body`` says of each block whether an extractor took it for the article's text."""
    hints = Hints(page)
    around = [hints.of(page.common(block.runs)) for block in page.blocks]
    h1 = [block.text for block, seen in zip(page.blocks, around, strict=True) if "headline" in seen and "menu" not in seen]
    stated = state(page, h1)
    roles = _roles(page, body, around, stated)
    pieces = tuple(Piece(block.text, block.start, block.end, role) for block, role in zip(page.blocks, roles, strict=True))
    return Layout(pieces, stated)


def _roles(page: Page, body: Sequence[bool], around: Sequence[tuple[Hint, ...]], stated: Stated) -> list[Role]:
    inside = [index for index, taken in enumerate(body) if taken]
    first, last = (inside[0], inside[-1]) if inside else (len(body), -1)
    headline, standfirst = squeezed(stated.headline), squeezed(stated.standfirst)
    roles: list[Role] = []
    for index, (block, taken, seen) in enumerate(zip(page.blocks, body, around, strict=True)):
        text = squeezed(block.text)
        near = first - 40 <= index <= last + 3
        if headline and text == headline:
            roles.append("headline")
        elif near and "menu" not in seen and seen[:3].count("credit"):
            roles.append("credit")
        elif near and "menu" not in seen and "caption" in seen:
            roles.append("caption")
        elif taken:
            roles.append(body_role(page, page.common(block.runs)))
        elif standfirst and text == standfirst:
            roles.append("standfirst")
        elif near and seen[:1] == ("byline",):
            roles.append("byline")
        elif near and seen[:1] == ("date",):
            roles.append("date")
        else:
            roles.append("boilerplate")
    return roles
