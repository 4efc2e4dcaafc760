"""Captions and their credit lines: kept apart from the story and from each other."""

from __future__ import annotations

import re

from generator.copydesk.block import Block
from generator.copydesk.galley import Galley
from generator.copydesk.phrases import phrasebook
from generator.model import Caption

LONGEST = 700
"""Longest block, in characters, that is taken for a caption."""

_SHORT = 260
_LABELLED = 450

_AGENCY = (
    r"(?:AFP|AP|EPA|EPA-EFE|EFE|PA|PA Media|PA Wire|Reuters|REUTERS|Getty(?: Images)?|dpa|DPA|ANSA|Shutterstock|SHUTTERSTOCK|Alamy|iStock|Bloomberg"
    r"|Xinhua|Anadolu(?: Agency)?|AA|IMAGO|imago|Imago|picture alliance|NTB|TT|ANP|Belga|Keystone|KEYSTONE|APA|Rex|ZUMA\w*|Unsplash|UPI|TASS|RIA Novosti"
    r"|Handout|HANDOUT|AAP|CP|The Canadian Press|THE CANADIAN PRESS|PTI|ANI|SIPA|AFP via Getty Images|The Associated Press|Associated Press"
    r"|Wikimedia Commons|Pixabay|File|FILE|Supplied|SUPPLIED|Contributed|Facebook|Instagram|Twitter|X|CNN|BBC|NASA|LaPresse|Europa Press|Cuartoscuro|Lusa|LUSA|PAP|LETA|BNS)"
)
_LABEL = (
    r"(?:Photos?|Photograph(?:s|er)?|Pictures?|Pics?|Image(?:s)?|Image [Cc]redits?|Credits?|Picture credit|Photo credit|Source|Courtesy|Foto(?:s|graf|grafia)?|Bild(?:er|rechte|quelle|nachweis)?"
    r"|Fotó|Zdjęcie|Fot\.|Źródło|Quelle|Crédito|Crédit(?: photo)?|Crédits|Crédits photo|Fotoğraf|Fotografía|Kuva|Kép|Фото|الصورة|تصوير|Illustration|Graphic|Grafik|Ảnh|PHOTO|FOTO)"
)
_BRACKET_END = re.compile(rf"\s*[(\[]\s*(?P<credit>(?:{_LABEL}\s*(?::|by|/|©)?\s*)?[^()\[\]]{{0,60}}?(?:{_AGENCY})?[^()\[\]]{{0,40}})\s*[)\]]\.?$")
_LABEL_END = re.compile(rf"\s*(?:[—–|/-]\s*)?(?P<credit>(?:{_LABEL}\s*(?:[:©]|by |courtesy ))\s*\S.{{0,90}})$")
_SIGN_END = re.compile(r"\s*(?P<credit>[©Ⓒ℗]\s*\S.{0,100})$")
_SLASH_END = re.compile(r"(?P<credit>(?:[\w.’'&-]{1,30} ){0,4}[\w.’'&-]{1,30} ?/ ?[^/()]{2,40}(?:/[^/()]{2,40})?)$")
_WIRE_END = re.compile(rf"(?<=[\w.!?’”\"')])\s+(?P<credit>(?:{_AGENCY})(?:\s(?:Photo|Images))?(?:/[\w .'’-]{{2,40}})?(?:,\s(?:File|Pool))?)$")
_VIA_END = re.compile(r"(?P<credit>(?:[\w.’'/-]{1,30} ){1,6}via [\w.’'/ -]{2,40})$")
_SENTENCE_BRACKET = re.compile(r"(?<=[.!?”\"])\s*\((?P<credit>[A-ZÀ-Þ][^()]{1,40})\)$")
_POINTS = re.compile(
    r"\((?:left|right|v\.\s?[lr]\.|von l(?:inks|i)\b[^()]{0,20}|from left|f\.l\.|de gauche[^()]{0,12}|da sinistra|centre|center|L|R|C|l\.|r\.|M\.|li\.|re\.|top|bottom|above|below|front|back|links|rechts|Mitte|gauche|droite|izq\.?|der\.?|Symbolbild|Symbolfoto|Archivbild)\)"
    r"|^(?:Archivbild|Symbolbild|Archivfoto|Symbolfoto|File photo|FILE PHOTO|FILE -|FILE –|FILE —|Pictured:|Image:|Photo:|Arkivbilde?:|Archive photo)"
)
_COPYRIGHT = re.compile(r"(?:19|20)\d\d|\b[Rr]ights?\b|\bRechte\b|derechos|droits|[Ll]icenc|prawa|diritti")
_OPENS_LABEL = re.compile(rf"{_LABEL}\s*[:©]")
_PAIR = re.compile(r"[A-ZÀ-Þ][\w.&-]{2,20}(?: [A-ZÀ-Þ][\w.&-]{1,20}){0,2}/[A-ZÀ-Þ][\w.-]{1,20}(?: [A-ZÀ-Þ][\w.-]{1,20}){1,2}")
_HAS_SOURCE = re.compile(rf"{_AGENCY}|{_LABEL}|©")


