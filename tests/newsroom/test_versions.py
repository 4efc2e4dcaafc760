"""An update of a story is a new version of its article: one file under one address, nothing lost, and never two stories made one."""

from __future__ import annotations

import contextlib
import itertools
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import archive, press
from generator.archive import Register, cabinet
from generator.cli import main
from generator.model import FiledArticle
from generator.newsroom import explain, ingest
from generator.newsroom.ingest.records import Records
from tests.newsroom.test_copies import REPORT, SETTINGS, WIRE
from tests.newsroom.test_ingest import BAKERY, FERRY, tree

NOW = datetime(2030, 1, 1, tzinfo=UTC)

URL = "https://www.gazette.example/2021/03/zuwara"
TITLE = "Coast guards rescue people from a boat off Zuwara"
ADDED = "The captain was taken in for questioning in the evening, the public prosecutor of the district told the Gazette by telephone."
LAST = "On Wednesday morning the navy towed the wreck into the harbour, where divers searched its hull for the engine and the papers."


def story(hour: int = 9, *, body: list[str] | None = None, **stated: str) -> dict[str, str]:
    """A record of an agency's feed: the report of a rescue as it stood at an hour of the third of March."""
    record = {"title": TITLE, "url": URL, "publisher": "Gazette", "date": f"2021-03-03T{hour:02}:30:00Z", "text": "\n\n".join(body or WIRE)}
    return {key: value for key, value in (record | stated).items() if value}


