"""Pelican's own command builds the same bytes, tells its plugins what it can, and refuses what it cannot honour."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import press, settings
from generator.press.pelicanconf import PELICANCONF

DIGEST = """
[site]
title = "Digest"
url = "https://digest.example"
[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya"]
"""
PLUGIN = """
from pelican import signals
def note(*args, **kwargs):
    open("signals.txt", "a").write(args and isinstance(args[0], str) and "written\\n" or "run\\n")
def register():
    for name in NAMES:
        getattr(signals, name).connect(note)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/a.md").write_text("Title: One\nDate: 2019-02-19\nTopics: libya\nTags: Someone\n\nText.\n")
    (tmp_path / "digest.toml").write_text(DIGEST)
    (tmp_path / "pelicanconf.py").write_text(PELICANCONF)
    return tmp_path


def pelican(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(press.__file__).parents[2])}
    command = [sys.executable, "-m", "pelican", "content", "--log-handler", "plain", *words]
    return subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pelican_builds_the_same_bytes_and_sends_its_run_signals(site: Path) -> None:
    (site / "plug.py").write_text(PLUGIN.replace("NAMES", '("initialized", "content_written", "finalized")'))
    ran = pelican(site, "-e", 'PLUGINS=["plug"]', 'PLUGIN_PATHS=["."]')
    assert ran.returncode == 0, ran.stdout + ran.stderr
    press.build(site, settings.load(site), output=site / "ours", now=datetime.now(UTC), state=site / "state")
    assert tree(site / "output") == tree(site / "ours")
    told = (site / "signals.txt").read_text().split()
    assert told.count("run") == 2
    assert told.count("written") == len(tree(site / "output"))


def test_a_plugin_that_needs_every_article_is_refused(site: Path) -> None:
    (site / "plug.py").write_text(PLUGIN.replace("NAMES", '("article_generator_finalized",)'))
    ran = pelican(site, "-e", 'PLUGINS=["plug"]', 'PLUGIN_PATHS=["."]')
    assert ran.returncode == 2
    assert "article_generator_finalized" in ran.stdout + ran.stderr
    assert not (site / "output").exists()


def test_settings_that_cannot_be_honoured_are_refused(site: Path) -> None:
    ran = pelican(site, "--delete-output-directory", "--relative-urls")
    assert ran.returncode == 2
    assert "DELETE_OUTPUT_DIRECTORY" in ran.stdout + ran.stderr
    assert "RELATIVE_URLS" in ran.stdout + ran.stderr
