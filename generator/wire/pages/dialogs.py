"""Dialogs that a page lays over its story: consent to cookies, an offer, a login. Behind a paywall they are longer than what is left of it."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.wire.pages.blocks import Element, Page
from generator.wire.pages.body import chosen
from generator.wire.words import words

NAMES = words("consent gdpr modal popup dialog cookiebanner cookiebar cookielaw cookienotice cookiepolicy cookiesettings cookiewall")
"""What designers call them, in class or id; two words that stand together count as one, too."""

MOST = 0.5
"""Share of what an extractor took that must stand in dialogs before it is asked again without them."""

LEAST = 100
"""Characters of the story beneath a dialog; with less found, the dialog is the story."""

_ROLE = re.compile(r"\brole=[\"']?(?:alert)?dialog\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements whose class says what lies over the page (``modal-open``), not what they are."""


def chosen_beneath(page: Page) -> list[bool]:
    """What :func:`chosen` takes for the article's text; where most of that is a dialog, what it takes when the dialog is left out."""
    first = chosen(page)
    marked = dialogs(page, {page.blocks[index].element for index, taken in enumerate(first) if taken})
    if not marked:
        return first
    within = page.within(marked)
    inside = [block.element >= 0 and within[block.element] for block in page.blocks]
    laid_over = page.weight(taken and over for taken, over in zip(first, inside, strict=True))
    if laid_over <= MOST * page.weight(first):
        return first
    found = chosen(page, inside)
    return found if page.weight(found) >= LEAST else first


def dialogs(page: Page, elements: set[int]) -> set[int]:
    """The dialogs around some elements; what holds a heading of level one is none."""
    found = {index for index in page.with_outer(elements) if _is_dialog(page.elements[index])}
    return found - page.headed() if found else found


def _is_dialog(element: Element) -> bool:
    if element.tag == "dialog":
        return True
    if element.tag in _WHOLE:
        return False
    if "hidden" in element.raw and "hidden" in element.attributes.get("class", "").split():
        return True
    parts = [part.lower() for part in _WORD.findall(f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"[:400])]
    return not NAMES.isdisjoint((*parts, *map("".join, pairwise(parts)))) or _ROLE.search(element.raw) is not None
