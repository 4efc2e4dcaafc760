"""Whatever ends a build, and wherever: readers see the old site or the new one, and the next build makes the new one."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import press
from generator.model import BuildOptions, Exit, Settings, SiteInfo, TargetFailed, Term, Topic
from generator.press import disk

NOW = datetime(2022, 1, 1, tzinfo=UTC)
SETTINGS = Settings(
    SiteInfo("Digest", "https://digest.example"),
    (Topic("libya", "Libya", (Term("Libya"),)), Topic("gaza", "Gaza", (Term("Gaza"),))),
    BuildOptions(jobs=1),
)


def article(title: str, date: str, slug: str, topics: str, tags: str) -> str:
    return f"Title: {title}\nDate: {date}\nSlug: {slug}\nTopics: {topics}\nTags: {tags}\n\nA paragraph of {title}.\n"


def lay_out(root: Path) -> None:
    folder = root / "content/articles/2019/02"
    folder.mkdir(parents=True)
    for number in range(4):
        (folder / f"a{number}.md").write_text(
            article(f"Story {number}", f"2019-02-{10 + number} 10:00+00:00", f"story-{number}", "libya", f"Name {number}, All")
        )


def change(root: Path) -> None:
    folder = root / "content/articles/2019/02"
    (folder / "a1.md").unlink()
    (folder / "a2.md").write_text(article("Story 2, corrected", "2019-02-11 10:00+00:00", "story-2b", "gaza", "All"))
    (folder / "new.md").write_text(article("New", "2019-03-01 10:00+00:00", "new", "libya, gaza", "All, Another"))


def build(root: Path) -> press.BuildReport:
    return press.build(root, SETTINGS, output=root / "output", now=NOW)


def tree(root: Path) -> dict[str, bytes]:
    output = root / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """A built site whose content has changed since, and what its output was and is to be."""
    root = tmp_path_factory.mktemp("crash") / "site"
    lay_out(root)
    build(root)
    (root / "output/CNAME").write_text("digest.example")
    old = tree(root)
    change(root)
    trial = root.parent / "trial"
    shutil.copytree(root, trial)
    build(trial)
    new = tree(trial)
    assert new != old
    assert new["CNAME"] == b"digest.example"
    return root, old, new


@pytest.fixture
def trials(sites: tuple[Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """Fresh copies of the changed site, times and all."""
    made: list[Path] = []

    def copy() -> Path:
        made.append(tmp_path / str(len(made)))
        shutil.copytree(sites[0], made[-1])
        return made[-1]

    yield copy
    disk.before = None


def points(root: Path) -> int:
    """How often a build touches the file system."""
    calls: list[str] = []
    disk.before = lambda call, path: calls.append(call)
    build(root)
    disk.before = None
    return len(calls)


def killed_at(root: Path, point: int) -> bool:
    """Build in a child that is killed right before its ``point``-th change to the file system; whether it got there."""
    child = os.fork()
    if child == 0:
        left = [point]

        def count(call: str, path: str) -> None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        disk.before = count
        try:
            build(root)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


STRIDES = [pytest.param(25, id="every 25th"), pytest.param(1, id="every", marks=pytest.mark.long)]


@pytest.mark.parametrize("stride", STRIDES)
def test_killed_at_every_change_of_the_file_system(
    stride: int, sites: tuple[Path, dict[str, bytes], dict[str, bytes]], trials: Callable[[], Path]
) -> None:
    _, old, new = sites
    seen = set()
    for point in range(0, points(trials()), stride):
        root = trials()
        assert killed_at(root, point)
        press.recover(root)
        now = tree(root)
        assert now in (old, new), f"a mixture after point {point}: {sorted(name for name in now if now[name] not in (old.get(name), new.get(name)))}"
        seen.add(now == new)
        build(root)
        assert tree(root) == new, f"not healed after point {point}"
        assert build(root).written == 0
    assert seen == {True, False}


def test_killed_twice_and_the_new_article_withdrawn(sites: tuple[Path, dict[str, bytes], dict[str, bytes]], trials: Callable[[], Path]) -> None:
    """A page of a switch that was rolled forward goes again when its article goes before the next build."""
    for point in range(0, points(trials()), 40):
        root = trials()
        killed_at(root, point)
        (root / "content/articles/2019/02/new.md").unlink()
        build(root)
        assert not [name for name in tree(root) if "new" in name], point
        cold = root / "elsewhere"
        press.build(root, SETTINGS, output=cold, now=NOW, state=root / "other-state")
        assert {path.relative_to(cold).as_posix() for path in cold.rglob("*") if path.is_file()} | {"CNAME"} == set(tree(root))


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_disk_that_fails_at_every_change(
    number: int, stride: int, sites: tuple[Path, dict[str, bytes], dict[str, bytes]], trials: Callable[[], Path]
) -> None:
    _, old, new = sites
    for point in range(number % stride, points(trials()), stride):
        root = trials()
        left = [point]

        def fail(call: str, path: str, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == -1:
                raise OSError(number, os.strerror(number), path)

        disk.before = fail
        try:
            build(root)
        except TargetFailed as error:
            assert error.exit is Exit.TARGET
            assert "build again" in str(error)
        finally:
            disk.before = None
        press.recover(root)
        assert tree(root) in (old, new), point
        build(root)
        assert tree(root) == new, point


def test_a_full_disk_while_staging_leaves_the_old_site(sites: tuple[Path, dict[str, bytes], dict[str, bytes]], trials: Callable[[], Path]) -> None:
    root = trials()

    def full(call: str, path: str) -> None:
        if call == "write" and "stage-" in path:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    disk.before = full
    with pytest.raises(TargetFailed, match="Free some space"):
        build(root)
    assert tree(root) == sites[1]
    assert not list((root / ".newsdigest").glob("stage-*")), "what was staged goes: nothing else on that disk could be written"


def test_unchanged_files_are_not_touched(trials: Callable[[], Path], sites: tuple[Path, dict[str, bytes], dict[str, bytes]]) -> None:
    root = trials()
    stamps = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (root / "output").rglob("*") if path.is_file()}
    report = build(root)
    kept = {path for path in stamps if path.exists() and path.relative_to(root / "output").as_posix() not in report.paths}
    assert len(kept) > 5
    assert all((path.stat().st_mtime_ns, path.stat().st_ino) == stamps[path] for path in kept)
    press.build(root, SETTINGS, output=root / "output", now=NOW, cold=True)
    assert all((path.stat().st_mtime_ns, path.stat().st_ino) == stamps[path] for path in kept), "a cold build found the same bytes"
