"""The story of a page in which an extractor finds none, or a line of it: the paragraphs of the container that holds most of them."""

from __future__ import annotations

from generator.wire.pages.blocks import Page
from generator.wire.pages.column import LEAD_IN, home_of, points_away
from generator.wire.pages.dialogs import dialogs
from generator.wire.pages.markup import ENDS, QUOTES
from generator.wire.pages.roles import Hints

FEWEST = 400
"""Characters of its paragraphs at the least: notices and offers are shorter."""

MOST = 0.5
"""Share of all paragraphs of the page that it must hold, or they are a list of teasers."""

AWAY = frozenset({"menu", "boilerplate", "embed", "caption", "credit"})


def densest(page: Page) -> list[bool]:
    """For every block whether it is a paragraph of that container; none where no container holds most of the page's paragraphs."""
    hints = Hints(page)
    held: dict[int, list[int]] = {}
    whole = 0
    for index, block in enumerate(page.blocks):
        if len(block.text) < LEAD_IN or block.text.rstrip(QUOTES)[-1:] not in ENDS or points_away(page, block):
            continue
        whole += len(block.text)
        if AWAY.isdisjoint(hints.of(block.element)):
            held.setdefault(home_of(page, block), []).append(index)
    laid_over = dialogs(page, set(held))
    if laid_over:
        within = page.within(laid_over)
        held = {home: indexes for home, indexes in held.items() if home < 0 or not within[home]}
    sizes = {home: sum(len(page.blocks[index].text) for index in indexes) for home, indexes in held.items()}
    best = max(sizes, key=lambda home: sizes[home], default=-1)
    if best < 0 or sizes[best] < max(FEWEST, MOST * whole):
        return [False] * len(page.blocks)
    chosen = set(held[best])
    return [index in chosen for index in range(len(page.blocks))]