FIRST = story(9)
SECOND = story(15, body=[*WIRE[:2], ADDED, *WIRE[2:]], title=TITLE + "; captain questioned")
THIRD = story(19, body=[WIRE[0].replace("81 people", "97 people"), WIRE[1], ADDED, *WIRE[2:], LAST])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty site."""
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path


def put(site: Path, name: str, *records: dict[str, str] | str) -> None:
    """A dump in ``content/dumps/``: of records, or of plain text."""
    texts = (record if isinstance(record, str) else json.dumps(record) for record in records)
    (site / "content/dumps" / name).write_text("\n".join(texts) + "\n")


def run(site: Path) -> ingest.Taken:
    """One ingest; the counts add up every time."""
    taken = ingest.ingest(site, now=NOW, jobs=1)
    totals = taken.totals
    assert totals["in"] == totals["published"] + totals["version"] + totals["duplicate"] + totals["quarantined"]
    return taken


def stands_without_the_cache(site: Path) -> None:
    """All is read again, and nothing changes."""
    before = tree(site)
    archive.discard(site)
    run(site)
    assert tree(site) == before


def articles(site: Path) -> list[FiledArticle]:
    """The articles of the site."""
    return [judged.article for _, judged in archive.read_all(site) if judged.article]


def at(hour: int) -> datetime:
    """An hour of the third of March, thirty minutes past."""
    return datetime(2021, 3, 3, hour, 30, tzinfo=UTC)


def test_an_update_is_a_new_version_of_the_article(site: Path) -> None:
    put(site, "a.jsonl", FIRST)
    run(site)
    (first,) = articles(site)
    put(site, "b.jsonl", SECOND)
    taken = run(site)
    assert taken.totals == {"in": 2, "published": 1, "version": 1, "duplicate": 0, "quarantined": 0}
    assert taken.outcomes["updated"] >= 1
    (now,) = articles(site)
    assert (now.path, now.slug) == (first.path, first.slug)
    assert now.title == TITLE + "; captain questioned" and ADDED in archive.plain.text(now.body)
    assert (now.date, now.date_source, now.modified) == (at(9), "stated", at(15))
    assert now.source.startswith("b.jsonl#1 ")
    (line,) = now.versions
    assert line.startswith("a.jsonl#1 bytes ") and "2021-03-03 09:30+00:00" in line
    assert f"headline “{TITLE}”" in line and "1 paragraph left out" in line


def test_a_reader_sees_when_the_story_was_updated_and_what_stood_before(site: Path) -> None:
    put(site, "a.jsonl", FIRST)
    put(site, "b.jsonl", SECOND)
    run(site)
    press.build(site, output=site / "output", now=NOW)
    (now,) = articles(site)
    page = (site / "output/2021/03/03" / now.slug / "index.html").read_text()
    assert '<time datetime="2021-03-03T15:30+00:00">' in page.partition("Updated")[2]
    shown = page.partition("<dt>Earlier versions</dt>")[2].partition("</dl>")[0]
    assert "a.jsonl#1 bytes " in shown and "2021-03-03 09:30+00:00" in shown and "1 paragraph left out" in shown


@pytest.mark.parametrize("names", list(itertools.permutations("abc")))
def test_whatever_comes_in_first_the_newest_stands(site: Path, names: tuple[str, ...]) -> None:
    """All at once, in any order of the dumps: the same article, but for the names of the dumps and the slug of the first that came."""
    for name, record in zip(names, (FIRST, SECOND, THIRD), strict=True):
        put(site, f"{name}.jsonl", record)
    assert run(site).totals == {"in": 3, "published": 1, "version": 2, "duplicate": 0, "quarantined": 0}
    (now,) = articles(site)
    assert now.title == TITLE and "97 people" in now.body and archive.plain.text(now.body).endswith(LAST)
    assert (now.date, now.modified) == (at(9), at(19))
    assert {line.partition("#")[0] for line in now.versions} == {f"{name}.jsonl" for name in names[:2]}
    before = tree(site)
    run(site)
    archive.discard(site)
    assert run(site).totals["version"] == 2
    assert tree(site) == before


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_one_by_one_in_any_order_the_newest_stands(site: Path, order: tuple[int, ...]) -> None:
    """One run after the other: a version that comes late is told, and the text never goes back."""
    records = (FIRST, SECOND, THIRD)
    for number in order:
        put(site, f"{'abc'[number]}.jsonl", records[number])
        run(site)
    (now,) = articles(site)
    newest = archive.plain.text(now.body)
    assert "97 people" in newest and newest.endswith(LAST)
    assert (now.date, now.modified) == (at(9), at(19))
    assert [line.partition("#")[0] for line in now.versions] == ["a.jsonl", "b.jsonl"]
    stands_without_the_cache(site)


def test_an_earlier_version_of_another_day_does_not_move_the_page(site: Path) -> None:
    """The address of a page has the day in it, and readers have it by then."""
    put(site, "b.jsonl", SECOND)
    run(site)
    put(site, "a.jsonl", story(9, date="2021-03-02T09:30:00Z"))
    run(site)
    (now,) = articles(site)
    assert now.date == at(15) and "2021-03-02 09:30+00:00" in now.versions[0]
    stands_without_the_cache(site)


def test_a_hand_edit_is_merged_with_the_update_or_laid_beside_it(site: Path) -> None:
    put(site, "a.jsonl", FIRST)
    run(site)
    file = site / "content/articles" / articles(site)[0].path
    file.write_text(file.read_text().replace("before dawn", "at dawn").replace("Topics: libya", "Topics:"))
    put(site, "b.jsonl", SECOND)
    assert run(site).outcomes["merged"] >= 1
    (now,) = articles(site)
    assert "at dawn" in now.body and ADDED in archive.plain.text(now.body) and now.topics == () and now.modified == at(15)
    file.write_text(file.read_text().replace("81 people", "some 80 people"))
    edited = file.read_text()
    put(site, "c.jsonl", THIRD)
    taken = run(site)
    assert taken.needs_editor and taken.conflicts == (now.path,)
    assert file.read_text() == edited
    assert "97 people" in (site / archive.CONFLICTS / now.path).read_text()
    assert run(site).conflicts == (now.path,)


@pytest.mark.parametrize("edit", [("before dawn", "at dawn"), ("Date: 2021-03-03 09:30", "Date: 2021-03-01 09:30")])
def test_a_hand_edit_of_a_story_with_versions_outlives_the_cache(site: Path, edit: tuple[str, str]) -> None:
    put(site, "a.jsonl", FIRST)
    put(site, "b.jsonl", SECOND)
    run(site)
    file = site / "content/articles" / articles(site)[0].path
    edited = file.read_text().replace(*edit)
    file.write_text(edited)
    archive.discard(site)
    assert run(site).outcomes == {"kept": 1}
    assert file.read_text() == edited


def test_an_update_of_a_deleted_article_stays_deleted(site: Path) -> None:
    put(site, "a.jsonl", FIRST)
    run(site)
    (site / "content/articles" / articles(site)[0].path).unlink()
    for name, record in (("b.jsonl", SECOND), ("c.jsonl", THIRD)):
        put(site, name, record)
        assert run(site).queries == ()
        assert articles(site) == []
    archive.discard(site)
    run(site)
    assert articles(site) == []


def test_nothing_is_lost_of_an_earlier_version(site: Path) -> None:
    """Both can be explained, the bytes of both are accounted for."""
    put(site, "a.jsonl", FIRST)
    put(site, "b.jsonl", SECOND)
    run(site)
    (now,) = articles(site)
    told = explain.explain(site, now.slug)
    assert isinstance(told, explain.ArticleTold) and told.take
    assert told.take.place == "b.jsonl#1"
    assert [version.place for version in told.versions] == ["a.jsonl#1"]
    assert WIRE[4] in " ".join(entry.text for entry in told.versions[0].entries)
    dump = explain.explain(site, "a.jsonl")
    assert isinstance(dump, explain.DumpTold)
    assert dump.articles == {"in": 1, "published": 0, "version": 1, "duplicate": 0, "quarantined": 0}
    assert dump.takes[0].article == f"content/articles/{now.path}"
    assert dump.bytes["total"] == (site / "content/dumps/a.jsonl").stat().st_size


def test_a_copy_of_an_earlier_version_stays_a_copy(site: Path) -> None:
    """A feed that is fetched every day says the same until it says more, and other outlets print what it said."""
    put(site, "1.jsonl", FIRST)
    put(site, "2.jsonl", FIRST)
    put(site, "3.jsonl", story(10, publisher="Herald", url="https://herald.example/boat", title="Boat sinks off Zuwara"))
    put(site, "4.jsonl", SECOND)
    put(site, "5.jsonl", FIRST)
    assert run(site).totals == {"in": 5, "published": 1, "version": 1, "duplicate": 3, "quarantined": 0}
    (now,) = articles(site)
    assert [line.partition("#")[0] for line in now.versions] == ["1.jsonl"]
    assert [line.partition("#")[0] for line in now.also_in] == ["2.jsonl", "3.jsonl", "5.jsonl"]
    assert all(line.endswith(": same text as an earlier version") for line in now.also_in)
    stands_without_the_cache(site)


def test_a_dump_that_is_written_over_with_an_update_keeps_the_first_date(site: Path) -> None:
    put(site, "latest.jsonl", FIRST)
    run(site)
    (first,) = articles(site)
    put(site, "latest.jsonl", SECOND)
    run(site)
    (now,) = articles(site)
    assert (now.path, now.date, now.modified) == (first.path, at(9), at(15))
    assert len(now.versions) == 1 and "written over since" in now.versions[0]
    stands_without_the_cache(site)


@pytest.mark.parametrize("names", [("a.jsonl", "b.jsonl"), ("b.jsonl", "a.jsonl")])
@pytest.mark.parametrize("first", ["stands", "read again", "gone"])
def test_a_version_that_is_mended_in_its_dump_is_still_of_its_story(site: Path, names: tuple[str, str], first: str) -> None:
    """The story keeps the day on which readers have it, when it was updated, and what stood before, whatever became of the first version's dump."""
    early, late = names
    put(site, early, FIRST)
    run(site)
    put(site, late, SECOND | {"date": "2021-03-04T15:30:00Z"})
    run(site)
    (was,) = articles(site)
    file = site / "content/articles" / was.path
    file.write_text(file.read_text().replace("Lang: en", "Lang: en\nStatus: draft").replace("Authors:", "Authors: A. Hand"))
    put(site, late, story(15, date="2021-03-04T15:30:00Z", body=[*WIRE[:2], ADDED, *WIRE[2:], LAST], title=TITLE + "; captain is questioned"))
    if first == "read again":
        put(site, early, {"title": "A text that is none of it", "text": FERRY}, FIRST)
    elif first == "gone":
        (site / "content/dumps" / early).unlink()
    assert run(site).conflicts == ()
    (now,) = [article for article in articles(site) if article.slug == was.slug]
    assert (now.path, now.title) == (was.path, TITLE + "; captain is questioned") and LAST in archive.plain.text(now.body)
    assert (now.date, now.modified, now.status) == (at(9), datetime(2021, 3, 4, 15, 30, tzinfo=UTC), "draft")
    assert [line.partition("#")[0] for line in now.versions] == [early]
    if first != "gone":
        stands_without_the_cache(site)


