"""The head of fields above an article in Markdown, and what stands below it at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from generator.model import Entry, Stated
from generator.model.ledger import Fate
from generator.wire.documents import front_matter
from generator.wire.documents.markdown_blocks import Block
from generator.wire.lines import TextLine


class Placed(NamedTuple):
    """A block, its bytes ``[start, end)`` in its article, what had to be repaired in it, and its last line as it stands."""

    block: Block
    start: int
    end: int
    repair: str
    last: bytes | None


class Head(NamedTuple):
    """The head of fields above a text: how many lines it takes up, what it states, the field of each line that holds one, and where it ends;
    ``is_bare``: it stands without ruled lines, and its title is that of a browser's bar."""

    lines: int = 0
    stated: Stated = Stated()
    fields: Mapping[int, str] = MappingProxyType({})
    end: int = 0
    is_bare: bool = False

    @classmethod
    def of(cls, lines: Sequence[str], first: int) -> Head:
        """The head that opens a text at a line, an empty one where there is none."""
        count = front_matter.lines_of(lines[first : first + front_matter.MOST])
        if not count and (count := front_matter.bare_lines_of(lines[first : first + front_matter.MOST])):
            stated, found = front_matter.read(lines[first : first + count])
            return cls(count, stated, {first + line: field for line, field in found.items()}, first + count, True)
        stated, found = front_matter.read(lines[first + 1 : first + count - 1]) if count else (Stated(), {})
        return cls(count, stated, {first + line + 1: field for line, field in found.items()}, first + count)

    def headed(self, found: Sequence[Block]) -> Head:
        """The head with the headline as the text below shows it, where it states what stood in a browser's bar: the house's name behind it."""
        if not self.is_bare:
            return self
        from generator.wire.pages.titles import Headings, Names, headline

        tops, lower = (tuple(block.text for block in found if block.level in levels and not block.is_link) for levels in ((1,), (2, 3)))
        return self._replace(stated=self.stated._replace(headline=headline(Headings(tops, lower), Names("", "", self.stated.headline))))

    def fate_of(self, line: int) -> tuple[Fate, str]:
        """Where a line went that is in no block."""
        if line in self.fields:
            return "field", self.fields[line]
        return "furniture", "other field" if line < self.end else "blank line or reference"

    def placed(self, held: Sequence[TextLine], start: int, found: Sequence[Block], overhead: list[Entry]) -> Iterator[Placed]:
        """The blocks of an article whose first line is ``start``, at their bytes in it; what stands between them goes to ``overhead``."""
        base = held[0][2][1] if held else 0
        at = start
        for block in (*found, Block(start + len(held), start + len(held), "", "")):
            for line in range(at, block.first):
                _, begin, end = held[line - start][2]
                overhead.append(Entry(begin - base, end - base, *self.fate_of(line)))
            at = min(block.last, start + len(held))
            if at == block.first:
                continue
            own = held[block.first - start : at - start]
            repair = next((repair for _, repair, _ in own if repair), "")
            yield Placed(block, own[0][2][1] - base, own[-1][2][2] - base, repair, own[-1][2][0])
