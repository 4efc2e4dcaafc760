"""The state of the preview: which build is on show, and what went wrong with the last one."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable

from generator.model import NewsdigestError


class Edition:
    """Counts builds; whoever waits is told of the next. Safe to use from the builder's thread and the server's.

    ``fault`` is what is wrong with the newest build, ``""`` where it went well: then the last good site stays on show.
    """

    def __init__(self, rebuild: Callable[[], None]) -> None:
        self._rebuild = rebuild
        self._lock = threading.Lock()
        self.number = 0
        self.fault = ""

    def run(self) -> None:
        """Rebuild once; a failure is kept as words and never passed on, since the server must stay up."""
        try:
            self._rebuild()
            fault = ""
        except NewsdigestError as error:
            fault = str(error)
        except Exception as error:
            fault = "".join(traceback.format_exception_only(error)) + "This is a bug in newsdigest."
        with self._lock:
            self.fault = fault
            self.number += 1
