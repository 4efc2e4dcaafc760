"""What a build did, and how it shows how far it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from generator.model import Query


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Counts of pages (files below ``output/``) and of published articles; what an editor should know; what was touched.

    ``next_due`` is when the next held-back article falls due, ``None`` where none is held back. ``paths`` are the files written,
    relative to the output folder. ``cold``: nothing was known before, so every page was made.
    """

    articles: int
    written: int
    unchanged: int
    removed: int
    held: int = 0
    next_due: datetime | None = None
    queries: tuple[Query, ...] = ()
    paths: tuple[str, ...] = field(default=(), repr=False)
    cold: bool = False


class Bar(Protocol):
    """A count under way."""

    def advance(self, n: int = 1) -> None:
        """Move it on."""


Progress = Callable[[str, int], AbstractContextManager[Bar | None]]
"""Shows a count under a label, up to a total, while its block runs."""
