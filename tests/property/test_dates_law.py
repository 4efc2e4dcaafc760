"""Laws of dates: what any publisher's software prints is read back, and no text whatever makes a date up."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from babel.dates import format_date, format_time
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.copydesk import dates
from generator.copydesk.dates import solar
from generator.copydesk.dates.dialect import Dialect
from generator.copydesk.dates.dialects import DIALECTS
from generator.copydesk.dates.dialects.persian import SOLAR
from generator.model import Stated

LOCALES = "en_GB en_US de de_AT fr es it pt pt_BR nl sv nb da pl lt tr ru ar ar_LB ar_MA ar_DZ ar_TN he fa ja ko zh".split()
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
lines = st.text(max_size=300) | st.lists(
    st.sampled_from(
        "28 4 2023 28.04.2023 04/05/2023 14:30 2:30 pm Uhr April Mai mars 年 月 日 Published: Stand am vor ago 3 days hours".split()
        + "- , . | ( ) Z +02:00 T 20232 أبريل".split()
    ),
    max_size=25,
).map(" ".join)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("form", ["full", "long", "medium"])
@given(day=days)
@settings(max_examples=25, deadline=None)
def test_a_printed_day_is_read_back(locale: str, form: str, day: date) -> None:
    printed = format_date(day, form, locale=locale)  # type: ignore[arg-type]
    (mention,) = dates.in_line(f"| {printed} |", locale[:2])
    assert mention.value is not None
    assert mention.value.date() == day, printed


@pytest.mark.parametrize("locale", LOCALES)
@given(moment=st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)).map(lambda one: one.replace(second=0, microsecond=0)))
@settings(max_examples=15, deadline=None)
def test_a_printed_time_is_read_back(locale: str, moment: datetime) -> None:
    clock = f"{'오전' if moment.hour < 12 else '오후'} {moment:%I:%M}" if locale == "ko" else format_time(moment, "short", locale=locale)
    printed = f"{format_date(moment, 'long', locale=locale)}, {clock}"
    (mention,) = dates.in_line(printed, locale[:2])
    assert (mention.value, mention.precision) == (moment, "minute"), printed


@pytest.mark.parametrize("dialect", [one for one in DIALECTS if one.months], ids=lambda one: f"{one.language}-{one.calendar}")
def test_every_month_name_of_every_dialect_is_read(dialect: Dialect) -> None:
    for number, names in enumerate(dialect.months, 1):
        for name in names.split():
            if dialect.calendar == "solar":
                expected, line = solar.to_gregorian(1402, number, 7), f"7 {name} 1402"
            else:
                expected, line = date(2023, number, 7), f"7 {name} 2023"
            (mention,) = dates.in_line(line, dialect.language)
            assert mention.value == datetime(expected.year, expected.month, expected.day), line


@given(st.integers(1301, 1478), st.integers(1, 12), st.integers(1, 29))
def test_the_solar_calendar_goes_forward_day_by_day(year: int, month: int, day: int) -> None:
    today, tomorrow = solar.to_gregorian(year, month, day), solar.to_gregorian(year, month, day + 1) if day < 29 else None
    if tomorrow:
        assert (tomorrow - today).days == 1
    name = SOLAR.months[month - 1]
    (mention,) = dates.in_line(f"{day} {name} {year}", "fa")
    assert mention.value == datetime(today.year, today.month, today.day)


def test_the_solar_new_year_falls_on_the_known_day() -> None:
    known = {1357: date(1978, 3, 21), 1399: date(2020, 3, 20), 1400: date(2021, 3, 21), 1403: date(2024, 3, 20), 1404: date(2025, 3, 21)}
    assert {year: solar.to_gregorian(year, 1, 1) for year in known} == known


@given(lines, st.sampled_from(["", "en", "de", "ar", "fa", "ja"]))
def test_mentions_lie_in_the_line_in_order_and_in_bounds(line: str, language: str) -> None:
    end = 0
    for mention in dates.in_line(line, language):
        assert end <= mention.start < mention.end <= len(line)
        assert line[mention.start : mention.end] == mention.words
        assert sum(said is not None for said in (mention.value, mention.ago, mention.day)) == 1
        for value in filter(None, (mention.value, mention.other)):
            assert 1850 <= value.year <= 2101
        end = mention.end


@given(st.lists(lines, max_size=6), st.lists(lines, max_size=4), st.lists(lines, max_size=4), lines)
def test_a_dating_has_its_evidence_in_the_copy(head: list[str], body: list[str], tail: list[str], stated: str) -> None:
    dating = dates.judge(head, body, tail, stated=Stated(published=stated), language="en")
    assert (dating.value is None) == (dating.source == "unknown")
    assert not dating.value or any(dating.evidence in text for text in [*head, *body, *tail, stated.strip()])
    assert dating.value is None or dating.evidence


wordy = st.lists(st.text(st.characters(exclude_categories=["Nd", "Cs"])), max_size=6)


@given(wordy, wordy)
def test_without_a_digit_there_is_no_date(head: list[str], body: list[str]) -> None:
    assert dates.judge(head, body, (), stated=Stated()).value is None
