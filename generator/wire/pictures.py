"""Captions that no element names: set in italics right below a picture, in the picture's own paragraph, as writers do by hand."""

from __future__ import annotations

from generator.wire.blocks import Page
from generator.wire.markup import INLINE

_SLANTED = frozenset({"em", "i"})
_DEEP = 4
"""Levels above a text within which its italics stand."""


def set_by_hand(page: Page) -> set[int]:
    """The blocks (by index) that are captions: all of a paragraph's text, all in italics, behind a picture in the same paragraph."""
    pictures: dict[int, int] = {}
    for element in page.elements:
        if element.tag == "img" and (paragraph := _paragraph(page, element.parent)) >= 0:
            pictures.setdefault(paragraph, element.start)
    if not pictures:
        return set()
    found: dict[int, list[int]] = {}
    for index, block in enumerate(page.blocks):
        if (paragraph := _paragraph(page, block.element)) in pictures:
            found.setdefault(paragraph, []).append(index)
    return {indexes[0] for paragraph, indexes in found.items() if len(indexes) == 1 and _is_slanted(page, indexes[0], pictures[paragraph])}


def _paragraph(page: Page, element: int) -> int:
    """The ``p`` in which an element stands with nothing but inline elements between them; ``-1`` where there is none."""
    while element >= 0 and page.elements[element].tag in INLINE:
        element = page.elements[element].parent
    return element if element >= 0 and page.elements[element].tag == "p" else -1


def _is_slanted(page: Page, index: int, picture: int) -> bool:
    block = page.blocks[index]
    return picture < block.start and all(any(e.tag in _SLANTED for e in page.around(run.element, _DEEP)) for run in block.runs)
