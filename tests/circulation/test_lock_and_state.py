"""One run at a time, and what it leaves written."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.archive import write_whole
from generator.circulation import lock, state
from generator.circulation.atomic import write_text
from generator.circulation.journal import Journal
from generator.circulation.log import logbook
from generator.circulation.state import Status
from generator.circulation.tree import SiteFile
from generator.model import Busy, TargetFailed

NOW = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
HOLDER = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from generator.circulation import lock
with lock.hold(Path(sys.argv[1]), "rebuild", datetime(2026, 3, 1, 6, 0, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path):
    """Another process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_a_second_run_is_turned_away_and_told_by_whom(tmp_path: Path, holder) -> None:
    with pytest.raises(Busy) as caught, lock.hold(tmp_path, "publish", NOW + timedelta(seconds=90)):
        pass
    assert f"'rebuild' (process {holder.pid}" in str(caught.value)
    assert "for 90 seconds" in str(caught.value)
    assert lock.held(tmp_path)


def test_who_may_only_read_the_site_is_told_too(tmp_path: Path, holder, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.open

    def refuses(path, flags, *rest, **named):
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return really(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuses)
    assert lock.held(tmp_path)
    holder.kill()
    holder.wait()
    assert not lock.held(tmp_path)


def test_the_lock_of_a_killed_owner_heals(tmp_path: Path, holder) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert not lock.held(tmp_path)
    with lock.hold(tmp_path, "publish", NOW):
        assert lock.held(tmp_path)
    assert not lock.held(tmp_path)


def test_whoever_may_only_read_may_ask_for_the_lock(tmp_path: Path, holder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A watching user has no right to write into the site: `status` ended as a bug."""
    real = os.open

    def refusing(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    assert lock.held(tmp_path)
    holder.kill()
    holder.wait()
    assert not lock.held(tmp_path)


def test_the_lock_is_given_back_when_the_run_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError), lock.hold(tmp_path, "publish", NOW):
        raise ValueError
    with lock.hold(tmp_path, "publish", NOW):
        pass


def test_a_file_in_the_place_of_the_states_folder_holds_no_lock(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    assert not lock.held(tmp_path / "state")
    with pytest.raises(TargetFailed, match="cannot be locked"), lock.hold(tmp_path / "state", "build", NOW):
        pass


def test_the_status_reads_back(tmp_path: Path) -> None:
    told = Status(last_try="2026-03-01T06:00:00Z", outcome="failed", stage="build", reason="x", exit=6, counts={"in": 3})
    state.write(tmp_path, told)
    assert state.read(tmp_path) == told
    assert [path.name for path in tmp_path.iterdir()] == ["status.json"]


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"counts": 3, "unknown": 1}', "\x00"])
def test_a_status_that_is_gone_or_torn_is_no_fault(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "status.json").write_text(text)
    assert state.read(tmp_path).last_good == ""


def test_one_record_is_one_line_whatever_it_quotes(tmp_path: Path) -> None:
    with logbook(tmp_path) as log:
        log.error("bad headline: %s", "Real\n2026-01-01T00:00:00Z 1 INFO good\x1b[2J")
    lines = (tmp_path / "newsdigest.log").read_text().splitlines()
    assert len(lines) == 1 and "\x1b" not in lines[0]


def test_the_log_stays_bounded(tmp_path: Path) -> None:
    with logbook(tmp_path) as log:
        for _ in range(7):
            for _ in range(11):
                log.info("x" * 100_000)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 6_000_000


def test_a_journal_that_another_hand_damaged_says_nothing_wrong(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.add(SiteFile("index.html", 1, "aa"), "etag")
    with (tmp_path / "journal").open("a") as file:
        file.write('5\nnull\n[[], 1, "a", "b"]\n["torn", 1')
    assert list(journal.read()) == ["index.html"]


@pytest.mark.parametrize("write", [write_text, write_whole])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write) -> None:
    file = tmp_path / "status.json"
    file.write_text("old")
    for call in ("replace", "rename"):
        monkeypatch.setattr(os, call, lambda *paths: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        write(file, "new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"status.json": "old"}
