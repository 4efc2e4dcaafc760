"""Names out of the lines that a page sets around its story, where it states no author of its own."""

from __future__ import annotations

import pytest

from tests.wire.helpers import read_one

STORY = "".join(
    f"<p>The mill at the upper weir ground its first sack of flour at {hour}, and people came from three villages to see.</p>" for hour in "678"
)


def _authors(above: str, head: str = "", below: str = "") -> tuple[str, ...]:
    page = (
        f"<html><head>{head}</head><body><main><article><h1>The mill grinds again</h1>{above}<div>{STORY}</div>{below}</article></main></body></html>"
    )
    return read_one(page.encode(), "page.html").part.stated.authors


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        pytest.param("By Ann Lee December 29, 2016", ("Ann Lee",), id="a date that opens with its month"),
        pytest.param("By Ann Lee March 18 at 3:57 PM Follow @annlee", ("Ann Lee",), id="an hour and a handle"),
        pytest.param("By Ann Lee<time datetime='2016-12-29'>Dec 29</time>", ("Ann Lee",), id="a date in an element of its own"),
        pytest.param("Ann Lee Published May 3, 2019", ("Ann Lee",), id="the label of a date"),
        pytest.param("<span>By</span><span>Ann Lee</span>", ("Ann Lee",), id="glued to its By"),
        pytest.param("<a href='/author/ann-lee'>Ann Lee</a>Culture Writer", ("Ann Lee",), id="a role behind a link to the writer's page"),
        pytest.param("<a rel='author' href='/x'>Ann Lee</a> and Bo Chen", ("Ann Lee", "Bo Chen"), id="one linked, one not"),
        pytest.param("Ann Lee Senior Politics Editor, The Hill Post", ("Ann Lee",), id="a role of three words"),
        pytest.param("Ann B. Lee Staff Writer", ("Ann B. Lee",), id="an initial between the names"),
        pytest.param("Ann Lee, Contributing Correspondent", ("Ann Lee",), id="a role alone names nobody"),
        pytest.param("Escribe Ana Ruiz", ("Ana Ruiz",), id="a label in Spanish"),
        pytest.param("<span>Ann Lee</span><span>CEO</span>", ("Ann Lee",), id="a role glued to the name"),
        pytest.param("Written by Ann Lee in Harbour on <span>13 April 2019</span>", ("Ann Lee",), id="where she writes from"),
        pytest.param("Byby Ann Lee and Bo Chen", ("Ann Lee", "Bo Chen"), id="its By twice"),
        pytest.param("By ANN LEE</div><div class='byline'>By Ann Lee", ("ANN LEE",), id="one name spelt in two ways"),
        pytest.param("(责编：王芳、李明)", ("王芳", "李明"), id="a label in Chinese"),
    ],
)
def test_a_byline_gives_the_names_and_nothing_beside_them(byline: str, names: tuple[str, ...]) -> None:
    assert _authors(f"<div class='byline'>{byline}</div>") == names


@pytest.mark.parametrize("furniture", ["View All", "More On", "Text Size", "Follow Us", "Watch Live", "About The Author", "Email Bio Follow"])
def test_furniture_in_a_byline_is_nobody(furniture: str) -> None:
    assert _authors(f"<div class='byline'><a href='/x'>{furniture}</a></div>") == ()


@pytest.mark.parametrize("line", [
    "<nav><div><span itemprop='author'>Ann Lee</span> (with agencies)</div></nav>",
    "<footer class='meta'><p class='byline'>By Ann Lee</p></footer>",
    "<button><p>By <a href='/author/ann'>Ann Lee</a></p></button>",
    "<ul class='contentnav'><li><div class='author'>von Ann Lee</div></li></ul>",
])  # fmt: skip
def test_a_byline_says_who_wrote_the_story_though_it_stands_in_a_menu(line: str) -> None:
    assert _authors(line) == ("Ann Lee",)
    assert _authors("<nav><a href='/authors/'>Ann Lee</a> <a href='/z'>By the River</a></nav>") == ()


def test_other_stories_of_the_writer_name_nobody() -> None:
    story = "<li class='author'><a href='/2019/debates'>Ferry Talks End, But Format Details Open Again</a></li>"
    more = f"<div class='author'><h4>More Stories</h4><ul>{story}</ul></div>"
    assert _authors(f"<p class='byline'><a rel='author' href='/ann'>Ann Lee</a></p>{more}") == ("Ann Lee",)
    assert _authors(more) == ()


