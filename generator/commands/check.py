"""``newsdigest check``: for CI and for a careful editor."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from generator.commands.console import Console
from generator.model import Exit

HELP = "content, links, outline, feeds and reproducibility of the built site; code 3 if anything is wanting"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beyond what every verb has."""


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Check, list every fault, say how much was looked at."""
    from generator.newsroom.check import check

    found = check(args.site, now=datetime.now(UTC))
    for fault in found.faults:
        console.query(fault)
    console.result(
        {
            "articles": found.articles,
            "pages": found.pages,
            "links": found.links,
            "feeds": found.feeds,
            "reproduced": found.reproduced,
            "faults": [str(fault) for fault in found.faults],
        },
        f"{found.articles} articles, {found.pages} pages, {found.links} links and {found.feeds} feeds checked; "
        + ("the same bytes came out of a build from nothing; " if found.reproduced else "a build from nothing differs; ")
        + ({0: "no fault.", 1: "1 fault."}.get(len(found.faults)) or f"{len(found.faults)} faults."),
    )
    return Exit.EDITOR if found.faults else Exit.FINE
