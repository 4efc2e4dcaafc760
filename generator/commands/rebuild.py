"""``newsdigest rebuild``: what a schedule runs."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from generator.commands.console import Console
from generator.model import Exit

HELP = "ingest, build and publish in one turn, as a schedule runs it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to publish, and whether to look at the schedule first."""
    parser.add_argument("--publish", default="", metavar="NAME", help="publish to [publish.NAME] afterwards (default: the target in [schedule])")
    parser.add_argument("--if-due", action="store_true", help="do nothing unless a time of [schedule] has come since the last run")
    parser.add_argument("--allow-shrink", action="store_true", help="publish although the site is empty, has lost many pages or a topic")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Rebuild once and say how it went."""
    from generator.newsroom import rhythm
    from generator.newsroom.rebuild import Order, rebuild
    from generator.newsroom.wording import news, numbers

    order = Order(publish=args.publish, if_due=args.if_due, allow_shrink=args.allow_shrink, say=console.say, ask=console.query)
    told = rebuild(args.site, datetime.now(UTC), order)
    lines = [f"Rebuilt: {news(told.status.outcomes) or 'nothing new came in'}.", *numbers(told.status.counts)]
    lines += [f"Silent:     {rhythm.told(told.silent)}"] if told.silent else []
    done = "\n".join(lines)
    console.result(told.summary(), done if told.ran else f"Nothing is due before {told.status.next_due}.")
    return Exit.FINE
