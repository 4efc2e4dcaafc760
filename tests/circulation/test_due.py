"""When a run falls due: once a slot, across both changes of the now, after a night slept through."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.circulation.schedule.due import Slots, due
from generator.model.settings import WEEKDAYS

# Zone, and a local day on which its clock goes forward and one on which it goes back (IANA tz database).
CHANGES = [
    ("Europe/Berlin", "2026-03-29", "2026-10-25"),
    ("America/New_York", "2026-03-08", "2026-11-01"),
    ("Australia/Lord_Howe", "2026-10-04", "2026-04-05"),
    ("America/Santiago", "2026-09-06", "2026-04-05"),
    ("Africa/Cairo", "2026-04-24", "2026-10-30"),
]
WEEKDAYS_OF_CHANGE = [(zone, day) for zone, *days in CHANGES for day in days]
HALF_HOURS = tuple(f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 30))


def midnight(day: str, zone: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))


def slots_within(slots: Slots, start: datetime, end: datetime) -> list[datetime]:
    found, at = [], start - timedelta(seconds=1)
    while (following := slots.after(at)) is not None and following < end:
        found.append(following)
        at = following
    return found


@pytest.mark.parametrize(("zone", "day"), WEEKDAYS_OF_CHANGE)
@pytest.mark.parametrize("time", HALF_HOURS)
def test_every_time_comes_once_on_the_day_the_clock_changes(zone: str, day: str, time: str) -> None:
    start = midnight(day, zone)
    slots = Slots((time,), WEEKDAYS, zone)
    # From noon to noon two days on: three days' worth of one daily time, however long the middle day is.
    found = slots_within(slots, start - timedelta(hours=36), start + timedelta(hours=60))
    local_days = [slot.astimezone(ZoneInfo(zone)).date() for slot in found]
    assert len(set(local_days)) == len(local_days) == len(found)
    assert start.date() in local_days


@pytest.mark.parametrize(("zone", "forward", "back"), CHANGES)
def test_a_time_the_clock_skips_falls_due_as_much_later(zone: str, forward: str, back: str) -> None:
    start = midnight(forward, zone)
    skipped = [
        time
        for time in HALF_HOURS
        if (wall := start.replace(hour=int(time[:2]), minute=int(time[3:]))) != wall.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(fold=0)
        or wall.astimezone(UTC).astimezone(ZoneInfo(zone)).strftime("%H:%M") != time
    ]
    assert skipped
    for time in skipped:
        slot = Slots((time,), WEEKDAYS, zone).after(start.astimezone(UTC) - timedelta(hours=2))
        local = slot.astimezone(ZoneInfo(zone))
        assert local.date() == start.date()
        assert local.strftime("%H:%M") > time


@pytest.mark.parametrize(("zone", "day"), WEEKDAYS_OF_CHANGE)
@pytest.mark.parametrize("pace", [5, 35, 60])
def test_a_scheduler_that_asks_every_few_minutes_runs_exactly_when_a_slot_has_come(zone: str, day: str, pace: int) -> None:
    slots = Slots(("00:15", "02:30", "18:00"), WEEKDAYS, zone)
    begin = midnight(day, zone).astimezone(UTC) - timedelta(hours=12, minutes=7)
    triggers = [begin + timedelta(minutes=pace * n) for n in range(36 * 60 // pace)]
    last, runs = begin, []
    for now in triggers:
        if due(slots, last, now):
            runs.append(now)
            last = now
    second = timedelta(seconds=1)
    expected = [now for before, now in pairwise(triggers) if slots_within(slots, before + second, now + second)]
    assert runs == expected
    assert len(runs) >= 3


def test_a_week_of_downtime_is_caught_up_once() -> None:
    slots = Slots(("06:00", "18:00"), WEEKDAYS, "Europe/Berlin")
    now = datetime(2026, 3, 30, 9, 1, tzinfo=UTC)
    assert due(slots, now - timedelta(days=7), now)
    assert not due(slots, now, now + timedelta(minutes=1))


def test_before_the_first_run_one_is_due() -> None:
    assert due(Slots(("06:00",), WEEKDAYS, "UTC"), None, datetime(2026, 1, 1, tzinfo=UTC))


def test_a_clock_that_once_was_years_ahead_does_not_silence_the_schedule() -> None:
    """As a machine starts without a battery: nothing would have been due until then."""
    slots, now = Slots(("06:00",), WEEKDAYS, "UTC"), datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert due(slots, datetime(2038, 1, 1, tzinfo=UTC), now)
    assert not due(slots, now, now + timedelta(hours=1))


def test_only_the_days_named_count() -> None:
    slots = Slots(("06:00",), ("mon",), "UTC")
    assert slots.after(datetime(2026, 3, 3, tzinfo=UTC)) == datetime(2026, 3, 9, 6, tzinfo=UTC)
    assert slots.until(datetime(2026, 3, 3, tzinfo=UTC)) == datetime(2026, 3, 2, 6, tzinfo=UTC)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)), st.sampled_from([zone for zone, *_ in CHANGES]))
def test_the_slot_after_and_the_slot_before_enclose_every_instant(instant: datetime, zone: str) -> None:
    slots = Slots(("02:30", "12:00"), WEEKDAYS, zone)
    before, after = slots.until(instant), slots.after(instant)
    assert before <= instant < after
    assert slots.until(after) == after
    assert slots.after(before) == after
