"""What the last build remembers, read off the build graph without a build."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from generator.model import Query
from generator.press.build import state_name
from generator.press.report import BESIDE, FAULTS, HELD_BACK, OUTDONE, UNDATED, beside, outdone
from generator.settings import STATE


def faults(root: Path) -> tuple[Query, ...]:
    """Every query about a file that the last build left out or took with a doubt; nothing where no build has been, or one is at work."""
    rows = _asked(root, root / "output", False, FAULTS)
    return (*(Query(*fault) for (found,) in rows for fault in json.loads(found)), *apart(root))


def apart(root: Path) -> tuple[Query, ...]:
    """Those about articles and standing pages that ask for the address of another."""
    output = root / "output"
    articles = [beside((source, name, other)) for source, name, other in _asked(root, output, False, BESIDE)]
    return (*articles, *outdone((slug, source) for slug, source in _asked(root, output, False, OUTDONE)))


class HeldBack(NamedTuple):
    """Articles dated ahead that the last build held back: how many, and when the next falls due with its file; ``None`` where none is."""

    articles: int = 0
    due: datetime | None = None
    file: str = ""


def held_back(root: Path) -> HeldBack:
    """What waits for its date; nothing where no build has been, or one is at work."""
    for due, articles, source in _asked(root, root / "output", False, HELD_BACK):
        if due:
            return HeldBack(int(articles), datetime.fromisoformat(due).astimezone(UTC), f"content/{source}")
    return HeldBack()


def undated(root: Path) -> int:
    """How many articles of the site have no date; 0 where no build has been, or one is at work."""
    rows = _asked(root, root / "output", False, UNDATED)
    return int(rows[0][0]) if rows else 0


def source_of(root: Path, output: Path, name: str, *, preview: bool = False) -> str:
    """The file below ``content/`` of the article whose page is ``name`` in ``output``; ``""`` where none is known, or a build is at work."""
    question = (
        "SELECT source FROM articles WHERE claim = ?1 AND name = ?2 "
        "UNION ALL SELECT source FROM articles WHERE name != claim || '/index.html' AND name = ?2"
    )
    rows = _asked(root, output, preview, question, name.removesuffix("/index.html"), name)
    return str(rows[0][0]) if rows else ""


def _asked(root: Path, output: Path, preview: bool, question: str, *given: str) -> list[tuple[str, ...]]:
    """Rows of the state file of an output; none where it cannot be read."""
    root = root.resolve()
    path = root / STATE / state_name(root, output.absolute(), preview)
    try:
        graph = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=1.0)
    except sqlite3.Error:
        return []
    try:
        return graph.execute(question, given).fetchall()
    except sqlite3.Error:
        return []
    finally:
        graph.close()
