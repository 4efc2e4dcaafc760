"""What waits for an editor, as ``status`` and the preview tell it: with the place where it can be mended, and its copy."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.newsroom import build
from generator.newsroom.ingest import ingest
from generator.newsroom.status import status
from generator.newsroom.waiting import waiting, with_copy

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SETTINGS = """
[site]
title = "T"
url = "https://example.org"
[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya"]
"""
BINARY = b"\x00\x01\x02PK\x03" * 300
REMEDY = "Name the fields title, text, date, url."


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content" / "dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path


def test_nothing_waits_in_a_site_that_read_nothing(site: Path) -> None:
    assert waiting(site) == with_copy(site) == ()


def test_a_binary_file_is_named_once_with_its_reason_and_no_text(site: Path) -> None:
    (site / "content" / "dumps" / "bad.txt").write_bytes(BINARY)
    ingest(site, now=NOW)
    (item,) = with_copy(site)
    assert item.place == "bad.txt bytes 0-1800" and item.copy == ""
    assert str(waiting(site)[0]).count("bad.txt") == 1 and "binary file" in item.why


def test_copy_that_was_held_back_is_shown_as_it_stood(site: Path, monkeypatch) -> None:
    table = "Misrata 21 C\nTobruk 24 C\nGaza 19 C\n"
    (site / "content" / "dumps" / "weather.txt").write_text(table)
    ingest(site, now=NOW)
    (item,) = with_copy(site)
    assert "only short lines" in item.why
    assert item.copy == table.strip()
    assert waiting(site)[0].copy == ""
    monkeypatch.setattr("generator.newsroom.waiting.SHOWN", 7)
    assert with_copy(site)[0].copy == "Misrata …"


def test_a_conflict_is_shown_with_the_desks_version(site: Path) -> None:
    path = site / "content" / "desk" / "conflicts" / "2020" / "03" / "port.md"
    path.parent.mkdir(parents=True)
    path.write_text("Title: Port\n\nThe desk's text.\n")
    (item,) = with_copy(site)
    assert item.place == "content/articles/2020/03/port.md" and "The desk's text." in item.copy
    assert "content/desk/conflicts/2020/03/port.md" in item.why


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"a.txt": "A story.\n", "a.txt.toml": 'publisher = "The Example"\nlanguage = 5\n'},
            "a.txt bytes 0-9: a.txt.toml:2: [language] '5' cannot be used. Give a language code: language = \"ar\".",
        ),
        ({"b.jsonl": '{"foo": 1}\n'}, f"b.jsonl#1 bytes 0-11: line 1: no field of an article is known in the record; it has foo. {REMEDY}"),
    ],
)
def test_its_place_is_told_once_and_whole(tmp_path: Path, files: dict[str, str], told: str) -> None:
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    for name, text in files.items():
        (tmp_path / "content/dumps" / name).write_text(text)
    ingest(tmp_path, now=NOW, jobs=1)
    assert [str(item) for item in waiting(tmp_path)] == [told]
    report = (tmp_path / "content/desk/quarantine.md").read_text().replace("\\", "")
    assert told.partition(": ")[2] in report


def test_a_file_that_an_editor_broke_is_among_it(site: Path) -> None:
    """One typing mistake takes an article off the site: the engineer on duty is told, not only whoever ran the build."""
    file = site / "content/articles/2021/03/ferry.md"
    file.parent.mkdir(parents=True)
    file.write_text("Title: Ferry sails\nDate: 31 Febtober\n\nText.\n")
    file.with_name("boat.md").write_text("Title: Boat sails\n\nText.\n")
    build.alone(site, now=NOW, how=build.How(jobs=1))
    told = (
        "content/articles/2021/03/ferry.md:2: [Date] “31 Febtober” is no date. Write it as 2019-02-19 10:00+00:00. Until then the file is left out."
    )
    assert tuple(map(str, waiting(site))) == (told,)
    assert "Ferry sails" in with_copy(site)[0].copy
    file.write_text("Title: Ferry sails\nDate: 2021-02-28\n\nText.\n")
    build.alone(site, now=NOW, how=build.How(jobs=1))
    assert waiting(site) == ()


def broken(cache: Path) -> None:
    cache.write_bytes(b"no database" * 999)


def of_another_form(cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as connection:
        connection.execute("PRAGMA user_version=1")


@pytest.mark.parametrize("spoil", [broken, of_another_form])
def test_what_cannot_be_told_is_not_told_as_nothing(site: Path, spoil: Callable[[Path], None]) -> None:
    """Silence would be taken for peace. Looking mends nothing: the next run does."""
    (site / "content" / "dumps" / "bad.txt").write_bytes(BINARY)
    ingest(site, now=NOW)
    cache = site / ".newsdigest" / "desk.sqlite"
    spoil(cache)
    before = cache.read_bytes()
    for (item,) in (waiting(site), with_copy(site)):
        assert item.place == ".newsdigest/desk.sqlite" and "content/desk/quarantine.md" in item.why
    assert cache.read_bytes() == before
    ingest(site, now=NOW)
    assert [item.place for item in waiting(site)] == ["bad.txt bytes 0-1800"]


_READABLE = all(folder.stat().st_mode & 0o001 for folder in Path(__file__).resolve().parents)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.skipif(not _READABLE, reason="the program lies in a folder that another user may not enter")
def test_a_watching_user_without_the_right_to_write_is_told_all() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "content" / "dumps").mkdir(parents=True)
        (root / "digest.toml").write_text(SETTINGS)
        (root / "content" / "dumps" / "bad.txt").write_bytes(BINARY)
        ingest(root, now=NOW)
        mine = waiting(root)
        assert len(mine) == 1
        child = os.fork()
        if not child:
            differs = True
            try:
                os.setuid(65534)
                differs = waiting(root) != mine
            finally:
                os._exit(differs)
        assert os.waitpid(child, 0)[1] == 0


def test_status_counts_what_was_ingested_and_built_by_hand(site: Path) -> None:
    """Not only by ``rebuild``: an editor who runs one verb after the other is told of the story that is held back."""
    story = '{"title": "Libya votes", "date": "2027-01-05T10:00:00Z", "text": "Polls open in Libya in January, the commission said."}'
    (site / "content" / "dumps" / "a.jsonl").write_text(story + "\n")
    ingest(site, now=NOW)
    build.build(site, now=NOW)
    told = status(site, NOW)
    assert told.status.counts["published"] == 1 and told.status.next_held_back == "2027-01-05T10:00:00Z"
    assert "rebuild has not run" in told.text()


def test_status_names_the_article_that_is_dated_ahead_and_counts_the_undated(site: Path) -> None:
    """A mistaken year keeps a story off the site for good, and nobody misses what nobody has seen."""
    stories = (
        '{"title": "Libya votes", "date": "2072-01-05T10:00:00Z", "text": "Polls open in Libya in January, the commission said."}',
        '{"title": "Port of Misrata is dredged", "text": "Two ships took up work at the entry of the port of Misrata, its office said."}',
    )
    (site / "content" / "dumps" / "a.jsonl").write_text("\n".join(stories) + "\n")
    ingest(site, now=NOW)
    build.build(site, now=NOW)
    text = status(site, NOW).text()
    assert "1 article dated ahead, the next of 2072-01-05T10:00:00Z: content/articles/2072/01/libya-votes.md" in text
    assert "Undated:    1 article" in text
