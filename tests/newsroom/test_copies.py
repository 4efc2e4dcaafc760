"""Copies and look-alikes, from dumps to files: what several outlets print stands once, what only sounds alike stands apart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import archive
from generator.model import FiledArticle
from generator.newsroom import ingest

NOW = datetime(2030, 1, 1, tzinfo=UTC)

SETTINGS = """\
[site]
title = "Test Digest"
url = "https://digest.example"

[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya", "Libyan"]
"""

REPORT = """\
Earthquake shakes the coast near {0}

Published: 3 March 2021 09:30 UTC

An earthquake with a magnitude of {1} struck {2} kilometres off {0} on Wednesday, the institute of seismology of Libya said.

People in {0} ran into the streets and spent the night in the open, the mayor of the town told a local radio station.

No damage has been reported so far, and no warning of a tsunami was given to the towns along the coast of the Mediterranean.
"""

WIRE = [
    "TRIPOLI (AFP) - Libyan coast guards pulled 81 people from a sinking boat off Zuwara on Tuesday, the interior ministry said.",
    "The boat had left the coast before dawn and took in water after its engine failed, Captain Omar Salem told reporters in the harbour.",
    "Among the rescued were 14 women and nine children, most of them from Sudan and Eritrea, according to the ministry.",
    "They were taken to a reception centre in the west of the capital, where an aid group looked after them.",
    "More than 2,000 people have tried the crossing since the beginning of the month, a spokeswoman for the group said.",
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty site."""
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path


def put(site: Path, name: str, text: str) -> None:
    """A dump in ``content/dumps/``."""
    (site / "content/dumps" / name).write_text(text)


def articles(site: Path) -> dict[str, FiledArticle]:
    """The articles of the site by their headlines."""
    return {judged.article.title: judged.article for _, judged in archive.read_all(site) if judged.article}


def test_reports_from_one_mould_are_all_published(site: Path) -> None:
    """A form filled in three times: not one is taken for a copy of another."""
    for number, form in enumerate([("Derna", "4.5", "30"), ("Tobruk", "4.5", "30"), ("Derna", "5.1", "30")]):
        put(site, f"quake{number}.txt", REPORT.format(*form))
    assert ingest.ingest(site, now=NOW, jobs=1).totals == {"in": 3, "published": 3, "version": 0, "duplicate": 0, "quarantined": 0}


def test_a_report_of_another_place_never_takes_the_old_ones_page(site: Path) -> None:
    """A dump that is written anew with the next report of its kind: the first stays published as it was."""
    put(site, "latest.txt", REPORT.format("Derna", "4.5", "30"))
    ingest.ingest(site, now=NOW, jobs=1)
    first = articles(site)["Earthquake shakes the coast near Derna"]
    put(site, "latest.txt", REPORT.format("Misrata", "3.9", "12"))
    ingest.ingest(site, now=NOW, jobs=1)
    now = articles(site)
    assert now["Earthquake shakes the coast near Derna"] == first
    assert now["Earthquake shakes the coast near Misrata"].slug != first.slug


def test_one_wire_copy_in_three_outlets_stands_once(site: Path) -> None:
    """Cut by one desk, under another headline and with a line of its own at the next."""
    put(site, "a.txt", "\n\n".join(["Coast guards rescue 81 off Libya", *WIRE]))
    put(site, "b.txt", "\n\n".join(["Boat sinks off Zuwara: 81 saved", *WIRE[:4]]))
    put(
        site,
        "c.txt",
        "\n\n".join(["Coast guards rescue 81 off Libya", *WIRE[:2], *WIRE[3:], "A service that the editors of this paper have not changed."]),
    )
    assert ingest.ingest(site, now=NOW, jobs=1).totals == {"in": 3, "published": 1, "version": 0, "duplicate": 2, "quarantined": 0}
    (kept,) = articles(site).values()
    assert [line.partition(" bytes")[0] for line in kept.also_in] == ["b.txt", "c.txt"]


def test_a_later_state_of_a_story_is_no_copy_of_the_earlier(site: Path) -> None:
    """The number of the rescued has risen: both stand."""
    text = "\n\n".join(["Coast guards rescue people off Libya", *WIRE])
    put(site, "a.txt", text)
    put(site, "b.txt", text.replace("81 people", "97 people"))
    assert ingest.ingest(site, now=NOW, jobs=1).totals == {"in": 2, "published": 2, "version": 0, "duplicate": 0, "quarantined": 0}
