"""``newsdigest schedule``: how a machine is told to rebuild."""

from __future__ import annotations

import argparse

from generator.commands.console import Console
from generator.model import Exit

HELP = "a timer for this machine or a workflow for a forge, from [schedule]"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The kind of scheduler, and whether to print, install or remove."""
    from generator.newsroom.schedule import KINDS

    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--install", action="store_true", help="install it for this user (systemd, cron) instead of printing it")
    action.add_argument("--remove", action="store_true", help="remove what --install installed")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Print, install or remove the schedule."""
    from generator.newsroom import schedule

    if args.install or args.remove:
        done = schedule.put(args.site, args.kind) if args.install else schedule.take_away(args.site, args.kind)
        console.result({"kind": args.kind, "done": done}, done)
        return Exit.FINE
    orders = schedule.orders(args.site, args.kind)
    console.result({"kind": orders.kind, "files": orders.texts}, orders.text())
    return Exit.FINE
