"""Messages and posts: what of one is text for an article, and what is small talk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.wire.containers.json_spans import Value
from generator.wire.pieces import Piece

SHORTEST = 60
"""Characters, without addresses, from which on a message may be news; shorter ones are answers, greetings, remarks on a picture."""

_MESSAGES = ("message", "service")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_CLOSING = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def is_message(value: Value) -> bool:
    """Whether the record is a messenger's: a picture without words, or a note of its own (``service``: somebody joined)."""
    stated = {leaf.path[0]: leaf.text for leaf in value.leaves if len(leaf.path) == 1}
    return stated.get("type") in _MESSAGES and {"id", "date", "text"} <= stated.keys()


def is_short(texts: Sequence[str]) -> bool:
    """Whether the lines of a message say too little to be news."""
    return sum(len(_ADDRESS.sub("", text).strip()) for text in texts) < SHORTEST


def without_link(text: str) -> str:
    """A line without the addresses that it ends in, as the networks set them behind a post; one that is nothing else as it stands."""
    left = text.rstrip()
    while (before := left.rpartition(" "))[0].strip() and _CLOSING.fullmatch(before[2]):
        left = before[0].rstrip()
    return left


def set_out(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines of a message for the desk: without addresses at their ends; a line that stands alone is marked as text, since a post of one line
    is no headline, whether it ends in a full stop or not."""
    told = [replace(piece, text=without_link(piece.text)) for piece in pieces]
    lines = [at for at, piece in enumerate(told) if piece.text.strip()]
    if len(lines) == 1 and not told[lines[0]].role and len(told[lines[0]].text.strip()) >= SHORTEST:
        at = lines[0]
        told[at] = replace(told[at], role="paragraph")
    return told
