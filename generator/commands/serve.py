"""``newsdigest serve``: a preview that follows every change."""

from __future__ import annotations

import argparse

from generator.commands.arguments import whole
from generator.commands.console import Console
from generator.model import Exit

HELP = "a preview on this machine that rebuilds and reloads on every change"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the preview listens."""
    parser.add_argument("--port", type=whole(0, 65535), default=8000, metavar="N", help="the port on 127.0.0.1 (default: 8000; 0: any free one)")
    parser.add_argument("--strict-port", action="store_true", help="fail where the port is taken, instead of using the next one")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Serve until interrupted."""
    from generator.newsroom.serve import serve

    def ready(address: str) -> None:
        console.say("Drafts and articles dated ahead are shown too. Ctrl-C ends the preview.")
        console.result({"address": address}, f"The preview is at {address}")

    serve(args.site, port=args.port, strict_port=args.strict_port, say=console.say, ready=ready)
    return Exit.FINE
