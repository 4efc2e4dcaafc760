"""Names: the golden cases of ``tests/cases/names.txt``, and what holds for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.copy import Zone
from generator.filing.keywords import in_the_copy
from generator.filing.names import MOST, names
from generator.filing.words import cut

CASES = (Path(__file__).parent.parent / "cases" / "names.txt").read_text(encoding="utf-8")


def zones(*paragraphs: str) -> list[Zone]:
    return [Zone("body", number, text) for number, text in enumerate(paragraphs, 1)]


@pytest.mark.parametrize("case", re.split(r"^=== ", CASES, flags=re.MULTILINE)[1:], ids=lambda case: case.partition("\n")[0])
def test_names_as_an_editor_would_list_them(case: str) -> None:
    called, _, rest = case.partition("\n")
    article, _, expected = rest.partition("\n---")
    language = called[:2] if called[2:4] == ": " else "en"
    assert list(names(zones(*article.split("\n\n")), language)) == expected.strip().splitlines()


def test_never_more_than_the_most() -> None:
    text = " ".join(f"She met {first}a {last}o there." for first in "ABCDEF" for last in "GHJKLM")
    assert len(names(zones(text.replace("a ", "nna ").replace("o ", "ommer ")), "en")) == MOST


def test_languages_whose_capitals_tell_nothing_give_no_names() -> None:
    assert names(zones("Er sah den Hund und das Haus, den Hund und das Haus."), "de") == ()


SAMPLE = "Omar al-Sayed Sayed the of for Bank President LNA (LNA) Libyan National Army Monday said went U.S. Gen. I’m Haifa’s Jean-Paul É. Ölüm"
WORDS = st.sampled_from(SAMPLE.split())
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", ". ", ", ", "\u2028", "\n", "; "])), max_size=40).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@given(st.lists(TEXTS | st.text(max_size=80), max_size=4))
def test_a_name_is_found_in_the_text_and_can_stand_in_the_metadata(paragraphs: list[str]) -> None:
    found = names(zones(*paragraphs), "en")
    assert found == names(zones(*paragraphs), "en")
    assert len(set(found)) == len(found) <= MOST
    whole = " ".join(" ".join(paragraphs).split())
    for name in found:
        assert "," not in name
        assert name.isprintable()
        assert all(word in whole for word in name.split())


def test_a_keyword_speaks_for_a_name_that_the_copy_has() -> None:
    copy = zones("The ship left Sidra at noon. Nobody in the town of Brega saw the crew or its video.")
    assert names(copy, "en") == ()
    assert names(copy, "en", keywords=("Sidra", "video", "Video", "type_news", "@river-1", "Front Page", "Tobruk")) == ("Sidra",)


KEYWORDS = ("Sirte", "hafen", "Hafen", "type_news", "Startseite", "Musrata, Libyen", "/artikel")


@pytest.mark.parametrize(
    ("language", "text", "keywords", "expected"),
    [
        ("de", "In Sirte liegt ein Hafen.", KEYWORDS, ("Sirte", "Hafen")),
        ("ar", "وصلت السفينة إلى سرت وبنغازي مساء أمس.", ("بنغازي", "سرت", "الصفحة الأولى", "video"), ("بنغازي", "سرت")),
        ("ru", "Судно пришло в Сирт.", ("Сирт", "главное", "Новости"), ("Сирт",)),
    ],
)
def test_where_capitals_do_not_tell_names_a_keyword_must_stand_in_the_copy(
    language: str, text: str, keywords: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert in_the_copy(keywords, language, [cut(text)]) == expected
    assert in_the_copy(keywords, "en", [cut(text)]) == ()
