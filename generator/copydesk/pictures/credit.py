"""Credits: whether a line has one or is one, and where the caption ends and the credit begins."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.copydesk.block import Block, fold
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.phrases import phrasebook
from generator.copydesk.pictures.credit_signs import LABEL, SOURCE, find, is_sentence
from generator.model import Caption
from generator.model.patterns import rare

LONGEST = 700
"""Longest block, in characters, that is taken for a caption."""

_SIGNED = re.compile(r"\((?P<credit>[^()\d]{2,45})\)\.?$")
_SIGNED_WORDS = 5
_OPENS_LABEL = rare(rf"{LABEL}\s*[:©]")
_OPENS_PICTURE = rare(rf"(?!Source|Quelle|Źródło|Courtesy){LABEL}\s*:")
_LABEL_ALONE = rare(rf"^{LABEL}\s*(?::|\.\.\.|by\b|©)\s*")
_PAIR = rare(r"[A-ZÀ-Þ][\w.&-]{2,20}(?: [A-ZÀ-Þ][\w.&-]{1,20}){0,2}/(?:for )?[A-ZÀ-Þ][\w.-]{1,20}(?: [A-ZÀ-Þ][\w.-]{1,20}){1,2}")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,20}(?: [\w.’'-]{1,20}){0,2} [A-ZÀ-Þ][\w.’'-]{1,20}")
_SOURCE_ALONE = re.compile(rf"(?:[\w ]{{2,30}} \| )?{SOURCE}(?: (?:Photo|Images))?")
_SOURCED = rare(rf"{_PERSON.pattern}, {SOURCE}(?:/{SOURCE})?")
_COPYRIGHT = re.compile(r"(?:19|20)\d\d|\b[Rr]ights?\b|\bRechte\b|derechos|droits|[Ll]icenc|prawa|diritti")
_LONGEST_CREDIT = 90
_LONGEST_NAME = 60
_LONGEST_LABEL = 20
_TELLING, _SMALL = 7, 3
"""Words at the least behind a label that say what the picture shows, and how many in small letters are more than small words."""
_LABEL_WORDS = 3
_PARTED = rare(r"(?:^|[.!?…।。\"”’»)\]|–—(\[/-])\s*$")
_OTHERS = frozenset("video vídeo copyright graphic grafik illustration source quelle kilde källa foto bild".split())
"""Labels that stand in front of other things too, or that the signs know."""


@lru_cache(maxsize=512)
def split_credit(text: str) -> Caption | None:
    """Caption and credit of a line that has a credit, else ``None``.

    A credit is known by its signs (see ``credit_signs``), or by a label in any language. Several rules ask, and dumps repeat captions, so the
    last answers are remembered.
    """
    if len(text) > LONGEST:
        return None
    if found := find(text):
        start, credit = found
        return Caption(text[:start].strip(" |–—-©"), bare(credit))
    return _labelled(text)


def _labelled(text: str) -> Caption | None:
    """Caption and credit where the word before the last colon is a label of the phrase lists: ``Zdroj: …``, ``ছবি: …``.

    The label begins the line, or stands behind a sentence, a bracket or a bar; the credit behind it is a name, no sentence.
    """
    if ":" not in text and "：" not in text:
        return None
    colon = max(text.rfind(":"), text.rfind("："))
    rest = text[colon + 1 :].strip()
    if not 2 <= len(rest) <= _LONGEST_NAME or is_sentence(rest) or rest[0].islower():
        return None
    before, labels = text[:colon].rstrip(), _labels()
    words = before.rsplit(None, _LABEL_WORDS)[-_LABEL_WORDS:]
    for first in range(len(words)):
        label = " ".join(words[first:]).lstrip("([|–—-/")
        start = len(before) - len(label)
        if label and not label[0].islower() and fold(label) in labels and _PARTED.search(before, 0, start):
            return Caption(before[:start].rstrip(" ([|–—-/©"), rest.strip(" ()[]"))
    return None


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Words that label a credit, in all languages, without those that label other things too."""
    return phrasebook().words("credit", "start") - _OTHERS


def split_brackets(text: str) -> Caption | None:
    """Caption and credit of a line that is known to be a caption: its credit may be any few words in brackets at its end, in any script.

    ``None`` where it ends otherwise. Words in small letters are no name: they point into the picture.
    """
    found = _SIGNED.search(text) if text.rstrip(".").endswith(")") and len(text) <= LONGEST else None
    if found is None or len(found["credit"].split()) > _SIGNED_WORDS or found["credit"][0].islower() or is_sentence(found["credit"]):
        return None
    return Caption(text[: found.start()].rstrip(), found["credit"])


def bare(credit: str) -> str:
    """The credit without its label, brackets and sign: ``Photo: A. Example/AFP`` gives ``A. Example/AFP``, ``A. Example (AFP)`` stays."""
    words = _LABEL_ALONE.sub("", credit).strip(" ©")
    return (words.strip("©") if "(" in words[1:] and words.endswith(")") else words.strip(" ()[]©")) or credit.strip()


def opens_with_label(block: Block) -> bool:
    """Whether the line opens with ``Photo:`` or the like."""
    return _OPENS_LABEL.match(block.text) is not None


def is_label(text: str) -> bool:
    """Whether the line is a credit's label and no more: ``Photo:``, ``Foto:``."""
    return text[-1] in ":：" and len(text) <= _LONGEST_LABEL and (_OPENS_LABEL.fullmatch(text) is not None or fold(text) in _labels())


def is_sourced(text: str) -> bool:
    """Whether the line is a person and, behind a comma, a source of pictures: ``Jane Doe, AP``."""
    return "," in text and len(text) <= _LONGEST_CREDIT and _SOURCED.fullmatch(text) is not None


def describes_picture(text: str) -> bool:
    """Whether a credit's label is followed by what the picture shows, not by who took it: ``Image: The mayor has agreed to open the bridge``."""
    label = _OPENS_PICTURE.match(text) if ":" in text[:_LONGEST_LABEL] else None
    if label is None or "/" in text or "©" in text:
        return False
    words = text[label.end() :].split()
    return len(words) >= _TELLING and sum(word[0].islower() and word not in FUNCTION_WORDS for word in words) >= _SMALL


def is_credit(block: Block) -> bool:
    """Whether the line is a credit and nothing else; see :func:`names_credit`."""
    return names_credit(block.text, block.folded)


def names_credit(text: str, folded: str) -> bool:
    """Whether a line, given also folded, is a credit and nothing else. A copyright notice, with a year or rights in it, is none."""
    return len(text) <= _LONGEST_CREDIT and _is_credited(text, folded) and _COPYRIGHT.search(text) is None and not describes_picture(text)


def _is_credited(text: str, folded: str) -> bool:
    """Whether the line is a credit known by its words, or one by its shape."""
    if folded in phrasebook().words("credit", "whole"):
        return True
    parts = split_credit(" " + text)
    return (parts is not None and not parts.text) or ("/" in text and _PAIR.fullmatch(text) is not None) or (" | " in text and _is_piped(text))


def _is_piped(text: str) -> bool:
    """Whether the line is a person and a source with a bar between them: ``Jane Doe | Getty Images``."""
    name, _, house = text.partition(" | ")
    return _PERSON.fullmatch(name) is not None and _SOURCE_ALONE.fullmatch(house) is not None
