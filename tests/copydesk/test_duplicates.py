"""Copies found again, and stories that only look alike kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from generator.copydesk.copies import duplicates
from generator.copydesk.copies import fingerprint as fingerprints
from generator.copydesk.copies.duplicates import Fingerprint, compare, difference, fingerprint
from generator.model import Article, Paragraph

HEADLINE = "Harbour reopens after three days of storm"
STORY = [
    "The harbour of the old town reopened on Sunday after a storm had kept it shut for three days, the port authority said in a statement.",
    "Eleven ships had waited outside since Thursday, and the first to come in was a freighter that carried 4,200 tonnes of wheat.",
    "“We have not seen a sea like this since 1994,” the harbour master told reporters on the quay, where cranes were at work again.",
    "The outer wall was damaged in two places over a length of 35 metres, and divers will look at its foundations in the coming week.",
    "Fishermen, who lost some 60 boats in the storm, asked the government for help, and the ministry promised an answer by the end of May.",
    "The harbour handles about a third of the country's imports of grain, and bakers had begun to warn that flour could run short.",
]
FOLLOW_UP = [
    "The government will pay fishermen for the boats they lost in the storm, the ministry of agriculture announced on Monday evening.",
    "Owners may apply from June, and up to 8,000 dinars will be paid for a boat, it said after a meeting of the cabinet.",
    "A spokesman for the fishermen welcomed the decision but called the sum too small to build a boat with an engine.",
    "The payments will come from a fund that was set up in 2016 after the floods in the east of the country, according to the ministry.",
    STORY[4],
    STORY[5],
]


def market_report(day: str, move: str, index: str, change: str, volume: str, best: str) -> list[str]:
    """A report from a mould: the same words every day, other figures."""
    return [
        f"Shares on the exchange {move} on {day}, with the main index closing at {index} points, a change of {change} percent from the day before.",
        f"Turnover came to {volume} million dinars, traders said, and the banking sector set the pace as investors waited for the central bank.",
        f"{best} was the day's most active stock, while the shares of insurers and of builders showed little change in thin trading.",
        "The central bank meets on the last Thursday of the month and is expected by most analysts to leave its main rate where it is.",
    ]


def test_the_same_article_in_another_form_is_found() -> None:
    whole = fingerprint(HEADLINE, STORY)
    per_node = fingerprint(HEADLINE, " ".join(STORY).replace("“", '"').replace("”", '"').split(", "))
    with_residue = fingerprint("News | " + HEADLINE, ["Share", "Listen to this article", *STORY, "Sign up for our newsletter", "More on this story"])
    assert compare(whole, per_node) is not None
    for other in (per_node, with_residue):
        found = compare(whole, other)
        assert found is not None and found.kind in ("exact", "near")


def test_case_spacing_and_paragraphs_do_not_count() -> None:
    found = compare(fingerprint(HEADLINE, STORY), fingerprint(HEADLINE.upper(), ["  ".join(STORY).upper()]))
    assert found is not None
    assert found.kind == "exact"


@pytest.mark.parametrize("paragraphs", [STORY[:4], STORY[1:], ["From our correspondent", *STORY], [*STORY[:3], *STORY[4:]]])
def test_wire_copy_that_another_desk_cut_or_framed_is_the_same(paragraphs: list[str]) -> None:
    found = compare(fingerprint(HEADLINE, STORY), fingerprint("Port open again, ships come in", paragraphs))
    assert found is not None
    assert found.kind == "near"


def test_a_follow_up_of_the_same_day_is_another_story() -> None:
    day = date(2023, 4, 30)
    assert compare(fingerprint(HEADLINE, STORY, day), fingerprint("Fishermen to be paid for lost boats", FOLLOW_UP, day)) is None


def test_two_market_reports_are_two_stories() -> None:
    monday = market_report("Monday", "rose", "2,143.5", "0.7", "41.2", "National Bank")
    tuesday = market_report("Tuesday", "fell", "2,120.9", "1.1", "38.6", "Coastal Cement")
    headline = "Shares close on the exchange"
    for days in ((None, None), (date(2023, 5, 1), date(2023, 5, 2))):
        assert compare(fingerprint(headline, monday, days[0]), fingerprint(headline, tuesday, days[1])) is None


def test_a_short_story_inside_a_round_up_is_not_swallowed() -> None:
    round_up = [*market_report("Monday", "rose", "2,143.5", "0.7", "41.2", "National Bank"), *FOLLOW_UP[:4], *STORY[:2]]
    assert compare(fingerprint(HEADLINE, STORY[:2]), fingerprint("The day in brief", round_up)) is None


def test_an_update_is_a_version_and_no_copy() -> None:
    later = [
        STORY[0].replace("on Sunday", "on Sunday evening"),
        "Fourteen ships had waited outside since Thursday; by nightfall five had come in, among them a freighter with 4,200 tonnes of wheat.",
        *STORY[2:4],
        "The ministry said late on Sunday that it would pay for boats that were lost, without naming a sum or a day.",
        "Rain is expected again from Wednesday on, but no storm, according to the weather service in the capital.",
    ]
    found = compare(fingerprint(HEADLINE, STORY), fingerprint(HEADLINE, later))
    assert found is not None
    assert found.kind == "version"


def test_a_repeat_after_some_days_is_no_copy_unless_word_for_word() -> None:
    cut = fingerprint(HEADLINE, STORY[:5], date(2023, 5, 20))
    assert compare(fingerprint(HEADLINE, STORY, date(2023, 4, 30)), cut) is None
    again = compare(fingerprint(HEADLINE, STORY, date(2023, 4, 30)), fingerprint(HEADLINE, STORY, date(2023, 5, 20)))
    assert again is not None and again.kind == "exact"


def test_bodies_of_a_few_words_need_the_same_headline() -> None:
    line = ["More to follow."]
    assert compare(fingerprint("Harbour reopens", line), fingerprint("Bridge collapses", line)) is None
    assert compare(fingerprint("Harbour reopens", line), fingerprint("Harbour reopens", line)) is not None


def test_an_unspaced_script_is_read_sign_by_sign() -> None:
    story = ["嵐で三日間閉鎖されていた港が日曜日に再開され、沖で待っていた十一隻の船が満潮とともに入港したと、港湾当局が発表した。"]
    split = ["嵐で三日間閉鎖されていた港が日曜日に再開され、", "沖で待っていた十一隻の船が満潮とともに入港したと、港湾当局が発表した。"]
    found = compare(fingerprint("港が再開", story), fingerprint("港が再開", split))
    assert found is not None


def test_a_fingerprint_survives_packing() -> None:
    one = fingerprint(HEADLINE, STORY, date(2023, 4, 30))
    assert Fingerprint.unpack(one.pack()) == one
    assert len(one.pack()) < 1200


def test_a_book_has_the_same_fingerprint_however_it_is_cut_for_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fingerprint(HEADLINE, STORY)
    monkeypatch.setattr(fingerprints, "_AT_ONCE", 5)
    assert fingerprint(HEADLINE, STORY) == whole


class TestDifference:
    """Where a copy differs, in words for the metadata."""

    KEPT = Article(HEADLINE, tuple(Paragraph(text, 0, 0) for text in STORY), "a.txt", 0, 1, "0", publisher="Hafenblatt", authors=("Jane Doe",))

    def test_nothing(self) -> None:
        assert difference(self.KEPT, self.KEPT._replace(dump="b.txt")) == "same text"

    def test_all_that_a_reader_would_see(self) -> None:
        other = self.KEPT._replace(
            headline="Port\nopen again",
            paragraphs=(*self.KEPT.paragraphs[:4], Paragraph("From our correspondent.", 0, 0)),
            publisher="Port Gazette",
            authors=("John Roe",),
        )
        told = difference(self.KEPT, other)
        assert told == "in Port Gazette; headline “Port open again”; 2 paragraphs left out; 1 paragraph of its own; by John Roe"


def test_kinds_come_in_order() -> None:
    exact, near = fingerprint(HEADLINE, STORY), fingerprint(HEADLINE, STORY[:5])
    assert [match.likeness.kind for match in duplicates.best(exact, [("n", near), ("e", exact)])] == ["exact", "near"]
