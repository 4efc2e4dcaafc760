"""A date as it stands in the copy."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Literal, NamedTuple

from generator.model.fields import Precision

Label = Literal["published", "updated", "captured", "other", ""]
"""What the words before a date say of it; ``other``: that it is the day of something else (a photo, a broadcast, a deadline)."""

Order = Literal["day first", "month first", ""]
"""In which order a numeric date of the form ``28/04/2023`` was read, where its own numbers decide it."""


class Mention(NamedTuple):
    """One date found in a line.

    ``value`` is naive where the copy names no zone and ``None`` for a relative date ("1 day ago"), whose distance is
    ``ago``; ``hour`` is the time on that day where it names one ("yesterday, 14:05"). ``[start, end)`` are characters of the
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

    def against(self, captured: datetime | None) -> datetime | None:
        """The moment meant: ``value``, or the relative distance counted back from when the page was captured."""
        if self.value is not None or self.ago is None or captured is None:
            return self.value
        if self.hour is None:
            return captured - self.ago
        here = captured.astimezone(self.hour.tzinfo) if captured.tzinfo and self.hour.tzinfo else captured
        return datetime.combine((here - self.ago).date(), self.hour)
