"""A systemd user timer and its service."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.circulation.schedule.due import Slots
from generator.circulation.state import AGAIN
from generator.model import Exit

_NEED_A_PERSON = " ".join(str(code.value) for code in (Exit.UNEXPECTED, Exit.USAGE, Exit.EDITOR, Exit.REFUSED))
_AGAIN = int(AGAIN.total_seconds()) + 60
"""Seconds after which a run whose target failed is started again; by then it is due (``Status.again``)."""


def units(name: str, command: Sequence[str], site: Path, slots: Slots) -> dict[str, str]:
    """The text of ``NAME.service`` and ``NAME.timer`` by file name.

    ``command`` is the program and its arguments (absolute); ``site`` the site's folder. The timer names the zone, so that
    systemd follows its changes of the clock; ``Persistent`` makes up once for a time that was slept through.
    """
    days = ",".join(day.capitalize() for day in slots.days)
    calendars = "\n".join(f"OnCalendar={days} *-*-* {time}:00 {slots.zone}" for time in slots.times)
    service = f"""[Unit]
Description=Rebuild the news digest in {_plain(str(site))}

[Service]
Type=oneshot
WorkingDirectory={_plain(str(site))}
ExecStart={" ".join(_word(part) for part in command)}
# Code {Exit.BUSY.value}: another run was at work, which is no fault. Code {Exit.TARGET.value}: the target failed, which may be mended by then.
SuccessExitStatus={Exit.BUSY.value}
Restart=on-failure
RestartPreventExitStatus={_NEED_A_PERSON}
RestartSec={_AGAIN}s
Nice=10
NoNewPrivileges=yes
"""
    timer = f"""[Unit]
Description=When the news digest in {_plain(str(site))} is rebuilt

[Timer]
{calendars}
Persistent=true
AccuracySec=1min

[Install]
WantedBy=timers.target
"""
    return {f"{name}.service": service, f"{name}.timer": timer}


def _plain(text: str) -> str:
    """A value in which systemd must see no specifier."""
    return text.replace("%", "%%")


def _word(text: str) -> str:
    """One argument in systemd's own quoting."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_plain(escaped)}"'
