"""A new site: whole, never over an old one, and one that can be begun again after a run cut short."""

from pathlib import Path

import pytest

from generator import settings
from generator.model import UsageError
from generator.newsroom.init import init


def test_a_new_site_has_what_a_digest_needs(tmp_path: Path) -> None:
    started = init(tmp_path / "mysite", samples=True)
    root = tmp_path / "mysite"
    assert settings.load(root).site.title
    for name in ("pelicanconf.py", ".gitignore", "content/pages/about.md", "content/dumps/arabic.txt"):
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
