"""``newsdigest publish``: the built site to where its readers are."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from generator.commands.console import Console
from generator.model import Exit

HELP = "the built site to where its readers are: the plan, the guard, the upload, the read-back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The target and what may be done to it."""
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="the target: [publish.NAME] in digest.toml (default: the only one)")
    parser.add_argument("--dry-run", action="store_true", help="show the plan and send nothing")
    parser.add_argument("--allow-shrink", action="store_true", help="publish although the site is empty, has lost many pages or a topic")
    parser.add_argument("--rollback", action="store_true", help="put the release before the present one back")
    parser.add_argument("--headers", metavar="SERVER", help="print the headers for nginx, caddy, netlify or cloudflare, and publish nothing")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Publish, or roll back, and say what is live now."""
    from generator.newsroom import publish

    if args.headers:
        text = publish.headers(args.site, args.headers)
        console.result({"server": args.headers, "text": text}, text.rstrip("\n"))
        return Exit.FINE
    now = datetime.now(UTC)
    if args.rollback:
        target, where = publish.roll_back(args.site, args.name, now)
        console.result({"target": target, "where": where}, where)
        return Exit.FINE
    with console.progress("Publishing") as progress:
        choice = publish.Choice(dry_run=args.dry_run, allow_shrink=args.allow_shrink, advance=progress.advance)
        report = publish.publish(args.site, args.name, now, choice)
    console.result(report.summary(), report.text())
    for fault in report.faults:
        console.query(fault)
    return Exit.REFUSED if report.faults else Exit.FINE
