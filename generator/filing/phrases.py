"""Many phrases looked up in one pass over a text's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.filing.forms import forms
from generator.filing.words import words


class Match(NamedTuple):
    """A phrase found: which one, and the words ``[start, end)`` it covers."""

    phrase: str
    start: int
    end: int


class PhraseBook:
    """Compiled once from all phrases of all topics.

    A look-up costs one dictionary probe a word, whatever the number of phrases, and a comparison of further words
    only where a phrase's first word stands.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
        for phrase in dict.fromkeys(phrases):
            parts = words(phrase)
            if not parts:
                # Nothing but optional marks (a lone tatweel): found nowhere.
                continue
            first, *rest = [forms(part, last=position == len(parts) - 1) for position, part in enumerate(parts)]
            for form in first:
                self._by_first.setdefault(form, []).append((phrase, tuple(rest)))
        self._firsts = frozenset(self._by_first)

    def find(self, copy: Sequence[str]) -> list[Match]:
        """Every phrase in a list of words, in order of place; overlapping ones all stand."""
        by_first = self._by_first
        if self._firsts.isdisjoint(copy):
            return []
        found = []
        for start in [place for place, word in enumerate(copy) if word in by_first]:
            for phrase, rest in by_first[copy[start]]:
                end = start + 1 + len(rest)
                if end <= len(copy) and all(copy[start + 1 + n] in part for n, part in enumerate(rest)):
                    found.append(Match(phrase, start, end))
        return found
