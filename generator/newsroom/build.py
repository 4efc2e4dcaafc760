"""Building meets the settings and the lock: ``content/`` to ``output/``, only what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import press, settings
from generator.circulation import lock
from generator.model import Query
from generator.newsroom.wording import counted

if TYPE_CHECKING:
    from generator.archive import Listing


class How(NamedTuple):
    """What was asked of a build; each is as ``press.build`` has it."""

    cold: bool = False
    verify: bool = False
    jobs: int = 0


class Built(NamedTuple):
    """How a build went."""

    report: press.BuildReport

    @property
    def queries(self) -> tuple[Query, ...]:
        """What an editor should know."""
        return self.report.queries

    def counts(self) -> dict[str, int]:
        """The counts by name, for the status file and the log."""
        report = self.report
        return {
            "articles": report.articles,
            "written": report.written,
            "unchanged": report.unchanged,
            "removed": report.removed,
            "held back": report.held,
            "in no topic": report.unfiled,
        }

    def summary(self) -> dict[str, object]:
        """All of it as one JSON object."""
        due = self.report.next_due
        return {**self.counts(), "next_due": due.isoformat() if due else None, "queries": [str(query) for query in self.queries]}

    def text(self) -> str:
        """All of it in a sentence or two."""
        report = self.report
        changed = f"{counted(report.written, 'page')} written, {report.unchanged} as they were, {report.removed} removed"
        due = f" The next of {report.held} held back falls due at {report.next_due:%Y-%m-%d %H:%M} UTC." if report.next_due else ""
        due += f" {counted(report.unfiled, 'article')} in no topic left out." if report.unfiled else ""
        return f"{counted(report.articles, 'article')}: {changed if report.written or report.removed else 'nothing has changed'}.{due}"


def build(
    root: Path,
    *,
    now: datetime,
    output: Path | None = None,
    preview: bool = False,
    how: How | None = None,
    written: Callable[[Path], None] | None = None,
    progress: press.Progress | None = None,
    seen: Listing | None = None,
) -> Built:
    """Build the site in ``root`` into ``output`` (default: its ``output/``) under a lock that the caller holds.

    An interrupted switch is rolled forward first; ``seen`` see ``press.build``. Raises ``UsageError``, ``Refused`` or ``TargetFailed``; the
    old site stands then.
    """
    how = how or How()
    report = press.build(
        root,
        output=output or root / "output",
        now=now,
        cold=how.cold,
        jobs=how.jobs,
        verify=how.verify,
        preview=preview,
        written=written,
        progress=progress,
        seen=seen,
    )
    return Built(report)


def alone(root: Path, *, now: datetime, how: How, progress: press.Progress | None = None) -> Built:
    """Build the site under its lock; ``Busy`` where another run holds it."""
    if not (root / settings.NAME).is_file():
        # No site: that is said before a lock is laid in the folder.
        settings.load(root)
    with lock.hold(root / settings.STATE, "build", now):
        return build(root, now=now, how=how, progress=progress)


def explain(root: Path, page: str) -> tuple[str, ...]:
    """What a page is made from and why it was made last, a line each; ``page`` is its file below ``output/`` or its address."""
    return press.explain(root, settings.load(root), page)
