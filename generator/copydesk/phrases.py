"""The phrase lists of every language, read once: what stands in news pages beside the story.

One TOML file a language under ``phrases/``; a table is a rule of furniture, its keys say how a phrase is met:
``whole`` (the line is this), ``start`` (a line opens with this), ``inside`` (a line holds this). Other
keys are plain word lists that single modules ask for by name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from generator.copydesk.block import Block, fold, shape

_NONE: frozenset[str] = frozenset()
_UNSPACED = re.compile(r"[\u3040-\u9fff]")

ASKED_BY_NAME = ("byline", "credit")
"""Tables that are no furniture: their lists serve the modules of that name."""


@dataclass(frozen=True)
class Phrasebook:
    """Every language's phrases, folded; each maps to the name of its rule.

    ``start`` is keyed by the phrase's first word and ``inside`` by its longest, so that a line is compared with a
    handful of phrases and not with all. ``unspaced`` holds the phrases of scripts without blanks, with their rule
    and whether they must open the line.
    """

    whole: Mapping[str, frozenset[str]]
    start: Mapping[str, tuple[tuple[str, str], ...]]
    inside: Mapping[str, tuple[tuple[str, str], ...]]
    unspaced: tuple[tuple[str, str, bool], ...]
    lists: Mapping[str, frozenset[str]]

    def rule_of_whole(self, block: Block) -> frozenset[str]:
        """Names of the rules that know the whole line; empty where none does."""
        return self.whole.get(block.shaped, _NONE)

    def rule_of_start(self, block: Block) -> str:
        """Name of the rule whose phrase opens the line, or ``""``."""
        folded = block.shaped
        if is_unspaced(block.text):
            return next((rule for phrase, rule, opens in self.unspaced if opens and folded.startswith(phrase)), "")
        for phrase, rule in self.start.get(_first(folded), ()):
            if folded.startswith(phrase) and folded[len(phrase) : len(phrase) + 1] in ("", " "):
                return rule
        return ""

    def rule_of_inside(self, block: Block) -> str:
        """Name of the rule whose phrase stands anywhere in the line, the first in it, or ``""``."""
        folded = block.shaped
        if is_unspaced(block.text):
            return next((rule for phrase, rule, opens in self.unspaced if not opens and phrase in folded), "")
        words = folded.split()
        if self.inside.keys().isdisjoint(words):
            return ""
        for word in words:
            for phrase, rule in self.inside.get(word, ()):
                if f" {phrase} " in f" {folded} ":
                    return rule
        return ""

    def words(self, rule: str, key: str) -> frozenset[str]:
        """The folded entries of one list in all languages, such as ``("byline", "start")``."""
        return self.lists.get(f"{rule}.{key}", _NONE)


def is_unspaced(text: str) -> bool:
    """Whether the text is of a script that sets no blanks between words: Chinese, Japanese."""
    return not text.isascii() and _UNSPACED.search(text, 0, 40) is not None


def _first(folded: str) -> str:
    return folded.partition(" ")[0]


def _longest(folded: str) -> str:
    return max(folded.split(), key=len)


@lru_cache(maxsize=1)
def phrasebook() -> Phrasebook:
    """The phrasebook of all languages together: a line's language is not known before the story is read."""
    lists: dict[str, set[str]] = {}
    for file in sorted(resources.files("generator.copydesk").joinpath("phrases").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        for rule, table in tomllib.loads(file.read_text("utf-8")).items():
            for key, entries in table.items():
                lists.setdefault(f"{rule}.{key}", set()).update(shape(fold(entry)) for entry in entries)
    whole: dict[str, set[str]] = {}
    start: dict[str, list[tuple[str, str]]] = {}
    inside: dict[str, list[tuple[str, str]]] = {}
    unspaced: list[tuple[str, str, bool]] = []
    for name, entries in sorted(lists.items()):
        rule, _, key = name.partition(".")
        if rule in ASKED_BY_NAME and key != "contributed":
            continue
        for entry in sorted(entries - {""}, key=lambda phrase: (-len(phrase), phrase)):
            if key == "whole":
                whole.setdefault(entry, set()).add(rule)
            elif key in ("start", "inside") and is_unspaced(entry):
                unspaced.append((entry, rule, key == "start"))
            elif key == "contributed":
                inside.setdefault(_longest(entry), []).append((entry, "contributors"))
            elif key == "start":
                start.setdefault(_first(entry), []).append((entry, rule))
            elif key == "inside":
                inside.setdefault(_longest(entry), []).append((entry, rule))
    return Phrasebook(
        {entry: frozenset(rules) for entry, rules in whole.items()},
        {word: tuple(found) for word, found in start.items()},
        {word: tuple(found) for word, found in inside.items()},
        tuple(unspaced),
        {name: frozenset(entries) for name, entries in lists.items()},
    )
