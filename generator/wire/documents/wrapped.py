"""Lines that a program wrapped: the column at which it broke them, which breaks are its own, and the lines put together again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from generator.model.stops import SENTENCE_ENDS

BULLET = re.compile(r"(?:[*+o#@=•□■○–-]|\d{1,3}\.) ")
"""How a line begins that is a point of a list, whatever stands above it."""

_NARROWEST, _WIDEST = 40, 400
"""Columns that text is wrapped at."""
_FEWEST_BREAKS = 3
_FAR, _HALF = 0.75, 0.5
"""Shares of the column: a line that reaches so far may have been broken before a link; one that reaches half of it if its sentence goes on."""
_NUMBER = re.compile(r"\[\d{1,5}\]")


def column_of(texts: Sequence[str]) -> int | None:
    """Where the lines were broken: the width at which most breaks stand where the next word had no place; ``None`` where few do."""
    breaks = [
        (_width(above.rstrip()), _width_of_next(below.strip()))
        for above, below in pairwise(texts)
        if above.strip() and below.strip() and not BULLET.match(below.strip())
    ]
    held: Counter[int] = Counter()
    for width, word in breaks:
        held.update(range(max(width, _NARROWEST), min(width + word, _WIDEST)))
    column, count = max(held.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    wider = sum(_width(text.rstrip()) > column for text in texts)
    long = sum(width > _HALF * column for width, _ in breaks)
    return column if count >= max(_FEWEST_BREAKS, long // 3, wider // 2) else None


def goes_on(above: str, below: str, column: int | None) -> bool:
    """Whether a line goes on in the next, for whose first word it had no place; in the midst of a sentence it may be shorter, since some browsers
    also break before a link, and where a page allows a break in a word."""
    if column is None:
        return False
    text = below.strip()
    width = _width(above.rstrip())
    if width + _width_of_next(text) > column:
        return True
    if above.rstrip()[-1] in SENTENCE_ENDS or _indent(above) != _indent(below):
        return False
    return _FAR * column <= width or (_HALF * column <= width and _NUMBER.sub("", text)[:1].islower())


def joined(texts: Sequence[str]) -> str:
    """Lines that go on in one another as one, with a blank between them where their script sets any."""
    whole = texts[0].strip()
    for text in texts[1:]:
        more = text.strip()
        whole = f"{whole}{more}" if _sets_no_blanks(whole[-1]) and _sets_no_blanks(more[0]) else f"{whole} {more}"
    return whole


def _width_of_next(text: str) -> int:
    """Columns that the next word takes up, with the blank before it; of scripts without blanks a sign, and one more that may open no line."""
    return _width(text[:2]) if _sets_no_blanks(text[:1]) else 1 + _width(text.split(None, 1)[0])


def _width(text: str) -> int:
    """Columns of a terminal that a text takes up."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _sets_no_blanks(sign: str) -> bool:
    """Whether a sign is of a script that sets no blanks between words: a wide one, but for those of Korean."""
    return bool(sign) and unicodedata.east_asian_width(sign) in "WF" and not "\uac00" <= sign <= "\ud7a3"
