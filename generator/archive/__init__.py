"""The only reader and writer of ``content/articles/``: Markdown with metadata, edit-preserving.

Each part is loaded when it is first asked for: the press reads articles, and needs nothing of what files and merges them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.archive import plain
    from generator.archive.atomic import write_whole
    from generator.archive.bases import Bases
    from generator.archive.cabinet import Archive, Outcome
    from generator.archive.cache import CACHE, discard, look_into_cache, open_cache
    from generator.archive.catalogue import Catalogue
    from generator.archive.composing import compose, title
    from generator.archive.lines import one_line
    from generator.archive.merging import changed
    from generator.archive.paths import ARTICLES
    from generator.archive.reading import Judged, judge, load
    from generator.archive.register import LIVE, Register, Registered
    from generator.archive.register_index import REGISTER, is_as_left
    from generator.archive.shelves import EMPTY, Entry, File, Listing, Shelf, amended, packed, read_text, refused_text, walk
    from generator.archive.stock import CONFLICTS, conflicts, read_all
    from generator.archive.writing import Sealed, dump, fingerprint, seal

_BY_MODULE = {
    "atomic": ("write_whole",),
    "bases": ("Bases",),
    "cabinet": ("Archive", "Outcome"),
    "cache": ("CACHE", "discard", "look_into_cache", "open_cache"),
    "catalogue": ("Catalogue",),
    "composing": ("compose", "title"),
    "lines": ("one_line",),
    "merging": ("changed",),
    "paths": ("ARTICLES",),
    "reading": ("Judged", "judge", "load"),
    "register": ("LIVE", "Register", "Registered"),
    "register_index": ("REGISTER", "is_as_left"),
    "shelves": ("EMPTY", "Entry", "File", "Listing", "Shelf", "amended", "packed", "read_text", "refused_text", "walk"),
    "stock": ("CONFLICTS", "conflicts", "read_all"),
    "writing": ("Sealed", "dump", "fingerprint", "seal"),
}
_MODULES = {name: module for module, names in _BY_MODULE.items() for name in names}


def __getattr__(name: str) -> object:
    """The names above, each from its module on first use; ``plain`` is a module itself."""
    if name == "plain":
        return import_module("generator.archive.plain")
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
