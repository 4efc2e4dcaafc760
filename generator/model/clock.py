"""What time it is, as a value that is handed on."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Clock(NamedTuple):
    """The moment a run takes as now (aware); entered once at the command, never read in the middle."""

    now: datetime
