"""How often each source brings something, and which has fallen silent: told from its days alone, so that a run with nothing to do can ask."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from generator import archive
from generator.model import Settings
from generator.newsroom.wording import counted

_FEWEST = 3
"""Days on which a source brought something, below which nobody can say how often it does."""
_LOOKED_AT = 30
"""The last of them, from which its longest pause is taken."""
_OVER = timedelta(days=90)
"""After so long a source is not silent but over, as one that was read once."""

_DAY = timedelta(days=1)
_SHOWN = 5
"""Silent sources that a line names."""

_QUIET = """
SELECT source, day FROM heard WHERE day <= :after AND source IN (
    SELECT source FROM heard WHERE day <= :after GROUP BY source HAVING count(*) >= :fewest AND max(day) BETWEEN :over AND :pause)
ORDER BY source, day"""
"""The days of the sources that may be silent: mostly there are none."""


def rhythm(days: Iterable[date], today: date) -> tuple[str, int, int]:
    """The newest day that is not ahead; for how long there has been nothing, if that is more than twice the longest pause before, else 0; and
    that pause."""
    past = sorted(day for day in days if day <= today)
    if not past:
        return "", 0, 0
    quiet = today - past[-1]
    pause = max((after - before for before, after in pairwise(past[-_LOOKED_AT:])), default=timedelta())
    is_silent = len(past) >= _FEWEST and 2 * pause < quiet <= _OVER
    return past[-1].isoformat(), quiet.days if is_silent else 0, pause.days


def silent(root: Path, known: Settings, now: datetime) -> tuple[tuple[str, int], ...]:
    """The sources that have fallen silent, by name, and for how many days; none where the desk's cache cannot tell."""
    # Anywhere on earth it is the day before, this one or the next: the table of zones is loaded where that matters.
    before, after = now.date() - _DAY, now.date() + _DAY
    found = _asked(root, _QUIET, {"after": f"{after}", "fewest": _FEWEST, "over": f"{before - _OVER}", "pause": f"{after - 2 * _DAY}"})
    if not found:
        return ()
    from zoneinfo import ZoneInfo

    today = now.astimezone(ZoneInfo(known.site.timezone)).date()
    quiet = ((source, rhythm(days, today)[1]) for source, days in found.items())
    return tuple((source, days) for source, days in quiet if days)


def heard(root: Path) -> dict[str, set[date]]:
    """The days on which each source brought something, as far as the desk's cache knows."""
    return _asked(root, "SELECT source, day FROM heard", {})


def _asked(root: Path, question: str, given: Mapping[str, object]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    with suppress(sqlite3.Error), closing(archive.look_into_cache(root)) as cache:
        for source, day in cache.execute(question, given):
            found.setdefault(str(source), set()).add(date.fromisoformat(day))
    return found


def told(found: Sequence[tuple[str, int]]) -> str:
    """``2 sources: harbour for 9 days, wire for 4 days (newsdigest sources)``; ``""`` where none is silent."""
    shown = ", ".join(f"{source} for {days} days" for source, days in found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
    return f"{counted(len(found), 'source')}: {shown} (newsdigest sources)" if found else ""
