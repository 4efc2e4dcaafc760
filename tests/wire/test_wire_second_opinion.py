"""The text that a page states to be its article's (``articleBody``), against what was taken for it."""

from __future__ import annotations

import html
import json
import re

import pytest

from generator.wire.pages import markup
from generator.wire.pages.roles import Hints
from generator.wire.pages.second_opinion import seconded
from tests.wire.helpers import read_one
from tests.wire.test_wire_page import FIRST, PAGE, SECOND, THIRD

LOST = "Fishermen, who had sold their catch on the open beach since the winter, said that they would be back at the quay before the week was out."
OTHER = "Readers of this page also looked at the story of a bridge, and at that of a mill which has ground no flour since the war."
STATEMENT = " ".join(re.sub("<[^>]+>", "", text) for text in (FIRST, SECOND, LOST, THIRD))


def judged(inside: str, taken: str, statement: str = STATEMENT) -> list[str]:
    """The beginnings of the blocks that stand in the end, where those with a ``+`` in ``taken`` had been taken."""
    page = markup.parse(inside, 100, 1000)
    result = seconded(page, [sign == "+" for sign in taken], statement, Hints(page))
    return [block.text[:9] for block, stands in zip(page.blocks, result, strict=True) if stands]


def test_a_lost_paragraph_comes_back() -> None:
    assert judged(f"<p>{FIRST}</p><p>{SECOND}</p><div><p>{LOST}</p></div><p>{THIRD}</p>", "++-+") == [
        "The harbo",
        "Engineers",
        "Fishermen",
        "The first",
    ]


def test_a_lost_sub_head_comes_back_and_one_that_the_statement_leaves_out_stays() -> None:
    page = f"<p>{FIRST}</p><p>{SECOND}</p><div><h3>At the quay</h3></div><p>{LOST}</p><h3>What comes next</h3><p>{THIRD}</p>"
    assert judged(page, "++-+++", STATEMENT.replace("Fishermen", "At the quay Fishermen"))[2::2] == ["At the qu", "What come"]


def test_a_teaser_inside_the_story_goes() -> None:
    assert judged(f"<p>{FIRST}</p><p>{SECOND}</p><p>{OTHER}</p><p>{LOST}</p><p>{THIRD}</p>", "+++++") == [
        "The harbo",
        "Engineers",
        "Fishermen",
        "The first",
    ]


@pytest.mark.parametrize("inside", [
    f"<a href='/x'>{OTHER}</a>",
    f"<figcaption>{OTHER}</figcaption>",
    f"<blockquote>{FIRST[:80]}</blockquote>",
    f"<div class='newsletter'><p>{OTHER}</p></div>",
    "<div>Picture 1 of 4</div>",
])  # fmt: skip
def test_links_captions_pull_quotes_and_boxes_that_ran_into_the_statement_stay_out(inside: str) -> None:
    shown = re.sub("<[^>]+>", "", inside)
    statement = STATEMENT.replace("Fishermen", f"{shown} Fishermen")
    page = f"<p>{FIRST}</p><p>{SECOND}</p><section>{inside}</section><p>{LOST}</p><p>{THIRD}</p>"
    assert judged(page, "++-++", statement) == ["The harbo", "Engineers", "Fishermen", "The first"]


def test_where_something_else_was_taken_the_article_takes_its_place() -> None:
    assert judged(f"<p>{FIRST}</p><p>{SECOND}</p><p>{LOST}</p><p>{THIRD}</p><p>{OTHER}</p><p>{OTHER[:90]}</p>", "----++") == [
        "The harbo", "Engineers", "Fishermen", "The first",
    ]  # fmt: skip


@pytest.mark.parametrize("statement", ["", FIRST, STATEMENT[:300], STATEMENT + " And behind the wall the story goes on." * 30, "word " * 100_000])
def test_a_teaser_a_statement_that_the_page_does_not_show_and_a_book_have_no_say(statement: str) -> None:
    assert judged(f"<p>{FIRST}</p><p>{SECOND}</p><p>{OTHER}</p><p>{LOST}</p><p>{THIRD}</p>", "+++-+", statement) == [
        "The harbo", "Engineers", "Readers o", "The first",
    ]  # fmt: skip


def test_what_was_done_on_its_word_is_told() -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "Harbour opens", "articleBody": html.unescape(STATEMENT)})
    story = f"<p>{FIRST}</p><p>{SECOND}</p><p>{LOST}</p><ul><li>{OTHER[:60]}</li></ul><p>{THIRD}</p>"
    page = (
        f'<html><head><script type="application/ld+json">{linked}</script></head><body><article><h1>Harbour opens</h1>{story}</article></body></html>'
    )
    one = read_one(page.encode(), "page.html")
    assert one.part.repairs == ("lines that the page's JSON-LD speaks for or against: 1 left out",)
    assert len(one.of_role("paragraph")) == 4 and not one.of_role("item")


@pytest.mark.parametrize("body", [
    json.dumps("<script>alert(1)</script><p onclick=x>Words that nobody sees, " * 10_000).replace("/", "\\/"),
    "[" * 5_000 + "]" * 5_000,
    json.dumps({"@value": {"articleBody": ["x" * 1000] * 1000}}),
    json.dumps([f"{FIRST} {SECOND} {THIRD}", None, 7, ["Words that nobody sees"]]),
    json.dumps("&lt;img src=x onerror=alert(1)&gt;Words that nobody sees " * 100),
])  # fmt: skip
def test_no_word_of_the_statement_ever_stands_in_the_article(body: str) -> None:
    page = read_one(PAGE.replace('"keywords"', f'"articleBody": {body}, "keywords"').encode(), "page.html")
    assert len(page.of_role("paragraph")) == 3
    assert not any("nobody sees" in line.text or "alert" in line.text for line in page.lines)
