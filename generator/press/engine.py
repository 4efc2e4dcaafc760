"""Which program makes the pages: a change in it makes every page due, so that an upgrade needs no one to remember."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.press.theme import digest_of

_ROOMS = ("press", "archive", "model")
_LIBRARIES = ("jinja2", "markupsafe", "markdown", "nh3", "babel", "feedgenerator", "slugify", "tzdata")


@cache
def digest() -> str:
    """A hash over our own sources, the libraries' versions and Python's; nothing is imported for it."""
    package = Path(__file__).resolve().parent.parent
    sources = [(f"{room}/{path.name}", path.read_bytes()) for room in _ROOMS for path in sorted((package / room).rglob("*.py"))]
    versions = "\n".join((sys.version, *_versions()))
    return digest_of([*sources, ("versions", versions.encode())])


def _versions() -> Iterator[str]:
    """The names of the libraries' ``.dist-info`` folders, which carry their versions."""
    listings: dict[str, list[str]] = {}
    for library in _LIBRARIES:
        found = importlib.util.find_spec(library)
        if found is None or found.origin is None:
            continue
        folder = Path(found.origin).parent
        if folder.name == library:
            folder = folder.parent
        listing = listings.setdefault(str(folder), sorted(path.name for path in folder.glob("*.dist-info")))
        distribution = "python_slugify" if library == "slugify" else library
        yield from (entry for entry in listing if entry.lower().split("-", 1)[0] == distribution)
