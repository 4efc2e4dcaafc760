"""What schedulers are told, judged by the schedulers' own tools where they exist."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

from generator.circulation.schedule import Slots, cron, forge, systemd, windows
from generator.circulation.schedule.means import Means
from generator.model import Target
from generator.model.settings import WEEKDAYS
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


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Africa/Tripoli", "Asia/Gaza", "Asia/Kathmandu", "Australia/Lord_Howe"])
def test_github_is_called_at_the_hour_on_every_day_of_a_year(zone: str) -> None:
    """A day on which its cron comes an hour early is a day without an edition: nothing is due yet, and nothing comes after."""
    text = forge.github(Slots(("06:00",), WEEKDAYS, zone), Means())
    named = set(re.findall(r'- cron: "(\d+ \d+) ', text))
    mornings = [datetime(2026, 1, 1, 6, tzinfo=ZoneInfo(zone)) + timedelta(days=days) for days in range(365)]
    assert {f"{utc.minute} {utc.hour}" for utc in (morning.astimezone(UTC) for morning in mornings)} == named


def test_github_names_both_offsets_of_the_zone() -> None:
    text = forge.github(Slots(("00:30",), ("mon",), "Europe/Berlin"), Means())
    # 00:30 on Monday in Berlin is 23:30 (winter) or 22:30 (summer) on Sunday in UTC.
    assert '- cron: "30 23 * * 0"' in text and '- cron: "30 22 * * 0"' in text


def test_the_windows_task_is_well_formed_and_whole() -> None:
    task = ElementTree.fromstring(windows.task(COMMAND, Path("/srv/<x>"), SLOTS))
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    assert task.findtext(f".//{space}MultipleInstancesPolicy") == "IgnoreNew"


def test_the_windows_task_starts_the_linux_in_which_newsdigest_runs() -> None:
    """Windows can start neither a program of Linux nor anything in a folder of Linux; the rest of the line is as a Windows program reads it."""
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    for distribution, within in (("", ""), ("Debian 13", '--distribution "Debian 13" ')):
        task = ElementTree.fromstring(windows.task(COMMAND[:6], Path("/srv/x"), SLOTS, distribution))
        assert task.findtext(f".//{space}Command") == "wsl.exe"
        assert task.findtext(f".//{space}Arguments") == f"{within}--exec /usr/bin/python3 -m generator rebuild --if-due --site"
        assert task.find(f".//{space}WorkingDirectory") is None


TARGETS = [
    None,
    Target("live", "folder", {"path": "/srv/www"}),
    Target("live", "git", {"remote": "git@github.com:me/digest.git"}),
    Target("live", "rsync", {"host": "h", "path": "/srv/www", "precompress": True}),
    Target("live", "s3", {"bucket": "b", "precompress": True}),
    Target("live", "rclone", {"remote": "r:x"}),
]
NAMES = [target.kind if target else "none" for target in TARGETS]


@pytest.mark.parametrize(
    ("make", "options"),
    [(forge.github, ["vendor.github-workflows"]), (forge.gitlab, ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"])],
    ids=["github", "gitlab"],
)
def test_forges_workflows_are_valid_by_their_published_schemas(make, options: list[str], tmp_path: Path) -> None:
    """The schemas are those that the package check-jsonschema ships."""
    (program,) = needed("check-jsonschema")
    files = [tmp_path / f"{name}.yml" for name in NAMES]
    for file, target in zip(files, TARGETS, strict=True):
        file.write_text(make(SLOTS, Means(target)))
    done = subprocess.run([program, "--builtin-schema", *options, *map(str, files)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_gitlab_is_told_the_zone() -> None:
    assert "0 6 * * 1,5   (time zone: Europe/Berlin)" in forge.gitlab(SLOTS, Means())


def test_a_forge_that_would_publish_nowhere_says_so() -> None:
    assert "names no target" in forge.github(SLOTS, Means())
    assert "[publish.live] is a folder" in forge.gitlab(SLOTS, Means(TARGETS[1]))
    assert "#" not in forge.github(SLOTS, Means(TARGETS[2])).splitlines()[0]


def test_github_asks_whether_a_run_is_due_since_it_triggers_for_both_offsets() -> None:
    assert "newsdigest rebuild ${{ github.event_name == 'schedule' && '--if-due' || '' }}" in forge.github(SLOTS, Means())


@pytest.mark.parametrize("make", [forge.github, forge.gitlab], ids=["github", "gitlab"])
def test_a_forges_machine_gets_what_the_target_needs_and_no_secret_stands_in_the_file(make) -> None:
    texts = {name: make(SLOTS, Means(target)) for name, target in zip(NAMES, TARGETS, strict=True)}
    assert '"$(ls ./newsdigest-*.whl)[s3,brotli]"' in texts["s3"] and "AWS_SECRET_ACCESS_KEY" in texts["s3"]
    assert '"$(ls ./newsdigest-*.whl)[brotli]"' in texts["rsync"] and "apt-get install --yes rsync" in texts["rsync"]
    assert "DIGEST_RCLONE_CONF" in texts["rclone"] and "DIGEST_RCLONE_CONF" not in texts["git"]


@pytest.mark.parametrize(("make", "user"), [(forge.github, "x-access-token"), (forge.gitlab, "newsdigest")], ids=["github", "gitlab"])
def test_the_lines_that_give_git_the_forges_token_do_so(make, user: str, tmp_path: Path) -> None:
    workflow = YAML(typ="safe").load(make(SLOTS, Means(TARGETS[2])))
    if make is forge.github:
        (lines,) = [step["run"] for step in workflow["jobs"]["rebuild"]["steps"] if step.get("name") == "Open the way to the target"]
    else:
        (lines,) = workflow["digest"]["before_script"]
    names = {"CI_SERVER_URL": "https://github.com", "CI_SERVER_HOST": "github.com", "DIGEST_TOKEN": "s3cret-token"}
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **names}
    subprocess.run(["sh", "-ec", lines], env=environment, check=True)
    asked = subprocess.run(
        ["git", "credential", "fill"], input="protocol=https\nhost=github.com\n\n", env=environment, capture_output=True, text=True
    )
    assert f"username={user}\npassword=s3cret-token\n" in asked.stdout
    assert "s3cret-token" not in (tmp_path / ".gitconfig").read_text()
    shown = subprocess.run(["git", "ls-remote", "--get-url", "git@github.com:me/digest.git"], env=environment, capture_output=True, text=True)
    assert shown.stdout.strip() == "https://github.com/me/digest.git"


@pytest.mark.parametrize("make", [forge.github, forge.gitlab], ids=["github", "gitlab"])
def test_what_was_filed_is_kept_where_the_run_fails_and_an_editor_has_pushed_meanwhile(make, tmp_path: Path) -> None:
    """The machine is thrown away: a target that was down for an hour cost the articles of a dump that is written over each day."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "newsdigest").write_text("#!/bin/sh\nmkdir -p content && echo Title: A > content/a.md\nexit 6\n")
    (tmp_path / "bin" / "newsdigest").chmod(0o755)
    names = {"CI_PROJECT_URL": str(tmp_path / "site"), "CI_COMMIT_BRANCH": "main"}
    path = f"{tmp_path}/bin:{os.environ['PATH']}"
    author = {f"GIT_{role}_{key}": "x" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    environment = {"PATH": path, "HOME": str(tmp_path), **names, **author}

    def sh(lines: str, folder: str = ".") -> int:
        return subprocess.run(["sh", "-ec", lines], cwd=tmp_path / folder, env=environment, capture_output=True).returncode

    first = "git init -q --bare -b main site.git && git clone -q site.git editor && cd editor && git checkout -q -B main"
    assert sh(f"{first} && git commit -q --allow-empty -m first && git push -q origin main && cd .. && git clone -q site.git run") == 0
    assert sh("echo b > b && git add b && git commit -q -m b && git push -q origin main", "editor") == 0
    workflow = YAML(typ="safe").load(make(SLOTS, Means(TARGETS[2])))
    if make is forge.github:
        step = workflow["jobs"]["rebuild"]["steps"][-1]
        assert step["if"] == "${{ !cancelled() }}"
        assert sh("newsdigest rebuild", "run") == 6
        assert sh(step["run"], "run") == 0
    else:
        _install, *lines = workflow["digest"]["script"]
        assert sh("\n".join(lines), "run") == 6
    assert sh("git pull -q && test -f content/a.md && test -f b", "editor") == 0


def test_the_lines_that_lay_down_an_ssh_key_keep_it_to_its_owner(tmp_path: Path) -> None:
    workflow = YAML(typ="safe").load(forge.github(SLOTS, Means(TARGETS[3])))
    (lines,) = [step["run"] for step in workflow["jobs"]["rebuild"]["steps"] if step.get("name") == "Open the way to the target"]
    lines = "\n".join(line for line in lines.splitlines() if "apt-get" not in line)
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "DIGEST_SSH_KEY": "a\nb", "DIGEST_KNOWN_HOSTS": "h ssh-ed25519 x"}
    subprocess.run(["sh", "-ec", lines], env=environment, check=True)
    key = tmp_path / ".ssh" / "id_ed25519"
    assert key.read_text() == "a\nb\n" and key.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / ".ssh" / "known_hosts").read_text() == "h ssh-ed25519 x\n"
