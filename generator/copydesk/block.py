"""A block: what the desk judges as one piece, such as a headline, a caption or a paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.copydesk.words import ascii_words, plain_words
from generator.model import Line
from generator.model.patterns import rare
from generator.model.stops import SENTENCE_ENDS

_CLOSERS = "\"'”’»›)]）」』】›“*_ ■◼∎□▪"
RELEASE_END = "###"
"""The sign at the end of a press release; what follows is about its house."""
FIRST_SOLID = "\u0e00"
SOLID = rare("[\u0e00-\u109f\u1780-\u17ff]")
"""Alphabets that set no blanks between words: Thai, Lao, Tibetan, Burmese, Khmer."""
_FIRST_CJK = "\u3040"
_CJK = rare(rf"[{_FIRST_CJK}-\u9fff]")
HANGUL = rare("[\uac00-\ud7a3]")
_UNMARKED = ("\u0e01", "\u0eff")
"""Thai and Lao, which set no sign at the end of a sentence, and a blank between sentences rather than words."""
_LONGEST_UNMARKED = 90
"""Characters that most of their headlines have at the most; anything longer is a sentence or more."""
_LONG_WORD, _WORD_LENGTH = 12, 6
"""Characters between two blanks, on the average, above which a text may be of an alphabet without them, and characters of a word there."""
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_MARK = rare(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0eff\u1ab0-\u1aff\u20d0-\u20ff]")


def fold(text: str) -> str:
    """The text for comparing: lower case, words of letters and digits only, one space between."""
    words = plain_words(text)
    return " ".join(_words_beyond_ascii(text) if words is None else words)


def _words_beyond_ascii(text: str) -> Sequence[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not _MARK.search(plain):
        words = ascii_words(plain)
        return _WORD.findall(plain) if words is None else words
    return "".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in plain).split()


def shape(folded: str) -> str:
    """Folded text with every number as 0, so that "5 images" and "12 images" are one phrase."""
    return folded if folded.replace(" ", "").isalpha() else _NUMBER.sub("0", folded)


def ends_sentence(text: str) -> bool:
    """Whether the text closes as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in SENTENCE_ENDS


def _ends_unmarked(text: str) -> bool:
    """Whether the text ends in a letter of a script that sets no sign at a sentence's end, closing quotes and brackets aside."""
    return _UNMARKED[0] <= text.rstrip(_CLOSERS)[-1:] <= _UNMARKED[1]


class Block:
    """One or more lines of a stretch read together, with their bytes.

    ``text``        the lines joined by single spaces, without white space at the ends
    ``index``       its number within the stretch, from 0
    ``gap``         whether blank lines stood above it
    ``role``        what the page or the record says that it is, or ``""``
    ``words``       the words of the text as they are compared (see :func:`fold`); ``folded`` is the same as one text
    ``word_count``  the number of words, where three letters' weight of an ideographic script count as half a word, and six letters of an
                    alphabet without blanks as one
    ``weight``      its length in characters of an alphabet: an ideograph or kana says as much as some three letters, a syllable of Korean
                    as two
    ``ends``        whether it closes as a sentence does

    Rules ask for these many times over, so they are made once. A line that its page sets apart from the article (``boilerplate``, nine in
    ten of a page's) is asked for no words, and has none.
    """

    __slots__ = ("_shaped", "ends", "folded", "gap", "index", "lines", "role", "text", "weight", "word_count", "words")

    def __init__(self, text: str, lines: tuple[Line, ...], index: int, gap: bool = True) -> None:
        self.text = text
        self.lines = lines
        self.index = index
        self.gap = gap
        self.role = lines[0].role
        plain = plain_words(text) if self.role != "boilerplate" else ()
        self.words = _words_beyond_ascii(text) if plain is None else plain
        self.folded = " ".join(self.words)
        self.ends = ends_sentence(text) or (len(text) > _LONGEST_UNMARKED and _ends_unmarked(text))
        self.weight = len(text)
        self.word_count = text.count(" ") + 1
        if plain is None and max(text) >= _FIRST_CJK:
            self.weight += 2 * len(_CJK.findall(text)) + len(HANGUL.findall(text))
            self.word_count = max(self.word_count, (self.weight - len(text)) // 4)
        elif plain is None and len(text) > _LONG_WORD * self.word_count and SOLID.search(text):
            self.word_count = len(text) // _WORD_LENGTH
        self._shaped: str | None = None

    @property
    def start(self) -> int:
        """First byte."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The byte after the last."""
        return self.lines[-1].end

    @property
    def shaped(self) -> str:
        """The folded text with every number as 0; see :func:`shape`. Made when first asked for: long paragraphs never are."""
        if self._shaped is None:
            self._shaped = shape(self.folded)
        return self._shaped
