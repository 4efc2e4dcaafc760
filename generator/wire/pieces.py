"""Pieces: stretches of a source that are shown as lines, each with its role, and how they account for the bytes that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from generator.model import Entry, Line
from generator.model.dump import Role
from generator.wire.mending import mend, mend_copy
from generator.wire.ruler import Ruler

if TYPE_CHECKING:
    from generator.wire.pages.blocks import Block

STORY: frozenset[Role] = frozenset({"paragraph", "subhead", "item", "quote", "row"})
"""Roles of a story's own lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source ``[start, end)`` (characters) shown as ``text``, and its role."""

    text: str
    start: int
    end: int
    role: Role

    @classmethod
    def of(cls, block: Block, role: Role) -> Piece:
        """A block of a page in the role that it has there."""
        return cls(block.text, block.start, block.end, role)


class Places(Protocol):
    """Where the characters of a text stand in its source."""

    def at(self, character: int) -> int:
        """The place of a character, or of the end."""


def placed(pieces: Iterable[Piece], places: Places) -> Iterator[Piece]:
    """The pieces of a text that was taken out of a source, at their places in that."""
    return (Piece(piece.text, places.at(piece.start), places.at(piece.end), piece.role) for piece in pieces)


def length(pieces: Iterable[Piece]) -> int:
    """Characters of a story's own lines."""
    return sum(len(piece.text) for piece in pieces if piece.role in STORY)


def mended(piece: Piece) -> tuple[str, str]:
    """The text of a piece made fit, and what was mended in it; a piece without a role is plain text, which may have been written as code."""
    return mend(piece.text) if piece.role else mend_copy(piece.text)


def account(pieces: Sequence[Piece], ruler: Ruler, at: int, size: int, *, may_be_plain: bool = False) -> tuple[tuple[Line, ...], tuple[Entry, ...]]:
    """Lines at their bytes, and entries for the markup between them, from byte ``at`` to byte ``size``.

    ``may_be_plain``: pieces without a role are plain text (see :func:`mended`).
    """
    lines: list[Line] = []
    overhead: list[Entry] = []
    for piece in pieces:
        start, end = ruler.at(piece.start), ruler.at(piece.end)
        if start > at:
            overhead.append(Entry(at, start, "furniture", "markup"))
        text, repair = mended(piece) if may_be_plain else mend(piece.text)
        lines.append(Line(text, start, end, piece.role, repair))
        at = end
    if size > at:
        overhead.append(Entry(at, size, "furniture", "markup"))
    return tuple(lines), tuple(overhead)
