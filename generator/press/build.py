"""The build: scan, compare, and leave; or take in what changed, print the pages it reaches, and switch.

This module is light: Jinja2, Markdown and the rest are imported only when there is something to print.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import Busy, Query, Refused, TargetFailed
from generator.press import disk
from generator.press.footing import Footing
from generator.press.look import look
from generator.press.report import BuildReport, Progress, report
from generator.press.scan import SourceMoved
from generator.press.state import JOURNAL, State
from generator.settings import STATE

if TYPE_CHECKING:
    from generator.archive import Listing
    from generator.model import Settings

_ATTEMPTS = 3
"""How often a build begins again because a source changed under it."""

Signal = Callable[[Path], None]
"""Told of every page written, once the new site stands (the full path)."""


def build(
    root: Path,
    settings: Settings | None = None,
    *,
    output: Path,
    now: datetime,
    cold: bool = False,
    jobs: int = 0,
    verify: bool = False,
    preview: bool = False,
    state: Path | None = None,
    written: Signal | None = None,
    progress: Progress | None = None,
    seen: Listing | None = None,
) -> BuildReport:
    """Build the site of ``root`` into ``output``, making only what changed.

    ``settings``: other ones than those in ``digest.toml``, which are read only if they changed or something has to be made.
    ``now`` decides which articles are held back. ``cold`` makes every page anew; ``verify`` looks at every source, page and
    file again and says what the graph had missed. ``jobs`` processes are used for much work (0: as the settings say, there 0: one a
    core). ``preview`` shows drafts and held-back articles, marked, with a state file of its own. ``state`` is the folder for caches.
    ``progress`` shows how far long work is. ``seen``: the articles' files as another room of this run has just found or left them.

    Raises ``Refused`` for an output that is not safe to write, ``TargetFailed`` where the disk does not take the pages (the old
    site then stands), ``Busy`` where another build holds the state file, ``UsageError`` for a fault in the settings or the theme.
    """
    root, output = root.resolve(), output.absolute()
    _guard(root, output)
    folder = state or root / STATE
    try:
        disk.make_folder(folder)
        recover(root, state=folder)
        path = folder / state_name(root, output, preview)
        # Whoever begins again has to look for himself.
        listings = [seen] if seen else []

        def attempt(cold: bool) -> BuildReport:
            listing = listings.pop() if listings else None
            return _build(root, settings, output, now, cold, jobs, verify, preview, path, written, progress, listing)

        try:
            return _settled(lambda: attempt(cold))
        except sqlite3.DatabaseError as error:
            _raise_known(error)
            # Damaged in a way the seal did not show: begin again without it.
            anew = _settled(lambda: attempt(cold=True))
            damaged = Query(f"{STATE}/{path.name}", f"what was remembered of the site was damaged ({error}); all of it was made anew.")
            return anew._replace(queries=(*anew.queries, damaged))
    except OSError as error:
        raise disk.failure(error, root, "The disk does not take the site") from error


def _settled(attempt: Callable[[], BuildReport]) -> BuildReport:
    """Build, again where a source changed while it was being read; raises ``Busy`` where that does not end."""
    for _ in range(_ATTEMPTS):
        try:
            return attempt()
        except SourceMoved as moved:
            path = str(moved)
    raise Busy(Query(f"content/{path}", "Changes while the build reads it.", remedy="Build again when it is written."))


def recover(root: Path, *, state: Path | None = None) -> bool:
    """Roll a switch forward that was cut short; says whether there was one. Cheap, and called before anything reads the output.

    The caller holds the site's lock: another's switch at work looks no different from one that was cut short.
    """
    folder = state or root.resolve() / STATE
    if not os.path.lexists(folder / JOURNAL):
        return False
    from generator.press.recovery import roll_forward

    return roll_forward(root, folder)


def _build(
    root: Path,
    settings: Settings | None,
    output: Path,
    now: datetime,
    cold: bool,
    jobs: int,
    verify: bool,
    preview: bool,
    path: Path,
    written: Signal | None,
    progress: Progress | None,
    seen: Listing | None,
) -> BuildReport:
    """One try at a build with one state file."""
    # Pages are made of short-lived values without cycles; looking for cycles among them at the usual rate costs a twentieth.
    gc.set_threshold(500_000, 20, 50)
    footing = Footing(root, settings, preview, path.parent)
    if cold:
        footing.house.digest  # noqa: B018 - a fault in the settings is told before anything is forgotten
    state = State(path, output, forget=cold)
    try:
        moment = now.astimezone(UTC).isoformat(timespec="seconds")
        due = look(state, footing, root / "content", output, moment, preview=preview, verify=verify, alone=jobs == 1, seen=seen)
        if due.nothing:
            return report(state.connection, (), 0, tuple(due.changes.queries))
        from generator.press.crew import Crew
        from generator.press.run import Run

        state.unseal()
        crew = Crew(jobs or footing.settings.build.jobs, path.parent, progress)
        return Run(root, footing, state, output, moment, due, crew, written).report()
    finally:
        state.close()


def _guard(root: Path, output: Path) -> None:
    """Refuse an output folder in which a build could overwrite what it did not make."""
    place = output.resolve()
    sources = [root / name for name in ("content", "theme", ".git")]
    for kept in (root, root / STATE, *sources):
        if kept.is_relative_to(place) or (kept in sources and place.is_relative_to(kept)):
            query = Query(str(output), f"Is no place for the built site: {kept} stands there.", remedy="Name a folder of its own, such as output/.")
            raise Refused(query)
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise Refused(Query(str(output), "Is not a folder but a link or a file.", remedy="Remove it, then build again."))


def state_name(root: Path, output: Path, preview: bool) -> str:
    """The state file of an output: the preview and outputs elsewhere have their own, so that none undoes another's work."""
    if output == root / "output":
        return "press.sqlite"
    kind = "preview" if preview else "press"
    return f"{kind}-{blake2b(str(output).encode(), digest_size=4).hexdigest()}.sqlite"


def _raise_known(error: sqlite3.DatabaseError) -> None:
    """A failure of the state file that is no damage to it."""
    said = str(error)
    if "locked" in said:
        raise Busy(Query(STATE, "Another build holds the state file.", remedy="Wait for it, then build again.")) from error
    if "full" in said or "disk I/O" in said or "unable to open" in said or "readonly" in said:
        raise TargetFailed(Query(STATE, f"The disk does not take the state file: {error}.", remedy="Free some space, then build again.")) from error
