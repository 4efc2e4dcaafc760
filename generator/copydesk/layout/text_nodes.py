"""Text nodes: which lines go on in the next, in a dump with one line for each piece of text between two tags.

A link or a word in italics breaks its sentence into three lines. Only the lines themselves can tell where a paragraph ends: each sign gives
points for or against joining a line to the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.copydesk.agencies import AGENCIES
from generator.copydesk.block import ends_sentence
from generator.copydesk.bylines import names
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.layout.line_kind import kind_of
from generator.copydesk.pictures import credit

BASE = -2.1
"""Points that two lines start from."""

WEIGHTS = {
    "a name": 0.9,
    "after a colon": 0.6,
    "after a comma": 2.0,
    "after a label with a colon": 1.6,
    "after a small word": 1.2,
    "after an end": -0.6,
    "after an opening sign": 0.6,
    "after it hangs a colon": -1.2,
    "after it hangs a mark": 1.3,
    "closes a sentence": 0.4,
    "ends in a colon": -0.5,
    "figures": 1.4,
    "goes on": 1.1,
    "goes on, above open": 1.1,
    "goes on, above open in a small word": 0.6,
    "hangs": 3.0,
    "line above": -0.8,
    "line here": -0.6,
    "line or two so far, open": 1.6,
    "long after an end": 0.5,
    "paragraph so far, open": 2.9,
    "sentence after a colon": -0.5,
    "small": 1.7,
    "small after an end": -0.6,
    "small and more than a word": 1.9,
    "small word first": 1.3,
    "speech after a colon": -1.3,
    "word above": 0.6,
    "word here": 0.2,
}
"""Points of each sign, see :func:`signs`. Fitted by logistic regression on the evaluation's dumps of one line per text node, and rounded; each half
of their publishers was judged by weights fitted on the other, and loses little by it (see docs/fidelity.md)."""

CLOSING = ",.;:!?)]}»”’،؛؟、。，…%）」』】》"
OPENING = "([{«“‘„¿¡（「『【《"
_COMMAS = ",،、;؛"
_COLONS = ":："
_BRACKETS = ")]"
_JOINTS = "-–—/"
_WORD, _LABEL, _LINE, _LINK, _PARAGRAPH = 15, 40, 80, 90, 250
"""Characters of a word or two, of a label, of a line, of the longest link, and of a paragraph that may be complete."""
_MOST_NAMES = 12
"""Lines over which the names of a byline may run, with the words between them."""
_FIGURES = re.compile(r"[\d\W]+")
_WORDS_TOO = ("date", "credit", "label")
"""Kinds of lines that may be a piece of a sentence as well."""


class Node:
    """One line of a dump of text nodes: its ``text`` without white space around it, whether it ``ended`` a sentence, its ``kind``."""

    __slots__ = ("ended", "kind", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.ended = ends_sentence(text)
        self.kind = kind_of(text)


class Joint(NamedTuple):
    """The place above the line number ``at``; the paragraph above it has ``so_far`` characters."""

    nodes: Sequence[Node]
    at: int
    so_far: int

    @property
    def above(self) -> Node:
        """The line above."""
        return self.nodes[self.at - 1]

    @property
    def here(self) -> Node:
        """The line below."""
        return self.nodes[self.at]

    @property
    def after(self) -> str:
        """The text of the line after that; ``""`` at the end."""
        return self.nodes[self.at + 1].text if self.at + 1 < len(self.nodes) else ""


def goes_on(joint: Joint) -> bool:
    """Whether ``here`` continues the paragraph that ``above`` belongs to."""
    settled = _settled_by_kind(joint)
    return BASE + sum(WEIGHTS[sign] for sign in signs(joint)) > 0 if settled is None else settled


def _settled_by_kind(joint: Joint) -> bool | None:
    """What the kinds of the two lines settle before any points are counted; ``None`` where they settle nothing.

    Dates, credits, numbers and a widget's labels stand alone, except a date behind its label (``Updated:``). A name belongs to the ``By``
    above it. The first of several names below a complete line begins a byline. A piece of a sentence may look like any of them.
    """
    above, here = joint.above.text, joint.here.text
    if _is_within(joint):
        return True
    if joint.here.kind == "date":
        return len(above) < _LABEL and above[-1] in _COLONS
    if joint.above.kind == "date" and here[0] not in _COMMAS:
        return False
    if joint.here.kind == "credit" or (joint.above.kind == "credit" and not (here[0].islower() and len(here) > _LABEL)):
        return False
    if above[-1] in _BRACKETS and not here[0].islower() and here[0] not in CLOSING and credit.split_credit(above) is not None:
        return False
    if joint.here.kind in ("by", "byline"):
        return None if above[0].islower() or above[-1] in _COMMAS or joint.so_far > _PARAGRAPH else False
    if joint.above.kind == "byline" and not here[0].islower() and here[0] not in CLOSING:
        return None if here.casefold() in names.ANDS else False
    if joint.above.kind == "by":
        return here[0].isupper() and len(here) < _LINE
    return False if "label" in (joint.above.kind, joint.here.kind) or _stands_alone(joint) or _signs_above_day(joint) else None


def _is_within(joint: Joint) -> bool:
    """Whether the line is a short one in the midst of a sentence, or the rest of it below such a line: ``according to`` / ``Reuters`` /
    ``, the mayor``."""
    above, here = joint.above, joint.here
    if above.kind in _WORDS_TOO and joint.so_far > len(above.text):
        return _goes_on_with(here)
    open_above = not above.ended and above.text[-1].isalpha() and above.text.rsplit(None, 1)[-1].islower()
    if here.kind not in _WORDS_TOO or not open_above or here.ended or joint.at + 1 >= len(joint.nodes):
        return False
    in_text = joint.so_far >= _LABEL or above.text.rsplit(None, 1)[-1] in FUNCTION_WORDS
    return in_text and _goes_on_with(joint.nodes[joint.at + 1])


def _goes_on_with(node: Node) -> bool:
    """Whether the line can be the rest of a sentence alone."""
    return node.kind == "" and (node.text[0].islower() or hangs(node.text, node.ended))


def _stands_alone(joint: Joint) -> bool:
    """Whether the line above is a paragraph of its own: a number, or a complete line with the first of several names below it."""
    above, here = joint.above.text, joint.here.text
    if joint.so_far != len(above):
        return False
    if len(above) < _LABEL:
        return _FIGURES.fullmatch(above) is not None and not here[0].islower() and here[0] not in CLOSING
    return _lists_names(joint)


def _signs_above_day(joint: Joint) -> bool:
    """Whether the line is a byline with the day below it: ``Jane Doe, Harbour Weekly`` / ``12 May 2024``."""
    above, here = joint.above.text, joint.here.text
    if joint.at + 1 == len(joint.nodes) or joint.nodes[joint.at + 1].kind != "date" or not here[0].isupper() or len(here) >= _LINE:
        return False
    is_listed = joint.above.kind == "by" or above[-1] in _COMMAS or above.rsplit(None, 1)[-1].casefold() in names.ANDS
    return not is_listed and bool(names.read(here))


def _lists_names(joint: Joint) -> bool:
    """Whether a byline begins here, not a sentence: names joined by commas and an ``and``, and something new behind them."""
    at, nodes = joint.at, joint.nodes
    last = min(len(nodes), at + _MOST_NAMES)
    while at < last and _signs_stories(nodes[at].text) and at + 1 < last and nodes[at + 1].text.casefold() in names.ANDS:
        at += 2
    if at == joint.at or at >= last or not _signs_stories(nodes[at].text):
        return False
    behind = nodes[at + 1].text if at + 1 < len(nodes) else ""
    return not behind or not (behind[0].islower() or hangs(behind, False))


def _signs_stories(text: str) -> bool:
    return names.is_name(text) or text.casefold() in AGENCIES


def hangs(text: str, ended: bool) -> bool:
    """Whether the line can only follow another: it opens with a comma, a lone full stop, a closing sign, or an ``'s``."""
    if text[0] in ",;:)]}»”،؛、。，%" or (text[0] in ".…!?" and len(text) < 4):
        return True
    return not ended and (text[0] in CLOSING or text[0] in "—–(" or (text[0] in "'’" and text[1:2].islower()))


