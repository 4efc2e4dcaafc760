"""Captions: found by their credits or by words that point into a picture, and kept apart from the story."""

from __future__ import annotations

import re

from generator.copydesk import byline, byline_evidence, byline_label, folio, names
from generator.copydesk.agencies import AGENCIES
from generator.copydesk.block import Block, ends_sentence, fold
from generator.copydesk.credit import LONGEST, bare, is_credit, opens_with_label, signed, split
from generator.copydesk.galley import Galley
from generator.copydesk.picture_words import OPENERS, POINTERS, ROWS
from generator.copydesk.prose import SIGNED, is_prose, is_signed_off
from generator.model import Caption
from generator.model.patterns import rare

_SHORT = 260
_LABELLED = 450
_POINTS = rare(rf"\((?:{'|'.join(POINTERS)})\)")
_ROW = rare(rf"(?:^|[.!?…”»] )(?:{'|'.join(ROWS)}) ?[:;]")
_CRIED = re.compile(r"(?:[A-Z'’-]{2,20},? ){2,6}(?:…|\.{3}) ?[A-Z]|(?:[A-Z'’-]{2,20},? ){1,6}[A-Z'’-]{2,20}(?:…|\.{3}) ?[A-Z]")
"""Words in capitals and dots, behind which the sentence begins: ``AT LAST … The mayor on the new bridge.``"""
_PARAGRAPH = 220
_LEAST = 40
"""Characters of a caption and the name behind it at the least."""
_SENTENCES = rare(r"[^\W\d_]{3}[.!?…][\"”»“’)]? [^\W\da-zß-ÿ_]")
"""Where in a text a sentence ends and another begins."""
_SPEECH = 130
"""Characters from which on a text with quotation marks is no caption."""
_QUOTES = '"“„«”'
_YEARS = rare(r"\((?:19|20)\d\d(?: ?[–-] ?(?:19|20)\d\d)?\)$")
_ADDRESS = re.compile(r" [^\s@]{1,64}@[^\s@]{1,64}$")
_STOPS = (". ", "! ", "? ", "… ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOKED_AT = 200
_LONGEST_BYLINE = 80
_OFFERS = frozenset(("advert", "newsletter", "follow", "share", "comments", "cookie", "related", "after"))
"""Rules of furniture whose lines are no captions though a page names them so; a player's words open captions as well (``Image 2: …``)."""


def find(galley: Galley) -> None:
    """Mark captions, their credits and their repetitions."""
    for block in galley.free():
        if is_credit(block) or _credits_again(galley, block):
            galley.mark(block, "field", "credit")
            _adopt(galley, block)
        elif block.text.endswith(SIGNED) and _closes_story(galley, block):
            continue
        elif (
            (split(block.text) and not _names_author(block) and not _is_dated(block))
            or _points(block.text[:_LOOKED_AT])
            or _is_signed(galley, block)
            or _named(galley, block)
        ):
            galley.mark(block, "field", "caption")
    seen: set[str] = set()
    for block in galley.blocks:
        mark = galley.marks[block.index]
        if mark and mark.detail == "caption" and block.folded not in seen:
            seen.add(block.folded)
        elif block.folded in seen:
            galley.remark(block, "duplicate", "caption")
    for block in galley.marked("caption"):
        _strike_uncredited(galley, block)


def _strike_uncredited(galley: Galley, caption: Block) -> None:
    """Mark as a repetition what stands right beside a caption and says the same without its credit: the picture's text for those who do not see it.

    The first line of all is a headline, whatever the picture shows, and so may be one that closes no sentence.
    """
    parts = split(caption.text)
    said = fold(parts.text) if parts else ""
    for index in (caption.index - 1, caption.index + 1):
        beside = galley.blocks[index] if said and 0 < index < len(galley.blocks) else None
        if beside and beside.ends and galley.marks[index] is None and beside.folded == said:
            galley.mark(beside, "duplicate", "caption")


def _credits_again(galley: Galley, block: Block) -> bool:
    """Whether a name with a source in brackets stands below several lines: ``Jane Doe (AFP)`` then took the pictures, and is in none of them."""
    if len(block.text) > _LONGEST_BYLINE or not block.text.endswith(SIGNED) or not block.index:
        return False
    parts = split(block.text)
    if parts is None or not names.is_name(parts.text):
        return False
    above = {galley.blocks[other.index - 1].folded for other in galley.blocks[1:] if other.folded == block.folded}
    return len(above - {block.folded}) > 1


def _points(text: str) -> bool:
    """Whether words tell the reader where in the picture to look, or that it is one from the archive, or open a caption in capitals."""
    if text.startswith(OPENERS) or ("(" in text and _POINTS.search(text) is not None):
        return True
    return (text[:2].isupper() and _CRIED.match(text) is not None) or ((":" in text or ";" in text) and _ROW.search(text) is not None)


def _is_signed(galley: Galley, block: Block) -> bool:
    """Whether the line ends in a few words in brackets, and either stands again or has a widget of the page right below it.

    The first line of all is a headline, however it ends; so is one that stands twice and closes no sentence before
    the brackets, unless the two stand together.
    """
    if not block.text.endswith((")", ").")) or block.index == 0 or block.weight > _SHORT:
        return False
    parts = signed(block.text)
    if parts is None or _points(block.text):
        return False
    if ends_sentence(parts.text):
        below = block.index + 1
        widget = below < len(galley.blocks) and (mark := galley.marks[below]) is not None and mark.detail in ("share", "number")
        return widget or _again(galley, block)
    return any(0 < at < len(galley.blocks) and galley.blocks[at].folded == block.folded for at in (block.index - 1, block.index + 1))


def _named(galley: Galley, block: Block) -> Caption | None:
    """Caption and credit of a line that goes on behind its last sentence with a person's name and no more: who took the picture.

    Not above the first paragraph: a headline may be two sentences, the second without its end.
    """
    text = block.text
    if not text[-1].isalpha() or not _LEAST <= len(text) <= LONGEST:
        return None
    at = max(text.rfind(sign, len(text) - _LONGEST_BYLINE) for sign in _STOPS) + 2
    if at < 2 or not text[at - 3].isalpha():
        return None
    name = _ADDRESS.sub("", text[at:])
    if not names.is_name(name) or byline_label.labelled(name)[0]:
        return None
    return Caption(text[: at - 1], name) if any(map(is_prose, galley.blocks[: block.index])) else None


def _again(galley: Galley, block: Block) -> bool:
    """Whether the line stands in the stretch a second time."""
    return any(other.text == block.text for other in galley.blocks if other is not block)


def _names_author(block: Block) -> bool:
    """Whether the line is a byline that an agency shares: ``Par Jeanne Exemple et AFP``; ``From left`` opens a caption."""
    return len(block.text) <= _LONGEST_BYLINE and byline_label.labelled(block.text)[0] not in ("", "from") and byline.is_byline(block)


def _is_dated(block: Block) -> bool:
    """Whether the line opens with a day and has the house behind a slash: ``Dec. 22, 2023 / Source: Harbour News``."""
    return _YEAR.search(block.text) is not None and folio.is_date_line(block) and not folio.mentions(block)[0].start


def _closes_story(galley: Galley, block: Block) -> bool:
    """Whether the block is the last paragraph of wire copy, signed with its agency: ``… sagte er. (dpa)``."""
    if not is_signed_off(block):
        return False
    below, above = range(block.index + 1, len(galley.blocks)), range(block.index - 1, -1, -1)
    return not any(map(is_prose, galley.free(below))) and any(map(is_prose, galley.free(above)))


def _adopt(galley: Galley, credit: Block) -> None:
    """A credit on a line of its own speaks for the line above it: always in one group, else where that line is short.

    Not for a date or a byline, nor for the first line of all that could be a headline, nor for one that stands elsewhere without a
    credit; and with a blank line between neither for a paragraph of several sentences, nor for one with speech in it, nor for the title
    of a work with its year: a picture may have a credit and no caption.
    """
    above = galley.blocks[credit.index - 1] if credit.index else None
    if (
        above is None
        or galley.marks[above.index] is not None
        or folio.is_date_line(above)
        or byline.is_byline(above)
        or byline_evidence.is_role(galley, above)
    ):
        return
    if above.ends and _signs_story(galley, credit):
        return
    closed = above.ends and above.text[-1] not in "?!"
    if not closed and not any(galley.marks[block.index] is None and block.words >= 4 for block in galley.blocks[: above.index]):
        return
    again = [block for block in galley.blocks if block is not above and block.folded == above.folded]
    if not closed and any(block is galley.blocks[-1] or not is_credit(galley.blocks[block.index + 1]) for block in again):
        return
    if credit.gap and ((len(above.text) > _PARAGRAPH and _SENTENCES.search(above.text)) or _speaks(above) or _YEARS.search(above.text)):
        return
    most = LONGEST if not credit.gap else _LABELLED if opens_with_label(credit) else _SHORT
    if len(above.text) <= most:
        galley.mark(above, "field", "caption")


def _signs_story(galley: Galley, credit: Block) -> bool:
    """Whether an agency's name alone stands below the last of several paragraphs: then it signs the story, and no picture."""
    if credit.text.strip(" .()").casefold() not in AGENCIES:
        return False
    below, above = range(credit.index + 1, len(galley.blocks)), range(credit.index - 2, -1, -1)
    return not any(map(is_prose, galley.free(below))) and sum(map(is_prose, galley.free(above))) > 0


def _speaks(block: Block) -> bool:
    """Whether the block is as long as a paragraph and somebody is quoted in it: captions hardly ever quote."""
    return block.weight >= _SPEECH and any(sign in block.text for sign in _QUOTES)


def gather(galley: Galley) -> tuple[Caption, ...]:
    """The captions of the story with their credits, in order, each once."""
    captions: list[Caption] = []
    for block in galley.blocks:
        mark = galley.marks[block.index]
        if not mark or mark.fate != "field":
            continue
        if mark.detail == "caption" and captions and not captions[-1].credit and is_credit(block):
            captions[-1] = Caption(captions[-1].text, bare(block.text))
        elif mark.detail == "caption":
            parts = split(block.text) or (signed(block.text) if _is_signed(galley, block) else None) or _named(galley, block)
            captions.append(parts or Caption(block.text))
        elif mark.detail == "credit" and captions and not captions[-1].credit:
            captions[-1] = Caption(captions[-1].text, bare(block.text))
    return tuple(dict.fromkeys(caption for caption in captions if caption.text))


def stated(galley: Galley) -> tuple[Caption, ...]:
    """The captions that the container states, each with its credit: the one stated, else the one that its last brackets name. What was struck
    as furniture in the page (an offer that is named a caption) is none."""
    marks = zip(galley.blocks, galley.marks, strict=True)
    struck = {block.text for block, mark in marks if block.role == "caption" and mark and mark.fate == "furniture" and mark.detail in _OFFERS}
    return tuple(_credited(text, credit) for text, credit in galley.stated.captions if text not in struck)


def _credited(text: str, credit: str) -> Caption:
    if credit:
        return Caption(text, bare(credit))
    parts = split(text) or signed(text)
    return parts if parts and parts.text and ends_sentence(parts.text) else Caption(text)