OTHER = {"title": "A text that is none of it", "text": FERRY}


@pytest.mark.parametrize("before", ["with it", "in a dump that went", "copied elsewhere"])
def test_a_story_that_has_left_its_dump_keeps_its_day_and_its_versions(site: Path, before: str) -> None:
    """A scraper writes over its one file what a feed holds just now: the first version goes, and the article would move to another day's address."""
    put(site, "latest.jsonl", FIRST, SECOND | {"date": "2021-03-04T15:30:00Z"})
    if before == "copied elsewhere":
        put(site, "copy.jsonl", FIRST)
    run(site)
    (was,) = articles(site)
    assert was.date == at(9) and len(was.versions) == 1
    if before == "in a dump that went":
        (site / "content/dumps/latest.jsonl").unlink()
        run(site)
    put(site, "latest.jsonl", OTHER)
    for _ in range(2):
        run(site)
        now = next(article for article in articles(site) if article.slug == was.slug)
        assert (now.path, now.date, now.modified) == (was.path, was.date, was.modified)
        (said,) = now.versions
        assert "2021-03-03 09:30+00:00" in said
        assert said.startswith("copy.jsonl") if before == "copied elsewhere" else before == "in a dump that went" or "written over since" in said
        put(site, "another.jsonl", story(8, date="2021-03-04T16:30:00Z", body=[*WIRE[:2], ADDED, *WIRE[2:]], url="https://herald.example/boat"))


