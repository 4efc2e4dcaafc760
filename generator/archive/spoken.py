"""Whether the words that stand beside a date speak of it, or of the one that stood there before a hand wrote another."""

from __future__ import annotations

import re
from datetime import datetime

from generator.model import FiledArticle

_NUMBER = re.compile(r"\d+")
_YEARS = range(1900, 2100)
"""Numbers that are a year and nothing else. (The years of other calendars lie outside.)"""
_DAYS = range(1, 32)


def evidence(filed: FiledArticle) -> str:
    """The words from which the date is known; ``""`` where they name another day than the one that is stated: a hand has then written over the
    date they speak of."""
    words = filed.date_evidence
    if not words or filed.date is None or filed.date_source != "stated":
        return words
    return "" if _names_another(words, filed.date, to_the_day=filed.date_precision in ("day", "minute")) else words


def names(words: str, date: datetime) -> bool:
    """Whether the words give the day and the year of a date in figures."""
    numbers = _numbers(words)
    return date.day in numbers and not numbers.isdisjoint((date.year, date.year % 100))


def _names_another(words: str, date: datetime, *, to_the_day: bool) -> bool:
    """Whether the words give a year in four figures and it is not that of the date, or a day beside it and it is not that of the date."""
    numbers = _numbers(words)
    if numbers.isdisjoint(_YEARS):
        return False
    return date.year not in numbers or (to_the_day and date.day not in numbers and not numbers.isdisjoint(_DAYS))


def _numbers(words: str) -> set[int]:
    """The numbers of up to four figures, in any script."""
    return {int(found) for found in _NUMBER.findall(words) if len(found) <= 4}
