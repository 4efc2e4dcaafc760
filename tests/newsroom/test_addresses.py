"""Addresses: an update comes in under that of any copy of its story; another story under a known address stands by itself, and is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import archive, cli
from generator.model import UsageError
from generator.newsroom import explain
from generator.newsroom.ingest import addresses, shared
from generator.newsroom.status import status
from tests.newsroom.test_versions import (
    ADDED,
    CORRECTED,
    FERRY_LINES,
    FIRST,
    LOOKALIKES,
    NOW,
    SECOND,
    THIRD,
    URL,
    WIRE,
    articles,
    at,
    put,
    run,
    site,
    stands_without_the_cache,
    story,
)

__all__ = ["site"]

HERALD = "https://herald.example/news/boat?id=7"
COPY = story(10, publisher="Herald", url="https://herald.example/news/boat?id=7&utm_source=feed", title="Boat sinks off Zuwara")
UPDATE = story(16, publisher="Herald", url="http://www.herald.example/news/boat?id=7", title="Boat sinks off Zuwara", body=[*WIRE, ADDED])


def test_an_update_comes_in_under_the_address_of_a_copy(site: Path) -> None:
    put(site, "a.jsonl", FIRST)
    put(site, "b.jsonl", COPY)
    assert run(site).totals["duplicate"] == 1
    (first,) = articles(site)
    put(site, "c.jsonl", UPDATE)
    taken = run(site)
    assert taken.totals == {"in": 3, "published": 1, "version": 1, "duplicate": 1, "quarantined": 0}
    assert taken.queries == () and taken.shared == ()
    (now,) = articles(site)
    assert (now.path, now.date, now.modified, now.publisher) == (first.path, at(9), at(16), "Herald")
    assert ADDED in archive.plain.text(now.body)
    assert now.versions[0].startswith("a.jsonl#1 bytes ") and f", {URL}: 2021-03-03 09:30+00:00" in now.versions[0]
    put(site, "d.jsonl", THIRD)
    put(site, "e.jsonl", UPDATE | {"date": "2021-03-03T20:30:00Z", "text": "\n\n".join([*CORRECTED, ADDED])})
    run(site)
    (now,) = articles(site)
    assert (now.modified, now.publisher) == (at(20), "Herald") and len(now.versions) == 3 and "18 people" in now.body
    stands_without_the_cache(site)


def test_copies_of_the_very_same_text_have_addresses_too(site: Path) -> None:
    put(site, "a.jsonl", FIRST)
    put(site, "b.jsonl", FIRST | {"url": "https://herald.example/1"}, FIRST | {"url": "https://courier.example/2"})
    put(site, "c.jsonl", SECOND | {"url": "https://courier.example/2"})
    assert run(site).totals == {"in": 4, "published": 1, "version": 1, "duplicate": 2, "quarantined": 0}
    put(site, "d.jsonl", THIRD | {"url": "https://herald.example/1"})
    assert run(site).totals["version"] == 2


def test_the_article_tells_the_addresses_of_its_copies_and_is_found_by_them(site: Path) -> None:
    put(site, "a.jsonl", FIRST)
    put(site, "b.jsonl", COPY, FIRST)
    run(site)
    (now,) = articles(site)
    there, same = now.also_in
    assert there.startswith("b.jsonl#1 bytes ") and f", {HERALD}&utm_source=feed: " in there
    assert "://" not in same
    told = explain.explain(site, HERALD)
    assert isinstance(told, explain.ArticleTold) and told.article.path == now.path


@pytest.mark.parametrize("way", ["copy", "version"])
def test_the_addresses_outlive_the_cache_and_the_dump(site: Path, way: str) -> None:
    put(site, "a.jsonl", FIRST)
    put(site, "b.jsonl", COPY)
    if way == "version":
        put(site, "c.jsonl", SECOND)
    run(site)
    if way == "version":
        put(site, "d.jsonl", story(17, publisher="Herald", url=HERALD, body=[*WIRE, ADDED]))
        run(site)
    for file in (site / "content/dumps").iterdir():
        file.unlink()
    archive.discard(site)
    run(site)
    put(site, "e.jsonl", (UPDATE | {"date": "2021-03-03T20:30:00Z"}) if way == "copy" else THIRD)
    assert run(site).totals["published"] == 1
    (now,) = articles(site)
    assert now.modified == at(20 if way == "copy" else 19)


@pytest.mark.parametrize(
    "name", [name for name, pair in LOOKALIKES.items() if ("one address" in name or "the address" in name) and all("url" in one for one in pair)]
)
def test_what_only_looks_like_an_update_stands_by_itself_at_the_address_of_a_copy_as_well(site: Path, name: str) -> None:
    first, other = LOOKALIKES[name]
    put(site, "a.jsonl", first)
    put(site, "b.jsonl", first | {"url": HERALD, "publisher": "Herald"})
    put(site, "c.jsonl", other | {"url": HERALD, "publisher": "Herald"})
    assert run(site).totals == {"in": 3, "published": 2, "version": 0, "duplicate": 1, "quarantined": 0}


def test_an_address_under_which_copies_of_two_stories_stand_is_neither_ones(site: Path) -> None:
    """A page of what is newest, which shows one today and another tomorrow."""
    newest = "https://herald.example/newest"
    put(site, "a.jsonl", FIRST, story(9, title="Ferry sails again", url="https://gazette.example/ferry", body=FERRY_LINES))
    put(site, "b.jsonl", FIRST | {"url": newest}, story(9, title="Ferry sails again", url=newest, body=FERRY_LINES))
    put(site, "c.jsonl", story(21, url=newest, publisher="Herald", body=CORRECTED, title="Another boat"))
    assert run(site).totals == {"in": 5, "published": 3, "version": 0, "duplicate": 2, "quarantined": 0}


BESIDE = story(15, title="Ferry sails again", body=FERRY_LINES)


def beside(site: Path) -> tuple[str, str]:
    """A story, and then an unlike one under its address: the files of both."""
    put(site, "a.jsonl", FIRST)
    run(site)
    put(site, "b.jsonl", BESIDE)
    taken = run(site)
    assert taken.totals["published"] == 2 and not taken.needs_editor
    (pair,) = taken.shared
    return f"content/articles/{pair.first}", f"content/articles/{pair.then}"


def waiting(site: Path) -> tuple[str, ...]:
    return status(site, NOW).waiting


def test_an_unlike_text_at_a_known_address_is_told_with_both_files(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(site, "a.jsonl", FIRST)
    run(site)
    (first,) = articles(site)
    put(site, "b.jsonl", BESIDE)
    assert cli.main(["ingest", "--site", str(site), "--json", "--jobs", "1"]) == 0
    told = capsys.readouterr()
    summary = json.loads(told.out)
    (then,) = (f"content/articles/{article.path}" for article in articles(site) if article.path != first.path)
    assert summary["same_address"] == [{"first": f"content/articles/{first.path}", "then": then}]
    (query,) = summary["queries"]
    for words in (f"content/articles/{first.path}", then, "delete"):
        assert words in query and words in told.err
    (still,) = waiting(site)
    assert first.path in still and then in still and shared.NOTES in still
    assert cli.main(["ingest", "--site", str(site)]) == 0
    assert then in capsys.readouterr().out
    stands_without_the_cache(site)
    assert waiting(site) == (still,)


@pytest.mark.parametrize("which", ["first", "then"])
def test_to_delete_either_of_the_two_settles_it(site: Path, which: str) -> None:
    first, then = beside(site)
    (site / (first if which == "first" else then)).unlink()
    assert waiting(site) == ()
    put(site, "c.jsonl", story(15, title="Something else", url="", body=[LONG]))
    assert run(site).shared == () and not list((site / shared.NOTES).rglob("*.md"))
    # The address is the other one's own again.
    put(site, "d.jsonl", story(20, title="Ferry sails again", body=[*FERRY_LINES, LONG]) if which == "first" else SECOND)
    assert run(site).totals["version"] == 1
    assert len(articles(site)) == 2


LONG = "Nothing of what stood in the other reports is told here, for this one is about the planting of trees along the road to the airport."


def test_explain_names_all_that_were_published_under_an_address(site: Path) -> None:
    first, then = beside(site)
    with pytest.raises(UsageError, match="2 articles") as told:
        explain.explain(site, URL)
    assert first in str(told.value) and then in str(told.value)
    (site / then).unlink()
    assert explain.explain(site, URL).file == first


def test_to_delete_the_note_settles_it_for_good(site: Path) -> None:
    beside(site)
    (note,) = (site / shared.NOTES).rglob("*.md")
    note.unlink()
    assert waiting(site) == ()
    archive.discard(site)
    assert run(site).shared == () and waiting(site) == ()


def test_of_an_address_that_many_share_it_is_told_once(site: Path) -> None:
    beside(site)
    put(site, "c.jsonl", story(16, title="Trees along the road", body=[LONG]))
    taken = run(site)
    assert taken.queries == () and len(taken.shared) == 1 and len(articles(site)) == 3


def test_the_address_of_an_article_that_was_deleted_is_told_as_such(site: Path) -> None:
    put(site, "a.jsonl", FIRST)
    run(site)
    (first,) = articles(site)
    (site / "content/articles" / first.path).unlink()
    put(site, "b.jsonl", BESIDE)
    (query,) = run(site).queries
    assert "deleted by hand" in str(query) and first.path in str(query)
    assert waiting(site) == ()


def test_a_note_is_about_the_file_that_was_written(site: Path) -> None:
    """Where a hand has put a file in the place that the article would have."""
    mine = site / "content/articles/2021/03/ferry-sails-again.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("Title: Mine\nSlug: mine\nTopics:\n\nBody.\n")
    _, then = beside(site)
    assert site / then != mine and "Ferry sails again" in (site / then).read_text()
    assert "Mine" in mine.read_text() and len(list((site / shared.NOTES).rglob("*.md"))) == 1


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("b.jsonl#1 bytes 0-812, https://b.example/x: same text", "https://b.example/x"),
        ("b.jsonl#1 bytes 0-812, https://b.example/x,1:2, written over since: undated; same text", "https://b.example/x,1:2"),
        ("b.jsonl#1 bytes 0-812, written over since: undated; see https://b.example/x: no", ""),
        ("b.jsonl#1 bytes 0-812: headline “At 9 bytes 1-2, https://b.example/x: yes”", ""),
    ],
)
def test_a_line_is_read_as_it_was_written(line: str, url: str) -> None:
    assert addresses.stated_in(line) == url


OTHER_FIGURES = UPDATE | {"text": "\n\n".join([*CORRECTED, ADDED])}
"""An update that another outlet's report of the morning is no copy of: it has other figures."""


