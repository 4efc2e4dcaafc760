"""Cards: below and beside a story stand others, each a linked headline with a sentence under it, in boxes of one kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from generator.wire.pages.blocks import Block, Page
from generator.wire.pages.column import home_of, points_away
from generator.wire.pages.roles import Hints
from generator.wire.words import words

FEWEST = 3
"""Boxes of one kind that make a list of stories."""

LARGEST = 600
"""Characters that such a box holds at most; a longer one is a part of this story under a linked heading."""

TITLE = 20
"""Characters from which on a link is a headline, and nobody's name."""

DEEP = 5
"""Levels around a text within which its link stands."""

NOWHERE = ("#", "javascript:", "mailto:")
"""How a link begins that leads to no other page: it unfolds an answer."""

PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.IGNORECASE)
"""What the address of a picture holds: its caption leads to a larger one."""

LISTS = words("ul ol dl table tbody p")
"""Elements in which a link beside a text is the next item, and no headline above it."""

MOST = 0.5
"""Share of the chosen text from which on the boxes are themselves the story: a log of short reports, each under its own link."""

STORY = 600
"""Characters from which on a story stands by itself, and boxes outside its element are no part of it, however many there are; the opening of a log
of short reports is shorter."""


def without_cards(page: Page, taken: Sequence[bool], hints: Hints) -> list[bool]:
    """``taken`` without what stands in cards below the element in which most of it hangs."""
    inside = [index for index, here in enumerate(taken) if here]
    homes = {index: home_of(page, page.blocks[index]) for index in inside}
    weight: Counter[int] = Counter()
    for index, home in homes.items():
        weight[home] += len(page.blocks[index].text)
    if len(weight) < FEWEST:
        return list(taken)
    end = max(index for index in inside if homes[index] == max(weight, key=weight.__getitem__))
    if end == inside[-1]:
        return list(taken)
    titled = _titled(page, hints)
    found = {index: _card(page, index, titled, hints) for index in inside if index > end}
    alike = Counter(_kind(page, card) for card in titled)
    gone = {index for index, card in found.items() if card >= 0 and alike[_kind(page, card)] >= FEWEST}
    lost, whole = (sum(len(page.blocks[index].text) for index in indexes) for indexes in (gone, inside))
    main = max(weight, key=weight.__getitem__)
    is_beside = whole - lost >= STORY and not any(main in page.path(found[index]) for index in gone)
    return [here and index not in gone for index, here in enumerate(taken)] if lost <= MOST * whole or is_beside else list(taken)


def _titled(page: Page, hints: Hints) -> set[int]:
    """The boxes that open with a title; what is shorter (a section, a day) may stand above it."""
    opening: dict[int, Block] = {}
    for block in page.blocks:
        if len(block.text) >= TITLE:
            for box in _boxes(page, block.element, hints):
                opening.setdefault(box, block)
    titles = {id(block): is_title(page, block) for block in opening.values()}
    return {box for box, block in opening.items() if titles[id(block)]}


def is_title(page: Page, block: Block) -> bool:
    """Whether a block is the linked headline of another story of the same site."""
    if len(block.text) < TITLE or not points_away(page, block):
        return False
    found = next(filter(None, (page.nearest(run.element, ("a",), DEEP) for run in block.runs)), None)
    link = found.attributes.get("href", "") if found else ""
    if PICTURE.search(link):
        return False
    if not link.startswith("http"):
        return bool(link) and not link.startswith(NOWHERE)
    return _site(link) == _site(next((e.attributes.get("href", "") for e in page.elements if e.tag == "link" and "canonical" in e.raw.lower()), ""))


def _site(address: str) -> str:
    """The end of an address's host, which all sites of a house share."""
    return ".".join((urlsplit(address).hostname or "").rsplit(".", 2)[-2:])


def _card(page: Page, index: int, titled: Collection[int], hints: Hints) -> int:
    """The innermost box around a block that holds a title as well; ``-1`` where none does, or only the list that it is an item of."""
    boxes = _boxes(page, page.blocks[index].element, hints)
    return next((box for box in boxes if box in titled and page.elements[box].tag not in LISTS), -1)


def _boxes(page: Page, element: int, hints: Hints) -> list[int]:
    """The elements around a text, innermost first, that hold no more than a card does."""
    found: list[int] = []
    while element >= 0 and hints.held[element] <= LARGEST:
        found.append(element)
        element = page.elements[element].parent
    return found


def _kind(page: Page, card: int) -> str:
    """What a box is called, with what it hangs in."""
    return "/".join(element.kind for element in page.around(card, 2))
