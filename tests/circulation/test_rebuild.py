"""One turn of ingest, build and publish: what it leaves for readers, for the engineer on duty, and when it fails."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.circulation import lock
from generator.model import Busy, Exit, NewsdigestError, Query, Refused, TargetFailed, UsageError
from generator.newsroom import build, ingest, publish
from generator.newsroom.rebuild import Order, rebuild
from generator.newsroom.status import status

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SETTINGS = """
[site]
title = "Harbour News"
url = "https://example.org"
timezone = "Europe/Berlin"

[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya", "Misrata"]

[publish.live]
kind = "folder"
path = "www"

[schedule]
times = ["06:00"]
publish = "live"
"""
STORY = """\
Port of Misrata Reopens After Repairs

Published: 3 March 2022 10:00 UTC

The port of Misrata in Libya took its first container ship in a week on Thursday after repairs to two cranes, the harbour office said.

Libya imports most of its food by sea, and Misrata handles the larger part of it.
"""


OTHER = """\
Ferry Line Returns to Benghazi

Published: 9 May 2021 12:00 UTC

A passenger ferry from Malta tied up in Benghazi on Sunday for the first time in seven years, carrying ninety people and a cargo of oranges.

Libya closed the line during the fighting of 2014, and the port authority has since rebuilt the quay, the customs hall and a lighthouse.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "content" / "dumps").mkdir(parents=True)
    (root / "digest.toml").write_text(SETTINGS)
    (root / "content" / "dumps" / "a.txt").write_text(STORY)
    return root


def run(site: Path, minutes: int = 0, **asked):
    return rebuild(site, NOW + timedelta(minutes=minutes), Order(**asked))


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_dump_goes_live_in_one_turn_and_the_status_says_so(site: Path, files) -> None:
    told = run(site)
    assert "2022/03/03/port-of-misrata-reopens-after-repairs/index.html" in files(site / "www" / "current")
    written = json.loads((site / ".newsdigest" / "status.json").read_text())
    assert (written["outcome"], written["last_good"]) == ("good", "2026-03-01T09:00:00Z")
    assert (written["counts"]["in"], written["counts"]["published"]) == (1, 1)
    assert written["next_due"] == "2026-03-02T05:00:00Z"  # six in Berlin in winter
    assert told.ran and " good" in (site / ".newsdigest" / "newsdigest.log").read_text()


def test_a_run_says_what_it_brought_and_not_what_stood_before(site: Path) -> None:
    run(site)
    (site / "content/dumps/b.txt").write_text(OTHER)
    run(site, 1)
    assert "T09:01:00Z: 1 written" in status(site, NOW).text()
    assert "this run: 1 written" in (site / ".newsdigest" / "newsdigest.log").read_text()
    run(site, 2)
    assert "T09:02:00Z: nothing new came in" in status(site, NOW).text()


def test_a_full_disk_is_named_by_the_folder_that_is_on_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not as ``.``, which in a log says nothing."""
    monkeypatch.chdir(site)

    def full(root: Path):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("generator.archive.open_cache", full)
    with pytest.raises(TargetFailed) as caught:
        run(Path())
    assert str(caught.value).startswith(f"{site.resolve()}: cannot be written: database or disk is full.")


def test_status_knows_what_was_rolled_back_by_hand(site: Path) -> None:
    run(site)
    first = (site / "www/current").readlink().name
    (site / "content/dumps/b.txt").write_text(OTHER)
    run(site, 1)
    publish.roll_back(site, "live", NOW)
    assert f"{first} again" in status(site, NOW).text()
    publish.publish(site, "live", NOW, publish.Choice(allow_shrink=True))
    assert f"{first} again" not in status(site, NOW).text()


def test_what_an_editor_has_to_know_is_told_and_logged(site: Path) -> None:
    (site / "content" / "dumps" / "b.json").write_text('{"title": ')
    (site / "content" / "articles").mkdir()
    (site / "content" / "articles" / "mine.md").write_text("Title: Mine\nDate: tomorrow\n\nText.\n")
    asked: list[Query] = []
    told = run(site, ask=asked.append)
    assert [query.path for query in asked] == ["b.json#1", "content/articles/mine.md"]
    assert told.summary()["queries"] == [str(query) for query in asked]
    log = (site / ".newsdigest" / "newsdigest.log").read_text()
    assert all(str(query) in log for query in asked)


@pytest.mark.parametrize("deed", ["edits", "deletes", "edits what is new"])
@pytest.mark.parametrize("waited", [False, True])
def test_what_an_editor_does_between_ingest_and_build_comes_out(site: Path, deed: str, waited: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the latest with the next turn; in this one where the ingest took so long that the build looks for itself."""
    run(site)
    (site / "content/dumps/b.txt").write_text(OTHER)
    really = build.build

    def hand_first(root: Path, **asked):
        name = "ferry*.md" if deed == "edits what is new" else "port*.md"
        file = next((site / "content/articles").rglob(name))
        file.unlink() if deed == "deletes" else file.write_text(file.read_text().replace("Title: ", "Title: Corrected: "))
        return really(root, **asked)

    monkeypatch.setattr(build, "build", hand_first)
    if waited:
        monkeypatch.setattr("generator.newsroom.rebuild._FRESH_NS", 0)
    run(site, 1, allow_shrink=True)
    monkeypatch.undo()
    live = site / "www/current"
    pages = {
        "edits": lambda: "Corrected: Port of" in (live / "2022/03/03/port-of-misrata-reopens-after-repairs/index.html").read_text(),
        "deletes": lambda: not (live / "2022/03/03").exists(),
        "edits what is new": lambda: "Corrected: Ferry" in (live / "2021/05/09/ferry-line-returns-to-benghazi/index.html").read_text(),
    }
    assert pages[deed]() or not waited
    run(site, 2, allow_shrink=True)
    assert pages[deed]()
    assert really(site, now=NOW, how=build.How(verify=True)).report.written == 0


