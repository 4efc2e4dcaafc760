"""``newsdigest desk``: what the copy desk could be told of the sources, seen by what comes back in their stories."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from generator.commands.arguments import whole
from generator.commands.console import Console
from generator.model import Exit
from generator.newsroom.wording import counted

if TYPE_CHECKING:
    from generator.newsroom.repeated import Line, Repeated

HELP = "lines that stand in several articles, which may be furniture of a source: [desk] in digest.toml strikes them"

_SHOWN = 40
"""Lines that are listed; ``--json`` lists them all."""
_WIDE = 160
"""Characters of a line that are shown."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--least N``: in how many articles a line stands at the least."""
    parser.add_argument("--least", type=whole(2, 1_000_000), default=3, metavar="N", help="articles in which a line stands at the least (default: 3)")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """List what comes back."""
    from generator.newsroom.repeated import repeated

    with console.progress("Reading") as bar:
        found = repeated(args.site, args.least, bar.advance)
    console.result(asdict(found), _listed(found, args.least))
    return Exit.FINE


def _listed(found: Repeated, least: int) -> str:
    """Two rows a line: the line with its number of articles, and where it stands first."""
    width = len(str(len(found.lines[0].paths))) if found.lines else 1
    rows = [row for line in found.lines[:_SHOWN] for row in _told(line, width)]
    if len(found.lines) > _SHOWN:
        rows.append(f"And {counted(len(found.lines) - _SHOWN, 'line')} more, which --json lists.")
    rows.append(f"{counted(len(found.lines), 'line')} in {least} or more of {counted(found.articles, 'article')}.")
    if any(not line.is_told for line in found.lines):
        rows.append("What is no part of the stories: write it under [desk] furniture in digest.toml, and run newsdigest ingest.")
    return "\n".join(rows)


def _told(line: Line, width: int) -> tuple[str, str]:
    text = line.text if len(line.text) <= _WIDE else f"{line.text[: _WIDE - 1].rstrip()}…"
    others = len(line.paths) - 1
    told = "; digest.toml tells of it" if line.is_told else ""
    return f"{len(line.paths):{width}}  {text}", f"{'':{width}}    {line.paths[0]} and {counted(others, 'other')}{told}"
