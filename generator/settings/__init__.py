"""``digest.toml`` read and judged: typed settings, or every fault at once with file, key and line.

What reads and judges is loaded on first use: a build whose settings have not changed does not read them.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.settings.reading import default_text, load, parse, parse_topics, placed

__all__ = ["DUMPS", "MOST_JOBS", "NAME", "STATE", "default_text", "load", "parse", "parse_topics", "placed", "processes"]

NAME = "digest.toml"
"""The settings file of a site, in the top of its folder."""

STATE = ".newsdigest"
"""The folder of everything that may be deleted at any time, in the top of a site's: caches, the lock, the status, the log."""

DUMPS = "content/dumps"
"""Where a site keeps its dumps, from the site's folder."""

MOST_JOBS = 64
"""Processes at most, in the settings and on the command line: a slip of the key is not to bring the machine down."""


def processes(jobs: int) -> int:
    """How many processes ``jobs`` asks for; 0 asks for one a core, of those that this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return jobs or min(cores, MOST_JOBS)


def __getattr__(name: str) -> object:
    """``load``, ``parse``, ``parse_topics``, ``placed`` and ``default_text``, on first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("generator.settings.reading"), name)
