"""Publishing to a branch of a real git repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator import circulation
from generator.circulation.manifest import NAME
from generator.model import Refused, Target, TargetFailed, UsageError

STORY = "2019/02/19/story-0/index.html"


def git(*words: str) -> str:
    return subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@t", *words], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    git("init", "--bare", "--quiet", str(tmp_path / "remote.git"))
    return tmp_path / "remote.git"


@pytest.fixture
def target(remote: Path) -> Target:
    return Target("pages", "git", {"remote": str(remote)})


@pytest.fixture
def branch(remote: Path, tmp_path: Path, files):
    """The branch's files, less the manifest and the mark for GitHub."""

    def read() -> dict[str, bytes]:
        clone = tmp_path / f"clone-{git('-C', str(remote), 'rev-parse', 'gh-pages').strip()}"
        if not clone.exists():
            git("clone", "--quiet", "--branch", "gh-pages", str(remote), str(clone))
        return {path: data for path, data in files(clone).items() if not path.startswith(".git/") and path not in (NAME, ".nojekyll")}

    return read


def test_the_branch_holds_the_site(place, target, branch) -> None:
    report = place.publish(target)
    assert branch() == place.built()
    assert report.verified == 13


def test_nothing_new_makes_no_commit(place, target, remote) -> None:
    place.publish(target)
    before = git("-C", str(remote), "rev-parse", "gh-pages")
    assert place.publish(target).plan.empty
    assert git("-C", str(remote), "rev-parse", "gh-pages") == before


def test_rollback_goes_back_one_publication_at_a_time_and_loses_no_history(place, target, remote, branch) -> None:
    built = []
    for text in ("first", "second", "third"):
        place.write(STORY, f"<p>{text}</p>")
        place.publish(target)
        built.append(place.built())
    for older in (1, 0):
        circulation.roll_back(target, site=place.root)
        assert branch() == built[older]
    with pytest.raises(Refused, match="no earlier publication"):
        circulation.roll_back(target, site=place.root)
    assert git("-C", str(remote), "rev-list", "--count", "gh-pages").strip() == "5"
    report = place.publish(target)
    assert report.plan.changed[0].path == STORY and branch() == built[2]
    circulation.roll_back(target, site=place.root)
    assert branch() == built[0], "what was live before the last publication"


def test_a_branch_that_is_not_there_has_nothing_to_go_back_to(place, target) -> None:
    with pytest.raises(Refused, match="no earlier publication"):
        circulation.roll_back(target, site=place.root)


def test_each_publication_is_one_commit_on_top_and_a_hand_placed_file_stays(place, target, remote, branch, tmp_path) -> None:
    place.publish(target)
    hand = tmp_path / "hand"
    git("clone", "--quiet", "--branch", "gh-pages", str(remote), str(hand))
    (hand / "CNAME").write_text("digest.example.org\n")
    git("-C", str(hand), "add", "CNAME")
    git("-C", str(hand), "commit", "--quiet", "-m", "by hand")
    git("-C", str(hand), "push", "--quiet")
    place.write(STORY, "<p>corrected</p>")
    place.remove("2019/02/19/story-7/index.html")
    report = place.publish(target)
    assert [file.path for file in report.plan.changed] == [STORY]
    assert branch() == place.built() | {"CNAME": b"digest.example.org\n"}
    assert git("-C", str(remote), "rev-list", "--count", "gh-pages").strip() == "3"


def test_the_conventions_of_hosts_are_kept_from_one_publication_to_the_next(place, remote, tmp_path) -> None:
    target = Target("pages", "git", {"remote": str(remote), "headers": "netlify"})
    place.publish(target)
    hand = tmp_path / "hand"
    git("clone", "--quiet", "--branch", "gh-pages", str(remote), str(hand))
    (hand / "CNAME").write_text("digest.example.org\n")
    (hand / "_redirects").write_text("/old /new 301\n")
    git("-C", str(hand), "add", "--all")
    git("-C", str(hand), "commit", "--quiet", "-m", "by hand")
    git("-C", str(hand), "push", "--quiet")
    for edition in ("first", "second"):
        place.write(STORY, f"<p>{edition}</p>")
        place.publish(target)
    git("-C", str(hand), "fetch", "--quiet", "--depth=1")
    there = {path: git("-C", str(hand), "show", f"origin/gh-pages:{path}") for path in ("CNAME", "_redirects", ".nojekyll", "_headers", STORY)}
    assert there["CNAME"] == "digest.example.org\n"
    assert there["_redirects"] == "/old /new 301\n"
    assert there[".nojekyll"] == ""
    assert "Content-Security-Policy" in there["_headers"]
    assert there[STORY] == "<p>second</p>"


def test_a_page_changed_by_hand_on_the_branch_is_put_right(place, target, remote, branch, tmp_path) -> None:
    place.publish(target)
    hand = tmp_path / "hand"
    git("clone", "--quiet", "--branch", "gh-pages", str(remote), str(hand))
    (hand / STORY).write_text("<p>defaced</p>")
    git("-C", str(hand), "commit", "--quiet", "-am", "by hand")
    git("-C", str(hand), "push", "--quiet")
    assert [file.path for file in place.publish(target).plan.changed] == [STORY]
    assert branch() == place.built()


def test_the_guard_holds_for_a_branch_too(place, target, branch) -> None:
    place.publish(target)
    live = branch()
    place.remove("topics/libya/index.html")
    with pytest.raises(Refused, match="'libya' would go"):
        place.publish(target)
    assert branch() == live


def test_a_cname_of_the_settings_is_written(place, remote, branch) -> None:
    place.publish(Target("pages", "git", {"remote": str(remote), "cname": "digest.example.org"}))
    assert branch()["CNAME"] == b"digest.example.org\n"


def test_a_repository_that_is_not_there_is_a_failed_target(place, tmp_path) -> None:
    with pytest.raises(TargetFailed, match="git said"):
        place.publish(Target("pages", "git", {"remote": str(tmp_path / "nowhere.git")}))


def test_a_password_in_the_settings_is_refused_and_not_repeated(place) -> None:
    with pytest.raises(UsageError) as caught:
        place.publish(Target("pages", "git", {"remote": "https://me:hunter2secret@example.org/x.git"}))
    assert "hunter2secret" not in str(caught.value)


def test_the_words_of_a_failing_tool_lose_their_secrets(place, monkeypatch) -> None:
    monkeypatch.setenv("DEPLOY_TOKEN", "tok-4711-secret")
    with pytest.raises(TargetFailed) as caught:
        place.publish(Target("pages", "git", {"remote": "https://tok-4711-secret@127.0.0.1:9/x.git"}))
    assert "tok-4711-secret" not in str(caught.value)


def test_a_lock_that_a_killed_git_left_in_our_room_heals(place, target, branch) -> None:
    place.publish(target)
    (place.root / ".newsdigest" / "publish" / "pages" / "repository.git" / "shallow.lock").touch()
    place.write(STORY, "<p>corrected</p>")
    place.publish(target)
    assert branch() == place.built()