def _is_small(sign: str, word: str) -> bool:
    """Whether the line goes on as one with a small letter would, in a script that has none: with kana, or a small word."""
    return "\u3041" <= sign <= "\u3096" or (sign.lower() == sign.upper() and word in FUNCTION_WORDS)


def signs(joint: Joint) -> Iterator[str]:
    """The signs that hold at a joint, by their names in ``WEIGHTS``."""
    above, here, after = joint.above.text, joint.here.text, joint.after
    ended, closed = joint.above.ended, joint.here.ended
    word = above.rsplit(None, 1)[-1]
    first = here.split(None, 1)[0].casefold()
    small = here[0].islower() or (not ended and _is_small(here[0], first))
    hanging = hangs(here, ended)
    goes_on_after = bool(after) and not closed and (after[0].islower() or hangs(after, False))
    open_word = not ended and word[0].islower() and above[-1].isalnum()
    size, length, so_far = len(above), len(here), joint.so_far
    held = {
        "hangs": hanging,
        "after an end": ended,
        "after a comma": above[-1] in _COMMAS,
        "after a colon": above[-1] in _COLONS,
        "after a label with a colon": above[-1] in _COLONS and size < _LABEL,
        "speech after a colon": above[-1] in _COLONS and here[0] in "-–—•",
        "sentence after a colon": above[-1] in _COLONS and closed,
        "after a small word": not ended and word.casefold() in FUNCTION_WORDS,
        "after an opening sign": above[-1] in OPENING or above[-1] in _JOINTS,
        "small": small and not hanging,
        "small and more than a word": small and length > _WORD,
        "small after an end": small and ended,
        "small word first": small and first in FUNCTION_WORDS,
        "figures": not ended and _FIGURES.fullmatch(here) is not None,
        "a name": length < _LABEL and names.is_name(here),
        "closes a sentence": closed,
        "ends in a colon": here[-1] in _COLONS,
        "goes on": goes_on_after,
        "after it hangs a mark": bool(after) and hangs(after, closed),
        "after it hangs a colon": after[:1] != "" and after[0] in _COLONS,
        "goes on, above open": goes_on_after and not ended and size >= _LABEL,
        "goes on, above open in a small word": goes_on_after and open_word,
        "long after an end": ended and length >= _LINK,
        "paragraph so far, open": so_far >= _PARAGRAPH and not ended,
        "line or two so far, open": _LINK <= so_far < _PARAGRAPH and not ended,
        "word above": size < _WORD,
        "line above": size >= _LINE,
        "word here": length < _WORD,
        "line here": length >= _LINK,
    }
    return (name for name, holds in held.items() if holds)
