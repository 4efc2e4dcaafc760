"""The label of a byline: the word that opens one, in any language of the phrase lists."""

from __future__ import annotations

from functools import cache, lru_cache

from generator.copydesk.block import fold
from generator.copydesk.phrases import phrasebook

LONGEST = 180
"""Longest byline, in characters."""

_NO_OPENERS: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@lru_cache(maxsize=512)
def labelled(text: str) -> tuple[str, str]:
    """The word that opens a byline (``By``, ``Von``, ``Par``) and the text after it; ``("", text)`` without one.

    Several rules ask about the same lines, so the last answers are remembered.
    """
    pieces = text.split(" | ") if len(text) < LONGEST else [text]
    found = (opened(piece.lstrip("(（")) for piece in pieces)
    return next((pair for pair in found if pair), None) or ("", text)


def opened(text: str) -> tuple[str, str] | None:
    """The word of a byline that the text opens with, and the rest."""
    folded = fold(text[:40])
    spaced, glued = f"{folded} ", text[:40].casefold()
    words, bare = _openers().get(folded[:1], _NO_OPENERS)
    # One question for all of them: most lines open with none.
    for word in words if spaced.startswith(words) or glued.startswith(bare) else ():
        if spaced.startswith(word):
            return word[:-1], text[len(word) - 1 :].lstrip(" :：.|")
        if (
            glued.startswith(word[:-1])
            and text[len(word) - 1 : len(word)].isupper()
            and (text[len(word) : len(word) + 1].islower() or text[len(word) : len(word) + 1] == "." or _capitals_behind(text, len(word) - 1))
        ):
            return word[:-1], text[len(word) - 1 :]
    at = folded.find("written by ")
    return ("written by", text[-(len(folded) - at - len("written by ")) :]) if at > 0 else None


def _capitals_behind(text: str, at: int) -> bool:
    """Whether a name in capitals is glued to a label in small letters: ``ByJANE DOE``."""
    return text[1:at].islower() and len(text) > at + 2 and text[at : at + 3].isupper() and text[at : at + 3].isalpha()


@cache
def _openers() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words that open bylines, the longest first, by their first letter: with a blank behind each, and without."""
    found: dict[str, list[str]] = {}
    for word in sorted(phrasebook().words("byline", "start"), key=lambda word: (-len(word), word)):
        found.setdefault(word[0], []).append(f"{word} ")
    return {letter: (tuple(words), tuple(word[:-1] for word in words)) for letter, words in found.items()}
