"""What ``docs/editing.md`` tells an editor to do, done on a site: what was done stays done, also when everything is read anew."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import archive
from generator.newsroom import build, ingest
from tests.newsroom.test_copies import SETTINGS, WIRE

NOW = datetime(2030, 1, 1, tzinfo=UTC)
HEADLINE = "Coast guards rescue people from a boat off Zuwara"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one undated article."""
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    (tmp_path / "content/dumps/a.txt").write_text("\n\n".join([HEADLINE, *WIRE]) + "\n")
    turn(tmp_path)
    return tmp_path


def turn(site: Path) -> None:
    ingest.ingest(site, now=NOW, jobs=1)
    build.alone(site, now=NOW, how=build.How(jobs=1))


def anew(site: Path) -> None:
    """All is read again."""
    archive.discard(site)
    turn(site)


def the_file(site: Path) -> Path:
    (file,) = (site / "content/articles").rglob("*.md")
    return file


def pages(site: Path) -> set[str]:
    """Addresses of the articles of the site."""
    found = (str(page.parent.relative_to(site / "output")) for page in (site / "output").rglob("index.html"))
    return {name for name in found if name.startswith(("20", "undated/"))}


def test_a_date_by_hand_moves_the_page_to_its_day(site: Path) -> None:
    file = the_file(site)
    assert pages(site) == {f"undated/{file.stem}"}
    file.write_text(file.read_text().replace("Date_Source: unknown\n", "Date: 2021-03-02\nDate_Source: unknown\n"))
    turn(site)
    assert pages(site) == {f"2021/03/02/{file.stem}"}
    anew(site)
    assert pages(site) == {f"2021/03/02/{file.stem}"}


@pytest.mark.parametrize("date", ["2021-03-04", "2021-03-04 00:00+00:00"])
def test_what_the_old_date_was_read_from_is_not_shown_for_another(site: Path, date: str) -> None:
    """The words stay in the file, which is the editor's; neither the page nor ``explain`` shows them as evidence of the new day."""
    (site / "content/dumps/a.txt").write_text("\n\n".join([HEADLINE, "Published: 3 March 2021", *WIRE]) + "\n")
    turn(site)
    file = the_file(site)
    assert "Published: 3 March 2021" in (site / "output/2021/03/03" / file.stem / "index.html").read_text()
    edited = re.sub("(?m)^Date: .*", f"Date: {date}", file.read_text())
    file.write_text(edited)
    anew(site)
    assert file.read_text() == edited and "\nDate_Evidence: Published: 3 March 2021\n" in edited
    assert "3 March 2021" not in (site / "output/2021/03/04" / file.stem / "index.html").read_text()


def test_a_deleted_article_stays_away_until_its_file_is_put_back(site: Path) -> None:
    file = the_file(site)
    text = file.read_text()
    file.unlink()
    anew(site)
    assert pages(site) == set()
    file.write_text(text)
    turn(site)
    assert pages(site) == {f"undated/{file.stem}"}


def test_two_articles_out_of_one_both_stay(site: Path) -> None:
    file = the_file(site)
    head, _, body = file.read_text().partition("\n\n")
    paragraphs = body.split("\n\n")
    own = [line for line in head.split("\n") if not line.startswith(("Source", "Machine_Hash", "Slug", "Title"))]
    file.write_text(f"{head}\n\n" + "\n\n".join(paragraphs[:2]) + "\n")
    file.with_name("crossing.md").write_text("\n".join(["Title: The crossing", "Slug: crossing", *own]) + "\n\n" + "\n\n".join(paragraphs[2:]))
    for step in (turn, anew):
        step(site)
        assert pages(site) == {f"undated/{file.stem}", "undated/crossing"}
        assert "Sudan and Eritrea" not in file.read_text()
