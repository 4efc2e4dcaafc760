"""How many articles each day of a shelf has: what months, years, counts and neighbouring periods are all read from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Diary:
    """The dated articles of one shelf by day; a month or a year that is all that is known of a date stands among the days as itself.

    No boundary of a period (``graph.span``) is finer than a day, so that what is asked of places in time is answered by their days.
    """

    __slots__ = ("_counts", "_days", "_sums")

    def __init__(self, days: Iterable[tuple[str, int]]) -> None:
        """``days`` with how many articles each has, oldest first."""
        found = list(days)
        self._days = [day for day, _ in found]
        self._counts = [count for _, count in found]
        self._sums = [0, *accumulate(self._counts)]

    def periods(self, width: int, within: tuple[str, str]) -> list[tuple[str, int]]:
        """The periods of so many characters inside a range, newest first, with how many articles each has."""
        low, high = self._range(within)
        counts: dict[str, int] = {}
        for day, count in zip(reversed(self._days[low:high]), reversed(self._counts[low:high]), strict=True):
            period = day[:width]
            counts[period] = counts.get(period, 0) + count
        return list(counts.items())

    def count(self, within: tuple[str, str]) -> int:
        """How many articles a range has."""
        low, high = self._range(within)
        return self._sums[high] - self._sums[low]

    def newest(self) -> str:
        """The newest day that is known to the day; ``""`` where there is none."""
        return next((day for day in reversed(self._days) if len(day) == 10), "")

    def neighbours(self, within: tuple[str, str], width: int) -> tuple[str, str]:
        """The next older and the next newer period on either side of a range, or ``""``: days for a width of 10, else months, among which a
        year alone counts."""
        low, high = self._range(within)
        least = 10 if width == 10 else 1
        width = max(width, 7)
        older = next((day[:width] for day in reversed(self._days[:low]) if len(day) >= least), "")
        newer = next((day[:width] for day in self._days[high:] if len(day) >= least), "")
        return older, newer

    def _range(self, within: tuple[str, str]) -> tuple[int, int]:
        return bisect_left(self._days, within[0]), bisect_left(self._days, within[1])
