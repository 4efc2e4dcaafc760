"""The law of the account, as every test of it asks: each byte once, none left out."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Entry


def tiles(entries: Sequence[Entry], start: int, end: int) -> bool:
    """Whether the entries cover ``[start, end)`` once and without a gap, in order."""
    at = start
    for entry in entries:
        if entry.start != at or entry.end < entry.start:
            return False
        at = entry.end
    return at == end
