"""Bylines: who wrote the story, told apart from who is quoted or pictured in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.copydesk import byline_evidence as evidence
from generator.copydesk import folio, uncased
from generator.copydesk.agencies import AGENCIES
from generator.copydesk.block import Block, fold
from generator.copydesk.byline_label import LONGEST, labelled, opened
from generator.copydesk.galley import Galley
from generator.copydesk.names import ANDS, PARTICLES, is_desk, is_name, read
from generator.copydesk.phrases import nobody, phrasebook

_ABOVE = 4
_LABELLED = 3
_MOST_LINES = 4
"""Lines of a name each below which they are authors; more of them without a label are a menu."""
_BELOW = 3
_TOP = 3
"""Lines of the copy's top in which a name above the headline is who wrote, if the day stands beside it."""
_WORD_ALONE = 3
_OPENING = 90
"""Characters of a story's beginning that may name its writer."""
_FEWEST = 3
"""Blocks of a story at the least above a note on its writer."""
_SIGNATURE = 80
"""Characters of names alone on a line: above a picture's credit they are no caption, if neither headline nor story tells of them."""
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{2,}(?![\w@/-]|\.\w)")
_ROLE = 8
"""Words of a line at the most that gives the role of whom the line above names."""
_DAY_FIRST = 12
"""Characters that may stand before a day which opens its line: a label."""


class _Claim(NamedTuple):
    """Names found in one line, and how strongly the line says that they wrote: 3 a label, 2 a date beside it, 1 its place."""

    block: Block
    names: tuple[str, ...]
    strength: int


def find(galley: Galley, headline: Block | None) -> tuple[str, ...]:
    """Names of the authors, each once, as they are spelt; the lines that name them are marked.

    Bylines stand around the headline, down to the first paragraphs, or at the foot; above the headline only with a label, for names
    there are sections and menus. Of the claims there the strongest hold; "told AFP" is attribution and stands in a paragraph, where nobody looks.
    """
    claims: Sequence[_Claim] = list(_likely(galley, _claims(galley, headline)))
    if not claims:
        return ()
    strongest = max(claim.strength for claim in claims)
    if strongest < _LABELLED and sum(claim.strength == strongest for claim in claims) > _MOST_LINES:
        return ()
    claims = _without_others(galley, claims)
    names: dict[str, str] = {}
    for claim in claims:
        if claim.strength == strongest:
            galley.remark(claim.block, "field", "author")
            for name in claim.names:
                names.setdefault(fold(name), name)
    for claim in claims:
        if claim.strength < strongest and {fold(name) for name in claim.names} <= names.keys():
            galley.remark(claim.block, "duplicate", "author")
    _strike_notes(galley, names)
    return tuple(names.values())


def opening(paragraph: str) -> tuple[str, ...]:
    """People whom a story names as its writers before its first sentence, as copy without capitals does: ``غزة - سالم المثال: قال …``.

    The words stay in the paragraph, like a dateline's.
    """
    head, colon, _ = paragraph[:_OPENING].partition(":")
    if not colon or not uncased.is_uncased(head):
        return ()
    label, rest = labelled(head)
    names = read(rest, bool(label)) if label or uncased.is_byline(head) else ()
    return tuple(name for name in names if name.casefold() not in AGENCIES)


def _without_others(galley: Galley, claims: Sequence[_Claim]) -> Sequence[_Claim]:
    """The claims without labelled ones in the midst of a story whose head names its writer with a label: they are of stories linked there."""
    first, last = galley.prose
    sure = [claim for claim in claims if claim.strength == _LABELLED]
    others = [claim for claim in sure if first <= claim.block.index < last] if any(claim.block.index < first for claim in sure) else []
    for claim in others:
        galley.mark(claim.block, "furniture", "byline of another story")
    return [claim for claim in claims if claim not in others] if others else claims


def _strike_notes(galley: Galley, names: Collection[str]) -> None:
    """Mark the note on who wrote the story, at its foot: it opens with an author's name that stands in no paragraph above, and goes on in
    small letters (``Jane Doe is a writer in Harbour City.``); and the name alone on the line above it."""
    first, last = galley.prose
    foot = range(max(first + _FEWEST, last - evidence.FOOT), len(galley.blocks))
    for block in list(galley.free(foot)):
        name = next((name for name in names if " " in name and block.folded.startswith(f"{name} ")), "")
        behind = block.text.split(None, name.count(" ") + 1)[-1] if name else ""
        if not behind[:1].islower() or block.words <= evidence.SAYS:
            continue
        if not any(name in other.folded for other in galley.blocks[first : block.index] if other.weight > evidence.SENTENCE):
            galley.mark(block, "furniture", "about the author")
            if galley.blocks[block.index - 1].folded == name:
                galley.mark(galley.blocks[block.index - 1], "duplicate", "author")


def _likely(galley: Galley, claims: Iterable[_Claim]) -> Iterator[_Claim]:
    """The claims without a label that name nobody: most of their words are words of the copy, where they stand in small letters (``Email Me``)."""
    small: frozenset[str] | None = None
    for claim in claims:
        if claim.strength == _LABELLED or claim.block.role == "byline":
            yield claim
            continue
        if small is None:
            small = frozenset(word for block in galley.blocks for word in _WORD.findall(block.text) if word.islower())
        names = tuple(name for name in claim.names if not _is_of_words(name, small))
        if names:
            yield claim._replace(names=names)


