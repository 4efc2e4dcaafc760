"""The stage, and the journalled switch from the old site to the new.

A build writes new pages into a stage: in their folders where there is no site yet, else each by itself. When all are there, a journal
names the stage and what has to go; from then on the new site counts. Then only what differs is moved into place. A switch that is cut
short is rolled forward from the journal before anything of ours builds, serves, checks or publishes the output (``recover``), so that
nobody is shown a mixture.
"""

# On plain strings, as in ``disk.py``.
# ruff: noqa: PTH112, PTH114

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.press import disk
from generator.press.state import JOURNAL


class Switch(NamedTuple):
    """A switch to be made: the folders, the names of files to move in and to remove, and the state file that is to remember it."""

    stage: Path
    output: Path
    writes: tuple[str, ...]
    removals: tuple[str, ...]
    ledger: str


def open_stage(state: Path) -> Path:
    """A new, empty stage; stages that killed builds left are removed."""
    if state.is_dir():
        for left in sorted(state.glob("stage-*")):
            disk.remove_tree(left)
    stage = state / f"stage-{os.getpid()}-{os.urandom(4).hex()}"
    disk.make_folder(stage)
    return stage


def flat(name: str) -> str:
    """What a page is called in the stage where it will be moved by itself: there it needs no folders, which cost more than the page."""
    return blake2b(name.encode(), digest_size=16).hexdigest()


def check(switch: Switch) -> None:
    """Make sure that the switch can be made: every place is inside the output, every folder is there and takes files.

    Raises ``Refused`` for a place outside or behind a link and ``OSError`` where a folder cannot be made or written; nothing of the
    old site has been changed then.
    """
    disk.make_folder(switch.output)
    whole = set(_whole_folders(switch))
    folders = {name.rpartition("/")[0] for name in switch.writes}
    plain: set[str] = set()
    for folder in sorted(folders):
        if _top(folder) in whole:
            continue
        place = disk.inside(switch.output, f"{folder}/x" if folder else "x", plain).rpartition("/")[0]
        if not os.path.isdir(place):
            disk.make_folder(place)
        if not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied", place)
    for name in (*switch.writes, *switch.removals):
        if _top(name) not in whole and os.path.islink(f"{switch.output}/{name}"):
            disk.inside(switch.output, name, plain)


def _top(name: str) -> str:
    return name.split("/", 1)[0]


def _whole_folders(switch: Switch) -> list[str]:
    """Top folders of the stage that the output lacks: they are moved as they are."""
    tops = {_top(name) for name in switch.writes if "/" in name}
    return sorted(top for top in tops if not os.path.lexists(switch.output / top) and (switch.stage / top).is_dir())


def commit(state: Path, switch: Switch) -> None:
    """Write the journal: from here on the new site counts."""
    journal = {
        "stage": switch.stage.name,
        "output": str(switch.output),
        "writes": switch.writes,
        "removals": switch.removals,
        "ledger": switch.ledger,
    }
    disk.replace(state / JOURNAL, json.dumps(journal).encode())


def make(switch: Switch) -> None:
    """Move the staged files into place and remove what has to go. May be repeated: what is no longer staged has been moved."""
    moved, plain = set(), set[str]()
    for top in _whole_folders(switch):
        disk.move(switch.stage / top, switch.output / top)
        moved.add(top)
    for name in switch.writes:
        if _top(name) in moved:
            continue
        staged = f"{switch.stage}/{flat(name)}"
        if not os.path.lexists(staged):
            staged = f"{switch.stage}/{name}"
        if os.path.lexists(staged):
            place = disk.inside(switch.output, name, plain)
            folder = place.rpartition("/")[0]
            if not os.path.isdir(folder):
                disk.make_folder(folder)
            disk.move(staged, place)
    for name in switch.removals:
        disk.remove(disk.inside(switch.output, name, plain))
    for emptied in sorted({name.rpartition("/")[0] for name in switch.removals}, reverse=True):
        disk.prune(switch.output / emptied, switch.output)


def finish(state: Path, switch: Switch) -> None:
    """Forget the journal and the stage: the switch is made and remembered."""
    disk.remove(state / JOURNAL)
    disk.remove_tree(switch.stage)


def abandon(state: Path, stage: Path) -> None:
    """Remove the stage of a build that failed, unless a journal names it: on a full disk it would keep everybody else from writing."""
    if not os.path.lexists(state / JOURNAL):
        with suppress(OSError):
            disk.remove_tree(stage)


def interrupted(state: Path) -> Switch | None:
    """The switch that was cut short, if there is one; a journal that cannot be read was never finished and does not count."""
    try:
        found = json.loads((state / JOURNAL).read_bytes())
        return Switch(state / found["stage"], Path(found["output"]), tuple(found["writes"]), tuple(found["removals"]), found["ledger"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
