"""Targets that cannot switch at once: files replaced one by one, in an order in which no reader meets a dangling link."""

from __future__ import annotations

from collections.abc import Mapping

from generator.circulation import manifest as manifests
from generator.circulation.journal import Arrival
from generator.circulation.manifest import Manifest
from generator.circulation.targets.door import Standing


def standing(published: Manifest, arrivals: Mapping[str, Arrival], there: Mapping[str, str]) -> Standing:
    """A target as it stands: its manifest, then what a cut publication has put there since; ``there`` gives receipts by path."""
    files = dict(published.files) | {path: arrival.file for path, arrival in arrivals.items()}
    receipts = dict(published.receipts) | {path: arrival.receipt for path, arrival in arrivals.items()}
    ours = Manifest(files, published.published, receipts)
    return Standing(ours, ours.only(there))


def is_ours(path: str) -> bool:
    """Whether a file on a target is our own bookkeeping and no part of the site."""
    return path == manifests.NAME
