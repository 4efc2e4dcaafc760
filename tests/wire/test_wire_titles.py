"""Which heading of a page is its headline, where the page's own marking does not tell it outright."""

from __future__ import annotations

import pytest

from tests.wire.helpers import read_one

NAME = "Ferry line across the bay returns after nine years"
STORY = "".join(f"<p>The ferry left the pier at {hour} with passengers on board and came back in the evening, full each time.</p>" for hour in "678")


def _headline(head: str, headings: str) -> str:
    page = f"<html><head>{head}</head><body><header>{headings}</header><main><article>{STORY}</article></main></body></html>"
    return read_one(page.encode(), "page.html").part.stated.headline


def _shared(title: str, site: str = "The Bay Post") -> str:
    return f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}"><title>{title}</title>'


@pytest.mark.parametrize(
    ("head", "headings"),
    [
        pytest.param(_shared(f"{NAME} - The Bay Post"), "<h2>Harbour</h2>", id="the site's name behind a dash"),
        pytest.param(_shared(f"The Bay Post | {NAME}"), "", id="the site's name before a bar"),
        pytest.param(_shared(f"{NAME} | The Bay Post - News and views"), f"<h2>{NAME}</h2>", id="the site's name and what it says of itself"),
        pytest.param(
            f'<link rel="canonical" href="https://www.baypost.example/a"><meta property="og:title" content="{NAME} | BAYPOST"><title>x</title>',
            "",
            id="the name in the page's address",
        ),
        pytest.param(_shared(f"{NAME} - The Bay Post"), f"<h1>Harbour</h1><h2>{NAME}</h2>", id="the section in the heading of level one"),
        pytest.param(f"<title>{NAME} - The Bay Post</title>", f"<h1>The Bay Post</h1><h1>{NAME}</h1>", id="the site's name in a heading of its own"),
        pytest.param(f"<title>{NAME}</title>", f"<h1>Thanks for your visit</h1><h1>{NAME}</h1>", id="a greeting above the headline"),
    ],
)
def test_the_headline_is_told_apart_from_the_house(head: str, headings: str) -> None:
    assert _headline(head, headings) == NAME


def test_a_heading_goes_on_where_a_title_was_cut() -> None:
    stated = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry line across the bay returns..."}</script>'
    assert _headline(f"{stated}{_shared('The ferry is back')}", f"<h1>{NAME}</h1>") == NAME
    quoted = _shared("Ferry line across the bay").replace("<title>Ferry line across the bay", f"<title>{NAME}")
    assert _headline(quoted, f"<h2>{NAME}</h2>") == NAME


def test_a_heading_that_was_itself_cut_is_no_better() -> None:
    assert _headline(_shared(NAME), "<h3>Ferry line across the bay returns after…</h3>") == NAME


def test_a_short_heading_below_the_first_is_not_taken_for_the_end_of_a_title() -> None:
    title = "All that is known of the ferry line: comments"
    assert _headline(_shared(title), "<h1>Ferry</h1><h1>Comments</h1>") == title


def test_a_heading_that_says_the_same_at_greater_length_is_the_headline() -> None:
    assert _headline(_shared("Ferry line returns after nine years"), f"<h1>{NAME}</h1>") == NAME


def test_a_kicker_glued_to_the_heading_is_left_out() -> None:
    assert _headline(_shared(NAME), f"<h1>Local news | {NAME}</h1>") == NAME


def test_the_heading_above_the_story_is_no_sub_head_where_the_page_is_called_something_else() -> None:
    page = f"<html><head>{_shared('The ferry is back')}</head><body><article><h1>{NAME}</h1>{STORY}</article></body></html>"
    one = read_one(page.encode(), "page.html")
    assert one.of_role("subhead") == []
    assert len(one.of_role("paragraph")) == 3


BODY = "<p>The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its wall.</p>" * 3


def test_a_kicker_on_a_line_of_its_own_is_told_from_the_headline_as_the_statement_tells_it() -> None:
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Repairs end: Harbour opens to ships"}</script>'
    heading = '<h1><span class="kicker">Repairs end</span> <span>Harbour opens to ships</span></h1>'
    one = read_one(f"<html><head>{linked}</head><body><main>{heading}{BODY}</main></body></html>".encode(), "page.html")
    assert one.part.stated.headline == "Repairs end: Harbour opens to ships"
    assert one.of_role("headline") == ["Repairs end Harbour opens to ships"]


def test_the_last_bread_crumb_is_no_headline_where_the_page_is_shared_under_a_smaller_heading() -> None:
    crumbs = '<ul class="breadcrumb"><li><a href="/coast">Coast</a></li><li class="breadcrumb__item"><h1>Harbour: what to know</h1></li></ul>'
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour: what to know"}</script>'
    head = f'<meta property="og:title" content="Ships may call again after a year">{linked}'
    heading = "<h2>Eastern wall repaired Ships may call again after a year</h2>"
    one = read_one(f"<html><head>{head}</head><body>{crumbs}<main>{heading}{BODY}</main></body></html>".encode(), "page.html")
    assert one.part.stated.headline == "Ships may call again after a year"
