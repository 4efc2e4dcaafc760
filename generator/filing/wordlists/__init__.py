"""Plain lists of words, one a line in small letters, ``#`` before a remark."""

from pathlib import Path


def load(name: str) -> frozenset[str]:
    """The words of ``NAME.txt`` in this folder."""
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
