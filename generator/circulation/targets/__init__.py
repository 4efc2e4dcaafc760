"""The kinds of places a site can be published to; ``open_door`` finds the one that a ``[publish.NAME]`` asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator import settings
from generator.circulation.secrets import holds_secret
from generator.circulation.targets.door import Delivery, Door, Shipment, Standing
from generator.circulation.targets.folder import FolderDoor
from generator.circulation.targets.git import GitDoor
from generator.circulation.targets.rclone import RcloneDoor
from generator.circulation.targets.rsync import RsyncDoor
from generator.circulation.targets.s3 import S3Door
from generator.model import Query, Target, UsageError

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

    ``UsageError`` where the kind's options do not make sense or one holds a secret; nothing is contacted yet.
    """
    for key, value in target.options.items():
        if isinstance(value, str) and holds_secret(value):
            remedy = "Leave it to ssh, git's credential helper, `rclone config`, an AWS profile or the environment."
            raise UsageError(Query(settings.NAME, "holds a password or a token.", field=f"publish.{target.name}.{key}", remedy=remedy))
    return _KINDS[target.kind](target, site, work)
