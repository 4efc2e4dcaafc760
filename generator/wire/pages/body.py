"""Which blocks of a page are the article's body: trafilatura chooses, our offsets find its choice in the source."""

from __future__ import annotations

import bisect
import html
from collections.abc import Sequence
from itertools import pairwise

import trafilatura
from trafilatura.settings import Document

from generator.wire.pages.blocks import Block, Page, Run

ANCHOR = 40
"""Characters without spaces from which a block is taken to stand in a text only once."""


AT_ONCE = 1 << 16
"""Characters that are cut into words at once: the words of a book take ten times its size."""

ENDLESS = 1 << 16
"""Characters of a text node from which on its end is not shown to trafilatura."""

PARAGRAPH = 80
"""Characters without spaces from which a block is most likely a paragraph, of this story or of another text."""

SURE = 0.4
"""Share of a page's paragraphs from which on trafilatura's first choice is believed. Of 106 real pages it found less in eight; in four of those
its second and third opinion (readability, justext) find far more, and of the other 98 pages they change two, by a tenth at most."""


def chosen(page: Page, left_out: Sequence[bool] = ()) -> list[bool]:
    """For every block whether it belongs to what trafilatura takes for the body, without the blocks ``left_out``; its other opinions are asked
    for where the first finds little."""
    out = left_out or [False] * len(page.blocks)
    texts = ["" if over else _squeezed_start(page.source, block) for block, over in zip(page.blocks, out, strict=True)]
    source = _shown(page, out)
    first = located(texts, _extracted(source, fast=True))
    whole = sum(len(text) for text in texts if len(text) >= PARAGRAPH)
    found = sum(len(text) for text, taken in zip(texts, first, strict=True) if taken and len(text) >= PARAGRAPH)
    return first if found >= SURE * whole and found else located(texts, _extracted(source, fast=False))


def _shown(page: Page, out: Sequence[bool]) -> str:
    """The source as trafilatura is shown it: without what has no word of a story, the blocks that are ``out``, and the ends of endless text nodes
    (their beginnings tell as well where they belong, and it needs thirty times their size)."""
    cuts = list(page.unread)
    for block, over in zip(page.blocks, out, strict=True):
        if over:
            cuts += ((run.start, run.end) for run in block.runs)
        elif block.end - block.start > ENDLESS:
            cuts += ((_start_of(page.source, run), run.end) for run in block.runs)
    kept: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        kept.append(page.source[at:start])
        at = end
    return "".join([*kept, page.source[at:]])


def _squeezed_start(source: str, block: Block) -> str:
    """A block without white space and without the ends of its endless text nodes."""
    if block.end - block.start <= ENDLESS:
        return squeezed(block.text)
    return squeezed(html.unescape("".join(source[run.start : _start_of(source, run)] for run in block.runs)))


def _start_of(source: str, run: Run) -> int:
    """Where a text node ends, or the beginning of an endless one, at a blank if it has any."""
    if run.end - run.start <= ENDLESS:
        return run.end
    blank = source.rfind(" ", run.start, run.start + ENDLESS)
    return blank if blank >= 0 else run.start + ENDLESS


def _extracted(source: str, *, fast: bool) -> str:
    """The body that trafilatura finds, without white space."""
    document = trafilatura.bare_extraction(source, fast=fast, with_metadata=False, include_comments=False, include_tables=False, include_images=False)
    return squeezed("".join(document.body.itertext())) if isinstance(document, Document) and document.body is not None else ""


def squeezed(text: str) -> str:
    """The text without any white space: how two extractors of the same page can be compared."""
    if len(text) <= AT_ONCE:
        return "".join(text.split())
    return "".join("".join(text[at : at + AT_ONCE].split()) for at in range(0, len(text), AT_ONCE))


def located(blocks: Sequence[str], body: str) -> list[bool]:
    """Which of the page's blocks (in order) make up ``body``; both without white space.

    Long blocks are found first and kept where their order is the page's; short ones only between those, so that a
    "Share" in the menu is never taken for one in the body.
    """
    seen: list[tuple[int, int]] = []
    behind: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if len(block) >= ANCHOR and (at := body.find(block, behind.get(block, 0))) >= 0:
            seen.append((index, at))
            behind[block] = at + len(block)
    anchors = _rising(seen)
    found = [False] * len(blocks)
    for index, _ in anchors:
        found[index] = True
    edges = [(-1, 0, 0), *((index, at, at + len(blocks[index])) for index, at in anchors), (len(blocks), len(body), len(body))]
    for (before, _, start), (after, end, _) in pairwise(edges):
        at = start
        for index in range(before + 1, after):
            block = blocks[index]
            if at >= end:
                break
            if block and (place := body.find(block, at, end)) >= 0:
                found[index] = True
                at = place + len(block)
            elif len(block) >= 2 * ANCHOR and (place := body.find(block[: ANCHOR // 2], at, end)) >= 0:
                # An inline element left out of it (a link to another story, a widget).
                found[index] = True
                at = place + ANCHOR // 2
    return found


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second values rise (patience sorting, n log n)."""
    tops: list[int] = []
    top_index: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        pile = bisect.bisect_left(tops, value)
        before.append(top_index[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(value)
            top_index.append(number)
        else:
            tops[pile] = value
            top_index[pile] = number
    chain: list[tuple[int, int]] = []
    at = top_index[-1] if top_index else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
