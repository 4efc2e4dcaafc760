"""What reads as running text, told by how long a block is and how it ends."""

from __future__ import annotations

import re

from generator.copydesk.block import Block, ends_sentence
from generator.copydesk.head.dateline import closing_agency

SIGNED = (")", ").")
"""How a block with a signature in brackets ends."""
PROSE = 60
"""Characters of a block that is prose if it closes as a sentence."""
LONG = 200
"""Characters of a block that is prose however it ends."""
DOTS = ("…", "...")
"""How a line ends that was cut to fit, as teasers are; unless it is long, no story begins with it."""
_ENUMERATION = re.compile(r"：[^：]{2,40}、")
_INITIALS = re.compile(r"\([^\W\d_]{2,4}\)\.?$")
COLONS = ":："
"""Signs behind which something follows."""
_LONGEST_HEADLINE = 150
LONGEST_SUBHEAD = 110
"""Longest sub-head, in characters."""


def is_prose(block: Block) -> bool:
    """Whether the block reads as running text: long enough, and closed as a sentence or very long."""
    weight = block.weight
    return weight >= LONG or (weight >= PROSE and (block.ends or is_signed_off(block)))


def is_signed_off(block: Block) -> bool:
    """Whether the block is a sentence or more, signed with the agency or the writer's initials: ``… sagte er. (dpa)``."""
    text = block.text
    if not text.endswith(SIGNED) or block.weight < PROSE:
        return False
    return ends_sentence(text[: text.rfind("(")]) and (bool(closing_agency(text)) or _INITIALS.search(text) is not None)


def reads(block: Block) -> bool:
    """Whether the block is a sentence or more, however short, or a list behind a colon."""
    return is_prose(block) or (block.ends and block.word_count >= 3) or _ENUMERATION.search(block.text) is not None


def asks(block: Block) -> bool:
    """Whether the line is a question or an exclamation as long as a headline, which it is if it stands above the first sentence."""
    return block.text[-1] in "?!" and PROSE <= block.weight <= _LONGEST_HEADLINE


def opens_with_colon(block: Block) -> bool:
    """Whether the block is a paragraph with a colon at its end, as a story may begin: ``The ministry said in a statement on Sunday:``."""
    return block.text[-1] in COLONS and block.weight >= PROSE
