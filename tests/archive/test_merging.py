"""Two hands in one text: what both did is kept where both can be, and never one of them in silence."""

from __future__ import annotations

import pytest

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
    ],
)
def test_what_both_did_in_one_place_is_for_the_editor(one: str, other: str) -> None:
    """Two texts for one place, two endings, an ending struck out and gone on with: no rule knows what is meant."""
    assert merged(one, other) is None
    assert merged(other, one) is None
