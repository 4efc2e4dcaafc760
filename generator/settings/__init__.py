"""``digest.toml`` read and judged: typed settings, or every fault at once with file, key and line.

What reads and judges is loaded on first use: a build whose settings have not changed does not read them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.settings.reading import default_text, load, parse, parse_topics

__all__ = ["NAME", "default_text", "load", "parse", "parse_topics"]

NAME = "digest.toml"
"""The settings file of a site, in the top of its folder."""


def __getattr__(name: str) -> object:
    """``load``, ``parse``, ``parse_topics`` and ``default_text``, on first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("generator.settings.reading"), name)
