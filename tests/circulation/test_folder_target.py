"""Publishing to a folder: whole releases, one switch, nothing of anybody else's touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import circulation
from generator.model import Refused, Target, TargetFailed, UsageError

STORY = "2019/02/19/story-0/index.html"


@pytest.fixture
def www(tmp_path: Path) -> Path:
    return tmp_path / "www"


@pytest.fixture
def target(www: Path) -> Target:
    return Target("live", "folder", {"path": str(www), "keep": 2})


def test_the_first_publication_puts_the_whole_site_behind_one_link(place, target, www, files) -> None:
    report = place.publish(target)
    assert (www / "current").is_symlink()
    assert files(www / "current") == place.built()
    assert (len(report.plan.new), report.sent, report.verified) == (13, 13, 13)


def test_a_second_publication_with_nothing_new_sends_and_writes_nothing(place, target, www) -> None:
    place.publish(target)
    before = {path: path.lstat().st_mtime_ns for path in www.rglob("*")}
    report = place.publish(target)
    assert report.plan.empty and report.sent == 0
    assert {path: path.lstat().st_mtime_ns for path in www.rglob("*")} == before


def test_only_what_changed_is_sent(place, target, www, files) -> None:
    place.publish(target)
    place.write(STORY, "<p>corrected</p>")
    place.write("2019/02/20/new/index.html", "<p>new</p>")
    place.remove("2019/02/19/story-7/index.html")
    report = place.publish(target)
    assert [file.path for file in report.plan.changed] == [STORY]
    assert [file.path for file in report.plan.new] == ["2019/02/20/new/index.html"]
    assert report.plan.delete == ("2019/02/19/story-7/index.html",)
    assert report.sent == 2
    assert files(www / "current") == place.built()


def test_a_dry_run_tells_the_plan_and_leaves_no_trace(place, target, www) -> None:
    report = place.publish(target, dry_run=True)
    assert not www.exists()
    assert "13 new" in report.text() and report.plan.bytes == sum(map(len, place.built().values()))


def test_a_file_laid_there_by_hand_moves_on_with_every_release(place, target, www, files) -> None:
    place.publish(target)
    (www / "current" / "CNAME").write_text("digest.example.org\n")
    place.write(STORY, "<p>corrected</p>")
    place.publish(target)
    place.remove(STORY)
    place.publish(target)
    assert files(www / "current") == place.built() | {"CNAME": b"digest.example.org\n"}


def test_a_page_changed_by_hand_on_the_target_is_put_right(place, target, www, files) -> None:
    place.publish(target)
    page = www / "current" / STORY
    page.unlink()
    page.write_text("<p>defaced</p>")
    (www / "current" / "index.html").unlink()
    assert place.publish(target).sent == 2
    assert files(www / "current") == place.built()


def test_a_shrunken_site_is_refused_and_the_live_one_stays(place, target, www, files) -> None:
    place.publish(target)
    live = place.built()
    for number in range(5):
        place.remove(f"2019/02/19/story-{number}/index.html")
    with pytest.raises(Refused, match="5 gone"):
        place.publish(target)
    assert files(www / "current") == live
    place.publish(target, allow_shrink=True)
    assert files(www / "current") == place.built()


def test_rollback_puts_the_release_before_back_at_once(place, target, www, files) -> None:
    place.publish(target)
    old = place.built()
    place.write(STORY, "<p>wrong</p>")
    place.publish(target)
    circulation.roll_back(target, site=place.root)
    assert files(www / "current") == old
    with pytest.raises(Refused, match="no earlier release"):
        circulation.roll_back(target, site=place.root)


def test_only_as_many_releases_stay_as_asked(place, target, www) -> None:
    for number in range(4):
        place.write(STORY, f"<p>{number}</p>")
        place.publish(target)
    releases = sorted(path.name for path in (www / "releases").iterdir())
    assert len(releases) == 4, releases  # two folders, two manifests
    assert (www / "current").resolve().name == releases[-2]


def test_a_cut_release_is_taken_up_again(place, target, www, files, monkeypatch) -> None:
    """What had arrived before the cut is not copied again."""
    place.publish(target)
    for number in range(6):
        place.write(f"2019/02/21/late-{number}/index.html", f"<p>{number}</p>")
    sent = []

    def cut(n: int) -> None:
        sent.append(n)
        if len(sent) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place.publish(target, advance=cut)
    assert place.publish(target).sent == 2
    assert files(www / "current") == place.built()
    assert not list((www / "releases").glob("*.part"))


def test_a_full_disk_leaves_the_live_site_and_gives_the_room_back(place, target, www, files, monkeypatch) -> None:
    place.publish(target)
    live = place.built()
    place.write(STORY, "<p>corrected</p>")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("shutil.copyfile", full)
        with pytest.raises(TargetFailed, match="No space left"):
            place.publish(target)
    assert files(www / "current") == live
    assert not list((www / "releases").glob("*.part"))
    place.publish(target)
    assert files(www / "current") == place.built()


def test_a_link_in_the_built_site_is_refused(place, target, www) -> None:
    (place.output / "passwd.html").symlink_to("/etc/passwd")
    with pytest.raises(Refused, match="symbolic link"):
        place.publish(target)
    assert not www.exists()


@pytest.mark.parametrize("path", ["output", "output/live", "content/x", ".newsdigest"])
def test_a_target_inside_the_site_is_refused(place, path) -> None:
    with pytest.raises(UsageError, match="lies inside"):
        place.publish(Target("live", "folder", {"path": path}))


def test_a_folder_in_the_place_of_the_link_is_left_alone(place, target, www) -> None:
    (www / "current").mkdir(parents=True)
    (www / "current" / "theirs.html").write_text("theirs")
    with pytest.raises(Refused, match="no symlink of ours"):
        place.publish(target)
    assert (www / "current" / "theirs.html").read_text() == "theirs"


@pytest.mark.parametrize("name", [os.fsdecode(b"caf\xe9.txt"), "a\nb.txt", "a\\b.txt"])
def test_a_name_that_no_address_can_show_is_refused(place, target, name: str) -> None:
    place.write(name, "x")
    with pytest.raises(Refused, match="a name that no address can show"):
        place.publish(target)
