"""Dates in single lines, from a table of cases in many languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.copydesk import dates
from generator.copydesk.dates import Mention

CASES = [
    [cell.strip() for cell in line.split(" | ")]
    for line in (Path(__file__).parents[1] / "cases" / "dates_lines.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "line", "expected"), CASES, ids=lambda cell: cell[:30])
def test_the_case(language: str, line: str, expected: str) -> None:
    mentions = dates.in_line(line, language)
    assert ("; ".join(map(told, mentions)) or "-") == expected
    for mention in mentions:
        assert line[mention.start : mention.end] == mention.words


def told(mention: Mention) -> str:
    """A mention in the words of the table."""
    if mention.ago is not None:
        when = f"ago {mention.ago // timedelta(minutes=1)}" + (f" at {mention.hour:%H:%M}" if mention.hour else "")
    elif mention.day is not None:
        when = f"--{mention.day:%m-%d}" + (f" {mention.hour:%H:%M}" if mention.hour else "")
    else:
        assert mention.value is not None
        when = " or ".join(_value(value, mention.precision) for value in (mention.value, mention.other) if value)
    return " ".join(filter(None, [when, mention.label]))


def _value(value: datetime, precision: str) -> str:
    if precision == "month":
        return f"{value:%Y-%m} month"
    if precision == "day":
        return f"{value:%Y-%m-%d}"
    return value.isoformat(" ", "seconds" if value.second else "minutes")


def test_the_words_of_a_mention_hold_label_weekday_and_time() -> None:
    (mention,) = dates.in_line("Sport | Published Friday, 28 April 2023 at 14:30 GMT | 3 min", "en")
    assert mention.words == "Published Friday, 28 April 2023 at 14:30 GMT"


def test_a_relative_date_counts_from_the_capture_alone() -> None:
    (mention,) = dates.in_line("2 days ago", "en")
    assert mention.value is None
    assert mention.against(None) is None
    assert mention.against(datetime(2023, 4, 28, 12)) == datetime(2023, 4, 26, 12)


@pytest.mark.parametrize(
    ("line", "captured", "day"),
    [
        ("Published April 26", "2023-04-28", "2023-04-26"),
        ("Published 31 December", "2024-01-02", "2023-12-31"),
        ("Published 29 February", "2024-03-02", "2024-02-29"),
        ("Published 29 February", "2023-03-02", ""),
        ("Published Wednesday, April 26", "2023-04-28", "2023-04-26"),
        ("Published Tuesday, April 26", "2023-04-28", ""),
        ("Published April 29", "2023-04-28", "2023-04-29"),
        ("Published April 30", "2023-04-28", ""),
        ("Published March 1", "2023-04-28", ""),
        ("Published April 26", "", ""),
    ],
)
def test_a_day_without_its_year_is_the_last_such_day_before_the_capture_if_that_was_lately(line: str, captured: str, day: str) -> None:
    (mention,) = dates.in_line(line, "en")
    meant = mention.against(datetime.fromisoformat(captured) if captured else None)
    assert (f"{meant:%Y-%m-%d}" if meant else "") == day


def test_a_day_named_from_the_capture_has_its_own_hour() -> None:
    (mention,) = dates.in_line("Yesterday at 23:30", "en")
    assert mention.against(None) is None
    assert mention.against(datetime(2023, 5, 1, 8, tzinfo=UTC)) == datetime(2023, 4, 30, 23, 30)


def test_a_day_counts_in_the_zone_that_its_hour_names() -> None:
    (mention,) = dates.in_line("Today, 10:30 PM EDT", "en")
    taken = mention.against(datetime(2023, 5, 1, 3, tzinfo=UTC))
    assert taken is not None and taken.isoformat() == "2023-04-30T22:30:00-04:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-04-28", datetime(2023, 4, 28)),
        ("2023-04-28T14:30:00", datetime(2023, 4, 28, 14, 30)),
        ("28.04.2023 14:30", datetime(2023, 4, 28, 14, 30)),
        ("April 28, 2023", datetime(2023, 4, 28)),
    ],
)
def test_a_container_states_a_moment_in_any_form(text: str, value: datetime) -> None:
    found = dates.moment(text)
    assert found is not None
    assert found.value == value


def test_the_form_of_mail_and_feeds_is_read_with_its_zone() -> None:
    found = dates.moment("Fri, 28 Apr 2023 14:30:00 +0200")
    assert found is not None and found.value is not None
    assert found.value.isoformat() == "2023-04-28T14:30:00+02:00"


@pytest.mark.parametrize("text", ["", "yesterday", "0001-01-01", "2999-01-01", "20230428x", "\x00", "9" * 400])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert dates.moment(text) is None
