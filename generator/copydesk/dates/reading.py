"""Every date in a line, with the label, weekday and time that belong to it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from generator.copydesk.dates.clock import Clock, read_clock
from generator.copydesk.dates.day import Day, read_day
from generator.copydesk.dates.mention import Label, Mention
from generator.copydesk.dates.tokens import Token, scan
from generator.copydesk.dates.vocabulary import AGO, AT, JOINERS, LABEL_WORDS, LABELS, ONE, UNITS, WEEKDAYS
from generator.model.fields import Precision
from generator.model.letters import plain_bytes

LONGEST_LINE = 2000
"""Characters of a line that are looked at: a date line is short, and a paragraph's dates are not the article's."""

_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d{4}|\d\D{0,4}\d{1,2}\D{0,4}\d\d")
_GLUED = re.compile(r"[a-z][A-Z]|[A-Z][A-Z][a-z]")
_ASCII_WORD = re.compile(r"[a-z]+")
_BETWEEN = frozenset(".,-–—|•·/;:(@،")
_MOST_BETWEEN = 5
_LABEL_REACH = 8
_IL_Y_A = ["il", "y", "a"]
"""The only words for a distance back that are three; none of them means one alone."""
_LONGEST_PHRASE = max(len(phrase) for phrase in LABELS)


def in_line(text: str, language: str = "") -> tuple[Mention, ...]:
    """The dates of one line, in order; none without a year except relative ones, which have no value of their own.

    ``language`` (ISO 639-1) settles words and orders that several languages use; ``""`` leaves them open.
    """
    return _in_line(text[:LONGEST_LINE], language)


@lru_cache(maxsize=512)
def _in_line(line: str, language: str) -> tuple[Mention, ...]:
    """Remembered for the lines at hand: rule after rule asks, and pages repeat their lines."""
    if not _DIGIT.search(line) and AGO.isdisjoint(line.lower().split()):
        return ()
    if not _may_hold_dates(line):
        return ()
    tokens = scan(line)
    mentions: list[Mention] = []
    i = floor = 0
    while i < len(tokens):
        found = _absolute(tokens, i, floor, line, language) or _relative(tokens, i, floor, line)
        if not found and mentions:
            found = _time_alone(tokens, i, floor, line, mentions[-1])
        if found:
            mention, i = found
            mentions.append(mention)
            floor = i
        else:
            i += 1
    return tuple(mentions)


def _may_hold_dates(line: str) -> bool:
    """Whether the line holds what any date is made of: four digits of a year, three numbers close together, or a unit as in
    "2 hours ago". Most lines do not, and need not be cut into tokens; those beyond ASCII (quotes and dashes aside) and those with
    words glued together do."""
    if plain_bytes(line) is None or _FIGURES.search(line) or _GLUED.search(line):
        return True
    return not UNITS.keys().isdisjoint(_ASCII_WORD.findall(line.lower()))


def _absolute(tokens: list[Token], i: int, floor: int, line: str, language: str) -> tuple[Mention, int] | None:
    if tokens[i].kind == "mark":
        return None
    day = read_day(tokens, i, language)
    if day:
        clock = _clock_after(tokens, day.after, day.precision == "day")
        return _mention(tokens, i, clock.after if clock else day.after, floor, line, day, clock)
    if tokens[i].kind != "number":
        return None
    clock = read_clock(tokens, i, loose=False)
    if not clock:
        return None
    at = _between(tokens, clock.after)
    day = read_day(tokens, at, language) if at < len(tokens) else None
    if not day or day.precision != "day" or _clock_after(tokens, day.after, True):
        return None
    return _mention(tokens, i, day.after, floor, line, day, clock)


def _time_alone(tokens: list[Token], i: int, floor: int, line: str, day: Mention) -> tuple[Mention, int] | None:
    """The time of an update on the day named before: ``28 April 2023, updated at 16:01``."""
    if day.value is None or tokens[i].kind != "number":
        return None
    clock = read_clock(tokens, i, loose=True)
    start, label = _before(tokens, i, floor)
    if not clock or label not in ("published", "updated"):
        return None
    begin, end = tokens[start].start, tokens[clock.after - 1].end
    return Mention(clock.on(day.value.date()), "minute", begin, end, line[begin:end], label), clock.after


def _between(tokens: list[Token], i: int) -> int:
    """The token after the marks and small words that may stand between a day and a time."""
    most = _MOST_BETWEEN
    while most and i < len(tokens) and _is_between(tokens[i].text):
        i, most = i + 1, most - 1
    return i


def _is_between(text: str) -> bool:
    return text in _BETWEEN or text in AT or text in JOINERS or text in WEEKDAYS


def _clock_after(tokens: list[Token], i: int, whole_day: bool) -> Clock | None:
    if not whole_day:
        return None
    if i < len(tokens) and tokens[i].text == "t":
        return read_clock(tokens, i + 1, loose=True)
    at = _between(tokens, i)
    clock = read_clock(tokens, at, loose=True)
    return clock if clock and not read_day(tokens, at, "") else None


def _mention(tokens: list[Token], first: int, after: int, floor: int, line: str, day: Day, clock: Clock | None) -> tuple[Mention, int]:
    start, label = _before(tokens, first, floor)
    if not label:
        label, after = _behind(tokens, after)
    begin, end = tokens[start].start, tokens[after - 1].end
    value, other = _by_weekday(day.value, day.other, _weekday(tokens, start, first))
    return (
        Mention(
            value=_moment(value, clock),
            precision="minute" if clock else day.precision,
            start=begin,
            end=end,
            words=line[begin:end],
            label=label,
            other=_moment(other, clock) if other else None,
            order=day.order,
        ),
        after,
    )


def _moment(day: date, clock: Clock | None) -> datetime:
    return clock.on(day) if clock else datetime(day.year, day.month, day.day)


def _by_weekday(value: date, other: date | None, weekday: int | None) -> tuple[date, date | None]:
    """The reading that falls on the named weekday, where only one of the two does."""
    if other is None or weekday is None or (value.weekday() == weekday) == (other.weekday() == weekday):
        return value, other
    return (value, None) if value.weekday() == weekday else (other, None)


def _weekday(tokens: list[Token], start: int, first: int) -> int | None:
    return next((WEEKDAYS[token.text] for token in reversed(tokens[start:first]) if token.text in WEEKDAYS), None)


def _before(tokens: list[Token], first: int, floor: int) -> tuple[int, Label]:
    """Where the date's own words begin, and the label that stands before it."""
    start = first
    while start > floor and _belongs(tokens[start - 1]):
        start -= 1
    while start < first and tokens[start].kind == "mark":
        start += 1
    reach = tokens[max(floor, first - _LABEL_REACH) : first]
    words = [token.text for token in reach if token.kind == "word"]
    return start, _label(words)


