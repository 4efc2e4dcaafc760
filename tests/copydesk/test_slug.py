"""Slugs: portable, stable, distinct."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from generator.copydesk import slug

DAY = date(2023, 4, 28)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Harbour Reopens After Three Days", "harbour-reopens-after-three-days"),
        ("Café: naïve Straße, Øre & 5 %", "cafe-naive-strasse-ore-5"),
        ("أعيد فتح الميناء", "yd-fth-lmyn"),
        ("Real\nStatus: draft", "real-status-draft"),
        ("../../etc/passwd", "etc-passwd"),
        ("a:b|c?d*e", "a-b-c-d-e"),
        ("&lt;script&gt;", "lt-script-gt"),
    ],
)
def test_a_headline_is_spelled(headline: str, expected: str) -> None:
    assert slug.make(headline, DAY, ()) == expected


def test_unicode_forms_make_one_slug() -> None:
    both = {slug.make(unicodedata.normalize(form, "Café reopens 😀"), DAY, ()) for form in ("NFC", "NFD")}
    assert both == {"cafe-reopens"}
    assert len({slug.make(unicodedata.normalize(form, "Café"), DAY, ("cafe",)) for form in ("NFC", "NFD")}) == 1


def test_a_headline_that_cannot_be_spelled_gets_a_stable_slug_of_its_own() -> None:
    one, two = slug.make("😀", DAY, ()), slug.make("🎉", DAY, ())
    assert one != two
    assert one.startswith("story-")
    assert one == slug.make("😀", DAY, ())


@pytest.mark.parametrize("headline", ["Index", "archive", "TOPICS", "feeds", "CON", "nul", "Com1", "LPT9", "404", "About"])
def test_names_that_are_taken_by_the_site_or_by_windows_are_marked(headline: str) -> None:
    made = slug.make(headline, DAY, ())
    assert made.startswith(f"{headline.lower()}-")
    assert made not in slug.RESERVED


def test_a_long_headline_is_cut_at_a_word() -> None:
    made = slug.make("harbour " * 50, DAY, ())
    assert len(made.encode()) <= slug.LONGEST
    assert set(made.split("-")) == {"harbour"}
    assert len(slug.make("é" * 400, DAY, ())) == slug.LONGEST


def test_a_collision_is_settled_by_what_the_article_is_not_by_its_turn() -> None:
    first = slug.make("Harbour reopens", DAY, ("harbour-reopens",))
    assert first == slug.make("Harbour reopens", DAY, ("harbour-reopens", "harbour-reopens-2"))
    assert first != slug.make("Harbour reopens", date(2023, 4, 29), ("harbour-reopens",))
    assert first != slug.make("Harbour reopens", DAY, ("harbour-reopens",), content="another text")
    assert first != slug.make("HARBOUR REOPENS", DAY, ("Harbour-Reopens",))


def test_the_same_article_twice_is_refused() -> None:
    taken = ("harbour-reopens", slug.make("Harbour reopens", DAY, ("harbour-reopens",)))
    with pytest.raises(ValueError, match="already has the slug"):
        slug.make("Harbour reopens", DAY, taken)


def test_c_c_plus_plus_and_c_sharp_are_three() -> None:
    taken: list[str] = []
    for headline in ("C", "C++", "C#"):
        taken.append(slug.make(headline, DAY, taken))
    assert len(set(taken)) == 3


def test_an_apostrophe_of_either_kind_makes_the_same_word() -> None:
    assert slug.make("Libya's port", None, ()) == slug.make("Libya’s port", None, ()) == "libyas-port"
