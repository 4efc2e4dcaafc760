"""A story for which nobody wrote a headline: it is called by its first words, and told as such everywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import archive
from generator.cli import main
from generator.filing import Filer
from generator.model import FiledArticle
from generator.newsroom import build, ingest
from generator.settings import load

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

STORY = """\
Fishermen off Libya have sailed out again after three weeks of storm, and the first boats came back with full nets on Tuesday morning.

The market on the quay opened before sunrise, and by noon not a single sardine was left on the slabs, a trader told reporters there.

The price of a crate fell to half of what it had been in the week before, although diesel has become dearer since the end of winter.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one dump, in which nothing stands but three paragraphs."""
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    (tmp_path / "content/dumps/a.txt").write_text(STORY)
    ingest.ingest(tmp_path, now=NOW, jobs=1)
    return tmp_path


def only(site: Path) -> FiledArticle:
    """The one article of the site."""
    (_, judged), *others = archive.read_all(site, UTC)
    assert not others and judged.article
    return judged.article


@pytest.mark.parametrize("opening", ["TRIPOLI, Oct 9 (Reuters) - ", "طرابلس 9 أكتوبر 2023 (وال)- ", "غزة 9-10-2023 وفا- "])
def test_a_dateline_is_no_part_of_the_title(tmp_path: Path, opening: str) -> None:
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    (tmp_path / "content/dumps/a.txt").write_text(opening + STORY)
    ingest.ingest(tmp_path, now=NOW, jobs=1)
    assert only(tmp_path).title == "Fishermen off Libya have sailed out again after three weeks of storm …"


def test_the_file_says_who_wrote_the_title(site: Path) -> None:
    filed = only(site)
    assert filed.title == "Fishermen off Libya have sailed out again after three weeks of storm …"
    assert filed.title_source == "first words"


def test_filing_counts_no_headline_that_nobody_wrote(site: Path) -> None:
    filed = only(site)
    assert dict(filed.topic_evidence) == {"libya": "“Libya” in the lead: 3 of 3"}
    again = Filer(load(site).topics).refile(filed, [text for _, text in archive.plain.blocks(filed.body)])
    assert [seen.where for seen in again.verdicts[0].sightings] == ["lead"]


def test_explain_and_the_page_tell_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--site", str(site), only(site).slug]) == 0
    assert "No headline in the copy" in capsys.readouterr().out
    build.alone(site, now=NOW, how=build.How(jobs=1))
    page = (site / f"output/undated/{only(site).slug}/index.html").read_text()
    assert "None in the copy: what stands above are the first words of the story" in page


def test_a_headline_that_an_editor_writes_is_one(site: Path) -> None:
    file = site / "content/articles" / only(site).path
    file.write_text(file.read_text().replace(f"Title: {only(site).title}", "Title: Libya's boats are out again"))
    filed = only(site)
    assert filed.title_source == ""
    assert Filer(load(site).topics).refile(filed, [STORY]).verdicts[0].sightings[0].where == "headline"
    (site / "content/dumps/b.txt").write_text(STORY.replace("Tuesday", "Monday"))
    ingest.ingest(site, now=NOW, jobs=1)
    assert only(site).title == "Libya's boats are out again"


def test_the_same_copy_without_a_headline_is_filed_once(site: Path) -> None:
    (site / "content/dumps/b.txt").write_text("Sign up for our newsletter\n\n" + STORY)
    taken = ingest.ingest(site, now=NOW, jobs=1)
    assert taken.totals == {"in": 2, "published": 1, "version": 0, "duplicate": 1, "quarantined": 0}
