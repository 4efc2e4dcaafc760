"""Versions of a story: what an outlet sent out again with more to say, or corrected, is the same article, and the newest of them stands.

Two stories are never made one: nothing counts that the same form, filled in for another event, could show as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final, Literal

from generator.archive import plain
from generator.model import FiledArticle
from generator.model.patterns import rare

Order = Literal["", "newer", "older"]
"""Which of two versions came out later; ``""`` where nothing tells."""

Address = Literal["", "same", "other"]
"""Whether two articles have one address, or each its own; ``""`` where one of them has none."""

_DAYS: Final = 2
"""Between two versions without a common address: what an outlet sends out later is mostly a story of its own."""

_SAME_TITLE: Final = 0.7
"""Share of the longer headline's words that the other has too."""

_AT_ADDRESS, _ELSEWHERE, _VERBATIM = 0.6, 0.75, 0.75
"""Share of the shorter text that the other holds: under one address; from one outlet; and there in whole paragraphs, where figures changed."""

_CORRECTED: Final = (
    "correct(?:ed|ion)|clarifi(?:ed|cation)|rectificatif|rectification|correctif|corrigé|korrektur|berichtigung|korrigiert|corrección|rectificación"
    "|correção|correzione|rettifica|düzeltme|تصحيح|تصويب|توضيح|תיקון|اصلاحیه"
)
_RETRACTED: Final = "retract(?:ed|ion)|withdrawn|annulation|annulé|rétracté|zurückgezogen|retirado|retirada|ritirato|geri çekildi|سحب"
_SENT_AGAIN: Final = r"update[ds]?|wrapup|refile|rpt|mise à jour|actualización|aktualisiert|aggiornamento|تحديث"
_SLUGLINE: Final = rare(
    rf"\A\W*+(?:(?P<corrected>{_CORRECTED})|(?P<retracted>{_RETRACTED})|{_SENT_AGAIN})(?: \d++)?\s*+[])]?\s*+[-–—:|]\s*+", re.IGNORECASE
)
"""What agencies and outlets write before the headline of what they send again: ``UPDATE 2-``, ``CORRECTED-``, ``Retraction:``."""
_KIND: Final = rare(rf"\b(?:(?P<corrected>{_CORRECTED})|(?P<retracted>{_RETRACTED}))\b", re.IGNORECASE)
"""What the mark says that the desk left out of a headline (``copydesk.head.wire_marks``)."""

AS_RETRACTED: Final = "as what it retracts: "
"""How the evidence begins of a topic that a retraction has from its story."""

_WORD: Final = re.compile(r"\w+")


def is_update(stands: FiledArticle, coming: FiledArticle, contained: float, *, figures: bool, at: Address, headlines: Collection[str] = ()) -> bool:
    """Whether two articles are versions of one story.

    ``contained`` is the share of the shorter text that the other holds; ``figures`` whether other figures stand in the same places,
    as in the next report from one mould (see ``copydesk.copies.mould``, which must have found no other name there). ``at`` says whether both
    were published under one address, which is none but theirs; ``headlines`` are others under which the story stood there. There, a
    headline that is marked as corrected may be of any day after, and one marked as retracted stands for its story whatever it says.
    """
    marks = {_mark(stands), _mark(coming)}
    if at == "same":
        same_title = _same_title(stands, coming) or any(_same_title(stands._replace(title=had, title_source=""), coming) for had in headlines)
        if "retracted" in marks:
            return same_title
        dated = "corrected" in marks or _within_days(stands, coming)
        return contained >= _AT_ADDRESS and (not figures or (same_title and dated and _goes_on(stands, coming)))
    one_outlet = at == "" and stands.publisher and stands.publisher.casefold() == coming.publisher.casefold()
    if not one_outlet or not _same_title(stands, coming) or not _within_days(stands, coming) or not order(stands, coming):
        return False
    return contained >= _ELSEWHERE and (not figures or _only_adds(*sorted((stands, coming), key=lambda one: len(_paragraphs(one)))))


