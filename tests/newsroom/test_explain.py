"""Explain: from an article back to its bytes, and from a dump to where every byte went."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest

from generator import archive
from generator.cli import main
from generator.model import Exit, TargetFailed, UsageError
from generator.newsroom import ingest
from generator.newsroom.explain import explain
from generator.newsroom.explain.told import ArticleTold, DumpTold
from tests.newsroom.test_ingest import BAKERY

NOW = datetime(2030, 1, 1, tzinfo=UTC)

SETTINGS = """\
[site]
title = "Test Digest"
url = "https://digest.example/news"

[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya", "Benghazi"]

[[topics]]
slug = "gaza"
name = "Gaza"
terms = ["Gaza"]
"""

FERRY = """\
Ferry Between Libya And Malta Sails Again

The ferry in the harbour of Valletta. (Sample Pictures)
Advertisement
20

Published: 3 March 2021 09:30 UTC

The ferry between Benghazi and Valletta sailed on Wednesday for the first time in six years, the port authority of Libya said.

Some two hundred passengers were on board when the ship left the harbour shortly after sunrise, according to the captain.

A ship that carried flour to Gaza had used the same berth until the end of last month, the port authority said.
"""

SLUG = "ferry-between-libya-and-malta-sails-again"
FILE = f"content/articles/2021/03/{SLUG}.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site into which a dump and a copy of it were ingested."""
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    (tmp_path / "content/dumps/a.txt").write_text(FERRY)
    (tmp_path / "content/dumps/b.txt").write_text(FERRY.replace("Some two hundred", "About two hundred"))
    ingest.ingest(tmp_path, now=NOW, jobs=1)
    return tmp_path


@pytest.mark.parametrize("what", [SLUG, f"https://digest.example/news/2021/03/03/{SLUG}/", f"/2021/03/03/{SLUG}/", FILE])
def test_an_article_is_found_by_any_of_its_names(site, what):
    told = explain(site, what)
    assert isinstance(told, ArticleTold) and told.file == FILE


def test_an_article_is_found_by_the_name_that_a_hand_gave_its_file(site):
    file = site / FILE
    file.rename(file.with_name("ferry-for-the-morning.md"))
    assert explain(site, "ferry-for-the-morning").file.endswith("/ferry-for-the-morning.md")
    assert explain(site, SLUG).file.endswith("/ferry-for-the-morning.md")


def test_an_article_leads_back_to_its_bytes(site):
    told = explain(site, SLUG)
    data = (site / "content/dumps/a.txt").read_bytes()
    assert told.take.place == "a.txt"
    blocks = [text for text in told.article.body.split("\n\n") if text]
    assert len(told.take.paragraphs) == len(blocks)
    for (start, end), text in zip(told.take.paragraphs, blocks, strict=True):
        assert data[start:end].decode().strip() == text
    dropped = [entry for entry in told.take.entries if entry.fate == "furniture" and entry.text.strip()]
    assert [entry.text for entry in dropped] == ["Advertisement", "20"] and all(entry.detail for entry in dropped)
    assert all(entry.text in data[entry.start : entry.end].decode() for entry in told.take.entries)


def test_filing_is_told_with_its_near_misses(site):
    libya, gaza = explain(site, SLUG).verdicts
    assert libya.filed and {"Libya", "Benghazi"} <= {seen.term for seen in libya.sightings}
    assert not gaza.filed and [seen.term for seen in gaza.sightings] == ["Gaza"]


def test_a_word_that_adds_nothing_says_why(site, capsys):
    main(["explain", "--site", str(site), "--short", SLUG])
    assert "+0  “Benghazi” in the lead (nothing more: “Libya” counts there already)" in capsys.readouterr().out


def test_what_a_record_states_is_shown_with_its_bytes(site):
    text = "The ferry came back with a hundred passengers and two goats on board, the harbour master of Derna told the paper."
    (site / "content/dumps/c.jsonl").write_text(json.dumps({"headline": "A ferry is back", "author": "Tom Sample", "text": text}) + "\n")
    ingest.ingest(site, now=NOW, jobs=1)
    told = {entry.detail: entry.text for entry in explain(site, "c.jsonl").takes[0].entries}
    assert told["headline"] == "A ferry is back" and told["authors"] == "Tom Sample" and told["body"] == text


def test_an_encoding_that_was_guessed_is_told(site, capsys):
    (site / "content/dumps/c.txt").write_bytes(FERRY.replace("Valletta", "Città Valletta").replace("flour", "salt").encode("windows-1252"))
    ingest.ingest(site, now=NOW, jobs=1)
    assert main(["explain", "--site", str(site), "c.txt"]) == Exit.FINE
    assert "Mended: read as windows-1252, the likeliest by its letters" in capsys.readouterr().out


def test_a_story_dated_ahead_is_told_as_held_back(site, capsys):
    main(["explain", "--site", str(site), "--short", SLUG])
    assert "held back" not in capsys.readouterr().out
    file = site / FILE
    file.write_text(file.read_text().replace("Date: 2021-03-03", "Date: 2098-03-03"))
    main(["explain", "--site", str(site), "--short", SLUG])
    assert "It is not on the site yet: held back until then." in capsys.readouterr().out


def test_copies_are_told_with_their_differences(site):
    (copy,) = explain(site, SLUG).copies
    assert copy.place == "b.txt" and "1 paragraph" in copy.difference


def test_what_a_hand_changed_is_named(site):
    assert explain(site, SLUG).by_hand == ()
    file = site / FILE
    file.write_text(file.read_text().replace("shortly after", "at").replace("Topics: libya", "Topics: gaza"))
    assert explain(site, SLUG).by_hand == ("Topics", "body")


def test_a_topic_that_a_hand_took_out_is_not_told_as_filed(site, capsys):
    file = site / FILE
    file.write_text(file.read_text().replace("Topics: libya", "Topics: gaza"))
    main(["explain", "--site", str(site), "--short", SLUG])
    told = capsys.readouterr().out
    assert "libya: taken out by hand" in told and "gaza: filed by hand" in told


def test_of_a_story_of_ones_own_nothing_was_taken_out(site, capsys):
    (site / "content/articles/own.md").write_text("Title: Our week in Libya\n\nWhat we saw in Libya. Libya has many ports.\n")
    main(["explain", "--site", str(site), "--short", "content/articles/own.md"])
    told = capsys.readouterr().out
    assert "libya: not filed, since Topics of an article of your own is yours to write" in told and "by hand, 8" not in told


def test_rules_that_changed_since_are_told_apart_from_a_hand(site, capsys):
    rules = (site / "digest.toml").read_text()
    (site / "digest.toml").write_text(
        rules.replace('"Libya", "Benghazi"', '"Sudan"').replace('terms = ["Gaza"]', 'terms = ["Gaza", "ferry", "Valletta"]')
    )
    main(["explain", "--site", str(site), "--short", SLUG])
    told = capsys.readouterr().out
    assert "libya: filed under earlier rules" in told and "gaza: not filed; it would be now" in told


def test_why_a_record_is_no_article_is_said(site, capsys):
    (site / "content/dumps/d.json").write_text(json.dumps({"title": "Ferry", "text": FERRY, "status": "draft"}), encoding="utf-8")
    (told,) = ingest.ingest(site, now=NOW, jobs=1).queries
    assert str(told).startswith("d.json: there is no article in it.")
    main(["explain", "--site", str(site), "d.json"])
    out = capsys.readouterr().out
    assert "dropped: draft, not published" in out and "container syntax" not in out


@pytest.mark.parametrize("name", ["a.txt", "b.txt"])
def test_the_account_of_a_dump_adds_up(site, name):
    told = explain(site, name)
    assert isinstance(told, DumpTold)
    size = (site / "content/dumps" / name).stat().st_size
    assert told.bytes["total"] == size == sum(count for fate, count in told.bytes.items() if fate != "total")
    assert told.articles["in"] == 1
    assert explain(site, str(site / "content/dumps" / name)) == told
    assert explain(site, f"content/dumps/{name}") == told, "a path inside the site, from wherever the command is run"


def test_a_copy_is_accounted_as_a_copy(site):
    told = explain(site, "b.txt")
    assert told.articles["duplicate"] == 1 and told.bytes["field"] == 0 and told.bytes["duplicate"] > 0
    assert told.takes[0].article == FILE


@pytest.mark.parametrize("what", ["nothing-of-the-kind", "http://[nowhere", "n" * 300 + ".md"])
def test_what_is_not_known_is_an_error_of_use(site, what):
    with pytest.raises(UsageError, match="no such article"):
        explain(site, what)


def test_a_file_that_cannot_be_read_says_why(site):
    (site / FILE).write_bytes("Title: Café\n\nText.\n".encode("windows-1252"))
    with pytest.raises(UsageError, match="Save it as UTF-8"):
        explain(site, FILE)


def test_whoever_may_not_open_the_desks_account_is_told_whom_to_ask(site, monkeypatch):
    monkeypatch.setattr(archive, "open_cache", Mock(side_effect=sqlite3.OperationalError("attempt to write a readonly database")))
    with pytest.raises(TargetFailed, match="Ask as the user who ingests"):
        explain(site, SLUG)


@pytest.mark.parametrize("what", [SLUG, "a.txt"])
def test_a_run_that_is_filing_is_neither_waited_for_nor_disturbed(site, what):
    (site / "content/articles/by-hand.md").write_text("Title: Written meanwhile\n\nText.\n")
    coming = site / "content/articles/.half-written.md.1.part~"
    coming.touch()
    with closing(archive.open_cache(site)) as cache:
        cache.execute("BEGIN IMMEDIATE")
        cache.execute("DELETE FROM shelf")
        assert explain(site, what)
    assert coming.exists()


def test_a_dump_that_is_gone_still_has_its_account(site):
    (site / "content/dumps/a.txt").unlink()
    told = explain(site, SLUG)
    assert told.take.entries and all(entry.text == "" for entry in told.take.entries)


def test_the_command_tells_both_ways(site, capsys):
    assert main(["explain", "--site", str(site), SLUG]) == Exit.FINE
    text = capsys.readouterr().out
    assert "stated from “Published: 3 March 2021 09:30 UTC”" in text
    for words in ("libya: filed", "gaza: not filed", "dropped: number", "Advertisement", "Also in b.txt"):
        assert words in text
    assert main(["explain", "--site", str(site), "--json", "a.txt"]) == Exit.FINE
    assert json.loads(capsys.readouterr().out)["bytes"]["unresolved"] == 0
    assert main(["explain", "--site", str(site), "nowhere"]) == Exit.USAGE


def test_a_place_is_explained_under_the_name_that_status_gives_it(site, capsys):
    (site / "content/dumps/c.jsonl").write_text('{"foo": "bar"}\n' + json.dumps({"title": "A ferry is back", "text": FERRY}) + "\n")
    ingest.ingest(site, now=NOW, jobs=1)
    main(["status", "--site", str(site), "--json"])
    (waiting,) = json.loads(capsys.readouterr().out)["waiting"]
    named = waiting.partition(": ")[0]
    assert named == "c.jsonl#1 bytes 0-15"
    for what in (named, "c.jsonl#1", "content/dumps/c.jsonl#1"):
        (take,) = explain(site, what).takes
        assert take.fate == "quarantined" and "foo" in take.why
    (take,) = explain(site, "a.txt bytes 10-20").takes
    assert take.article == FILE


def test_a_dump_from_elsewhere_is_found_by_its_own_name(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wires")
    (folder / "late.txt").write_text(FERRY.replace("Malta", "Crete").replace("Valletta", "Heraklion").replace("captain", "boatswain"))
    ingest.ingest(site, [folder], now=NOW, jobs=1)
    assert explain(site, "late.txt").name == f"{folder.name}/late.txt"


@pytest.mark.parametrize("what", [SLUG, f"https://digest.example/news/2021/03/03/{SLUG}/", FILE])
def test_an_article_that_a_hand_deleted_is_told_as_deleted(site, what, capsys):
    (site / FILE).unlink()
    (take,) = explain(site, what).takes
    assert take.place == "a.txt" and take.article == FILE and take.deleted
    assert main(["explain", "--site", str(site), "--short", "a.txt"]) == Exit.FINE
    assert "deleted by hand" in capsys.readouterr().out


def test_an_article_that_a_hand_moved_is_told_where_it_stands(site):
    moved = site / "content/articles/harbour/ferry.md"
    moved.parent.mkdir()
    (site / FILE).rename(moved)
    (take,) = explain(site, "a.txt").takes
    assert take.article == "content/articles/harbour/ferry.md" and not take.deleted


def test_a_story_is_found_by_its_publishers_address(site):
    record = {"title": "A bakery burns", "url": "https://gazette.example/ferry-1?utm_source=rss", "text": BAKERY}
    (site / "content/dumps/c.jsonl").write_text(json.dumps(record) + "\n")
    ingest.ingest(site, now=NOW, jobs=1)
    assert explain(site, "http://www.gazette.example/ferry-1").article.title == "A bakery burns"


def test_an_article_in_conflict_says_so_and_keeps_its_account(site, capsys):
    """The reading that waits beside it is of another text; the bytes of the one that stands are where they were."""
    record = {"title": "A bakery burns", "url": "https://gazette.example/b", "date": "2021-03-03T09:00:00Z", "text": BAKERY}
    (site / "content/dumps/c.jsonl").write_text(json.dumps(record) + "\n")
    ingest.ingest(site, now=NOW, jobs=1)
    file = site / "content/articles/2021/03/a-bakery-burns.md"
    file.write_text(file.read_text().replace("Title: A bakery burns", "Title: Fire in a bakery"))
    update = record | {"title": "A bakery burns down", "date": "2021-03-03T15:00:00Z", "text": BAKERY + "\n\nNobody was hurt, the brigade said."}
    (site / "content/dumps/d.jsonl").write_text(json.dumps(update) + "\n")
    assert ingest.ingest(site, now=NOW, jobs=1).conflicts
    assert main(["explain", "--site", str(site), "a-bakery-burns"]) == Exit.FINE
    told = capsys.readouterr().out
    assert "content/desk/conflicts/2021/03/a-bakery-burns.md" in told
    assert "not at hand" not in told and "A bakery burns" in told.partition("Source:")[2]