@pytest.mark.parametrize("first", ["gone", "written over"])
def test_a_version_of_which_only_the_files_know_still_gives_the_story_its_day(site: Path, first: str) -> None:
    """Its dump went, or was written over, and the cache was thrown away."""
    put(site, "a.jsonl", FIRST)
    if first == "written over":
        put(site, "b.jsonl", SECOND | {"date": "2021-03-04T15:30:00Z"})
    run(site)
    (site / "content/dumps/a.jsonl").unlink()
    if first == "written over":
        put(site, "a.jsonl", OTHER)
    archive.discard(site)
    run(site)
    put(site, "b.jsonl", SECOND | {"date": "2021-03-04T15:30:00Z"})
    run(site)
    (site / "digest.toml").write_text(SETTINGS.replace('Libyan"]', 'Libyan", "Zuwara"]'))
    run(site)
    now = next(article for article in articles(site) if article.title.startswith(TITLE))
    assert (now.date, now.modified) == (at(9), datetime(2021, 3, 4, 15, 30, tzinfo=UTC))
    assert [("2021-03-03 09:30+00:00" in said, "written over since" in said) for said in now.versions] == [(True, first == "written over")]


def test_a_log_that_grows_at_either_end_tells_every_version(site: Path) -> None:
    """One dump into which a scraper writes what it fetches, the newest last or first."""
    put(site, "log.jsonl", SECOND)
    run(site)
    file = site / "content/articles" / articles(site)[0].path
    put(site, "log.jsonl", FIRST, SECOND)
    assert run(site).totals["version"] == 1
    put(site, "log.jsonl", FIRST, SECOND, THIRD)
    assert run(site).totals == {"in": 3, "published": 1, "version": 2, "duplicate": 0, "quarantined": 0}
    (now,) = articles(site)
    assert site / "content/articles" / now.path == file and (now.date, now.modified) == (at(9), at(19))
    assert [line.partition(" ")[0] for line in now.versions] == ["log.jsonl#1", "log.jsonl#2"]
    stands_without_the_cache(site)


