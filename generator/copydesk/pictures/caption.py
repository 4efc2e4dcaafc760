"""Captions: known by their credits or by words that point into a picture, and kept apart from the story."""

from __future__ import annotations

import re

from generator.copydesk.block import Block, ends_sentence, fold
from generator.copydesk.bylines import byline, names
from generator.copydesk.bylines.label import labelled
from generator.copydesk.galley import Galley
from generator.copydesk.head import folio
from generator.copydesk.pictures import credit_lines
from generator.copydesk.pictures.credit import LONGEST, bare, describes_picture, is_credit, split_brackets, split_credit
from generator.copydesk.pictures.credit_lines import LONGEST_BYLINE, SHORT
from generator.copydesk.pictures.day import is_of_picture
from generator.copydesk.pictures.words import OPENERS, POINTERS, ROWS
from generator.copydesk.story.prose import SIGNED, is_prose, is_signed_off
from generator.model import Caption
from generator.model.patterns import rare

_POINTS = rare(rf"\((?:{'|'.join(POINTERS)})\)")
_ROW = rare(rf"(?:^|[.!?…”»] )(?:{'|'.join(ROWS)}) ?[:;]")
_SIDE = rare(r"[^\W\da-zß-ÿ_][\w’'-]{2,25} \((?:à )?[gd]\)")
"""French for left and right: ``Jeanne Exemple (g) et Jean Modèle (d)``."""
_CRIED = re.compile(r"(?:[A-Z'’-]{2,20},? ){2,6}(?:…|\.{3}) ?[A-Z]|(?:[A-Z'’-]{2,20},? ){1,6}[A-Z'’-]{2,20}(?:…|\.{3}) ?[A-Z]")
"""Words in capitals with dots, then a sentence: ``AT LAST … The mayor on the new bridge.``"""
_LEAST = 40
"""Characters at the least of a caption with a name behind it."""
_ADDRESS = re.compile(r" [^\s@]{1,64}@[^\s@]{1,64}$")
_STOPS = (". ", "! ", "? ", "… ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOKED_AT = 200
_OFFERS = frozenset(("advert", "newsletter", "follow", "share", "comments", "cookie", "related", "after"))
"""Rules of furniture whose lines are no captions even if a page calls them so; a player's words may open captions (``Image 2: …``)."""


def find(galley: Galley) -> None:
    """Mark captions, their credits and their repetitions."""
    for block in galley.free():
        if describes_picture(block.text):
            galley.mark(block, "field", "caption")
        elif is_credit(block) or credit_lines.stands_again(galley, block) or credit_lines.is_placed(galley, block):
            galley.mark(block, "field", "credit")
            credit_lines.adopt(galley, block)
        elif _is_caption(galley, block) and not _closes_story(galley, block):
            galley.mark(block, "field", "caption")
    _mark_repetitions(galley)


def _is_caption(galley: Galley, block: Block) -> bool:
    """Whether the line belongs to a picture: by a credit, words that point into it, its day, or a name at the end."""
    return (
        (split_credit(block.text) is not None and not _names_author(block) and not _is_dated(block))
        or _points(block.text[:_LOOKED_AT])
        or _is_pictured(block)
        or (is_of_picture(block.text, block.words) and not folio.is_date_line(block))
        or _is_signed(galley, block)
        or _split_name(galley, block) is not None
    )


def _mark_repetitions(galley: Galley) -> None:
    """Mark as duplicates the lines that say again what a caption above them says, or one beside them without its credit."""
    if not galley.marked("caption"):
        return
    seen: set[str] = set()
    for block in galley.blocks:
        mark = galley.marks[block.index]
        if mark and mark.detail == "caption" and block.folded not in seen:
            seen.add(block.folded)
        elif block.folded in seen:
            galley.remark(block, "duplicate", "caption")
    for block in galley.marked("caption"):
        _mark_without_credit(galley, block)


def _mark_without_credit(galley: Galley, caption: Block) -> None:
    """The line right beside a caption that says the same without its credit: the picture's text for those who do not see it.

    What closes no sentence may be the headline, which many a picture has for its words.
    """
    parts = split_credit(caption.text)
    said = fold(parts.text) if parts else ""
    for block in galley.free(index for index in (caption.index - 1, caption.index + 1) if said and 0 <= index < len(galley.blocks)):
        if block.folded == said and block.ends:
            galley.mark(block, "duplicate", "caption")


def _points(text: str) -> bool:
    """Whether words say where in the picture to look, or that it is from the archive, or open a caption in capitals."""
    if text.startswith(OPENERS) or ("(" in text and _POINTS.search(text) is not None):
        return True
    return (text[:2].isupper() and _CRIED.match(text) is not None) or ((":" in text or ";" in text) and _ROW.search(text) is not None)


def _is_pictured(block: Block) -> bool:
    """Whether brackets say where somebody is ``(pictured …)``, in a line that closes no sentence, or on which side, in one letter."""
    if "(" not in block.text or block.weight > LONGEST:
        return False
    return (not block.ends and "(pictured" in block.text) or _SIDE.search(block.text) is not None


def _is_signed(galley: Galley, block: Block) -> bool:
    """Whether the line ends in a few words in brackets, and stands twice or has a widget of the page right below it.

    The first line of all is a headline, however it ends. So is one that stands twice, with no full stop before the brackets, unless the two
    stand together.
    """
    if not block.text.endswith(SIGNED) or block.index == 0 or block.weight > SHORT:
        return False
    parts = split_brackets(block.text)
    if parts is None or _points(block.text):
        return False
    if ends_sentence(parts.text):
        below = block.index + 1
        is_above_widget = below < len(galley.blocks) and (mark := galley.marks[below]) is not None and mark.detail in ("share", "number")
        return is_above_widget or any(other.text == block.text for other in galley.blocks if other is not block)
    return any(0 < at < len(galley.blocks) and galley.blocks[at].folded == block.folded for at in (block.index - 1, block.index + 1))


def _split_name(galley: Galley, block: Block) -> Caption | None:
    """Caption and credit of a line whose last sentence is followed by a person's name and no more: the photographer's.

    Not above the first paragraph: a headline may be two sentences, the second without a full stop.
    """
    text = block.text
    if not text[-1].isalpha() or not _LEAST <= len(text) <= LONGEST:
        return None
    at = max(text.rfind(sign, len(text) - LONGEST_BYLINE) for sign in _STOPS) + 2
    if at < 2 or not text[at - 3].isalpha():
        return None
    name = _ADDRESS.sub("", text[at:])
    if not names.is_name(name) or labelled(name)[0]:
        return None
    return Caption(text[: at - 1], name) if any(map(is_prose, galley.blocks[: block.index])) else None


def _names_author(block: Block) -> bool:
    """Whether the line is a byline with an agency in it: ``Par Jeanne Exemple et AFP``."""
    return len(block.text) <= LONGEST_BYLINE and byline.is_labelled(block)


def _is_dated(block: Block) -> bool:
    """Whether the line is a day with the source behind a slash: ``Dec. 22, 2023 / Source: Harbour News``."""
    return _YEAR.search(block.text) is not None and folio.is_date_line(block) and not folio.mentions(block)[0].start


def _closes_story(galley: Galley, block: Block) -> bool:
    """Whether the block is the last paragraph of wire copy, signed with its agency: ``… sagte er. (dpa)``."""
    if not block.text.endswith(SIGNED) or not is_signed_off(block):
        return False
    below, above = range(block.index + 1, len(galley.blocks)), range(block.index - 1, -1, -1)
    return not any(map(is_prose, galley.free(below))) and any(map(is_prose, galley.free(above)))


def gather(galley: Galley) -> tuple[Caption, ...]:
    """The captions of the story with their credits, in order, each once."""
    captions: list[Caption] = []
    for block in galley.blocks:
        mark = galley.marks[block.index]
        if not mark or mark.fate != "field" or mark.detail not in ("caption", "credit"):
            continue
        if captions and not captions[-1].credit and (mark.detail == "credit" or is_credit(block)):
            captions[-1] = Caption(captions[-1].text, bare(block.text))
        elif mark.detail == "caption":
            captions.append(_with_credit(galley, block))
    return tuple(dict.fromkeys(caption for caption in captions if caption.text))


def _with_credit(galley: Galley, block: Block) -> Caption:
    """A line that is a caption, and the credit that it gives."""
    if not describes_picture(block.text) and (parts := split_credit(block.text)):
        return parts
    parts = split_brackets(block.text) if _is_signed(galley, block) else None
    return parts or _split_name(galley, block) or Caption(block.text)


def stated(galley: Galley) -> tuple[Caption, ...]:
    """The captions that the container states, each with its credit: the one stated, else the one that its last brackets name.

    What was struck as furniture in the page (an offer that calls itself a caption) is none.
    """
    marks = zip(galley.blocks, galley.marks, strict=True)
    struck = {block.text for block, mark in marks if block.role == "caption" and mark and mark.fate == "furniture" and mark.detail in _OFFERS}
    return tuple(_credited(text, credit) for text, credit in galley.stated.captions if text not in struck)


def _credited(text: str, credit: str) -> Caption:
    if credit:
        return Caption(text, bare(credit))
    parts = split_credit(text) or split_brackets(text)
    return parts if parts and parts.text and ends_sentence(parts.text) else Caption(text)
