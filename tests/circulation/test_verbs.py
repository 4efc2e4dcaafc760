"""The verbs of circulation as a user types them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator.cli import main

SETTINGS = """
[site]
title = "Harbour News"
url = "https://example.org/news"

[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya"]

[publish.live]
kind = "folder"
path = "www"

[schedule]
times = ["06:00"]
timezone = "Europe/Berlin"
"""


@pytest.fixture
def site(place) -> Path:
    (place.root / "digest.toml").write_text(SETTINGS)
    return place.root


def told(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_publish_tells_its_plan_and_what_it_did_as_json(site, place, capsys) -> None:
    assert main(["publish", "--dry-run", "--json", "--site", str(site)]) == 0
    plan = told(capsys)
    assert (len(plan["new"]), plan["sent"], plan["dry_run"]) == (13, 0, True)
    assert main(["publish", "live", "--json", "--site", str(site)]) == 0
    done = told(capsys)
    assert (done["sent"], done["verified"]) == (13, 13)
    place.write("index.html", "<p>changed</p>")
    assert main(["publish", "--site", str(site)]) == 0
    assert "0 new, 1 changed, 12 same, 0 to delete; 14 bytes. Sent 1 files, read back 13." in capsys.readouterr().out
    assert main(["publish", "--site", str(site)]) == 0
    assert capsys.readouterr().out == "live: nothing new; nothing sent.\n"


def test_a_branch_is_published_from_beside_the_site(site, monkeypatch, capsys) -> None:
    """``--site NAME`` from the folder above, as the README has it."""
    subprocess.run(["git", "init", "--quiet", "--bare", str(site.parent / "remote.git")], check=True)
    (site / "digest.toml").write_text(SETTINGS + '[publish.pages]\nkind = "git"\nremote = "../remote.git"\n')
    monkeypatch.chdir(site.parent)
    assert main(["publish", "pages", "--site", site.name]) == 0
    shown = subprocess.run(["git", "-C", "remote.git", "ls-tree", "--name-only", "gh-pages"], capture_output=True, text=True, check=True)
    assert "index.html" in shown.stdout.split()
    assert [found.name for found in site.rglob("*.git")] == ["repository.git"], "nothing lies where it was not meant to"


def test_publish_goes_back_in_one_step(site, place, capsys) -> None:
    main(["publish", "--site", str(site)])
    place.write("index.html", "<p>changed</p>")
    main(["publish", "--site", str(site)])
    capsys.readouterr()
    assert main(["publish", "--rollback", "--json", "--site", str(site)]) == 0
    assert (site / "www" / "current" / "index.html").read_text() == "<p>home</p>"
    told = json.loads(capsys.readouterr().out)
    assert told["target"] == "live" and told["where"].startswith(str(site / "www/current"))


@pytest.mark.servers
@pytest.mark.parametrize("kind", ["folder", "git", "rsync", "rclone"])
def test_every_target_is_reached_from_within_the_sites_folder(place, kind: str, tmp_path: Path, request, monkeypatch, capsys) -> None:
    """As a user types it: no ``--site``, relative paths in the settings."""
    options: dict[str, object] = {"path": "www"}
    if kind == "git":
        subprocess.run(["git", "init", "--quiet", "--bare", str(place.root / "digest.git")], check=True)
        options = {"remote": "digest.git"}
    elif kind == "rsync":
        options = {"host": "127.0.0.1", "port": request.getfixturevalue("ssh_server"), "path": str(tmp_path / "www")}
    elif kind == "rclone":
        options = {"remote": request.getfixturevalue("rclone_remote")("webdav")[0]}
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in options.items())
    settings = SETTINGS.replace('kind = "folder"\npath = "www"\n', f'kind = "{kind}"\n{lines}precompress = true\n')
    (place.root / "digest.toml").write_text(settings)
    place.write("index.html", "<p>home</p>" * 500)
    monkeypatch.chdir(place.root)
    assert main(["publish", "--dry-run"]) == 0
    assert main(["publish"]) == 0
    assert "Sent 15 files, read back 15." in capsys.readouterr().out
    assert main(["publish"]) == 0
    assert capsys.readouterr().out == "live: nothing new; nothing sent.\n"


def test_a_dry_run_shows_the_plan_that_would_be_refused_and_why(site, place, capsys) -> None:
    main(["publish", "--site", str(site)])
    for number in range(5):
        place.remove(f"2019/02/19/story-{number}/index.html")
    capsys.readouterr()
    assert main(["publish", "--dry-run", "--site", str(site)]) == 4
    shown = capsys.readouterr()
    assert "  delete  2019/02/19/story-0/index.html" in shown.out and "5 gone" in shown.err
    assert main(["publish", "--dry-run", "--allow-shrink", "--site", str(site)]) == 0


@pytest.mark.parametrize(("words", "code", "says"), [(["nowhere"], 2, "Name one of: live"), (["--headers", "apache"], 2, "nginx, caddy")])
def test_publish_says_what_there_is(site, capsys, words: list[str], code: int, says: str) -> None:
    assert main(["publish", *words, "--site", str(site)]) == code
    assert says in capsys.readouterr().err


def test_headers_know_the_path_of_the_site(site, capsys) -> None:
    assert main(["publish", "--headers", "nginx", "--site", str(site)]) == 0
    assert "error_page 404 /news/404.html;" in capsys.readouterr().out


def test_status_of_a_site_that_never_ran(site, capsys) -> None:
    assert main(["status", "--json", "--site", str(site)]) == 0
    standing = told(capsys)
    assert (standing["last_try"], standing["overdue"], standing["running"], standing["waiting"]) == ("", True, "", [])


def test_status_names_what_waits_for_an_editor_with_its_reason(site, capsys) -> None:
    (site / "content" / "dumps").mkdir(parents=True)
    (site / "content" / "dumps" / "noise.bin").write_bytes(bytes(range(256)) * 8)
    main(["ingest", "--quiet", "--site", str(site)])
    capsys.readouterr()
    assert main(["status", "--site", str(site)]) == 0
    lines = capsys.readouterr().out
    assert "Waiting for an editor: 1" in lines and "noise.bin" in lines


@pytest.fixture
def machine(tmp_path: Path, monkeypatch) -> Path:
    """A machine with a crontab and a systemctl of our own, which write down what they are told."""
    tools = tmp_path / "tools"
    tools.mkdir()
    table = tmp_path / "crontab"
    table.write_text("0 1 * * * backup\n")
    (tools / "crontab").write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then cat "{table}"; else cat > "{table}.new" && mv "{table}.new" "{table}"; fi\n')
    (tools / "systemctl").write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/systemctl.log"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def test_cron_is_told_once_and_forgets_without_a_trace(site, machine: Path, capsys) -> None:
    for _ in range(2):
        assert main(["schedule", "cron", "--install", "--site", str(site)]) == 0
    table = (machine / "crontab").read_text()
    assert table.startswith("0 1 * * * backup\n") and table.count("rebuild --if-due") == 1 and str(site) in table
    assert main(["schedule", "cron", "--remove", "--site", str(site)]) == 0
    assert (machine / "crontab").read_text() == "0 1 * * * backup\n"


def test_other_lines_of_a_crontab_keep_their_very_bytes(site, machine: Path, capsys) -> None:
    others = b"# caf\xe9\r\n0 1 * * * backup\r\n"
    (machine / "crontab").write_bytes(others)
    assert main(["schedule", "cron", "--install", "--site", str(site)]) == 0
    assert (machine / "crontab").read_bytes().startswith(others + b"# begin ")
    assert main(["schedule", "cron", "--remove", "--site", str(site)]) == 0
    assert (machine / "crontab").read_bytes() == others


def test_a_folder_whose_name_would_end_a_line_is_never_scheduled(site, machine: Path, capsys) -> None:
    moved = site.rename(site.with_name("site\n* * * * * touch evil #"))
    for kind in ("cron", "systemd", "windows"):
        assert main(["schedule", kind, "--site", str(moved)]) == 2
    assert main(["schedule", "cron", "--install", "--site", str(moved)]) == 2
    assert "touch evil" not in (machine / "crontab").read_text()


def test_a_scheduler_that_does_not_answer_is_told(site, machine: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("generator.circulation.schedule.install._SECONDS", 0.2)
    (machine / "tools" / "crontab").write_text("#!/bin/sh\nexec sleep 5\n")
    assert main(["schedule", "cron", "--install", "--site", str(site)]) == 6
    assert "did not answer" in capsys.readouterr().err


def test_systemd_units_are_written_started_and_taken_away(site, machine: Path, capsys) -> None:
    assert main(["schedule", "systemd", "--install", "--site", str(site)]) == 0
    units = sorted(path.name for path in (machine / "config" / "systemd" / "user").iterdir())
    assert [name.rsplit(".", 1)[1] for name in units] == ["service", "timer"]
    asked = (machine / "systemctl.log").read_text()
    assert "--user daemon-reload" in asked and f"--user enable --now {units[1]}" in asked
    assert main(["schedule", "systemd", "--remove", "--site", str(site)]) == 0
    assert not list((machine / "config" / "systemd" / "user").iterdir())
    assert f"--user disable --now {units[1]}" in (machine / "systemctl.log").read_text()


def test_units_are_taken_away_where_no_session_of_systemd_answers(site, machine: Path, capsys) -> None:
    assert main(["schedule", "systemd", "--install", "--site", str(site)]) == 0
    units = machine / "config" / "systemd" / "user"
    (timer,) = units.glob("*.timer")
    (units / "timers.target.wants").mkdir()
    (units / "timers.target.wants" / timer.name).symlink_to(timer)
    (machine / "tools" / "systemctl").write_text("#!/bin/sh\necho 'Failed to connect to bus' >&2\nexit 1\n")
    assert main(["schedule", "systemd", "--remove", "--site", str(site)]) == 0
    assert not [path for path in units.rglob("*") if not path.is_dir()]
    assert "No user session of systemd answered" in capsys.readouterr().out


def test_a_scheduler_that_is_not_there_is_told(site, monkeypatch, capsys, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["schedule", "cron", "--install", "--site", str(site)]) == 6
    assert "crontab is not installed" in capsys.readouterr().err
    assert main(["schedule", "github", "--install", "--site", str(site)]) == 2
