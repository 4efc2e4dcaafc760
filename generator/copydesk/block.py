"""A block: what the desk judges as one piece, be it a headline, a caption or a paragraph."""

from __future__ import annotations

import unicodedata
from functools import cached_property

from generator.model import Line

_CLOSERS = "\"'”’»›)]）」』】›“*_ "
_ENDS = ".!?…。！？؟۔।。｡"
_CJK = range(0x3040, 0xA000)


def fold(text: str) -> str:
    """The text for comparing: lower case, words of letters and digits only, one space between."""
    plain = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in plain).split())


def ends_sentence(text: str) -> bool:
    """Whether the text closes as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _ENDS


class Block:
    """One or more lines of a stretch read together, with their bytes.

    ``text`` is the lines joined by single spaces, without white space at the ends. ``index`` counts from 0
    within the stretch. ``gap`` says whether blank lines stood before the block.
    """

    __slots__ = ("__dict__", "gap", "index", "lines", "role", "text")

    def __init__(self, text: str, lines: tuple[Line, ...], index: int, gap: bool = True) -> None:
        self.text = text
        self.lines = lines
        self.index = index
        self.gap = gap
        self.role = lines[0].role

    @property
    def start(self) -> int:
        """First byte."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The byte after the last."""
        return self.lines[-1].end

    @cached_property
    def folded(self) -> str:
        """The text for comparing; see :func:`fold`."""
        return fold(self.text)

    @cached_property
    def ends(self) -> bool:
        """Whether the text closes as a sentence."""
        return ends_sentence(self.text)

    @cached_property
    def weight(self) -> int:
        """Length in characters of an alphabet: an ideograph or kana says as much as some three letters."""
        text = self.text
        if text.isascii():
            return len(text)
        return len(text) + 2 * sum(ord(sign) in _CJK for sign in text)

    @cached_property
    def words(self) -> int:
        """Number of words, counting three letters' weight of an unspaced script as half a word."""
        return max(self.text.count(" ") + 1, (self.weight - len(self.text)) // 4)
