"""Teasers: the headlines of other stories below this one, each with a sentence or two."""

from __future__ import annotations

from generator.copydesk.block import Block
from generator.copydesk.galley import Galley
from generator.copydesk.phrases import is_unspaced

_FEWEST, _FEWEST_LINES = 2, 6
"""Headlines and sentences, and lines in all, that make a list; fewer might be a subhead with a short paragraph."""

_HEADLINE = (12, 170)
_LONGEST = 290
"""Characters of the longest teaser."""
_AKIN = 0.26
"""Share at the least of its long words that a part of the same story has in common with the rest of it."""


def cut_off(galley: Galley, story: tuple[int, int]) -> tuple[int, int]:
    """The story's range without a run of teasers at its foot: headlines and sentences in turn, on other subjects."""
    blocks = [block for block in galley.free(range(*story)) if not _is_scrap(block)]
    running = [at for at in range(1, len(blocks)) if not _is_headline(blocks[at - 1]) and not _is_headline(blocks[at])]
    long = [at for at, block in enumerate(blocks) if block.weight > _LONGEST]
    at = max([*running, *long], default=len(blocks)) + 1
    rest = blocks[at:]
    headlines = sum(map(_is_headline, rest))
    sentences = sum(block.ends for block in rest if not _is_headline(block))
    if len(rest) < _FEWEST_LINES or min(headlines, sentences) < _FEWEST or _akin(blocks[:at], rest) >= _AKIN:
        return story
    return story[0], rest[0].index


def _is_scrap(block: Block) -> bool:
    """Whether the line is a word or two beside a teaser, such as its section or its age."""
    return block.weight < _HEADLINE[0] and not block.ends


def _is_headline(block: Block) -> bool:
    return _HEADLINE[0] <= block.weight <= _HEADLINE[1] and (not block.ends or block.text[-1] in "?!")


def _akin(story: list[Block], rest: list[Block]) -> float:
    """Share of the long words of ``rest`` that the story has too."""
    above = set().union(*(_terms(block) for block in story))
    below = set().union(*(_terms(block) for block in rest))
    return len(above & below) / len(below) if below else 1.0


def _terms(block: Block) -> set[str]:
    if is_unspaced(block.text):
        return {block.folded[at : at + 4] for at in range(len(block.folded) - 3)}
    return {word for word in block.words if len(word) >= 6}