def test_a_second_turn_writes_nothing(site: Path) -> None:
    run(site)
    before = [everything(site / part) for part in ("content", "output", "www")]
    run(site, 1)
    assert [everything(site / part) for part in ("content", "output", "www")] == before


def test_a_late_or_doubled_trigger_is_harmless_and_a_missed_one_is_made_up_for_once(site: Path) -> None:
    assert run(site, if_due=True).ran
    assert not run(site, 1, if_due=True).ran
    assert not run(site, 19 * 60, if_due=True).ran  # 05:00 in Berlin, an hour early
    assert run(site, 5 * 24 * 60, if_due=True).ran
    assert not run(site, 5 * 24 * 60 + 1, if_due=True).ran


STAGES = {"ingest": (ingest, "ingest"), "build": (build, "build"), "publish": (publish, "send")}


@pytest.mark.parametrize(
    ("stage", "fault", "raised", "code"),
    [
        ("ingest", OSError(28, "No space left on device"), TargetFailed, Exit.TARGET),
        ("build", ZeroDivisionError("a bug"), ZeroDivisionError, Exit.UNEXPECTED),
        ("build", KeyboardInterrupt(), KeyboardInterrupt, Exit.INTERRUPTED),
        ("publish", Refused(Query("x", "shrinks.")), Refused, Exit.REFUSED),
        ("publish", TargetFailed(Query("x", "is full.")), TargetFailed, Exit.TARGET),
    ],
)
def test_a_failure_at_any_stage_leaves_the_live_site_and_says_which(site, monkeypatch, files, stage, fault, raised, code) -> None:
    run(site)
    live = files(site / "www" / "current")
    (site / "content" / "dumps" / "b.txt").write_text(OTHER)

    def fail(*args: object, **named: object) -> None:
        raise fault

    with monkeypatch.context() as patched:
        patched.setattr(*STAGES[stage], fail)
        with pytest.raises(raised):
            run(site, 10)
    assert files(site / "www" / "current") == live
    told = status(site, NOW + timedelta(minutes=11))
    assert (told.status.outcome, told.status.stage, told.status.exit) == ("failed", stage, int(code))
    assert told.status.last_good == "2026-03-01T09:00:00Z"
    assert f"failed at the stage {stage!r} (code {int(code)})" in told.text()
    assert f"{stage} failed (code {int(code)})" in (site / ".newsdigest" / "newsdigest.log").read_text()
    run(site, 20)
    assert any("ferry-line-returns" in path for path in files(site / "www" / "current"))


def test_a_run_whose_target_failed_is_tried_again_before_the_next_night(site: Path, monkeypatch, files) -> None:
    def down(*args: object, **options: object) -> None:
        raise TargetFailed(Query("target", "is away."))

    scheduled = Order(if_due=True)
    with monkeypatch.context() as patched:
        patched.setattr(publish, "send", down)
        with pytest.raises(TargetFailed):
            rebuild(site, NOW, scheduled)
    assert not rebuild(site, NOW + timedelta(minutes=29), scheduled).ran
    told = status(site, NOW + timedelta(minutes=29))
    assert (told.next_due, told.overdue, told.status.next_due) == ("2026-03-01T09:30:00Z", False, "2026-03-01T09:30:00Z")
    assert status(site, NOW + timedelta(minutes=31)).overdue
    assert rebuild(site, NOW + timedelta(minutes=31), scheduled).ran
    assert (site / "www" / "current" / "index.html").is_file()
    after = rebuild(site, NOW + timedelta(minutes=90), scheduled)
    assert not after.ran and after.status.next_due == "2026-03-02T05:00:00Z"


def test_a_run_that_a_guard_refused_waits_for_a_person_or_the_next_time(site: Path) -> None:
    for path in (site / "content" / "dumps").iterdir():
        path.unlink()
    with pytest.raises(Refused):
        rebuild(site, NOW, Order(if_due=True))
    assert not rebuild(site, NOW + timedelta(hours=3), Order(if_due=True)).ran


def test_broken_settings_are_a_stage_too(site: Path) -> None:
    run(site)
    (site / "digest.toml").write_text("[site]\ntitle = 3\n")
    with pytest.raises(UsageError):
        run(site, 10)
    assert json.loads((site / ".newsdigest" / "status.json").read_text())["stage"] == "settings"


