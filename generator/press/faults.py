"""The faults in ``content/`` that the last build met, read off the build graph without a build."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from urllib.parse import quote

from generator.model import Query
from generator.press.build import STATE


def faults(root: Path) -> tuple[Query, ...]:
    """Every query about a file that the last build left out or took with a doubt; nothing where no build has been, or one is at work."""
    path = root.resolve() / STATE / "press.sqlite"
    try:
        graph = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=1.0)
    except sqlite3.Error:
        return ()
    try:
        rows = graph.execute("SELECT faults FROM sources WHERE faults != '' ORDER BY folder, name").fetchall()
    except sqlite3.Error:
        return ()
    finally:
        graph.close()
    return tuple(Query(*fault) for (found,) in rows for fault in json.loads(found))
