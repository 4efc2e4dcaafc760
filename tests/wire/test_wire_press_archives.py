"""Exports of press archives are known by what the archive sets below each document, in every language that it is set in."""

from __future__ import annotations

import pytest

from generator.wire.exports.factiva import is_factiva
from generator.wire.exports.nexis import is_nexis

ENDINGS = ("End of Document", "Fin du document", "Ende des Dokuments", "Fin del documento", "Fine del documento")
NUMBERED = ("Document", "Documento", "Dokument", "документ", "وثيقة")


@pytest.mark.parametrize("ending", ENDINGS)
def test_nexis_is_known_by_a_length_and_the_end_of_a_document(ending: str) -> None:
    assert is_nexis(f"Harbour quay to reopen\nThe Harbour Times\nLength: 512 words\nBody\n\nThe quay will reopen.\n\n{ending}\n")
    assert not is_nexis(f"Harbour quay to reopen\n\nThe quay will reopen.\n\n{ending}\n")


@pytest.mark.parametrize("word", NUMBERED)
def test_factiva_is_known_by_a_number_of_its_own_and_a_length(word: str) -> None:
    assert is_factiva(f"Harbour quay to reopen\n512 words\n15 October 2025\n\nThe quay will reopen.\n\n{word} HARTIM0020251015elaf0001\n")
    assert not is_factiva(f"Harbour quay to reopen\n512 words\n\nThe quay will reopen.\n\n{word} 12\n")
