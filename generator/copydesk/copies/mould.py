"""Two stories from one mould: nearly the same words, but another place, another team or another figure where it matters.

Reports of earthquakes, matches and markets are forms filled in, and so is the next state of a running story. A copy that another desk cut
or framed has more words or fewer; it does not have one name in the very place where the other has another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from generator.copydesk.copies.numerals import NUMERALS
from generator.copydesk.dates.vocabulary import MONTHS, WEEKDAYS
from generator.model.patterns import rare

Change = Literal["", "figures", "names"]
"""What stands in one text where the other has another: a figure makes a new state of the story, a name another story."""

_TOKEN = rare(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|[.!?:؟。“\"]")
_END = frozenset('.!?:؟。“"')
_MOST = 400
"""Words of each text that are compared, without common paragraphs: what makes it another story stands near its top."""
_CONTEXT = 4
"""Words in common around a change, on both sides together, for it to be in the same place of both texts."""
_LONGEST_SWAP = 6
_VARIANT = 0.75
_SHORTEST_VARIANT = 5
"""Names that are as much alike, and as long, are one name in two spellings: Younis and Yunis, but not Iran and Iraq."""
_SHORTEST_MATTER = 4
_INITIALS = 4
_LEAD = 60
_UNCASED = rare("[\u0590-\u08ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOUNS_CAPITAL = "de"


def between(ours: Sequence[str], theirs: Sequence[str], language: str = "en") -> Change:
    """How the forms were filled in differently; ``""`` where the two may be the same copy. Symmetric.

    Each text is the headline (or ``""``) and the paragraphs. What counts is a name, a figure, or a word of the headline that returns in the
    body, which the other text has nowhere, in the place of another that the first text has nowhere. Spellings of a name, initials for a name
    and days of the week do not count.
    """
    one, other = _Text(ours, language), _Text(theirs, language)
    swaps = list(_swaps(one.beside(other), other.beside(one)))
    names = {(mine, yours) for left, right in swaps for mine in one.names(left, other) for yours in other.names(right, one) if _differ(mine, yours)}
    if len(names) > 1 or any(mine in one.top and yours in other.top for mine, yours in names):
        return "names"
    if any(_differ(mine, yours) for left, right in swaps for mine in one.matter(left, other) for yours in other.matter(right, one)):
        return "names"
    return "figures" if any(one.figures(left, other) and other.figures(right, one) for left, right in swaps) else ""


class _Text:
    """One text: its paragraphs as tokens."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self.texts = texts
        self.language = language

    @cached_property
    def paragraphs(self) -> list[list[str]]:
        return [_TOKEN.findall(text) for text in self.texts]

    @cached_property
    def words(self) -> list[str]:
        return [self.fold(token) for tokens in self.paragraphs for token in tokens if token not in _END]

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def top(self) -> frozenset[str]:
        """Words of the headline and of the beginning."""
        return frozenset(self.words[:_LEAD])

    @cached_property
    def returning(self) -> frozenset[str]:
        """Words of the headline that return in the body."""
        body = {self.fold(token) for tokens in self.paragraphs[1:] for token in tokens}
        return frozenset(word for word in map(self.fold, self.paragraphs[0]) if word in body)

    @cached_property
    def proper(self) -> frozenset[str]:
        """Words written as names: with a capital within a sentence of the body, and never without.

        Where a capital says nothing, words that stand in the text more than once.
        """
        if self.language.startswith(_NOUNS_CAPITAL) or _UNCASED.search(" ".join(self.texts[:3])):
            again = {word for word, count in Counter(self.words).items() if len(word) > 2 and count > 1}
            return frozenset(again - WEEKDAYS.keys() - MONTHS.keys())
        tokens = [(before, token) for found in self.paragraphs[1:] for before, token in zip([".", *found], found, strict=False)]
        capital = {token.casefold() for before, token in tokens if token[0].isupper() and before not in _END}
        return frozenset(capital - {token for _, token in tokens if token[0].islower()} - WEEKDAYS.keys() - MONTHS.keys())

    def fold(self, token: str) -> str:
        """A word as it is compared: in small letters; of a figure its digits, also of one in words."""
        if token[0].isdigit():
            return "".join(sign for sign in token if sign.isdigit())
        word = token.casefold()
        return NUMERALS.get((self.language[:2], word), word)

    def beside(self, other: _Text) -> list[str]:
        """The words of the paragraphs that the other text does not have in the same form."""
        common = {tuple(tokens) for tokens in other.paragraphs}
        own = [tokens for tokens in self.paragraphs if tuple(tokens) not in common]
        return [self.fold(token) for tokens in own for token in tokens if token not in _END][:_MOST]

    def names(self, swapped: Sequence[str], other: _Text) -> list[str]:
        """The names among some words that the other text has nowhere."""
        return [word for word in swapped if word in self.proper and word not in other.known]

    def matter(self, swapped: Sequence[str], other: _Text) -> list[str]:
        """The words among some that headline and body have, and the other text nowhere: ``teachers``, not ``nurses``."""
        return [word for word in swapped if len(word) >= _SHORTEST_MATTER and word in self.returning and word not in other.known]

    def figures(self, swapped: Sequence[str], other: _Text) -> list[str]:
        """The figures among some words that the other text has nowhere."""
        return [word for word in swapped if word[0].isdigit() and word not in other.known]


def _swaps(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[Sequence[str], Sequence[str]]]:
    """Short runs of words that stand in the same place, between the same words."""
    found: list[tuple[Sequence[str], Sequence[str]]] = []
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if ours and theirs else []
    for at, (kind, start, end, first, last) in enumerate(steps):
        if kind == "replace" and max(end - start, last - first) <= _LONGEST_SWAP:
            before = steps[at - 1][2] - steps[at - 1][1] if at and steps[at - 1][0] == "equal" else 0
            after = steps[at + 1][2] - steps[at + 1][1] if at + 1 < len(steps) and steps[at + 1][0] == "equal" else 0
            if before + after >= _CONTEXT:
                found.append((ours[start:end], theirs[first:last]))
    return found


def _differ(one: str, other: str) -> bool:
    """Whether these are two names, not two spellings of one, or a name and its initials."""
    if (len(one) <= _INITIALS) != (len(other) <= _INITIALS) and min(len(one), len(other)) <= 2:
        return False
    if min(len(one), len(other)) < _SHORTEST_VARIANT:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < _VARIANT
