"""The text of a record that stands in runs: a list of strings, and objects for what is bold or linked, as messengers export a message.

``["The quay ", {"type": "bold", "text": "reopens"}, " next week.\\n\\n…"]`` (Telegram's ``result.json``) is one text; a list of objects alone is
a list of paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Limits
from generator.wire.containers.fragment import pieces_of
from generator.wire.containers.json_spans import Leaf, Runs, Value
from generator.wire.pieces import Piece, placed

_STRING, _OBJECT = 2, 3
"""Steps of the path to a string in the list, and to the text of an object in it."""


def runs(value: Value, key: str) -> list[Leaf]:
    """The runs of the text under ``key``, white space of its own included; none where it is no list of strings and objects."""
    found = [leaf for leaf in value.leaves if leaf.string and leaf.path[:1] == (key,) and _is_run(leaf)]
    lengths = {len(leaf.path) for leaf in found}
    return found if lengths == {_STRING, _OBJECT} else []


def _is_run(leaf: Leaf) -> bool:
    steps = len(leaf.path)
    return steps > 1 and isinstance(leaf.path[1], int) and (steps == _STRING or (steps == _OBJECT and leaf.path[2] == "text"))


def pieces(source: str, value: Value, leaves: Sequence[Leaf], limits: Limits) -> Iterator[Piece]:
    """The lines of the text that the runs make, at their places in the source: a line begins and ends where its runs do."""
    run = Runs(leaves, [value.places(source, leaf) for leaf in leaves])
    return placed(pieces_of(run.text, limits, named_text=True), run)