def split(text: str) -> Caption | None:
    """Caption and credit of a line that carries a credit, or ``None`` where it shows none.

    Knows the credit by its brackets and a source's name, by a label (``Photo:``), by ``©``, by a
    slash between a person and an agency, by ``via``, or by an agency's name after the last sentence.
    """
    if len(text) > LONGEST:
        return None
    tail = text[-140:]
    offset = len(text) - len(tail)
    for pattern in (_BRACKET_END, _LABEL_END, _SIGN_END, _VIA_END, _SLASH_END, _WIRE_END, _SENTENCE_BRACKET):
        found = pattern.search(tail)
        if not found or (pattern is _BRACKET_END and not _HAS_SOURCE.search(found["credit"])):
            continue
        if pattern is _WIRE_END and found.start() + offset and len(text[: offset + found.start()].split()) < 4:
            continue
        if pattern in (_SLASH_END, _VIA_END) and not (_HAS_SOURCE.search(found["credit"]) and found["credit"][:1].isupper()):
            continue
        return Caption(text[: offset + found.start()].strip(" |–—-"), _bare(found["credit"]))
    return None


def _bare(credit: str) -> str:
    return re.sub(rf"^{_LABEL}\s*(?::|by\b|©)\s*", "", credit).strip(" ()[]©") or credit.strip()


def is_credit(block: Block) -> bool:
    """Whether the line is a credit and nothing else."""
    if len(block.text) > 90 or _COPYRIGHT.search(block.text):
        return False
    if block.folded in phrasebook().words("credit", "whole"):
        return True
    parts = split(" " + block.text)
    return (parts is not None and not parts.text) or _PAIR.fullmatch(block.text) is not None


def find(galley: Galley) -> None:
    """Mark captions, their credits and their repetitions."""
    for block in galley.free():
        if is_credit(block):
            galley.mark(block, "field", "credit")
            _adopt(galley, block)
        elif split(block.text) or _POINTS.search(block.text[:200]):
            galley.mark(block, "field", "caption")
    seen: set[str] = set()
    for block in galley.blocks:
        mark = galley.marks[block.index]
        if mark and mark.detail == "caption" and block.folded not in seen:
            seen.add(block.folded)
        elif block.folded in seen:
            galley.remark(block, "duplicate", "caption")


def _adopt(galley: Galley, credit: Block) -> None:
    """A credit on a line of its own speaks for the line above it: always in one group, else where that line is short.

    Not for the first line of all that could be a headline.
    """
    above = galley.blocks[credit.index - 1] if credit.index else None
    if above is None or galley.marks[above.index] is not None:
        return
    if not above.ends and not any(galley.marks[block.index] is None and block.words >= 4 for block in galley.blocks[: above.index]):
        return
    again = [block for block in galley.blocks if block.folded == above.folded and block is not above]
    if not above.ends and any(not is_credit(galley.blocks[min(block.index + 1, len(galley.blocks) - 1)]) for block in again):
        return
    most = LONGEST if not credit.gap else _LABELLED if _OPENS_LABEL.match(credit.text) else _SHORT
    if len(above.text) <= most:
        galley.mark(above, "field", "caption")


def gather(galley: Galley) -> tuple[Caption, ...]:
    """The captions of the story with their credits, in order, each once."""
    captions: list[Caption] = []
    for block in galley.blocks:
        mark = galley.marks[block.index]
        if not mark or mark.fate != "field":
            continue
        if mark.detail == "caption":
            captions.append(split(block.text) or Caption(block.text))
        elif mark.detail == "credit":
            credit = _bare(block.text)
            if captions and not captions[-1].credit:
                captions[-1] = Caption(captions[-1].text, credit)
    return tuple(dict.fromkeys(caption for caption in captions if caption.text))