def test_a_folder_that_is_no_site_is_left_as_it_was(tmp_path: Path) -> None:
    for folder in (tmp_path / "mistyped", tmp_path):
        with pytest.raises(UsageError, match=r"digest\.toml"):
            rebuild(folder, NOW, Order())
    assert not list(tmp_path.iterdir())


def test_a_site_that_lost_its_stories_is_not_published(site: Path, files) -> None:
    run(site)
    live = files(site / "www" / "current")
    for path in (site / "content" / "articles").rglob("*.md"):
        path.unlink()
    with pytest.raises(Refused, match="no article"):
        run(site, 10)
    assert files(site / "www" / "current") == live


def test_where_the_lock_is_held_nothing_is_touched(site: Path) -> None:
    run(site)
    before = everything(site)
    with lock.hold(site / ".newsdigest", "publish", NOW), pytest.raises(Busy, match="'publish'"):
        run(site, 1)
    assert everything(site) == before


def test_the_verb_ends_with_the_code_of_its_failure(site: Path) -> None:
    (site / "www").mkdir()
    (site / "www" / "current").write_text("theirs")
    done = subprocess.run([sys.executable, "-m", "generator", "rebuild", "--site", str(site), "--json"], capture_output=True, text=True)
    assert done.returncode == Exit.REFUSED
    assert json.loads(done.stdout)["exit"] == Exit.REFUSED and "Failed at the stage 'publish'" in done.stderr


@pytest.mark.parametrize("ping", ["ping_success", "ping_failure"])
def test_a_watching_service_is_told_and_its_silence_is_no_fault(site: Path, ping: str, monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("generator.newsroom.rebuild.ping", lambda address, log: asked.append(address))
    settings = SETTINGS + 'ping_success = "https://watch.example/ok"\nping_failure = "https://watch.example/bad"\n'
    (site / "digest.toml").write_text(settings)
    if ping == "ping_failure":
        monkeypatch.setattr(build, "build", lambda *args, **named: (_ for _ in ()).throw(TargetFailed(Query("x", "is full."))))
        with pytest.raises(NewsdigestError):
            run(site)
        assert asked == ["https://watch.example/bad"]
    else:
        run(site)
        assert asked == ["https://watch.example/ok"]


def test_nobody_is_told_unless_asked(site: Path, monkeypatch) -> None:
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *args, **named: pytest.fail("a request went out"))
    run(site)


@pytest.mark.parametrize("field", ['"counts": 3', '"published": [1]', '"last_try": 5', '"last_try": "2026-01-01T00:00:00"'])
def test_a_status_of_another_form_keeps_no_run_from_its_time(site: Path, field: str) -> None:
    """A hand or another version wrote it: a timer that met it ended as a bug, time and again, and the site stood still."""
    (site / ".newsdigest").mkdir()
    (site / ".newsdigest" / "status.json").write_text(f'{{"last_good": "2026-01-01T06:00:00Z", {field}}}')
    told = status(site, NOW)
    assert "2026-01-01T06:00:00Z" in told.text() and json.dumps(told.summary())
    assert run(site, if_due=True).ran


def test_the_counts_are_those_of_the_last_run(site: Path) -> None:
    """What an older version counted under another name stood among the counts for good."""
    (site / ".newsdigest").mkdir()
    (site / ".newsdigest" / "status.json").write_text('{"counts": {"in": 7, "of old": 3}}')
    run(site)
    counts = json.loads((site / ".newsdigest" / "status.json").read_text())["counts"]
    assert counts["in"] == 1
    assert "of old" not in counts


def test_a_monitor_is_told_of_a_run_that_failed_or_never_came_and_then_of_the_editor(site: Path) -> None:
    run(site)
    morning = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)  # 06:00 in Berlin
    assert status(site, morning - timedelta(minutes=1)).exit() == Exit.FINE
    soon = status(site, morning + timedelta(minutes=59))
    assert (soon.due_since, soon.late, soon.exit()) == ("2026-03-02T05:00:00Z", False, Exit.FINE)
    days_on = status(site, morning + timedelta(days=3))
    assert (days_on.due_since, days_on.late, days_on.exit()) == ("2026-03-02T05:00:00Z", True, Exit.TARGET)
    assert "Next due:   now, since 2026-03-02T05:00:00Z: no run has come" in days_on.text()
    (site / "content/dumps/noise.bin").write_bytes(bytes(range(256)) * 8)
    run(site, minutes=1)
    assert status(site, NOW + timedelta(minutes=2)).exit() == Exit.EDITOR
    (site / "content/dumps/noise.bin").unlink()
    (site / "digest.toml").write_text(SETTINGS.replace("[schedule]", '[schedule]\nzone = "Mars"'))
    with pytest.raises(UsageError):
        run(site, minutes=3)
    (site / "digest.toml").write_text(SETTINGS)
    assert status(site, NOW + timedelta(minutes=4)).exit() == Exit.USAGE
