"""Signs of a headline: what speaks for a line above a story to be its headline, and what against it.

No sign is enough by itself: headlines stand below menus and breadcrumbs, above standfirsts that share more words with the story, and beside
the headlines of other stories. Each sign gives points, and the line with most of them is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.copydesk.block import HANGUL, Block, fold
from generator.copydesk.bylines import byline, names
from generator.copydesk.galley import Galley
from generator.copydesk.head import folio
from generator.copydesk.phrases import is_unspaced

WEIGHTS = {
    "a name": -1.0,
    "above a sentence": 0.9,
    "above a widget": -0.7,
    "all capitals": -0.8,
    "among the first": 0.7,
    "as long as most": 1.1,
    "below a widget": -0.4,
    "below another": -0.9,
    "between furniture": -0.5,
    "colon": 1.1,
    "commas": -1.3,
    "day or byline above, none below": -0.4,
    "day or byline below": 1.2,
    "day or byline near below": 1.0,
    "first such line": 0.8,
    "full stop": -2.1,
    "glued": -0.9,
    "hangs": 2.0,
    "in a list": -1.2,
    "long": -0.8,
    "path": -1.4,
    "shares a third": 1.7,
    "shares half": 0.8,
    "short": -0.9,
    "sixteen lines above": -1.2,
    "small letter first": -1.4,
    "stands inside another line": 1.7,
    "struck": -1.6,
    "twin above": 0.5,
    "twin below": 0.6,
    "two lines above": 0.2,
    "underlined": 3.0,
}
"""Points of each sign, see :meth:`Head.signs`. Fitted by logistic regression on the evaluation's dumps and on those made of public sets of
pages of other publishers, and rounded (but for ``hangs`` and ``underlined``, which too few of them
have); each half of the publishers was judged by weights fitted on the other (see docs/fidelity.md)."""

BAR = 1.3
"""Points that a headline must pass; fitted with the weights, then set half a point lower, since two of five lines in between are headlines."""

_TINY, _SHORT, _MIDDLE, _LONG, _LONGEST = 18, 30, 40, 110, 200
_HOLDS_ANOTHER = (24, 400)
_FEWEST_WORDS = 4
_SENTENCE = 40
_NEAR = 3
_FIRST = 6
_WORD_LENGTH = 4
_PAIRS_TOLD_BY = 40
_AKIN = 0.6
"""Share of the shorter line's long words that two lines on one subject have in common."""
_PATH = re.compile(r"\s[|>»›/]\s")
_HUMP = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_TAGS = 3
"""Commas of a line that lists subjects."""
_PARAGRAPHS = 12
_PARAGRAPH = 60


