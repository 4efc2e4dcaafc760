"""Lines to blocks: undoing what a dump does to paragraphs.

There are four layouts, each known by its shape: a block a line; lines wrapped at a column; a line a text node, so that a link in a sentence
breaks it; and wire copy of the 1980s, where paragraphs begin with an indent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.copydesk.block import Block, ends_sentence
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.layout.text_nodes import CLOSING, OPENING, Joint, Node, goes_on
from generator.copydesk.phrases import is_unspaced
from generator.model import Line
from generator.model.dump import PARTED

WIDEST_COLUMN = 100
"""Hard-wrapped text is at most this wide, in characters; a longer line was never wrapped, unless it is
one of a few that have no blank to break at, such as an address."""

_NARROWEST_COLUMN = 24
"""Shorter lines that all break at one place are the rows of a table (``Misrata 31 C``)."""

_FEWEST_BREAKS = 6
_FEWER_BREAKS = 3
"""Breaks at the least of a wrapped text; of a shorter one, if all of them stand at the column."""


_SOFT = "\u00ad"
"""The soft hyphen, which shows only where a line ends within a word."""
_HYPHENS = ("-", "\u2010", _SOFT)
_FEWEST_HYPHENS, _HYPHENATED = 3, 0.1
"""Hyphens at the ends of lines, and their share of all breaks, which show that words were hyphenated there."""


def join(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a stretch in order; blank lines, and those of soft hyphens alone, belong to none."""
    groups = _groups(lines)
    column = _wrapped_at(groups)
    hyphens = column > 0 and _hyphenated(groups)
    blocks: list[Block] = []
    for group in groups:
        pieces = [group] if len(group) == 1 else _unwrap(group, column) if column else _mend(group)
        for order, piece in enumerate(pieces):
            text = text_of(piece, hyphens) if len(piece) > 1 else _bare(piece[0].text)
            if text:
                blocks.append(Block(text, tuple(piece), len(blocks), gap=order == 0))
    return tuple(blocks)


def _wrapped_at(groups: Sequence[Sequence[Line]]) -> int:
    """The column at which the text was hard-wrapped, or 0.

    Text is wrapped when nearly every line break inside a group stands where the next word would not have
    fitted: that cannot come about by chance.
    """
    if sum(map(len, groups)) - len(groups) < _FEWER_BREAKS:
        return 0
    lengths = [len(line.text.rstrip()) for group in groups for line in group]
    within = [length for length in lengths if length <= WIDEST_COLUMN]
    column = max(within, default=0)
    if column < _NARROWEST_COLUMN or len(within) < 0.97 * len(lengths):
        return 0
    breaks = [
        not _fits(above.text, below.text, column) or _goes_through_word(above.text, below.text)
        for group in groups
        for above, below in pairwise(group)
        if not _indented(below.text)
    ]
    if len(breaks) < _FEWEST_BREAKS:
        return column if len(breaks) >= _FEWER_BREAKS and all(breaks) else 0
    return column if sum(breaks) >= 0.75 * len(breaks) else 0


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    fresh = True
    for line in lines:
        if not line.text or line.text.isspace():
            fresh = True
            continue
        if fresh or line.role or groups[-1][-1].role or line.repair.startswith(PARTED):
            groups.append([])
            fresh = False
        groups[-1].append(line)
    return groups


def _fits(above: str, below: str, column: int) -> bool:
    words = below.split(None, 1)
    return len(above.rstrip()) + 1 + len(words[0]) <= column


def _goes_through_word(above: str, below: str) -> bool:
    """Whether the break goes through a word or a compound: behind a letter and a hyphen, before a small letter."""
    end = above.rstrip()[-2:]
    return end[1:] in _HYPHENS and end[:1].isalpha() and below.lstrip()[:1].islower()


def _hyphenated(groups: Sequence[Sequence[Line]]) -> bool:
    """Whether words were hyphenated at the ends of lines; compounds alone end few of them."""
    breaks = [_goes_through_word(above.text, below.text) for group in groups for above, below in pairwise(group)]
    return sum(breaks) >= max(_FEWEST_HYPHENS, _HYPHENATED * len(breaks))


def _indented(text: str) -> bool:
    return text[:2].isspace() and len(text) > 2


def _unwrap(group: Sequence[Line], column: int) -> list[list[Line]]:
    """Wrapped lines to paragraphs: a break is real where the next word would have fitted, or where an indent follows."""
    pieces = [[group[0]]]
    for above, below in pairwise(group):
        real = _indented(below.text) or (_fits(above.text, below.text, column) and not _mid_sentence(above.text, below.text))
        if real:
            pieces.append([below])
        else:
            pieces[-1].append(below)
    return pieces


def _mid_sentence(above: str, below: str) -> bool:
    head = below.lstrip()
    return not ends_sentence(above) and (head[:1].islower() or head[:1] in CLOSING)


def _mend(group: Sequence[Line]) -> list[list[Line]]:
    """Text nodes to paragraphs: a line is joined with the next where its sentence goes on there."""
    nodes = [Node(" ".join(line.text.split())) for line in group]
    pieces = [[group[0]]]
    so_far = len(nodes[0].text)
    for at in range(1, len(group)):
        if goes_on(Joint(nodes, at, so_far)):
            pieces[-1].append(group[at])
            so_far += 1 + len(nodes[at].text)
        else:
            pieces.append([group[at]])
            so_far = len(nodes[at].text)
    return pieces


def text_of(piece: Sequence[Line], hyphenated: bool = False) -> str:
    """The lines as one text, with a space at each joint.

    There is none before closing punctuation, after an opening sign, in a script without blanks, and behind a hyphen within a word; where
    words were ``hyphenated`` at the ends of lines, that hyphen goes too.
    """
    text = _spaced(piece[0].text)
    for line in piece[1:]:
        more = _spaced(line.text)
        if _goes_through_word(text, more) and more.split(None, 1)[0] not in FUNCTION_WORDS:
            text = f"{text[:-1] if hyphenated or text[-1] == _SOFT else text}{more}"
            continue
        solid = more[0] in ",.;:!?)]}”’،؛؟、。，" or text[-1] in OPENING or (is_unspaced(text[-1]) and is_unspaced(more[0]))
        text = f"{text}{more}" if solid else f"{text} {more}"
    return text.replace(_SOFT, "") if _SOFT in text else text


def _bare(text: str) -> str:
    """The text of a line by itself: as ``_spaced``, without a soft hyphen at its end."""
    return _spaced(text).rstrip(_SOFT)


def _spaced(text: str) -> str:
    """The text with single spaces for white space. In a printable text the only white space is the space."""
    return text.strip() if text.isprintable() and "  " not in text else " ".join(text.split())
