"""The kinds of places a site can be published to; ``open_door`` finds the one that a ``[publish.NAME]`` asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.circulation.targets.door import Delivery, Door, Shipment, Standing
from generator.circulation.targets.folder import FolderDoor
from generator.circulation.targets.git import GitDoor
from generator.model import Query, Target, UsageError

__all__ = ["Delivery", "Door", "Shipment", "Standing", "open_door"]

_KINDS: dict[str, Callable[[Target, Path, Path], Door]] = {"folder": FolderDoor, "git": GitDoor}


def open_door(target: Target, site: Path, work: Path) -> Door:
    """The door to a target. ``site`` is the site's folder (relative paths count from it), ``work`` a folder for the door's own use.

    ``UsageError`` where the kind's options do not make sense; nothing is contacted yet.
    """
    kind = _KINDS.get(target.kind)
    if kind is None:
        raise UsageError(Query("digest.toml", f"No target of kind {target.kind!r} is known here.", field=f"publish.{target.name}.kind"))
    return kind(target, site, work)
