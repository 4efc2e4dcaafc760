"""What a publication did, for people and for machines."""

from __future__ import annotations

from dataclasses import dataclass

from generator.circulation.plan import Plan
from generator.model import Query

LISTED = 20
"""Paths a kind that the text shows; the JSON has them all."""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """``target`` is the name in the settings; ``where`` says in words what is live; ``verified`` counts files read back;
    ``faults`` is why a publication would be refused, told by a dry run only."""

    target: str
    kind: str
    plan: Plan
    dry_run: bool = False
    sent: int = 0
    verified: int = 0
    where: str = ""
    faults: tuple[Query, ...] = ()

    def summary(self) -> dict[str, object]:
        """The report as one JSON object."""
        return {
            "target": self.target,
            "kind": self.kind,
            "dry_run": self.dry_run,
            "new": [file.path for file in self.plan.new],
            "changed": [file.path for file in self.plan.changed],
            "delete": list(self.plan.delete),
            "same": len(self.plan.same),
            "bytes": self.plan.bytes,
            "sent": self.sent,
            "verified": self.verified,
            "where": self.where,
            "refused": [fault.message for fault in self.faults],
        }

    def text(self) -> str:
        """The report as lines to read."""
        plan = self.plan
        if plan.empty:
            return f"{self.target}: nothing new; nothing sent."
        counts = f"{len(plan.new)} new, {len(plan.changed)} changed, {len(plan.same)} same, {len(plan.delete)} to delete; {plan.bytes:,} bytes"
        if self.dry_run:
            return "\n".join([f"{self.target} (plan only): {counts}.", *_listed(plan)])
        return f"{self.target}: {counts}. Sent {self.sent} files, read back {self.verified}. {self.where}"


def _listed(plan: Plan) -> list[str]:
    lines = []
    for word, paths in (("new", [f.path for f in plan.new]), ("changed", [f.path for f in plan.changed]), ("delete", list(plan.delete))):
        lines += [f"  {word:<8}{path}" for path in paths[:LISTED]]
        if len(paths) > LISTED:
            lines.append(f"  {word:<8}… and {len(paths) - LISTED} more")
    return lines
