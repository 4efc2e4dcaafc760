"""Dates that count from the present: "2 hours ago", "yesterday at 14:05". They mean a day only if the day of capture is stated."""

from __future__ import annotations

from datetime import timedelta

from generator.copydesk.dates.beside import before, behind, between, clock_after
from generator.copydesk.dates.clock import read_clock
from generator.copydesk.dates.mention import Mention
from generator.copydesk.dates.tokens import Token
from generator.copydesk.dates.vocabulary import AGO, LONGEST_DAY, ONE, UNITS, days_back
from generator.model.fields import Precision

_IL_Y_A = ["il", "y", "a"]
"""The only such phrase of three words; none of them means that by itself."""


def distance(tokens: list[Token], i: int, floor: int, line: str) -> tuple[Mention, int] | None:
    """``1 day ago``, ``vor 3 Stunden``, ``il y a 2 heures``, ``منذ ساعة``."""
    step = UNITS.get(tokens[i].text) if tokens[i].kind == "word" else None
    if step is None:
        return None
    left = tokens[i - 1] if i > floor else None
    count = 1
    first = i
    if left and left.kind == "number" and 0 < left.value < 1000:
        count, first = left.value, i - 1
    elif left and left.text in ONE:
        first = i - 1
    after = i + 1
    if after < len(tokens) and first < i and tokens[after].text in AGO and tokens[after].text not in _IL_Y_A:
        after += 1
    elif first > floor + 2 and [token.text for token in tokens[first - 3 : first]] == _IL_Y_A:
        first -= 3
    elif first > floor and tokens[first - 1].text in AGO and tokens[first - 1].text not in _IL_Y_A:
        first -= 1
    else:
        return None
    start, label = before(tokens, first, floor)
    begin, end = tokens[start].start, tokens[after - 1].end
    precision: Precision = "minute" if step < timedelta(days=1) else "day"
    return Mention(None, precision, begin, end, line[begin:end], label, ago=step * count), after


def named_day(tokens: list[Token], i: int, floor: int, line: str, language: str) -> tuple[Mention, int] | None:
    """``Today, 10:42``, ``14.05 Uhr, gestern``, ``published yesterday``.

    Without a time or a label such a word is a section or part of a sentence; only a past day may be the whole line.
    """
    if tokens[i].kind == "mark":
        return None
    ahead = read_clock(tokens, i, loose=False) if tokens[i].kind == "number" else None
    named = _day_word(tokens, between(tokens, ahead.after) if ahead else i, language)
    if not named:
        return None
    back, after = named
    clock = ahead or clock_after(tokens, after, True)
    start, label = before(tokens, i, floor)
    if not label and not clock:
        label, after = behind(tokens, after)
    alone = language and back and after - i == len(tokens)
    if not (clock or label or alone):
        return None
    after = clock.after if clock and not ahead else after
    begin, end = tokens[start].start, tokens[after - 1].end
    hour = clock.time if clock else None
    return Mention(None, "minute" if clock else "day", begin, end, line[begin:end], label, ago=timedelta(days=back), hour=hour), after


def _day_word(tokens: list[Token], i: int, language: str) -> tuple[int, int] | None:
    """The days back that the words at ``i`` name, and the token after them."""
    for length in range(min(LONGEST_DAY, len(tokens) - i), 0, -1):
        back = days_back(tuple(token.text for token in tokens[i : i + length]), language)
        if back is not None:
            return back, i + length
    return None
