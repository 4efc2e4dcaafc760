"""Lines into which blocks of a page have run: the markup had no line breaks, and whoever took the tags away put none in their place.

Where two blocks met, either the white space of the markup is left, three blanks or more inside a line, or nothing at all, so that a
sentence ends and the next begins right behind it (``outfits.She wore``). A writer may forget a blank once; not again and again.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.wire.glued import Manner, joints, may_be_glued, sentences

LONG, SHORT, STORY = 300, 20, 1000
"""Characters from which a line may be several blocks; from which it may in a dump whose blocks ran together without a blank; and from
which a line shows by itself that they did."""

AGAIN = 3
"""Places where blocks met, from which on no hand forgot the blank between two sentences."""

_WIDE = re.compile(r"(?<=\S)[ \t\xa0]{3,}+(?=\S)")


def blocks(text: str, manner: Manner) -> list[tuple[int, int]]:
    """The stretches of a line between the places where blocks met, white space with what stands before it; the whole line where there are none."""
    manner = manner if manner.is_glued or len(text) < STORY else Manner(text)
    if manner.is_glued:
        return list(pairwise([0, *sorted({*_wide(text), *joints(text, manner)}), len(text)]))
    return list(pairwise([0, *(_joints(text) if len(text) >= LONG else ()), len(text)]))


def _joints(text: str) -> list[int]:
    wide = _wide(text)
    glued = sentences(text) if may_be_glued(text, AGAIN - len(wide)) else []
    return sorted({*wide, *glued}) if len(wide) + len(glued) >= AGAIN else wide


def _wide(text: str) -> list[int]:
    return [found.end() for found in _WIDE.finditer(text)] if "   " in text or "\t" in text or "\xa0" in text else []
