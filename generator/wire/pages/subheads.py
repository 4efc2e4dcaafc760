"""Sub-heads that no element names: a short line set in bold, in capitals, or in an element that is called so, above a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.wire.pages.blocks import Block, Page
from generator.wire.words import words

LONGEST, UNSPACED = 90, 30
"""Characters of such a line, and of one in a script that sets no blanks; a longer one is a paragraph that is set in bold."""

BELOW = 80
"""Characters from which on what stands below it is a paragraph."""

DEEP = 4
"""Levels above a text within which it is set in bold or called a sub-head."""

NAMES = words(
    "subhead subheads subheading crosshead crossheading intertitle intertitre zwischentitel zwischenueberschrift ladillo intertitulo tussenkop"
)
"""What designers call it, in class."""

_BOLD = frozenset({"strong", "b"})
_CLOSED = ".,;:…!\"'”»›。，、」》）،؛-–—"
_SPEECH = "-–—•:"
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


def are_subheads(page: Page, body: Sequence[bool]) -> list[bool]:
    """For every block whether it is such a sub-head: the first block of the ``body`` is none, nor one without a paragraph right below it."""
    inside = [index for index, taken in enumerate(body) if taken]
    found = [False] * len(page.blocks)
    for at in range(1, len(inside) - 1):
        block, below = page.blocks[inside[at]], page.blocks[inside[at + 1]]
        most = LONGEST if " " in block.text or block.text.isascii() else UNSPACED
        if len(block.text) <= most and len(below.text) >= BELOW and block.text[-1] not in _CLOSED and block.text[0] not in _SPEECH:
            found[inside[at]] = _is_set_so(page, block) and not _is_bold(page, below)
    return found


def _is_set_so(page: Page, block: Block) -> bool:
    if _is_bold(page, block) or any(
        _is_called_so(element.attributes.get("class", "")) for element in page.around(block.element, DEEP) if element.raw
    ):
        return True
    return block.text.isupper() and len(block.text) > 3


def _is_bold(page: Page, block: Block) -> bool:
    """Whether all of a block is set in bold."""
    return all(page.nearest(run.element, _BOLD, DEEP) for run in block.runs)


def _is_called_so(name: str) -> bool:
    return not NAMES.isdisjoint(part.lower() for part in _WORD.findall(name[:200])) or not NAMES.isdisjoint(name.lower().replace("-", "").split())
