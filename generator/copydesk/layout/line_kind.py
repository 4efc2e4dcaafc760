"""What a short line of a dump is by itself, whatever stands around it."""

from __future__ import annotations

import re
from typing import Literal

from generator.copydesk import dates
from generator.copydesk.block import fold, shape
from generator.copydesk.bylines import names
from generator.copydesk.bylines.label import labelled
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.phrases import phrasebook
from generator.copydesk.pictures import credit

Kind = Literal["date", "credit", "by", "byline", "label", ""]
"""``by`` is the word that opens a byline and no more, ``byline`` that word and a name; ``label`` is a phrase of furniture."""

_BY, _LABEL, _LINE, _LINK = 20, 40, 80, 90
"""Characters of the words that open a byline, of a label, a line, the longest link."""
_DATE_BESIDE = 24
_DIGIT = re.compile(r"\d")


def kind_of(text: str) -> Kind:
    """The kind of a line without white space around it; ``""`` for most lines and for every long one."""
    if len(text) > _LINK:
        return ""
    if _is_date(text):
        return "date"
    folded = fold(text)
    if credit.names_credit(text, folded):
        return "credit"
    label, rest = labelled(text) if text[0].isupper() or len(text) < _BY else ("", "")
    if label and not rest:
        return "by"
    if label and names.read(rest, is_labelled=True):
        return "byline"
    if len(text) >= _LABEL:
        return ""
    return "label" if shape(folded) in phrasebook().whole and folded not in FUNCTION_WORDS else ""


def _is_date(text: str) -> bool:
    if len(text) > _LINE or not _DIGIT.search(text):
        return False
    found = dates.in_line(text)
    return bool(found) and len(text) - sum(mention.end - mention.start for mention in found) <= _DATE_BESIDE
