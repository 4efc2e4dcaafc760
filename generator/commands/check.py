"""``newsdigest check``: for CI and for a careful editor."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from generator.commands.console import Console
from generator.model import Exit
from generator.newsroom.wording import counted

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
        f"{counted(found.articles, 'article')}, {counted(found.pages, 'page')}, "
        f"{counted(found.links, 'link')} and {counted(found.feeds, 'feed')} checked; "
        + ("the same bytes came out of a build from nothing; " if found.reproduced else "a build from nothing differs; ")
        + (f"{counted(len(found.faults), 'fault')}." if found.faults else "no fault."),
    )
    return Exit.EDITOR if found.faults else Exit.FINE
