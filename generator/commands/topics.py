"""``newsdigest topics``: how full each topic is, and what a change of rules would do before it is made."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.console import Console
from generator.model import Exit
from generator.newsroom.wording import counted

if TYPE_CHECKING:
    from generator.newsroom.topics import Change, Shelves, Trial

HELP = "the topics and their articles; with --try, what other rules would add and remove"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--try FILE``: another digest.toml, or a file with nothing but ``[[topics]]``."""
    parser.add_argument("--try", dest="trial", type=Path, metavar="FILE", help="another digest.toml, or only its [[topics]]: shown, not applied")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """List the topics, or the changes that other rules would bring."""
    from generator.newsroom import topics

    if args.trial is None:
        found = topics.shelves(args.site)
        console.result(asdict(found), _listed(found))
        return Exit.FINE
    with console.progress("Filing anew") as bar:
        outcome = topics.trial(args.site, args.trial, bar.advance)
    console.result(asdict(outcome), _tried(outcome))
    return Exit.FINE


def _listed(found: Shelves) -> str:
    """One line a topic."""
    width = max((len(shelf.slug) for shelf in found.shelves), default=0)
    lines = []
    for shelf in found.shelves:
        newest = f", the newest of {shelf.newest}" if shelf.newest else ""
        by_hand = f", {shelf.by_hand} filed by hand" if shelf.by_hand else ""
        lines.append(f"{shelf.slug:{width}}  {counted(shelf.articles, 'article')}{newest}{by_hand}")
    lines.append(f"{counted(found.unfiled, 'article')} under no topic{', not published ([build] only_filed)' if found.only_filed else ''}.")
    strays = (f"{slug} is no topic of digest.toml, though it stands in {counted(number, 'article')}" for slug, number in found.strays)
    lines += [f"{stray}: newsdigest check says which." for stray in strays]
    return "\n".join(lines)


def _tried(outcome: Trial) -> str:
    """Two or three lines a change, then the sums. A topic that is not in the file leaves all its articles, which need no line each."""
    lines = [line for change in outcome.changes if change.topic not in outcome.gone for line in _told(change)]
    added = sum(change.is_added for change in outcome.changes)
    lines.append(f"{counted(outcome.articles, 'article')} filed anew: {added} added, {len(outcome.changes) - added} removed. Nothing was changed.")
    lines += [f"  {slug}: {before} -> {after}" for slug, before, after in outcome.counts if before != after]
    if outcome.gone:
        lines.append(
            f"The file stands for all topics, and does not have: {', '.join(outcome.gone)}. To try one beside them, add it to a copy of digest.toml."
        )
    return "\n".join(lines)


def _told(change: Change) -> tuple[str, str, str]:
    sign = "+" if change.is_added else "-"
    return f"{sign} {change.topic}  {change.path}  {change.title}", f"    now   {change.before}", f"    then  {change.after}"
