"""What a walk cannot see must not pass for deleted."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator import press
from generator.archive import shelves
from generator.model import TargetFailed
from generator.newsroom.ingest import ingest

SETTINGS = '[site]\ntitle = "Digest"\nurl = "https://digest.example"\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for month in ("02", "03"):
        folder = tmp_path / f"content/articles/2019/{month}"
        folder.mkdir(parents=True)
        (folder / f"story-{month}.md").write_text(f"Title: Story {month}\nDate: 2019-{month}-01\nSlug: story-{month}\n\nA paragraph.\n")
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path


def before_listing(monkeypatch: pytest.MonkeyPatch, folder: str, act: Callable[[], None]) -> None:
    """Have something happen just before a folder of the archive is listed."""
    scandir = os.scandir

    def listed(path: Any) -> Any:
        if str(path).endswith(folder):
            act()
        return scandir(path)

    monkeypatch.setattr(shelves.os, "scandir", listed)


def test_a_folder_that_cannot_be_read_is_told_and_its_pages_stand(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2022, 1, 1, tzinfo=UTC)
    press.build(site, output=site / "output", now=now)

    def refuse() -> None:
        raise PermissionError(13, "Permission denied", f"{site}/content/articles/2019/02")

    before_listing(monkeypatch, "articles/2019/02", refuse)
    (site / "content/dumps").mkdir()
    (site / "content/dumps/a.txt").write_text(
        "The harbour is open again\n\nTripoli, 3 March 2021 – The harbour of Tripoli opened again on Wednesday.\n"
    )
    for run in (lambda: press.build(site, output=site / "output", now=now), lambda: ingest(site, now=now)):
        with pytest.raises(TargetFailed) as failed:
            run()
        (query,) = failed.value.queries
        assert (query.path, query.message) == ("content/articles/2019/02", "cannot be read: Permission denied.")
        assert "chmod" in query.remedy
    assert (site / "output/2019/02/01/story-02/index.html").is_file()


def test_what_is_moved_while_it_is_looked_at_is_looked_at_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = site / "content/articles/2019/02", site / "content/articles/2019/04"
    before_listing(monkeypatch, "articles/2019/02", lambda: old.exists() and old.rename(new))
    assert [file.path for file in shelves.walk(site).files()] == ["2019/03/story-03.md", "2019/04/story-02.md"]


@pytest.mark.parametrize("name", [os.fsdecode(b"caf\xe9"), "a\nb"])
def test_a_folder_whose_name_is_no_text_costs_only_itself(site: Path, name: str) -> None:
    now = datetime(2022, 1, 1, tzinfo=UTC)
    story = site / "content/articles/2019/02/story-02.md"
    (site / "content/articles" / name).mkdir()
    (site / "content/articles" / name / "x.md").write_text(story.read_text().replace("story-02", "x"))
    (site / "content/articles/2019" / f"{name}.md").write_text(story.read_text().replace("story-02", "y"))
    told = [str(query) for query in press.build(site, output=site / "output", now=now).queries]
    assert len(told) == 2 and all("cannot be printed. Rename it" in query for query in told)
    assert (site / "output/2019/02/01/story-02/index.html").is_file()
    ingest(site, now=now)


@pytest.mark.parametrize("name", ["story-02.MD", "story-02.md.txt", "story-02.markdown"])
def test_markdown_under_another_ending_is_told_and_other_files_are_not(site: Path, name: str) -> None:
    """An editor on another system saves so; the article would be gone without a word, and pass for deleted."""
    now = datetime(2022, 1, 1, tzinfo=UTC)
    folder = site / "content/articles/2019/02"
    (folder / "story-02.md").rename(folder / name)
    for beside in ("picture.jpg", "notes.txt", "story-02.md~", ".story-02.md.swp"):
        (folder / beside).write_text("x")
    for _ in range(2):
        queries = press.build(site, output=site / "output", now=now).queries
        assert [query.path for query in queries] == [f"content/articles/2019/02/{name}"]
        assert "Rename it" in queries[0].remedy
