"""Publishing meets the settings and the lock: which target, with what is built."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from generator import circulation, press, settings
from generator.circulation import PublishReport, lock, state
from generator.model import Query, Settings, Target, UsageError


@dataclass(frozen=True, slots=True)
class Choice:
    """What the editor asked of a publication: ``advance(n)`` is told of files sent."""

    dry_run: bool = False
    allow_shrink: bool = False
    advance: Callable[[int], None] = lambda n: None


def publish(root: Path, name: str, now: datetime, choice: Choice) -> PublishReport:
    """Publish ``output/`` of the site in ``root`` to the target ``name`` (``""``: the only one there is).

    Raises ``UsageError``, ``Refused``, ``Busy`` or ``TargetFailed``; readers see the old site or the new one.
    """
    known = settings.load(root)
    target = chosen(known, name)
    with lock.hold(root / settings.STATE, "publish", now):
        report = send(root, known, target, now, choice)
        _record(root, target, report.where)
        return report


def send(root: Path, known: Settings, target: Target, now: datetime, choice: Choice) -> PublishReport:
    """Publish to a known target, under a lock that the caller holds. A build that was cut while it switched is finished first."""
    press.recover(root)
    with settings.placed(root):
        return circulation.publish(
            root / "output",
            target,
            site=root,
            now=now,
            site_url=known.site.url,
            dry_run=choice.dry_run,
            allow_shrink=choice.allow_shrink,
            advance=choice.advance,
        )


def roll_back(root: Path, name: str, now: datetime) -> tuple[str, str]:
    """Put the release before the present one back on a target (``""``: the only one there is); its name, and what is live there now."""
    target = chosen(settings.load(root), name)
    with lock.hold(root / settings.STATE, "publish --rollback", now):
        with settings.placed(root):
            where = circulation.roll_back(target, site=root)
        _record(root, target, where)
        return target.name, where


def _record(root: Path, target: Target, where: str) -> None:
    """Note what the target holds now, as a rebuild does: ``status`` must not name what was rolled back. That it cannot is no reason to fail."""
    if where:
        folder = root / settings.STATE
        told = state.read(folder)
        with suppress(OSError):
            state.write(folder, told._replace(published={**told.published, target.name: where}))


def chosen(known: Settings, name: str) -> Target:
    """The target of that name, or the only one; ``UsageError`` naming those there are."""
    targets = {target.name: target for target in known.publish}
    if not targets:
        remedy = 'Add one, for example: [publish.live] with kind = "folder" and path = "/srv/www/digest".'
        raise UsageError(Query(settings.NAME, "names no target to publish to.", field="publish", remedy=remedy))
    if name in targets:
        return targets[name]
    if not name and len(targets) == 1:
        return next(iter(targets.values()))
    fault = f"has no target {name!r}." if name else "has several targets."
    raise UsageError(Query(settings.NAME, fault, field="publish", remedy=f"Name one of: {', '.join(targets)}."))


def headers(root: Path, server: str) -> str:
    """The headers file or the piece of configuration for a server of that kind; ``UsageError`` for one that is not known."""
    from generator.circulation import headers

    return headers.text(server, urlsplit(settings.load(root).site.url).path.rstrip("/"))
