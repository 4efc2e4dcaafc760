"""Which date is the article's own: stated, inferred, or unknown; and whose dates are never taken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.copydesk import dates
from generator.copydesk.dates import doubt
from generator.copydesk.dates.candidates import date_line
from generator.model import Dating, Stated

STORY = (
    "The harbour reopened on Sunday after a storm had kept it shut for three days, the port authority said in a statement.",
    "Eleven ships had waited outside, two of them since Thursday, and the first to come in carried wheat.",
    "Work on the outer wall will go on through the summer, the authority said.",
)


def judged(head: tuple[str, ...] = (), body: tuple[str, ...] = STORY, tail: tuple[str, ...] = (), **more: object) -> Dating:
    """The judge with what most cases share."""
    options: dict[str, object] = {"stated": Stated(), "language": "en", **more}
    return dates.judge(head, body, tail, **options)  # type: ignore[arg-type]


def test_a_labelled_date_is_stated_with_its_words() -> None:
    dating = judged(("Harbour reopens", "By Jane Doe", "Published April 26, 2023 2:20pm EDT", "3 minute read"))
    assert dating.source == "stated"
    assert dating.precision == "minute"
    assert dating.evidence == "Published April 26, 2023 2:20pm EDT"
    assert dating.value is not None
    assert dating.value.isoformat() == "2023-04-26T14:20:00-04:00"


def test_published_and_updated_are_told_apart() -> None:
    dating = judged(("Updated: May 2, 2023 | Published: May 1, 2023",))
    assert (dating.value, dating.modified) == (datetime(2023, 5, 1), datetime(2023, 5, 2))


def test_an_update_alone_dates_the_story() -> None:
    dating = judged(("Stand: 26.04.2024, 20:44 Uhr",), language="de")
    assert (dating.value, dating.source, dating.evidence) == (datetime(2024, 4, 26, 20, 44), "stated", "Stand: 26.04.2024, 20:44 Uhr")


def test_a_date_line_below_the_standfirst_counts() -> None:
    assert judged(("Harbour reopens",), (STORY[0], "28 April 2023", *STORY[1:])).value == datetime(2023, 4, 28)


def test_the_nearer_date_line_wins_over_the_masthead() -> None:
    head = ("Wednesday, 3 May 2023", "News", "World", "Sport", "Harbour reopens", "by Jane Doe | 28 April 2023")
    assert judged(head).value == datetime(2023, 4, 28)


def test_a_teaser_below_the_first_paragraph_weighs_less_than_the_head() -> None:
    dating = judged(("28 April 2023",), (STORY[0], "Storm hits coast", "by John Roe 20 November 2022", *STORY[1:]))
    assert dating.value == datetime(2023, 4, 28)


@pytest.mark.parametrize(
    "line",
    [
        "A ship at the entry of the harbour in the evening, 24 April 2023",
        "Photo: 24 April 2023",
        "Available until 24 April 2023",
        "The poll was taken among a thousand people on 24 April 2023.",
        "February 22",
        "— Jane Doe (@janedoe) wrote to the authority and to us on 24 April 2023, and got no answer",
    ],
)
def test_a_day_of_something_else_is_not_taken(line: str) -> None:
    assert judged((line,)) == Dating()


def test_a_day_without_its_year_is_inferred_from_the_capture_alone() -> None:
    line = "Published August 8"
    assert judged((line,)) == Dating(evidence=line, doubt=doubt.YEARLESS)
    dating = judged((line,), stated=Stated(captured="2023-08-09T12:00:00Z"))
    assert (dating.value, dating.source, dating.precision, dating.evidence) == (datetime(2023, 8, 8), "inferred", "day", line)
    assert judged((line, "28 April 2023")).value == datetime(2023, 4, 28)


@pytest.mark.parametrize("line", ["28 April 2023", "Storm hits coast 28 April 2023", "28.04.2023, 10:13 Uhr", "Accessed 28 April 2023"])
def test_dates_of_other_stories_at_the_foot_are_not_taken(line: str) -> None:
    assert judged(tail=("Related", line)) == Dating()


def test_a_labelled_date_at_the_foot_is_taken() -> None:
    assert judged(tail=("Harbour", "Datum 28.04.2023", "Autor Jane Doe"), language="de").value == datetime(2023, 4, 28)


def test_a_recommended_citation_dates_the_story() -> None:
    tail = ("Zitieren", "Der Hafen. In: Hafenblatt, 28.04.2023 ,", "https://example.org/1", "(abgerufen am: 03.05.2023)")
    assert judged(tail=tail, language="de").value == datetime(2023, 4, 28)


def test_a_dateline_with_a_year_is_stated() -> None:
    assert judged(body=("TRIPOLI, April 28, 2023 (AFP) — " + STORY[0], *STORY[1:])).value == datetime(2023, 4, 28)


@pytest.mark.parametrize(
    ("dateline", "language", "words"),
    [
        ("TRIPOLI, Feb 26 (Reuters) - ", "en", "Feb 26"),
        ("DEIR AL-BALAH, February 26 (Example) — ", "en", "February 26"),
        ("TRÍPOLI, 26 feb (EFE) - ", "es", "26 feb"),
        ("Tripolis, 26. Februar (dpa) – ", "de", "26. Februar"),
    ],
)
def test_a_dateline_without_its_year_counts_from_the_capture_alone(dateline: str, language: str, words: str) -> None:
    body = (dateline + STORY[0], *STORY[1:])
    assert judged(body=body, language=language) == Dating(evidence=words, doubt=doubt.YEARLESS)
    dating = judged(body=body, language=language, stated=Stated(captured="2023-02-27T06:00:00Z"))
    assert (dating.value, dating.source, dating.precision, dating.evidence) == (datetime(2023, 2, 26), "inferred", "day", words)
    assert judged(body=body, language=language, stated=Stated(captured="2023-06-27T06:00:00Z")).value is None


@pytest.mark.parametrize("opening", ["On Feb 26 - a Sunday - ", "The council met on Feb 26 in Tripoli. ", "Tripoli saw 26 ships - "])
def test_a_day_in_the_first_sentence_is_no_dateline(opening: str) -> None:
    assert judged(body=(opening + STORY[0], *STORY[1:]), stated=Stated(captured="2023-02-27T06:00:00Z")) == Dating()


def test_a_date_inside_a_paragraph_is_never_taken() -> None:
    assert judged(body=("On 28 April 2023 the harbour was shut, the port authority said in a statement.", *STORY)) == Dating()


def test_a_relative_date_counts_from_the_capture() -> None:
    stated = Stated(captured="2023-04-28T12:00:00+00:00")
    dating = judged(("Jane Doe | Published 2 days ago",), stated=stated)
    assert (dating.value, dating.source) == (datetime(2023, 4, 26, 12, tzinfo=UTC), "stated")
    assert dating.evidence == "Published 2 days ago"


@pytest.mark.parametrize(("line", "language", "value"), [
    ("By Jane Doe | Today, 10:42", "en-GB", datetime(2023, 4, 28, 10, 42)),
    ("Published yesterday", "en", datetime(2023, 4, 27, 12, tzinfo=UTC)),
    ("Veröffentlicht: gestern, 14.05 Uhr", "de", datetime(2023, 4, 27, 14, 5)),
    ("نشر أمس الساعة 10:30", "ar", datetime(2023, 4, 27, 10, 30)),
])  # fmt: skip
def test_a_day_named_from_the_capture(line: str, language: str, value: datetime) -> None:
    assert judged((line,), stated=Stated(captured="2023-04-28T12:00:00Z"), language=language).value == value


@pytest.mark.parametrize(
    "line", ["Today", "Heute", "Hier", "What we know today", "The cup tie starts at the park today at 20:45", "Sport today: 3 from 12"]
)
def test_a_day_named_in_a_menu_or_a_sentence_is_no_date(line: str) -> None:
    assert judged((line,), stated=Stated(captured="2023-04-28T12:00:00Z"), language="de" if line in ("Heute", "Hier") else "en") == Dating()


def test_the_container_comes_before_the_copy() -> None:
    dating = judged(("28 April 2023",), stated=Stated(published="2023-04-27T09:00:00Z", updated="2023-04-29"))
    assert dating.value == datetime(2023, 4, 27, 9, tzinfo=UTC)
    assert dating.modified == datetime(2023, 4, 29)
    assert dating.evidence == "2023-04-27T09:00:00Z"


def test_a_container_that_states_nonsense_leaves_it_to_the_copy() -> None:
    assert judged(("28 April 2023",), stated=Stated(published="some day")).value == datetime(2023, 4, 28)


class TestDoubt:
    """Words that look like the date and were not believed are told, with the reason."""

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("Published: 31 February 2024", doubt.NO_DAY),
            ("31/02/2024", doubt.NO_DAY),
            ("Veröffentlicht am 31. April 2023", doubt.NO_DAY),
            ("نشر في 31 أبريل 2023", doubt.NO_DAY),
            ("1 January 1450", doubt.OUT_OF_BOUNDS),
            ("Posted on 5 May 2999", doubt.OUT_OF_BOUNDS),
            ("March 2021", doubt.NO_DAY_NAMED),
            ("2 hours ago", doubt.RELATIVE),
            ("1 day ago", doubt.RELATIVE),
        ],
    )
    def test_a_line_of_the_head(self, line: str, reason: str) -> None:
        assert judged((line,), language="") == Dating(evidence=line, doubt=reason)

    @pytest.mark.parametrize(
        ("stated", "reason"),
        [
            ("2024-02-31", doubt.NO_DAY),
            ("2999-01-01", doubt.OUT_OF_BOUNDS),
            ("some day", doubt.UNREADABLE),
            ("2 hours ago", doubt.RELATIVE),
            ("1970-01-01T00:00:00Z", doubt.UNSET),
            ("1970-01-01T01:00:00+01:00", doubt.UNSET),
            ("Thu, 01 Jan 1970 00:00:00 GMT", doubt.UNSET),
            ("1970-01-01", doubt.UNSET),
        ],
    )
    def test_what_a_container_states(self, stated: str, reason: str) -> None:
        assert judged(stated=Stated(published=stated)) == Dating(evidence=stated, doubt=reason)

    def test_a_relative_statement_counts_from_the_capture(self) -> None:
        dating = judged(stated=Stated(published="2 hours ago", captured="2023-04-28T12:00:00Z"))
        assert (dating.value, dating.doubt) == (datetime(2023, 4, 28, 10, tzinfo=UTC), "")

    @pytest.mark.parametrize("line", ["Reading time 31 minutes", "Chapter 31", "Call 091 2345678", "31 people were in 2024 boats", "Iran 3 Iraq 2"])
    def test_other_figures_are_no_doubtful_dates(self, line: str) -> None:
        assert judged((line,)) == Dating()

    def test_what_can_be_inferred_goes_before(self) -> None:
        dating = judged(("31 February 2024",), stated=Stated(url="https://example.org/2024/02/29/harbour/"))
        assert (dating.source, dating.doubt) == ("inferred", "")


class TestNumericDates:
    """``04/05/2023`` may be the fourth of May or the fifth of April."""

    def test_a_language_that_puts_the_day_first_decides(self) -> None:
        assert judged(("04/05/2023",), language="fr").value == datetime(2023, 5, 4)

    def test_in_english_it_stays_open(self) -> None:
        assert judged(("04/05/2023",)) == Dating(evidence="04/05/2023", doubt=doubt.OPEN)

    def test_another_date_of_the_copy_decides(self) -> None:
        assert judged(("Published 04/05/2023, updated 04/25/2023",)).value == datetime(2023, 4, 5)
        assert judged(("Published 04/05/2023, updated 25/05/2023",)).value == datetime(2023, 5, 4)

    def test_the_weekday_decides(self) -> None:
        assert judged(("Thursday 04/05/2023",)).value == datetime(2023, 5, 4)

    def test_what_would_lie_after_the_capture_is_ruled_out(self) -> None:
        assert judged(("04/05/2023",), captured=datetime(2023, 4, 20)).value == datetime(2023, 4, 5)


class TestTheFuture:
    """A date after now is flagged, not taken."""

    NOW = datetime(2023, 5, 1, tzinfo=UTC)

    def test_it_is_unknown_with_the_words(self) -> None:
        assert judged(("Published 28 April 2031",), now=self.NOW) == Dating(evidence="Published 28 April 2031", doubt=doubt.AHEAD)

    def test_another_date_may_stand_instead(self) -> None:
        assert judged(("Published 28 April 2031", "28 April 2023"), now=self.NOW).value == datetime(2023, 4, 28)

    def test_a_day_ahead_is_allowed_for_zones(self) -> None:
        assert judged(("Published 2 May 2023",), now=self.NOW).value == datetime(2023, 5, 2)

    @pytest.mark.parametrize("year", ["0001", "2999"])
    def test_years_that_no_newspaper_has_are_no_dates(self, year: str) -> None:
        found = judged((f"Published 28 April {year}",), stated=Stated(published=f"{year}-04-28"))
        assert found == Dating(evidence=f"{year}-04-28", doubt=doubt.OUT_OF_BOUNDS)


class TestAddress:
    """The address of the page may name the day; that is inferred, and only where nothing is stated."""

    URL = "https://example.org/world/2023/04/28/harbour-reopens"

    def test_the_day_is_inferred_with_the_address_as_evidence(self) -> None:
        assert judged(stated=Stated(url=self.URL)) == Dating(datetime(2023, 4, 28), "inferred", "day", self.URL)

    def test_what_is_stated_goes_before(self) -> None:
        assert judged(("27 April 2023",), stated=Stated(url=self.URL)).value == datetime(2023, 4, 27)

    @pytest.mark.parametrize("url", ["https://example.org/2023/13/28/x", "https://example.org/a/2023-04", "https://example.org/2999/04/28/x", "x"])
    def test_what_is_no_day_gives_none(self, url: str) -> None:
        assert judged(stated=Stated(url=url)) == Dating()

    def test_a_day_after_now_is_not_taken(self) -> None:
        assert judged(stated=Stated(url=self.URL), now=datetime(2022, 1, 1)) == Dating()


class TestBounds:
    """Words that bound the year are evidence for the year and no more."""

    def test_an_anniversary_gives_the_year(self) -> None:
        words = "eighth anniversary of the 2011 revolt"
        dating = judged(body=(f"He spoke on the {words} in the capital.",))
        assert dating == Dating(datetime(2019, 1, 1), "inferred", "year", words)

    def test_in_german_too(self) -> None:
        dating = judged(body=("Zum zehnten Jahrestag der Revolution von 2011 sprach er in der Hauptstadt.",), language="de")
        assert (dating.value, dating.precision) == (datetime(2021, 1, 1), "year")

    @pytest.mark.parametrize(
        "body",
        [
            ("He spoke ahead of the next eighth anniversary of the 2011 revolt.",),
            ("He spoke on the eighth anniversary of the 2011 revolt.", "In 2023 the harbour was shut."),
            ("He spoke on the eighth anniversary of the 2011 revolt.", "It was the tenth anniversary of the 2012 vote."),
            ("He spoke on the anniversary of the 2011 revolt.",),
        ],
    )
    def test_what_contradicts_or_counts_nothing_gives_none(self, body: tuple[str, ...]) -> None:
        assert judged(body=body) == Dating()

    def test_a_stated_date_goes_before(self) -> None:
        assert judged(("28 April 2023",), ("On the eighth anniversary of the 2011 revolt he spoke.",)).source == "stated"


@pytest.mark.parametrize(
    ("line", "is_one"), [("28 April 2023 | Jane Doe", True), ("In the night of 28 April 2023 to the 29th", False), ("News", False)]
)
def test_date_lines_are_known(line: str, is_one: bool) -> None:
    assert bool(date_line(line, "en")) is is_one
