"""The site's schedule meets the machine's scheduler: what to print, install and remove."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from generator import settings
from generator.circulation.schedule import Slots, cron, forge, install, systemd, windows
from generator.circulation.schedule.means import Means
from generator.model import Query, Settings, UsageError
from generator.model.filenames import printable
from generator.newsroom import publish

KINDS = ("systemd", "cron", "github", "gitlab", "windows")
INSTALLED = ("systemd", "cron")


@dataclass(frozen=True, slots=True)
class Orders:
    """What one kind of scheduler is to be told: texts by file name (``crontab`` for cron's lines)."""

    kind: str
    texts: dict[str, str]

    def text(self) -> str:
        """Every file, headed by its name where there are several."""
        if len(self.texts) == 1:
            return next(iter(self.texts.values())).rstrip("\n")
        return "\n".join(f"# {name}\n{text}" for name, text in self.texts.items()).rstrip("\n")


def orders(root: Path, kind: str) -> Orders:
    """The texts for one kind of scheduler; ``UsageError`` where the settings cannot be read."""
    known = settings.load(root)
    slots = Slots.of(known.schedule, known.site.timezone)
    name = _name(root)
    if kind == "systemd":
        return Orders(kind, systemd.units(name, command(root), root.resolve(), slots))
    if kind == "cron":
        return Orders(kind, {"crontab": cron.block(name, command(root))})
    if kind == "github":
        return Orders(kind, {".github/workflows/digest.yml": forge.github(slots, _means(known))})
    if kind == "gitlab":
        return Orders(kind, {".gitlab-ci.yml": forge.gitlab(slots, _means(known))})
    return Orders(kind, {f"{name}.xml": windows.task(command(root), root.resolve(), slots, os.environ.get("WSL_DISTRO_NAME", ""))})


def put(root: Path, kind: str) -> str:
    """Install the schedule for this user; says what was done. ``UsageError`` for kinds that are not installed from here."""
    _installable(kind)
    if kind == "systemd":
        return install.systemd(_name(root), orders(root, kind).texts)
    return install.cron(_name(root), command(root))


def take_away(root: Path, kind: str) -> str:
    """Remove what ``put`` installed; says what was done."""
    _installable(kind)
    if kind == "systemd":
        return install.remove_systemd(_name(root))
    return install.remove_cron(_name(root))


def command(root: Path) -> tuple[str, ...]:
    """The command line that a schedule runs: this very installation, this site, and nothing unless it is due. ``UsageError`` where the
    site's folder has a line break or the like in its name, which would end a line of the schedule."""
    if not str(root.resolve()).isprintable():
        message = "has a name that a schedule cannot hold on one line."
        raise UsageError(Query(printable(str(root.resolve())), message, remedy="Rename the folder."))
    # -P: where the scheduler starts it, a file of a program's name is not to be taken for the program.
    return (sys.executable, "-P", "-m", "generator", "rebuild", "--if-due", "--quiet", "--site", str(root.resolve()))


def _means(known: Settings) -> Means:
    """What a forge's machine needs to publish to the schedule's target; ``UsageError`` where there is no such target."""
    return Means(publish.chosen(known, known.schedule.publish) if known.schedule.publish else None)


def _name(root: Path) -> str:
    """A name for the site's units that no other site on this machine has."""
    folder = str(root.resolve())
    word = re.sub(r"[^a-z0-9]+", "-", root.resolve().name.lower()).strip("-") or "site"
    return f"newsdigest-{word[:40]}-{hashlib.sha256(folder.encode()).hexdigest()[:6]}"


def _installable(kind: str) -> None:
    if kind not in INSTALLED:
        message = f"A schedule of the kind {kind!r} is not installed from here."
        raise UsageError(Query("", message, remedy="Print it and put the file where it belongs."))
