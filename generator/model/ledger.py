"""The account of a dump: where every byte went."""

from __future__ import annotations

from typing import Literal, NamedTuple

Fate = Literal["field", "duplicate", "furniture", "unresolved"]
"""``field``: in an article, ``detail`` names the field. ``duplicate``: the same text stands elsewhere,
``detail`` says where. ``furniture``: left out, ``detail`` names the rule. ``unresolved``: neither, ``detail``
says why (quarantine)."""


class Entry(NamedTuple):
    """One byte range ``[start, end)`` and its fate. (A tuple, for there are many of them.)"""

    start: int
    end: int
    fate: Fate
    detail: str


def sums(entries: tuple[Entry, ...] | list[Entry]) -> dict[Fate, int]:
    """Bytes by fate; the values add up to the bytes covered."""
    total: dict[Fate, int] = {"field": 0, "duplicate": 0, "furniture": 0, "unresolved": 0}
    for entry in entries:
        total[entry.fate] += entry.end - entry.start
    return total
