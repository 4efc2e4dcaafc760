"""Standing orders: what the editor has told the desk of the lines that sources send along.

The lists of ``phrases/`` know what pages of the main languages have beside their stories. What one source sets below each of its own is known to
whoever reads it every day, so ``[desk]`` in ``digest.toml``, and the sidecar of a source, are heeded before any rule of the desk is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Self

from generator.copydesk.block import fold, shape
from generator.copydesk.galley import TOLD, Galley, Mark
from generator.copydesk.layout.joining import WIDEST_COLUMN, join
from generator.model import DeskOptions, Line, Stated

_GOES_ON = ("…", "...")
_ANY = ""
"""The head of an opening that is too short to tell a line from others."""
_MOST_PIECES = 12
"""Lines into which a line of furniture may be broken."""
_HEAD, _PIECE = 6, 24
"""Characters by whose words a line is told from most others, and of the line that are looked at for these."""


class Lines(NamedTuple):
    """Some lines, told by their words: ``whole`` ones, and those that open with one of ``openings``. Case, signs and numbers do not count.

    ``heads`` is how the words of each begin, and the first of several lines into which it may be broken: nearly every line of a dump is
    another by its first letters.
    """

    whole: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[str]) -> Self:
        """The lines that the entries of a setting mean; one that ends in ``…`` or ``...`` means every line that opens so."""
        bare = [entry.rstrip() for entry in entries]
        whole = frozenset(filter(None, (words(entry) for entry in bare if not entry.endswith(_GOES_ON))))
        openings = tuple(filter(None, (words(entry) for entry in bare if entry.endswith(_GOES_ON))))
        heads = {said[:_HEAD] for said in whole}
        heads |= {said[:_HEAD] if len(said) >= _HEAD else _ANY for said in openings}
        heads |= {said[:at] for said in whole for at, sign in enumerate(said[:_HEAD]) if sign == " "}
        return cls(whole, openings, frozenset(heads))

    def beside(self, other: Self) -> Self:
        """The lines of both."""
        return type(self)(self.whole | other.whole, self.openings + other.openings, self.heads | other.heads)

    def hold(self, text: str) -> bool:
        """Whether a text is one of the lines."""
        return self.may_hold(text) and self._holds(words(text))

    def open(self, text: str) -> bool:
        """Whether a text is one of the lines only by the way it opens, so that more of it may stand on the lines below."""
        return self.hold(text) and words(text) not in self.whole

    def _holds(self, said: str) -> bool:
        return said in self.whole or said.startswith(self.openings)

    def may_hold(self, text: str) -> bool:
        """What the first letters of a text say, without a look at the rest; a number may go on there."""
        if not self.heads:
            return False
        opens = text[: _HEAD + 1]
        if len(opens) > _HEAD and opens.isascii() and opens[0] != " " and "  " not in opens and opens.replace(" ", "").isalpha():
            return opens[:_HEAD].lower() in self.heads or _ANY in self.heads
        said = words(text[:_PIECE])[:_HEAD]
        is_cut = len(said) < _HEAD and len(text) > _PIECE
        return is_cut or said in self.heads or _ANY in self.heads or any(map(str.isdigit, said))


class Orders(NamedTuple):
    """Lines that are ``furniture``, and lines to ``keep`` that are none, whatever else is said of them."""

    furniture: Lines = Lines()
    keep: Lines = Lines()

    @classmethod
    def of(cls, options: DeskOptions) -> Self:
        """The orders that the settings give."""
        return cls(Lines.of(options.furniture), Lines.of(options.keep))

    def beside(self, other: Self) -> Self:
        """The lines of both: of all dumps, and of one source."""
        return type(self)(self.furniture.beside(other.furniture), self.keep.beside(other.keep))

    def strike(self, text: str) -> bool:
        """Whether a text is furniture, and none of the lines to keep."""
        return self.furniture.hold(text) and not self.keep.hold(text)


NO_ORDERS: Final = Orders()
"""Most digests have none."""


def words(text: str) -> str:
    """A line as its words, numbers all alike: lines with the same are the same furniture."""
    return shape(fold(text))


def set_apart(lines: Sequence[Line], orders: Orders) -> Sequence[Line]:
    """The lines of a text, those that are furniture by the orders set apart from the article, so that no line beside them is joined with one.

    One of them may have been broken into several lines. One that is known by its beginning, and goes on below, stays with the rest of its
    paragraph.
    """
    if not orders.furniture.heads:
        return lines
    apart = list(lines)
    opening: set[int] = set()
    for at, line in enumerate(lines):
        if line.role or not orders.furniture.may_hold(line.text):
            continue
        if orders.strike(line.text):
            apart[at] = _aside(line)
            if orders.furniture.open(line.text):
                opening.add(at)
        elif end := _end_of_broken(lines, at, orders.furniture):
            apart[at:end] = map(_aside, lines[at:end])
    if opening:
        known = [lines[at] if at in opening else line for at, line in enumerate(apart)]
        goes_on = {id(block.lines[0]) for block in join(known) if len(block.lines) > 1 and all(_is_wrapped(line) for line in block.lines)}
        for at in opening:
            if id(lines[at]) in goes_on:
                apart[at] = lines[at]
    return apart


def _aside(line: Line) -> Line:
    return line._replace(role="boilerplate")


def _end_of_broken(lines: Sequence[Line], at: int, furniture: Lines) -> int:
    """Where a whole line ends that opens in the line ``at`` and was broken into several, as at its links; 0 where none does."""
    said = words(lines[at].text)
    for end in range(at + 1, min(at + _MOST_PIECES, len(lines))):
        more = "" if lines[end].role else words(lines[end].text)
        if not more or not any(whole.startswith(f"{said} ") for whole in furniture.whole):
            return 0
        said = f"{said} {more}"
        if said in furniture.whole:
            return end + 1
    return 0


def leave_out(stated: Stated, orders: Orders) -> Stated:
    """What a container states, without the texts that are furniture by the orders."""
    return stated._replace(
        headline=_unless_struck(stated.headline, orders),
        subject=_unless_struck(stated.subject, orders),
        standfirst=_unless_struck(stated.standfirst, orders),
        authors=tuple(name for name in stated.authors if not orders.strike(name)),
        captions=tuple(caption for caption in stated.captions if not orders.strike(caption[0])),
        tags=tuple(tag for tag in stated.tags if not orders.strike(tag)),
    )


def heed(galley: Galley, orders: Orders) -> None:
    """Strike the lines that are furniture by the orders, and note those that are to be kept."""
    if orders == NO_ORDERS:
        return
    for block in galley.blocks:
        if orders.keep.hold(block.text):
            galley.kept.add(block.index)
        elif orders.furniture.hold(block.text):
            galley.mark(block, "furniture", TOLD)


def told(head: Sequence[Line], orders: Orders) -> dict[int, Mark]:
    """The marks of lines of a keyed head that were set apart by the orders, by ``id``."""
    return {id(line): Mark("furniture", TOLD) for line in head if line.role and orders.strike(line.text)}


def is_all(galley: Galley, orders: Orders) -> bool:
    """Whether nothing but furniture by the orders was there: the editor knows of it."""
    return bool(orders.furniture.heads) and not galley.stated.headline and all(mark and mark.detail == TOLD for mark in galley.marks)


def _unless_struck(text: str, orders: Orders) -> str:
    return "" if orders.strike(text) else text


def _is_wrapped(line: Line) -> bool:
    """Whether the line may be one of several of a paragraph: a longer one is a paragraph."""
    return len(line.text) <= WIDEST_COLUMN
