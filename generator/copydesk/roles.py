"""Roles: what a page or a record itself says of its lines, trusted before any rule of the desk is asked."""

from __future__ import annotations

from typing import Literal

from generator.copydesk.block import Block, fold
from generator.copydesk.furniture import is_feed_foot, rule_of
from generator.copydesk.galley import Galley
from generator.copydesk.head import folio
from generator.copydesk.phrases import phrasebook

Field = Literal["headline", "standfirst", "body", "subhead", "caption", "credit", "date"]

_FIELDS: dict[str, Field] = {
    "headline": "headline",
    "standfirst": "standfirst",
    "paragraph": "body",
    "item": "body",
    "quote": "body",
    "row": "body",
    "subhead": "subhead",
    "caption": "caption",
    "credit": "credit",
    "date": "date",
}
_ASKED, _CAPTION = frozenset(("body", "caption")), frozenset(("caption",))
"""Fields whose lines may be furniture all the same: of a page, and of a record, whose paragraphs were set by whoever wrote the story."""
_ONCE = frozenset(("headline", "standfirst", "caption", "body"))
_OFFERS = frozenset(("advert", "newsletter", "copyright", "cookie", "follow", "comments", "link"))
"""Rules of furniture that are asked about a page's paragraphs: extractors take offers, notices and the page's own address for such."""
_LABELS = frozenset(("related", "after"))
"""Rules that know what announces other stories; a page's own sub-head may use such words (``Up next``), but ends in no colon."""
_MOST = {"newsletter": 220, "advert": 60, "related": 60, "after": 60}
"""Characters up to which these rules hold; a longer paragraph reports on an offer (a paper that counts who signed up), or ends in its words."""
_PROSE = 80
"""Characters of a paragraph with which the story has begun: a date line above it is none of it."""
_LEFT_OUT = "not in the article"


def trust(galley: Galley) -> bool:
    """Mark every line as its role says, repetitions as duplicates; whether the roles tell the whole story.

    Bylines are left to the rules, which read the names. A date line that a page sets as its first paragraph is the date. Offers and notices
    among a page's paragraphs are furniture all the same, as are players and advertisements, which stand in figures as pictures do. Where
    paragraphs are named, a line without a role is none.
    """
    if not any(block.role for block in galley.blocks):
        return False
    asked = _ASKED if galley.is_page else _CAPTION
    seen: set[tuple[str, str]] = set()
    started = False
    for block in galley.blocks:
        field = _FIELDS.get(block.role)
        if block.role == "boilerplate":
            galley.mark(block, "furniture", _LEFT_OUT)
        elif field in asked and block.index not in galley.kept and (rule := _told_by_words(block, field)):
            galley.mark(block, "furniture", rule)
        elif galley.is_record and field == "body" and is_feed_foot(block.text):
            galley.mark(block, "furniture", "copyright")
        elif field == "body" and not started and folio.is_date_line(block):
            galley.mark(block, "field", "date")
        elif field:
            started = started or (field == "body" and block.weight > _PROSE)
            again = field in _ONCE and block.role != "row" and (field, block.folded) in seen
            galley.mark(block, "duplicate" if again else "field", field)
            seen.add((field, block.folded))
    has_body = bool(galley.marked("body"))
    if has_body:
        for block in galley.free():
            if not block.role:
                galley.mark(block, "furniture", _LEFT_OUT)
    return has_body


def _told_by_words(block: Block, field: str) -> str:
    """The rule of furniture that knows a page's caption, or a paragraph as an offer or a notice; ``""`` where none does."""
    rule = rule_of(block, phrasebook())
    if field == "caption":
        return rule
    if len(block.text) > _MOST.get(rule, len(block.text)):
        return ""
    return rule if rule in _OFFERS or (rule in _LABELS and block.text.endswith((":", "："))) else ""


def headline(galley: Galley) -> Block | None:
    """The block that the roles or the stated headline name; other lines of the same words are duplicates of it."""
    stated = fold(galley.stated.headline)
    named = galley.marked("headline") or [block for block in galley.free() if stated and block.folded == stated]
    for order, block in enumerate(named):
        galley.remark(block, "duplicate" if order else "field", "headline")
    return named[0] if named else None
