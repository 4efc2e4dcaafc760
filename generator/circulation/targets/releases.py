"""The names of releases on targets that keep several: by time, and only ever growing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{12}")
_PART = re.compile(r"(?:\d{8}T\d{6}Z-)?[0-9a-f]{12}\.part")
PARTIAL = ".part"
"""What the name of a folder ends in that is being filled or removed."""


def ours(names: Iterable[str]) -> list[str]:
    """The names among ``names`` that are releases of ours, oldest first: nothing else in that folder is read or removed."""
    return sorted(name for name in names if _NAME.fullmatch(name))


def is_part(name: str) -> bool:
    """Whether a folder of that name is what a cut run of ours left: half filled, or half removed."""
    return _PART.fullmatch(name) is not None


def name(now: datetime, edition: str, there: Iterable[str]) -> str:
    """The name of a new release: when, and the head of the site's fingerprint.

    It comes after every release that is ``there``, also where two fall within one second or the clock went back: so no release is ever
    laid over another (one that was cut before its switch, or the same edition published again), and the one before is the one before.
    """
    stamp = now.astimezone(UTC).replace(microsecond=0)
    if known := ours(there):
        latest = datetime.strptime(known[-1].partition("-")[0], _STAMP).replace(tzinfo=UTC)
        stamp = max(stamp, latest + timedelta(seconds=1))
    return f"{stamp:{_STAMP}}-{edition}"
