"""Releases that meet: two within one second, one that was cut before its switch, a clock that went back, publishers at the same time."""

from __future__ import annotations

import shlex
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import circulation
from generator.circulation.targets.folder import FolderDoor
from generator.circulation.targets.rsync import RsyncDoor
from generator.model import Busy, Refused, Target, TargetFailed

STORY = "2019/02/19/story-0/index.html"
NOW = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)


@pytest.fixture
def www(tmp_path: Path) -> Path:
    return tmp_path / "www"


@pytest.fixture(params=["folder", pytest.param("rsync", marks=pytest.mark.servers)])
def target(request, www: Path) -> Target:
    if request.param == "folder":
        return Target("live", "folder", {"path": str(www), "keep": 3})
    return Target("live", "rsync", {"host": "127.0.0.1", "port": request.getfixturevalue("ssh_server"), "path": str(www), "keep": 3})


def publish(place, target: Target, now: datetime = NOW) -> circulation.PublishReport:
    return circulation.publish(place.output, target, site=place.root, now=now)


def releases(www: Path) -> list[str]:
    return sorted(path.name for path in (www / "releases").iterdir() if path.is_dir())


def cut_before_the_switch(place, target: Target, www: Path, monkeypatch) -> None:
    """Publish, and fail between the release that is whole and the link that makes it live."""
    if target.kind == "folder":
        with monkeypatch.context() as patched:
            patched.setattr(FolderDoor, "_switch", lambda door, release: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                publish(place, target)
        return
    (www / ".current.new" / "in the way").mkdir(parents=True)
    with pytest.raises(TargetFailed):
        publish(place, target)
    (www / ".current.new" / "in the way").rmdir()
    (www / ".current.new").rmdir()


def test_a_run_cut_before_its_switch_is_healed_within_the_same_second(place, target, www, files, monkeypatch) -> None:
    publish(place, target, NOW - timedelta(minutes=1))
    live = place.built()
    place.write(STORY, "<p>corrected</p>")
    cut_before_the_switch(place, target, www, monkeypatch)
    assert files(www / "current") == live and len(releases(www)) == 2
    assert publish(place, target).sent == 0, "what had arrived is sent again"
    assert files(www / "current") == place.built()
    assert len(releases(www)) == 2, "the release that was cut stays"


def test_a_release_that_was_never_live_is_none_to_go_back_to(place, target, www, files, monkeypatch) -> None:
    publish(place, target, NOW - timedelta(minutes=1))
    live = place.built()
    place.write(STORY, "<p>wrong</p>")
    cut_before_the_switch(place, target, www, monkeypatch)
    place.write(STORY, "<p>right</p>")
    publish(place, target)
    assert files(www / "current") == place.built()
    circulation.roll_back(target, site=place.root)
    assert files(www / "current") == live


def test_a_site_changed_to_and_fro_within_one_second_ends_as_it_is(place, target, www, files) -> None:
    for text in ("first", "second", "first", "third"):
        place.write(STORY, f"<p>{text}</p>")
        publish(place, target)
        assert files(www / "current") == place.built()
    circulation.roll_back(target, site=place.root)
    assert (www / "current" / STORY).read_text() == "<p>first</p>"
    circulation.roll_back(target, site=place.root)
    assert (www / "current" / STORY).read_text() == "<p>second</p>"


def test_what_was_taken_back_is_not_what_the_next_rollback_gives(place, target, www, files) -> None:
    for text in ("good", "bad"):
        place.write(STORY, f"<p>{text}</p>")
        publish(place, target)
    circulation.roll_back(target, site=place.root)
    place.write(STORY, "<p>better</p>")
    publish(place, target)
    circulation.roll_back(target, site=place.root)
    assert (www / "current" / STORY).read_text() == "<p>good</p>"
    with pytest.raises(Refused, match="no earlier release"):
        circulation.roll_back(target, site=place.root)


def test_a_clock_that_went_back_hides_no_release(place, target, www, files) -> None:
    for hours, text in ((0, "first"), (-5, "second"), (-9, "third")):
        place.write(STORY, f"<p>{text}</p>")
        publish(place, target, NOW + timedelta(hours=hours))
    assert files(www / "current") == place.built()
    circulation.roll_back(target, site=place.root)
    assert (www / "current" / STORY).read_text() == "<p>second</p>"


def test_a_folder_that_is_no_release_of_ours_is_never_cleared_away(place, target, www) -> None:
    (www / "releases" / "0-theirs").mkdir(parents=True)
    (www / "releases" / "0-theirs" / "page.html").write_text("theirs")
    (www / "releases" / "notes.json").write_text("theirs")
    for number in range(5):
        place.write(STORY, f"<p>{number}</p>")
        publish(place, target, NOW + timedelta(minutes=number))
    assert (www / "releases" / "0-theirs" / "page.html").read_text() == "theirs"
    assert (www / "releases" / "notes.json").read_text() == "theirs"
    assert len(releases(www)) == 4


@pytest.mark.parametrize("target", ["folder"], indirect=True)
def test_a_release_half_removed_is_none_to_go_back_to(place, target, www, files, monkeypatch) -> None:
    built = []
    for number in range(4):
        place.write(STORY, f"<p>{number}</p>")
        built.append(place.built())
        if number == 3:
            break
        publish(place, target)

    def cut(path: Path) -> None:
        (path / "index.html").unlink()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("shutil.rmtree", cut)
        with pytest.raises(KeyboardInterrupt):
            publish(place, target)
    for number in (2, 1):
        circulation.roll_back(target, site=place.root)
        assert files(www / "current") == built[number]
    with pytest.raises(Refused, match="no earlier release"):
        circulation.roll_back(target, site=place.root)


def test_a_second_site_that_publishes_to_the_same_folder_is_turned_away(place, www, files, tmp_path) -> None:
    target = Target("live", "folder", {"path": str(www)})
    other = type(place)(tmp_path / "other")
    other.write(STORY, "<p>another site</p>")
    told = []

    def meanwhile(n: int) -> None:
        if not told:
            with pytest.raises(Busy) as refused:
                publish(other, target)
            told.append(refused.value)

    circulation.publish(place.output, target, site=place.root, now=NOW, advance=meanwhile)
    assert told and files(www / "current") == place.built()
    publish(other, target)
    assert files(www / "current") == other.built()


@pytest.mark.servers
@pytest.mark.parametrize("target", ["rsync"], indirect=True)
def test_what_a_dead_client_left_running_on_the_server_never_switches_late(place, target, www, files, tmp_path, monkeypatch) -> None:
    """A slow disk holds the server's shell up right before it moves the link; meanwhile the next publication is made."""
    publish(place, target)
    reached, go, other = tmp_path / "reached", tmp_path / "go", type(place)(tmp_path / "other")
    shell = RsyncDoor._shell
    slow = f"\n: > {shlex.quote(str(reached))}; while [ ! -e {shlex.quote(str(go))} ]; do sleep 0.05; done\n"

    def held_up(door: RsyncDoor, script: str, *arguments: str, text: str = "") -> str:
        return shell(door, script.replace("\nsync\n", slow, 1), *arguments, text=text)

    place.write(STORY, "<p>older</p>")
    other.write(STORY, "<p>newer</p>")
    with monkeypatch.context() as patched, ThreadPoolExecutor() as pool:
        patched.setattr(RsyncDoor, "_shell", held_up)
        older = pool.submit(publish, place, target)
        while not reached.exists() and not older.done():
            time.sleep(0.05)
        patched.undo()
        publish(other, target)
        go.touch()
        with pytest.raises(TargetFailed, match="another publication has begun"):
            older.result()
    assert files(www / "current") == other.built()


@pytest.mark.servers
@pytest.mark.parametrize("target", ["rsync"], indirect=True)
def test_a_manifest_cut_on_its_way_is_none(place, target, www, files, monkeypatch) -> None:
    publish(place, target)
    live = place.built()
    place.write(STORY, "<p>corrected</p>")
    shell = RsyncDoor._shell
    with monkeypatch.context() as patched:
        patched.setattr(RsyncDoor, "_shell", lambda door, script, *words, text="": shell(door, script, *words, text=text[: len(text) // 2]))
        with pytest.raises(TargetFailed, match="manifest was cut"):
            publish(place, target)
    assert files(www / "current") == live
    assert publish(place, target).sent == 0
    assert files(www / "current") == place.built()
