"""The preview meets the press: what is watched, and the rebuild that follows a change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from generator import settings
from generator.circulation import lock, preview

OUTPUT = ".newsdigest/preview"
"""Where the preview builds, from the site's folder: ``output/`` stays what ``build`` made for readers."""

_PATIENCE = 60.0  # seconds a preview waits for a scheduled run to end before it says so


def serve(root: Path, *, port: int, strict_port: bool, say: Callable[[str], None], ready: Callable[[str], None]) -> None:
    """Preview the site in ``root`` until interrupted; ``ready`` gets the address.

    Dumps are ingested, drafts and articles dated ahead are shown. Raises ``UsageError`` where the settings cannot be read to
    begin with or the port is taken; later faults are shown over the last good site.
    """
    site = settings.load(root).site
    watched = [root.resolve() / name for name in ("content", "theme", settings.NAME)]
    preview.serve(
        root / OUTPUT,
        lambda: _rebuild(root),
        watched,
        site_url=site.url,
        port=port,
        strict_port=strict_port,
        say=say,
        ready=ready,
    )


def _rebuild(root: Path) -> None:
    """Take in what is new among the dumps and build the preview; under the lock, since a scheduled run may be at work."""
    from generator.newsroom import build, ingest

    now = datetime.now(UTC)
    with lock.hold(root / ".newsdigest", "serve", now, wait=_PATIENCE):
        ingest.ingest(root, now=now)
        build.build(root, now=now, output=root / OUTPUT, preview=True)