class Head:
    """The lines of a stretch from ``first`` down to where the story begins, and what their signs are read from."""

    def __init__(self, galley: Galley, first: int, last: int) -> None:
        self.galley = galley
        self.range = range(first, last)
        free = [galley.blocks[index] for index in self.range if galley.marks[index] is None]
        self.folios = [block.index for block in free if is_folio(block)]
        self.free = {block.index: block for block in free if block.index not in self.folios}
        self._like = [block for block in self.free.values() if _is_like_one(block)]
        self._bags = {block.index: set(_words(block.folded)) for block in self._like}
        self._longer = [block for block in galley.blocks[first:last] if _HOLDS_ANOTHER[0] < block.weight < _HOLDS_ANOTHER[1]]
        self._story = _story_words(galley)

    def points(self, block: Block) -> float:
        """How much speaks for the line, less what a headline must pass."""
        return sum(WEIGHTS[sign] for sign in self.signs(block)) - BAR

    def signs(self, block: Block) -> Iterator[str]:
        """The signs that hold for a line of the head, by their names in ``WEIGHTS``."""
        index, above = block.index, self.galley.extent[0] - block.index
        words = _words(block.folded)
        shared = sum(word in self._story for word in words) / len(words) if words else 0.0
        below = [at for at in self.folios if index < at < self.galley.extent[0]]
        nearest = next((at - index for at in self.folios if at > index), _NEAR + 1)
        over, under = self.free.get(index - 1), self.free.get(index + 1)
        loose_above, loose_below = over is not None and not over.ends, under is not None and not under.ends
        held = {
            "short": block.weight < _SHORT,
            "long": block.weight > _LONG,
            "as long as most": _MIDDLE <= block.weight <= _LONG,
            "commas": block.text.count(",") >= _TAGS,
            "glued": _HUMP.search(block.text) is not None and self._is_glued(block.text),
            "small letter first": block.text[0].islower(),
            "in a list": loose_above and loose_below and self._is_loose(index - 2) and self._is_loose(index + 2),
            "between furniture": not (loose_above or loose_below),
            "a name": names.is_name(block.text),
            "all capitals": block.text.isupper(),
            "colon": ": " in block.text or "：" in block.text,
            "full stop": block.text.endswith("."),
            "path": _PATH.search(block.text) is not None,
            "struck": self.galley.marks[index] is not None,
            "shares a third": shared >= 0.33,
            "shares half": shared >= 0.5,
            "stands inside another line": block.weight >= _TINY and self._stands_inside(block),
            "twin above": any(other.index < index and self._tells_the_same(other, block) for other in self._like),
            "twin below": any(index < other.index < self.galley.extent[0] and self._tells_the_same(other, block) for other in self._like),
            "among the first": index < _FIRST,
            "hangs": hangs(self.galley, block),
            "first such line": self._like[:1] == [block],
            "two lines above": above > 1,
            "sixteen lines above": above > 15,
            "day or byline near below": nearest <= _NEAR,
            "day or byline below": bool(below),
            "day or byline above, none below": not below and any(at < index for at in self.folios),
            "below another": over is not None and _is_like_one(over),
            "above a sentence": under is not None and under.ends and under.weight > _SENTENCE,
            "above a widget": self._is_furniture(index + 1),
            "below a widget": self._is_furniture(index - 1),
            "underlined": self._is_underlined(block),
        }
        return (name for name, holds in held.items() if holds)

    def _is_glued(self, text: str) -> bool:
        """Whether a word has a capital behind a small letter, and the story does not spell it so too (``TikTok``)."""
        return any(_HUMP.search(word) and self._story.isdisjoint(fold(word).split()) for word in text.split())

    def _is_loose(self, index: int) -> bool:
        """Whether the line has no mark, gives no day or byline, and closes no sentence."""
        block = self.free.get(index)
        return block is not None and not block.ends

    def _stands_inside(self, block: Block) -> bool:
        return any(block.folded in other.folded and block.folded != other.folded for other in self._longer)

    def _tells_the_same(self, other: Block, block: Block) -> bool:
        """Whether two lines have most of their long words in common, and more than one."""
        one, two = self._bags[other.index], self._bags.get(block.index) or set(_words(block.folded))
        return bool(one and two) and len(one & two) >= _AKIN * min(len(one), len(two)) > 1

    def _is_underlined(self, block: Block) -> bool:
        """Whether a ruled line as long as this one stands right below it."""
        below = self.galley.blocks[block.index + 1 : block.index + 2]
        return any(abs(len(line.text) - len(block.text)) <= 1 and not any(map(str.isalnum, line.text)) for line in below)

    def _is_furniture(self, index: int) -> bool:
        return 0 <= index < len(self.galley.blocks) and self.galley.is_furniture(index)


def is_folio(block: Block) -> bool:
    """Whether the line is a day or a byline, or holds a day with its hour, as no headline does."""
    return folio.is_date_line(block) or byline.is_byline(block) or any(found.value and found.precision == "minute" for found in folio.mentions(block))


def hangs(galley: Galley, block: Block) -> bool:
    """Whether the line continues the kicker above it: ``The Harbour`` / ``: A bridge at last``."""
    above = block.index - 1
    return block.text[0] == ":" and above >= 0 and (galley.marks[above] is None) and galley.blocks[above].weight < 100


def _is_like_one(block: Block) -> bool:
    """Whether the line is as long as headlines are."""
    return _SHORT <= block.weight <= _LONGEST and block.word_count >= _FEWEST_WORDS


def _words(text: str) -> Sequence[str]:
    """Words that say what a text is about: the longer ones; pairs of signs in scripts that set no blanks, or glue particles to short words."""
    if _goes_by_pairs(text):
        return _pairs(text)
    return [word for word in text.split() if len(word) >= _WORD_LENGTH]


def _goes_by_pairs(text: str) -> bool:
    return is_unspaced(text) or (not text.isascii() and HANGUL.search(text, 0, _PAIRS_TOLD_BY) is not None)


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _story_words(galley: Galley) -> frozenset[str]:
    """All words of the story's beginning, or its pairs of signs."""
    first, last = galley.extent
    story = [block for block in galley.blocks[first : min(last, first + _PARAGRAPHS)] if block.weight > _PARAGRAPH]
    return frozenset().union(*(_pairs(block.folded) if _goes_by_pairs(block.folded) else block.words for block in story))
