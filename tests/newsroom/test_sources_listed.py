"""What each source brings, and which has fallen silent: an engineer hears of a broken scraper from nobody else."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import archive
from generator.cli import main
from generator.model import FiledArticle
from generator.newsroom import ingest
from generator.newsroom.ingest.heard import source_of
from generator.newsroom.rebuild import Order, rebuild
from generator.newsroom.sources import sources
from generator.newsroom.status import status

SITE = '[site]\ntitle = "Digest"\nurl = "https://example.org"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
"""A Monday."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "digest.toml").write_text(SITE, encoding="utf-8")
    return tmp_path


def lay(site: Path, slug: str, source: str, day: int | None, **more) -> None:
    date = None if day is None else START + timedelta(days=day)
    dated = {"date": date, "date_source": "stated"} if date else {}
    article = FiledArticle(f"undated/{slug}.md", slug, slug, "A paragraph.", source=source, **dated, **more)
    path = site / "content/articles" / article.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(archive.dump(article), encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("harbour/2026-11-26.txt bytes 0-928", "harbour"),
        ("2026-11-26/harbour.txt bytes 0-928", "harbour.txt"),
        ("harbour-2026-11-26.txt bytes 0-928", "harbour-….txt"),
        ("api.jsonl#54 bytes 248-1037", "api.jsonl"),
        ("feed.xml#1 bytes 0-9, https://example.org/bytes 1: same text", "feed.xml"),
        ("20261126.txt bytes 0-1", "….txt"),
    ],
)
def test_a_source_is_a_folder_or_a_file_whatever_day_is_in_its_name(said: str, source: str) -> None:
    assert source_of(said) == source


def test_a_source_counts_what_it_brought_also_where_another_was_first(site: Path) -> None:
    lay(site, "port", "a.jsonl#1 bytes 0-9", 0, topics=("libya",), also_in=("b/1.txt bytes 0-9: same text",))
    lay(site, "mill", "b/2.txt bytes 0-9", None, versions=("b/1.txt bytes 9-18: undated; 1 paragraph left out",))
    lay(site, "own", "", 1)
    found = sources(site, START)
    assert [(one.name, one.articles, one.filed, one.undated, one.newest) for one in found] == [
        ("a.jsonl", 1, 1, 0, "2026-11-02"),
        ("b", 2, 1, 1, "2026-11-02"),
    ]


def test_a_source_is_silent_after_twice_its_longest_pause_and_in_time_over(site: Path) -> None:
    for day in (0, 1, 2, 3, 4, 7, 8):  # not on Saturday and Sunday
        lay(site, f"a{day}", "week/x.txt bytes 0-9", day)
    lay(site, "ahead", "week/x.txt bytes 0-9", 9000)
    for day in (7, 8):
        lay(site, f"b{day}", "new/x.txt bytes 0-9", day)

    def silent(day: int) -> dict[str, int]:
        return {one.name: one.silent for one in sources(site, START + timedelta(days=day))}

    assert silent(14) == {"week": 0, "new": 0}
    assert silent(15) == {"week": 7, "new": 0}
    assert silent(200) == {"week": 0, "new": 0}


def test_the_verb_lists_them(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "--site", str(site)]) == 0
    assert capsys.readouterr().out == "No article came from a dump so far.\n"
    lay(site, "port", "a.jsonl#1 bytes 0-9", 0)
    lay(site, "mill", "a.jsonl#2 bytes 0-9", None)
    assert main(["sources", "--site", str(site)]) == 0
    assert capsys.readouterr().out.startswith("a.jsonl  2 articles, 0 in a topic, 1 undated")
    assert main(["sources", "--json", "--site", str(site)]) == 0
    assert json.loads(capsys.readouterr().out)["sources"][0]["name"] == "a.jsonl"


