"""Laws of slugs, for any text whatever."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.copydesk import slug

PORTABLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

texts = st.text(max_size=500) | st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Zs", "Po"]), max_size=500)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(texts, days)
def test_every_slug_is_portable(headline: str, day: date | None) -> None:
    made = slug.make(headline, day, ())
    assert PORTABLE.fullmatch(made)
    assert len(made.encode()) <= slug.LONGEST
    assert made not in slug.RESERVED


@given(texts)
def test_spelling_a_slug_again_changes_nothing(headline: str) -> None:
    assert slug.spell(slug.spell(headline)) == slug.spell(headline)


@given(texts, days)
def test_unicode_form_and_white_space_do_not_count(headline: str, day: date | None) -> None:
    composed = unicodedata.normalize("NFC", headline)
    other = unicodedata.normalize("NFD", composed)
    assert slug.make(composed, day, ()) == slug.make(other, day, ())


@given(texts, days)
def test_a_taken_slug_gives_another(headline: str, day: date | None) -> None:
    made = slug.make(headline, day, ())
    if made == slug.spell(headline):
        other = slug.make(headline, day, (made.upper(),))
        assert other != made
        assert PORTABLE.fullmatch(other)
        assert len(other.encode()) <= slug.LONGEST
