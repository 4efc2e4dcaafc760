"""How a dump breaks its lines, where it does so in no usual way: with signs that no line ends in elsewhere, or always twice and more.

Word processors and databases break lines inside a paragraph with signs of their own (vertical tab, U+2028, U+2029, U+0085); scripts that
write Windows' line breaks, or copy lines with their breaks, double each of them, so that every gap looks as wide as one between articles.
"""

from __future__ import annotations

import re
from collections import Counter

_SIGNS = "\x0b\x0c\x85\u2028\u2029"
_FEWEST = 6
"""Signs, and gaps, from which on they are the dump's manner."""
_OPENS = 4
"""Line breaks in a row between any two lines, from which on each was written several times over."""
_OPEN = 0.75
"""Share of lines without a closing sign, from which on a text was wrapped."""
_NARROWEST, _WIDEST = 24, 100
"""Characters of wrapped lines."""
_CLOSING = '.!?…"”»:؟'

_BREAK = r"(?:\r\n|\r|\n)"
_SINGLE = re.compile(r"\n(?<=[^\n]\n)[^\n]")
"""One break between two lines: then none was doubled. (It opens with the break, so that a search leaps to it.)"""
_RUN = re.compile(r"\n+")
_GAP = re.compile(r"\n{3,}")
_TWO = 2


def breaking(head: str) -> re.Pattern[bytes] | None:
    """What ends a line of a UTF-8 dump that begins so; ``None`` for the usual breaks."""
    found = [sign for sign in _SIGNS if sign in head]
    plain = head.replace("\r\n", "\n").replace("\r", "\n") if "\r" in head else head
    if found and sum(map(head.count, found)) >= max(_FEWEST, _TWO * sum(map(bool, map(str.strip, plain.split("\n"))))):
        return re.compile("|".join((_BREAK, *found)).encode())
    times = _times(plain.strip("\n")) if "\n\n\n\n" in plain and not _SINGLE.search(plain) else 1
    return re.compile(f"{_BREAK}{{1,{times}}}".encode()) if times > 1 else None


def _times(text: str) -> int:
    """How many line breaks stand for each one that was meant."""
    runs = Counter(len(run.group()) for run in _RUN.finditer(text))
    if runs.total() < _FEWEST:
        return 1
    least = min(runs)
    if least >= _OPENS:
        return least // _TWO
    # Paragraphs stand four breaks apart, the lines of a list or of wrapped text two; elsewhere paragraphs stand two apart.
    is_even = least == _TWO and not any(size % _TWO for size in runs)
    return _TWO if is_even and (_TWO * runs[_TWO] < runs.total() or _is_wrapped(text)) else 1


def _is_wrapped(text: str) -> bool:
    """Whether lines that stand two breaks apart are as wide as wrapped ones, and nearly all go on in the next."""
    above = [line for piece in _GAP.split(text) for line in piece.split("\n\n")[:-1]]
    if len(above) < _FEWEST or max(map(len, above)) > _WIDEST:
        return False
    return sum(len(line) >= _NARROWEST and line[-1] not in _CLOSING for line in above) >= _OPEN * len(above)
