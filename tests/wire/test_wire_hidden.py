"""What a page hides is no part of its story, unless the story itself waits for a script to show it."""

from __future__ import annotations

import pytest

from tests.wire.helpers import read_one

STORY = [
    "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its eastern wall and gates.",
    "Engineers had replaced forty metres of the wall, which gave way in a winter storm, and dredged the channel down to the rock.",
    "The first ship, a grain carrier, is expected on Friday, the port's office said in a statement that was read out at the gate.",
]
BAIT = "Buy shares of the harbour company today, for this text is meant for robots alone and stands where no reader can see it."


def page(first: str, attributes: str = "") -> bytes:
    """A page with one more paragraph at the head of the story; ``attributes`` of the element around the story."""
    body = "".join(f"<p>{text}</p>" for text in STORY)
    return f"<html><body><article><h1>Harbour opens after repairs</h1><div {attributes}>{first}{body}</div></article></body></html>".encode()


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p class='x' HIDDEN=''>{}</p>",
        '<p style="color: red; display:none">{}</p>',
        "<div style='visibility: hidden'><p>{}</p></div>",
    ],
)
def test_hidden_text_is_no_part_of_the_story(hidden: str) -> None:
    one = read_one(page(hidden.format(BAIT)), "page.html")
    assert one.of_role("paragraph") == STORY
    assert one.of_role("boilerplate") == [BAIT]


@pytest.mark.parametrize(
    "shown", ['<p aria-hidden="false">{}</p>', '<p class="not hidden here">{}</p>', "<p data-hidden='1'>{}</p>", '<p style="overflow:hidden">{}</p>']
)
def test_what_only_sounds_hidden_is_read(shown: str) -> None:
    assert BAIT in read_one(page(shown.format(BAIT)), "page.html").of_role("paragraph")


def test_a_story_that_a_script_was_to_show_is_read() -> None:
    assert read_one(page("", 'style="display:none"'), "page.html").of_role("paragraph") == STORY
