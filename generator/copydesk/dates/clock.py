"""Times of day and their zones, read from the tokens of a line."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.copydesk.dates.tokens import Token
from generator.copydesk.dates.vocabulary import AFTERNOON, HOURS, MORNING
from generator.copydesk.dates.zones import OFFSETS, PLACES, REGIONS, TIME_BEFORE, TIME_BEHIND

_HOUR_SIGNS = {"時": "分", "时": "分", "點": "分", "点": "分", "시": "분"}
_HALVES = {"오전": False, "오후": True, "午前": False, "午後": True, "上午": False, "下午": True}
_FARTHEST = 14 * 60
_MINUTES = frozenset({"min", "mins", "minuten", "minutes", "minutos", "minuti", "sek", "sec"})
"""After these, ``01:34`` is how long a film runs."""


class Clock(NamedTuple):
    """A time of day; ``marked`` when something beside a colon says that it is one (``pm``, ``Uhr``, a zone)."""

    hour: int
    minute: int
    second: int
    zone: tzinfo | None
    marked: bool
    after: int

    def on(self, day: date) -> datetime:
        """The moment on that day, aware if the zone is known."""
        return datetime.combine(day, self.time)

    @property
    def time(self) -> time:
        """The time by itself, aware if the zone is known."""
        return time(self.hour, self.minute, self.second, tzinfo=self.zone)


def read_clock(tokens: list[Token], i: int, *, loose: bool) -> Clock | None:
    """The time that begins at token ``i``. ``loose``: a date stands beside it, so that ``20.15`` may be one."""
    before = _half_before(tokens, i)
    if before:
        i = before[1]
    hour = _number(tokens, i, 24)
    if hour is None or tokens[i].digits > 2:
        return None
    minute = second = 0
    marked = False
    sign = _text(tokens, i + 1)
    if sign == ":" and _is_two(tokens, i + 2):
        minute, i = tokens[i + 2].value, i + 3
        if _text(tokens, i) == ":" and _is_two(tokens, i + 1):
            second, i = tokens[i + 1].value, i + 2
            if _text(tokens, i) in (".", ",") and _glued(tokens, i + 1) and tokens[i + 1].kind == "number":
                i += 2
    elif sign == "." and _is_two(tokens, i + 2) and _text(tokens, i + 3) != "." and _glued(tokens, i + 2):
        minute, i = tokens[i + 2].value, i + 3
        marked = loose
    elif sign == "h" and _is_two(tokens, i + 2) and _glued(tokens, i + 2):
        minute, i, marked = tokens[i + 2].value, i + 3, True
    elif sign in _HOUR_SIGNS and _is_two(tokens, i + 2) and _text(tokens, i + 3) == _HOUR_SIGNS[sign]:
        minute, i, marked = tokens[i + 2].value, i + 4, True
    else:
        after = _half(tokens, i + 1)
        if after is None and sign not in HOURS:
            return None
        i += 1
        marked = True
        if after is None and not loose:
            return None
    half = _half(tokens, i) or (before and (before[0], i))
    if half:
        afternoon, i = half
        if hour <= 12:
            hour = hour % 12 + (12 if afternoon else 0)
        marked = True
    elif _text(tokens, i) in HOURS:
        i += 1
        marked = True
    zone, i, named = _zone(tokens, i)
    marked = marked or named
    if _text(tokens, i) in _MINUTES:
        return None
    hour %= 24
    if minute > 59 or second > 59 or not (marked or sign == ":"):
        return None
    return Clock(hour, minute, second, zone, marked, i)


def _number(tokens: list[Token], i: int, most: int) -> int | None:
    return tokens[i].value if i < len(tokens) and tokens[i].kind == "number" and 0 <= tokens[i].value <= most else None


def _text(tokens: list[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _is_two(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == "number" and tokens[i].digits == 2


def _glued(tokens: list[Token], i: int) -> bool:
    return 0 < i < len(tokens) and tokens[i].start == tokens[i - 1].end


def _half_before(tokens: list[Token], i: int) -> tuple[bool, int] | None:
    """Whether the afternoon is meant and the token of the hour, where Korean, Japanese or Chinese says so before it."""
    pair = _HALVES.get(_text(tokens, i) + _text(tokens, i + 1))
    return None if pair is None else (pair, i + 2)


def _half(tokens: list[Token], i: int) -> tuple[bool, int] | None:
    """Whether the afternoon is meant, and the token after ``pm``, ``p.m.`` or the like."""
    word = _text(tokens, i)
    if word in MORNING or word in AFTERNOON:
        return word in AFTERNOON, i + 1
    if word in ("a", "p") and _text(tokens, i + 1) == "." and _text(tokens, i + 2) == "m":
        return word == "p", i + (4 if _text(tokens, i + 3) == "." else 3)
    return None


def _zone(tokens: list[Token], i: int) -> tuple[tzinfo | None, int, bool]:
    """The zone that follows, the token after it, and whether there was one."""
    bracket = _text(tokens, i) == "("
    at = i + 1 if bracket else i
    name = _text(tokens, at)
    zone: tzinfo | None = None
    if place := _place(tokens, at):
        zone, at = place
    elif name in REGIONS:
        zone, at = ZoneInfo(REGIONS[name]), at + 1
    elif name in OFFSETS:
        zone, at = timezone(timedelta(minutes=OFFSETS[name])), at + 1
        offset = _offset(tokens, at) if name in ("utc", "gmt") else None
        if offset:
            zone, at = offset
    elif not bracket and _glued(tokens, at) and (offset := _offset(tokens, at)):
        zone, at = offset
    else:
        return None, i, False
    if bracket:
        if _text(tokens, at) != ")":
            return None, i, False
        at += 1
    return zone, at, True


def _place(tokens: list[Token], i: int) -> tuple[tzinfo, int] | None:
    """The zone of the place whose time is told, and the token behind: ``Mecca time``, ``بتوقيت مكة المكرمة``."""
    start = i
    while _text(tokens, i) in TIME_BEFORE:
        i += 1
    place = PLACES.get(_text(tokens, i), "")
    after = i + 1 + (_text(tokens, i + 1) in TIME_BEHIND)
    told = i > start or after > i + 1
    return (ZoneInfo(place), after) if place and told else None


def _offset(tokens: list[Token], i: int) -> tuple[tzinfo, int] | None:
    sign = _text(tokens, i)
    if sign not in ("+", "-", "−", "–") or i + 1 >= len(tokens) or tokens[i + 1].kind != "number" or not _glued(tokens, i + 1):
        return None
    number = tokens[i + 1]
    after = i + 2
    if number.digits == 4:
        minutes = number.value // 100 * 60 + number.value % 100
    elif number.digits <= 2:
        minutes = number.value * 60
        if _text(tokens, after) == ":" and _is_two(tokens, after + 1):
            minutes, after = minutes + tokens[after + 1].value, after + 2
    else:
        return None
    if minutes > _FARTHEST:
        return None
    return timezone(timedelta(minutes=minutes if sign == "+" else -minutes)), after
