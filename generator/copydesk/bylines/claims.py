"""Claims: the lines that may name who wrote the story, and how strongly each of them says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.copydesk.block import Block, fold
from generator.copydesk.bylines import evidence, uncased
from generator.copydesk.bylines.label import LONGEST, labelled, opened
from generator.copydesk.bylines.names import ANDS, PARTICLES, is_desk, is_name, read
from generator.copydesk.galley import Galley
from generator.copydesk.head import folio
from generator.copydesk.phrases import nobody, phrasebook

LABELLED: Final = 3
"""The line's own label says it: ``By``."""
_SAID: Final = 2
"""What stands in the line or beside it says it: a day, a place, an office."""
_PLACED: Final = 1
"""Nothing but the line's place says it."""
_NOT: Final = 0

MOST_LINES: Final = 4
"""Lines of a name each below which they are authors; more of them without a label are a menu."""
_ABOVE = 4
_BELOW = 3
_TOP = 3
"""Lines of the copy's top in which a name above the headline is who wrote, if the day stands beside it."""
_WORD_ALONE = 3
_SIGNATURE = 80
"""Characters of names alone on a line: above a picture's credit they are no caption, if neither headline nor story tells of them."""
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{2,}(?![\w@/-]|\.\w)")
_ROLE = 8
"""Words of a line at the most that gives the role of whom the line above names."""
_WITH = frozenset("with mit avec con com met med z с cu".split())
"""Behind ``Interview`` these name who was asked, and not who asked."""
_DAY_FIRST = 12
"""Characters that may stand before a day which opens its line: a label."""


class Claim(NamedTuple):
    """Names found in one line, and how strongly the line says that they wrote: 3 a label, 2 a date beside it, 1 its place."""

    block: Block
    names: tuple[str, ...]
    strength: int


def claims(galley: Galley, headline: Block | None) -> Iterator[Claim]:
    """The claims around the headline, down to the first paragraphs, and at the foot; where a page says which lines are bylines, those alone.

    Without a label none names nobody: most of its words are words of the copy, where they stand in small letters (``Email Me``).
    """
    small: frozenset[str] | None = None
    for claim in _all_claims(galley, headline):
        if claim.strength == LABELLED or claim.block.role == "byline":
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


def _all_claims(galley: Galley, headline: Block | None) -> Iterator[Claim]:
    named = [block for block in galley.blocks if block.role == "byline"]
    if named:
        yield from (Claim(block, read(labelled(block.text)[1], True), LABELLED) for block in named)
        return
    last = galley.extent[1]
    taken: set[int] = set()
    for index in (*galley.head(headline, _ABOVE), *range(last, min(last + _BELOW, len(galley.blocks)))):
        block = galley.blocks[index]
        if index in taken or block is headline or len(block.text) > LONGEST or not _may_name(galley, block):
            continue
        label, rest = _labelled_behind_day(block) or labelled(block.text)
        if label and not rest:
            for claim in _below_label(galley, index):
                taken.add(claim.block.index)
                yield claim
        names = _names(galley, block, label, rest)
        strength = _strength(galley, headline, block, names, bool(label)) if names else _NOT
        if strength:
            yield Claim(block, names, strength)
        if strength == LABELLED:
            for claim in _joined(galley, index):
                taken.add(claim.block.index)
                yield claim


def _may_name(galley: Galley, block: Block) -> bool:
    """Whether the line is free, or its mark lets it name the author all the same: above the story a label as well that elsewhere opens a box
    (``Author:``), and names alone that a picture's credit stands below."""
    mark = galley.marks[block.index]
    if mark is None or mark.detail in ("date", "credit", "share"):
        return True
    if block.index >= galley.extent[0]:
        return False
    if mark.detail == "caption":
        return len(block.text) <= _SIGNATURE and not block.ends and all(word[0].isupper() or word in ANDS for word in block.text.split())
    return mark.detail == "after" and block.text[-1] in ":："


def _names(galley: Galley, block: Block, label: str, rest: str) -> tuple[str, ...]:
    """The names that the line gives; none where it reads as a sentence or an office, or stands below the story and signs nothing."""
    if label:
        return () if rest.partition(" ")[0] in _WITH else read(rest, True) or _word_beside_day(block, rest)
    if (block.ends and block.word_count > 6) or evidence.is_role(galley, block):
        return ()
    names = read(rest, False)
    return names if names and (block.index < galley.extent[1] or evidence.signs(galley, block.index, names)) else ()


def _strength(galley: Galley, headline: Block | None, block: Block, names: tuple[str, ...], is_labelled: bool) -> int:
    """How strongly the line says that these people wrote the story; 0 where it does not."""
    mark, index = galley.marks[block.index], block.index
    title = headline.folded if headline else ""
    if mark and mark.detail == "caption":
        is_near = headline is not None and 0 < index - headline.index <= _ABOVE
        return _PLACED if is_near and not is_labelled and not evidence.are_told_of(names, title, galley) else _NOT
    if is_labelled:
        return LABELLED
    if mark and mark.detail == evidence.no_byline(names):
        return _NOT
    if evidence.is_introduced(galley, index, names):
        return _SAID
    if headline and index < headline.index:
        return _PLACED if index < _TOP and mark is None and is_name(block.text) and evidence.is_dated(galley, index) else _NOT
    if evidence.is_dated(galley, index) or evidence.tells_role(block, names) or uncased.is_byline(block.text):
        return _SAID
    if mark or not (headline or index < _ABOVE) or evidence.is_heading(galley, headline, block):
        return _NOT
    return _NOT if evidence.are_told_of(names, title, galley) else _PLACED


def _word_beside_day(block: Block, rest: str) -> tuple[str, ...]:
    """The one word with a capital that stands behind a label in a line that gives the day too: ``by Harbourpost 30 June 2025``."""
    found = folio.mentions(block)
    for mention in reversed(found):
        rest = rest.replace(block.text[mention.start : mention.end], " ")
    word = rest.strip(" ,;|·•–-")
    return (word,) if found and len(word) >= _WORD_ALONE and word.isalpha() and word[0].isupper() and fold(word) not in nobody() else ()


def _below_label(galley: Galley, index: int) -> Iterator[Claim]:
    """The lines of a name each below a lone ``By``, up to the first that is none; an ``and`` may stand between them."""
    for block in galley.blocks[index + 1 : index + 1 + 2 * MOST_LINES]:
        names = read(block.text) if len(block.text) <= LONGEST else ()
        if names:
            yield Claim(block, names, LABELLED)
        elif block.text.casefold() not in ANDS:
            return


def _joined(galley: Galley, index: int) -> Iterator[Claim]:
    """Those who wrote together with whom a labelled line names: each below an ``and`` of its own, roles in between.

    ``By Jane Doe``, ``Senior Reporter``, ``and``, ``John Example``.
    """
    roles = phrasebook().words("byline", "roles")
    is_joined = False
    for block in galley.blocks[index + 1 : index + 1 + 3 * MOST_LINES]:
        if block.text in ANDS and block.text != ",":
            is_joined = True
        elif is_joined:
            names = read(block.text) if len(block.text) <= LONGEST else ()
            if not names:
                return
            yield Claim(block, names, LABELLED)
            is_joined = False
        elif block.ends or block.word_count > _ROLE or roles.isdisjoint(block.words):
            return


def _labelled_behind_day(block: Block) -> tuple[str, str] | None:
    """The label behind the day in a line that gives both: ``24 April 2022, 11:42 by Jane Doe``."""
    found = folio.mentions(block)
    return opened(block.text[found[-1].end :].lstrip(" ,;|·•–-")) if found and found[0].start < _DAY_FIRST else None
