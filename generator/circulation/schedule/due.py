"""When a run falls due: pure, in the schedule's own zone, right across both changes of the clock.

A local time that the clock skips falls due by the offset from before the change (02:30 becomes 03:30 summer time); a local
time that comes twice falls due the first time only. So every day named has each of its times exactly once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.model import Schedule
from generator.model.settings import WEEKDAYS

_SEARCH_DAYS = 9  # a schedule that names one day a week repeats within eight, whatever the zone's offset


class Slots(NamedTuple):
    """The instants at which a schedule falls due. ``zone`` is an IANA name."""

    times: tuple[str, ...]
    days: tuple[str, ...]
    zone: str

    @classmethod
    def of(cls, schedule: Schedule, site_zone: str) -> Slots:
        """The slots of a ``[schedule]``; its own zone, or else the site's."""
        return cls(schedule.times, schedule.days, schedule.timezone or site_zone)

    def after(self, instant: datetime) -> datetime | None:
        """The first slot later than ``instant`` (aware), in UTC; ``None`` where the schedule has no slot at all."""
        start = self._local_day(instant)
        for n in range(-1, _SEARCH_DAYS):
            later = [slot for slot in self._on(start + timedelta(days=n)) if slot > instant]
            if later:
                return min(later)
        return None

    def until(self, instant: datetime) -> datetime | None:
        """The last slot not later than ``instant`` (aware), in UTC; ``None`` where the schedule has no slot at all."""
        start = self._local_day(instant)
        for n in range(-1, _SEARCH_DAYS):
            earlier = [slot for slot in self._on(start - timedelta(days=n)) if slot <= instant]
            if earlier:
                return max(earlier)
        return None

    def _local_day(self, instant: datetime) -> date:
        return instant.astimezone(ZoneInfo(self.zone)).date()

    def _on(self, day: date) -> Iterator[datetime]:
        """The slots of one local day, in UTC."""
        if WEEKDAYS[day.weekday()] not in self.days:
            return
        for time in self.times:
            hour, minute = map(int, time.split(":"))
            yield datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


def due(slots: Slots, last_run: datetime | None, now: datetime, again: datetime | None = None) -> bool:
    """Whether a run is due: a slot has come since the last run began, or that run failed and is to be tried ``again`` by now; or the last
    run lies ahead, by a clock that was wrong: nothing tells what has come since.

    However many slots were missed, one run catches up; a second trigger for the same slot finds nothing due.
    ``now`` is aware, the moment that the whole run takes as now; ``last_run`` too, or ``None`` where there was none: then a run is due.
    """
    if last_run is None or last_run > now or (again is not None and again <= now):
        return True
    slot = slots.until(now)
    return slot is not None and last_run < slot


def due_since(slots: Slots, last_run: datetime | None, now: datetime, again: datetime | None = None) -> datetime | None:
    """Since when a run has been due, as ``due`` has it; ``None`` where none is."""
    if not due(slots, last_run, now, again):
        return None
    if last_run is None or last_run > now:
        return slots.until(now) or now
    return min(moment for moment in (slots.after(last_run), again) if moment is not None)


def next_due(slots: Slots, now: datetime, again: datetime | None = None) -> datetime | None:
    """When the next run falls due, a failed one's second try included; ``None`` where none ever does."""
    return min((moment for moment in (slots.after(now), again) if moment is not None), default=None)
