"""``newsdigest sources``: what each source brings, and which has fallen silent."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.commands.console import Console
from generator.model import Exit
from generator.newsroom.wording import counted

if TYPE_CHECKING:
    from generator.newsroom.sources import Source

HELP = "the sources: their articles, how many are in a topic or undated, the newest day, and which have fallen silent"


_NAMED_BY_DAY = (
    'Dumps in {folder} are named by their day: with captured = "name" in content/dumps/{folder}.toml, undated articles tell when they came in.'
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beyond what every verb takes."""


def run(args: argparse.Namespace, console: Console) -> Exit:
    """List the sources."""
    from generator.newsroom.sources import sources

    found = sources(args.site, datetime.now(UTC))
    console.result({"sources": [asdict(source) for source in found]}, _listed(found))
    return Exit.FINE


def _listed(found: tuple[Source, ...]) -> str:
    """One line a source."""
    width = max((len(source.name) for source in found), default=0)
    lines = [f"{source.name:{width}}  {_told(source)}" for source in found]
    lines += [_NAMED_BY_DAY.format(folder=folder) for source in found for folder in source.named_by_day]
    return "\n".join(lines) or "No article came from a dump so far."


def _told(source: Source) -> str:
    parts = [counted(source.articles, "article"), f"{source.filed} in a topic"]
    parts += [f"{source.undated} undated"] if source.undated else []
    parts += [f"the newest of {source.newest}"] if source.newest else []
    quiet = f"; silent for {source.silent} days, before that for {source.pause} at most" if source.silent else ""
    return ", ".join(parts) + quiet
