"""A page in which an extractor finds nothing is read in the column that holds most of its paragraphs, if one does."""

from __future__ import annotations

import pytest

from generator.wire.pages import body
from tests.wire.helpers import read_one

TEXTS = tuple(
    f"The harbour opened to ships on day {number} of the month after eleven months of repairs to its eastern wall, the port's office said."
    for number in range(1, 6)
)
OFFER = "<div class=offer><p>Sign up for our letter and read all about the harbour and its ships before anybody else does.</p></div>"
TEASERS = "".join(f"<div class=card-{number}><p>{text}</p></div>" for number, text in zip("abcde", TEXTS, strict=True))


@pytest.fixture(autouse=True)
def _nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "_extracted", lambda source, *, fast: "")


def paragraphs(inside: str) -> list[str]:
    page = (
        f"<html><body><nav><a href=/>Home</a></nav><h1>Harbour opens after repairs</h1>{inside}<footer><p>© The Example.</p></footer></body></html>"
    )
    return read_one(page.encode(), "page.html").of_role("paragraph")


def test_the_densest_column_is_the_story() -> None:
    column = "".join(f"<p>{text}</p>" for text in TEXTS)
    assert paragraphs(f"{OFFER}<div class=entry-text>{column}</div>") == list(TEXTS)


def test_teasers_beside_one_another_are_no_story() -> None:
    assert paragraphs(f"{OFFER}{TEASERS}") == []


def test_a_notice_is_no_story() -> None:
    assert paragraphs(f"<div class=text><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></div>") == []
