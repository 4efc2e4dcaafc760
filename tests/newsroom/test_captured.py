"""The day on which a scraper took a story: where the dump or its sidecar says so it stands in the article, and what comes again does not move it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import archive
from generator.cli import main
from generator.model import Exit, FiledArticle
from tests.newsroom.test_ingest import BAKERY, FERRY
from tests.newsroom.test_versions import FIRST, SECOND, SETTINGS, articles, put, run, story


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty site."""
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path


def only(site: Path) -> FiledArticle:
    """The one article of the site."""
    (found,) = articles(site)
    return found


def file_of(site: Path) -> Path:
    """Its file."""
    (found,) = (site / "content/articles").rglob("*.md")
    return found


@pytest.mark.parametrize(
    ("stated", "day"),
    [("2021-03-05T10:00:00Z", date(2021, 3, 5)), ("2021-03-05", date(2021, 3, 5)), ("5 March 2021 08:00", date(2021, 3, 5)), ("soon", None)],
)
def test_what_a_record_says_of_its_capture_stands_in_the_article(site: Path, stated: str, day: date | None) -> None:
    put(site, "a.jsonl", story(crawled_at=stated))
    run(site)
    assert only(site).captured == day
    assert ("Captured:" in file_of(site).read_text()) == bool(day)


def test_a_day_of_capture_out_of_bounds_in_the_zone_of_the_site_is_left_out(site: Path) -> None:
    (site / "digest.toml").write_text(SETTINGS.replace("[[topics]]", 'timezone = "Africa/Tripoli"\n\n[[topics]]', 1))
    put(site, "a.jsonl", story(crawled_at="2100-12-31T23:30:00Z"), story(title="Ferry", url="", text=FERRY))
    run(site)
    assert [article.captured for article in articles(site)] == [None, None]


def test_a_day_of_capture_that_lies_ahead_is_left_out_and_told(site: Path) -> None:
    """``NOW`` is the first of January 2030; elsewhere on earth it may be the second."""
    put(site, "a.jsonl", story(crawled_at="2099-01-01"), story(title="Ferry", url="", text=FERRY, crawled_at="2030-01-02"))
    (told,) = run(site).queries
    assert sorted(str(article.captured) for article in articles(site)) == ["2030-01-02", "None"]
    assert (told.path, told.field) == ("a.jsonl", "captured") and "2099-01-01" in told.message
    archive.discard(site)
    before = sorted(file.read_bytes() for file in (site / "content/articles").rglob("*.md"))
    run(site)
    assert sorted(file.read_bytes() for file in (site / "content/articles").rglob("*.md")) == before


def test_a_dump_that_is_named_by_its_day_gives_it_to_an_undated_story(site: Path) -> None:
    (site / "content/dumps/harbour.toml").write_text('captured = "name"\n')
    (site / "content/dumps/harbour").mkdir()
    put(site, "harbour/2021-03-05.txt", BAKERY)
    run(site)
    assert (only(site).date, only(site).captured) == (None, date(2021, 3, 5))


def test_a_story_that_comes_again_each_day_was_captured_on_the_first(site: Path) -> None:
    put(site, "feed.jsonl", story(crawled_at="2021-03-05T10:00:00Z"))
    run(site)
    before = file_of(site).read_bytes()
    for day in (6, 7):
        put(site, "feed.jsonl", story(crawled_at=f"2021-03-0{day}T10:00:00Z"), story(crawled_at="2021-03-07", title="Ferry", url="", body=[FERRY]))
        run(site)
        assert file_of_slug(site, "coast").read_bytes() == before
    archive.discard(site)
    run(site)
    assert file_of_slug(site, "coast").read_bytes() == before


def test_a_story_that_comes_again_without_a_day_keeps_that_of_the_first(site: Path) -> None:
    """A dump may be read between its being written over and its sidecar's."""
    for stated in ("2021-03-05", "", "2021-03-07"):
        put(site, "feed.jsonl", story(crawled_at=stated))
        run(site)
        assert only(site).captured == date(2021, 3, 5)


def file_of_slug(site: Path, word: str) -> Path:
    """The file with the word in its name."""
    (found,) = (site / "content/articles").rglob(f"*{word}*.md")
    return found


def test_an_update_is_captured_when_it_came(site: Path) -> None:
    put(site, "a.jsonl", FIRST | {"crawled_at": "2021-03-05"})
    put(site, "b.jsonl", SECOND | {"crawled_at": "2021-03-06"})
    run(site)
    found = only(site)
    assert (found.captured, len(found.versions)) == (date(2021, 3, 6), 1)


def test_a_sidecar_that_is_put_right_is_followed_though_the_day_is_later(site: Path) -> None:
    sidecar = site / "content/dumps/a.txt.toml"
    put(site, "a.txt", BAKERY)
    sidecar.write_text("captured = 2021-03-01\n")
    run(site)
    assert only(site).captured == date(2021, 3, 1)
    sidecar.write_text("captured = 2021-03-05\n")
    run(site)
    assert only(site).captured == date(2021, 3, 5)


def test_a_day_that_a_hand_has_set_stays(site: Path) -> None:
    put(site, "a.jsonl", story(crawled_at="2021-03-05"))
    run(site)
    file = file_of(site)
    file.write_text(file.read_text().replace("Captured: 2021-03-05", "Captured: 2021-03-04"))
    put(site, "a.jsonl", story(crawled_at="2021-03-08", url=""))
    run(site)
    assert only(site).captured == date(2021, 3, 4)


def test_an_edited_story_that_comes_again_needs_no_editor_where_the_cache_is_lost(site: Path) -> None:
    put(site, "a.jsonl", story(crawled_at="2021-03-05"))
    run(site)
    file = file_of(site)
    file.write_text(file.read_text().replace("Title: ", "Title: Corrected: "))
    before = file.read_bytes()
    archive.discard(site)
    put(site, "a.jsonl", story(crawled_at="2021-03-08"))
    taken = run(site)
    assert (dict(taken.outcomes), taken.queries, file.read_bytes()) == ({"kept": 1}, (), before)


def test_a_day_that_a_hand_has_added_needs_no_editor_where_the_cache_is_lost(site: Path) -> None:
    put(site, "a.jsonl", story())
    run(site)
    file = file_of(site)
    file.write_text(file.read_text().replace("\nSlug:", "\nCaptured: 2021-03-05\nSlug:"))
    put(site, "a.jsonl", story(url=""), story(url=""))
    run(site)
    archive.discard(site)
    put(site, "a.jsonl", story(url=""))
    taken = run(site)
    assert not any(archive.conflicts(site)) and only(site).captured == date(2021, 3, 5), taken


def test_explain_tells_the_day(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(site, "a.jsonl", story(crawled_at="2021-03-05"))
    run(site)
    for asked in ([], ["--json"]):
        assert main(["explain", file_of(site).relative_to(site).as_posix(), "--site", str(site), *asked]) == Exit.FINE
        told = capsys.readouterr().out
        assert "2021-03-05" in told if asked else "captured on 2021-03-05" in told
