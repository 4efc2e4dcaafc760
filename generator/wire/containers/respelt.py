"""A stretch of a source read in another spelling, and where each of its characters stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

_CDATA = "<![CDATA["


class Respelt(NamedTuple):
    """A text, where it begins in the source, and, ``after`` which of its characters, how many ``more`` (or fewer) the source has."""

    text: str
    start: int
    after: tuple[int, ...] = ()
    more: tuple[int, ...] = ()

    def at(self, character: int) -> int:
        """Where in the source a character of the text stands."""
        before = bisect_right(self.after, character)
        return self.start + character + (self.more[before - 1] if before else 0)


def respelt(inner: str, start: int, pattern: re.Pattern[str], spell: Callable[[re.Match[str]], str]) -> Respelt:
    """The text ``inner``, which begins at ``start`` of the source, with what ``spell`` makes of each match of a pattern."""
    pieces: list[str] = []
    after: list[int] = []
    more: list[int] = []
    at = length = extra = 0
    for found in pattern.finditer(inner):
        spelt = spell(found)
        length += found.start() - at + len(spelt)
        extra += found.end() - found.start() - len(spelt)
        pieces += (inner[at : found.start()], spelt)
        after.append(length)
        more.append(extra)
        at = found.end()
    pieces.append(inner[at:])
    return Respelt("".join(pieces), start, tuple(after), tuple(more))


def verbatim(inner: str, start: int) -> Respelt | None:
    """What stands in the ``CDATA`` section that ``inner`` is, which begins at ``start`` of the source; ``None`` where it is none."""
    bare = inner.lstrip()
    if not bare.startswith(_CDATA):
        return None
    text = bare[len(_CDATA) :].partition("]]>")[0]
    return Respelt(text, start + len(inner) - len(bare) + len(_CDATA))
