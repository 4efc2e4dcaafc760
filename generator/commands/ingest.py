"""``newsdigest ingest``: dumps to Markdown."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.arguments import jobs
from generator.commands.console import Console
from generator.model import Exit, Query, UsageError
from generator.newsroom.wording import became, came_in, counted

if TYPE_CHECKING:
    from generator.newsroom.ingest import Taken

HELP = "read dumps and file their articles as Markdown; default: all of content/dumps/"

_STANDARD_INPUT = Path("-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The dumps, how many workers, and whether open questions are a failure."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a dump or a folder of dumps, read where it lies; - for standard input")
    parser.add_argument("--jobs", type=jobs, default=0, metavar="N", help="worker processes (default: one a core)")
    parser.add_argument("--strict", action="store_true", help="leave with code 3 if anything is in quarantine or in conflict")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Ingest, tell what an editor has to know, then the counts."""
    from generator.newsroom import ingest

    paths = [path for path in args.paths if path != _STANDARD_INPUT]
    if _STANDARD_INPUT in args.paths and sys.stdin is None:
        raise UsageError(Query("-", "standard input is closed.", remedy="Pipe a dump into the command."))
    stdin = sys.stdin.buffer if _STANDARD_INPUT in args.paths else None
    with console.progress("Articles") as bar:
        taken = ingest.alone(args.site, paths, now=datetime.now(UTC), jobs=args.jobs, stdin=stdin, advance=bar.advance)
    for query in taken.queries:
        console.query(query)
    console.result(taken.summary(), _text(taken))
    return Exit.EDITOR if args.strict and taken.needs_editor else Exit.FINE


def _text(taken: Taken) -> str:
    """What was done, what stands, and what waits for the editor."""
    lines = [
        f"{taken.read} of {counted(taken.dumps, 'dump')} read: {became(taken.outcomes) or 'nothing to do'}.",
        f"{came_in(taken.totals)}.",
    ]
    if taken.totals["quarantined"]:
        lines.append("What is in quarantine, and why: content/desk/quarantine.md")
    lines += [f"In conflict: content/articles/{path}" for path in taken.conflicts]
    lines += [
        f"{'One story' if pair.one_story else 'Under one address'}: content/articles/{pair.first} and content/articles/{pair.then} ({pair.note})"
        for pair in taken.shared
    ]
    return "\n".join(lines)
