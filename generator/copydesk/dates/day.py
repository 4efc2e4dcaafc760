"""A calendar day, read from the tokens of a line: written out, in numbers, or with the signs of East Asia."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.copydesk.dates import solar
from generator.copydesk.dates.mention import Order
from generator.copydesk.dates.tokens import FIRST_YEAR, LAST_YEAR, Token, text_at
from generator.copydesk.dates.vocabulary import DAY_WORDS, JOINERS, MONTH_FIRST, MONTH_PAIRS, MONTHS, ORDINALS, SHARED_MONTHS, Month, month
from generator.model.fields import Precision

_YEAR_SIGNS = {"年": ("月", "日"), "년": ("월", "일")}
_NUMERIC_SIGNS = (".", "/", "-", "‑", "–")
_MONTHS = 12
_COMMAS = (",", ".", "،", "/", "-", "'", "’", "׳", "‐")


class Day(NamedTuple):
    """``other`` is the second reading where day and month could change places, ``order`` is set where they cannot;
    ``after`` is the token behind."""

    value: date
    precision: Precision
    after: int
    other: date | None = None
    order: Order = ""


def read_day(tokens: list[Token], i: int, language: str) -> Day | None:
    """The day that begins at token ``i``, or ``None``. Nothing is read without a year."""
    token = tokens[i]
    if token.kind == "word":
        return _month_first(tokens, i, language)
    if token.kind != "number" or token.value < 0 or _in_larger_number(tokens, i):
        return None
    return _numeric(tokens, i, language) or _day_first(tokens, i, language) or _year_first(tokens, i, language)


def hangs_on_language(tokens: list[Token]) -> bool:
    """Whether the line's dates may mean something else in another language: one is all numbers, or has a month's name that languages share,
    or counts from the present. Most lines have none of these."""
    if any(token.text in DAY_WORDS or token.text in SHARED_MONTHS for token in tokens):
        return True
    return any(tokens[i].text in _NUMERIC_SIGNS and tokens[i].text == tokens[i + 2].text for i in range(1, len(tokens) - 3))


def _in_larger_number(tokens: list[Token], i: int) -> bool:
    """Whether the number goes on to the left: a version, an address, a decimal, a page number."""
    before = tokens[i - 1] if i else None
    if before is None or before.end != tokens[i].start or before.text not in tuple(".,/-:+"):
        return False
    further = tokens[i - 2] if i > 1 else None
    return further is not None and further.kind == "number" and further.end == before.start


def _is_year(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == "number" and tokens[i].digits == 4 and FIRST_YEAR <= tokens[i].value <= LAST_YEAR


def _is_solar_year(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == "number" and tokens[i].digits == 4 and tokens[i].value in solar.SPAN


def _is_day(tokens: list[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind == "number" and tokens[i].digits <= 2 and 1 <= tokens[i].value <= 31


def _named(tokens: list[Token], i: int, language: str) -> tuple[Month, int] | None:
    """The month named at ``i`` and the token after it; a second name of the same month beside it is taken along."""
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    pair = MONTH_PAIRS.get((tokens[i].text, text_at(tokens, i + 1)))
    found = Month("ar", pair, "gregorian") if pair else month(tokens[i].text, language)
    if not found:
        return None
    after = i + (2 if pair else 1)
    if text_at(tokens, after) in ("/", "(", "-", "–"):
        second = MONTH_PAIRS.get((text_at(tokens, after + 1), text_at(tokens, after + 2)))
        same = any(choice.number == found.number for choice in MONTHS.get(text_at(tokens, after + 1), ()))
        if second == found.number or same:
            after += 3 if second else 2
            after += text_at(tokens, after) == ")"
    return found, after


def _over(tokens: list[Token], i: int, most: int) -> int:
    """The token after at most ``most`` joiners and commas."""
    while most and i < len(tokens) and (tokens[i].text in JOINERS or tokens[i].text in _COMMAS):
        i, most = i + 1, most - 1
    return i


def _made(year: int, number: Month, day: int, after: int, precision: Precision = "day") -> Day | None:
    try:
        value = solar.to_gregorian(year, number.number, day) if number.calendar == "solar" else date(year, number.number, day)
    except ValueError:
        return None
    return Day(value, precision, after)


def _year_for(tokens: list[Token], i: int, named: Month) -> bool:
    return _is_solar_year(tokens, i) if named.calendar == "solar" else _is_year(tokens, i)


def _day_first(tokens: list[Token], i: int, language: str) -> Day | None:
    """``28 April 2023``, ``28. April 2023``, ``28 de abril de 2023``, ``1er mai 2023``, ``28th of April, 2023``."""
    found = _day_and_month(tokens, i, language)
    if not found:
        return None
    year = _over(tokens, found.after, 3)
    return _made(tokens[year].value, found.month, found.day, year + 1) if _year_for(tokens, year, found.month) else None


def _month_first(tokens: list[Token], i: int, language: str) -> Day | None:
    """``April 28, 2023``, ``Apr. 28th 2023``; ``April 2023`` to the precision of a month."""
    if found := _month_and_day(tokens, i, language):
        year = _over(tokens, found.after, 2)
        return _made(tokens[year].value, found.month, found.day, year + 1) if _year_for(tokens, year, found.month) else None
    named = _named(tokens, i, language)
    at = _over(tokens, named[1], 2) if named else 0
    if named and _year_for(tokens, at, named[0]) and not _is_day(tokens, i - 1):
        return _made(tokens[at].value, named[0], 1, at + 1, "month")
    return None


class DayOfYear(NamedTuple):
    """A day in some year, and the token behind it."""

    month: Month
    day: int
    after: int


def read_day_of_year(tokens: list[Token], i: int, language: str) -> DayOfYear | None:
    """The day and the month that begin at token ``i`` where no number follows that could be its year."""
    found = _day_and_month(tokens, i, language) or _month_and_day(tokens, i, language) or _by_signs(tokens, i)
    if not found or found.month.calendar != "gregorian" or _in_larger_number(tokens, i) or (tokens[i].kind == "word" and _is_day(tokens, i - 1)):
        return None
    behind = _over(tokens, found.after, 3)
    is_clock = text_at(tokens, behind + 1) in (":", ".", "h") and behind + 2 < len(tokens)
    return found if is_clock or behind >= len(tokens) or tokens[behind].kind != "number" else None


def _day_and_month(tokens: list[Token], i: int, language: str) -> DayOfYear | None:
    """``28 April``, ``28. April``, ``28 de abril``, ``28th of April``."""
    if not _is_day(tokens, i):
        return None
    at = i + 1
    if text_at(tokens, at) in ORDINALS and tokens[at].start == tokens[i].end:
        at += 1
    named = _named(tokens, _over(tokens, at, 2), language)
    return DayOfYear(named[0], tokens[i].value, named[1]) if named else None


def _month_and_day(tokens: list[Token], i: int, language: str) -> DayOfYear | None:
    """``April 28``, ``Apr. 28th``."""
    named = _named(tokens, i, language)
    at = _over(tokens, named[1], 2) if named else 0
    if not named or not _is_day(tokens, at):
        return None
    is_ordinal = text_at(tokens, at + 1) in ORDINALS and tokens[at + 1].start == tokens[at].end
    return DayOfYear(named[0], tokens[at].value, at + 1 + is_ordinal)


def _by_signs(tokens: list[Token], i: int) -> DayOfYear | None:
    """``4月28日``."""
    if not _is_month_number(tokens, i) or (text_at(tokens, i + 1), text_at(tokens, i + 3)) not in _YEAR_SIGNS.values() or not _is_day(tokens, i + 2):
        return None
    return DayOfYear(Month("", tokens[i].value, "gregorian"), tokens[i + 2].value, i + 4)


def _year_first(tokens: list[Token], i: int, language: str) -> Day | None:
    """``2023 April 28``, ``2023 m. balandžio 28 d.``, ``2023年4月28日``."""
    if not _is_year(tokens, i):
        return None
    signs = _YEAR_SIGNS.get(text_at(tokens, i + 1))
    if signs:
        if _is_month_number(tokens, i + 2) and text_at(tokens, i + 3) == signs[0]:
            number = Month("", tokens[i + 2].value, "gregorian")
            if _is_day(tokens, i + 4) and text_at(tokens, i + 5) == signs[1]:
                return _made(tokens[i].value, number, tokens[i + 4].value, i + 6)
            return _made(tokens[i].value, number, 1, i + 4, "month")
        return None
    named = _named(tokens, _over(tokens, i + 1, 2), language)
    if not named or not _is_day(tokens, named[1]) or named[0].calendar == "solar":
        return None
    after = named[1] + 1
    if text_at(tokens, after) in ORDINALS:
        after += 1 + (text_at(tokens, after + 1) == ".")
    return _made(tokens[i].value, named[0], tokens[named[1]].value, after)


def _is_month_number(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == "number" and tokens[i].digits <= 2 and 1 <= tokens[i].value <= 12


def _numeric(tokens: list[Token], i: int, language: str) -> Day | None:
    """``2023-04-28``, ``28.4.2023``, ``28/04/2023``, ``28.4.23``; the order of day and month may stay open."""
    if i + 4 >= len(tokens) or tokens[i + 2].kind != "number" or tokens[i + 4].kind != "number":
        return None
    sign = tokens[i + 1].text
    if sign not in _NUMERIC_SIGNS or tokens[i + 3].text != sign:
        return None
    spread = tokens[i + 4].end - tokens[i].start - sum(tokens[k].end - tokens[k].start for k in range(i, i + 5))
    if spread > (2 if sign == "." else 0) or _goes_on(tokens, i + 4, sign):
        return None
    first, second, third = tokens[i], tokens[i + 2], tokens[i + 4]
    after = i + 5
    if first.digits == 4:
        if second.digits > 2 or third.digits > 2:
            return None
        if first.value in solar.SPAN and language == "fa":
            return _made(first.value, Month("fa", second.value, "solar"), third.value, after)
        return _made(first.value, Month("", second.value, "gregorian"), third.value, after) if _is_year(tokens, i) else None
    if not (_is_day(tokens, i) and _is_day(tokens, i + 2)):
        return None
    if _is_year(tokens, i + 4):
        year = third.value
    elif third.digits == 2 and ((sign == "." and second.value <= _MONTHS) or (sign == "/" and first.digits == second.digits == 2)):
        year = 2000 + third.value
    else:
        return None
    return _either_order(year, first.value, second.value, after, language, sign)


def _goes_on(tokens: list[Token], i: int, sign: str) -> bool:
    """Whether a further number is glued on: ``1.2.2023.4`` is a version."""
    return text_at(tokens, i + 1) == sign and i + 2 < len(tokens) and tokens[i + 2].kind == "number" and tokens[i + 2].start == tokens[i].end + 1


_DOTTED = frozenset("bg cs da de et fi hr lv mk nb no pl ru sk sl sr tr uk".split())
"""Languages that set dots between day, month and year. Slashes there come from a template of another language, with whatever order it has."""


def _either_order(year: int, first: int, second: int, after: int, language: str, sign: str) -> Day | None:
    day_first = _made(year, Month("", second, "gregorian"), first, after) if second <= 12 else None
    month_first = _made(year, Month("", first, "gregorian"), second, after) if first <= 12 else None
    settled = language and language not in MONTH_FIRST and not (sign == "/" and language in _DOTTED)
    if (sign == "." and day_first) or settled:
        return day_first
    if day_first and month_first:
        return day_first._replace(other=month_first.value) if day_first.value != month_first.value else day_first
    if day_first:
        return day_first._replace(order="day first")
    return month_first._replace(order="month first") if month_first else None
