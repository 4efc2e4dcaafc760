"""The long way through Markdown, under a limit of time and memory: a text that takes more costs only itself.

Python-Markdown takes minutes for ten thousand brackets, and no signal handler stops a regular expression. So what the short way declines
goes to a process of its own, which the kernel ends; another takes its place. It is hired when the first such text comes.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import signal
from pathlib import Path
from typing import IO, NoReturn

from generator.press import markup

SECONDS = 10.0
"""CPU time for one text."""

MEMORY = 512 * 1024 * 1024
"""Bytes beyond what the process holds at its start."""


class TooHard(Exception):
    """A text that did not become HTML; says why."""


class LongWay:
    """One process at a time that turns Markdown into safe HTML. After a fork each side hires its own."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._limits = seconds, memory
        self._owner = 0
        self._pid = 0

    def html(self, markdown: str) -> str:
        """What ``markup.html`` gives; raises ``TooHard`` where that takes more than the limits or fails."""
        if self._owner != os.getpid():
            self._hire()
        try:
            pickle.dump(markdown, self._orders)
            self._orders.flush()
            done, html = pickle.load(self._answers)  # noqa: S301 - a pipe from our own child
        except (EOFError, BrokenPipeError):
            self.dismiss()
            raise TooHard(f"takes more than {self._limits[0]:g} seconds or {self._limits[1] // 2**20} MiB to be read as Markdown") from None
        if not done:
            raise TooHard(f"cannot be read as Markdown ({html})")
        return str(html)

    def dismiss(self) -> None:
        """End the process, if there is one, whatever it is at."""
        if self._owner == os.getpid():
            self._owner = 0
            os.kill(self._pid, signal.SIGKILL)
            with contextlib.suppress(BrokenPipeError):
                self._orders.close()
            self._answers.close()
            os.waitpid(self._pid, 0)

    def _hire(self) -> None:
        theirs, ours = os.pipe()
        back, forth = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(ours)
            os.close(back)
            _serve(os.fdopen(theirs, "rb"), os.fdopen(forth, "wb"), *self._limits)
        os.close(theirs)
        os.close(forth)
        self._owner = os.getpid()
        self._orders: IO[bytes] = os.fdopen(ours, "wb")
        self._answers: IO[bytes] = os.fdopen(back, "rb")


def _serve(orders: IO[bytes], answers: IO[bytes], seconds: float, memory: int) -> NoReturn:
    """Turn texts into HTML until there are no more."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        _bound(memory)
        while True:
            text = pickle.load(orders)  # noqa: S301 - a pipe from our own parent
            signal.setitimer(signal.ITIMER_PROF, seconds)
            try:
                answer = True, markup.html(text)
            except MemoryError:
                os._exit(1)
            except Exception as error:
                answer = False, type(error).__name__
            signal.setitimer(signal.ITIMER_PROF, 0)
            pickle.dump(answer, answers)
            answers.flush()
    except (EOFError, BrokenPipeError):
        os._exit(0)
    finally:
        os._exit(1)


def _bound(memory: int) -> None:
    """Let this process have so many bytes more than it has now, where the kernel tells how many that are."""
    with contextlib.suppress(OSError, ValueError):
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (held + memory if hard == resource.RLIM_INFINITY else min(held + memory, hard), hard))
