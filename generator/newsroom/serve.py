"""The preview meets the press: what is watched, and the rebuild that follows a change."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

from generator import press, settings
from generator.archive import spoken
from generator.circulation import lock, preview
from generator.circulation.plan import is_article
from generator.circulation.preview import Desk, Held, Panel
from generator.filing import uncounted
from generator.model import NewsdigestError, Verdict
from generator.newsroom import explain
from generator.newsroom.explain.told import ArticleTold
from generator.newsroom.waiting import waiting, with_copy

OUTPUT = f"{settings.STATE}/preview"
"""Where the preview builds, from the site's folder: ``output/`` stays what ``build`` made for readers."""

_SHOWN = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "minute": "%Y-%m-%d %H:%M %Z"}
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
        desk=desk(root, editor()),
        site_url=site.url,
        port=port,
        strict_port=strict_port,
        say=say,
        ready=ready,
    )


def desk(root: Path, program: Sequence[str]) -> Desk:
    """What the preview's panel asks: the article on screen, what waits for an editor, and ``program`` to open a file with."""

    def open_file(page: str) -> None:
        told = _told(root, page)
        if told is not None:
            subprocess.Popen([*program, str((root / told.file).resolve())], stdin=subprocess.DEVNULL, start_new_session=True)

    return Desk(lambda page: panel(_told(root, page)), lambda: len(waiting(root)), lambda: held(root), open_file if program else None)


def held(root: Path) -> list[Held]:
    """What waits for an editor, as the preview shows it."""
    return [Held(item.place, item.why, item.copy) for item in with_copy(root)]


def editor() -> list[str]:
    """The program that opens a file: ``$VISUAL``, else the desktop's own opener; empty where there is none, or nobody can read which."""
    try:
        stated = shlex.split(os.environ.get("VISUAL", ""))
    except ValueError:
        return []
    words = stated or ["open" if sys.platform == "darwin" else "xdg-open"]
    return words if shutil.which(words[0]) else []


def panel(told: ArticleTold | None) -> Panel | None:
    """What ``explain`` knows of an article, in short."""
    if told is None:
        return None
    filed = told.article
    words = spoken.evidence(filed)
    date = f"{filed.date:{_SHOWN[filed.date_precision]}}, known to the {filed.date_precision}" if filed.date else "none"
    dating = [f"{date}; {filed.date_source}", *([f"“{words}”"] if words else []), *filter(None, [filed.date_doubt])]
    source = [filed.source or "Written by hand", *(f"Mended: {repair}" for repair in (told.take.repairs if told.take else ()))]
    source += ["No headline in the copy: the title is the story's first words"] if filed.title_source else []
    source += [f"Also in {line}" for line in filed.also_in]
    source += [f"Earlier version: {line}" for line in filed.versions]
    sections = [("Where it came from", (*source, told.hand())), ("Date", tuple(dating))]
    sections += [(f"Topic: {verdict.topic}", tuple(_case(verdict, told.how(verdict)))) for verdict in told.verdicts]
    ahead = filed.date is not None and filed.date > datetime.now(UTC)
    held = "in no topic, not published" if told.is_left_out else f"held back until {filed.date:%Y-%m-%d %H:%M}" if filed.date and ahead else ""
    return Panel(told.file, filed.status if filed.status != "published" else held, tuple(sections))


def _case(verdict: Verdict, how: str) -> Iterator[str]:
    """A topic's case: the outcome, then every word with its place and weight."""
    yield f"{how.capitalize()}: {verdict.score:.4g} of {verdict.threshold:.4g}"
    for seen in verdict.sightings:
        why = uncounted(seen, verdict)
        yield f"“{seen.term}” {seen.count}× in the {seen.where}: {seen.weight:+.3g}" + (f" ({why})" if why else "")


def _told(root: Path, page: str) -> ArticleTold | None:
    """The article at a URL path; ``None`` where none stands or nothing is known of it yet."""
    name = f"{unquote(page).lstrip('/')}index.html"
    if not is_article(name):
        return None
    try:
        source = press.source_of(root, root.resolve() / OUTPUT, name, preview=True)
        return explain.in_short(root, source.removeprefix("articles/")) if source else None
    except (NewsdigestError, sqlite3.Error, OSError):
        return None


def _rebuild(root: Path) -> None:
    """Take in what is new among the dumps and build the preview; under the lock, since a scheduled run may be at work."""
    from generator.newsroom import build, ingest

    now = datetime.now(UTC)
    with lock.hold(root / settings.STATE, "serve", now, wait=_PATIENCE):
        ingest.ingest(root, now=now)
        build.build(root, now=now, output=root / OUTPUT, preview=True)
