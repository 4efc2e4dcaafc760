"""Two hands in one text: what both did is kept where both can be, and never one of them in silence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.merging import merge
from generator.model import FiledArticle

BASE = FiledArticle(path="undated/a.md", title="A", slug="a", body="First.\n\nSecond.\n\nThird.")


def merged(by_hand: str, by_desk: str) -> str | None:
    """The body that comes of two changes to ``BASE``; ``None`` for a conflict."""
    outcome = merge(BASE, BASE._replace(body=by_hand), BASE._replace(body=by_desk))
    assert outcome.conflicts in ((), ("body",))
    return None if outcome.conflicts else outcome.article.body


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("First, mended.\n\nSecond.\n\nThird.", "New.\n\nFirst.\n\nSecond.\n\nThird.", "New.\n\nFirst, mended.\n\nSecond.\n\nThird."),
        ("First.\n\nSecond.\n\nThird, mended.", "First.\n\nSecond.\n\nThird.\n\nNew.", "First.\n\nSecond.\n\nThird, mended.\n\nNew."),
        ("First, mended.\n\nSecond.\n\nThird.", "First.\n\nThird.", "First, mended.\n\nThird."),
        ("First.\n\nSecond.\n\nThird, mended.", "First.\n\nThird.", "First.\n\nThird, mended."),
        ("First.\n\nSecond, mended.\n\nThird.", "First.\n\nSecond.", "First.\n\nSecond, mended."),
        ("First.\n\nThird.", "First.\n\nSecond.\n\nThird.\n\nNew.", "First.\n\nThird.\n\nNew."),
    ],
)
def test_what_both_did_in_different_places_stands(one: str, other: str, both: str) -> None:
    assert merged(one, other) == merged(other, one) == both


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("First.\n\nSecond, mended.\n\nThird.", "First.\n\nSecond, otherwise.\n\nThird."),
        ("First.\n\nSecond.\n\nThird.\n\nOne more.", "First.\n\nSecond.\n\nThird.\n\nAnother."),
        ("First.\n\nSecond.", "First.\n\nSecond.\n\nThird.\n\nNew."),
        ("First.\n\nSecond, mended.\n\nThird.", "First.\n\nThird."),
        ("First.\n\nNew.\n\nSecond.\n\nThird.", "New.\n\nSecond.\n\nThird."),
        ("First.\n\nNew.\n\nSecond.\n\nThird.", "First, mended.\n\nNew.\n\nSecond.\n\nThird."),
    ],
)
def test_what_both_did_in_one_place_is_for_the_editor(one: str, other: str) -> None:
    """Two texts for one place, two endings, an ending struck out and gone on with, a paragraph put beside another and in its place."""
    assert merged(one, other) is None
    assert merged(other, one) is None


PARAGRAPHS = tuple(f"Paragraph {number}." for number in range(6))
deeds = st.lists(st.sampled_from(["leaves", "leaves", "strikes", "mends", "puts above"]), min_size=6, max_size=6)


def changed(what: Sequence[str], who: str) -> list[str]:
    """The paragraphs as one of the two left them."""
    made = {"leaves": "{0}", "strikes": "", "mends": "{0} Mended by {1}.", "puts above": "Above {0}, by {1}.\n\n{0}"}
    return [text for deed, old in zip(what, PARAGRAPHS, strict=True) if (text := made[deed].format(old, who))]


@settings(max_examples=400, deadline=None)
@given(deeds, deeds)
def test_nothing_that_either_wrote_or_left_is_lost_and_nothing_that_both_changed_is_chosen_in_silence(one: list[str], other: list[str]) -> None:
    base = BASE._replace(body="\n\n".join(PARAGRAPHS))
    hand, desk = changed(one, "hand"), changed(other, "desk")
    there, back = (
        merge(base, base._replace(body="\n\n".join(ours)), base._replace(body="\n\n".join(theirs))) for ours, theirs in ((hand, desk), (desk, hand))
    )
    assert (there.conflicts, there.article.body if not there.conflicts else "") == (back.conflicts, back.article.body if not back.conflicts else "")
    if there.conflicts:
        return
    said = list(filter(None, there.article.body.split("\n\n")))
    struck = [old for old, deeds in zip(PARAGRAPHS, zip(one, other, strict=True), strict=True) if {"strikes", "mends"} & set(deeds)]
    expected = {text for made in (*hand, *desk) for text in made.split("\n\n")}
    assert sorted(said) == sorted(expected - set(struck))
    for pair in zip(one, other, strict=True):
        assert "mends" not in pair or not {"strikes", "mends"} >= set(pair)
