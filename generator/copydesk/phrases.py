"""The phrase lists of every language, read once: what stands in news pages beside the story.

A file a language, or a family of them, under ``phrases/``; a phrase a line, folded as lines are (``block.shape``), so that nothing has to be
done to it when it is read. A heading names a rule of furniture and how its phrases are met: ``whole`` (the line is this), ``start`` (a line
opens with this), ``inside`` (a line holds this). Under other keys stand plain word lists that single modules ask for by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.copydesk.block import FIRST_SOLID, SOLID, Block, shape

_NONE: frozenset[str] = frozenset()
_TOLD_BY = 40
"""Signs of a text that are asked for its script."""

ASKED_BY_NAME = ("byline", "credit", "release", "key", "poll")
"""Rules whose lists are not met in every line: single modules ask for them by name."""


class Openings(NamedTuple):
    """Phrases that begin with the same word, in the order in which they are asked, and the rule of each."""

    phrases: tuple[str, ...]
    rules: tuple[str, ...]


class Phrasebook(NamedTuple):
    """Every language's phrases, folded; each maps to the name of its rule.

    ``start`` is keyed by a phrase's first word and ``inside`` by its longest (``inside_words`` are all of these), so that a line is compared
    with a handful of phrases. They include the blanks that part them from other words: ``start`` behind, ``inside`` around. ``unspaced``
    holds the phrases of scripts without blanks, with their rule and whether they must begin the line.
    """

    whole: Mapping[str, frozenset[str]]
    start: Mapping[str, Openings]
    inside: Mapping[str, tuple[tuple[str, str], ...]]
    unspaced: tuple[tuple[str, str, bool], ...]
    lists: Mapping[str, frozenset[str]]
    inside_words: frozenset[str]

    def rule_of_whole(self, block: Block) -> frozenset[str]:
        """Names of the rules that know the whole line; empty where none does."""
        return self.whole.get(block.shaped, _NONE)

    def rule_of_start(self, block: Block) -> str:
        """Name of the rule whose phrase opens the line, or ``""``."""
        if is_unspaced(block.text):
            return next((rule for phrase, rule, opens in self.unspaced if opens and block.shaped.startswith(phrase)), "")
        found = self.start.get(shape(block.words[0])) if block.words else None
        # One question for all of the phrases: their first word is common, the rest of them is not.
        if not found or not (spaced := f"{block.shaped} ").startswith(found.phrases):
            return ""
        return next(rule for phrase, rule in zip(*found, strict=True) if spaced.startswith(phrase))

    def rule_of_inside(self, block: Block) -> str:
        """Name of the rule whose phrase stands anywhere in the line, the first in it, or ``""``."""
        if is_unspaced(block.text):
            return next((rule for phrase, rule, opens in self.unspaced if not opens and phrase in block.shaped), "")
        if self.inside_words.isdisjoint(block.words):
            return ""
        spaced = f" {block.shaped} "
        for word in dict.fromkeys(filter(self.inside_words.__contains__, block.words)):
            for phrase, rule in self.inside[word]:
                if phrase in spaced:
                    return rule
        return ""

    def words(self, rule: str, key: str) -> frozenset[str]:
        """The folded entries of one list in all languages, such as ``("byline", "start")``."""
        return self.lists.get(f"{rule}.{key}", _NONE)


def is_unspaced(text: str) -> bool:
    """Whether the text is of a script that sets no blanks between words: Thai to Khmer, Chinese, Japanese."""
    if text.isascii():
        return False
    signs = text[:_TOLD_BY]
    last = max(signs)
    if last >= "\u3040" and any("\u3040" <= sign <= "\u9fff" for sign in signs):
        return True
    return last >= FIRST_SOLID and SOLID.search(signs) is not None


def _first(folded: str) -> str:
    return folded.partition(" ")[0]


def _longest(folded: str) -> str:
    """The longest word of a phrase that is all letters, for numbers are spelt otherwise in a line than in its shape."""
    return max(folded.split(), key=lambda word: (word.isalpha(), len(word)))


def _read(text: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of one file: name and phrases."""
    for part in ("\n" + text).split("\n[")[1:]:
        name, _, entries = part.partition("]\n")
        yield name, [entry for entry in entries.split("\n") if entry]


def _all_lists() -> dict[str, set[str]]:
    """The lists of all files; those of one name are one."""
    lists: dict[str, set[str]] = {}
    for file in sorted(Path(__file__).with_name("phrases").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".txt"):
            for name, entries in _read(file.read_text("utf-8")):
                lists.setdefault(name, set()).update(entries)
    return lists


@lru_cache(maxsize=1)
def phrasebook() -> Phrasebook:
    """The phrasebook of all languages together: a line's language is not known before the story is read."""
    lists = _all_lists()
    whole: dict[str, frozenset[str]] = {}
    start: dict[str, list[tuple[str, str]]] = {}
    inside: dict[str, list[tuple[str, str]]] = {}
    unspaced: list[tuple[str, str, bool]] = []
    for name, phrases in sorted(lists.items()):
        rule, _, key = name.partition(".")
        if rule in ASKED_BY_NAME:
            continue
        if key == "whole":
            alone = frozenset((rule,))
            whole.update(dict.fromkeys(phrases, alone) | {entry: whole[entry] | alone for entry in whole.keys() & phrases})
        if key not in ("start", "inside"):
            continue
        for entry in sorted(sorted(phrases), key=len, reverse=True):
            if is_unspaced(entry):
                unspaced.append((entry, rule, key == "start"))
            elif key == "start":
                start.setdefault(_first(entry), []).append((f"{entry} ", rule))
            else:
                inside.setdefault(_longest(entry), []).append((f" {entry} ", rule))
    return Phrasebook(
        whole,
        {word: Openings(*zip(*found, strict=True)) for word, found in start.items()},
        {word: tuple(found) for word, found in inside.items()},
        tuple(unspaced),
        {name: frozenset(entries) for name, entries in lists.items()},
        frozenset(inside),
    )


@cache
def nobody() -> frozenset[str]:
    """Words that stand in nobody's name: roles, and what menus and buttons are made of."""
    return phrasebook().words("byline", "roles") | phrasebook().words("byline", "nobody")
