"""Captions that no element names: set in italics in the picture's own paragraph, as writers do by hand, or below it in a box of their own."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from generator.wire.pages.blocks import Block, Element, Page, Run
from generator.wire.pages.byline_words import LABELS
from generator.wire.pages.bylines import begins, is_person
from generator.wire.pages.column import is_heading, points_away
from generator.wire.pages.markup import INLINE
from generator.wire.pages.roles import Hint, Hints

_SLANTED = frozenset({"em", "i"})
_ABOVE, _FAR = 12, 40
"""Blocks above a story among which its pictures stand, and among which its headline does."""

_NUMBER = re.compile(r"[0-9]{1,3} ?(?:/|of|von|de|di|sur|van|av|из) ?[0-9]{1,3}\b")
"""What numbers the pictures of a gallery; below it stands a caption, whatever the box is called."""

_HOUR = re.compile(r"[0-9]:[0-9]{2}|\b[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}\b|\b[0-9]{1,2}\s?(?:h|min|hours?|minutes?)\b")
"""An hour, a day in numbers or an age, as in a line that says when a story came out."""

_BOX = 500
"""Characters that the box around a picture and its caption holds."""

_WORDS = 3
"""Words of a caption that nothing but its place tells."""

_SMALL = 120
"""Pixels below which a picture is no photograph of the story."""

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
    return picture < block.start and all(page.nearest(run.element, _SLANTED, _DEEP) for run in block.runs)


def set_below(page: Page, body: Sequence[bool], seen_by: Sequence[Sequence[Hint]], hints: Hints) -> set[int]:
    """The blocks (by index) that are captions by their place alone: the first text behind a picture, in a small box around both that holds no
    link, between the headline and the last paragraph of the ``body``."""
    inside = [index for index, taken in enumerate(body) if taken]
    pictures = [index for index, element in enumerate(page.elements) if element.tag == "img" and not _is_small(element)] if inside else []
    if not pictures:
        return set()
    starts = [page.elements[index].start for index in pictures]
    found: set[int] = set()
    for index in range(_top(seen_by, inside[0]), inside[-1]):
        block = page.blocks[index]
        at = bisect.bisect(starts, block.start) - 1
        is_numbered = _NUMBER.match(page.blocks[index - 1].text) is not None
        above = page.blocks[max(0, index - 2 if is_numbered else index - 1)]
        if body[index] or at < 0 or (seen_by[index] and not is_numbered) or starts[at] < above.start or not _shows(page, block):
            continue
        box = page.common([*block.runs, Run(starts[at], starts[at], page.elements[pictures[at]].parent)])
        if box >= 0 and hints.held[box] <= _BOX and not _leads_on(page, index, box):
            found.add(index)
    return found


def _top(seen_by: Sequence[Sequence[Hint]], first: int) -> int:
    """The block behind the headline above a story that begins with block ``first``; where none stands there, a few blocks above it."""
    headline = (index + 1 for index in range(first - 1, max(-1, first - _FAR), -1) if "headline" in seen_by[index])
    return next(headline, max(1, first - _ABOVE))


def _shows(page: Page, block: Block) -> bool:
    """Whether a text may say what a picture shows: some words, no sub-head, question, byline or hour, and no name alone."""
    if is_heading(page, block) or block.text[-1] in "?:&" or begins(block.text) or _HOUR.search(block.text) or LABELS.search(block.text):
        return False
    words = len(block.text.split())
    return words > _WORDS or (words == _WORDS and not is_person(block.text))


def _leads_on(page: Page, index: int, box: int) -> bool:
    """Whether a link to something else stands in the box around a picture and the block below it: what it shows is another story's."""
    near = [block for block in page.blocks[max(0, index - 1) : index + 3] if box in page.path(block.element)]
    return any(points_away(page, block) for block in near)


def _is_small(element: Element) -> bool:
    """Whether a picture is a portrait, a logo or a sign by the size that it states."""
    sizes = [element.attributes.get(name, "") for name in ("width", "height")] if "width" in element.raw or "height" in element.raw else []
    return any(size.removesuffix("px").isdecimal() and int(size.removesuffix("px")) < _SMALL for size in sizes)
