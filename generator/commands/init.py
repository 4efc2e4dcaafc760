"""``newsdigest init``: a new site."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from generator.commands.console import Console
from generator.model import Exit
from generator.newsroom.wording import counted

HELP = "a new site: digest.toml, content/, and sample dumps on request"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder and what to put into it."""
    parser.add_argument("dir", nargs="?", type=Path, metavar="DIR", help="the new site's folder (default: the current one)")
    parser.add_argument("--samples", action="store_true", help="add the sample dumps")
    parser.add_argument("--theme", action="store_true", help="copy the theme into the site, to be edited there; also for a site that stands already")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Make the site and say what to do next."""
    from generator.newsroom.init import init

    root: Path = args.dir or args.site
    started = init(root, samples=args.samples, theme=args.theme)
    if started.only_theme:
        text = f"The theme stands in {(root / 'theme').resolve()}: {counted(len(started.written), 'file')} written."
        left = "".join(f"\n  edited, left as it is: {name}" for name in started.kept)
        console.result({"site": str(root.resolve()), "written": started.written, "kept": started.kept}, text + left)
        return Exit.FINE
    option = "" if root == Path() else f" --site {shlex.quote(str(root))}"
    steps = f"newsdigest ingest{option} && newsdigest build{option}"
    put = "" if args.samples else " Put dumps into content/dumps/, then:"
    console.result(
        {"site": str(root.resolve()), "written": started.written, "kept": started.kept},
        f"A new site stands in {root.resolve()} ({counted(len(started.written), 'file')}).{put}\n  {steps}",
    )
    return Exit.FINE
