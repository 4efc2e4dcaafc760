"""Lists of words as they are best read and mended: as running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def ordered(text: str) -> tuple[str, ...]:
    """The words of a text in its order."""
    return tuple(text.split())
