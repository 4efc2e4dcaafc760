"""What is kept of the articles that were filed, for finding them again: in memory until it is handed on to the cache, and the same from there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from generator.copydesk.copies.duplicates import fingerprint
from generator.newsroom.ingest.copies import Copies
from tests.copydesk.test_duplicates import FOLLOW_UP, HEADLINE, STORY


@pytest.fixture
def copies() -> Iterator[Copies]:
    """Nothing kept yet."""
    with closing(sqlite3.connect(":memory:")) as cache:
        yield Copies(cache)


def found(copies: Copies, headline: str, paragraphs: list[str]) -> list[str]:
    return [alike.key for alike in copies.find(fingerprint(headline, paragraphs).pack())]


@pytest.mark.parametrize("is_written", [False, True])
def test_the_most_similar_is_found_first(copies: Copies, is_written: bool) -> None:
    for key, one in (("cut", fingerprint(HEADLINE, STORY[:5])), ("same", fingerprint(HEADLINE, STORY)), ("other", fingerprint("F", FOLLOW_UP))):
        copies.keep(key, one.pack())
    if is_written:
        copies.flush()
    assert found(copies, HEADLINE, STORY) == ["same", "cut"]


@pytest.mark.parametrize("is_written", [False, True])
def test_a_removed_or_replaced_key_is_found_no_more(copies: Copies, is_written: bool) -> None:
    copies.keep("a", fingerprint(HEADLINE, STORY).pack())
    if is_written:
        copies.flush()
    copies.keep("a", fingerprint("F", FOLLOW_UP).pack())
    assert not found(copies, HEADLINE, STORY)
    copies.drop("a")
    copies.drop("a")
    assert not copies
    assert not found(copies, "F", FOLLOW_UP)
