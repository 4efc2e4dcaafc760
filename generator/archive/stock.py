"""What stands in the archive, and what waits beside it for the editor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Final

from generator.archive.paths import ARTICLES
from generator.archive.reading import Judged, judge
from generator.archive.shelves import read_text, refused_text, walk

CONFLICTS: Final = "content/desk/conflicts"
"""Where the desk's version of a conflict lies, from the site's folder, under the article's own path."""


def read_all(root: Path, zone: tzinfo = UTC) -> Iterator[tuple[str, Judged]]:
    """Every file of the archive, in the order of their paths, with what was read in it; refused links come as queries."""
    listing = walk(root)
    for query in listing.refused:
        yield query.path.removeprefix(f"{ARTICLES}/"), Judged(None, (query,))
    for file in listing.files():
        try:
            yield file.path, judge(read_text(root, file.path), file.path, zone)
        except (OSError, UnicodeDecodeError) as error:
            yield file.path, Judged(None, (refused_text(file.path, error),))


def conflicts(root: Path) -> list[str]:
    """Paths below ``content/articles/`` of the conflicts that still wait for the editor."""
    top = root / CONFLICTS
    return sorted(file.relative_to(top).as_posix() for file in top.rglob("*.md") if file.is_file())
