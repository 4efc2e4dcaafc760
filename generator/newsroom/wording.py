"""How what was done is put into words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``, ``0 articles``; for nouns whose plural is an ``s`` more."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
