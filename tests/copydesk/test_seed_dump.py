"""The two real articles of the shared seed dump, point by point; and our own dump of the same shape."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.copydesk import edit
from generator.model import Article, Line, Part
from tests.tiling import tiles

SEED = Path(__file__).resolve().parents[3] / "shared" / "dumps" / "000_b5ad2cfd93be0b01.txt"


def lines_of(text: str) -> list[Line]:
    """The lines of a text with their byte offsets, as the wire hands them on."""
    lines, at = [], 0
    for raw in text.splitlines(keepends=True):
        end = at + len(raw.encode("utf-8"))
        lines.append(Line(raw.rstrip("\r\n"), at, end))
        at = end
    return lines


@pytest.fixture(scope="module")
def articles() -> tuple[Article, Article]:
    """Both articles of the seed dump."""
    if not SEED.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{SEED} is missing, and in CI it must be there")
        pytest.skip(f"the shared seed dump is not beside the repository: {SEED}")
    readings = list(edit(Part("seed.txt", "", "text", lines_of(SEED.read_text("utf-8")))))
    assert tiles([entry for reading in readings for entry in reading.entries], 0, SEED.stat().st_size)
    found = [reading.article for reading in readings if reading.article]
    assert len(found) == 2
    return found[0], found[1]


def test_a_repeated_headline_starts_no_article(articles: tuple[Article, Article]) -> None:
    assert [article.headline for article in articles] == [
        "Haftar Rejects Sarraj Proposal for Military, Security Coordination",
        "Hamas Rejects Trump Remarks on Gaza Talks Breakdown",
    ]


def test_one_caption_each_and_its_credit_apart(articles: tuple[Article, Article]) -> None:
    libya, gaza = articles
    assert [(caption.text, caption.credit) for caption in libya.captions] == [("LNA commander Khalifa Haftar.", "AFP")]
    assert [caption.credit for caption in gaza.captions] == ["EPA"]
    assert gaza.captions[0].text.endswith("on February 22.")


def test_thirteen_and_ten_paragraphs(articles: tuple[Article, Article]) -> None:
    assert [len(article.paragraphs) for article in articles] == [13, 10]
    assert all(paragraph.role == "paragraph" for article in articles for paragraph in article.paragraphs)


def test_the_short_paragraph_and_the_one_without_a_full_stop_stay(articles: tuple[Article, Article]) -> None:
    libya, gaza = articles
    assert "The capital is instead controlled by militias, he noted." in [paragraph.text for paragraph in libya.paragraphs]
    assert any(paragraph.text.endswith("he added") for paragraph in gaza.paragraphs)


def test_no_residue_of_the_widget(articles: tuple[Article, Article]) -> None:
    for article in articles:
        texts = [article.headline, article.standfirst, *(paragraph.text for paragraph in article.paragraphs)]
        assert not any(text.strip() in ("TT", "20") for text in texts)
        assert all("(AFP)" not in text and "(EPA)" not in text for text in texts)


def test_no_date_is_claimed_as_stated(articles: tuple[Article, Article]) -> None:
    for article in articles:
        assert article.dating.source != "stated"
        assert article.dating.value is None or article.dating.value.year == 2019


def test_an_attribution_is_no_byline(articles: tuple[Article, Article]) -> None:
    assert [article.authors for article in articles] == [(), ()]


def test_quotes_stay_as_they_were(articles: tuple[Article, Article]) -> None:
    libya, gaza = articles
    first = " ".join(paragraph.text for paragraph in libya.paragraphs)
    second = " ".join(paragraph.text for paragraph in gaza.paragraphs)
    assert "Libya’s 2011" in first and "“The overwhelming" in first and "'" not in first and '"' not in first
    assert "Trump's accusation" in second and "\"Trump's remarks" in second and "’" not in second and "“" not in second


def test_provenance_reaches_the_paragraph(articles: tuple[Article, Article]) -> None:
    raw = SEED.read_bytes()
    for article in articles:
        for paragraph in article.paragraphs:
            assert raw[paragraph.start : paragraph.end].decode("utf-8").strip() == paragraph.text