def test_one_outlet_and_one_headline_are_enough_without_an_address(site: Path) -> None:
    put(site, "a.jsonl", story(9, url=""))
    put(site, "b.jsonl", story(15, url="", body=[*WIRE, ADDED]))
    assert run(site).totals["version"] == 1
    assert articles(site)[0].modified == at(15)


WITHDRAWN = "This article has been withdrawn. It did not meet the standards of the Gazette."
CORRECTED = [WIRE[0].replace("81 people", "18 people"), *WIRE[1:]]


@pytest.mark.parametrize("name", ["b.jsonl", "0.jsonl"], ids=["after", "read before"])
@pytest.mark.parametrize("date", ["2021-03-08T10:00:00Z", ""], ids=["dated", "undated"])
def test_a_retraction_takes_the_place_of_its_story(site: Path, name: str, date: str) -> None:
    put(site, "a.jsonl", story(9, date=date and FIRST["date"]))
    put(site, name, story(body=[WITHDRAWN], title=f"RETRACTED: {TITLE}", date=date))
    assert run(site).totals["version"] == 1
    (now,) = articles(site)
    assert now.title.startswith("RETRACTED: ") and archive.plain.text(now.body) == WITHDRAWN
    assert now.versions[0].startswith("a.jsonl#1 bytes ")
    stands_without_the_cache(site)


def test_a_retraction_stands_where_readers_met_its_story(site: Path) -> None:
    """Under its topics, though none of their words is in it, as long as the rules would file the story there."""
    rules = SETTINGS.replace('"Libya", "Libyan"', '"coast guards", "Libyan"')
    (site / "digest.toml").write_text(rules)
    first = story(9, title="Boat is towed into the harbour of Zuwara", body=[*WIRE, "The coast guards thanked them."])
    put(site, "a.jsonl", first)
    run(site)
    assert articles(site)[0].topics == ("libya",)
    put(site, "b.jsonl", first | {"title": f"Retraction: {first['title']}", "text": WITHDRAWN, "date": "2021-03-08T10:00:00Z"})
    run(site)
    (now,) = articles(site)
    assert archive.plain.text(now.body) == WITHDRAWN and now.topics == ("libya",)
    assert dict(now.topic_evidence)["libya"].startswith("as what it retracts: ")
    told = explain.explain(site, f"content/articles/{now.path}")
    assert told.how(told.verdicts[0]) == "filed as what it retracts was"
    stands_without_the_cache(site)
    (site / "digest.toml").write_text(rules.replace('"coast guards", "Libyan"', '"harbour masters"'))
    run(site)
    assert articles(site)[0].topics == ()


@pytest.mark.parametrize("title", ["Correction: {}", "CORRECTED-{}", "(CORRECTED) - {}", "تصحيح: {}"])
def test_a_correction_of_days_later_takes_the_place_of_what_was_wrong(site: Path, title: str) -> None:
    put(site, "a.jsonl", FIRST)
    put(site, "b.jsonl", story(body=CORRECTED, title=title.format(TITLE), date="2021-03-09T10:00:00Z"))
    assert run(site).totals["version"] == 1
    (now,) = articles(site)
    assert "18 people" in now.body and now.date == at(9)


