"""Text that stands in a page and that no reader of it ever saw: for robots, for a script that never came, or to deceive."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.wire.blocks import Element, Page

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN = re.compile(r"(?<![^\s])hidden(?![^\s=/])")
_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)(?![-\w])", re.IGNORECASE)
_MOST = 0.5
"""Share of the body from which on what is hidden is the story itself, which a script was to unfold."""


def unseen(page: Page, body: Sequence[bool]) -> list[bool]:
    """For every block whether it stands in an element that the page hides (``hidden``, ``display: none``).

    Nothing is, where that would take half of the article's text (``body``) away.
    """
    marked = {index for index, element in enumerate(page.elements) if _is_hidden(element)}
    if not marked:
        return [False] * len(page.blocks)
    within = page.within(marked)
    found = [block.element >= 0 and within[block.element] for block in page.blocks]
    whole = sum(len(block.text) for block, taken in zip(page.blocks, body, strict=True) if taken)
    lost = sum(len(block.text) for block, taken, hidden in zip(page.blocks, body, found, strict=True) if taken and hidden)
    return found if lost <= _MOST * whole else [False] * len(page.blocks)


def _is_hidden(element: Element) -> bool:
    if not element.raw:
        return False
    raw = element.raw.lower()
    if "hidden" in raw and _HIDDEN.search(_QUOTED.sub('""', raw)):
        return True
    return "style" in raw and bool(_STYLE.search(element.attributes.get("style", "")[:1000]))
