"""``.newsdigest/status.json``: how the last runs went, for ``status`` and for whoever watches from outside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from generator.circulation.atomic import read_json, write_json
from generator.model import Exit

_FILE = "status.json"
AGAIN = timedelta(minutes=30)
"""After which a scheduled run is tried again whose target, or disk, failed: long enough for a server to be mended, short enough for a reader."""


class Status(NamedTuple):
    """Times are ISO 8601 in UTC, ``""`` where there was none.

    ``last_try``: when the last run began. ``last_good``: when the last run that went through began. ``outcome``: ``""``,
    ``good`` or ``failed``; then ``stage`` and ``reason`` say where and why and ``exit`` is the run's code. ``counts``: articles
    in, published, version, duplicate, quarantined. ``outcomes``: what became of the articles that the last run looked at. ``next_due``,
    ``next_held_back``: when the schedule and the next dated-ahead article fall due.
    """

    last_try: str = ""
    last_good: str = ""
    outcome: str = ""
    stage: str = ""
    reason: str = ""
    exit: int = 0
    counts: Mapping[str, int] = {}
    outcomes: Mapping[str, int] = {}
    published: Mapping[str, str] = {}
    next_due: str = ""
    next_held_back: str = ""

    def again(self) -> datetime | None:
        """When the last run is to be tried again, since its target or disk failed; ``None`` where it went well or needs a person."""
        began = instant(self.last_try)
        return began + AGAIN if began and self.outcome == "failed" and self.exit == Exit.TARGET else None


def read(state: Path) -> Status:
    """The status of a site's ``.newsdigest``. What is not there, or not of its kind, is as in an empty one: no run may end on its own diary."""
    try:
        told = read_json(state / _FILE)
    except (OSError, ValueError):
        return Status()
    usual = Status._field_defaults
    kept: dict[str, Any] = {name: told[name] for name, value in usual.items() if isinstance(told.get(name), type(value))}
    return Status(**kept)


def write(state: Path, status: Status) -> None:
    """Write the status by a rename; ``OSError`` where that cannot be."""
    write_json(state / _FILE, status._asdict())


def moment(value: datetime | None) -> str:
    """An instant as the status writes it: ISO 8601 in UTC to the second; ``""`` for none."""
    return "" if value is None else f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def instant(text: str) -> datetime | None:
    """The instant that the status wrote; ``None`` where it wrote none, or one without its zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
