"""What every kind of target offers, so that plan, guard and report are the same for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from generator import settings
from generator.circulation.manifest import Manifest
from generator.circulation.plan import Plan
from generator.circulation.tree import Site, fingerprint
from generator.model import Query, Target, TargetFailed, UsageError


@dataclass(frozen=True, slots=True)
class Standing:
    """A target as it stands: ``published`` is what we last sent, ``intact`` as much of it as is there unchanged."""

    published: Manifest = field(default_factory=Manifest)
    intact: Manifest = field(default_factory=Manifest)


@dataclass(frozen=True, slots=True)
class Shipment:
    """One publication under way. ``advance(n)`` is told of every ``n`` files sent; ``now`` is aware."""

    site: Site
    plan: Plan
    standing: Standing
    now: datetime
    advance: Callable[[int], None]

    @property
    def edition(self) -> str:
        """The head of the site's fingerprint: the same content has the same edition, so that a cut one is found again."""
        return fingerprint(self.site.tree)[:12]

    @property
    def manifest(self) -> Manifest:
        """The manifest that holds once everything has arrived, without receipts."""
        return Manifest(dict(self.site.tree), f"{self.now:%Y-%m-%dT%H:%M:%SZ}")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was done: files sent, files read back and found right, and in words what is live now."""

    sent: int
    verified: int
    where: str


class Door(Protocol):
    """The way to one target. Every method raises ``TargetFailed`` when the target does, and leaves the live site whole."""

    def look(self) -> Standing:
        """The target as it stands; writes nothing there."""

    def deliver(self, shipment: Shipment) -> Delivery:
        """Send, verify, switch, then clear away what is ours and no longer wanted."""

    def roll_back(self) -> str:
        """Put the release before the present one back; says in words what is live now."""


def text_option(target: Target, key: str, default: str = "") -> str:
    """An option as text; ``UsageError`` where a kind needs it and it is absent."""
    value = str(target.options.get(key, default))
    if not value:
        raise UsageError(Query(settings.NAME, "is missing.", field=f"publish.{target.name}.{key}"))
    return value


def keep_option(target: Target) -> int:
    """How many releases stay on the target, the live one included; at least 2, since a rollback needs one."""
    return max(2, int(target.options.get("keep", 3)))


def failed(place: str, error: OSError, remedy: str = "Check that it is reachable, writable and not full, then publish again.") -> TargetFailed:
    """An operating-system error at a target, in words."""
    return TargetFailed(Query(str(error.filename or place), f"{error.strerror or error}.", remedy=remedy))
