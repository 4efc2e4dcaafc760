"""Which blocks of a page are the article's body: trafilatura chooses, our offsets find its choice in the source."""

from __future__ import annotations

import bisect
import html
from collections.abc import Sequence
from itertools import pairwise

import trafilatura
from trafilatura.settings import Document

from generator.wire.pages.blocks import Block

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


def chosen(source: str, blocks: Sequence[Block]) -> list[bool]:
    """For every block whether it belongs to what trafilatura takes for the body; its other opinions are asked for where the first finds little."""
    source, texts = _shortened(source, blocks)
    first = located(texts, _extracted(source, fast=True))
    whole = sum(len(text) for text in texts if len(text) >= PARAGRAPH)
    found = sum(len(text) for text, taken in zip(texts, first, strict=True) if taken and len(text) >= PARAGRAPH)
    return first if found >= SURE * whole and found else located(texts, _extracted(source, fast=False))


def _shortened(source: str, blocks: Sequence[Block]) -> tuple[str, list[str]]:
    """The page without the ends of its endless text nodes, and the blocks of that page without white space.

    Their beginnings tell as well where they belong, and trafilatura needs thirty times their size.
    """
    kept: list[str] = []
    texts: list[str] = []
    at = 0
    for block in blocks:
        if block.end - block.start <= ENDLESS:
            texts.append(squeezed(block.text))
            continue
        pieces: list[str] = []
        for run in block.runs:
            end = run.end if run.end - run.start <= ENDLESS else source.rfind(" ", run.start, run.start + ENDLESS)
            end = end if end >= 0 else run.start + ENDLESS
            pieces.append(source[run.start : end])
            kept.append(source[at:end])
            at = run.end
        texts.append(squeezed(html.unescape("".join(pieces))))
    return ("".join([*kept, source[at:]]) if kept else source), texts


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
