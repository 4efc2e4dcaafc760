"""Days without their year: ``Published May 11``, ``Tue 11 May, 10:20``. They mean a day only if the day of capture is stated."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from generator.copydesk.dates.beside import before, behind, clock_after
from generator.copydesk.dates.day import read_day_of_year
from generator.copydesk.dates.mention import Mention
from generator.copydesk.dates.tokens import Token, scan
from generator.copydesk.dates.vocabulary import weekday_of

_LEAP_YEAR = 2000


def day_of_year(tokens: list[Token], i: int, floor: int, line: str, language: str) -> tuple[Mention, int] | None:
    """The day that begins at token ``i``, and the token behind it.

    Without a label of publication or an hour such words are about something past or to come, or head an entry.
    """
    found = read_day_of_year(tokens, i, language)
    if not found:
        return None
    start, label = before(tokens, i, floor)
    clock = clock_after(tokens, found.after, True)
    after = clock.after if clock else found.after
    if not label:
        label, after = behind(tokens, after)
    if label not in ("published", "updated") and not (clock and not label):
        return None
    try:
        day = date(_LEAP_YEAR, found.month.number, found.day)
    except ValueError:
        return None
    begin, end = tokens[start].start, tokens[after - 1].end
    hour = clock.time if clock else None
    weekday = weekday_of(tokens[start:i])
    return Mention(None, "minute" if clock else "day", begin, end, line[begin:end], label, hour=hour, day=day, weekday=weekday), after


def first_day(line: str, language: str) -> Mention | None:
    """The first day without its year in a line, whatever stands around it: ``Feb 26`` of ``TRIPOLI, Feb 26 (Reuters)``."""
    tokens = scan(line)
    for i in range(len(tokens)):
        found = read_day_of_year(tokens, i, language)
        if not found:
            continue
        start, _ = before(tokens, i, 0)
        with suppress(ValueError):
            day = date(_LEAP_YEAR, found.month.number, found.day)
            begin, end = tokens[start].start, tokens[found.after - 1].end
            return Mention(None, "day", begin, end, line[begin:end], day=day, weekday=weekday_of(tokens[start:i]))
    return None
