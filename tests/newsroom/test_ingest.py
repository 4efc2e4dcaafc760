"""Ingest end to end: dumps in, Markdown out, nothing lost, nothing done twice."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import archive, wire
from generator.model import Entry, TargetFailed, UsageError
from generator.newsroom import ingest
from generator.newsroom.ingest.records import Records
from tests.tiling import tiles

NOW = datetime(2030, 1, 1, tzinfo=UTC)

SETTINGS = """\
[site]
title = "Test Digest"
url = "https://digest.example"

[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya", "Libyan", "Tripoli", "Benghazi"]

[[topics]]
slug = "gaza"
name = "Gaza"
terms = ["Gaza", "Rafah"]
"""

FERRY = """\
Ferry Between Tripoli And Benghazi Sails Again

Published: 3 March 2021 09:30 UTC

The ferry between Tripoli and Benghazi sailed on Wednesday for the first time in six years, the port authority of Libya said.

Some two hundred passengers were on board when the ship left the harbour shortly after sunrise, according to the captain.

Tickets for the crossing cost ninety dinars, and the ship is to sail twice a week until the end of the summer season.
"""

BAKERY = """\
Bakeries In Gaza Open Earlier During The Month Of Fasting

Published: 14 April 2021 11:00 UTC

Bakers in Gaza have moved their opening hours to the small hours of the morning, the guild of bakers said on Wednesday.

Flour is at hand for eleven weeks, the guild said, and the mills in Rafah work in two shifts to keep the stores full.

The price of a bundle of bread stays as it was last year, after talks between the guild and the chamber of commerce.
"""

LIBRARY = """\
Old Library Of Ghadames Gets A New Roof

The library of the old town was closed for four years while masons repaired its walls, the head of the library said on Monday.

Palm trunks for the new roof came from the gardens of the oasis, and the clay from a pit an hour's walk to the south of it.

Readers may borrow books again from the first day of next month, the head of the library added, and children need no card.
"""

GAP = "\n\n\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty site with two topics."""
    root = tmp_path / "site"
    (root / "content/dumps").mkdir(parents=True)
    (root / "digest.toml").write_text(SETTINGS)
    return root


def put(site: Path, name: str, *articles: str) -> Path:
    """A dump of articles in ``content/dumps/``."""
    file = site / "content/dumps" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(GAP.join(articles), "utf-8")
    return file


def run(site: Path, *paths: Path, jobs: int = 1) -> ingest.Taken:
    """One ingest; the counts add up every time."""
    taken = ingest.ingest(site, paths, now=NOW, jobs=jobs)
    totals = taken.totals
    assert totals["in"] == totals["published"] + totals["version"] + totals["duplicate"] + totals["quarantined"]
    return taken


def tree(site: Path) -> dict[str, bytes]:
    """Every file of the archive, the desk and the register."""
    top = site / "content"
    files = (file for file in top.rglob("*") if file.is_file() and not file.is_relative_to(top / "dumps"))
    return {file.relative_to(top).as_posix(): file.read_bytes() for file in sorted(files)}


def times(site: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of every article's file: both change when it is written again."""
    return {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in (site / "content/articles").rglob("*.md")}


def by_title(site: Path) -> dict[str, archive.Judged]:
    """The articles of the site by their headlines."""
    return {judged.article.title: judged.article for _, judged in archive.read_all(site) if judged.article}


def test_a_dump_that_cannot_be_read_costs_only_itself_and_is_asked_for_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "closed.txt", FERRY)
    put(site, "open.txt", BAKERY)
    really = Path.open

    def refuses(path: Path, *rest, **named):
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *rest, **named)

    for _ in range(2):
        with monkeypatch.context() as patched:
            patched.setattr(Path, "open", refuses)
            taken = ingest.ingest(site, now=NOW)
        assert [(query.path, query.message) for query in taken.queries] == [("closed.txt", "cannot be read: Permission denied.")]
        assert (taken.totals["published"], taken.needs_editor) == (1, True)
    taken = ingest.ingest(site, now=NOW)
    assert (taken.totals["published"], taken.needs_editor, taken.queries) == (2, False, ())


