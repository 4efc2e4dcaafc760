"""Workflows for code forges that rebuild the site on their own machines."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from generator.circulation.schedule.due import DAYS, Slots

_WINTER_AND_SUMMER = (datetime(2025, 1, 15, tzinfo=UTC), datetime(2025, 7, 15, tzinfo=UTC))


def github(slots: Slots) -> str:
    """A GitHub Actions workflow. Its cron speaks UTC, so both offsets of the zone are named; the run that has nothing to do does nothing."""
    crons = "\n".join(f'    - cron: "{line}"' for line in _utc_crons(slots))
    return f"""name: digest
on:
  schedule:
{crons}
  workflow_dispatch:
permissions:
  contents: write
concurrency:
  group: digest
jobs:
  rebuild:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install newsdigest
      - uses: actions/cache@v4
        with:
          path: .newsdigest
          key: newsdigest-${{{{ github.run_id }}}}
          restore-keys: newsdigest-
      - run: newsdigest rebuild
      - name: Keep what was filed
        run: |
          git config user.name newsdigest
          git config user.email newsdigest@localhost
          git add content
          git diff --cached --quiet || git commit -m "File new articles"
          git push
"""


def gitlab(slots: Slots) -> str:
    """A GitLab pipeline; its schedule is made in the project's settings, where the zone can be named."""
    crons = "\n".join(f"#   {line}   (time zone: {slots.zone})" for line in _local_crons(slots))
    return f"""# Build > Pipeline schedules, a schedule with the interval pattern:
{crons}
digest:
  image: python:3.12
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  cache:
    key: newsdigest
    paths:
      - .newsdigest/
  resource_group: digest
  script:
    - pip install newsdigest
    - newsdigest rebuild
"""


def _local_crons(slots: Slots) -> list[str]:
    """Cron lines in the schedule's own zone."""
    return [f"{int(time[3:])} {int(time[:2])} * * {_weekdays(slots.days, 0)}" for time in slots.times]


def _utc_crons(slots: Slots) -> list[str]:
    """Cron lines in UTC for each offset that the zone has within a year."""
    offsets = {ZoneInfo(slots.zone).utcoffset(moment) for moment in _WINTER_AND_SUMMER}
    lines = set()
    for offset in offsets:
        for time in slots.times:
            minutes = int(time[:2]) * 60 + int(time[3:]) - int(offset.total_seconds() // 60 if offset else 0)
            shift, minute_of_day = divmod(minutes, 24 * 60)
            lines.add(f"{minute_of_day % 60} {minute_of_day // 60} * * {_weekdays(slots.days, shift)}")
    return sorted(lines)


def _weekdays(days: tuple[str, ...], shift: int) -> str:
    """Cron's numbers (0 is Sunday) for the days, ``shift`` days on; ``*`` for all."""
    if len(set(days)) == len(DAYS):
        return "*"
    return ",".join(str(number) for number in sorted({(DAYS.index(day) + 1 + shift) % 7 for day in days}))
