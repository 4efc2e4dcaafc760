"""One publication, the same for every target: look, plan, guard, send, read back, report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from generator import settings
from generator.circulation import plan as plans
from generator.circulation.dressing import dress
from generator.circulation.report import PublishReport
from generator.circulation.targets import Shipment, open_door
from generator.circulation.targets.door import failed
from generator.model import Query, Refused, Target


def publish(
    output: Path,
    target: Target,
    *,
    site: Path,
    now: datetime,
    site_url: str = "",
    dry_run: bool = False,
    allow_shrink: bool = False,
    advance: Callable[[int], None] = lambda n: None,
) -> PublishReport:
    """Bring ``target`` to the state of ``output``.

    ``site`` is the site's folder: relative paths of the settings count from it, and ``.newsdigest/publish/NAME/`` in it is
    the target's working room. ``site_url`` is the site's address: a headers file needs its path. ``now`` is aware (UTC is
    written). Raises ``Refused`` (guard; a dry run reports it instead), ``UsageError`` (options) or ``TargetFailed``; in every
    case the live site is the old one or the new one. With nothing to do, nothing is sent.
    """
    # A door may start programs in a folder of its own, where a relative path would lead elsewhere.
    output, site = output.resolve(), site.resolve()
    if not output.is_dir():
        raise Refused(Query(str(output), "is not there, so nothing can be published.", remedy="Run `newsdigest build` first."))
    try:
        return _publish(output, target, site, now, urlsplit(site_url).path.rstrip("/"), dry_run, allow_shrink, advance)
    except OSError as error:
        remedy = "Check the disk of this machine and its rights, then publish again."
        raise failed(str(workroom(site, target)), error, remedy) from error


def _publish(
    output: Path, target: Target, site: Path, now: datetime, base: str, dry_run: bool, allow_shrink: bool, advance: Callable[[int], None]
) -> PublishReport:
    door = open_door(target, site, workroom(site, target))
    ready = dress(output, target, workroom(site, target), base)
    standing = door.look()
    plan = plans.make(ready.tree, standing.published, standing.intact)
    faults = () if allow_shrink else plans.guard(ready.tree, standing.published)
    if dry_run:
        return PublishReport(target.name, target.kind, plan, dry_run=True, faults=faults)
    if faults:
        raise Refused(*faults)
    if plan.empty:
        return PublishReport(target.name, target.kind, plan)
    delivery = door.deliver(Shipment(ready, plan, standing, now, advance))
    return PublishReport(target.name, target.kind, plan, sent=delivery.sent, verified=delivery.verified, where=delivery.where)


def roll_back(target: Target, *, site: Path) -> str:
    """Put the release before the present one back on ``target``; says what is live now. Raises as ``publish``."""
    site = site.resolve()
    return open_door(target, site, workroom(site, target)).roll_back()


def workroom(site: Path, target: Target) -> Path:
    """The folder where a target's door may keep what it needs between runs; may be deleted at any time."""
    return site / settings.STATE / "publish" / target.name
