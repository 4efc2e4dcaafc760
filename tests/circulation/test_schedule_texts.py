"""What schedulers are told, judged by the schedulers' own tools where they exist."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.circulation.schedule import Slots, cron, forge, systemd, windows
from tests.circulation.servers import needed

COMMAND = ("/usr/bin/python3", "-m", "generator", "rebuild", "--if-due", "--site", '/srv/a b/50%$x"y')
SLOTS = Slots(("06:00", "18:30"), ("mon", "fri"), "Europe/Berlin")
needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")


@needs_systemd
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    texts = systemd.units("newsdigest-x", COMMAND, Path("/srv"), SLOTS)
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    units = [str(tmp_path / name) for name in texts]
    environment = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(["systemd-analyze", "verify", "--user", *units], capture_output=True, text=True, env=environment)
    complaints = [line for line in done.stderr.splitlines() if "newsdigest-x" in line]
    assert (done.returncode, complaints) == (0, [])


@needs_systemd
def test_systemd_reads_the_times_in_the_zone() -> None:
    timer = systemd.units("x", COMMAND, Path("/srv"), SLOTS)["x.timer"]
    calendars = [line.removeprefix("OnCalendar=") for line in timer.splitlines() if line.startswith("OnCalendar=")]
    assert len(calendars) == 2
    for calendar in calendars:
        done = subprocess.run(["systemd-analyze", "calendar", calendar], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "Europe/Berlin" in done.stdout


def test_a_missed_time_is_made_up_for() -> None:
    assert "Persistent=true" in systemd.units("x", COMMAND, Path("/srv"), SLOTS)["x.timer"]


def test_cron_lines_stand_once_and_leave_the_rest_alone() -> None:
    theirs = "MAILTO=me\n0 1 * * * backup"
    once = cron.with_block(theirs, "x", COMMAND)
    assert cron.with_block(once, "x", COMMAND) == once
    assert cron.without_block(once, "x") == theirs + "\n"
    assert cron.without_block(cron.with_block(once, "y", COMMAND), "x") == cron.with_block(theirs, "y", COMMAND)


def test_a_block_whose_end_somebody_removed_is_left_alone() -> None:
    torn = cron.block("x", COMMAND).replace("# end x\n", "") + "0 1 * * * backup\n"
    assert cron.without_block(torn, "x") == torn


def test_cron_runs_the_command_word_for_word(tmp_path: Path) -> None:
    """A percent sign ends a command in a crontab unless it is escaped; the shell sees the rest."""
    line = cron.block("x", ("printf", "[%s]", "a b", '50%$x"y')).splitlines()[1]
    command = line.split(" ", 5)[5].replace("\\%", "%").replace(">/dev/null 2>&1", "")
    assert subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True).stdout == '[a b][50%$x"y]'


def test_github_names_both_offsets_of_the_zone() -> None:
    text = forge.github(Slots(("00:30",), ("mon",), "Europe/Berlin"))
    # 00:30 on Monday in Berlin is 23:30 (winter) or 22:30 (summer) on Sunday in UTC.
    assert '- cron: "30 23 * * 0"' in text and '- cron: "30 22 * * 0"' in text


def test_the_windows_task_is_well_formed_and_whole() -> None:
    task = ElementTree.fromstring(windows.task(COMMAND, Path("/srv/<x>"), SLOTS))
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    assert task.findtext(f".//{space}Command") == "/usr/bin/python3"
    assert task.findtext(f".//{space}MultipleInstancesPolicy") == "IgnoreNew"


@pytest.mark.parametrize(
    ("make", "options"),
    [(forge.github, ["vendor.github-workflows"]), (forge.gitlab, ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"])],
)
def test_forges_workflows_are_valid_by_their_published_schemas(make, options: list[str], tmp_path: Path) -> None:
    """The schemas are those that the package check-jsonschema ships."""
    (program,) = needed("check-jsonschema")
    (tmp_path / "workflow.yml").write_text(make(SLOTS))
    done = subprocess.run([program, "--builtin-schema", *options, str(tmp_path / "workflow.yml")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_gitlab_is_told_the_zone() -> None:
    assert "0 6 * * 1,5   (time zone: Europe/Berlin)" in forge.gitlab(SLOTS)