def _is_of_words(name: str, small: frozenset[str]) -> bool:
    """Whether most words of what may be a name stand in the copy in small letters."""
    words = [word.casefold() for word in name.split() if word not in PARTICLES]
    return 2 * sum(word in small for word in words) > len(words) > 1 and not is_desk(name)


def _claims(galley: Galley, headline: Block | None) -> Iterator[_Claim]:
    first, last = galley.prose
    title = headline.folded if headline else ""
    named = [block.index for block in galley.blocks if block.role == "byline"]
    taken: set[int] = set()
    for index in named or (*galley.head(headline, _ABOVE), *range(last, min(last + _BELOW, len(galley.blocks)))):
        block = galley.blocks[index]
        mark = galley.marks[index]
        if block.role == "byline":
            yield _Claim(block, read(labelled(block.text)[1], True), _LABELLED)
            continue
        if index in taken or block is headline or len(block.text) > LONGEST or (mark and not _may_name(mark.detail, block, index < first)):
            continue
        label, rest = _labelled_behind_day(block) or labelled(block.text)
        if label and not rest:
            for claim in _below_label(galley, index):
                taken.add(claim.block.index)
                yield claim
        if not label and ((block.ends and block.words > 6) or evidence.is_role(galley, block)):
            continue
        names = read(rest, bool(label)) or (_word_beside_day(block, rest) if label else ())
        if not names or (index >= last and not label and not evidence.signs(galley, index, names)):
            continue
        is_caption = mark is not None and mark.detail == "caption"
        if label and not is_caption:
            yield _Claim(block, names, _LABELLED)
            for claim in _joined(galley, index):
                taken.add(claim.block.index)
                yield claim
        elif is_caption:
            if not label and headline and 0 < index - headline.index <= _ABOVE and not evidence.are_told_of(names, title, galley):
                yield _Claim(block, names, 1)
        elif mark and mark.detail == evidence.no_byline(names):
            continue
        elif evidence.is_introduced(galley, index, names):
            yield _Claim(block, names, 2)
        elif headline and index < headline.index:
            if index < _TOP and mark is None and is_name(block.text) and evidence.is_dated(galley, index):
                yield _Claim(block, names, 1)
        elif evidence.is_dated(galley, index) or evidence.tells_role(block, names) or uncased.is_byline(block.text):
            yield _Claim(block, names, 2)
        elif (
            mark is None
            and (headline or index < _ABOVE)
            and not evidence.is_heading(galley, headline, block)
            and not evidence.are_told_of(names, title, galley)
        ):
            yield _Claim(block, names, 1)


def _word_beside_day(block: Block, rest: str) -> tuple[str, ...]:
    """The one word with a capital that stands behind a label in a line that gives the day too: ``by Harbourpost 30 June 2025``."""
    found = folio.mentions(block)
    for mention in reversed(found):
        rest = rest.replace(block.text[mention.start : mention.end], " ")
    word = rest.strip(" ,;|·•–-")
    return (word,) if found and len(word) >= _WORD_ALONE and word.isalpha() and word[0].isupper() and fold(word) not in nobody() else ()


def _may_name(mark: str, block: Block, is_above: bool) -> bool:
    """Whether a marked line may name the author all the same; above the story a label as well that elsewhere opens a box: ``Author:``; and
    names alone that a picture's credit stands below."""
    if mark in ("date", "credit", "share"):
        return True
    if mark == "caption":
        return is_above and len(block.text) <= _SIGNATURE and not block.ends and all(word[0].isupper() or word in ANDS for word in block.text.split())
    return mark == "after" and is_above and block.text[-1] in ":："


def _below_label(galley: Galley, index: int) -> Iterator[_Claim]:
    """The lines of a name each below a lone ``By``, up to the first that is none; an ``and`` may stand between them."""
    for block in galley.blocks[index + 1 : index + 1 + 2 * _MOST_LINES]:
        names = read(block.text) if len(block.text) <= LONGEST else ()
        if names:
            yield _Claim(block, names, _LABELLED)
        elif block.text.casefold() not in ANDS:
            return


def _joined(galley: Galley, index: int) -> Iterator[_Claim]:
    """Those who wrote together with whom a labelled line names: each below an ``and`` of its own, roles in between.

    ``By Jane Doe``, ``Senior Reporter``, ``and``, ``John Example``.
    """
    roles = phrasebook().words("byline", "roles")
    is_joined = False
    for block in galley.blocks[index + 1 : index + 1 + 3 * _MOST_LINES]:
        if block.text in ANDS and block.text != ",":
            is_joined = True
        elif is_joined:
            names = read(block.text) if len(block.text) <= LONGEST else ()
            if not names:
                return
            yield _Claim(block, names, _LABELLED)
            is_joined = False
        elif block.ends or block.words > _ROLE or roles.isdisjoint(block.bag):
            return


def _labelled_behind_day(block: Block) -> tuple[str, str] | None:
    """The label behind the day in a line that gives both: ``24 April 2022, 11:42 by Jane Doe``."""
    found = folio.mentions(block)
    return opened(block.text[found[-1].end :].lstrip(" ,;|·•–-")) if found and found[0].start < _DAY_FIRST else None


def is_byline(block: Block) -> bool:
    """Whether the line opens as a byline does and names somebody, or sets a name beside a place where there are no capitals."""
    label, rest = labelled(block.text) if len(block.text) < LONGEST else ("", "")
    return (bool(label) and bool(read(rest, True))) or uncased.is_byline(block.text)
