"""A block of crontab lines, between two marks of ours."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

EVERY_MINUTES = 5
"""How often cron asks. Cron knows no zone and no missed run; asking often and letting ``rebuild --if-due`` answer knows both."""


def block(name: str, command: Sequence[str]) -> str:
    """The lines for one site. ``command`` is the program and its arguments (absolute)."""
    # In a crontab an unescaped % ends the command.
    line = shlex.join(command).replace("%", "\\%")
    return f"{_begin(name)}\n*/{EVERY_MINUTES} * * * * {line} >/dev/null 2>&1\n{_end(name)}\n"


def with_block(crontab: str, name: str, command: Sequence[str]) -> str:
    """A crontab with the site's block in it, once, everything else as it was."""
    rest = without_block(crontab, name)
    return rest + ("" if not rest or rest.endswith("\n") else "\n") + block(name, command)


def without_block(crontab: str, name: str) -> str:
    """A crontab without the site's block, everything else as it was."""
    lines = crontab.splitlines(keepends=True)
    words = [line.strip() for line in lines]
    while _begin(name) in words and _end(name) in words[words.index(_begin(name)) :]:
        start = words.index(_begin(name))
        stop = words.index(_end(name), start) + 1
        del lines[start:stop], words[start:stop]
    return "".join(lines)


def _begin(name: str) -> str:
    return f"# begin {name} (written by newsdigest schedule)"


def _end(name: str) -> str:
    return f"# end {name}"
