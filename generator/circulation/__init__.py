"""Preview, publishing, schedules, the lock and the status file.

Publishing and its targets are imported when something is published: the other commands need not wait for them. The preview is imported
as ``circulation.preview``: its web server is heavy, and only ``serve`` needs it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.circulation import headers
    from generator.circulation.publishing import publish, roll_back
    from generator.circulation.report import PublishReport

__all__ = ["PublishReport", "headers", "publish", "roll_back"]

_MODULES = {"PublishReport": "report", "publish": "publishing", "roll_back": "publishing"}


def __getattr__(name: str) -> object:
    """``publish``, ``roll_back``, ``PublishReport`` and ``headers``, on first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_MODULES.get(name, name)}")
    return getattr(module, name) if name in _MODULES else module
