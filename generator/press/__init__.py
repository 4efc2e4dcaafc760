"""The only room that knows Pelican, Jinja2 and Markdown: pages, the build graph, the switch.

``build`` makes the site, ``recover`` finishes a switch that was cut short. Read ``build.py`` for the way of a build, ``kinds/`` for the
pages there are, ``inputs/`` for what a page may be made from.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.press.build import build, recover
from generator.press.remembered import apart, faults, held_back, source_of, undated
from generator.press.report import BuildReport, Progress

if TYPE_CHECKING:
    from generator.model import Settings


def explain(root: Path, settings: Settings, page: str) -> tuple[str, ...]:
    """What a page is made from and why it was last made: see ``explaining.py``, which is not loaded for a build."""
    from generator.press import explaining

    return explaining.explain(root, settings, page)


__all__ = ["BuildReport", "Progress", "apart", "build", "explain", "faults", "held_back", "recover", "source_of", "undated"]
