"""The command: arguments in, a verb run, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import argparse
import atexit
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, Protocol, cast

from generator import __version__, settings
from generator.commands.console import Console
from generator.model.errors import OF_THE_DISK, Exit, NewsdigestError, Query, TargetFailed, UsageError

VERBS = ("init", "ingest", "build", "serve", "publish", "rebuild", "schedule", "explain", "topics", "sources", "desk", "check", "status")
"""The verbs in the order in which an editor meets them; each is ``generator.commands.VERB``."""


class Verb(Protocol):
    """What a module of ``commands`` offers."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace, console: Console) -> Exit: ...


def verb(name: str) -> Verb:
    """The module of one verb; imported only when it is needed, so that every command starts fast."""
    return cast(Verb, importlib.import_module(f"generator.commands.{name}"))


class _Help(argparse.HelpFormatter):
    """As wide as the terminal. Left to itself, argparse asks shutil for that, and with it loads three libraries that unpack archives."""

    def __init__(self, prog: str) -> None:
        stated = os.environ.get("COLUMNS", "")
        try:
            width = int(stated) if stated.isdecimal() else os.get_terminal_size().columns
        except OSError:
            width = 80
        super().__init__(prog, width=width - 2)


class _Parser(argparse.ArgumentParser):
    """A parser whose faults are errors like any other: how the verb is called is shown, and the boundary does the rest."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        raise UsageError(Query("", f"{self.prog}: {message}.", remedy=f"{self.prog} --help explains."))


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The argument parser; with ``only``, that verb's alone, which takes a tenth of the time."""
    top = _Parser(prog="newsdigest", description="Raw news dumps in, a published digest out.", formatter_class=_Help)
    top.add_argument("--version", action="version", version=f"newsdigest {__version__}")
    verbs = top.add_subparsers(prog=top.prog, dest="verb", metavar="VERB", required=True)
    for name in (only,) if only else VERBS:
        module = verb(name)
        sub = verbs.add_parser(name, help=module.HELP, description=module.HELP, formatter_class=_Help)
        sub.add_argument("--site", type=Path, default=Path(), metavar="DIR", help="the site's folder (default: the current one)")
        sub.add_argument("--json", action="store_true", help="print one JSON summary on stdout")
        sub.add_argument("--quiet", action="store_true", help="say nothing in passing")
        module.add_arguments(sub)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns its exit code (``docs/exit-codes.md``)."""
    # Nearly all that a run makes lasts as long as it does or is gone without being looked for: of a million values some six hundred. To look
    # for them as often as Python does by itself takes a twentieth of a short run.
    gc.set_threshold(500_000, 20, 50)
    if argv is None:
        # A process of our own: where it ends Python would look through all values some times more, which takes another twentieth.
        atexit.register(gc.freeze)
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        args = parser(words[0] if words and words[0] in VERBS else None).parse_args(words)
    except UsageError as error:
        return _told(error, Console(as_json=_wants_json(words)))
    except KeyboardInterrupt:
        return _interrupted(Console(as_json=_wants_json(words)))
    except SystemExit:
        return Exit.FINE
    console = Console(as_json=args.json, quiet=args.quiet)
    try:
        return int(verb(args.verb).run(args, console))
    except NewsdigestError as error:
        return _told(error, console)
    except KeyboardInterrupt:
        return _interrupted(console)
    except BrokenPipeError:
        # Whoever read us has left; nothing more can be said, and Python must not try when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except Exception as error:
        if isinstance(error, OSError) and error.errno in OF_THE_DISK:
            return _told(_of_the_disk(error), console)
        if _by_interrupt(error):
            return _interrupted(console)
        return _unexpected(args.site, error, console)


def _wants_json(words: Sequence[str]) -> bool:
    """Whether JSON was asked for, on a line that argparse has refused: in full, or cut short as argparse allows (``--j`` may be ``--jobs``)."""
    options = words[: words.index("--")] if "--" in words else words
    return any(word in options for word in ("--json", "--jso", "--js"))


def _of_the_disk(error: OSError) -> TargetFailed:
    """What a verb that only looks does not expect: a disk that is full or broken, a folder that takes nothing."""
    remedy = "Check the folder's rights and the disk, then run again."
    return TargetFailed(Query(str(error.filename or ""), f"{error.strerror}.", remedy=remedy))


def _by_interrupt(error: BaseException | None) -> bool:
    """Whether an error is an interrupt in disguise: what is cut short while a class is made comes as a ``RuntimeError``."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _interrupted(console: Console) -> int:
    """The user, or what had started us, has had enough."""
    console.say("Interrupted.")
    return _failed(Exit.INTERRUPTED, "KeyboardInterrupt", ["Interrupted."], console)


def _told(error: NewsdigestError, console: Console) -> int:
    """An error a user can mend: every query, then the code."""
    for query in error.queries:
        console.query(query)
    return _failed(error.exit, type(error).__name__, [str(query) for query in error.queries], console)


def _failed(code: Exit, kind: str, queries: Sequence[str], console: Console) -> int:
    """The one form of a failure in JSON, where that was asked for (``docs/exit-codes.md``); gives the code."""
    if console.as_json:
        # Where nobody can be told any more, the code says it.
        with suppress(OSError):
            console.result({"exit": int(code), "error": kind, "queries": queries})
    return int(code)


def _unexpected(site: Path, error: Exception, console: Console) -> int:
    """A bug: the traceback goes to the site's log where there is a site, else to stderr."""
    import traceback

    from generator.circulation.secrets import redact

    trace, words = redact("".join(traceback.format_exception(error))), redact(f"{type(error).__name__}: {error}")
    log = site / settings.STATE / "error.log"
    try:
        if not (site / settings.NAME).is_file():
            raise OSError("no site")
        log.parent.mkdir(exist_ok=True)
        log.write_text(trace, encoding="utf-8")
        remedy = f"The traceback is in {log}."
    except OSError:
        remedy = trace
    console.query(Query("", f"This is a bug in newsdigest: {words}.", remedy=remedy))
    return _failed(Exit.UNEXPECTED, type(error).__name__, [words], console)
