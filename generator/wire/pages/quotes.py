"""Quotations in a story: those that only say again what stands in it, to catch the eye."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.wire.pages.blocks import Block, Page
from generator.wire.pages.body import squeezed

SHORTEST = 20
"""Characters without white space from which on a quotation that stands in a paragraph as well is said again, and no name or cry."""

DEEP = 5
"""Levels above a text within which it is set as a quotation."""

_NAMED = re.compile(r"pull[-_ ]?quote", re.IGNORECASE)
_SET = frozenset({"blockquote", "aside", "q"})
_AROUND = "\"'“”„«»‹›‘’…. "
"""Signs around the words of a quotation that the paragraph has not."""


def without_repeats(page: Page, taken: Sequence[bool]) -> list[bool]:
    """``taken`` without the quotations whose words stand in a longer paragraph of the story too."""
    result = list(taken)
    quoted = [index for index, (block, here) in enumerate(zip(page.blocks, taken, strict=True)) if here and _is_quoted(page, block)]
    if not quoted:
        return result
    story = [squeezed(block.text) for index, (block, here) in enumerate(zip(page.blocks, taken, strict=True)) if here and index not in quoted]
    for index in quoted:
        words = squeezed(page.blocks[index].text.strip(_AROUND))
        result[index] = len(words) < SHORTEST or not any(words in text for text in story)
    return result


def _is_quoted(page: Page, block: Block) -> bool:
    at = block.element
    for _ in range(DEEP):
        if at < 0:
            return False
        element = page.elements[at]
        if element.tag in _SET or ("ull" in element.raw and _NAMED.search(element.raw)):
            return True
        at = element.parent
    return False
