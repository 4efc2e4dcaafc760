"""Lines into which blocks of a page have run: the markup had no line breaks, and whoever took the tags away put none in their place.

Where two blocks met, either the white space of the markup is left, three blanks or more inside a line, or nothing at all, so that a
sentence ends and the next begins right behind it (``outfits.She wore``). A writer may forget a blank once; not again and again.
"""

from __future__ import annotations

import re
from itertools import pairwise

LONG = 300
"""Characters from which a line may be several blocks."""

AGAIN = 3
"""Places where blocks met, from which on no hand forgot the blank between two sentences."""

_SIGNS = tuple((sign, f"{sign} ") for sign in ".!?…")
"""What closes a sentence, and how it stands where the next has a blank before it."""
_WIDE = re.compile(r"(?<=\S)[ \t\xa0]{3,}+(?=\S)")
_GLUED = re.compile(r"[.!?…][\"”’»)]?(?=[“\"„«]?[^\W\d_])")
"""A closing sign with a letter right behind it. (The pattern opens with the rare sign, so that the search leaps: see :func:`_ends_sentence`.)"""


def blocks(text: str) -> list[tuple[int, int]]:
    """The stretches of a line between the places where blocks met, white space with what stands before it; the whole line where there are none."""
    return list(pairwise([0, *(_joints(text) if len(text) >= LONG else ()), len(text)]))


def _joints(text: str) -> list[int]:
    may_be_wide = "   " in text or "\t" in text or "\xa0" in text
    wide = [found.end() for found in _WIDE.finditer(text)] if may_be_wide else []
    glued = _glued(text) if _may_be_glued(text, AGAIN - len(wide)) else []
    return sorted({*wide, *glued}) if len(wide) + len(glued) >= AGAIN else wide


def _may_be_glued(text: str, enough: int) -> bool:
    """Whether so many closing signs have no blank behind them: without, the places that :func:`_glued` finds would be too few to count."""
    bare = 0
    for sign, parted in _SIGNS:
        if found := text.count(sign):
            bare += found - text.count(parted)
    return bare >= enough


def _glued(text: str) -> list[int]:
    """Behind each closing sign that a sentence begins at without a blank."""
    return [found.end() for found in _GLUED.finditer(text) if _ends_sentence(text, found.start()) and not _letter(text, found.end()).islower()]


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a word of two letters or more stands before the sign: an initial (``J.Smith``) ends none."""
    return at >= 2 and text[at - 2 : at].isalpha()


def _letter(text: str, at: int) -> str:
    """The letter at a place, a quotation mark before it left out."""
    return text[at] if text[at].isalpha() else text[at + 1]
