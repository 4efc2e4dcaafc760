"""What a reader would lose: pages in a real browser, at every width and in both schemes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.extremes import EXTREMES, UNBROKEN

pytestmark = pytest.mark.browser

KINDS = "home topic,empty topic,article,arabic,undated article,month,names,name,edition,editions,archive,undated,about,search,404".replace(
    "home ", "home,"
).split(",")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  return document.documentElement.scrollWidth > edge
    ? [...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect(); return r.right > edge + 1 || r.left < -1 })
        .map(e => e.tagName + '.' + e.className).slice(0, 5)
    : []
}"""


def violations(page: Any, *rules: str) -> list[str]:
    """What axe finds wrong, a line each: by the whole standard, or by the ``rules`` named."""
    from axe_playwright_python.sync_playwright import Axe

    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": STANDARD}
    found = Axe().run(page, options={"runOnly": only, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
def test_no_barrier_on_any_kind_of_page(site: Any, open_page: Any, kind: str) -> None:
    page = open_page(site.url(kind), color_scheme="light")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast", "link-in-text-block") == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate(TOO_WIDE) == []
    assert violations(page, "target-size") == []
    assert page.strangers == []
    assert page.complaints == []


@pytest.mark.parametrize("name", ("home-arabic", "longest", "unbroken", "arabic-in-english", "topic", "topic-undated"))
def test_no_barrier_at_the_extremes_on_a_phone(extremes: Any, open_page: Any, name: str) -> None:
    page = open_page(extremes.url(name), width=390)
    assert violations(page) == []
    assert page.complaints == []


def test_nothing_sticks_out_at_any_width(extremes: Any, open_page: Any) -> None:
    page = open_page(extremes.url("longest"), width=320)
    for name in EXTREMES:
        page.goto(extremes.url(name))
        for width in (320, 640, 1024, 1120, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) == [], (name, width)


ONE_WORD = """word => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) if (/\\p{L}{3}/u.test(text.data) && !text.parentElement.closest('time, .calendar li')) text.data = word;
}"""


def test_a_word_of_any_length_sticks_out_nowhere(site: Any, open_page: Any) -> None:
    """As a headline, a name of a topic, a byline, a name or a publisher may be written."""
    page = open_page(site.url("home"), width=320)
    for kind in KINDS:
        page.goto(site.url(kind))
        page.evaluate(ONE_WORD, UNBROKEN)
        for width in (320, 640, 1120):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) == [], (kind, width)


BROKEN_WORDS = """() => [...document.querySelectorAll('.body :is(th, td)')].map(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell.firstChild);
  return [cell.innerText, new Set([...range.getClientRects()].map(line => line.top)).size];
}).filter(([, lines]) => lines > 1)"""


def test_a_wide_table_scrolls_with_its_words_whole_and_is_all_on_paper(extremes: Any, open_page: Any) -> None:
    """A word that may break anywhere let each column of a table shrink to a letter."""
    page = open_page(extremes.url("table"), width=320)
    assert page.evaluate(BROKEN_WORDS) == []
    assert page.evaluate(
        "(table => [table.scrollWidth > table.clientWidth, getComputedStyle(table).overflowX])(document.querySelector('table'))"
    ) == [True, "auto"]
    page.set_viewport_size({"width": 640, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('table').getBoundingClientRect().right <= document.documentElement.clientWidth")


def test_body_text_is_ink_on_paper(site: Any, open_page: Any) -> None:
    pixels = """selector => {
      const style = getComputedStyle(document.querySelector(selector)), canvas = document.createElement('canvas');
      const brush = canvas.getContext('2d');
      return [style.color, getComputedStyle(document.body).backgroundColor].map(colour => {
        brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
      }).sort((a, b) => b - a).reduce((light, dark) => (light + .05) / (dark + .05));
    }"""
    for scheme in ("light", "dark"):
        page = open_page(site.url("article"), color_scheme=scheme)
        for selector in (".body p", "h1", ".known", ".foot dd"):
            assert page.evaluate(pixels, selector) >= 7, (scheme, selector)
        assert page.evaluate(pixels, ".kicker a") >= 4.5, scheme


def test_a_line_of_text_has_the_length_that_reads_well(extremes: Any, open_page: Any) -> None:
    page = open_page(extremes.url("longest"))
    letters = page.evaluate("""() => {
      const text = document.querySelector('.body p').firstChild, range = document.createRange(), lines = new Map();
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at); range.setEnd(text, at + 1);
        const top = Math.round(range.getBoundingClientRect().top); lines.set(top, (lines.get(top) || 0) + 1);
      }
      return [...lines.values()].slice(0, -1);
    }""")
    assert 56 <= sum(letters) / len(letters) <= 72
    assert 18 <= float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)")) <= 20


def test_an_arabic_article_reads_from_the_right_with_latin_names_upright(site: Any, open_page: Any) -> None:
    page = open_page(site.url("arabic"))
    assert page.evaluate("getComputedStyle(document.querySelector('.story')).direction") == "rtl"
    start = page.evaluate("""() => {
      const p = document.querySelector('.body p'), range = document.createRange();
      range.setStart(p.firstChild, 0); range.setEnd(p.firstChild, 1);
      return p.getBoundingClientRect().right - range.getBoundingClientRect().right;
    }""")
    assert start <= 2
    runs = page.evaluate("""() => {
      const walker = document.createTreeWalker(document.querySelector('.story'), NodeFilter.SHOW_TEXT), found = [];
      while (walker.nextNode()) for (const hit of walker.currentNode.data.matchAll(/[A-Za-z]{3,}/g)) {
        const range = document.createRange(), at = hit.index;
        range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 1);
        const first = range.getBoundingClientRect();
        range.setStart(walker.currentNode, at + 2); range.setEnd(walker.currentNode, at + 3);
        const third = range.getBoundingClientRect(), style = getComputedStyle(walker.currentNode.parentElement);
        found.push([hit[0], third.left > first.left || third.top > first.top, style.fontStyle, style.writingMode, style.letterSpacing]);
      }
      return found;
    }""")
    assert len(runs) >= 2
    assert [run for run in runs if not run[1] or run[3] != "horizontal-tb"] == []
    assert page.evaluate("getComputedStyle(document.querySelector('.story h1')).letterSpacing") in ("normal", "0px")


def test_readable_and_movable_without_script_or_styles(site: Any, open_page: Any) -> None:
    page = open_page(site.url("home"), java_script_enabled=False)
    for kind in KINDS:
        page.goto(site.url(kind))
        assert len(page.locator("main").inner_text().split()) >= 3, kind
        for one in ("h1", "header.masthead", "main", "footer.colophon"):
            assert page.locator(one).count() == 1, (kind, one)
        assert page.locator("style, [style]").count() == 0, kind
        assert page.locator("script").count() == (kind == "search"), kind


def test_the_keyboard_finds_the_text_first_and_shows_where_it_is(site: Any, open_page: Any) -> None:
    page = open_page(site.url("article"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().height") >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null && document.activeElement.tagName") == "A"
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_print_leaves_out_what_paper_cannot_do(site: Any, open_page: Any) -> None:
    page = open_page(site.url("article"), color_scheme="dark")
    page.emulate_media(media="print")
    assert [nav.is_visible() for nav in page.locator("nav").all()].count(True) == 0
    assert page.locator(".body p").first.is_visible() and page.locator(".foot").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_forced_colours_and_more_contrast_keep_every_sign(extremes: Any, open_page: Any) -> None:
    page = open_page(extremes.url("topic"), forced_colors="active")
    bar = "getComputedStyle(document.querySelector('.calendar svg')).backgroundColor"
    assert page.evaluate(bar) != page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert "underline" in page.evaluate("getComputedStyle(document.querySelector('.topics [aria-current]')).textDecorationLine")
    assert violations(open_page(extremes.url("topic"), contrast="more"), "color-contrast") == []


def test_the_budgets_hold_on_the_site_as_built(site: Any) -> None:
    for path in site.folder.rglob("*.css"):
        assert len(path.read_bytes()) <= 20_000
    for kind in ("article", "arabic", "undated article"):
        page = (site.folder / site.pages[kind].strip("/") / "index.html").read_text("utf-8")
        body = re.search(r'<div class="body">(.*?)</div>', page, flags=re.S)
        assert body is not None
        assert len(page.encode()) - len(body[1].encode()) <= 12 * 1024
