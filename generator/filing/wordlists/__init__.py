"""Plain lists of words, one a line in small letters, ``#`` before a remark: those of English here, other languages' in folders of their own."""

from pathlib import Path


def load(name: str, language: str = "") -> frozenset[str]:
    """The words of ``NAME.txt`` in this folder, or in the one of a language; none where it has no such list."""
    path = Path(__file__).parent / language / f"{name}.txt"
    text = path.read_text(encoding="utf-8") if not language or path.exists() else ""
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
