"""``newsdigest ingest``: dumps to Markdown."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from generator.commands.console import Console
from generator.model import Exit

HELP = "read dumps and file their articles as Markdown; default: all of content/dumps/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The dumps, how many workers, and whether open questions are a failure."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a dump, a folder of dumps, or - for standard input")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="worker processes (default: one a core)")
    parser.add_argument("--strict", action="store_true", help="leave with code 3 if anything is in quarantine or in conflict")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Ingest, tell what an editor has to know, then the counts."""
    from generator.newsroom.ingest import ingest

    taken = ingest(args.site, args.paths, now=datetime.now(UTC), jobs=args.jobs)
    for query in taken.queries:
        console.query(query)
    totals = taken.totals
    lines = [
        f"{taken.read} of {taken.dumps} dumps read: " + (", ".join(f"{count} {kind}" for kind, count in taken.outcomes.items()) or "nothing to do") + ".",
        f"In {totals['in']} = published {totals['published']} + duplicate {totals['duplicate']} + quarantined {totals['quarantined']}.",
    ]
    lines += [f"In conflict: content/articles/{path}" for path in taken.conflicts]
    console.result(taken.summary(), "\n".join(lines))
    return Exit.EDITOR if args.strict and taken.needs_editor else Exit.FINE
