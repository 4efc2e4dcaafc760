"""Standing orders: what the editor has told the desk of the lines that sources send along.

The lists of ``phrases/`` know what pages of the main languages have beside their stories. What one source sets below each of its own is known to
whoever reads it every day, so ``[desk]`` in ``digest.toml``, and the sidecar of a source, are heeded before any rule of the desk is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Self

from generator.copydesk.block import fold, shape
from generator.copydesk.galley import TOLD, Galley
from generator.model import DeskOptions, Line

_GOES_ON = ("…", "...")


class Lines(NamedTuple):
    """Some lines, told by their words: ``whole`` ones, and those that open with one of ``openings``. Case, signs and numbers do not count."""

    whole: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[str]) -> Self:
        """The lines that the entries of a setting mean; one that ends in ``…`` or ``...`` means every line that opens so."""
        bare = [entry.rstrip() for entry in entries]
        whole = frozenset(words(entry) for entry in bare if not entry.endswith(_GOES_ON))
        return cls(whole, tuple(words(entry) for entry in bare if entry.endswith(_GOES_ON)))

    def beside(self, other: Self) -> Self:
        """The lines of both."""
        return type(self)(self.whole | other.whole, self.openings + other.openings)

    def hold(self, text: str) -> bool:
        """Whether a text, as its ``words``, is one of the lines."""
        return text in self.whole or text.startswith(self.openings)


class Orders(NamedTuple):
    """Lines that are ``furniture``, and lines to ``keep`` that no rule of furniture may strike."""

    furniture: Lines = Lines()
    keep: Lines = Lines()

    @classmethod
    def of(cls, options: DeskOptions) -> Self:
        """The orders that the settings give."""
        return cls(Lines.of(options.furniture), Lines.of(options.keep))

    def beside(self, other: Self) -> Self:
        """The lines of both: of all dumps, and of one source."""
        return type(self)(self.furniture.beside(other.furniture), self.keep.beside(other.keep))


NO_ORDERS: Final = Orders()
"""Most digests have none."""


def words(text: str) -> str:
    """A line as its words, numbers all alike: lines with the same are the same furniture."""
    return shape(fold(text))


def set_apart(lines: Sequence[Line], orders: Orders) -> Sequence[Line]:
    """The lines of a text, those that are furniture by the orders set apart from the article, so that no line beside them is joined with one."""
    if not orders.furniture.whole and not orders.furniture.openings:
        return lines
    return [line if line.role or not orders.furniture.hold(words(line.text)) else line._replace(role="boilerplate") for line in lines]


def heed(galley: Galley, orders: Orders) -> None:
    """Strike the lines that are furniture by the orders, and note those that are to be kept."""
    if orders == NO_ORDERS:
        return
    for block in galley.blocks:
        said = words(block.text)
        if orders.furniture.hold(said):
            galley.mark(block, "furniture", TOLD)
        elif orders.keep.hold(said):
            galley.kept.add(block.index)
