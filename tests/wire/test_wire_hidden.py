"""What a page hides is no part of its story, unless the story itself waits for a script to show it."""

from __future__ import annotations

import json

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


@pytest.mark.parametrize("hidden", ["<span style='display:none'>{}</span>", "<i hidden>{}</i>", "<span class='x sr-only'>{}</span>"])
def test_what_is_hidden_within_a_line_is_no_part_of_it_and_is_told(hidden: str) -> None:
    line = "The mayor opened the gate {}on Sunday, as the council had promised the people of the harbour in the spring."
    one = read_one(page(f"<p>{line.format(hidden.format('in secret') + ' ')}</p>"), "page.html")
    assert one.of_role("paragraph")[0] == line.format("")
    assert one.part.repairs == ("left out of a line what the page does not show: “in secret”",)


def test_a_hidden_sign_between_shown_words_stays() -> None:
    one = read_one(
        page("<p>Harbour<span class='visually-hidden'>:</span> The gate opens on Sunday, as the council had promised in the spring.</p>"), "page.html"
    )
    assert one.of_role("paragraph")[0].startswith("Harbour: The gate")


def test_a_drawing_or_a_script_within_a_line_does_not_end_it() -> None:
    line = "The mayor opened <a href='/gate'><svg><path d='M0'/></svg>the gate</a> on Sunday,<script>count()</script> as promised to the people."
    one = read_one(page(f"<p>{line}</p>"), "page.html")
    assert one.of_role("paragraph")[0] == "The mayor opened the gate on Sunday, as promised to the people."


def test_what_a_record_hides_is_no_part_of_its_text() -> None:
    body = "".join(f"<p>{text}</p>" for text in STORY) + f"<p style='display:none'>{BAIT}</p><p>It <b hidden>never </b>opened before.</p>"
    one = read_one(json.dumps({"title": "Harbour opens after repairs", "content_html": body}).encode(), "record.jsonl")
    assert one.of_role("paragraph") == [*STORY, "It opened before."]
    assert one.of_role("boilerplate") == [BAIT]


@pytest.mark.parametrize("hint", ["(opens in a new tab)", "(öffnet im neuen Fenster)", "(Nouvelle fenêtre)", "(يفتح في نافذة جديدة)"])
def test_where_a_link_opens_is_told_to_those_who_hear_the_page_and_is_no_part_of_the_line(hint: str) -> None:
    line = "<p>The mayor opened the gate that <a href='/a'>the council<span class='vh'>{}</span></a> had promised the people of the harbour.</p>"
    one = read_one(page(line.format(hint)), "page.html")
    assert one.of_role("paragraph")[0] == "The mayor opened the gate that the council had promised the people of the harbour."
    assert one.part.repairs == (f"left out of a line what the page does not show: “{hint}”",)


def test_other_words_in_brackets_stay() -> None:
    one = read_one(page("<p>The mayor opened the gate of <i>the harbour</i> <b>(the new one)</b> on Sunday, as had been promised.</p>"), "page.html")
    assert one.of_role("paragraph")[0] == "The mayor opened the gate of the harbour (the new one) on Sunday, as had been promised."
