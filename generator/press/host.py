"""Pelican as the host: its command, its settings and its live server stay; what ``run`` does is our build graph.

Of Pelican's signals ``initialized``, ``content_written`` and ``finalized`` fire as ever. A plugin that listens for anything else wants
all articles as Pelican's objects, which this build never makes; it is refused rather than silently left out.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from blinker import ANY, Signal
from filelock import FileLock, Timeout
from pelican import Pelican, signals

from generator.model import Busy, NewsdigestError, Query, UsageError
from generator.press.build import build
from generator.press.clock import moment_of_build
from generator.press.pelicanconf import PELICANCONF
from generator.settings import STATE

_KEPT = frozenset({"initialized", "content_written", "finalized"})


class HostError(Exception):
    """An error as Pelican's command shows it; ``exitcode`` is what it leaves with."""

    def __init__(self, error: NewsdigestError) -> None:
        super().__init__(str(error))
        self.exitcode = int(error.exit)


class DigestPelican(Pelican):  # type: ignore[misc]  # Pelican carries no types
    """``PELICAN_CLASS`` of a site of ours."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Set up as Pelican does, plugins and all; raises ``HostError`` for what this build cannot honour."""
        super().__init__(settings)
        try:
            _refuse(self.settings)
        except NewsdigestError as error:
            raise HostError(error) from error

    def run(self) -> None:
        """Build what changed, tell the plugins of every page written, then that all is done."""
        root, output = Path(self.settings["NEWSDIGEST_SITE"]), Path(self.settings["OUTPUT_PATH"])
        try:
            with _lock(root):
                build(root, output=output, now=moment_of_build(os.environ), written=self._written)
        except NewsdigestError as error:
            raise HostError(error) from error
        signals.finalized.send(self)

    def _written(self, path: Path) -> None:
        context = dict(self.settings) | {"output_file": os.path.relpath(path, self.settings["OUTPUT_PATH"])}
        signals.content_written.send(str(path), context=context)


def _lock(root: Path) -> FileLock:
    """The site's lock, as every command of ours takes it."""
    folder = root / STATE
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / "lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(Query(str(folder / "lock"), "Another run is at work.", remedy="Wait for it.")) from None
    return lock


def _refuse(given: dict[str, Any]) -> None:
    """Raise ``UsageError`` for settings and plugins that this build cannot honour, all of them at once."""
    queries = []
    root = Path(given["NEWSDIGEST_SITE"]) if "NEWSDIGEST_SITE" in given else None
    if root is None:
        remedy = "Let pelicanconf.py begin with: globals().update(pelican_settings(Path(__file__).parent))."
        raise UsageError(Query("pelicanconf.py", "Does not say where the site is.", field="NEWSDIGEST_SITE", remedy=remedy))
    if Path(given["PATH"]).resolve() != root / "content":
        queries.append(
            Query(
                "pelicanconf.py",
                f"The content of this site is {root / 'content'}.",
                field="PATH",
                remedy="Run `pelican content` in the site's folder.",
            )
        )
    if given["RELATIVE_URLS"]:
        queries.append(
            Query(
                "pelicanconf.py",
                "Pages here do not change with their depth.",
                field="RELATIVE_URLS",
                remedy="Leave it off; use newsdigest serve to look at the site.",
            )
        )
    if given["DELETE_OUTPUT_DIRECTORY"]:
        queries.append(
            Query(
                "pelicanconf.py",
                "Would delete files that no build wrote.",
                field="DELETE_OUTPUT_DIRECTORY",
                remedy="Leave it off; pages that are no more are removed anyway.",
            )
        )
    for name, listeners in _listeners().items():
        queries.append(
            Query(
                "pelicanconf.py",
                f"{', '.join(listeners)} listens for {name}, which needs every article on every build.",
                field="PLUGINS",
                remedy="Remove the plugin: here only content_written, initialized and finalized are sent.",
            )
        )
    if queries:
        raise UsageError(*queries)


def _listeners() -> dict[str, list[str]]:
    """Signals this build does not send, and the modules that listen for them."""
    found: dict[str, list[str]] = {}
    for name, signal in vars(signals).items():
        if name in _KEPT or not isinstance(signal, Signal):
            continue
        modules = sorted({getattr(receiver, "__module__", "a plugin") for receiver in signal.receivers_for(ANY)})
        if modules:
            found[name] = modules
    return found


__all__ = ["PELICANCONF", "DigestPelican", "HostError"]