def test_many_buttons_may_stand_between_byline_and_story() -> None:
    buttons = "".join(f"<li><a class='share-{number}'>Share {number}</a></li>" for number in range(20))
    assert _authors(f"<p class='byline'>By Ann Lee</p><ul class='share'>{buttons}</ul>") == ("Ann Lee",)


def test_a_byline_of_a_box_beside_the_story_is_asked_last() -> None:
    box = "<aside><div class='article-author'><a href='/author/bo'>Bo Chen</a></div></aside>"
    assert _authors(f"{box}<div class='story-author'><a href='/author/ann'>Ann Lee</a></div>") == ("Ann Lee",)
    assert _authors(box) == ("Bo Chen",)


def test_the_headline_names_nobody() -> None:
    page = f"<html><body><article><div class='byline'><h1>By Upper Weir, Mill Grinds</h1></div><div>{STORY}</div></article></body></html>"
    assert read_one(page.encode(), "page.html").part.stated.authors == ()


def test_the_address_element_is_how_to_reach_the_writer() -> None:
    assert _authors("<address>Ann Lee and Bo Chen</address>") == ("Ann Lee", "Bo Chen")


def test_what_stands_above_the_story_comes_before_a_note_on_its_writer_below() -> None:
    assert _authors("<p class='byline'>By Ann Lee</p>", below="<div class='author'>More Bo Chen</div>") == ("Ann Lee",)


def test_whoever_took_the_picture_did_not_write_the_story() -> None:
    assert _authors("<div class='author'>Foto: Bo Chen</div>") == ()


HOUSE = '<meta property="og:site_name" content="The Hill Post"><meta name="author" content="The Hill Post">'


def test_a_house_that_names_itself_gives_way_to_a_signature() -> None:
    assert _authors("<p><a href='/author/ann-lee'>Ann Lee</a></p>", HOUSE) == ("Ann Lee",)


def test_a_house_that_names_itself_stays_where_nothing_is_signed() -> None:
    assert _authors("<p class='byline'>Upper Weir</p>", HOUSE) == ("The Hill Post",)
    assert _authors("<p class='byline'><a href='/author/hp'>The Hill Post</a></p>", HOUSE) == ("The Hill Post",)


def test_the_short_last_line_of_a_story_without_capitals_is_no_signature() -> None:
    story = "".join(
        f"<p>水車小屋は午前{hour}時に最初の一袋の粉をひき、三つの村から人々が見に来た。次の日も朝から人が並んだという。</p>" for hour in "678"
    )
    page = f"<html><body><main><article><h1>水車が再び</h1><div>{story}<p>おしまい</p></div></article></main></body></html>"
    assert read_one(page.encode(), "page.html").part.stated.authors == ()


GRAPH = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "The mill grinds again", "author": {"@id": "#1"}},
{"@type": "Person", "@id": "#1", "name": "Dana Roe"}]}</script>"""


def test_who_holds_the_account_is_the_author_only_where_nobody_is_named() -> None:
    assert _authors("", GRAPH) == ("Dana Roe",)
    assert _authors("<p class='byline'>By Ann Lee</p>", GRAPH) == ("Ann Lee",)


def _paragraphs(story: str, head: str = "") -> list[str]:
    page = f"<html><head>{head}</head><body><main><article><h1>The mill grinds again</h1><div>{story}</div></article></main></body></html>"
    return read_one(page.encode(), "page.html").of_role("paragraph")


NOTE = "Ann Lee is a reporter at The Hill Post and covers the villages along the river."


def test_the_note_on_the_writer_below_a_story_is_none_of_it() -> None:
    head = '<meta name="author" content="Ann Lee">'
    assert NOTE not in _paragraphs(f"{STORY}<p>{NOTE}</p>", head)
    assert NOTE in _paragraphs(f"{STORY}<p>{NOTE}</p>"), "nobody says that she wrote it"
    assert NOTE in _paragraphs(f"<p>{NOTE}</p>{STORY}", head), "a story may open with her"
    closing = "Ann Lee, Bo Chen and the miller had flour on their coats when they came down to the bridge."
    assert "Ann Lee" in "".join(_paragraphs(f"{STORY}<p>{closing.replace(', Bo', ' Bo')}</p>", head)), "a name alone is no note"
