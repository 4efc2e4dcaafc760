"""Words that stand beside a date and speak of another: a hand has written over the one that they speak of."""

from __future__ import annotations

import pytest

from generator import archive
from generator.archive import spoken

FILED = "Title: Harbour opens\n{head}\nSlug: port\nTopics:\nMachine_Hash: 0123456789abcdef\n\nShips may call again.\n"


def shown(date: str, words: str, *more: str) -> tuple[str, str]:
    """How the date counts, and the words that are shown for it."""
    head = "\n".join((f"Date: {date}", *more, f"Date_Evidence: {words}"))
    article = archive.load(FILED.format(head=head), "2019/02/port.md")
    return article.date_source, spoken.evidence(article)


@pytest.mark.parametrize(("date", "words"), [
    ("2019-02-19 10:00+00:00", "Published: 19 February 2019 10:00 UTC"),
    ("2019-02-19 00:00+00:00", "19.02.2019"),
    ("2019-02-19 23:30-05:00", "February 19, 2019 11:30 PM EST"),
    ("2019-02-19 00:00+00:00", "2019年2月19日"),
    ("2019-02-19 00:00+00:00", "١٩ فبراير ٢٠١٩"),
    ("2019-02-19 00:00+00:00", "۳۰ بهمن ۱۳۹۷"),
    ("2019-02-19 00:00+00:00", "19 Feb"),
    ("2019-02-19 00:00+00:00", "20190219"),
    ("2019-02-19", "19 February 2019"),
    ("2019-02-19", "the ministry's letter of 19 February 2019"),
])  # fmt: skip
def test_words_that_speak_of_the_date_are_shown(date: str, words: str) -> None:
    assert shown(date, words, "Date_Source: stated") == ("stated", words)


@pytest.mark.parametrize(("date", "words"), [
    ("2019-02-20 10:00+00:00", "Published: 19 February 2019 10:00 UTC"),
    ("2018-02-19 10:00+00:00", "Published: 19 February 2019 10:00 UTC"),
    ("2019-02-20", "19 February 2019"),
    ("2019-02-20 14:30", "19 Feb"),
    ("2019-02-20", "19/02/19"),
    ("2019-02-20", "31 February 2019"),
])  # fmt: skip
def test_words_that_speak_of_another_are_not(date: str, words: str) -> None:
    assert shown(date, words, "Date_Source: stated") == ("stated", "")


def test_words_that_give_no_day_go_with_the_date_that_was_inferred_from_them() -> None:
    words = "eighth anniversary of the popular revolt of 2011"
    assert shown("2019-01-01 00:00+00:00", words, "Date_Source: inferred", "Date_Precision: year") == ("inferred", words)
    assert shown("2019-02-21", words, "Date_Source: inferred") == ("stated", "")
