"""The phrase lists: what a line is compared with has to be written as a line is when it is compared."""

from __future__ import annotations

import unicodedata
from importlib import resources

import pytest

from generator.copydesk.block import Block, fold, shape
from generator.copydesk.phrases import phrasebook
from generator.model import Line

FILES = sorted(entry.name for entry in resources.files("generator.copydesk").joinpath("phrases").iterdir() if entry.name.endswith(".txt"))


def block(text: str) -> Block:
    return Block(text, (Line(text, 0, len(text.encode())),), 0)


@pytest.mark.parametrize("name", FILES)
def test_every_phrase_is_folded_already(name: str) -> None:
    lines = resources.files("generator.copydesk").joinpath("phrases", name).read_text("utf-8").splitlines()
    wrong = [line for line in lines if line and line[0] not in "#[" and shape(fold(line)) != line]
    assert wrong == []


def test_a_phrase_is_met_whatever_its_case_signs_and_numbers() -> None:
    book = phrasebook()
    assert "share" in book.rule_of_whole(block("Share this article!"))
    assert "player" in book.rule_of_whole(block("Photo 12 of 34")) or book.rule_of_start(block("Photo 12 of 34")) == "player"
    assert book.rule_of_inside(block("He clicked: a player that supports HTML5, they said.")) == "player"
    assert book.rule_of_inside(block("Nothing of the kind stands here.")) == ""


@pytest.mark.parametrize("name", FILES)
def test_no_word_mixes_letters_that_only_look_alike(name: str) -> None:
    """A Latin е in a Serbian word, a Cyrillic п in a Polish one: such a phrase is never met."""
    words = resources.files("generator.copydesk").joinpath("phrases", name).read_text("utf-8").split()
    scripts = {word: {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()} for word in words}
    assert [word for word, found in scripts.items() if "LATIN" in found and found & {"CYRILLIC", "GREEK"}] == []
