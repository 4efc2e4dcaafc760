"""How the command begins: from its first import on, Ctrl-C and SIGTERM are an end that is told in a line, not a fault.

It imports next to nothing itself, so that there is hardly a moment in which either would be told otherwise.
"""

from __future__ import annotations

import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn

_INTERRUPTED = 130
"""``Exit.INTERRUPTED``, which is not there yet."""


def main() -> int:
    """Run the command line of this process; its exit code (``docs/exit-codes.md``)."""
    # Nothing is begun yet, and an import that is cut short may swallow the exception or dress it as another: so none is raised.
    _answer(_leave)
    from generator.cli import main as command

    # systemd and timeout end a run by SIGTERM: as after Ctrl-C, what lies about is cleared away and the status written.
    _answer(_interrupt)
    try:
        return command()
    except KeyboardInterrupt:
        _leave()
    finally:
        # All is done and said; Python has only to end.
        _answer(signal.SIG_DFL)


def _answer(handler: Callable[[int, FrameType | None], NoReturn] | signal.Handlers) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        # What was started with Ctrl-C switched off, as by nohup, is not to be ended by it.
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _leave(number: int = 0, frame: FrameType | None = None) -> NoReturn:
    """Say so and end, without asking Python to tidy up."""
    told = [(2, b"Interrupted.\n")]
    if "--json" in sys.argv:
        told.append((1, b'{"error": "KeyboardInterrupt", "exit": 130, "queries": ["Interrupted."]}\n'))
    for stream, words in told:
        try:
            os.write(stream, words)
        except OSError:
            continue
    os._exit(_INTERRUPTED)
