"""Publishing over a real ssh server: the promises of the folder, on another machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import circulation
from generator.model import Refused, Target, TargetFailed, UsageError

pytestmark = pytest.mark.servers
STORY = "2019/02/19/story-0/index.html"


@pytest.fixture
def www(tmp_path: Path) -> Path:
    return tmp_path / "srv w'w"


@pytest.fixture
def target(www: Path, ssh_server: int) -> Target:
    return Target("server", "rsync", {"host": "127.0.0.1", "port": ssh_server, "path": str(www), "keep": 2})


def test_a_release_a_second_with_nothing_new_a_third_with_one_change_and_back(place, target, www, files) -> None:
    assert place.publish(target).sent == 13
    assert (www / "current").is_symlink() and files(www / "current") == place.built()
    before = sorted(path.name for path in (www / "releases").iterdir())
    assert place.publish(target).plan.empty
    assert sorted(path.name for path in (www / "releases").iterdir()) == before
    old = place.built()
    place.write(STORY, "<p>corrected</p>")
    place.remove("2019/02/19/story-7/index.html")
    report = place.publish(target)
    assert (report.sent, report.verified) == (1, 12)
    assert files(www / "current") == place.built()
    circulation.roll_back(target, site=place.root)
    assert files(www / "current") == old
    with pytest.raises(Refused, match="no earlier release"):
        circulation.roll_back(target, site=place.root)


def test_nothing_lies_in_the_temporary_folder_while_it_sends(place, target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing under a name, that is, which a killed publication would leave behind."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    seen: list[list[Path]] = []
    assert place.publish(target, advance=lambda n: seen.append(list(folder.iterdir()))).sent == 13
    assert seen and not any(seen)


@pytest.mark.long
def test_what_a_hand_laid_there_stays_and_what_a_hand_changed_is_put_right(place, target, www, files) -> None:
    place.publish(target)
    (www / "current" / "CNAME").write_text("digest.example.org\n")
    (www / "current" / ".well-known").mkdir()
    (www / "current" / ".well-known" / "proof.txt").write_text("theirs\n")
    page = www / "current" / STORY
    page.unlink()
    page.write_text("<p>defaced</p>")
    assert place.publish(target).sent == 1
    assert files(www / "current") == place.built() | {"CNAME": b"digest.example.org\n", ".well-known/proof.txt": b"theirs\n"}


@pytest.mark.long
def test_only_as_many_releases_stay_as_asked(place, target, www, files) -> None:
    for number in range(4):
        place.write(STORY, f"<p>{number}</p>")
        place.publish(target)
    assert sum(path.is_dir() for path in (www / "releases").iterdir()) == 2
    assert files(www / "current") == place.built()


@pytest.mark.long
def test_remains_of_a_killed_transfer_are_cleared_away(place, target, www, files) -> None:
    place.publish(target)
    place.write(STORY, "<p>corrected</p>")
    (www / "releases" / "0123456789ab.part" / "x").mkdir(parents=True)
    place.publish(target)
    assert not list((www / "releases").glob("*.part"))
    assert files(www / "current") == place.built()


@pytest.mark.long
def test_the_guard_holds_on_a_server_too(place, target, www, files) -> None:
    place.publish(target)
    live = files(www / "current")
    place.remove("topics/libya/index.html")
    with pytest.raises(Refused, match="'libya' would go"):
        place.publish(target)
    assert files(www / "current") == live


def test_a_server_whose_key_is_not_known_is_told_with_what_to_do(place, target, tmp_path: Path) -> None:
    (tmp_path / "ssh" / "known").write_text("")
    with pytest.raises(TargetFailed, match="Connect once by hand"):
        place.publish(target)


def test_a_server_that_is_not_there_is_a_failed_target(place) -> None:
    with pytest.raises(TargetFailed, match="ssh said"):
        place.publish(Target("server", "rsync", {"host": "127.0.0.1", "port": 9, "path": "/srv/x"}))


@pytest.mark.parametrize("host", ["-oProxyCommand=touch x", "a b", "h:/x", "me@h"])
def test_a_host_that_is_an_option_is_refused(place, host: str) -> None:
    with pytest.raises(UsageError, match="is no host name"):
        place.publish(Target("server", "rsync", {"host": host, "path": "/srv/x"}))


def test_an_ssh_command_that_cannot_be_read_is_told(place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSYNC_RSH", "ssh -i '~/key")
    with pytest.raises(UsageError, match="RSYNC_RSH"):
        place.publish(Target("server", "rsync", {"host": "127.0.0.1", "path": "/srv/x"}))
