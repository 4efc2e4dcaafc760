"""The first look of a build: has anything changed at all? Nothing heavy is imported for the answer."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.archive import Listing
from generator.press import glance, scan
from generator.press.footing import Footing
from generator.press.glance import Pack
from generator.press.lookout import Lookout
from generator.press.scan import Changes, Source
from generator.press.state import State

_looked_through: set[Path] = set()
"""Outputs whose files this process has looked at. A preview's is its own, so it does so once, not for every edit."""


class Due(NamedTuple):
    """What a build has to do.

    ``changes``: sources to read. ``forced``: paths of those to be made ready even if their bytes are the same. ``whole``: every
    source is read and every page looked at, since the program, the settings or the theme changed. ``tampered``: written files that
    another hand changed. ``pending``: a killed run left places touched. ``looked`` is the moment of the scan in ns. ``verifying``: nothing but a
    wish to look again makes every page due, so whatever turns out changed had been missed.
    ``unknown``: nothing was remembered, so files of ours have to be told by their mark. ``stretches``: the packs of the output, if they were
    asked for.
    """

    changes: Changes
    forced: frozenset[str]
    whole: bool
    tampered: list[str]
    pending: bool
    looked: int
    verifying: bool
    unknown: bool
    stretches: Mapping[str, Pack]

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.changes.changed or self.changes.gone or self.forced or self.whole or self.tampered or self.pending)


def look(
    state: State,
    footing: Footing,
    content: Path,
    output: Path,
    now: str,
    *,
    preview: bool,
    verify: bool,
    alone: bool = False,
    seen: Listing | None = None,
) -> Due:
    """Compare program, settings, theme, content, clock and output with what the state remembers; ``now`` is UTC, ISO 8601. With ``alone``
    no other process is made to help; ``seen`` see ``scan``."""
    looked = seen.looked if seen else time.time_ns()
    connection = state.connection
    # With ``verify`` bytes are compared instead.
    passed = verify or (preview and output in _looked_through)
    stretches = [] if passed else glance.stretches(connection)
    with Lookout(str(output), stretches, alone=alone) as lookout:
        anew = state.fresh or not footing.stands(state)
        changes = scan.scan(content, connection, suspect=anew or verify, seen=seen)
        if not (anew or verify):
            changes = _settle_same(state, content, changes, looked)
        if verify:
            tampered = list(scan.falsified(output, connection.execute("SELECT name, hash FROM pages")))
        else:
            tampered = list(glance.tampered(str(output), connection, lookout.differing()))
            _looked_through.add(output)
    rows = connection.execute(
        "SELECT folder, name FROM sources WHERE held = 1 AND due <= ? UNION ALL SELECT folder, name FROM sources WHERE held = 0 AND due > ?",
        (now, now),
    )
    forced = frozenset(f"{folder}/{name}" for folder, name in rows)
    pending = (
        connection.execute("SELECT 1 FROM touched LIMIT 1").fetchone()
        or connection.execute("SELECT 1 FROM pages WHERE fingerprint = '' LIMIT 1").fetchone()
    )
    return Due(changes, forced, anew or verify, tampered, bool(pending), looked, verify and not anew, not state.meta("settled"), dict(stretches))


def _settle_same(state: State, content: Path, changes: Changes, looked: int) -> Changes:
    """Of files that look different those with the same bytes (a fresh checkout, a touched file) are taken off the list."""
    ask = "SELECT sha FROM sources WHERE folder = ? AND name = ?"
    same: list[Source] = []
    different: list[Source] = []
    state.connection.execute("BEGIN")
    for source in changes.changed:
        row = state.connection.execute(ask, (source.folder, source.name)).fetchone()
        is_same = False
        if row is not None:
            try:
                is_same = scan.sum_of((content / source.path).read_bytes()) == row[0]
            except OSError:
                is_same = False
        (same if is_same else different).append(source)
    state.connection.execute("COMMIT")
    if same:
        state.unseal()
        state.connection.execute("BEGIN")
        restamp(state.connection, same, looked)
        if not different:
            # Else this build packs at its end what it opens.
            glance.pack(state.connection)
        state.connection.execute("COMMIT")
    return changes._replace(changed=different)


def restamp(connection: sqlite3.Connection, sources: Iterable[Source], looked: int) -> None:
    """Remember the times of files whose bytes are known."""
    connection.executemany(
        "UPDATE sources SET mtime = ?, ctime = ?, size = ? WHERE folder = ? AND name = ?",
        ((source.mtime, certain(source, looked), source.size, source.folder, source.name) for source in sources),
    )


def certain(source: Source, looked: int) -> int:
    """The time of change to remember; 0, which no file has, where the file may yet change without its times showing it."""
    return source.ctime if max(source.mtime, source.ctime) < uncertain(looked) else 0


def uncertain(looked: int) -> int:
    """The moment (ns) from which times do not yet prove that a file stands still."""
    return looked - scan.RACY_NS
