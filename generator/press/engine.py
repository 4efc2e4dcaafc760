"""Which program makes the pages: a change in it makes every page due, so that an upgrade needs no one to remember."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.press.theme import digest_of, files_below

_ROOMS = ("press", "archive", "settings", "model")
_LIBRARIES = ("jinja2", "markupsafe", "markdown", "nh3", "babel", "slugify", "tzdata")


@cache
def digest() -> str:
    """A hash over our own sources, the libraries' versions and Python's; nothing is imported for it."""
    package = Path(__file__).resolve().parent.parent
    sources = [(f"{room}/{name}", content) for room in _ROOMS for name, content in files_below(package / room) if name.endswith(".py")]
    versions = "\n".join((sys.version, *_versions()))
    return digest_of([*sources, ("versions", versions.encode())])


def _versions() -> Iterator[str]:
    """The names of the libraries' ``.dist-info`` folders, which carry their versions."""
    listings: dict[str, list[str]] = {}
    for library in _LIBRARIES:
        found = importlib.util.find_spec(library)
        if found is None or found.origin is None:
            continue
        folder = os.path.dirname(found.origin)  # noqa: PTH120 - a build with nothing to do comes by here
        if found.submodule_search_locations is not None:
            folder = os.path.dirname(folder)  # noqa: PTH120
        if folder not in listings:
            listings[folder] = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
        distribution = "python_slugify" if library == "slugify" else library
        yield from (name for name in listings[folder] if name.lower().split("-", 1)[0] == distribution)
