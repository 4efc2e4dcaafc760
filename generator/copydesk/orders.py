"""Standing orders: the lines that the editor has told the desk to strike, or to keep.

The lists of ``phrases/`` know what pages in the main languages set beside their stories. What one source sets below each of its own is known
to whoever reads it every day: ``[desk]`` in ``digest.toml`` and the source's sidecar come before any rule of the desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Self

from generator.copydesk.block import fold, shape
from generator.copydesk.galley import BY_ORDER, Galley, Mark
from generator.copydesk.layout.joining import WIDEST_COLUMN, join
from generator.model import DeskOptions, Line, Stated

_GOES_ON = ("…", "...")
_ANY = ""
"""The head of an opening that is too short to tell a line from others."""
_MOST_PIECES = 12
"""Lines into which a line of furniture may be broken."""
_HEAD, _PIECE = 6, 24
"""Characters of folded text by which most lines are ruled out, and characters of a line that are folded for them."""


class Lines(NamedTuple):
    """Lines that the editor listed: ``whole`` ones, and those that begin with one of ``openings``. Case, punctuation and numbers do not count.

    ``heads`` are the first characters of all of them, and the first words on which one may be broken: nearly every line of a dump differs
    from them there, and needs no other look.
    """

    whole: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[str]) -> Self:
        """The lines that the entries of a setting mean; an entry that ends in ``…`` or ``...`` means every line that begins so."""
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

    def match(self, text: str) -> bool:
        """Whether a text is one of the lines."""
        if not self.may_match(text):
            return False
        said = words(text)
        return said in self.whole or said.startswith(self.openings)

    def may_match(self, text: str) -> bool:
        """Whether a text can be one of the lines, or the first piece of one, as far as its first characters say."""
        if not self.heads:
            return False
        head = _head(text)
        return head is None or head in self.heads or _ANY in self.heads


class Orders(NamedTuple):
    """Lines that are ``furniture``, and lines to ``keep`` whatever else is said of them."""

    furniture: Lines = Lines()
    keep: Lines = Lines()

    @classmethod
    def of(cls, options: DeskOptions) -> Self:
        """The orders that the settings give."""
        return cls(Lines.of(options.furniture), Lines.of(options.keep))

    def beside(self, other: Self) -> Self:
        """The lines of both: of all dumps, and of one source."""
        return type(self)(self.furniture.beside(other.furniture), self.keep.beside(other.keep))

    @property
    def name_furniture(self) -> bool:
        """Whether any line is listed as furniture."""
        return bool(self.furniture.heads)

    def strike(self, text: str) -> bool:
        """Whether a text is furniture, and none of the lines to keep."""
        return self.furniture.match(text) and not self.keep.match(text)


NO_ORDERS: Final = Orders()
"""Most digests have none."""


def words(text: str) -> str:
    """A line as its words, numbers all alike: lines with the same words are the same furniture."""
    return shape(fold(text))


def _head(text: str) -> str | None:
    """The first characters of a text's words; ``None`` where its beginning does not tell them."""
    begins = text[: _HEAD + 1]
    if len(begins) > _HEAD and begins.isascii() and begins[0] != " " and "  " not in begins and begins.replace(" ", "").isalpha():
        return begins[:_HEAD].lower()
    head = words(text[:_PIECE])[:_HEAD]
    is_cut_short = len(head) < _HEAD and len(text) > _PIECE
    return None if is_cut_short or any(map(str.isdigit, head)) else head


def set_apart(lines: Sequence[Line], orders: Orders) -> Sequence[Line]:
    """The lines of a text, those that the orders call furniture set apart from the article, so that no line beside them is joined with one.

    A listed line may stand broken into several. One that matches by its beginning alone, and is wrapped, stays with its paragraph, which
    is struck as a whole later on (``heed``).
    """
    if not orders.name_furniture:
        return lines
    apart = list(lines)
    begun: set[int] = set()
    for at, line in enumerate(lines):
        if line.role or not orders.furniture.may_match(line.text):
            continue
        if orders.strike(line.text):
            apart[at] = _aside(line)
            if words(line.text) not in orders.furniture.whole:
                begun.add(at)
        elif end := _end_of_broken(lines, at, orders.furniture):
            apart[at:end] = map(_aside, lines[at:end])
    if begun:
        known = [lines[at] if at in begun else line for at, line in enumerate(apart)]
        wrapped = {id(block.lines[0]) for block in join(known) if len(block.lines) > 1 and all(map(_may_be_wrapped, block.lines))}
        for at in begun:
            if id(lines[at]) in wrapped:
                apart[at] = lines[at]
    return apart


def _aside(line: Line) -> Line:
    return line._replace(role="boilerplate")


def _end_of_broken(lines: Sequence[Line], at: int, furniture: Lines) -> int:
    """Where a listed line ends that begins in the line ``at`` and was broken into several, as at its links; 0 where none does."""
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
    """What a container or a keyed head states, without the texts that the orders call furniture."""
    if not orders.name_furniture:
        return stated
    return stated._replace(
        headline=_unless_struck(stated.headline, orders),
        subject=_unless_struck(stated.subject, orders),
        standfirst=_unless_struck(stated.standfirst, orders),
        authors=tuple(name for name in stated.authors if not orders.strike(name)),
        captions=tuple(caption for caption in stated.captions if not orders.strike(caption[0])),
        tags=tuple(tag for tag in stated.tags if not orders.strike(tag)),
    )


def heed(galley: Galley, orders: Orders) -> None:
    """Strike the blocks that the orders call furniture, and note those that are to be kept."""
    if orders == NO_ORDERS:
        return
    for block in galley.blocks:
        if orders.keep.match(block.text):
            galley.kept.add(block.index)
        elif orders.furniture.match(block.text):
            galley.mark(block, "furniture", BY_ORDER)


def marks_in_head(head: Sequence[Line], orders: Orders) -> dict[int, Mark]:
    """The marks of the lines in a keyed head that the orders had set apart, by ``id``."""
    return {id(line): Mark("furniture", BY_ORDER) for line in head if line.role and orders.strike(line.text)}


def is_all(galley: Galley, orders: Orders) -> bool:
    """Whether nothing was there but what the orders call furniture: the editor knows of it."""
    return orders.name_furniture and not galley.stated.headline and all(mark and mark.detail == BY_ORDER for mark in galley.marks)


def _unless_struck(text: str, orders: Orders) -> str:
    return "" if orders.strike(text) else text


def _may_be_wrapped(line: Line) -> bool:
    """Whether the line may be one of several of a paragraph; a longer one is a paragraph by itself."""
    return len(line.text) <= WIDEST_COLUMN