def test_a_folder_of_dumps_that_cannot_be_opened_is_told_and_its_dumps_stay_as_they_were_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "closed/a.txt", FERRY)
    put(site, "open.txt", BAKERY)
    assert run(site).totals["published"] == 2
    really = os.scandir

    def refuses(path):
        if str(path).endswith("/closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    put(site, "new.txt", LIBRARY)
    for _ in range(2):
        with monkeypatch.context() as patched:
            patched.setattr(os, "scandir", refuses)
            taken = run(site)
        assert [(query.path, query.message) for query in taken.queries] == [("closed", "this folder cannot be opened: Permission denied.")]
        assert (taken.totals["published"], taken.needs_editor) == (3, True)
    taken = run(site)
    assert (taken.totals["published"], taken.needs_editor, taken.queries) == (3, False, ())


def test_a_dump_that_is_written_on_while_it_is_read_is_read_to_the_end_that_it_had(tmp_path: Path) -> None:
    """A scraper that writes faster than the desk reads would keep it reading for good; what came meanwhile is read by the next run."""
    dump = tmp_path / "a.txt"
    dump.write_text(GAP.join([FERRY, BAKERY]), "utf-8")
    end = dump.stat().st_size
    last = 0
    for part in wire.read(dump, "a.txt"):
        with dump.open("a", encoding="utf-8") as file:
            file.write(GAP + LIBRARY)
        last = list(part.lines)[-1].end
    assert last == end


def test_dumps_become_articles(site):
    put(site, "a.txt", FERRY, BAKERY)
    taken = run(site)
    assert taken.totals == {"in": 2, "published": 2, "version": 0, "duplicate": 0, "quarantined": 0}
    ferry = by_title(site)["Ferry Between Tripoli And Benghazi Sails Again"]
    assert ferry.path == "2021/03/ferry-between-tripoli-and-benghazi-sails-again.md"
    assert ferry.topics == ("libya",) and ferry.topic_evidence[0][0] == "libya"
    assert ferry.date == datetime(2021, 3, 3, 9, 30, tzinfo=UTC) and ferry.date_source == "stated"
    assert ferry.source.startswith("a.txt bytes 0-")
    assert ferry.body.count("\n\n") == 2


def test_a_copied_site_goes_on_by_itself(site):
    """With its cache, while the first still stands: its dumps are its own, and are not taken for another's of the same name."""
    put(site, "a.txt", FERRY)
    run(site)
    other = site.parent / "copy"
    shutil.copytree(site, other)
    assert run(other).read == 0
    put(other, "b.txt", BAKERY)
    assert run(other).totals["published"] == 2
    assert len(by_title(site)) == 1


def test_again_changes_nothing_with_or_without_the_cache(site):
    put(site, "a.txt", FERRY, BAKERY)
    put(site, "b.txt", LIBRARY, FERRY)
    run(site)
    before, written = tree(site), times(site)
    assert run(site).read == 0
    archive.discard(site)
    again = run(site)
    assert again.read == 2 and set(again.outcomes) == {"unchanged"}
    assert (tree(site), times(site)) == (before, written)


def test_any_number_of_workers_files_the_same(site, tmp_path):
    other = tmp_path / "other"
    (other / "content/dumps").mkdir(parents=True)
    (other / "digest.toml").write_text(SETTINGS)
    for root in (site, other):
        for number in range(6):
            put(root, f"{number}.txt", FERRY.replace("Wednesday", f"day {number}"), BAKERY, LIBRARY.replace("four", f"{number}0"))
    run(site, jobs=1)
    run(other, jobs=3)
    assert tree(site) == tree(other)


def test_the_same_copy_is_published_once_and_told(site):
    put(site, "a.txt", FERRY)
    put(site, "b.txt", BAKERY, FERRY)
    near = FERRY.replace("Some two hundred passengers were", "About two hundred passengers were")
    put(site, "c.txt", near)
    taken = run(site)
    assert taken.totals == {"in": 4, "published": 2, "version": 0, "duplicate": 2, "quarantined": 0}
    also = by_title(site)["Ferry Between Tripoli And Benghazi Sails Again"].also_in
    assert [line.partition(" bytes ")[0] for line in also] == ["b.txt", "c.txt"]
    before = tree(site)
    archive.discard(site)
    run(site)
    assert tree(site) == before


def test_a_copy_that_comes_before_the_first_by_name_does_not_take_its_place(site):
    put(site, "m.txt", FERRY)
    run(site)
    put(site, "a.txt", FERRY)
    run(site)
    archive.discard(site)
    run(site)
    ferry = by_title(site)["Ferry Between Tripoli And Benghazi Sails Again"]
    assert ferry.source.startswith("m.txt") and len(by_title(site)) == 1
    assert [line.partition(" bytes ")[0] for line in ferry.also_in] == ["a.txt"]


def test_deleted_by_hand_stays_deleted_even_if_a_copy_comes(site):
    put(site, "a.txt", FERRY)
    run(site)
    next((site / "content/articles").rglob("*.md")).unlink()
    put(site, "b.txt", FERRY)
    archive.discard(site)
    run(site)
    assert by_title(site) == {}


def test_a_dump_that_grows_leaves_the_rest_alone(site):
    put(site, "a.txt", FERRY, BAKERY)
    run(site)
    before = times(site)
    put(site, "a.txt", FERRY, BAKERY, LIBRARY)
    taken = run(site)
    assert taken.outcomes["written"] == 1
    assert {name: stamp for name, stamp in times(site).items() if name in before} == before


def test_a_dump_that_was_replaced_keeps_what_was_published(site):
    put(site, "latest.txt", FERRY)
    run(site)
    put(site, "latest.txt", BAKERY)
    run(site)
    assert len(by_title(site)) == 2


def test_an_article_mended_in_its_dump_keeps_its_file_and_a_hand_edit(site):
    put(site, "a.txt", FERRY, BAKERY)
    run(site)
    file = next((site / "content/articles").rglob("ferry*.md"))
    file.write_text(file.read_text("utf-8").replace("shortly after sunrise", "at sunrise"), "utf-8")
    put(site, "a.txt", FERRY.replace("ninety dinars", "eighty dinars"), BAKERY)
    taken = run(site)
    assert taken.outcomes["merged"] == 1 and len(by_title(site)) == 2
    assert "at sunrise" in file.read_text("utf-8") and "eighty dinars" in file.read_text("utf-8")


def test_what_it_hands_on_of_the_archive_is_what_stands_there(site):
    """New, updated, merged with a hand's edit, deleted and added by a hand, taken back: a build begins with it instead of looking again."""
    put(site, "a.txt", FERRY, BAKERY, LIBRARY)
    run(site)
    ferry, bakery, library = (next((site / "content/articles").rglob(name)) for name in ("ferry*.md", "bakeries*.md", "old*.md"))
    ferry.write_text(ferry.read_text("utf-8").replace("shortly after sunrise", "at sunrise"), "utf-8")
    library.unlink()
    (site / "content/articles/mine.md").write_text("Title: Mine\n\nWords.\n")
    (site / "content/articles/empty").mkdir()
    put(site, "a.txt", FERRY.replace("ninety dinars", "eighty dinars"), BAKERY.replace("eleven weeks", "ten weeks"), LIBRARY)
    put(site, "b.txt", FERRY.replace("Tripoli", "Misrata").replace("six years", "two years").replace("captain", "mate"))
    taken = run(site)
    assert {"merged", "updated", "written"} <= taken.outcomes.keys()
    assert taken.listing.shelves == archive.walk(site).shelves
    stock = archive.Archive(site, archive.open_cache(site))
    place = bakery.relative_to(site / "content/articles").as_posix()
    entry = next(entry for entry in stock.register if (entry.path, entry.state) == (place, "filed"))
    assert stock.withdraw(entry).kind == "withdrawn"
    assert stock.settle().shelves == archive.walk(site).shelves
    assert run(site).listing is None


def test_what_becomes_of_an_article_is_counted_and_told_once(site):
    """Also where the run comes back to it, to tell of its copies."""
    put(site, "a.txt", FERRY)
    put(site, "b.txt", FERRY)
    assert run(site).outcomes == {"written": 1}
    file = next((site / "content/articles").rglob("ferry*.md"))
    file.write_text(file.read_text("utf-8").replace("ninety dinars", "some ninety dinars"), "utf-8")
    put(site, "a.txt", FERRY.replace("ninety dinars", "eighty dinars"))
    put(site, "b.txt", FERRY.replace("ninety dinars", "eighty dinars"))
    taken = run(site)
    assert taken.outcomes == {"conflict": 1} and len(taken.queries) == 1


def test_other_topics_file_anew_and_leave_a_hands_filing(site):
    put(site, "a.txt", FERRY, LIBRARY)
    run(site)
    by_hand = next((site / "content/articles").rglob("ferry*.md"))
    by_hand.write_text(by_hand.read_text("utf-8").replace("Topics: libya", "Topics: gaza"), "utf-8")
    (site / "digest.toml").write_text(SETTINGS + '[[topics]]\nslug = "culture"\nname = "Culture"\nterms = ["library", "Ghadames"]\n')
    run(site)
    assert by_title(site)["Old Library Of Ghadames Gets A New Roof"].topics == ("culture",)
    assert by_title(site)["Ferry Between Tripoli And Benghazi Sails Again"].topics == ("gaza",)


def test_a_dump_elsewhere_is_read_where_it_lies(site, tmp_path):
    outside = tmp_path / "scrapes"
    outside.mkdir()
    (outside / "a.txt").write_text(FERRY)
    (outside / "b.txt").write_text(BAKERY)
    run(site, outside / "a.txt")
    run(site, outside)
    sources = {article.source.partition(" bytes ")[0] for article in by_title(site).values()}
    assert sources == {"a.txt", "scrapes/b.txt"}
    assert list((site / "content/dumps").iterdir()) == []
    assert run(site).read == 0 and run(site, outside).read == 0
    (site / "digest.toml").write_text(SETTINGS.replace('"Rafah"]', '"Rafah", "ferry"]'))
    assert run(site).read == 2
    assert by_title(site)["Ferry Between Tripoli And Benghazi Sails Again"].topics == ("libya", "gaza")


def test_two_dumps_of_one_name_are_refused(site, tmp_path):
    put(site, "a.txt", FERRY)
    (tmp_path / "a.txt").write_text(BAKERY)
    with pytest.raises(UsageError, match=r"another dump by the name a\.txt"):
        run(site, tmp_path / "a.txt")
    with pytest.raises(UsageError, match="no such"):
        run(site, tmp_path / "nowhere.txt")


def test_two_dumps_of_one_name_elsewhere_are_refused_while_both_are_there(site, tmp_path):
    """``january/a.txt`` and ``february/a.txt``: the second never passes for a new state of the first."""
    for month, text in (("january", FERRY), ("february", BAKERY)):
        (tmp_path / month).mkdir()
        (tmp_path / month / "a.txt").write_text(text)
    run(site, tmp_path / "january/a.txt")
    with pytest.raises(UsageError, match=r"another dump by the name a\.txt: .*january"):
        run(site, tmp_path / "february/a.txt")
    assert run(site).totals["published"] == 1
    (tmp_path / "january/a.txt").unlink()
    assert run(site, tmp_path / "february/a.txt").outcomes == {"written": 1}


@pytest.mark.parametrize(
    "path", ["content/articles", "content", ".", "..", "output/index.html", ".newsdigest", "digest.toml", "content/register.jsonl"]
)
def test_the_sites_own_files_are_no_dumps(site, path):
    """Read as dumps, its articles would all be listed as copies of themselves."""
    put(site, "a.txt", FERRY)
    run(site)
    before = tree(site)
    with pytest.raises(UsageError, match="is no dump, but the site's own"):
        run(site, site / path)
    assert tree(site) == before
    assert run(site, site / "content/dumps").totals["in"] == 1


def test_standard_input_is_kept_as_a_dump(site):
    taken = ingest.alone(site, now=NOW, jobs=1, stdin=io.BytesIO(FERRY.encode()))
    assert taken.totals["published"] == 1
    (kept,) = (site / "content/dumps").iterdir()
    assert kept.name.startswith("stdin-") and kept.read_text() == FERRY
    assert ingest.alone(site, now=NOW, jobs=1, stdin=io.BytesIO(FERRY.encode())).outcomes == {}
    with pytest.raises(UsageError, match="standard input was empty; nothing was kept"):
        ingest.alone(site, now=NOW, jobs=1, stdin=io.BytesIO())
    assert list((site / "content/dumps").iterdir()) == [kept]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(site):
    put(site, "a.txt", FERRY)
    (site / "content/dumps/b.bin").write_bytes(bytes(range(256)) * 20)
    (site / "content/dumps/c.txt").write_bytes(b"")
    taken = run(site)
    assert taken.totals["published"] == 1 and taken.totals["quarantined"] == 2 and taken.needs_editor
    report = (site / "content/desk/quarantine.md").read_text()
    assert "b.bin" in report and "c.txt" in report
    assert run(site).needs_editor
    (site / "content/dumps/b.bin").unlink()
    (site / "content/dumps/c.txt").unlink()
    assert not run(site).needs_editor
    assert not (site / "content/desk/quarantine.md").exists()


def test_every_byte_of_a_dump_is_in_the_account(site):
    files = [put(site, "a.txt", FERRY, BAKERY), put(site, "b.txt", LIBRARY, FERRY)]
    (site / "content/dumps/c.jsonl").write_text(json.dumps({"title": "Well Found", "text": LIBRARY * 2}) + "\n" + "{broken\n")
    run(site)
    cache = archive.open_cache(site)
    try:
        records = Records(cache)
        for file in [*files, site / "content/dumps/c.jsonl"]:
            members: dict[str, list[Entry]] = {}
            for row in records.takes("dump = ?", file.name):
                members.setdefault(row.place, []).extend(row.account.entries)
            assert all(tiles(entries, 0, entries[-1].end) for entries in members.values())
            assert sum(entries[-1].end for entries in members.values()) == file.stat().st_size
    finally:
        cache.close()


def test_nothing_scraped_names_a_path_a_status_or_a_key(site):
    records = [
        {"title": "Real\nStatus: draft", "text": FERRY},
        {"title": "../../evil", "text": BAKERY},
        {"title": "Plain", "text": "Slug: ../x\n\n" + LIBRARY, "slug": "../../x", "status": "hidden"},
        {"title": "😀", "text": FERRY.replace("ferry", "barge").replace("Tripoli", "Sirte").replace("dinars", "pounds")},
    ]
    (site / "content/dumps/a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    run(site)
    files = [file for file in (site / "content").rglob("*") if file.is_file()]
    assert all(file.resolve().is_relative_to(site / "content") for file in files)
    assert not list(site.parent.glob("*evil*")) and not list(site.parent.glob("x*"))
    read = [judged for _, judged in archive.read_all(site)]
    assert len(read) >= 3
    assert all(judged.article and judged.article.status == "published" and not judged.queries for judged in read)


@pytest.mark.parametrize("point", range(4))
def test_a_full_disk_leaves_whole_files_and_the_next_run_heals(site, tmp_path, monkeypatch, point):
    whole = tmp_path / "whole"
    (whole / "content/dumps").mkdir(parents=True)
    (whole / "digest.toml").write_text(SETTINGS)
    for root in (site, whole):
        put(root, "a.txt", FERRY, BAKERY)
        put(root, "b.txt", LIBRARY, FERRY)
    run(whole)
    written = 0
    real = archive.cabinet.write_whole

    def full(file: Path, text: str) -> os.stat_result:
        nonlocal written
        written += 1
        if written > point:
            raise OSError(28, "No space left on device", str(file))
        return real(file, text)

    monkeypatch.setattr("generator.archive.cabinet.write_whole", full)
    with pytest.raises(TargetFailed, match="No space left"):
        run(site)
    monkeypatch.undo()
    assert all(judged.article for _, judged in archive.read_all(site))
    run(site)
    assert {name: text for name, text in tree(site).items() if name != "register.jsonl"} == {
        name: text for name, text in tree(whole).items() if name != "register.jsonl"
    }


@pytest.mark.parametrize("name", ["b#3.txt", "b\n.txt", "b%0A.txt"])
def test_without_the_cache_an_article_keeps_its_dump_whatever_that_is_called(site, name):
    put(site, name, FERRY)
    run(site)
    put(site, "a.txt", FERRY)
    run(site)
    before = tree(site)
    shutil.rmtree(site / ".newsdigest")
    run(site)
    assert tree(site) == before


def test_a_dump_that_was_read_by_its_name_and_is_gone_again_is_not_remembered(site):
    """All then lies as when all was last looked at, and yet not as it was last read."""
    put(site, "a.txt", FERRY)
    run(site)
    put(site, "broken.bin", "\0\1\2" * 2000)
    assert ingest.ingest(site, [site / "content/dumps/broken.bin"], now=NOW, jobs=1).totals["quarantined"] == 1
    (site / "content/dumps/broken.bin").unlink()
    assert run(site).totals["quarantined"] == 0
    assert not (site / "content/desk/quarantine.md").exists()


@pytest.mark.parametrize("named", [False, True])
def test_what_was_filed_before_the_content_went_back_is_filed_again(site, named):
    """A backup, a branch or a stash brings back yesterday's articles and register; the cache beside them is today's."""
    put(site, "a.txt", FERRY)
    run(site)
    content, yesterday = site / "content", site / "yesterday"
    yesterday.mkdir()
    shutil.copytree(content / "articles", yesterday / "articles")
    shutil.copy2(content / "register.jsonl", yesterday)
    put(site, "b.txt", BAKERY)
    put(site, "c.txt", BAKERY)
    today = tree(site) if run(site).totals["published"] == 2 else {}
    shutil.rmtree(content / "articles")
    shutil.copytree(yesterday / "articles", content / "articles")
    shutil.copy2(yesterday / "register.jsonl", content)
    if named:
        put(site, "d.txt", LIBRARY)
        run(site, content / "dumps/d.txt")
    assert run(site).read == 2
    assert {name: text for name, text in tree(site).items() if "library" not in name and name != "register.jsonl"} == {
        name: text for name, text in today.items() if name != "register.jsonl"
    }


def test_lines_that_others_add_to_the_register_make_no_dump_be_read_again(site):
    put(site, "a.txt", FERRY)
    run(site)
    with (site / "content/register.jsonl").open("a") as register:
        register.write('{"source_hash":"%s","slug":"x","path":"undated/x.md","machine_hash":"","source":"x.txt bytes 0-1"}\n' % ("0" * 64))
    assert run(site).read == 0


def test_the_account_of_the_quarantine_that_a_hand_took_away_is_written_again(site):
    """Every run names it, also one with nothing to do."""
    broken = put(site, "broken.bin", "\0\1\2" * 2000)
    run(site)
    account = site / "content/desk/quarantine.md"
    text = account.read_text()
    account.unlink()
    run(site)
    assert account.read_text() == text
    broken.unlink()
    run(site)
    account.write_text(text)
    run(site)
    assert not account.exists()


def test_a_dump_that_is_back_as_it_was_is_read_again(site, tmp_path_factory):
    """It lies elsewhere, was gone when all was looked at, and is named once more."""
    dump = tmp_path_factory.mktemp("elsewhere") / "a.txt"
    dump.write_text(FERRY)
    assert ingest.ingest(site, [dump], now=NOW, jobs=1).totals["published"] == 1
    away = dump.rename(dump.with_name("away"))
    assert run(site).totals["in"] == 0
    away.rename(dump)
    assert ingest.ingest(site, [dump], now=NOW, jobs=1).totals["published"] == 1


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_of_standard_input_that_is_cut_short_nothing_stays(site, stop):
    class Cut(io.BytesIO):
        def read(self, *_):
            if self.tell():
                raise stop
            self.seek(1)
            return b"The ferry"

    (site / "content/dumps/.stdin.1").write_bytes(b"left by a run that was killed")
    with pytest.raises(stop):
        ingest.alone(site, now=NOW, stdin=Cut())
    assert not list((site / "content/dumps").iterdir())


def test_a_broken_cache_is_thrown_away(site):
    put(site, "a.txt", FERRY)
    run(site)
    before = tree(site)
    (site / ".newsdigest/desk.sqlite").write_bytes(b"no database at all" * 1000)
    run(site)
    assert tree(site) == before


def test_a_run_with_nothing_to_do_imports_no_heavy_room(site):
    put(site, "a.txt", FERRY)
    run(site)
    heavy = ("numpy", "trafilatura", "pelican", "markdown", "jinja2", "generator.copydesk", "generator.wire")
    script = (
        "import sys; from datetime import datetime; from pathlib import Path; from generator.newsroom import ingest;"
        f"taken = ingest.ingest(Path({str(site)!r}), now=datetime.fromisoformat({NOW.isoformat()!r})); assert taken.read == 0;"
        f"print(*(name for name in {heavy!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == ""


def test_what_was_written_is_not_opened_again_by_the_next_run(site, monkeypatch):
    put(site, "a.txt", FERRY, BAKERY)
    run(site)
    put(site, "b.txt", LIBRARY)

    def opened(root: Path, path: str) -> str:
        raise AssertionError(path)

    monkeypatch.setattr("generator.archive.catalogue.read_text", opened)
    run(site)
    assert len(list((site / "content/articles").rglob("*.md"))) == 3


def test_no_question_about_one_article_goes_through_all_of_them(site, monkeypatch):
    """Nor does one about what is in quarantine: among a hundred thousand articles, such questions would be most of what an ingest costs."""
    put(site, "a.txt", FERRY, BAKERY, LIBRARY)
    put(site, "b.txt", FERRY)
    asked: set[str] = set()

    def listening(root: Path) -> sqlite3.Connection:
        cache = opened(root)
        cache.set_trace_callback(asked.add)
        return cache

    opened = archive.open_cache
    monkeypatch.setattr(archive, "open_cache", listening)
    run(site)
    put(site, "a.txt", FERRY.replace("ninety dinars", "eighty dinars"), BAKERY, LIBRARY)
    put(site, "c.txt", BAKERY, FERRY.replace("ninety dinars", "seventy dinars"))
    run(site)
    with closing(opened(site)) as cache:
        plans = {
            question: [step[3] for step in cache.execute(f"EXPLAIN QUERY PLAN {question}")]
            for question in asked
            if question.startswith(("SELECT", "UPDATE", "DELETE", "INSERT"))
        }
    big = ("take", "base", "shelf", "registered", "registered_slug", "print", "band", "address")
    scans = {question: step for question, steps in plans.items() for step in steps if step.startswith("SCAN") and step.split()[1] in big}
    whole = (
        "SELECT fate, count(*) FROM take WHERE fate <> 'furniture' GROUP BY fate",
        "SELECT 1 FROM print LIMIT 1",
        "SELECT count(*) FROM registered",
        "SELECT 1 FROM registered LIMIT 1",
        "SELECT 1 FROM shelf LIMIT 1",
    )
    assert len(plans) > 100 and not [question for question in scans if question not in whole], scans