def test_dumps_that_are_named_by_their_day_could_date_what_is_undated(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(site, "port", "harbour/wire/2026-11-02.txt bytes 0-9", None)
    lay(site, "mill", "harbour/wire/2026-11-03.txt bytes 0-9", None, captured=START.date())
    lay(site, "boat", "coast/2026-11-03.txt bytes 0-9", 1)
    lay(site, "root", "2026-11-03.txt bytes 0-9", None)
    lay(site, "none", "gazette/latest.txt bytes 0-9", None)
    assert {one.name: one.named_by_day for one in sources(site, START) if one.named_by_day} == {"harbour": ("harbour/wire",)}
    assert main(["sources", "--site", str(site)]) == 0
    assert 'with captured = "name" in content/dumps/harbour/wire.toml' in capsys.readouterr().out.splitlines()[-1]


def test_a_source_of_undated_copy_is_heard_by_the_days_of_its_capture(site: Path) -> None:
    (site / "content/dumps").mkdir(parents=True)
    (site / "content/dumps/a.toml").write_text('captured = "name"\n', encoding="utf-8")
    for day in range(5):
        text = (
            f"A bakery opens\n\nOven number {day} was lit in the bakery of the harbour, and its owner, a sailor once, sold {day} loaves to the crews."
        )
        path = site / f"content/dumps/a/2026-11-0{2 + day}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    now = START + timedelta(days=9)
    ingest.ingest(site, now=now, jobs=1)
    for thrown_away in (False, True):
        if thrown_away:
            archive.discard(site)
            ingest.ingest(site, now=now, jobs=1)
        (found,) = sources(site, now)
        assert (found.undated, found.newest, found.silent) == (5, "2026-11-06", 5)
        assert status(site, now).silent == (("a", 5),)


STORY = """The harbour of {0} is open again

{0}, {1:%-d %B %Y} – The harbour of {0} opened again on day {2} of the repairs, the port's director said. Ships from Malta are on their way.
"""


def dump(site: Path, name: str, place: str, day: int) -> Path:
    path = site / "content/dumps" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(STORY.format(place, START + timedelta(days=day), day), encoding="utf-8")
    return path


@pytest.fixture
def scraped(site: Path) -> Path:
    """Two sources for five days, of which one goes on for nine more."""
    for day in range(5):
        dump(site, f"a/{day}.txt", "Tripoli", day)
        dump(site, f"b/{day}.txt", "Zawiya", day)
    for day in range(5, 14):
        dump(site, f"b/{day}.txt", "Zawiya", day)
    ingest.ingest(site, now=START, jobs=1)
    return site


def test_status_tells_which_source_has_fallen_silent(scraped: Path) -> None:
    assert status(scraped, START + timedelta(days=6)).silent == ()
    standing = status(scraped, START + timedelta(days=13))
    assert standing.silent == (("a", 9),)
    assert "Silent:     1 source: a for 9 days (newsdigest sources)\n" in standing.text() + "\n"
    assert standing.summary()["silent"] == {"a": 9}
    assert {one.name: one.silent for one in sources(scraped, START + timedelta(days=13))} == {"a": 9, "b": 0}


def test_a_rebuild_tells_it_whether_anything_is_new_or_not(scraped: Path) -> None:
    told = [rebuild(scraped, START + timedelta(days=day), Order()).silent for day in (6, 13, 14)]
    assert told == [(), (("a", 9),), (("a", 10),)]
    assert "silent: 1 source: a for 9 days" in (scraped / ".newsdigest/newsdigest.log").read_text(encoding="utf-8")


def test_a_source_is_known_though_its_dumps_are_written_over_or_the_cache_is_gone(scraped: Path) -> None:
    """A scraper may keep its last day alone, and what was filed stands in the archive."""
    for day in range(4):
        (scraped / f"content/dumps/a/{day}.txt").unlink()
    for thrown_away in (False, True):
        if thrown_away:
            archive.discard(scraped)
        ingest.ingest(scraped, now=START, jobs=1)
        assert status(scraped, START + timedelta(days=13)).silent == (("a", 9),)
