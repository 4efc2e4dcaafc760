"""What reads as running text, and what a line says by how it ends."""

from __future__ import annotations

import re

from generator.copydesk.block import Block, ends_sentence
from generator.copydesk.head.dateline import closing_agency

SIGNED = (")", ").")
"""How a block ends that is signed in brackets."""
PROSE = 60
"""Characters of a block that reads as text if it closes as a sentence."""
LONG = 200
"""Characters of a block that reads as text however it ends."""
DOTS = ("…", "...")
"""How a shorter line ends that was cut to fit, as teasers are: it is no paragraph of a story's beginning."""
_ENUMERATION = re.compile(r"：[^：]{2,40}、")
_INITIALS = re.compile(r"\([^\W\d_]{2,4}\)\.?$")
COLONS = ":："
"""Signs that announce what follows."""
_LONGEST_HEADLINE = 150
LONGEST_SUBHEAD = 110
"""Longest sub-head, in characters."""


def is_prose(block: Block) -> bool:
    """Whether the block reads as running text: long enough, and closed as a sentence or very long."""
    weight = block.weight
    return weight >= LONG or (weight >= PROSE and (block.ends or is_signed_off(block)))


def is_signed_off(block: Block) -> bool:
    """Whether the block is a sentence or more with the agency or the writer's initials behind it that sign a story: ``… sagte er. (dpa)``."""
    text = block.text
    if not text.endswith(SIGNED) or block.weight < PROSE:
        return False
    return ends_sentence(text[: text.rfind("(")]) and (bool(closing_agency(text)) or _INITIALS.search(text) is not None)


def reads(block: Block) -> bool:
    """Whether the block is a sentence or more, however short, or a row of things named after a colon."""
    return is_prose(block) or (block.ends and block.word_count >= 3) or _ENUMERATION.search(block.text) is not None


def asks(block: Block) -> bool:
    """Whether the line is as long as a headline and a question or a cry: above the first sentence it is one, not a paragraph."""
    return block.text[-1] in "?!" and PROSE <= block.weight <= _LONGEST_HEADLINE


def opens_with_colon(block: Block) -> bool:
    """Whether the block is as long as a paragraph and closes in a colon, as a story may open: ``The ministry said in a statement on Sunday:``."""
    return block.text[-1] in COLONS and block.weight >= PROSE
