"""What one article may take of a worker: time and memory, held by the kernel, since no signal handler stops a regular expression."""

from __future__ import annotations

import resource
import signal
from typing import Final

SECONDS: Final = 10.0
"""CPU time for one article."""

MEMORY: Final = 512 * 1024 * 1024
"""Bytes a worker may come to hold beyond what it holds at its start."""


def bound_memory(limit: int = MEMORY) -> None:
    """Let this process have ``limit`` bytes of data more than it has now; beyond them Python raises ``MemoryError``.

    Where the kernel does not tell what is in use (it is not Linux), there is no limit.
    """
    held = _data_bytes()
    if held:
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (held + limit if hard == resource.RLIM_INFINITY else min(held + limit, hard), hard))


def start_clock(seconds: float = SECONDS) -> None:
    """Let the kernel end this process (``SIGPROF``) once it has used so much CPU time; asked for again, the time begins anew."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _data_bytes() -> int:
    """Bytes of private writable memory in use, as the kernel counts them against the limit; 0 where it does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - no path of a site
            for line in status:
                if line.startswith("VmData:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return 0
