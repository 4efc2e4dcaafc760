"""What a language contributes to reading dates: its words, as data."""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple

Calendar = Literal["gregorian", "solar"]

_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "ى": "ي", "ı": "i", "ł": "l", "ø": "o", "ß": "ss"})


def unaccented(word: str) -> str:
    """A word for comparing: lower case, no accents, points or hamzas, one letter for each pair that typists mix up."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign) and sign != "\u200c").translate(_LETTERS)


class Dialect(NamedTuple):
    """The words of one language. Every field but ``language`` may be empty; words need no folding here.

    ``months``: twelve strings of alternatives, January (or the calendar's first month) first. ``weekdays``: seven, Monday
    first. ``joiners`` may stand between day, month and year, ``at`` before a time of day, ``hours`` after it.
    ``published``, ``updated`` and ``captured`` are phrases that label a date, ``other`` those that give it to something
    else. ``ago`` marks a distance back from the present, before or after it; ``units`` name minutes, hours, days and
    weeks in this order; ``one`` are words for a single unit. ``days`` are alternatives for today, yesterday and the day before, a
    phrase of two words with ``_`` between them. ``month_first``: a numeric date may put the month first.
    ``more_months``: month names of two words, with the number.
    """

    language: str
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    joiners: str = ""
    ordinals: str = ""
    at: str = ""
    hours: str = ""
    morning: str = ""
    afternoon: str = ""
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    captured: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    ago: str = ""
    one: str = ""
    units: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    month_first: bool = False
    calendar: Calendar = "gregorian"
    more_months: tuple[tuple[str, ...], ...] = ()
