"""A picture's caption and its credit, told apart where a page sets each in an element of its own, and gathered in pairs."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.dump import Role
from generator.wire.pages.blocks import Block, Page, Run
from generator.wire.pages.column import PICTURED
from generator.wire.pages.roles import Hints
from generator.wire.pieces import Piece


def holds_both(hints: Hints, block: Block) -> bool:
    """Whether a line that is marked as both is a picture's caption with its credit, each in an element of its own."""
    return len({_pictured(hints, run) for run in block.runs}) > 1


def _pictured(hints: Hints, run: Run) -> Role:
    """What a text of a picture's line is marked as by the innermost element that says it."""
    return next(("caption" if hint == "caption" else "credit" for hint in hints.of(run.element) if hint in PICTURED), "caption")


def caption_pieces(page: Page, hints: Hints, block: Block) -> list[Piece]:
    """A caption and the credit inside it, apart."""
    groups: list[tuple[Role, list[Run]]] = []
    for run in block.runs:
        role = _pictured(hints, run)
        if groups and groups[-1][0] == role:
            groups[-1][1].append(run)
        else:
            groups.append((role, [run]))
    return [Piece(text, runs[0].start, runs[-1].end, role) for role, runs in groups if (text := page.text_of(runs))]


def captions(pieces: Sequence[Piece]) -> tuple[tuple[str, str], ...]:
    """Captions with the credit that stands right behind each, every pair once."""
    found: list[tuple[str, str]] = []
    before: Role = ""
    for piece in pieces:
        if piece.role == "caption":
            found.append((piece.text, ""))
        elif piece.role == "credit" and before == "caption":
            found[-1] = (found[-1][0], piece.text)
        before = piece.role
    return tuple(dict.fromkeys(found))
