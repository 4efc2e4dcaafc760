"""A new site: whole, never over an old one, and one that can be begun again after a run cut short."""

import errno
import os
import shlex
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import cli, settings
from generator.model import Exit, UsageError
from generator.newsroom.ingest import ingest
from generator.newsroom.init import init
from generator.newsroom.waiting import waiting
from generator.press import overrides
from generator.press.theme import Theme
from generator.settings import shipped

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def test_a_new_site_has_what_a_digest_needs(tmp_path: Path) -> None:
    started = init(tmp_path / "mysite", samples=True)
    root = tmp_path / "mysite"
    assert settings.load(root).site.title
    for name in ("pelicanconf.py", ".gitignore", ".gitattributes", "content/pages/about.md", "content/dumps/arabic.txt"):
        assert (root / name).is_file() and name in started.written
    assert not (root / "theme").exists(), "the shipped theme is used where it lies"
    assert started.kept == ()


def test_the_theme_is_copied_whole_when_asked(tmp_path: Path) -> None:
    init(tmp_path, theme=True)
    assert (tmp_path / "theme" / "templates" / "base.html").is_file()
    assert (tmp_path / "theme" / "words" / "ar.toml").is_file()
    assert not list((tmp_path / "content" / "dumps").iterdir()), "no samples unless asked"


def test_a_site_is_never_begun_over_another(tmp_path: Path) -> None:
    init(tmp_path)
    (tmp_path / "digest.toml").write_text("mine")
    with pytest.raises(UsageError, match="a site here already"):
        init(tmp_path, samples=True)
    assert (tmp_path / "digest.toml").read_text() == "mine"
    assert not list((tmp_path / "content" / "dumps").iterdir())


