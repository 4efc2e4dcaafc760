"""What a page states to be its article's text (``articleBody`` in JSON-LD) against what the extractor took.

The statement is a claim and not the text: behind a paywall it is cut short, links and captions that stand between the paragraphs have run
into it, sub-heads and lists are missing from it. So no word is taken from it; it only speaks for or against blocks that the page shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.wire.pages.blocks import Block, Page
from generator.wire.pages.body import located, squeezed
from generator.wire.pages.column import AWAY, LEAD_IN, home_of, is_heading, points_away
from generator.wire.pages.roles import Hints

FEWEST, MOST = 400, 200_000
"""Characters, without white space, of a statement that is more than a teaser and no book."""

SHOWN = 0.6
"""Share of the statement that the page must show for it to be listened to at all."""

AGREED, OTHER = 0.8, 0.3
"""Share of what was taken that the statement holds too. From the first on it is the whole article; up to the second, something else was taken."""

_AWAY = AWAY | {"embed"}


def seconded(page: Page, taken: Sequence[bool], statement: str, hints: Hints) -> list[bool]:
    """``taken`` with the blocks that the statement speaks for and without those it speaks against; as it was where it is no whole article.

    Where what was taken is something else altogether, what the statement holds takes its place.
    """
    text = squeezed(statement)
    if not FEWEST <= len(text) <= MOST:
        return list(taken)
    blocks = [squeezed(block.text) for block in page.blocks]
    said = located(blocks, text)
    shown = sum(len(block) for block, there in zip(blocks, said, strict=True) if there)
    if shown < SHOWN * len(text):
        return list(taken)
    whole = sum(len(block) for block, here in zip(blocks, taken, strict=True) if here)
    both = sum(len(block) for block, here, there in zip(blocks, taken, said, strict=True) if here and there)
    if both <= OTHER * min(whole, shown):
        return [there and not points_away(page, block) for there, block in zip(said, page.blocks, strict=True)]
    return _corrected(page, blocks, taken, said, hints) if both >= AGREED * whole else list(taken)


def changes(before: Sequence[bool], after: Sequence[bool]) -> tuple[str, ...]:
    """What an editor is told of it."""
    more = sum(there and not here for here, there in zip(before, after, strict=True))
    fewer = sum(here and not there for here, there in zip(before, after, strict=True))
    done = [f"{number} {what}" for number, what in ((more, "taken"), (fewer, "left out")) if number]
    return (f"lines that the page's JSON-LD speaks for or against: {', '.join(done)}",) if done else ()


def _corrected(page: Page, texts: Sequence[str], taken: Sequence[bool], said: Sequence[bool], hints: Hints) -> list[bool]:
    """``taken`` with what was lost between its first and last blocks that are ``said`` as well, and without those that are not, headings apart."""
    agreed = [index for index, (here, there) in enumerate(zip(taken, said, strict=True)) if here and there]
    homes = {home_of(page, page.blocks[index]) for index in agreed}
    body = "".join(texts[index] for index in agreed)
    result = list(taken)
    for index in range(agreed[0], len(result)):
        block = page.blocks[index]
        if said[index] and not taken[index] and index < agreed[-1]:
            lost = _is_of_the_column(page, block, homes) and not points_away(page, block) and texts[index] not in body
            result[index] = lost and _AWAY.isdisjoint(hints.of(block.element))
        elif taken[index] and not said[index]:
            result[index] = is_heading(page, block)
    return result


def _is_of_the_column(page: Page, block: Block, homes: set[int]) -> bool:
    """Whether a block is a sub-head, hangs where the article hangs, or is as long as a paragraph."""
    return is_heading(page, block) or home_of(page, block) in homes or len(block.text) >= LEAD_IN
