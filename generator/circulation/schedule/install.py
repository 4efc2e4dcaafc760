"""Telling this machine's scheduler, for this user only; nothing here needs root."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.circulation.atomic import write_text
from generator.circulation.schedule.cron import with_block, without_block
from generator.model import Query, TargetFailed

_SECONDS = 60


def systemd(name: str, texts: Mapping[str, str]) -> str:
    """Write the user's units, let systemd judge them, and start the timer."""
    folder = _unit_folder()
    for file, text in texts.items():
        write_text(folder / file, text)
    _run(["systemctl", "--user", "daemon-reload"], _by_hand(folder, name))
    _run(["systemctl", "--user", "enable", "--now", f"{name}.timer"], _by_hand(folder, name))
    return f"Installed {folder / name}.timer; it is enabled. For runs while nobody is logged in: loginctl enable-linger"


def remove_systemd(name: str) -> str:
    """Stop the timer and remove both units, also where no session of systemd answers; fine where there are none."""
    folder = _unit_folder()
    units = [folder / f"{name}.timer", folder / f"{name}.service"]
    if not any(unit.exists() for unit in units):
        return "No timer of this site is installed."
    told = f"Removed {name}.timer and its service."
    try:
        _run(["systemctl", "--user", "disable", "--now", f"{name}.timer"], "")
    except TargetFailed:
        told += " No user session of systemd answered: one that runs elsewhere drops the timer when it is started next."
    for path in (*units, folder / "timers.target.wants" / f"{name}.timer"):
        path.unlink(missing_ok=True)
    with suppress(TargetFailed):
        _run(["systemctl", "--user", "daemon-reload"], "")
    return told


def cron(name: str, command: Sequence[str]) -> str:
    """Put the site's block into the user's crontab, in place of an older one."""
    before = _crontab()
    after = with_block(before, name, command)
    if after == before:
        return "The crontab has the site's lines already."
    _run(["crontab", "-"], "Print the lines and add them with crontab -e.", after)
    return "Installed in the crontab."


def remove_cron(name: str) -> str:
    """Take the site's block out of the user's crontab, everything else as it was."""
    before = _crontab()
    after = without_block(before, name)
    if after == before:
        return "The crontab has no lines of this site."
    _run(["crontab", "-"], "Remove the lines with crontab -e.", after)
    return "Removed from the crontab."


def _crontab() -> str:
    """The user's crontab; empty where there is none yet (cron then fails with ``no crontab for …``)."""
    done = _asked(["crontab", "-l"])
    complaint = done.stderr.decode(errors="replace").strip()
    if done.returncode and "no crontab" not in complaint:
        raise TargetFailed(Query("crontab", f"cannot be read: {complaint}", remedy="Print the lines and add them with crontab -e."))
    # Byte for byte: what else stands there may be in any encoding.
    return "" if done.returncode else os.fsdecode(done.stdout)


def _unit_folder() -> Path:
    home = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(home) if home else Path.home() / ".config") / "systemd" / "user"


def _by_hand(folder: Path, name: str) -> str:
    return f"The units are in {folder}; start {name}.timer where a user session of systemd runs, or use cron."


def _run(words: Sequence[str], remedy: str, text: str | None = None) -> None:
    done = _asked(words, text)
    if done.returncode:
        complaint = done.stderr.decode(errors="replace").strip() or done.returncode
        raise TargetFailed(Query("", f"`{' '.join(words)}` failed: {complaint}", remedy=remedy))


def _asked(words: Sequence[str], text: str | None = None) -> subprocess.CompletedProcess[bytes]:
    """What a program of the scheduler answers; ``TargetFailed`` where it is not there or does not answer."""
    try:
        return subprocess.run(words, input=None if text is None else os.fsencode(text), capture_output=True, timeout=_SECONDS, check=False)
    except FileNotFoundError as error:
        raise _absent(words[0]) from error
    except subprocess.TimeoutExpired as error:
        raise TargetFailed(Query("", f"`{' '.join(words)}` did not answer within {_SECONDS} seconds.", remedy="Try again.")) from error


def _absent(program: str) -> TargetFailed:
    return TargetFailed(Query("", f"{program} is not installed.", remedy="Use another kind of schedule (systemd or cron)."))
