"""Every date in a line, with the label, weekday and time that belong to it."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from generator.copydesk.dates.beside import before, behind, between, clock_after
from generator.copydesk.dates.clock import Clock, read_clock
from generator.copydesk.dates.day import Day, hangs_on_language, read_day
from generator.copydesk.dates.mention import Mention
from generator.copydesk.dates.relative import distance, named_day
from generator.copydesk.dates.tokens import Token, scan
from generator.copydesk.dates.vocabulary import AS_WRITTEN, DAY_WORDS, SAID_OF_PUBLISHING, UNITS, weekday_of
from generator.copydesk.dates.yearless import day_of_year
from generator.model.letters import plain_bytes

_LONGEST_LINE = 2000
"""Characters of a line that are looked at: a date line is short, and a paragraph's dates are not the article's."""

_DIGIT, _FIGURE = re.compile(r"\d"), re.compile(r"[0-9]")
_FIGURES = re.compile(r"\d(?:\d{3}|\D{0,4}\d{1,2}\D{0,4}\d\d)")
_GLUED = re.compile(r"[A-Z](?:(?<=[a-z].)|[A-Z][a-z])")
"""A capital behind a small letter, or the first of two before one. (The pattern begins with what is rare, so that a search leaps to it.)"""
_SMALL = "".join(sign.lower() if sign.isalpha() else " " for sign in map(chr, range(128))).encode("ascii") + b" " * 128
_COUNTED = UNITS.keys() | DAY_WORDS | SAID_OF_PUBLISHING


def in_line(text: str, language: str = "") -> tuple[Mention, ...]:
    """The dates of one line, in order; those without a year, and relative ones, have no value of their own.

    ``language`` (ISO 639-1) settles words and orders that several languages use; ``""`` leaves them open.
    """
    return _in_line(text[:_LONGEST_LINE], language)


@lru_cache(maxsize=512)
def _in_line(line: str, language: str) -> tuple[Mention, ...]:
    """Remembered for the lines at hand: rule after rule asks, and pages repeat their lines."""
    if not _may_hold_dates(line):
        return ()
    tokens = scan(line)
    if language and not hangs_on_language(tokens):
        return _in_line(line, "")
    names_day = any(token.text in DAY_WORDS for token in tokens)
    mentions: list[Mention] = []
    i = floor = 0
    while i < len(tokens):
        found = _absolute(tokens, i, floor, line, language) or distance(tokens, i, floor, line)
        if not found and names_day:
            found = named_day(tokens, i, floor, line, language)
        found = found or day_of_year(tokens, i, floor, line, language)
        if not found and mentions:
            found = _time_alone(tokens, i, floor, line, mentions[-1])
        if found:
            mention, i = found
            mentions.append(mention)
            floor = i
        else:
            i += 1
    return tuple(mentions)


@lru_cache(maxsize=512)
def _may_hold_dates(line: str) -> bool:
    """Whether the line has something that every date is made of, in any language: the four digits of a year, three numbers close together, a
    unit as in "2 hours ago", a day counted from today, or a label of publication. Most lines have not, and need not be cut into tokens.
    Lines beyond ASCII (quotes and dashes aside), and those with words glued together, are always cut."""
    if not (_FIGURE if line.isascii() else _DIGIT).search(line) and AS_WRITTEN.isdisjoint(line.lower().split()):
        return False
    plain = plain_bytes(line)
    if plain is None or _FIGURES.search(line) or _GLUED.search(line):
        return True
    return not _COUNTED.isdisjoint(plain.translate(_SMALL).decode("ascii").split())


def _absolute(tokens: list[Token], i: int, floor: int, line: str, language: str) -> tuple[Mention, int] | None:
    if tokens[i].kind == "mark":
        return None
    day = read_day(tokens, i, language)
    if day:
        clock = clock_after(tokens, day.after, day.precision == "day")
        return _mention(tokens, i, clock.after if clock else day.after, floor, line, day, clock)
    if tokens[i].kind != "number":
        return None
    clock = read_clock(tokens, i, loose=False)
    if not clock:
        return None
    at = between(tokens, clock.after)
    day = read_day(tokens, at, language) if at < len(tokens) else None
    if not day or day.precision != "day" or clock_after(tokens, day.after, True):
        return None
    return _mention(tokens, i, day.after, floor, line, day, clock)


def _time_alone(tokens: list[Token], i: int, floor: int, line: str, day: Mention) -> tuple[Mention, int] | None:
    """The time of an update on the day named before: ``28 April 2023, updated at 16:01``."""
    if day.value is None or tokens[i].kind != "number":
        return None
    clock = read_clock(tokens, i, loose=True)
    start, label = before(tokens, i, floor)
    if not clock or label not in ("published", "updated"):
        return None
    begin, end = tokens[start].start, tokens[clock.after - 1].end
    return Mention(clock.on(day.value.date()), "minute", begin, end, line[begin:end], label), clock.after


def _mention(tokens: list[Token], first: int, after: int, floor: int, line: str, day: Day, clock: Clock | None) -> tuple[Mention, int]:
    start, label = before(tokens, first, floor)
    if not label:
        label, after = behind(tokens, after)
    begin, end = tokens[start].start, tokens[after - 1].end
    value, other = _by_weekday(day.value, day.other, weekday_of(tokens[start:first]))
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
