"""Workflows for code forges that rebuild the site on their own machines."""

from __future__ import annotations

from datetime import UTC, datetime
from textwrap import indent
from zoneinfo import ZoneInfo

from generator.circulation.schedule.due import Slots
from generator.circulation.schedule.means import Means
from generator.model.settings import WEEKDAYS

_MONTHS = tuple(datetime(2025, month, 1, tzinfo=UTC) for month in range(1, 13))
"""Moments that meet every offset of a zone: Morocco has its other one in the month of fasting only."""

_TOKEN = "${{ github.token }}"  # noqa: S105 - the forge's own name for it
_IF_DUE = "${{ github.event_name == 'schedule' && '--if-due' || '' }}"


def github(slots: Slots, means: Means) -> str:
    """A GitHub Actions workflow. Its cron speaks UTC, so every offset of the zone is named; the command itself knows which one is due,
    and a run started by hand is not asked."""
    crons = "\n".join(f'    - cron: "{line}"' for line in _utc_crons(slots))
    secrets = {name: f"${{{{ secrets.{name} }}}}" for name in means.variables} | ({"DIGEST_TOKEN": _TOKEN} if means.git else {})
    environment = "".join(f"      {name}: {value}\n" for name, value in secrets.items())
    environment = f"    env:\n{environment}" if secrets else ""
    ready = "\n".join(means.ready("sudo ", "https://github.com/", "git@github.com:", "x-access-token"))
    ready = f"      - name: Open the way to the target\n        run: |\n{indent(ready, ' ' * 10)}\n" if ready else ""
    return f"""{_remark(means)}name: digest
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
{environment}    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install {means.package}
      - uses: actions/cache@v4
        with:
          path: .newsdigest
          key: newsdigest-${{{{ github.run_id }}}}
          restore-keys: newsdigest-
{ready}      - run: newsdigest rebuild {_IF_DUE}
      - name: Keep what was filed
        if: ${{{{ !cancelled() }}}}
        run: |
{indent(_keep("", ""), " " * 10)}
"""


def gitlab(slots: Slots, means: Means) -> str:
    """A GitLab pipeline; its schedule is made in the project's settings, where the zone can be named."""
    crons = "\n".join(f"#   {line}   (time zone: {slots.zone})" for line in _local_crons(slots))
    variables = "\n#   ".join(["DIGEST_TOKEN (a project access token with write_repository, so that what was filed is kept)", *means.variables])
    ready = "\n".join(means.ready("", "${CI_SERVER_URL}/", "git@${CI_SERVER_HOST}:", "newsdigest", always=True))
    return f"""{_remark(means)}# Build > Pipeline schedules, a schedule with the interval pattern:
{crons}
# Settings > CI/CD > Variables, masked:
#   {variables}
digest:
  image: python:3.12
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  cache:
    key: newsdigest
    paths:
      - .newsdigest/
  resource_group: digest
  before_script:
    - |
{indent(ready, " " * 6)}
  script:
    - pip install {means.package}
    - newsdigest rebuild || failed=$?
    - |
{indent(_keep(' "${CI_PROJECT_URL}.git" "HEAD:${CI_COMMIT_BRANCH}"', ' "${CI_PROJECT_URL}.git" "${CI_COMMIT_BRANCH}"'), " " * 6)}
    - exit "${{failed:-0}}"
"""


def _keep(to: str, of: str) -> str:
    """Shell lines that commit what was filed, whatever became of the run: the machine is thrown away, and its dump may be written over by the
    next one. ``to`` and ``of`` are what is pushed to and pulled from; what an editor pushed in between is taken in first."""
    return f"""git config user.name newsdigest
git config user.email newsdigest@localhost
git add content
git diff --cached --quiet || git commit -m "File new articles"
git push{to} || {{ git pull --rebase{of} && git push{to}; }}"""


def _remark(means: Means) -> str:
    return f"# {means.remark}\n" if means.remark else ""


def _local_crons(slots: Slots) -> list[str]:
    """Cron lines in the schedule's own zone."""
    return [f"{int(time[3:])} {int(time[:2])} * * {_weekdays(slots.days, 0)}" for time in slots.times]


def _utc_crons(slots: Slots) -> list[str]:
    """Cron lines in UTC for each offset that the zone has within a year."""
    offsets = {ZoneInfo(slots.zone).utcoffset(moment) for moment in _MONTHS}
    lines = set()
    for offset in offsets:
        for time in slots.times:
            minutes = int(time[:2]) * 60 + int(time[3:]) - int(offset.total_seconds() // 60 if offset else 0)
            shift, minute_of_day = divmod(minutes, 24 * 60)
            lines.add(f"{minute_of_day % 60} {minute_of_day // 60} * * {_weekdays(slots.days, shift)}")
    return sorted(lines)


def _weekdays(days: tuple[str, ...], shift: int) -> str:
    """Cron's numbers (0 is Sunday) for the days, ``shift`` days on; ``*`` for all."""
    if len(set(days)) == len(WEEKDAYS):
        return "*"
    return ",".join(str(number) for number in sorted({(WEEKDAYS.index(day) + 1 + shift) % 7 for day in days}))
