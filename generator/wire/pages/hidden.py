"""Text that stands in a page and that no reader of it ever saw: for robots, for a script that never came, or to deceive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import shorten

from generator.wire.pages.blocks import Block, Element, Page, Run
from generator.wire.pages.markup import INLINE
from generator.wire.words import words

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN = re.compile(r"(?<![^\s])hidden(?![^\s=/])")
_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)(?![-\w])", re.IGNORECASE)
_MOST = 0.5
"""Share of the body from which on what is hidden is the story itself, which a script was to unfold."""
_FOR_SCREEN_READERS = words("sr-only visually-hidden visuallyhidden u-visually-hidden screen-reader-text screen-reader-only")
"""Classes by which Bootstrap, WordPress and others set words that are read aloud and never shown: ``(opens in a new window)``."""
_QUOTE = 60
"""Characters of hidden words that a note tells."""


def unseen(page: Page, body: Sequence[bool]) -> list[bool]:
    """For every block whether it stands in an element that the page hides (``hidden``, ``display: none``).

    Nothing is, where that would take half of the article's text (``body``) away.
    """
    marked = {index for index, element in enumerate(page.elements) if element.raw and _is_hidden(element)}
    if not marked:
        return [False] * len(page.blocks)
    within = page.within(marked)
    found = [block.element >= 0 and within[block.element] for block in page.blocks]
    whole = sum(len(block.text) for block, taken in zip(page.blocks, body, strict=True) if taken)
    lost = sum(len(block.text) for block, taken, hidden in zip(page.blocks, body, found, strict=True) if taken and hidden)
    return found if lost <= _MOST * whole else [False] * len(page.blocks)


def shown(page: Page) -> tuple[list[Block], tuple[str, ...]]:
    """The page's blocks without the words that stand within a line and are never shown, and a note for each line that had such.

    A block that is hidden as a whole is left as it is: see :func:`unseen`.
    """
    marked = {
        index
        for index, element in enumerate(page.elements)
        if element.raw and element.tag in INLINE and (_is_hidden(element) or _is_read_aloud(element))
    }
    if not marked:
        return page.blocks, ()
    within = page.within(marked)
    blocks: list[Block] = []
    notes: dict[str, None] = {}
    for block in page.blocks:
        kept: list[Run] = []
        gone: list[Run] = []
        for run in block.runs:
            (gone if run.element >= 0 and within[run.element] and _says_something(page, run) else kept).append(run)
        if kept and gone:
            notes[f"left out of a line what the page does not show: “{shorten(page.text_of(gone), _QUOTE, placeholder='…')}”"] = None
            block = Block(page.text_of(kept), kept[0].start, kept[-1].end, kept, page.common(kept))
        blocks.append(block)
    return blocks, tuple(notes)


def _says_something(page: Page, run: Run) -> bool:
    """Whether a text node has a letter or a digit: the colon behind a kicker belongs to the line, shown or not."""
    return any(sign.isalnum() for sign in page.source[run.start : run.end])


def _is_read_aloud(element: Element) -> bool:
    told = any(sign in element.raw for sign in ("hidden", "sr-only", "screen-reader"))
    return told and not _FOR_SCREEN_READERS.isdisjoint(element.attributes.get("class", "").split())


def _is_hidden(element: Element) -> bool:
    raw = element.raw.lower()
    if "hidden" in raw and _HIDDEN.search(_QUOTED.sub('""', raw)):
        return True
    return "style" in raw and bool(_STYLE.search(element.attributes.get("style", "")[:1000]))
