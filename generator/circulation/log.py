"""The site's log, ``.newsdigest/newsdigest.log``: one line a step, rotated, without secrets."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from time import gmtime

from generator.circulation.secrets import redact

BYTES = 1_000_000
KEPT = 4
"""One log of at most a megabyte and four older ones: some 20,000 runs."""


class _Line(logging.Formatter):
    """One record, one line: the copy of a dump can be in a message and must not forge a line."""

    converter = gmtime  # type: ignore[assignment]  # the stubs read a builtin as a method
    default_time_format = "%Y-%m-%dT%H:%M:%SZ"
    default_msec_format = ""

    def format(self, record: logging.LogRecord) -> str:
        text = redact(super().format(record))
        return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)


class _Quiet(RotatingFileHandler):
    """A log that a full disk silences; the failure itself is told by the work, the status and the exit code."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the standard library's name
        """Go on without this line."""


@contextmanager
def logbook(state: Path) -> Iterator[logging.Logger]:
    """A logger that writes to the site's log while the block runs; one that writes nowhere where the disk will not take it."""
    logger = logging.Logger("newsdigest")
    try:
        state.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _Quiet(state / "newsdigest.log", maxBytes=BYTES, backupCount=KEPT, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Line("%(asctime)s %(process)d %(levelname)s %(message)s"))
    logger.addHandler(handler)
    try:
        yield logger
    finally:
        with suppress(OSError):
            handler.close()
