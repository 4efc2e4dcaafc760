"""``newsdigest build``: Markdown to the site, only what changed."""

from __future__ import annotations

import argparse
import os

from generator.commands.arguments import jobs
from generator.commands.console import Console
from generator.model import Exit

HELP = "content/ to output/, making only what changed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much to make, to check, and with how many hands."""
    parser.add_argument("--cold", action="store_true", help="forget what is known and make every page")
    parser.add_argument("--verify", action="store_true", help="look at every source, page and file again, and say what had been missed")
    parser.add_argument("--jobs", type=jobs, default=0, metavar="N", help="processes for much work (default: as [build] says, else one a core)")
    parser.add_argument("--strict", action="store_true", help="end with code 3 where a file in content/ has a fault")
    parser.add_argument("--explain", default="", metavar="PAGE", help="say what a page is made from and why it was last made; builds nothing")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Build, tell what an editor has to know, then the counts."""
    from generator.newsroom import build
    from generator.press.clock import moment_of_build

    if args.explain:
        lines = build.explain(args.site, args.explain)
        console.result({"page": args.explain, "made_from": list(lines)}, "\n".join(lines))
        return Exit.FINE
    how = build.How(cold=args.cold, verify=args.verify, jobs=args.jobs)
    built = build.alone(args.site, now=moment_of_build(os.environ), how=how, progress=console.progress)
    for query in built.queries:
        console.query(query)
    console.result(built.summary(), built.text())
    return Exit.EDITOR if args.strict and any(query.path.startswith("content/") for query in built.queries) else Exit.FINE
