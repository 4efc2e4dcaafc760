"""Pages as text browsers print them: no byte unaccounted for, no word lost, and texts that stay plain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Limits
from generator.wire import sniff
from tests.wire.helpers import read, read_one, size

STORY = "   The [6]eastern quay will reopen to ships next week after a month of\n   repairs, the council of the harbour city said on Wednesday.\n"
MENU = "   [1]Home [2]Harbour [3]Culture [4]Weather [5]Contact\n"
LIST = "References\n\n   1. https://example.org/\n   2. https://example.org/harbour\n"
WHOLE = "The eastern quay will reopen to ships next week after a month of repairs, the council of the harbour city said on Wednesday."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{MENU}\n{STORY}\n{LIST}", "browsed"),
        (f"{MENU}\n{STORY}", "browsed"),
        (f"   A [1]line.\n\n{LIST}", "browsed"),
        ("The quay[1] will reopen[2] next week[3], they said[4] on Monday[5].[6] It rained[7] a lot.\n", "text"),
        ("".join(f"[{number}]Doe, J., On quays\n" for number in range(1, 9)), "text"),
        ("".join(f"   Line {number} of wire copy with an indent that opens a paragraph.\n" for number in range(30)), "text"),
    ],
)
def test_what_is_a_print(text: str, kind: str) -> None:
    assert sniff.kind(text.encode(), ".txt") == kind


PIECES = st.sampled_from(
    [
        MENU,
        STORY,
        LIST,
        "\n",
        "\n\n\n",
        "   * [7]Ships\n",
        "Head\n",
        "   (BUTTON)\n",
        "   [IMG]\n",
        "  3. mailto:a@example.org?subject=a b\n",
        "\r\n",
        "港口东岸下周重新开放",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_byte_is_accounted_for(text: str) -> None:
    raw = f"{MENU}\n{STORY}\n{text}".encode()
    assert size(read(raw)) == len(raw)


@given(st.lists(st.sampled_from(["   ", "     * ", "", "   [9]", "\n   ", "\n\n   ", "      ", "(BUTTON) ", "[IMG] "]), max_size=30))
def test_no_word_is_lost(marks: list[str]) -> None:
    raw = f"{MENU}\n{STORY}\n" + "".join(f"{mark}word{number} " for number, mark in enumerate(marks)) + "\n"
    shown = " ".join(text for one in read(raw.encode()) for text in one.texts)
    assert re.findall(r"word\d+", shown) == [f"word{number}" for number in range(len(marks))]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_writing(codec: str) -> None:
    raw = f"{MENU}\nMüller\n\n{STORY}{STORY}{STORY}\n{LIST}".replace("\n", "\r\n").encode(codec)
    found = read(raw)
    assert size(found) == len(raw)
    (one,) = [one for one in found if one.lines]
    assert [text for text in one.texts if text][:2] == ["Home Harbour Culture Weather Contact", "Müller"]


def test_a_page_with_its_addresses_is_one_article_and_the_addresses_are_told() -> None:
    one = read_one(f"{MENU}\n{STORY}{STORY}{STORY}\n\n\n\n{STORY}\n{LIST}".encode())
    assert one.part.form == "print"
    assert [entry.detail for entry in one.part.overhead if "address" in entry.detail] == ["addresses of links"] * 4
    assert not any("example.org" in text for text in one.texts)


def test_lines_that_were_never_wrapped_stay_apart() -> None:
    lines = [f"   [{number}]Link {'and more words ' * (4 + 3 * number % 11)} number {number}\n" for number in range(1, 30)]
    one = read_one("".join(lines).encode())
    assert sum(bool(text) for text in one.texts) == len(lines)


def test_signs_that_take_two_columns_are_wrapped_earlier_and_joined_without_a_blank() -> None:
    text = "港口城市议会星期三表示，经过一个月的维修，东岸码头将于下周重新对船舶开放，费用低于计划，工人们将留到春天，届时西岸码头也将维修，"
    lines = [f"   {text[at : at + 34]}\n" for at in range(0, len(text), 34)]
    one = read_one(f"{MENU}\n{''.join(lines)}\n{''.join(lines)}\n{''.join(lines)}\n{LIST}".encode())
    assert [line for line in one.texts if line][1:] == [text] * 3


def test_a_line_over_the_cap_costs_only_itself() -> None:
    raw = f"{MENU}\n{STORY}\n{'x' * 2000}\n{STORY}\n{LIST}".encode()
    found = read(raw, limits=Limits(line_bytes=1000))
    assert size(found) == len(raw)
    assert sum(one.part.query is not None for one in found) == 1


def test_numbers_of_footnotes_with_their_addresses_below_stay() -> None:
    story = "\n\n".join(
        f"The quay was shut for a month, the council said. It was so in 2019.[{number}] The quay was shut for a month, the council said."
        for number in range(1, 7)
    )
    raw = f"Quay reopens\n\n{story}\n\nReferences:\n" + "".join(f"   {number}. https://example.org/{number}\n" for number in range(1, 7))
    assert "2019.[6]" in " ".join(read_one(raw.encode()).texts)


def test_points_that_are_sentences_or_headlines_are_no_menu() -> None:
    points = "".join(f"• {number} ships have come to the eastern quay since it was opened\n" for number in range(2, 12))
    story = "The eastern quay was reopened on Wednesday after a month of repairs,\n"
    story += "and the first ships came in the evening, the council of the city said\n"
    raw = f"In brief\n\n{points}\n{story}\n{story}\n\n\nQuay reopens\n\n{story}\n{story}"
    assert sniff.kind(raw.encode(), ".txt") == "text"
