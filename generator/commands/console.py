"""What a command says, and where: words on stderr, results on stdout, progress on a terminal only."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Protocol, TextIO

from generator.model import Query


class Progress(Protocol):
    """A count under way; ``advance`` moves it on by ``n`` items."""

    def advance(self, n: int = 1) -> None: ...


class _Silent:
    """Progress where nobody watches."""

    def advance(self, n: int = 1) -> None:
        """Take note of nothing."""


class Console:
    """The one place that writes to the user.

    ``as_json``: results are one JSON object on stdout. ``quiet``: only results and queries are told. Text that came
    from a dump is shown with its control characters made visible, so that no dump can drive a terminal.
    """

    def __init__(self, *, as_json: bool = False, quiet: bool = False, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.as_json = as_json
        self.quiet = quiet
        self._out = out or sys.stdout
        if getattr(self._out, "errors", "") in ("strict", "surrogateescape") and isinstance(self._out, TextIOWrapper):
            # A headline in letters that the terminal lacks is shown by their numbers, as is a file's name that is no text.
            self._out.reconfigure(errors="backslashreplace")
        self._err = err or sys.stderr

    def say(self, text: str) -> None:
        """Tell the user something in passing (stderr; silent when quiet)."""
        if not self.quiet:
            print(visible(text), file=self._err, flush=True)

    def query(self, query: Query) -> None:
        """Tell the user of a fault, with its place and remedy (stderr, always)."""
        print(visible(str(query)), file=self._err, flush=True)

    def result(self, summary: Mapping[str, object], text: str = "") -> None:
        """The outcome of the command (stdout): ``summary`` as one JSON object if that was asked for, else ``text``."""
        if self.as_json:
            has_all = (getattr(self._out, "encoding", None) or "utf-8").lower().startswith("utf")
            print(json.dumps(summary, ensure_ascii=not has_all, sort_keys=True, default=str), file=self._out, flush=True)
        elif text:
            print(visible(text), file=self._out, flush=True)

    @contextmanager
    def progress(self, label: str, total: int | None = None) -> Iterator[Progress]:
        """A progress bar with count and rate while the block runs; nothing where stderr is no terminal."""
        if self.quiet or self.as_json or not self._err.isatty():
            yield _Silent()
            return
        from rich.console import Console as RichConsole
        from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress
        from rich.text import Text

        class Rate(ProgressColumn):
            """How many a second, once that is known."""

            def render(self, task: Task) -> Text:
                return Text(f"{task.speed:.0f}/s" if task.speed else "")

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
        with RichProgress(*columns, console=RichConsole(file=self._err), transient=True) as bar:
            task = bar.add_task(label, total=total)
            yield _Bar(bar, task)


class _Bar:
    """Progress on a terminal, by rich."""

    def __init__(self, bar: object, task: object) -> None:
        self._bar = bar
        self._task = task

    def advance(self, n: int = 1) -> None:
        """Move the bar on by ``n``."""
        self._bar.advance(self._task, n)  # type: ignore[attr-defined]


_HIDDEN = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_HIDDEN |= {code: f"\\u{code:04x}" for code in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def visible(text: str) -> str:
    """``text`` with control and bidirectional control characters spelled out (line breaks and tabs stay)."""
    return text.translate(_HIDDEN)