def _belongs(token: Token) -> bool:
    return _is_between(token.text) or token.text in LABEL_WORDS


def _label(words: list[str]) -> Label:
    """The last label among the words."""
    for end in range(len(words), 0, -1):
        for length in range(min(_LONGEST_PHRASE, end), 0, -1):
            label = LABELS.get(tuple(words[end - length : end]))
            if label:
                return label
    return ""


def _behind(tokens: list[Token], after: int) -> tuple[Label, int]:
    """The label right behind a date, where the line or a bracket ends with it: ``2023年4月28日 更新``."""
    words: list[str] = []
    at = after
    while at < len(tokens) and tokens[at].kind == "word" and len(words) < _LONGEST_PHRASE:
        words.append(tokens[at].text)
        at += 1
    label = LABELS.get(tuple(words))
    closed = at == len(tokens) or tokens[at].text in (")", "|", "•", "）")
    return (label, at) if label and closed else ("", after)


def _relative(tokens: list[Token], i: int, floor: int, line: str) -> tuple[Mention, int] | None:
    """``1 day ago``, ``vor 3 Stunden``, ``il y a 2 heures``, ``منذ ساعة``."""
    step = UNITS.get(tokens[i].text) if tokens[i].kind == "word" else None
    if step is None:
        return None
    before = tokens[i - 1] if i > floor else None
    count = 1
    first = i
    if before and before.kind == "number" and 0 < before.value < 1000:
        count, first = before.value, i - 1
    elif before and before.text in ONE:
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
    start, label = _before(tokens, first, floor)
    begin, end = tokens[start].start, tokens[after - 1].end
    precision: Precision = "minute" if step < timedelta(days=1) else "day"
    return Mention(None, precision, begin, end, line[begin:end], label, ago=step * count), after
