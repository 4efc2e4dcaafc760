"""The galley: the blocks of one stretch, and the mark that each has received so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from generator.copydesk.block import Block
from generator.model import Stated
from generator.model.ledger import Fate

BY_ORDER: Final = "as the editor says"
"""The rule of a block that the editor calls furniture (see ``orders``); no other rule has a say in it."""


class Mark(NamedTuple):
    """What became of a block: its fate, and the field, rule or reason (see :class:`generator.model.Entry`)."""

    fate: Fate
    detail: str


_mark = lru_cache(maxsize=256)(Mark)
"""There are few marks, and many blocks."""


class Galley:
    """The worksheet of one stretch: rules read the blocks and set marks; the first mark set stays.

    ``is_record``  whether a container gave the text of one article, without furniture around it
    ``is_page``    whether an extractor found the paragraphs of a page
    ``extent``     the range of blocks ``[first, last)`` in which the story stands (see ``story.extent``)
    ``labels``     the rule, ``related`` or ``after``, of each line that announces something else
    ``items``      the lines of lists without bullets
    ``kept``       the lines that no rule of furniture may strike (see ``orders``)
    """

    __slots__ = ("blocks", "extent", "is_page", "is_record", "items", "kept", "labels", "marks", "stated")

    def __init__(self, blocks: Sequence[Block], stated: Stated = Stated(), is_record: bool = False, is_page: bool = False) -> None:  # noqa: B008 - frozen
        self.blocks = blocks
        self.stated = stated
        self.is_record = is_record
        self.is_page = is_page
        self.marks: list[Mark | None] = [None] * len(blocks)
        self.labels: dict[int, str] = {}
        self.items: set[int] = set()
        self.kept: set[int] = set()
        self.extent = (0, 0)

    def free(self, within: Iterable[int] | None = None) -> Iterator[Block]:
        """Blocks without a mark, in order; of the whole galley or of the indices given."""
        # The caller may set marks meanwhile: each is looked at when its block's turn comes.
        if within is None:
            for block, mark in zip(self.blocks, self.marks, strict=True):
                if mark is None:
                    yield block
            return
        for index in within:
            if self.marks[index] is None:
                yield self.blocks[index]

    def mark(self, block: Block, fate: Fate, detail: str) -> None:
        """Set the block's mark unless it has one."""
        if self.marks[block.index] is None:
            self.marks[block.index] = _mark(fate, detail)

    def split(self, block: Block, pieces: Sequence[Block]) -> None:
        """Put pieces of a block in its place; whatever stands below moves down."""
        at, more = block.index, len(pieces) - 1
        self.blocks = (*self.blocks[:at], *pieces, *self.blocks[at + 1 :])
        for index in range(at, len(self.blocks)):
            self.blocks[index].index = index
        self.marks[at : at + 1] = [self.marks[at]] * len(pieces)

        def moved(index: int) -> int:
            return index + more if index > at else index

        self.labels = {moved(index): rule for index, rule in self.labels.items()}
        self.items = set(map(moved, self.items))
        self.kept = set(map(moved, self.kept))
        self.extent = moved(self.extent[0]), moved(self.extent[1])

    def remark(self, block: Block, fate: Fate, detail: str) -> None:
        """Set the block's mark, whatever it was, unless the editor set it: for evidence that only the whole story gives."""
        mark = self.marks[block.index]
        if mark is None or mark.detail != BY_ORDER:
            self.marks[block.index] = _mark(fate, detail)

    def head(self, headline: Block | None, above: int) -> range:
        """The head of the story: from some blocks above the headline down to the second long paragraph. Whatever stands between headline and
        story belongs to it, however long."""
        first, last = self.extent
        top = max(0, (headline.index if headline else first) - above)
        prose = 0
        for index in range(max(first, headline.index + 1) if headline else first, last):
            if self.blocks[index].weight > 100 and ((mark := self.marks[index]) is None or mark.detail == "body"):
                prose += 1
                if prose > 2:
                    return range(top, index)
        return range(top, last)

    def marked(self, detail: str) -> list[Block]:
        """The blocks of one field, in order."""
        wanted = _mark("field", detail)
        return [block for block, mark in zip(self.blocks, self.marks, strict=True) if mark == wanted] if wanted in self.marks else []

    def is_furniture(self, index: int) -> bool:
        """Whether the block was struck as furniture."""
        mark = self.marks[index]
        return mark is not None and mark.fate == "furniture"
