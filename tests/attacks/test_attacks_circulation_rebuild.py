"""Rows 21, 22, 25, 28 and 30: a rebuild killed, starved of disk, doubled, moved to another zone, or late; readers never notice."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

TARGET = '\n[publish.live]\nkind = "folder"\npath = "www"\n'
LATER = """\
Reservoir Near {place} Filled Again

Published: {day} May 2021 12:00 UTC

The reservoir near {place} in Libya is full for the first time in {number} years, after {number} weeks of rain, the water board said.

Engineers from {place} opened two of its {number} gates on Monday. Farmers along the valley were told {number} days before.
"""
PLACES = ("Derna", "Marj", "Bayda", "Tobruk", "Sirte", "Sabha", "Ghat", "Zuwara", "Nalut", "Kufra", "Ajdabiya", "Zliten")


def later(number: int) -> str:
    """One more article, unlike the others."""
    return LATER.format(place=PLACES[number % len(PLACES)], number=number + 3, day=number % 28 + 1)


@pytest.fixture
def live(trial) -> Callable[[], dict[str, bytes]]:
    """A site that is live already; gives what readers see."""
    settings = trial.root / "digest.toml"
    settings.write_text(settings.read_text() + TARGET)
    assert rebuild(trial).code == 0
    folder = trial.root / "www" / "current"
    return lambda: {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rebuild(trial, *words: str, **environment: str):
    """One rebuild with publication, as a schedule runs it."""
    return trial.run("rebuild", "--publish", "live", *words, **environment)


def start(trial, *before: str, **options: object) -> subprocess.Popen[str]:
    """The same, not waited for."""
    words = [*before, sys.executable, "-m", "generator", "rebuild", "--publish", "live", "--site", str(trial.root)]
    return subprocess.Popen(words, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def killed_at_random(trial, live, times: int) -> None:
    chance = random.Random(21)
    seen = [live()]
    for number in range(times):
        trial.dump(f"later-{number}.txt", later(number))
        process = start(trial, start_new_session=True)
        time.sleep(chance.uniform(0.3, 3.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        now = live()
        healed = rebuild(trial)
        assert healed.code == 0, healed.err
        whole = live()
        assert now in (seen[-1], whole), f"kill {number}: a mix of the old and the new site is live"
        assert any(PLACES[number % len(PLACES)].lower() in path for path in whole), "an article was lost"
        seen.append(whole)


@pytest.mark.long
def test_row_21_a_kill_at_any_moment_leaves_the_old_or_the_new_site(trial, live) -> None:
    killed_at_random(trial, live, 12)


def starved(size: int) -> None:
    """Let no file of this process grow beyond ``size`` bytes: every write past it fails, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, *(pytest.param(size, marks=pytest.mark.long) for size in (300, 3000, 20_000))])
def test_row_22_a_disk_that_takes_no_more_leaves_the_live_site_and_the_next_run_heals(trial, live, size: int) -> None:
    before = live()
    trial.dump("later.txt", later(0))
    process = start(trial, preexec_fn=lambda: starved(size))
    _, told = process.communicate()
    assert process.returncode == 6, told
    assert "Failed at the stage" in told or "cannot" in told
    assert live() == before
    healed = rebuild(trial)
    assert healed.code == 0, healed.err
    assert any("derna" in path for path in live())


GATE = """
import sys, time
from pathlib import Path
from generator.cli import main
import generator.newsroom.ingest, generator.newsroom.rebuild
print("ready", flush=True)
work = generator.newsroom.ingest.ingest
def ingest(*words, **options):
    # The one at work stays there until the others were turned away, however busy the machine is.
    while not Path(sys.argv[3]).exists():
        time.sleep(0.005)
    return work(*words, **options)
generator.newsroom.ingest.ingest = ingest
while not Path(sys.argv[2]).exists():
    time.sleep(0.005)
sys.exit(main(["rebuild", "--publish", "live", "--site", sys.argv[1]]))
"""


def at_once(trial, live, count: int) -> None:
    for number in range(6):
        trial.dump(f"later-{number}.txt", later(number))
    gate, others = trial.around / "gate", trial.around / "others"
    words = [sys.executable, "-c", GATE, str(trial.root), str(gate), str(others)]
    root = Path(__file__).parents[2]
    runs = [subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(count)]
    for run in runs:
        assert run.stdout.readline() == "ready\n"
    gate.touch()
    end = time.monotonic() + 300
    while sum(run.poll() is not None for run in runs) < count - 1 and time.monotonic() < end:
        time.sleep(0.05)
    others.touch()
    told = [run.communicate()[1] for run in runs]
    codes = sorted(run.returncode for run in runs)
    assert codes == [0] + [5] * (count - 1), told
    gate.unlink()
    others.unlink()
    assert all("held by" in text for text, run in zip(told, runs, strict=True) if run.returncode == 5)
    assert all(any(place.lower() in path for path in live()) for place in PLACES[:6])


def test_row_25_of_runs_at_once_one_works_and_the_others_leave_with_5(trial, live) -> None:
    at_once(trial, live, 4)


@pytest.mark.long
def test_row_25_twenty_at_once(trial, live) -> None:
    at_once(trial, live, 20)


def test_rows_28_and_30_another_seed_zone_locale_or_time_stamp_changes_nothing_and_sends_nothing(trial, live) -> None:
    before = live()
    for path in (trial.root / "content").rglob("*"):
        os.utime(path, (1, 1))
    again = rebuild(trial, PYTHONHASHSEED="77", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="C")
    assert "nothing new; nothing sent" in again.err
    assert live() == before
    assert trial.run("build", "--cold", PYTHONHASHSEED="78", TZ="America/St_Johns").code == 0
    assert "nothing new; nothing sent" in rebuild(trial).err
    # Row 30: a late or doubled trigger does nothing; the rules of the clock stand in tests/circulation/test_due.py.
    log = trial.root / ".newsdigest" / "newsdigest.log"
    before = log.read_text()
    assert rebuild(trial, "--if-due").code == 0
    assert log.read_text() == before
