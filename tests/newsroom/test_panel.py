"""The preview's panel: whose page is on screen, where it came from and whose hand is in it, without a look through the archive."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import archive
from generator.newsroom import build, ingest, serve

SETTINGS = '[site]\ntitle = "Digest"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'
FERRY = """\
Ferry Sails Again

Published: 3 March 2021 09:30 UTC

The ferry between Benghazi and Valletta sailed on Wednesday for the first time in six years, the port authority of Libya said.

Some two hundred passengers were on board when the ship left the harbour shortly after sunrise, according to the captain.
"""
PAGE = "/2021/03/03/ferry-sails-again/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one article from a dump and its preview."""
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    (tmp_path / "content/dumps/a.txt").write_text(FERRY)
    ingest.ingest(tmp_path, now=datetime.now(UTC), jobs=1)
    preview(tmp_path)
    return tmp_path


def preview(root: Path) -> None:
    build.build(root, now=datetime.now(UTC), output=root / serve.OUTPUT, preview=True)


def told(root: Path, page: str) -> dict[str, str]:
    """What the panel shows of a page, by section."""
    panel = serve.desk(root, []).panel(page)
    return {"file": panel.file, "mark": panel.mark, **{title: "\n".join(lines) for title, lines in panel.sections}} if panel else {}


def test_the_article_on_screen_is_found_without_opening_the_archive_or_the_dump(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "Archive", None)
    (site / "content/dumps/a.txt").unlink()
    shown = told(site, PAGE)
    assert shown["file"] == "content/articles/2021/03/ferry-sails-again.md"
    assert "a.txt bytes 0-" in shown["Where it came from"] and "no hand has touched it" in shown["Where it came from"]
    assert "Filed: " in shown["Topic: libya"] and "“Libya”" in shown["Topic: libya"]


def test_a_hand_in_it_is_told(site: Path) -> None:
    file = site / "content/articles/2021/03/ferry-sails-again.md"
    file.write_text(file.read_text().replace("Some two hundred", "About two hundred"))
    assert "Edited by hand: body" in told(site, PAGE)["Where it came from"]


def test_two_stories_of_one_name_are_not_taken_for_each_other(site: Path) -> None:
    other = site / "content/articles/elsewhere.md"
    other.write_text("Title: Another\nDate: 2020-01-02\nSlug: ferry-sails-again\nStatus: draft\n\nText.\n")
    preview(site)
    shown = told(site, "/2020/01/02/ferry-sails-again/")
    assert (shown["file"], shown["mark"]) == ("content/articles/elsewhere.md", "draft")
    assert shown["Where it came from"].startswith("Written by hand")
    assert told(site, PAGE)["file"].endswith("2021/03/ferry-sails-again.md")


def test_two_pages_that_ask_for_one_place_are_told_apart(site: Path) -> None:
    """The second by its path stands in a folder with a suffix."""
    other = site / "content/articles/2021/03/z.md"
    other.write_text("Title: Another\nDate: 2021-03-03\nSlug: ferry-sails-again\n\nText.\n")
    preview(site)
    pages = [path.parent.name for path in (site / serve.OUTPUT / "2021/03/03").glob("*/index.html")]
    assert sorted(told(site, f"/2021/03/03/{name}/")["file"].rpartition("/")[2] for name in pages) == ["ferry-sails-again.md", "z.md"]


@pytest.mark.parametrize("page", ["/", "/topics/libya/", "/2021/03/03/nothing/", "/2021/03/03/../../../etc/passwd/", "/2021/03/03/%2e%2e/x/"])
def test_other_pages_have_none(site: Path, page: str) -> None:
    assert told(site, page) == {}