@pytest.mark.parametrize(("text", "fate"), [(COPY["text"], "duplicate"), (COPY["text"] + " The rest was not told.", "version")])
def test_an_update_that_is_read_before_its_outlets_copy_of_the_first_version_is_told_with_both_files(site: Path, text: str, fate: str) -> None:
    """One outlet's update, another's report of the morning, then the first outlet's copy of that: nobody could know until then."""
    put(site, "a.jsonl", OTHER_FIGURES)
    put(site, "b.jsonl", FIRST)
    assert run(site).totals["published"] == 2
    update, first = sorted(articles(site), key=lambda article: article.source)
    put(site, "c.jsonl", COPY | {"text": text})
    taken = run(site)
    assert taken.totals == {"in": 3, "published": 2, "version": 0, "duplicate": 0, "quarantined": 0} | {fate: 1}
    assert taken.shared == (shared.Shared(update.path, first.path, one_story=True),)
    (query,) = taken.queries
    assert update.path in str(query) and first.path in str(query) and shared.NOTES in str(query)
    (still,) = waiting(site)
    assert update.path in still and first.path in still
    stands_without_the_cache(site)
    (site / "content/articles" / first.path).unlink()
    assert waiting(site) == () and run(site).shared == ()
    assert [article.path for article in articles(site)] == [update.path]


def test_two_articles_of_one_story_are_told_until_the_note_is_deleted(site: Path) -> None:
    for name, record in (("a.jsonl", OTHER_FIGURES), ("b.jsonl", FIRST), ("c.jsonl", COPY)):
        put(site, name, record)
    assert len(run(site).shared) == 1
    (note,) = (site / shared.NOTES).rglob("*.md")
    assert "earlier version" in note.read_text()
    note.unlink()
    archive.discard(site)
    assert run(site).shared == () and waiting(site) == () and len(articles(site)) == 2
