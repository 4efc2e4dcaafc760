"""The Iranian solar calendar, as far as a newspaper needs it."""

from __future__ import annotations

from datetime import date, timedelta

SPAN = range(1300, 1480)
"""Solar years taken for years: 1921 to 2101."""

_EPOCH = date(622, 3, 21)
_CYCLE_YEARS, _CYCLE_DAYS = 33, 12053
_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
"""Leap years by the remainder of division by 33; exact from 1244 to 1502 (Birashk; Heydari-Malayeri 2004)."""


def to_gregorian(year: int, month: int, day: int) -> date:
    """The same day in the Gregorian calendar; ``ValueError`` where the solar year has no such day."""
    longest = 31 if month <= 6 else 30 if month < 12 or year % _CYCLE_YEARS in _LEAPS else 29
    if not (year in SPAN and 1 <= month <= 12 and 1 <= day <= longest):
        raise ValueError(f"no such day in the solar calendar: {year}-{month}-{day}")
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    leaps = sum(1 for leap in _LEAPS if leap <= rest)
    before = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return _EPOCH + timedelta(days=cycles * _CYCLE_DAYS + rest * 365 + leaps + before + day - 1)
