"""Plain lists of words, one a line in small letters, ``#`` before a remark."""

from importlib.resources import files


def load(name: str) -> frozenset[str]:
    """The words of ``NAME.txt`` in this folder."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