def order(stands: FiledArticle, coming: FiledArticle) -> Order:
    """Whether the coming version is newer than the standing one, by their dates; by their days alone, where one tells no hour; where
    these do not tell, what is marked as corrected or retracted is newer than what is not."""
    ours, theirs = last(stands), last(coming)
    if ours is None or theirs is None:
        return _by_mark(stands, coming)
    if not (_has_hour(ours) and _has_hour(theirs)):
        return "newer" if theirs.date() > ours.date() else "older" if theirs.date() < ours.date() else _by_mark(stands, coming)
    return "newer" if theirs > ours else "older" if theirs < ours else _by_mark(stands, coming)


def is_longer(stands: FiledArticle, coming: FiledArticle) -> bool:
    """Whether the coming version has more to say; with nothing else to tell, that is the newer one."""
    return len(_paragraphs(coming)) > len(_paragraphs(stands))


def last(filed: FiledArticle) -> datetime | None:
    """When this version came out, as far as it says."""
    return filed.modified or filed.date


def is_retraction(filed: FiledArticle) -> bool:
    """Whether the headline says that the story is taken back."""
    return _mark(filed) == "retracted"


def _has_hour(moment: datetime) -> bool:
    return bool(moment.hour or moment.minute)


def _same_title(one: FiledArticle, other: FiledArticle) -> bool:
    """Whether both have a headline, and nearly the same."""
    if one.title_source or other.title_source:
        return False
    ours, theirs = set(_WORD.findall(_headline(one).casefold())), set(_WORD.findall(_headline(other).casefold()))
    return len(ours & theirs) >= _SAME_TITLE * max(len(ours), len(theirs), 1)


def _by_mark(stands: FiledArticle, coming: FiledArticle) -> Order:
    """Which of two versions is newer by what their headlines are marked as."""
    ours, theirs = bool(_mark(stands)), bool(_mark(coming))
    return "" if ours == theirs else "newer" if theirs else "older"


def _mark(filed: FiledArticle) -> str:
    """Whether a headline says ``corrected`` or ``retracted``; ``""`` where it says neither."""
    found = (_KIND.search(filed.wire_mark) if filed.wire_mark else None) or _SLUGLINE.match(filed.title)
    return (found.lastgroup or "") if found else ""


def _headline(filed: FiledArticle) -> str:
    """The headline without what marks it as sent again."""
    return _SLUGLINE.sub("", filed.title, count=1)


def _within_days(one: FiledArticle, other: FiledArticle) -> bool:
    """Whether both are dated, and a few days apart at most."""
    ours, theirs = last(one), last(other)
    return ours is not None and theirs is not None and abs((ours.date() - theirs.date()).days) <= _DAYS


def _goes_on(one: FiledArticle, other: FiledArticle) -> bool:
    """Whether two articles are of one day, or share a paragraph: else the next day's report from the same form stands at the address."""
    ours, theirs = last(one), last(other)
    same_day = ours is not None and theirs is not None and ours.date() == theirs.date()
    return same_day or not set(_paragraphs(one)).isdisjoint(_paragraphs(other))


def _only_adds(shorter: FiledArticle, longer: FiledArticle) -> bool:
    """Whether one article is the other with paragraphs added, on the same day and under the same headline: then a figure may have changed."""
    ours, theirs = _paragraphs(shorter), set(_paragraphs(longer))
    same_day = (last(shorter) or datetime.min).date() == (last(longer) or datetime.max).date()
    kept = sum(paragraph in theirs for paragraph in ours)
    return same_day and _headline(shorter) == _headline(longer) and len(theirs) > len(ours) and kept >= _VERBATIM * len(ours)


def _paragraphs(filed: FiledArticle) -> Sequence[str]:
    return [text for _, text in plain.blocks(filed.body)]
