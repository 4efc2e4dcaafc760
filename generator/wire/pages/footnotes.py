"""The numbers of footnotes in a line: set small and high, they are told from its words by the eye alone (``breakwater12`` in plain text)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.wire.pages.blocks import Block, Element, Page, Run

_MARK = re.compile(r"\[?\(?(?:[0-9]{1,3}|[ivx]{1,5}|[a-z]|[*†‡§¶]{1,3}|note [0-9]{1,3})\)?\]?", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,2}")
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}+[.,;:!?…”’\"'»)\]]{0,3}+\Z")
"""What a number without a link may be a footnote's behind: not the unit or the sign of a power (``km2``, ``x2``)."""
_SHORT = re.compile(r">[\[(]?(?:[0-9]{1,3}|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?<")
"""What a link to a footnote holds, its tag's end before it."""
_PLACE = re.compile(r"\bhref\s{0,9}=\s{0,9}[\"']?[^\"'\s<>#]{0,400}#")

LINK = 2
"""Characters of a link's tag before its attributes."""

TAIL = 40
"""Characters before a mark in which the word stands that it is set behind."""

WITHIN = 4
"""Levels above a mark within which its link or its raised element stands."""


def without_marks(page: Page) -> tuple[list[Block], int]:
    """The page's blocks without the marks that lead from a line to a footnote, and how many lines had one."""
    source, elements = page.source, page.elements
    marking = {
        index
        for index, element in enumerate(elements)
        if element.tag == "sup" or (element.tag == "a" and "#" in element.raw and _marks(element, source))
    }
    if not marking:
        return page.blocks, 0
    blocks = [_without(page, block, marking) if len(block.runs) > 1 else block for block in page.blocks]
    return blocks, sum(new is not old for new, old in zip(blocks, page.blocks, strict=True))


def _marks(link: Element, source: str) -> bool:
    """Whether a link leads to a place in a page and is as short as a mark."""
    return _SHORT.match(source, link.start + len(link.raw) + LINK) is not None and _leads_down(link.raw)


def _leads_down(raw: str) -> bool:
    return "#" in raw and _PLACE.search(raw) is not None


def _without(page: Page, block: Block, marking: set[int]) -> Block:
    """A block without its marks; itself where it has none."""
    kept: list[Run] = []
    held: list[Run] = []
    root = -1
    for run in block.runs:
        around = [at for at in page.path(run.element)[:WITHIN] if at in marking]
        if around and around[-1] == root:
            held.append(run)
            continue
        kept += held if held and not _is_mark(page, kept, held, root) else []
        root, held = (around[-1], [run]) if around else (-1, [])
        kept += [] if around else [run]
    kept += held if held and not _is_mark(page, kept, held, root) else []
    if not kept or len(kept) == len(block.runs):
        return block
    return Block(page.text_of(kept), kept[0].start, kept[-1].end, kept, page.common(kept))


def _is_mark(page: Page, before: Sequence[Run], held: Sequence[Run], root: int) -> bool:
    """Whether the runs of an element are a footnote's mark: short, right behind a word, raised or a link to a place in the page."""
    text = page.text_of(held)
    if not before or not _MARK.fullmatch(text) or not page.meet(before[-1], held[0]) or not _ends_with_a_word(page, before[-1]):
        return False
    inside = [page.elements[at] for run in held for at in page.path(run.element)[:WITHIN] if at >= root]
    if any(element.tag == "a" and _leads_down(element.raw) for element in inside):
        return any(element.tag == "sup" for element in inside) or text[:1] in "[(*†‡§¶" or text.isdigit()
    return _NUMBER.fullmatch(text) is not None and _WORD.search(page.source[max(0, before[-1].end - TAIL) : before[-1].end]) is not None


def _ends_with_a_word(page: Page, run: Run) -> bool:
    """Whether a text ends with a word and its signs, and not with the bracket, the dash or the comma of a list of sources."""
    tail = page.source[max(run.start, run.end - TAIL) : run.end]
    return tail[-1:] not in "[(-–" and any(sign.isalpha() for sign in tail)
