"""Runs of capitalised words in running text: what may be a name, before anything is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from generator.filing import wordlists
from generator.filing.words import ascii_words

# Every capital from Latin to Cyrillic; scripts without capitals have no runs.
_CAPITALS = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_WORD = rf"[{_CAPITALS}]\w*(?:['’-]\w+)*"
_INITIALS = rf"(?:[{_CAPITALS}]\.)+"
_SHORT_TITLE = r"(?:Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|Rev|St)\."
_ARTICLE = r"(?:(?:al|el|ad|an|ar|as|ash|at|az)[- ])?"
_PART = rf"(?:{_SHORT_TITLE}|{_INITIALS}|{_ARTICLE}{_WORD})"
_LINK = r"(?:(?:bin|ibn|bint|abu|ould|van|von|der|den|de|del|della|di|da|dos|du|la|le|es|of|for)(?: the)? )?"
# The look ahead rules out most places at once; only an article (``al-``) begins small.
_RUN = re.compile(rf"(?=[{_CAPITALS}ae])(?<!\w){_PART}(?:[  ]{_LINK}{_PART})*")
_LOWER = re.compile(r"\b[a-zà-ÿ]\w+")
_BRACKET = re.compile(r" \(([A-Z]{2,8})\)")
# "Egyptian-sponsored" names nobody.
_COMPOUND = re.compile(r"-[a-zà-ÿ]{3,}$")
# "TRIPOLI (Example News) —": who signs a dispatch is not in it.
_SIGNATURE = re.compile(r"\) ?[-–—]")
_OWNERS_IN_NAMES = frozenset(("people", "women", "children", "workers", "king", "queen", "lord"))
_ENDINGS = ".!?…:؟"
_QUOTES = '"“‘«'
_OPENING = " \t\"'“‘«([–—-•*"
_MOST_WORDS = 12
_FEW_WORDS = 4
_HARDLY_ANY = 6
_JOINING = wordlists.load("joining")


class Run(NamedTuple):
    """Capitalised words in a row, as they stood; ``opens`` where the first begins a sentence and may owe its capital to that.

    ``bracket`` is what stands in round brackets right behind ("LNA"), ``""`` if nothing does.
    """

    words: tuple[str, ...]
    opens: bool
    bracket: str


def runs(text: str, in_small_letters: Sequence[str]) -> Iterator[Run]:
    """The runs of one paragraph in order; none where the text is set in capitals or in title case throughout.

    ``in_small_letters`` is what ``ordinary`` finds in it. Title case leaves hardly any but joining words in small letters.
    """
    found = list(_RUN.finditer(text))
    in_capitals = sum(match[0].count(" ") + 1 for match in found)
    if in_capitals > _FEW_WORDS:
        enough = -(-in_capitals // _HARDLY_ANY)
        if sum(1 for _ in islice((word for word in in_small_letters if word not in _JOINING), enough)) < enough:
            return
    for match in found:
        start, end = match.span()
        if text[start - 1 : start] == "(" and _SIGNATURE.match(text, end):
            continue
        before = text[max(0, start - 4) : start].rstrip(_OPENING)
        opens = not before or before[-1] in _ENDINGS or text[start - 1] in _QUOTES
        bracket = _BRACKET.match(text, end) if text.startswith(" (", end) else None
        *owners, last = _owned(match[0]) or ((),)
        for owner in owners:
            yield Run(owner, opens, "")
            opens = False
        if last:
            yield Run(last, opens, bracket[1] if bracket else "")


def ordinary(text: str) -> list[str]:
    """The words that stand in small letters in a text: one of them that also opens a sentence is no name there."""
    words = None if "_" in text or "÷" in text else ascii_words(text)
    return _LOWER.findall(text) if words is None else [word for word in words if word >= "a" and len(word) > 1]


@lru_cache(maxsize=4096)
def _owned(run: str) -> tuple[tuple[str, ...], ...]:
    """A run's words, cut behind each possessive: "Haftar’s Libyan National Army" names an owner and what is owned.

    Nothing of a run too long for a name or with a compound in it.
    """
    parts = run.split()
    if len(parts) > _MOST_WORDS or any(_COMPOUND.search(part) for part in parts):
        return ()
    cut: list[list[str]] = [[]]
    for part in parts:
        is_owner = part.endswith(("'s", "’s")) and part[:-2].lower() not in _OWNERS_IN_NAMES
        cut[-1].append(part[:-2] if is_owner else part)
        if is_owner:
            cut.append([])
    return tuple(tuple(words) for words in cut if words)
