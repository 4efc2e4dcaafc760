"""The frozen records that flow from room to room; nothing here does anything but hold.

A record is made known when it is first asked for: a verb that has nothing to do needs the errors alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.article import Article, Dating, Paragraph, Reading
    from generator.model.dump import Limits, Line, Part, Stated
    from generator.model.errors import Busy, EditorNeeded, Exit, NewsdigestError, Query, Refused, TargetFailed, UsageError
    from generator.model.fields import Caption
    from generator.model.filed import FiledArticle
    from generator.model.filing import Filing, Sighting, Verdict
    from generator.model.ledger import Entry, sums
    from generator.model.settings import BuildOptions, DeskOptions, Schedule, Settings, SiteInfo, Target, Term, Topic

_BY_MODULE = {
    "article": ("Article", "Dating", "Paragraph", "Reading"),
    "dump": ("Limits", "Line", "Part", "Stated"),
    "errors": ("Busy", "EditorNeeded", "Exit", "NewsdigestError", "Query", "Refused", "TargetFailed", "UsageError"),
    "fields": ("Caption",),
    "filed": ("FiledArticle",),
    "filing": ("Filing", "Sighting", "Verdict"),
    "ledger": ("Entry", "sums"),
    "settings": ("BuildOptions", "DeskOptions", "Schedule", "Settings", "SiteInfo", "Target", "Term", "Topic"),
}
_MODULES = {name: module for module, names in _BY_MODULE.items() for name in names}


def __getattr__(name: str) -> object:
    """The names above, each from its module on first use."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
