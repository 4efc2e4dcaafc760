"""Laws of duplicates."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from generator.copydesk.copies.duplicates import Fingerprint, compare, fingerprint
from generator.newsroom.ingest.copies import Copies

words = st.sampled_from("harbour ship storm wall quay crane wheat 1994 35 60 master boat sea divers ministry Straße Café 港 مرفأ".split())
paragraphs = st.lists(st.lists(words, min_size=1, max_size=40).map(" ".join), max_size=8)
anything = st.lists(st.text(max_size=200), max_size=5)


@given(paragraphs, paragraphs)
def test_comparing_is_symmetric(ours: list[str], theirs: list[str]) -> None:
    one, other = fingerprint("A headline", ours), fingerprint("A headline", theirs)
    assert compare(one, other) == compare(other, one)


@given(paragraphs | anything, st.text(max_size=80))
def test_an_article_is_its_own_copy_however_it_is_broken(body: list[str], headline: str) -> None:
    one = fingerprint(headline + " x", body)
    for other in (fingerprint(headline + " x", body), fingerprint(headline + " x", [" \n ".join(body)])):
        found = compare(one, other)
        assert found is not None
        assert found.kind == "exact"


@given(anything, st.text(max_size=80))
def test_packing_loses_nothing(body: list[str], headline: str) -> None:
    one = fingerprint(headline, body)
    assert Fingerprint.unpack(one.pack()) == one
    assert all(0 <= band < 1 << 63 for band in one.bands)


@given(st.lists(paragraphs, max_size=6), st.booleans())
def test_every_exact_copy_is_found_among_what_is_kept(bodies: list[list[str]], is_written: bool) -> None:
    with closing(sqlite3.connect(":memory:")) as cache:
        copies = Copies(cache)
        for number, body in enumerate(bodies):
            copies.keep(str(number), fingerprint("Headline", body).pack())
        if is_written:
            copies.flush()
        for number, body in enumerate(bodies):
            assert str(number) in [alike.key for alike in copies.find(fingerprint("Headline", body).pack()) if alike.kind == "exact"]
