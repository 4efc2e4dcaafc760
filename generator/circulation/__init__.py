"""Preview, publishing, schedules, the lock and the status file.

Publishing and its targets are imported when something is published: the other commands need not wait for them. The preview is imported
as ``circulation.preview``: its web server is heavy, and only ``serve`` needs it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.circulation.publishing import publish, roll_back
    from generator.circulation.report import PublishReport

_MODULES = {"PublishReport": "report", "publish": "publishing", "roll_back": "publishing"}


def __getattr__(name: str) -> object:
    """``publish``, ``roll_back`` and ``PublishReport``, on first use."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
