"""A task for the Windows Task Scheduler, as the XML that ``schtasks /Create /XML`` takes.

newsdigest runs there within the Windows Subsystem for Linux only, so that is what the task starts.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from generator.circulation.schedule.due import Slots

_EVERY = "PT5M"  # the scheduler knows only the machine's zone: it asks often, and `rebuild --if-due` answers


def task(command: Sequence[str], site: Path, slots: Slots, distribution: str = "") -> str:
    """The task's XML. ``command`` is the program and its arguments, as Linux knows them; the slots are named in its description.

    ``distribution`` is the Linux in which the site lies, where there may be several (``""``: the one that Windows takes by itself).
    """
    within = ["--distribution", distribution] if distribution else []
    arguments = [*within, "--exec", *command]
    told = f"Rebuild the news digest in {site} at {', '.join(slots.times)} {slots.zone}"
    # No XML declaration: whether the shell that keeps it writes UTF-8 or UTF-16, the scheduler then reads it.
    return f"""<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{escape(told)}</Description></RegistrationInfo>
  <Triggers>
    <TimeTrigger>
      <Repetition><Interval>{_EVERY}</Interval></Repetition>
      <StartBoundary>2020-01-01T00:00:00Z</StartBoundary>
      <Enabled>true</Enabled>
    </TimeTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <StartWhenAvailable>true</StartWhenAvailable>
  </Settings>
  <Actions>
    <Exec>
      <Command>wsl.exe</Command>
      <Arguments>{escape(subprocess.list2cmdline(arguments))}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
