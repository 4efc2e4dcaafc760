"""A text that Markdown cannot digest costs only itself: not the good articles beside it, not the build, not the machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import press
from generator.model import BuildOptions, Settings, SiteInfo, Term, Topic
from generator.press import intake, markup
from generator.press.longway import LongWay, TooHard

SETTINGS = Settings(SiteInfo("Digest", "https://digest.example"), (Topic("libya", "Libya", (Term("Libya"),)),), BuildOptions(jobs=1))
BRACKETS = "[" * 10_000
TAGS = "<a " * 7_000


@pytest.fixture
def short_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second a text, so that no test waits for ten."""
    monkeypatch.setattr(intake, "LONG_WAY", LongWay(seconds=0.5))


def lay_out(root: Path, bodies: dict[str, str]) -> None:
    (root / "content/articles").mkdir(parents=True, exist_ok=True)
    for name, body in bodies.items():
        (root / f"content/articles/{name}.md").write_text(f"Title: {name}\nDate: 2019-02-19\nSlug: {name}\n\n{body}\n")


def build(root: Path) -> press.BuildReport:
    return press.build(root, SETTINGS, output=root / "output", now=datetime(2022, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("hostile", [BRACKETS, TAGS], ids=["brackets", "tags"])
def test_a_hostile_file_is_left_out_and_told_and_the_others_stand(tmp_path: Path, hostile: str, short_of_time: None) -> None:
    lay_out(tmp_path, {"good": "Some *marked* words.", "hostile": hostile, "plain": "Plain words."})
    report = build(tmp_path)
    assert report.articles == 2
    assert [query.path for query in report.queries] == ["content/articles/hostile.md"]
    assert "<em>marked</em>" in (tmp_path / "output/2019/02/19/good/index.html").read_text()
    assert not (tmp_path / "output/2019/02/19/hostile").exists()
    assert build(tmp_path).queries == report.queries, "told again, not read again"


def test_a_file_that_turns_hostile_takes_its_page_along(tmp_path: Path, short_of_time: None) -> None:
    lay_out(tmp_path, {"a": "Some *marked* words.", "b": "Plain words."})
    build(tmp_path)
    lay_out(tmp_path, {"a": BRACKETS})
    assert build(tmp_path).removed == 1
    lay_out(tmp_path, {"a": "Better *words*."})
    assert build(tmp_path).articles == 2


def test_another_process_takes_the_place_of_one_that_was_ended() -> None:
    way = LongWay(seconds=0.3)
    with pytest.raises(TooHard, match="seconds"):
        way.html(BRACKETS)
    assert way.html("*a*") == markup.html("*a*")
    way.dismiss()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "by_python_markdown", lambda text: "x" * (2**30))
    way = LongWay()
    with pytest.raises(TooHard, match="MiB"):
        way.html("*a*")


def test_no_process_is_left_when_a_build_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, {"a": "Some *marked* words."})
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        pid = fork()
        begun.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", noted)
    build(tmp_path)
    assert begun
    for pid in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


@pytest.mark.long
def test_row_16_within_the_limits_of_a_real_build(tmp_path: Path) -> None:
    lay_out(tmp_path, {"good": "Some *marked* words.", "brackets": BRACKETS, "tags": TAGS})
    report = build(tmp_path)
    assert report.articles + len(report.queries) == 3
    assert report.articles >= 1
