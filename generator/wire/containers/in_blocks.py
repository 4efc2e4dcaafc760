"""The text of a record that stands in blocks: lists and trees under a body's name (``body``, ``content``), and no text there.

Content systems hand their rich text out so (Contentful, Sanity, Strapi, Payload, Editor.js); what a block is, :mod:`rich_blocks` knows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Limits
from generator.wire.containers import fields
from generator.wire.containers.json_spans import Leaf, Path, Value
from generator.wire.containers.rich_blocks import pieces_beneath
from generator.wire.pieces import Piece, Places

if TYPE_CHECKING:
    from generator.wire.containers.chosen import Stretch

_NAMES = (*(name for name in fields.NAMES["body"] if name not in fields.WRAPPERS), "blocks")
"""Names under which a text in blocks may stand, the surest first."""
_STEPS = 4
"""At most so many steps from the record to such a field."""


class _Record(NamedTuple):
    """A record, as the keeper of a text in blocks."""

    source: str
    value: Value

    def at(self, character: int) -> int:
        return character

    def places(self, leaf: Leaf) -> Places:
        return self.value.places(self.source, leaf)


def pieces(source: str, value: Value, limits: Limits) -> list[Piece]:
    """The lines of the text that a record has in blocks, with their roles; none where it has no such text."""
    found: dict[str, Path] = {}
    for leaf in value.leaves:
        for steps in range(1, min(len(leaf.path), _STEPS + 1)):
            if isinstance(leaf.path[steps - 1], str) and (key := fields.key_of(fields.names_of(leaf.path[:steps]))) in _NAMES:
                found.setdefault(key, leaf.path[: steps + fields.is_locale(leaf.path[steps])])
    for name in _NAMES:
        if path := found.get(name):
            leaves = [leaf for leaf in value.leaves if leaf.path[: len(path)] == path]
            if told := [*pieces_beneath(_Record(source, value), path, leaves, limits)]:
                return told
    return []


def outside(marks: Sequence[Stretch], lines: Sequence[Piece]) -> list[Stretch]:
    """The stretches of a record that overlap none of its lines (which are in order); what says of what kind a run is stands inside a block."""
    starts = [line.start for line in lines]
    return [mark for mark in marks if (at := bisect_left(starts, mark.end)) == 0 or mark.start >= lines[at - 1].end]
