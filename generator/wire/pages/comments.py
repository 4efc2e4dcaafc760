"""Readers' comments below a story, which an extractor took for more of it: they read as prose and stand in a column of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.wire.pages.blocks import Element, Page
from generator.wire.words import words

NAMES = words("""
    comment comments commentlist commenttext commentbody disqus respond replies talkback talkbacks kommentar kommentare kommentarer leserkommentare
    commentaire commentaires comentario comentarios comentários commenti reacties yorum yorumlar
""")
"""What designers call them, in class or id, in the main languages. ``comment`` is a genre too: see ``FEWEST``."""

_SIGNS = ("comment", "comentario", "comentários", "komment", "disqus", "respond", "replies", "talkback", "reacties", "yorum")
"""One of these stands in each of the names: asked for first, of every element."""

BOXES = words("div section article aside ul ol li dl table td")
"""Elements that hold comments; the name of any other is a word of French (``id="comment-faire"``)."""

FEWEST = 400
"""Characters of the story that must be left above them: what a page calls so and has nothing above it is a commentary."""

_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-Z]+")


def without_comments(page: Page, chosen: Sequence[bool]) -> list[bool]:
    """``chosen`` without what stands in elements for comments, if enough for a story stands above them; what holds a headline is no such element."""
    around = {block.element for block, taken in zip(page.blocks, chosen, strict=True) if taken}
    marked = {index for index in page.with_outer(around) if _is_for_comments(page.elements[index])}
    if not marked:
        return list(chosen)
    within = page.within(marked - page.headed())
    above = 0
    result: list[bool] = []
    for block, taken in zip(page.blocks, chosen, strict=True):
        theirs = taken and above >= FEWEST and block.element >= 0 and within[block.element]
        result.append(taken and not theirs)
        above += len(block.text) if result[-1] else 0
    return result


def _is_for_comments(element: Element) -> bool:
    if not element.raw or element.tag not in BOXES:
        return False
    lowered = element.raw.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return False
    named = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"[:400]
    return not NAMES.isdisjoint(part.lower() for part in _WORD.findall(named))
