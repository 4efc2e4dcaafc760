"""A line cut into numbers, words and marks, also where a page's layout glued them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.copydesk.dates.dialect import unaccented

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd"
"""Points and signs that belong to the letter before them: Hebrew, Arabic, Devanagari, Bengali, Tamil."""
_TOKEN = re.compile(rf"\d+|[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*|[^\w\s]|_")
_UNSPACED = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
"""Kana, ideographs and Hangul: each sign is a token. The first and the last of each, in order."""
_SIGNS = frozenset("年月日時时點点分년월일시분오전후午前後上下")
"""East Asian signs of date and time; they stand for themselves."""
_UNSEEN = frozenset("\u200b\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad")

FIRST_YEAR, LAST_YEAR = 1850, 2100
"""No digital newspaper article is dated outside these years, so that no number outside is a year."""

_LONGEST_NUMBER = 12
_LONGEST_DAY = 30
_DAY = re.compile(r"(?:\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?,? (?:de )?|[^\W\d_]{3,12}\.? \d{1,2}, )$")
"""A day and its month, up to the year."""


class Token(NamedTuple):
    """``text`` is folded; ``value`` is the number, or -1; ``[start, end)`` are characters of the line, with invisible signs behind."""

    kind: Literal["number", "word", "mark"]
    text: str
    value: int
    start: int
    end: int

    @property
    def digits(self) -> int:
        """How many digits the number has."""
        return len(self.text)


def text_at(tokens: Sequence[Token], i: int) -> str:
    """The text of token ``i``; ``""`` where there is none."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


@lru_cache(maxsize=512)
def scan(line: str) -> list[Token]:
    """The line's tokens in order; white space and invisible signs are no tokens.

    Several rules ask about a line, so the answers are remembered: nobody may change the list.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(line) if line.isascii() or max(line) < _UNSPACED[0][0] else _apart(line):
        text, start, end = match[0], match.start(), match.end()
        sign = text[0]
        if sign.isdecimal():
            tokens += _numbers(text, line, start, end)
        elif sign in _SIGNS:
            tokens.append(Token("word", sign, -1, start, end))
        elif sign.isalpha():
            if len(text) < 3 or text.islower() or text.isupper() or text.istitle():
                tokens.append(Token("word", unaccented(text), -1, start, end))
            else:
                tokens += (Token("word", unaccented(line[a:b]), -1, a, b) for a, b in _unglued(text, start))
        elif sign not in _UNSEEN:
            tokens.append(Token("mark", sign, -1, start, end))
        elif tokens and tokens[-1].end == start:
            tokens[-1] = tokens[-1]._replace(end=end)
    return tokens


def _apart(line: str) -> Iterator[re.Match[str]]:
    """The tokens of a line with signs that are a token each."""
    start = 0
    for at, sign in enumerate(line):
        if any(first <= sign <= last for first, last in _UNSPACED):
            yield from _TOKEN.finditer(line, start, at)
            yield from _TOKEN.finditer(line, at, at + 1)
            start = at + 1
    yield from _TOKEN.finditer(line, start)


def _numbers(text: str, line: str, start: int, end: int) -> Iterator[Token]:
    if 5 <= end - start <= 6 and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR and (line[end : end + 1] in tuple(":./h") or _ends_day(text, line, start)):
        # A year with the next number glued on: "20232:23 PM", "30.01.202430. Januar", "2 May, 20233 May, 2023", "May 2, 20234 min read".
        yield Token("number", text[:4], int(text[:4]), start, start + 4)
        yield Token("number", text[4:], int(text[4:]), start + 4, end)
    else:
        yield Token("number", text, int(text) if end - start <= _LONGEST_NUMBER else -1, start, end)


def _ends_day(text: str, line: str, start: int) -> bool:
    """Whether a number stands behind a day and a month in words, so that its first four figures are their year."""
    return text[4] != "0" and _DAY.search(line[max(0, start - _LONGEST_DAY) : start]) is not None


def _unglued(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The words in letters of which a capital stands behind a small one: ``JulyUpdated``, ``ETUpdated``."""
    at = 0
    for i in range(1, len(text)):
        after_small = text[i].isupper() and text[i - 1].islower()
        last_capital = text[i].isupper() and text[i - 1].isupper() and text[i + 1 : i + 2].islower()
        if after_small or last_capital:
            yield start + at, start + i
            at = i
    yield start + at, start + len(text)
