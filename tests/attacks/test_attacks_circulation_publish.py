"""Rows 23, 24, 26 and 27: an empty or shrunken site, a source that went, a target changed or cut, servers killed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TARGET = '\n[publish.live]\nkind = "folder"\npath = "www"\n'


@pytest.fixture
def www(trial) -> Path:
    settings = trial.root / "digest.toml"
    settings.write_text(settings.read_text() + TARGET)
    return trial.root / "www" / "current"


def test_row_23_a_site_of_nothing_is_refused(trial, www: Path) -> None:
    (trial.root / "content" / "dumps" / "good.txt").unlink()
    told = trial.run("rebuild", "--publish", "live")
    assert told.code == 4 and "holds no article" in told.err
    assert not www.exists()


def test_row_23_a_site_that_lost_its_articles_is_refused_until_it_is_meant(trial, www: Path) -> None:
    assert trial.run("rebuild", "--publish", "live").code == 0
    before = sorted(path for path in www.rglob("*"))
    for path in (trial.root / "content" / "articles").rglob("*.md"):
        path.unlink()
    told = trial.run("rebuild", "--publish", "live")
    assert told.code == 4 and "holds no article" in told.err and "--allow-shrink" in told.err
    assert sorted(path for path in www.rglob("*")) == before
    assert trial.status()["stage"] == "publish"
    assert trial.run("publish", "--allow-shrink").code == 0


@pytest.mark.long
def test_row_24_a_page_whose_source_went_goes_and_what_a_hand_laid_there_stays(trial, www: Path) -> None:
    for number in range(12):
        text = f"Bridge number {number} of Misrata in Libya opened today, after work of {number + 2} months by {number * 7} engineers."
        record = {"title": f"Bridge {number} in Misrata opens", "text": text, "date": f"2022-04-{number + 1:02}"}
        trial.dump(f"more-{number}.jsonl", json.dumps(record) + "\n")
    assert trial.run("rebuild", "--publish", "live").code == 0
    (www / "CNAME").write_text("digest.example.org\n")
    page = next(path for path in www.rglob("index.html") if "bridge-3" in str(path)).relative_to(www)
    next((trial.root / "content" / "articles").rglob("bridge-3-*.md")).unlink()
    told = trial.run("rebuild", "--publish", "live")
    assert told.code == 0, told.err
    assert not (www / page).exists()
    assert (www / "CNAME").read_text() == "digest.example.org\n"


@pytest.mark.long
def test_row_26_a_target_changed_by_hand_is_put_right(trial, www: Path) -> None:
    assert trial.run("rebuild", "--publish", "live").code == 0
    page = www / "index.html"
    whole = page.read_bytes()
    page.unlink()
    page.write_bytes(b"defaced")
    assert trial.run("publish").code == 0
    assert page.read_bytes() == whole


@pytest.mark.long
@pytest.mark.servers
@pytest.mark.parametrize("kind", ["folder", "git", "rsync", "rsync-server", "s3"])
def test_rows_26_and_27_a_publication_killed_at_random_never_shows_and_heals(kind: str) -> None:
    """A few of the trials that ``benchmarks/kills.py`` runs by the hundred."""
    from benchmarks.kills import trials

    told = trials(kind, 6, seed=26)
    assert (told["wrong"], told["not healed"]) == (0, 0)