def test_files_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine")
    started = init(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine"
    assert started.kept == (".gitignore",)


def test_two_editors_who_ingest_apart_merge_in_git_without_a_conflict(tmp_path: Path) -> None:
    """With line breaks rewritten on checkout, as Git for Windows is set up, no article counts as edited and no dump's bytes change."""

    def git(folder: Path, *words: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=true", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)

    def add(site: Path, what: str) -> None:
        story = f"The {what} of Tobruk sails\n\nTobruk, Libya, 3 May 2022 – The {what} of Tobruk in Libya sailed on Tuesday, its captain said.\n"
        (site / "content/dumps" / f"{what}.txt").write_text(story)
        ingest(site, now=NOW)
        git(site, "add", "-A")
        git(site, "commit", "-m", what)

    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    init(mine, samples=True)
    git(mine, "init")
    add(mine, "ferry")
    git(tmp_path, "clone", str(mine), str(theirs))
    add(mine, "tug")
    add(theirs, "dinghy")
    git(mine, "pull", "--no-rebase", str(theirs), "main")
    again = ingest(mine, now=NOW)
    assert again.counts()["published"] == 20
    assert set(again.outcomes) <= {"unchanged", "written"}
    assert (theirs / "content/dumps/ferry.txt").read_bytes() == (mine / "content/dumps/ferry.txt").read_bytes()


def test_a_run_cut_short_can_be_run_again(tmp_path: Path) -> None:
    init(tmp_path, samples=True)
    (tmp_path / "digest.toml").unlink()
    (tmp_path / "content" / "dumps" / "arabic.txt").unlink()
    again = init(tmp_path, samples=True)
    assert set(again.written) == {"content/dumps/arabic.txt", "digest.toml"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        init(tmp_path / "file" / "site")


@pytest.fixture
def shipping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shipped theme that can be upgraded."""
    home = tmp_path / "shipped"
    shutil.copytree(shipped.theme(), home)
    monkeypatch.setattr(shipped, "theme", lambda: home)
    return home


def test_an_upgrade_reaches_every_copy_of_the_theme_that_nobody_edited(tmp_path: Path, shipping: Path) -> None:
    root = tmp_path / "site"
    init(root, theme=True)
    mine = root / "theme/templates/about.html"
    mine.write_text("mine")
    for name in ("templates/about.html", "templates/home.html"):
        (shipping / name).write_text("new")
    (shipping / "templates/fresh.html").write_text("fresh")
    (shipping / "templates/month.html").unlink()
    files = Theme(root).files
    assert (files["templates/about.html"], files["templates/home.html"], files["templates/fresh.html"]) == (b"mine", b"new", b"fresh")
    assert "templates/month.html" not in files and overrides.RECORD not in files


def test_an_edited_copy_is_named_once_the_shipped_one_has_changed_and_until_that_was_noted(tmp_path: Path, shipping: Path) -> None:
    root = tmp_path / "site"
    init(root, theme=True)
    mine = root / "theme/templates/about.html"
    mine.write_text("mine")
    assert waiting(root) == ()
    (shipping / "templates/about.html").write_text("new")
    (shipping / "templates/home.html").write_text("new")
    (told,) = waiting(root)
    assert told.place == "theme/templates/about.html" and str(shipping / "templates/about.html") in told.why
    started = init(root, theme=True)
    assert started.only_theme and (started.written, started.kept) == (("theme/templates/home.html",), ("theme/templates/about.html",))
    assert waiting(root) == () and mine.read_text() == "mine"
    (shipping / "templates/about.html").unlink()
    (told,) = waiting(root)
    assert "no such file any more" in told.why


def test_a_file_that_was_edited_before_the_theme_was_copied_stays(tmp_path: Path, shipping: Path) -> None:
    root = tmp_path / "site"
    mine = root / "theme/templates/home.html"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    init(root, theme=True)
    assert mine.read_text() == "mine" and Theme(root).files["templates/home.html"] == b"mine"


def test_a_theme_that_was_copied_builds_the_very_pages_of_the_shipped_one(tmp_path: Path) -> None:
    init(tmp_path / "plain")
    init(tmp_path / "copied", theme=True)
    assert Theme(tmp_path / "copied").digest == Theme(tmp_path / "plain").digest


@pytest.mark.parametrize("theme", [False, True], ids=["a new site", "the theme alone"])
def test_what_a_full_disk_cuts_short_leaves_no_torn_file(theme: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template cut in half would be taken for an override; settings cut in half for a site."""
    if theme:
        init(tmp_path)
    real, room = os.write, 20_000

    def full(descriptor: int, data: memoryview) -> int:
        nonlocal room
        if room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        room -= (written := real(descriptor, data[:room]))
        return written

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        assert cli.main(["init", "--theme", str(tmp_path)]) == Exit.TARGET
    files = {path.relative_to(tmp_path / "theme"): path.read_bytes() for path in (tmp_path / "theme").rglob("*") if path.is_file()}
    assert files and all(content == (shipped.theme() / path).read_bytes() for path, content in files.items())
    assert (tmp_path / "digest.toml").exists() == theme
    assert cli.main(["init", "--theme", str(tmp_path)]) == Exit.FINE
    assert Theme(tmp_path).digest == Theme(tmp_path / "elsewhere").digest


def test_what_a_killed_run_left_of_a_copy_is_no_part_of_the_theme(tmp_path: Path) -> None:
    (tmp_path / "theme/static").mkdir(parents=True)
    (tmp_path / "theme/static/.icon.svg.123.part~").write_text("half")
    (tmp_path / "theme/static/icon.svg~").write_text("as an editor keeps it")
    assert Theme(tmp_path).digest == Theme(tmp_path / "elsewhere").digest


def test_the_next_steps_can_be_pasted_whatever_the_folder_is_called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["init", str(tmp_path / "my site; ls")]) == Exit.FINE
    steps = capsys.readouterr().out.splitlines()[-1]
    assert shlex.split(steps)[:4] == ["newsdigest", "ingest", "--site", str(tmp_path / "my site; ls")]
