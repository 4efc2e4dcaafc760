"""Corrections and editors' notes: what a house says below a story of the story, in a box as a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.wire.pages.blocks import Page
from generator.wire.pages.column import points_away

BELOW = 3
"""Blocks below a story among which it stands."""

SHORTEST = 40
"""Characters of a note that says something; what is shorter leads to a form."""

_OPENING = re.compile(
    r"(?:corrections?|clarification|editor[’']?s[’']? note|berichtigung|korrektur|richtigstellung|anmerkung der redaktion|correctif|rectificatif"
    r"|note de la rédaction|ndlr|correcci[oó]n|fe de erratas?|nota (?:de la redacci[oó]n|del editor|da redação|della redazione)|errata|correção"
    r"|rettifica|correzione|correctie|rectificatie|rättelse|rettelse|düzeltme|editörün notu|تصحيح|تنويه|توضيح|ملاحظة المحرر|תיקון|הבהרה|اصلاحیه"
    r"|исправление|уточнение)\b[^:.—–]{0,40}[:—–]",
    re.IGNORECASE,
)
"""How such a note opens, in the main languages: its name, a date perhaps, and a sign behind which the note stands."""


def with_corrections(page: Page, taken: Sequence[bool]) -> list[bool]:
    """``taken`` with the notes of that kind among the story's blocks and right below them."""
    result = list(taken)
    inside = [index for index, here in enumerate(taken) if here]
    for index in range(inside[0], min(inside[-1] + BELOW + 1, len(taken))) if inside else ():
        block = page.blocks[index]
        if not taken[index] and len(block.text) >= SHORTEST and _OPENING.match(block.text) and not points_away(page, block):
            result[index] = True
    return result
