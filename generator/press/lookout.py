"""Two pairs of eyes for the first look: a copy of this process goes through what was written while this one goes through the sources.

To look at ten thousand files takes as long as to start the program, and neither half needs the other.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from generator.press import glance
from generator.press.glance import Pack

WORTH = 100_000
"""Characters of names (some three thousand files) below which a second process costs more than it saves."""


class Lookout:
    """Looks through stretches of the output, from when it is entered; whatever keeps the other process from answering, this one looks itself."""

    def __init__(self, output: str, packs: Sequence[tuple[str, Pack]], *, alone: bool) -> None:
        """``alone``: there is to be no other process; nor is there one where it would not pay, or where this process has threads, which no
        copy may be made of."""
        self._output, self._packs = output, packs
        self._pid = self._heard = 0
        self._fork = not alone and _pays(packs)

    def __enter__(self) -> Lookout:
        if self._fork:
            self._heard, said = os.pipe()
            self._pid = os.fork()
            if self._pid == 0:
                self._report(said)
            os.close(said)
        return self

    def __exit__(self, *error: object) -> None:
        if self._pid:
            import signal

            os.close(self._heard)
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    def differing(self) -> list[str]:
        """The places of the stretches in which not every file is known to be as it was."""
        if not self._pid:
            return glance.differing(self._output, self._packs)
        with os.fdopen(self._heard, encoding="utf-8", errors="surrogateescape") as report:
            told = report.read()
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        return self.differing() if status else told.split("\0")[:-1]

    def _report(self, said: int) -> None:
        """In the copy: look, say which places differ, and end without a trace of anything else that this process holds."""
        status = 1
        try:
            places = glance.differing(self._output, self._packs)
            told = "".join([f"{place}\0" for place in places]).encode("utf-8", "surrogateescape")
            while told:
                told = told[os.write(said, told) :]
            status = 0
        finally:
            os._exit(status)


def _pays(packs: Sequence[tuple[str, Pack]]) -> bool:
    """Whether there is enough to look at, another core that is free (on crowded ones it only costs more), and no thread."""
    threading = sys.modules.get("threading")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores == 1 or os.getloadavg()[0] >= cores or (threading is not None and threading.active_count() > 1):
        return False
    return sum(len(pack.names or "") for _, pack in packs) > WORTH
