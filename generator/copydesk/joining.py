"""Lines to blocks: undoing what a dump does to paragraphs.

Four layouts occur, each told by its shape: a block a line; lines wrapped at a column; one line per text node,
so that a link in a sentence breaks it; and wire copy of the 1980s, where an indent opens a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.copydesk import dates
from generator.copydesk.block import Block, ends_sentence
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.phrases import phrasebook
from generator.model import Line

WIDEST_COLUMN = 100
"""Hard-wrapped text is at most this wide, in characters; a longer line was never wrapped, unless it is
one of a few that have no blank to break at, such as an address."""

_PUNCTUATION = ",.;:!?)]}»”’،؛؟、。，…%"
_OPENERS = "([{«“‘„¿¡"
_LONG = 80
_LINK = 90
_CLAUSE = 20
_SHORT = 8
_WIDGET = 15
_LABEL = 40
_INNER_END = re.compile(r"[a-zà-ÿ0-9)][.!?][”\"’»]?\s+[\"“„«‘(]?[A-ZÀ-ÞА-Я]")
_LINKING = frozenset(FUNCTION_WORDS)


def join(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a stretch in order; blank lines belong to none."""
    groups = _groups(lines)
    column = wrapped_at(groups)
    blocks: list[Block] = []
    for group in groups:
        pieces = _unwrap(group, column) if column else _mend(group)
        for order, piece in enumerate(pieces):
            blocks.append(Block(_set_solid(piece), tuple(piece), len(blocks), gap=order == 0))
    return tuple(blocks)


def wrapped_at(groups: Sequence[Sequence[Line]]) -> int:
    """The column at which the text was hard-wrapped, or 0.

    Text is wrapped when nearly every line break inside a group stands where the next word would not have
    fitted: that cannot come about by chance.
    """
    lengths = [len(line.text.rstrip()) for group in groups for line in group]
    within = [length for length in lengths if length <= WIDEST_COLUMN]
    column = max(within, default=0)
    if len(within) < 0.97 * len(lengths):
        return 0
    breaks = [not _fits(above.text, below.text, column) for group in groups for above, below in pairwise(group) if not _indented(below.text)]
    return column if len(breaks) >= 6 and sum(breaks) >= 0.75 * len(breaks) else 0


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    fresh = True
    for line in lines:
        if not line.text or line.text.isspace():
            fresh = True
            continue
        if fresh or line.role or groups[-1][-1].role:
            groups.append([])
            fresh = False
        groups[-1].append(line)
    return groups


def _fits(above: str, below: str, column: int) -> bool:
    words = below.split(None, 1)
    return len(above.rstrip()) + 1 + len(words[0]) <= column


def _indented(text: str) -> bool:
    return text[:2].isspace() and len(text) > 2


def _unwrap(group: Sequence[Line], column: int) -> list[list[Line]]:
    """Wrapped lines to paragraphs: a break that had room for the next word is a real one; so is an indent."""
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
    return not ends_sentence(above) and (head[:1].islower() or head[:1] in _PUNCTUATION)


def _mend(group: Sequence[Line]) -> list[list[Line]]:
    """Text nodes to paragraphs: a line that goes on in the next is joined with it."""
    pieces = [[group[0]]]
    for at in range(1, len(group)):
        after = group[at + 1].text.lstrip() if at + 1 < len(group) else ""
        above, here = pieces[-1], group[at]
        if _goes_on(above, here, after) and not _stands_alone(above[-1]) and not _stands_alone(here):
            above.append(here)
        else:
            pieces.append([here])
    return pieces


def _stands_alone(line: Line) -> bool:
    """Whether a short line is never part of a sentence: a widget's label, or a date."""
    text = line.text.strip()
    if len(text) >= _LABEL:
        return False
    if text[0].isdigit() and any(mention.end - mention.start > 0.6 * len(text) for mention in dates.in_line(text)):
        return True
    return text[0].isupper() and text.casefold() in phrasebook().whole


def _goes_on(above: Sequence[Line], here: Line, after: str) -> bool:
    """Whether ``here`` continues the sentence that ``above`` left open; ``after`` is the line that follows.

    A link stands between two pieces of its sentence, so the third line often tells of the second: where it
    begins small or with a comma, the second was a link, and the open line before it goes on in it.
    """
    last, head = above[-1].text.rstrip(), here.text.lstrip()
    if _hangs(head, ends_sentence(last)) or last[-1] in _OPENERS:
        return True
    if ends_sentence(last) or last[-1] in ":：":
        return False
    size, word = sum(len(line.text) for line in above), last.split()[-1]
    followed = bool(after) and (after[0].islower() or _hangs(after, True))
    if word.casefold() in _LINKING:
        return size >= _SHORT or len(head) > _LABEL
    if last[-1] in ",،、":
        return size >= _CLAUSE
    if head[0].islower():
        return len(head) > _WIDGET or size > _CLAUSE or head.split()[0] in _LINKING or (followed and last[0].isupper())
    if len(head) > _LINK:
        return word[0].islower() and size >= _LONG and _INNER_END.search(last) is not None
    if followed:
        return size >= (_SHORT if word[0].islower() else _LONG)
    return word[0].islower() and ((size >= _LONG / 2 and ends_sentence(head)) or (size >= _LONG and _INNER_END.search(last) is not None))


def _hangs(head: str, ended: bool) -> bool:
    """Whether the line can only follow another: it opens with a comma, a lone full stop, a closing sign, or an ``'s``."""
    if head[0] in ",;:)]}»”،؛、。，%" or (head[0] in ".…!?" and len(head) < 4):
        return True
    return not ended and (head[0] in _PUNCTUATION or head[0] in "—–(" or (head[0] in "'’" and head[1:2].islower()))


def _set_solid(piece: Sequence[Line]) -> str:
    """The lines as one text: a space at each joint, but none before closing punctuation or after an opening sign."""
    text = " ".join(piece[0].text.split())
    for line in piece[1:]:
        more = " ".join(line.text.split())
        solid = more[0] in ",.;:!?)]}”’،؛؟、。，" or text[-1] in _OPENERS
        text = f"{text}{more}" if solid else f"{text} {more}"
    return text
