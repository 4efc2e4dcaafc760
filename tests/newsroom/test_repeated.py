"""Lines that come back: listed with the articles they stand in, struck once the editor has said so, and no hand edit lost for it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.cli import main
from generator.model import Exit
from generator.newsroom import ingest
from generator.newsroom.repeated import Line, repeated

NOW = datetime(2030, 1, 1, tzinfo=UTC)
SITE = '[site]\ntitle = "Digest"\nurl = "https://example.org"\n'
OURS = "Follow Harbour Wire on every channel"
STORIES = {
    "bridge": "The council opened a second bridge over the harbour on Monday, after four years of works, officials of the port said.",
    "library": "A library of twelve thousand books opened in the old town, in a house that had been a mill and a school before it.",
    "ferry": "The ferry to the islands sails twice a day from now on, the shipping line told its passengers in a letter on Sunday.",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "digest.toml").write_text(SITE, encoding="utf-8")
    dumps = tmp_path / "content" / "dumps"
    dumps.mkdir(parents=True)
    for name, story in STORIES.items():
        ending = f"Nobody had thought that the {name} would come so soon."
        blocks = (f"How the {name} came to the town by the sea", story, f"{OURS}, {len(name)} of them.", ending)
        (dumps / f"{name}.txt").write_text("\n\n".join(blocks), encoding="utf-8")
    ingest.ingest(tmp_path, now=NOW)
    return tmp_path


def article(site: Path, name: str) -> Path:
    (path,) = (site / "content" / "articles").rglob(f"*the-{name}-*.md")
    return path


def tell(site: Path, setting: str) -> None:
    (site / "digest.toml").write_text(f"{SITE}[desk]\n{setting}\n", encoding="utf-8")


def test_a_line_is_listed_with_the_articles_in_which_it_stands(site: Path) -> None:
    found = repeated(site, 3, lambda: None)
    assert found.articles == 3
    (line,) = found.lines
    assert line == Line(f"{OURS}, 6 of them.", tuple(f"undated/how-the-{name}-came-to-the-town-by-the-sea.md" for name in sorted(STORIES)), False)


def test_a_line_that_stands_twice_in_one_article_is_not_repeated_by_that(site: Path) -> None:
    path = article(site, "ferry")
    path.write_text(path.read_text(encoding="utf-8") + f"\n{STORIES['ferry']}\n", encoding="utf-8")
    assert len(repeated(site, 2, lambda: None).lines) == 1


def test_told_lines_go_with_the_next_ingest_and_a_hand_edit_stays(site: Path) -> None:
    edited = article(site, "library")
    edited.write_text(edited.read_text(encoding="utf-8").replace("twelve thousand", "some 12,000"), encoding="utf-8")
    tell(site, f'furniture = ["{OURS}, 9 of them"]')
    assert [line.is_told for line in repeated(site, 3, lambda: None).lines] == [True]
    ingest.ingest(site, now=NOW)
    assert repeated(site, 2, lambda: None).lines == ()
    assert "some 12,000 books" in edited.read_text(encoding="utf-8")
    assert OURS not in edited.read_text(encoding="utf-8")
    tell(site, "")
    ingest.ingest(site, now=NOW)
    assert len(repeated(site, 3, lambda: None).lines) == 1
    assert "some 12,000 books" in edited.read_text(encoding="utf-8")


def test_the_command_lists_them_and_says_what_to_do(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desk", "--site", str(site)]) == Exit.FINE
    said = capsys.readouterr().out
    assert said.startswith(f"3  {OURS}, 6 of them.\n")
    assert "1 line in 3 or more of 3 articles." in said
    assert "[desk] furniture" in said
    assert main(["desk", "--site", str(site), "--json"]) == Exit.FINE
    assert json.loads(capsys.readouterr().out)["lines"][0]["is_told"] is False


def test_where_nothing_comes_back_nothing_is_asked_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desk", "--site", str(site), "--least", "4"]) == Exit.FINE
    assert capsys.readouterr().out == "0 lines in 4 or more of 3 articles.\n"
    assert main(["desk", "--site", str(site), "--least", "1"]) == Exit.USAGE
