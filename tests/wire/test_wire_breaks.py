"""Lines that end in signs of a word processor's own, or in line breaks that were written twice."""

from __future__ import annotations

import pytest

from tests.wire.helpers import read_one, size

STORIES = (
    "Council opens bridge\n\nThe council opened the bridge on Saturday.\n\nShips may pass from Monday on.\n\nLamps\nCranes\nBerths\n\n\n\n"
    "فُتح الميناء\n\nفُتح الميناء يوم السبت بعد العاصفة.\n\nوعادت السفن من البحر.\n"
)
TWO = f"{STORIES}\n\n\n{STORIES}"
LINES = STORIES.removesuffix("\n").split("\n")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_signs_that_break_lines_elsewhere_do_so_where_no_others_do(sign: str) -> None:
    data = STORIES.replace("\n", sign).encode()
    found = read_one(data)
    assert found.texts == LINES
    assert size([found]) == len(data)


def test_a_word_processors_breaks_inside_its_paragraphs_part_lines() -> None:
    data = "\n".join(story.replace("\n", "\x0b") for story in STORIES.removesuffix("\n").split("\n\n\n\n")).encode()
    assert read_one(data).texts == STORIES.removesuffix("\n").replace("\n\n\n\n", "\n").split("\n")


def test_a_sign_of_that_kind_among_usual_breaks_is_a_space() -> None:
    data = STORIES.replace("on Saturday", "on\u2028Saturday\x0b\x0b").encode()
    assert read_one(data).texts[2] == "The council opened the bridge on Saturday  ."


@pytest.mark.parametrize("times", [2, 3, 4])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_breaks_that_were_written_again_count_once(times: int, end: str) -> None:
    stories = TWO.replace("Lamps\nCranes\nBerths", "Lamps, cranes, berths")
    data = stories.replace("\n", end * times).encode()
    found = read_one(data)
    assert found.texts == stories.removesuffix("\n").split("\n")
    assert size([found]) == len(data)


def test_lists_and_wrapped_lines_stand_two_breaks_apart_then() -> None:
    assert read_one(TWO.replace("\n", "\n\n").encode()).texts == TWO.removesuffix("\n").split("\n")
    wrapped = (
        "The council opened the new bridge over\nthe harbour on Saturday after two years\nof work, and the mayor thanked its crews.\n\n"
        "Ships and cars may pass the harbour from\nMonday on, she said, and the old ferry\nis to stop at the end of the month.\n\n\n\n"
    )
    assert read_one((wrapped * 3).replace("\n", "\n\n").encode()).texts == (wrapped * 3).removesuffix("\n").split("\n")


def test_gaps_of_three_blank_lines_among_gaps_of_one_stay() -> None:
    stories = STORIES.replace("Lamps\nCranes\nBerths", "Lamps, cranes, berths") * 6
    assert read_one(stories.encode()).texts == stories.removesuffix("\n").split("\n")


def test_a_line_among_blank_ones_alone_has_no_manner() -> None:
    assert read_one(b"\n\n\n\nThe ferry sailed.\n\n\n\n").texts == ["", "", "", "", "The ferry sailed.", "", "", ""]
