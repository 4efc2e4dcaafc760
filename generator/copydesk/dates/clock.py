"""Times of day and their zones, read from the tokens of a line."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.copydesk.dates.tokens import Token, text_at
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


class _Face(NamedTuple):
    """What a clock shows behind its hour: ``marked`` as in :class:`Clock`, ``after`` the token behind it."""

    minute: int
    second: int
    marked: bool
    after: int


def read_clock(tokens: list[Token], i: int, *, loose: bool) -> Clock | None:
    """The time that begins at token ``i``. ``loose``: a date stands beside it, so that ``20.15`` may be one."""
    before = _half_before(tokens, i)
    at = before[1] if before else i
    hour = _number(tokens, at, 24)
    face = _face(tokens, at + 1, loose) if hour is not None and tokens[at].digits <= 2 else None
    if hour is None or face is None:
        return None
    half = _half(tokens, face.after) or (before and (before[0], face.after))
    behind = half[1] if half else face.after + (text_at(tokens, face.after) in HOURS)
    zone, after, is_zoned = _zone(tokens, behind)
    is_marked = face.marked or half is not None or behind > face.after or is_zoned
    if face.minute > 59 or face.second > 59 or text_at(tokens, after) in _MINUTES or not (is_marked or text_at(tokens, at + 1) == ":"):
        return None
    return Clock(_of_day(hour, half), face.minute, face.second, zone, is_marked, after)


def _of_day(hour: int, half: tuple[bool, int] | None) -> int:
    """The hour of 24, given the half of the day that was named."""
    return (hour % 12 + 12 * half[0] if half and hour <= 12 else hour) % 24


def _face(tokens: list[Token], i: int, loose: bool) -> _Face | None:
    """Minutes and seconds behind the sign at token ``i``, which is right behind the hour; an hour alone needs a word that says so."""
    sign = text_at(tokens, i)
    if not _is_two(tokens, i + 1):
        return _whole_hour(tokens, i, loose)
    minute = tokens[i + 1].value
    if sign == ":":
        second, after = _seconds(tokens, i + 2)
        return _Face(minute, second, False, after)
    if sign == "." and text_at(tokens, i + 2) != "." and _glued(tokens, i + 1):
        return _Face(minute, 0, loose, i + 2)
    if sign == "h" and _glued(tokens, i + 1):
        return _Face(minute, 0, True, i + 2)
    if sign in _HOUR_SIGNS and text_at(tokens, i + 2) == _HOUR_SIGNS[sign]:
        return _Face(minute, 0, True, i + 3)
    return _whole_hour(tokens, i, loose)


def _seconds(tokens: list[Token], i: int) -> tuple[int, int]:
    """The seconds that stand at token ``i`` and the token behind them; parts of a second go with them."""
    if text_at(tokens, i) != ":" or not _is_two(tokens, i + 1):
        return 0, i
    has_parts = text_at(tokens, i + 2) in (".", ",") and _glued(tokens, i + 3) and tokens[i + 3].kind == "number"
    return tokens[i + 1].value, i + 4 if has_parts else i + 2


def _whole_hour(tokens: list[Token], i: int, loose: bool) -> _Face | None:
    """``5 pm``; beside a date also ``17 Uhr``."""
    is_said = _half(tokens, i) is not None or (loose and text_at(tokens, i) in HOURS)
    return _Face(0, 0, True, i) if is_said else None


def _number(tokens: list[Token], i: int, most: int) -> int | None:
    return tokens[i].value if i < len(tokens) and tokens[i].kind == "number" and 0 <= tokens[i].value <= most else None


def _is_two(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == "number" and tokens[i].digits == 2


def _glued(tokens: list[Token], i: int) -> bool:
    return 0 < i < len(tokens) and tokens[i].start == tokens[i - 1].end


def _half_before(tokens: list[Token], i: int) -> tuple[bool, int] | None:
    """Whether the afternoon is meant and the token of the hour, where Korean, Japanese or Chinese says so before it."""
    pair = _HALVES.get(text_at(tokens, i) + text_at(tokens, i + 1))
    return None if pair is None else (pair, i + 2)


def _half(tokens: list[Token], i: int) -> tuple[bool, int] | None:
    """Whether the afternoon is meant, and the token after ``pm``, ``p.m.`` or the like."""
    word = text_at(tokens, i)
    if word in MORNING or word in AFTERNOON:
        return word in AFTERNOON, i + 1
    if word in ("a", "p") and text_at(tokens, i + 1) == "." and text_at(tokens, i + 2) == "m":
        return word == "p", i + (4 if text_at(tokens, i + 3) == "." else 3)
    return None


def _zone(tokens: list[Token], i: int) -> tuple[tzinfo | None, int, bool]:
    """The zone that follows, the token after it, and whether there was one."""
    bracket = text_at(tokens, i) == "("
    at = i + 1 if bracket else i
    name = text_at(tokens, at)
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
        if text_at(tokens, at) != ")":
            return None, i, False
        at += 1
    return zone, at, True


def _place(tokens: list[Token], i: int) -> tuple[tzinfo, int] | None:
    """The zone of a place whose time is given, and the token behind it: ``Mecca time``, ``بتوقيت مكة المكرمة``."""
    start = i
    while text_at(tokens, i) in TIME_BEFORE:
        i += 1
    place = PLACES.get(text_at(tokens, i), "")
    after = i + 1 + (text_at(tokens, i + 1) in TIME_BEHIND)
    has_word = i > start or after > i + 1
    return (ZoneInfo(place), after) if place and has_word else None


def _offset(tokens: list[Token], i: int) -> tuple[tzinfo, int] | None:
    sign = text_at(tokens, i)
    if sign not in ("+", "-", "−", "–") or i + 1 >= len(tokens) or tokens[i + 1].kind != "number" or not _glued(tokens, i + 1):
        return None
    number = tokens[i + 1]
    after = i + 2
    if number.digits == 4:
        minutes = number.value // 100 * 60 + number.value % 100
    elif number.digits <= 2:
        minutes = number.value * 60
        if text_at(tokens, after) == ":" and _is_two(tokens, after + 1):
            minutes, after = minutes + tokens[after + 1].value, after + 2
    else:
        return None
    if minutes > _FARTHEST:
        return None
    return timezone(timedelta(minutes=minutes if sign == "+" else -minutes)), after
