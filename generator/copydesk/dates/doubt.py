"""Why words that look like the article's date were not believed: told to the editor where the day stays unknown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from generator.copydesk.dates.mention import Mention
from generator.copydesk.dates.stated import is_unset, moment
from generator.copydesk.dates.tokens import FIRST_YEAR, LAST_YEAR

AHEAD = "it lies after the day on which the page was taken"
OPEN = "which of its numbers is the day stays open"
RELATIVE = "it counts from a day that nobody stated"
YEARLESS = "it names no year, and nobody stated on what day it was read"
NO_DAY_NAMED = "it names no day"
NO_DAY = "there is no such day"
OUT_OF_BOUNDS = f"the year is outside {FIRST_YEAR} to {LAST_YEAR}"
UNREADABLE = "no day can be read in it"
UNSET = "it is the moment from which computers count, and stands where no day was set"

_NUMBER = re.compile(r"\d{1,12}")
_LONGEST = 100
_LINES = 20
_PROBES = {True: (("2020", OUT_OF_BOUNDS),), False: (("28", NO_DAY), ("5", NO_DAY))}
"""What is tried in place of a number of three digits or more, and of a shorter one: if the date can then be read, that number is to blame."""


class Doubt(NamedTuple):
    """The words, and why they were not believed."""

    words: str = ""
    reason: str = ""


def of_statement(text: str, language: str) -> Doubt:
    """What is wrong with a date that a container states and that could not be read; nothing for an empty one."""
    words = " ".join(text.split())[:_LONGEST]
    if not words:
        return Doubt()
    if is_unset(words):
        return Doubt(words, UNSET)
    return Doubt(words, _blame(words, lambda changed: moment(changed, language) is not None) or UNREADABLE)


def of_mention(mention: Mention) -> Doubt:
    """Why a date in the copy gives no moment."""
    return Doubt(mention.words, YEARLESS if mention.day else RELATIVE if mention.value is None else OPEN)


def of_lines(lines: Iterable[str], reads: Callable[[str], Sequence[Mention]]) -> Doubt:
    """The first line that is a month alone, or would be a date line (``reads``) if one of its numbers were another."""
    likely = [line for line in lines if len(line) <= _LONGEST and _NUMBER.search(line)]
    for line in likely[:_LINES]:
        found = reads(line)
        if _names_a_day(found):
            continue
        if found and found[0].words == line.strip():
            return Doubt(line, NO_DAY_NAMED)
        if reason := _blame(line, lambda changed: _names_a_day(reads(changed))):
            return Doubt(line, reason)
    return Doubt()


def _names_a_day(mentions: Sequence[Mention]) -> bool:
    return any(mention.precision in ("day", "minute") for mention in mentions)


def _blame(text: str, reads: Callable[[str], bool]) -> str:
    """What is wrong with the number that keeps the text from being a date; ``""`` if none does."""
    numbers = sorted(_NUMBER.finditer(text), key=lambda number: -len(number[0]))[:8]
    for number in numbers:
        for instead, reason in _PROBES[len(number[0]) > 2]:
            if reads(text[: number.start()] + instead + text[number.end() :]):
                return reason
    return ""
