"""A letter in plain text: its subject is the headline of the one article in it, and of none where there are several."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import archive
from generator.newsroom import ingest

NOW = datetime(2030, 1, 1, tzinfo=UTC)

SETTINGS = """\
[site]
title = "Test Digest"
url = "https://digest.example"

[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya"]
"""

HEAD = "From: News <news@example.org>\nSubject: {}\nDate: Fri, 12 Mar 2021 10:00:00 +0200\nContent-Type: text/plain; charset=utf-8\n\n"

POETS = """\
Poets from six countries met under the palm trees of Ghadames, the old caravan town in the west of Libya, to read from their work.

The festival was held for the first time since the war, and the houses of the old town, white and without windows, were lit with lamps.

Admission was free, the organisers said, since nobody in the town would understand why one should pay for a poem.
"""

COINS = """\
A museum in Benghazi has put on show three hundred silver coins from the ancient city of Cyrene that had been thought lost in the war.

They had been hidden behind a wall by a guard, who told nobody of them for a decade and died last winter at the age of eighty.

The curator of the collection called the find the happiest day in her life and invited schools to visit without charge.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty site."""
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path


def titles(site: Path, letter: str) -> list[tuple[str, str]]:
    """Titles, and who made them, of the articles in a letter."""
    (site / "content/dumps/letter.eml").write_text(letter)
    ingest.ingest(site, now=NOW, jobs=1)
    return sorted((judged.article.title, judged.article.title_source) for _, judged in archive.read_all(site) if judged.article)


@pytest.mark.parametrize("subject", ["Poets meet in Ghadames", "Fwd: Re: Poets meet in Ghadames", "=?utf-8?q?Poets_meet_in_Ghadames?="])
def test_the_subject_names_the_one_article(site: Path, subject: str) -> None:
    assert titles(site, HEAD.format(subject) + POETS) == [("Poets meet in Ghadames", "")]


def test_a_headline_in_the_letter_goes_before_its_subject(site: Path) -> None:
    letter = HEAD.format("News of the day") + "Poets of six countries meet in Ghadames\n\n" + POETS
    assert titles(site, letter) == [("Poets of six countries meet in Ghadames", "")]


def test_the_subject_names_none_of_several(site: Path) -> None:
    letter = HEAD.format("News of the day") + POETS + "\n\n\n\n\n" + COINS
    assert [source for _, source in titles(site, letter)] == ["first words", "first words"]
