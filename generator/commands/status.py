"""``newsdigest status``: how the site stands."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from generator.commands.console import Console
from generator.model import Exit

HELP = "the last run, counts, what is due next, and what waits for an editor"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether the code is to tell how the site stands."""
    parser.add_argument(
        "--strict", action="store_true", help="end with the last run's code if it failed, 6 if none has come, 3 if an editor is needed"
    )


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Tell the standing of the site."""
    from generator.newsroom.status import status

    standing = status(args.site, datetime.now(UTC))
    console.result(standing.summary(), standing.text())
    return standing.exit() if args.strict else Exit.FINE
