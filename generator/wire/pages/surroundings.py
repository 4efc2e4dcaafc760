"""What the elements around each line of a page say of it, as against what they say of the whole page.

The wrapper of all a page holds is often named after its menu (``nav-open``) or its advertisements (``has-ads``): what holds the story too
tells nothing of a line in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.wire.pages.blocks import Page
from generator.wire.pages.column import home_of
from generator.wire.pages.roles import Hint, Hints


def around(page: Page, hints: Hints, body: Sequence[bool]) -> list[tuple[Hint, ...]]:
    """For every block the hints of the elements around it, innermost first, without those of elements that hold most of the ``body`` too."""
    found = [hints.of(block.element) for block in page.blocks]
    home = _home(page, body)
    if home < 0 or not hints.of(home):
        return found
    spine = frozenset(page.path(home))
    for index, block in enumerate(page.blocks):
        at = block.element
        while at >= 0 and at not in spine:
            at = page.elements[at].parent
        if at >= 0 and (shared := len(hints.of(at))):
            found[index] = found[index][: len(found[index]) - shared]
    return found


def _home(page: Page, body: Sequence[bool]) -> int:
    """The element in which most of the body hangs; ``-1`` where there is no body."""
    held: dict[int, int] = {}
    for block, taken in zip(page.blocks, body, strict=True):
        if taken:
            home = home_of(page, block)
            held[home] = held.get(home, 0) + len(block.text)
    return max(held, key=lambda home: held[home], default=-1)
