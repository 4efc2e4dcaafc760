"""A date as it stands in the copy."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

from generator.model.fields import Precision

Label = Literal["published", "updated", "captured", "other", ""]
"""What the words before a date say of it; ``other``: it is the day of something else (a photo, a broadcast, a deadline)."""

Order = Literal["day first", "month first", ""]
"""In which order a numeric date of the form ``28/04/2023`` was read, where its own numbers decide it."""


_LATELY = timedelta(days=31)
"""How far back a day without its year may lie: a page that leaves the year out may have done so for years."""
_AHEAD = timedelta(days=1)


class Mention(NamedTuple):
    """One date found in a line.

    ``value`` is naive where the copy names no zone and ``None`` for a relative date ("1 day ago"), whose distance is
    ``ago``, and for one without its year ("Tuesday, 28 April"), whose ``day`` is given in a leap year and whose ``weekday`` counts
    from 0 for Monday; ``hour`` is the time on that day where it names one ("yesterday, 14:05"). ``[start, end)`` are characters of the
    line and take in the weekday, the label and the time that belong to the date; ``words`` is that stretch. ``other`` is the
    second reading of a numeric date whose order of day and month nothing in it decides (``value`` then reads the day first);
    ``order`` is set where something does.
    """

    value: datetime | None
    precision: Precision
    start: int
    end: int
    words: str
    label: Label = ""
    other: datetime | None = None
    order: Order = ""
    ago: timedelta | None = None
    hour: time | None = None
    day: date | None = None
    weekday: int | None = None

    def against(self, captured: datetime | None) -> datetime | None:
        """The moment meant: ``value``, or the relative distance counted back from when the page was captured, or the last such day before that;
        ``None`` where that is not stated, or the last such day lies too far back or is another weekday."""
        if self.value is not None or captured is None:
            return self.value
        here = captured.astimezone(self.hour.tzinfo) if captured.tzinfo and self.hour and self.hour.tzinfo else captured
        if self.day is not None:
            day = _last(self.day, here.date())
            return datetime.combine(day, self.hour or time()) if day and self.weekday in (None, day.weekday()) else None
        if self.ago is None:
            return None
        return captured - self.ago if self.hour is None else datetime.combine((here - self.ago).date(), self.hour)


def _last(day: date, captured: date) -> date | None:
    """The last such day before a page was captured, ``None`` where that is too long ago. A day ahead may be a difference of zones."""
    for year in (captured.year + 1, captured.year, captured.year - 1):
        with suppress(ValueError):
            found = day.replace(year=year)
            if -_LATELY <= found - captured <= _AHEAD:
                return found
    return None
