"""Finding a story by its words, in a real browser: with a script, without one, and where a file is missing."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

RESULTS = "() => [...document.querySelectorAll('.found a')].map(one => one.textContent)"


def search(page: Any, words: str) -> list[str]:
    """The headlines that are found, when all files have been looked through."""
    page.fill("input[type=search]", words)
    page.press("input[type=search]", "Enter")
    page.wait_for_selector(".found[aria-busy=false]")
    return list(page.evaluate(RESULTS))


@pytest.mark.parametrize(
    ("words", "headlines"),
    [
        ("derna storm", ["Storm Daniel Breaks Two Dams Above Derna"]),
        ("STORM dám", ["Storm Daniel Breaks Two Dams Above Derna"]),
        ("sahara", ["A River Under the Sahara: How Libya Gets Its Water"]),
        ("man-made river libya", ["A River Under the Sahara: How Libya Gets Its Water"]),
        ("ahara", []),
        ("derna sahara", []),
        ("<i>atlantis</i>", []),
        ("(storm)+$ [", ["Storm Daniel Breaks Two Dams Above Derna"]),
    ],
)
def test_a_story_is_found_by_words_of_headline_names_and_topics(site: Any, open_page: Any, words: str, headlines: list[str]) -> None:
    page = open_page(site.url("search"), width=390)
    assert search(page, words) == headlines
    assert page.complaints == []
    assert page.strangers == []


def test_a_topic_finds_its_stories_newest_first_and_undated_last(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    search(page, "libya")
    days = page.evaluate("() => [...document.querySelectorAll('.found li')].map(one => one.querySelector('time')?.dateTime ?? '')")
    assert len(days) > 5
    assert days == sorted(days, reverse=True)
    assert days[-1] == ""


def test_while_months_are_still_read_no_count_is_taken_for_the_whole(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    held: list[Any] = []
    page.route("**/search/undated.xml", lambda route: held.append(route))
    page.fill("input[type=search]", "storm")
    page.press("input[type=search]", "Enter")
    page.wait_for_selector(".found a")
    page.wait_for_timeout(300)
    assert page.text_content("[role=status]") == "1+ stories"
    assert page.get_attribute(".found", "aria-busy") == "true"
    held[0].continue_()
    page.wait_for_selector(".found[aria-busy=false]")
    assert page.text_content("[role=status]") == "1 story"


def deeper(page: Any) -> list[str]:
    """The headlines that are found when the texts have been looked through as well."""
    page.click("text=Look in the texts too")
    page.wait_for_selector(".found[aria-busy=false]")
    return list(page.evaluate(RESULTS))


@pytest.mark.parametrize(
    ("words", "headlines"),
    [
        ("concrete pipes nubian", ["A River Under the Sahara: How Libya Gets Its Water"]),
        ("CONCRETE benghazi water", ["A River Under the Sahara: How Libya Gets Its Water"]),
        ("قطاع نيودلهي", ["إدراج دير القديس هيلاريون في غزة على قائمة التراث العالمي"]),
        ("concrete atlantis", []),
    ],
)
def test_the_words_of_the_texts_are_looked_through_where_that_is_asked(site: Any, open_page: Any, words: str, headlines: list[str]) -> None:
    page = open_page(site.url("search"), width=390)
    assert search(page, words) == []
    assert "in its headline" in page.text_content("[role=status]")
    assert deeper(page) == headlines
    assert page.text_content("[role=status]") == ("1 story" if headlines else "No story has all of these words.")
    assert page.complaints == []
    assert not page.is_visible("text=Look in the texts too")


def test_what_is_found_in_texts_stands_below_the_headlines_and_nothing_twice(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    first = search(page, "water")
    every = deeper(page)
    assert first and len(every) > len(first)
    assert every[: len(first)] == first
    assert len(set(every)) == len(every)


def test_another_search_begins_with_the_headlines_again(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    search(page, "concrete pipes")
    deeper(page)
    assert search(page, "pipes") == []
    assert page.is_visible("text=Look in the texts too")


def test_texts_that_cannot_be_read_are_told(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    page.route("**/search/undated.words.xml", lambda route: route.fulfill(status=503))
    search(page, "concrete pipes")
    assert deeper(page) == []
    assert "could not be read" in page.text_content("[role=status]")


def test_what_was_looked_for_stands_in_the_address(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    search(page, "derna")
    assert page.url.endswith("?q=derna")
    page.goto(site.url("search") + "?q=sahara")
    page.wait_for_selector(".found a")
    assert page.evaluate(RESULTS) == ["A River Under the Sahara: How Libya Gets Its Water"]


@pytest.mark.parametrize("words", ["القديس هيلاريون", "قديس", "ادراج", "قائمه", "القدّيس"])
def test_arabic_is_found_behind_its_particles_and_however_it_is_spelt(site: Any, open_page: Any, words: str) -> None:
    page = open_page(site.url("search"))
    assert search(page, words) == ["إدراج دير القديس هيلاريون في غزة على قائمة التراث العالمي"]


def test_a_hit_can_be_reached_and_read_by_keyboard_and_screen_reader(site: Any, open_page: Any) -> None:
    from tests.browser.test_pages import TOO_WIDE, violations

    page = open_page(site.url("search"), width=320)
    search(page, "libya")
    assert violations(page) == []
    assert violations(page, "target-size") == []
    assert page.evaluate(TOO_WIDE) == []
    page.press("input[type=search]", "Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.found') !== null")


def test_a_month_that_cannot_be_read_is_told_and_the_others_are_looked_through(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    page.route("**/search/2023-09.xml", lambda route: route.fulfill(status=503))
    assert "A River Under the Sahara: How Libya Gets Its Water" in search(page, "libya")
    assert "could not be read" in page.text_content("[role=status]")


def test_text_from_outside_stays_text_in_what_is_found(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    evil = "Sahara &lt;img src=x onerror=alert(1)&gt; &lt;b&gt;x&lt;/b&gt;"
    body = f'<stories><story url="/a/" lang="en" dir="ltr"><title>{evil}</title><topic>&lt;i&gt;</topic></story></stories>'
    page.route("**/search/2023-09.xml", lambda route: route.fulfill(body=body, content_type="application/xml"))
    assert "Sahara <img src=x onerror=alert(1)> <b>x</b>" in search(page, "sahara")
    assert page.locator(".found :is(img, b, i)").count() == 0


def test_nothing_is_looked_for_where_no_word_is_asked(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"))
    search(page, "derna")
    page.fill("input[type=search]", "?! …")
    page.press("input[type=search]", "Enter")
    page.wait_for_function("() => document.querySelector('.found').hidden")
    assert "?" not in page.url


def test_without_a_script_the_other_ways_stand_there_and_no_form(site: Any, open_page: Any) -> None:
    page = open_page(site.url("search"), java_script_enabled=False)
    assert not page.is_visible("form.find")
    assert page.is_visible("dl.ways")
