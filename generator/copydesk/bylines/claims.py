"""Claims: lines that may name the writer of the story, and how strongly each of them says so."""

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
"""Lines of a name each that may be authors; more of them, without a label, are a menu."""
_ABOVE = 4
_BELOW = 3
_TOP = 3
"""Lines at the top of the copy in which a name above the headline is the writer's, if the day stands beside it."""
_WORD_ALONE = 3
_SIGNATURE = 80
"""Characters of a line of names. Above a picture's credit it is no caption, if neither headline nor story mentions them."""
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{2,}(?![\w@/-]|\.\w)")
_ROLE = 8
"""Words at the most of a line that gives the role of the person named above it."""
_WITH = frozenset("with mit avec con com met med z с cu".split())
"""Behind ``Interview`` these lead to the person who was asked, not to the one who asked."""
_DAY_FIRST = 12
"""Characters of a label that may stand in front of a day at the beginning of a line."""


class Claim(NamedTuple):
    """Names found in one line, and how strongly it says that they wrote the story: by a label (3), a date beside it (2), its place (1)."""

    block: Block
    names: tuple[str, ...]
    strength: int


def claims(galley: Galley, headline: Block | None) -> Iterator[Claim]:
    """The claims around the headline, down to the first paragraphs, and at the foot; where a page says which lines are bylines, only those.

    Without a label, words that the copy has mostly in small letters are no name (``Email Me``).
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
    """Whether most words of a name stand in the copy in small letters too."""
    words = [word.casefold() for word in name.split() if word not in PARTICLES]
    return 2 * sum(word in small for word in words) > len(words) > 1 and not is_desk(name)


def _all_claims(galley: Galley, headline: Block | None) -> Iterator[Claim]:
    named = [block for block in galley.blocks if block.role == "byline"]
    if named:
        yield from (Claim(block, read(labelled(block.text)[1], is_labelled=True), LABELLED) for block in named)
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
    """Whether the line is free, or has a mark that does not keep it from naming the author.

    Above the story that includes a label that opens a box elsewhere (``Author:``), and a line of names with a picture's credit below it.
    """
    mark = galley.marks[block.index]
    if mark is None or mark.detail in ("date", "credit", "share"):
        return True
    if block.index >= galley.extent[0]:
        return False
    if mark.detail == "caption":
        return len(block.text) <= _SIGNATURE and not block.ends and all(word[0].isupper() or word in ANDS for word in block.text.split())
    return mark.detail == "after" and block.text[-1] in ":："


def _names(galley: Galley, block: Block, label: str, rest: str) -> tuple[str, ...]:
    """The names in the line; none where it is a sentence or a role, or stands below the story without signing it."""
    if label:
        return () if rest.partition(" ")[0] in _WITH else read(rest, is_labelled=True) or _word_beside_day(block, rest)
    if (block.ends and block.word_count > 6) or evidence.is_role(galley, block):
        return ()
    names = read(rest)
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
    """The single word with a capital behind a label, in a line that also gives the day: ``by Harbourpost 30 June 2025``."""
    found = folio.mentions(block)
    for mention in reversed(found):
        rest = rest.replace(block.text[mention.start : mention.end], " ")
    word = rest.strip(" ,;|·•–-")
    return (word,) if found and len(word) >= _WORD_ALONE and word.isalpha() and word[0].isupper() and fold(word) not in nobody() else ()


def _below_label(galley: Galley, index: int) -> Iterator[Claim]:
    """The names below a lone ``By``, one a line, perhaps with an ``and`` between them."""
    for block in galley.blocks[index + 1 : index + 1 + 2 * MOST_LINES]:
        names = read(block.text) if len(block.text) <= LONGEST else ()
        if names:
            yield Claim(block, names, LABELLED)
        elif block.text.casefold() not in ANDS:
            return


def _joined(galley: Galley, index: int) -> Iterator[Claim]:
    """Co-authors below a labelled line, each on a line below an ``and``, with roles in between.

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
    """Label and names behind the day, in a line that gives both: ``24 April 2022, 11:42 by Jane Doe``."""
    found = folio.mentions(block)
    return opened(block.text[found[-1].end :].lstrip(" ,;|·•–-")) if found and found[0].start < _DAY_FIRST else None