def test_an_agency_numbers_its_updates(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(site, "a.jsonl", story(9, url="", title=f"RPT-{TITLE}"))
    put(site, "b.jsonl", story(15, url="", title=f"UPDATE 2-{TITLE}", body=[CORRECTED[0], *WIRE[1:], ADDED, LAST]))
    assert run(site).totals["version"] == 1
    (now,) = articles(site)
    assert (now.title, now.wire_mark) == (TITLE, "UPDATE 2") and "update" not in now.slug
    assert "; RPT; " in now.versions[0] and "headline" not in now.versions[0]
    assert main(["explain", "--site", str(site), now.slug]) == 0
    assert "“UPDATE 2” before it is the wire's mark, and left out." in capsys.readouterr().out
    stands_without_the_cache(site)


def test_what_the_wire_marked_as_corrected_is_newer_though_its_title_does_not_say_so(site: Path) -> None:
    """Two copies of one day: where dates do not tell, the mark does, whichever is read first."""
    undated = story(date="2021-03-03")
    put(site, "b.jsonl", undated)
    put(site, "a.jsonl", undated | {"title": f"CORRECTED-{TITLE}", "text": "\n\n".join([*CORRECTED, ADDED])})
    assert run(site).totals["version"] == 1
    (now,) = articles(site)
    assert (now.title, now.wire_mark) == (TITLE, "CORRECTED") and "18 people" in now.body
    stands_without_the_cache(site)


def test_an_article_that_stands_with_a_mark_in_its_title_keeps_its_address(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the desk wrote it before it knew the marks, beside what an editor has changed since."""
    put(site, "a.jsonl", story(title=f"UPDATE 1-{TITLE}"))
    with monkeypatch.context() as before:
        before.setattr("generator.copydesk.head.wire_marks.part", lambda headline: ("", headline))
        run(site)
    (first,) = articles(site)
    assert first.title == f"UPDATE 1-{TITLE}" and first.slug.startswith("update-1-")
    file = site / "content/articles" / first.path
    file.write_text(file.read_text().replace("Lang: en", "Lang: fr"))
    (site / "digest.toml").write_text(SETTINGS + '[desk]\nfurniture = ["Read every dump anew."]\n')
    run(site)
    (now,) = articles(site)
    assert (now.title, now.wire_mark, now.lang) == (TITLE, "UPDATE 1", "fr")
    assert (now.path, now.slug) == (first.path, first.slug)


MARKET = """\
Brent crude traded at {0} dollars a barrel in London on Wednesday, up {1} dollars from the day before, dealers said in the morning.

In New York the price stood at {2} dollars when trade was opened, and dealers at the exchange of the city spoke of a quiet beginning.
"""
FERRY_LINES = FERRY.split("\n\n")[2:]

LOOKALIKES = {
    "another address": (story(9), story(15, url=URL + "-2", body=[WIRE[0].replace("81 people", "97 people"), *WIRE[1:], ADDED])),
    "another outlet": (
        story(9, url=""),
        story(15, url="", publisher="Herald", body=[WIRE[0].replace("81 people", "97 people"), *WIRE[1:], ADDED]),
    ),
    "another day": (
        story(9, url=""),
        story(9, url="", date="2021-03-04T09:30:00Z", body=[WIRE[0].replace("81 people", "97 people"), *WIRE[1:], ADDED]),
    ),
    "another event under one address": (
        story(9, title="Earthquake shakes the coast near Derna", text=REPORT.format("Derna", "4.5", "30").partition("UTC")[2].strip()),
        story(15, title="Earthquake shakes the coast near Misrata", text=REPORT.format("Misrata", "4.9", "12").partition("UTC")[2].strip()),
    ),
    "the same form, filled in again weeks later": (
        story(9, title="Earthquake shakes the coast near Derna", text=REPORT.format("Derna", "4.5", "30").partition("UTC")[2].strip()),
        story(
            9,
            title="Earthquake shakes the coast near Derna",
            text=REPORT.format("Derna", "5.1", "30").partition("UTC")[2].strip(),
            date="2021-04-03T09:30:00Z",
        ),
    ),
    "a retraction of another story, at the address of the first": (story(9), story(15, title="Retracted: Bakery burns down", body=[WITHDRAWN])),
    "a front page": (story(9, url="https://gazette.example/"), story(15, url="https://gazette.example/", publisher="Herald", body=FERRY_LINES)),
    "the next day's report from one form, at the address of the first": (
        story(9, title="Oil prices", text=MARKET.format("60.2", "1.4", "55.3")),
        story(9, title="Oil prices", text=MARKET.format("58.9", "0.1", "54.7"), date="2021-03-04T09:30:00Z"),
    ),
    "one outlet, two market reports of a day": (
        story(9, url="", title="Oil prices", text=MARKET.format("60.2", "1.4", "55.3")),
        story(15, url="", title="Oil prices", text=MARKET.format("58.9", "0.1", "54.7")),
    ),
}


@pytest.mark.parametrize("pair", LOOKALIKES.values(), ids=LOOKALIKES.keys())
@pytest.mark.parametrize("turned", [False, True])
def test_what_only_looks_like_an_update_stands_by_itself(site: Path, pair: tuple[dict[str, str], ...], turned: bool) -> None:
    for name, record in zip("ab", reversed(pair) if turned else pair, strict=True):
        put(site, f"{name}.jsonl", record)
    assert run(site).totals == {"in": 2, "published": 2, "version": 0, "duplicate": 0, "quarantined": 0}


def test_an_address_that_a_sidecar_states_for_all_of_a_dump_is_no_evidence(site: Path) -> None:
    """Two shocks in one place on one day, from a bureau's list."""
    form = [REPORT.format("Derna", magnitude, "30").partition("UTC")[2].strip() for magnitude in ("4.5", "5.1")]
    title = "Earthquake shakes the coast near Derna"
    put(site, "a.jsonl", *(story(9 + number, url="", title=title, text=text) for number, text in enumerate(form)))
    (site / "content/dumps/a.jsonl.toml").write_text(f'source_url = "{URL}"\n')
    assert run(site).totals["published"] == 2


class Stopped(BaseException):
    """The process was killed here."""


@pytest.mark.parametrize("by_hand", [False, True], ids=["as the desk left it", "edited and moved"])
def test_a_run_that_is_killed_anywhere_is_made_good_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_hand: bool) -> None:
    """At every file that is written and every time the register is: the same articles and notes as if nothing had been."""

    def trial(name: str, most: int) -> tuple[dict[str, bytes], int]:
        site = tmp_path / name
        (site / "content/dumps").mkdir(parents=True)
        (site / "digest.toml").write_text(SETTINGS)
        put(site, "b.jsonl", SECOND)
        run(site)
        if by_hand:
            (file,) = (site / "content/articles").rglob("*.md")
            file.write_text(file.read_text().replace("in the harbour", "on the quay"))
            file.rename(file.with_name("moved.md"))
        put(site, "a.jsonl", FIRST)
        put(site, "c.jsonl", THIRD, story(9, url="", title="Bakeries in Gaza open earlier", body=BAKERY.split("\n\n")[2:]))
        steps = 0

        def counted(act):
            def step(*given):
                nonlocal steps
                steps += 1
                if steps == most:
                    raise Stopped
                return act(*given)

            return step

        with monkeypatch.context() as patched:
            patched.setattr(cabinet, "write_whole", counted(cabinet.write_whole))
            patched.setattr(Register, "flush", counted(Register.flush))
            patched.setattr(Records, "flush", counted(Records.flush))
            with contextlib.suppress(Stopped):
                run(site)
        run(site)
        return {path: data for path, data in tree(site).items() if path.startswith(("articles/", "desk/"))}, steps

    whole, steps = trial("whole", 0)
    assert len(whole) == 2 and steps >= 4
    for number in range(1, steps + 1):
        assert trial(str(number), number)[0] == whole
