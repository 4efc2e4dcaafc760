"""The kinds of places a site can be published to; ``open_door`` finds the one that a ``[publish.NAME]`` asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.circulation.targets.door import Delivery, Door, Shipment, Standing
from generator.circulation.targets.folder import FolderDoor
from generator.circulation.targets.git import GitDoor
from generator.circulation.targets.rclone import RcloneDoor
from generator.circulation.targets.rsync import RsyncDoor
from generator.circulation.targets.s3 import S3Door
from generator.model import Target

__all__ = ["Delivery", "Door", "Shipment", "Standing", "open_door"]

_KINDS: dict[str, Callable[[Target, Path, Path], Door]] = {
    "folder": FolderDoor,
    "rsync": RsyncDoor,
    "git": GitDoor,
    "s3": S3Door,
    "rclone": RcloneDoor,
}


def open_door(target: Target, site: Path, work: Path) -> Door:
    """The door to a target. ``site`` is the site's folder (relative paths count from it), ``work`` a folder for the door's own use.

    ``UsageError`` where the kind's options do not make sense; nothing is contacted yet.
    """
    return _KINDS[target.kind](target, site, work)
