"""Bylines: who wrote the story, told apart from who is quoted in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.copydesk.block import Block, fold
from generator.copydesk.galley import Galley
from generator.copydesk.phrases import phrasebook

LONGEST = 160
_AND = re.compile(r"\s*(?:,|;|\||/|·|•|\s[-–—]\s|\s(?:and|und|et|y|e|i|og|och|en|ve|és|&|و)\s)\s*")
_DATED = re.compile(
    r"(?:\b|(?<=[a-zà-ÿ]))(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d\d\b|\d{1,2}[:.]\d\d|\d+\s?(?:min|hour|day|week|hr|Std|Stunde|Minute|Tag)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d|\d{1,2}\.?\s(?:de\s)?[A-Za-zäéû]{3,10}\.?\s(?:de\s)?\d{4}).*",
    re.DOTALL,
)
_GLUE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_NAME_PART = re.compile(r"(?:[^\W\d_]|[’'.-])+")
_PARTICLES = frozenset("de da do dos das del della di la le van von der den zu zur bin ibn al el ter ten af y e du des".split())
_HANDLE = re.compile(r"@\w+|\S+@\S+")


def find(galley: Galley, headline: Block | None) -> tuple[str, ...]:
    """Names of the authors, each once; the lines that name them are marked.

    Looks where bylines stand: around the headline, down to the first paragraphs, and then at the foot.
    """
    names: list[str] = []
    for block in _places(galley, headline):
        found = read(block.text, labelled_only=block.index >= galley.prose[1])
        if found:
            galley.remark(block, "field", "author")
            names.extend(found)
            if len(names) > 6:
                break
    return tuple(dict.fromkeys(names))


def _places(galley: Galley, headline: Block | None) -> Iterable[Block]:
    first, last = galley.prose
    top = max(0, (headline.index if headline else first) - 3)
    for block in galley.blocks[top : first + 3]:
        mark = galley.marks[block.index]
        if block is not headline and len(block.text) <= LONGEST and (mark is None or mark.detail == "credit") and not block.ends:
            yield block


def read(text: str, labelled_only: bool = False) -> tuple[str, ...]:
    """Names in a byline, or nothing where the line is none: ``By A B and C D, staff writer``, ``A B | 3 May 2020``."""
    labelled, rest = _label(text)
    if labelled_only and not labelled:
        return ()
    rest = _DATED.sub("", _HANDLE.sub("|", rest))
    names: list[str] = []
    for piece in _AND.split(rest):
        name = _GLUE.split(piece.strip(" .:|-–—"))[0] if piece else ""
        name = _without_role(name)
        if is_name(name):
            names.append(name)
        elif not names and not labelled:
            return ()
    return tuple(names)


def _label(text: str) -> tuple[bool, str]:
    folded = fold(text[:40])
    for word in sorted(phrasebook().words("byline", "start"), key=len, reverse=True):
        if folded.startswith(word + " ") or folded == word:
            return True, text[len(word) :].lstrip(" :.")
        if len(word) > 1 and folded.startswith(word) and text[len(word) : len(word) + 1].isupper() and text[: len(word)].islower():
            return True, text[len(word) :]
    return False, text


def _without_role(name: str) -> str:
    roles = phrasebook().words("byline", "roles")
    words = name.split()
    for at, word in enumerate(words):
        if at >= 2 and fold(word) in roles:
            return " ".join(words[:at])
    return name


def is_name(text: str) -> bool:
    """Whether the text has the shape of a person's name: two to four capitalised words, particles aside."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 40:
        return False
    roles = phrasebook().words("byline", "roles")
    for word in words:
        if not _NAME_PART.fullmatch(word) or fold(word) in roles:
            return False
        if word[0].islower() and word not in _PARTICLES:
            return False
    return words[0][0].isupper() and words[-1][0].isupper()
