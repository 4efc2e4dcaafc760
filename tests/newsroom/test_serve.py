"""The preview as a process that stays: what one edit after another leaves behind in it."""

from __future__ import annotations

import gc
import sqlite3
from pathlib import Path

from generator.newsroom.serve import _rebuild

SETTINGS = """
[site]
title = "Harbour News"
url = "https://example.org"

[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya"]
"""


def connections() -> int:
    return sum(isinstance(thing, sqlite3.Connection) for thing in gc.get_objects())


def test_a_preview_that_runs_for_days_keeps_nothing_of_the_edits_before(tmp_path: Path) -> None:
    """Each left a connection open and 2 MB behind, up to more files than a process may have, and a gigabyte."""
    article = tmp_path / "content" / "articles" / "a.md"
    article.parent.mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    article.write_text("Title: A ferry\nSlug: a\n\nIt sails.\n")
    _rebuild(tmp_path)
    gc.collect()
    before = connections()
    for number in range(3):
        article.write_text(f"Title: A ferry\nSlug: a\n\nIt sails {number} times.\n")
        _rebuild(tmp_path)
    assert connections() <= before
