"""What stands around a story and looks like a part of it: cards of other stories, dialogs, sections in bylines; and wrappers that say nothing."""

from __future__ import annotations

import pytest

from generator.wire.pages import markup
from generator.wire.pages.cards import without_cards
from generator.wire.pages.column import points_away
from generator.wire.pages.comments import without_comments
from generator.wire.pages.layout import lay_out
from generator.wire.pages.roles import Hints
from tests.wire.helpers import Read, read_one

STORY = [
    "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its eastern wall and gates.",
    "Engineers had replaced forty metres of the wall, which gave way in a winter storm, and dredged the channel down to nine metres.",
    "The first ship, a grain carrier, is expected on Friday, the port's office said in a statement that was read out at the gate.",
    "Fishermen of the old town have asked for a landing place of their own since spring; the council will hear them in the autumn.",
]
OTHERS = ["Ferry talks go on in the capital", "Bakers ask for cheaper flour again", "School of the old town gets a roof"]
TEASER = "A report of another matter, which says in a sentence or two what {0} is about and that there is more to be read of it elsewhere."


def page(body: str, head: str = "", wrapper: str = "site") -> Read:
    """A page with a menu and a headline, and what is given."""
    return read_one(
        f"""<!doctype html><html lang="en"><head><title>Harbour opens after repairs</title>
<meta property="og:title" content="Harbour opens after repairs"><link rel="canonical" href="https://www.gazette.example/harbour">{head}</head>
<body><div class="{wrapper}"><div class="nav-bar"><a href="/">Home</a> <a href="/coast">Coast</a></div>
<main class="content"><h1>Harbour opens after repairs</h1>{body}</main></div></body></html>""".encode(),
        "page.html",
    )


def story(texts: list[str] = STORY) -> str:
    return '<div class="story">' + "".join(f"<p>{text}</p>" for text in texts) + "</div>"


def cards(titles: list[str], href: str = "/story/{}") -> str:
    """A list of boxes, each with a linked headline and a sentence."""
    boxes = (
        f'<div class="item"><h3><a href="{href.format(at)}">{title}</a></h3><p>{TEASER.format(title.lower())}</p></div>'
        for at, title in enumerate(titles)
    )
    return '<div class="list">' + "".join(boxes) + "</div>"


def body(one: Read) -> list[str]:
    return one.of_role("paragraph", "subhead", "item", "quote")


def kept(titles: list[str], href: str) -> list[bool]:
    """Whether the sentence of each card is kept of a page of which an extractor took everything but the links."""
    source = f'<html><link rel="canonical" href="https://www.gazette.example/harbour"><div class="grid">{story()}{cards(titles, href)}</div></html>'
    parsed = markup.parse(source, 100, 1000)
    kept = without_cards(parsed, [not points_away(parsed, block) for block in parsed.blocks], Hints(parsed))
    assert all(kept[: len(STORY)])
    return [there for block, there in zip(parsed.blocks, kept, strict=True) if block.text.startswith("A report of")]


@pytest.mark.parametrize("href", ["/story/{}", "https://www.gazette.example/story/{}", "https://coast.gazette.example/story/{}"])
def test_stories_below_a_story_each_with_its_sentence_are_none_of_it(href: str) -> None:
    assert kept(OTHERS, href) == [False] * 3


@pytest.mark.parametrize("href", ["#answer-{}", "javascript:show({})", "https://shop.example/thing/{}"])
def test_answers_that_unfold_and_a_list_of_things_sold_elsewhere_are_no_cards(href: str) -> None:
    assert kept(OTHERS, href) == [True] * 3


def test_two_boxes_are_no_list_of_stories_and_boxes_that_hold_most_of_the_text_are_the_story() -> None:
    assert kept(OTHERS[:2], "/story/{}") == [True] * 2
    assert kept([f"Report number {number} of the day from the harbour" for number in range(1, 9)], "/story/{}") == [True] * 8


@pytest.mark.parametrize("dialog", ['<aside class="cc-modal">', '<div id="cookieConsent">', '<div role="dialog">', "<dialog>"])
def test_a_dialog_that_is_longer_than_the_story_is_not_taken_for_it(dialog: str) -> None:
    notice = "".join(
        f"<p>We use similar technologies for the purpose number {n}, which you can allow or forbid in the list below at any time.</p>"
        for n in range(30)
    )
    closing = f"</{dialog[1:].split()[0].rstrip('>')}>"
    one = page(f'<article><div class="story"><p>{STORY[0]}</p></div></article>' + f"{dialog}<div class='text'>{notice}</div>{closing}")
    assert body(one) == STORY[:1]


def test_cards_beside_the_story_are_none_of_it_however_many_they_are_and_in_its_own_column_they_are_the_story() -> None:
    others = cards([f"{title}, part {part}" for title in OTHERS for part in "123456"])
    texts = STORY + [text.replace("harbour", "port") for text in STORY]
    for source, expected in ((f"{story(texts)}{others}", False), (story(texts).replace("</div>", f"{others}</div>"), True)):
        parsed = markup.parse(f'<div class="grid">{source}</div>', 100, 1000)
        taken = without_cards(parsed, [not points_away(parsed, block) for block in parsed.blocks], Hints(parsed))
        assert all(taken[: len(texts)])
        assert {there for block, there in zip(parsed.blocks, taken, strict=True) if block.text.startswith("A report of")} == {expected}


def test_an_offer_that_the_page_hides_by_its_class_is_not_taken_for_the_story() -> None:
    offer = "We believe that everyone needs good reporting, and we know that not everyone can pay for it; that is why we ask you to give a little. "
    boxes = "".join(f"<div class='hidden'><p>{offer * 3}</p><p>{offer * 4}</p></div>" for _ in range(2))
    texts = body(page(f"{story()}<div class='support'>{boxes}</div>"))
    assert texts == STORY


def test_a_story_that_a_site_opens_over_its_front_page_is_no_dialog() -> None:
    one = read_one(
        f'<html><body><div class="modal"><h1>Harbour opens after repairs</h1>{story()}</div></body></html>'.encode(),
        "page.html",
    )
    assert body(one) == STORY


@pytest.mark.parametrize("wrapper", ["site nav-open", "page has-newsletter", "site", "Layout--withMenu"])
def test_a_wrapper_of_the_whole_page_says_nothing_of_what_is_in_it(wrapper: str) -> None:
    figure = '<figure><img src="a.jpg" alt=""><figcaption>Cranes at the harbour on Tuesday <span class="credit">Dana Roe</span></figcaption></figure>'
    byline = '<div class="byline">By <a rel="author" href="/p/1">Ann Lee</a></div>'
    stated = page(f"{byline}{figure}{story()}", wrapper=wrapper).part.stated
    assert stated.captions == (("Cranes at the harbour on Tuesday", "Dana Roe"),)
    assert stated.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "teaser",
    [
        '<aside class="related"><a href="/story/1"><figure><img src="b.jpg" alt=""><figcaption>Ferry talks go on</figcaption></figure></a></aside>',
        '<div class="teaser"><figure><img src="b.jpg" alt=""><figcaption><a href="/story/1">Ferry talks go on</a></figcaption></figure></div>',
    ],
)
def test_a_picture_that_leads_to_another_story_has_no_caption(teaser: str) -> None:
    figure = '<figure><a href="a-large.jpg"><img src="a.jpg" alt=""></a><figcaption>Cranes at the harbour on Tuesday</figcaption></figure>'
    assert page(figure + story(STORY[:2]) + teaser + story(STORY[2:])).part.stated.captions == (("Cranes at the harbour on Tuesday", ""),)


def test_a_section_that_stands_where_bylines_do_is_nobody() -> None:
    head = '<div class="author-box"><a href="/coast">أخبار منوعة</a></div>'
    menu = '<nav><a href="/coast">أخبار منوعة</a></nav>'
    assert page(f"{menu}{head}{story()}").part.stated.authors == ()
    assert page(f"{head}{story()}").part.stated.authors == ("أخبار منوعة",)


def test_the_dates_of_a_list_of_events_stay_with_what_happened() -> None:
    listed = (
        "<dl><dt>5 September 1661: the fall of the minister</dt><dd>"
        + STORY[2]
        + "</dd><dt>25 June 1673: the siege</dt><dd>"
        + STORY[3]
        + "</dd></dl>"
    )
    found = body(page(f'<div class="story"><p>{STORY[0]}</p><p>{STORY[1]}</p>{listed}<p>{STORY[2]} It was.</p></div>'))
    assert "5 September 1661: the fall of the minister" in found and "25 June 1673: the siege" in found


COMMENT = "I have waited for this harbour since I was a boy, and nobody asked us fishermen, who have to land there in any weather, what we think."


@pytest.mark.parametrize("name", ['class="sf_comment_text"', 'id="comments"', 'class="CommentList"', 'class="yorumlar"', 'id="disqus_thread"'])
def test_readers_comments_below_a_story_are_none_of_it(name: str) -> None:
    source = (
        f'<html><h1>Harbour opens</h1><div class="text">{story()}</div><div {name}>'
        + "".join(f"<p>{COMMENT}</p>" for _ in range(9))
        + "</div></html>"
    )
    parsed = markup.parse(source, 100, 1000)
    kept = without_comments(parsed, [True] * len(parsed.blocks))
    assert [block.text for block, there in zip(parsed.blocks, kept, strict=True) if there][1:] == STORY


@pytest.mark.parametrize(
    "source",
    [
        f'<article class="comment"><h1>The harbour is not enough</h1>{story()}</article>',
        f'<h1>The harbour</h1><div class="comment">{story()}</div>',
        f'<h1>Le port</h1><div class="text">{story()}<h2 id="comment-est-ne-le-port">Comment est né le port ?</h2>{story()}</div>',
    ],
)
def test_a_commentary_and_a_word_of_french_are_no_comments(source: str) -> None:
    parsed = markup.parse(source, 100, 1000)
    assert all(without_comments(parsed, [True] * len(parsed.blocks)))


def test_a_picture_of_another_article_has_no_caption_and_a_larger_picture_may_be_linked() -> None:
    figure = (
        '<figure><img src="a.jpg" alt=""><figcaption><a href="/photo/large.jpg">Cranes at the harbour on Tuesday morning</a></figcaption></figure>'
    )
    other = (
        '<article><figure><img src="b.jpg" alt=""><figcaption><a href="/story/2">Ferry talks go on in the capital</a></figcaption></figure></article>'
    )
    stated = page(f"<article>{figure}{story()}</article>{other}").part.stated
    assert stated.captions == (("Cranes at the harbour on Tuesday morning", ""),)


@pytest.mark.parametrize("line", ["By Dana Roe", "Par Dana Roe", "Von Dana Roe"])
def test_a_byline_set_as_the_first_paragraph_is_none_whoever_else_is_named(line: str) -> None:
    head = '<meta name="author" content="The Gazette Wire">'
    assert body(page(story([line, *STORY]), head)) == STORY


def test_a_paragraph_that_opens_with_such_a_word_stays() -> None:
    assert body(page(story(["By noon the Harbour Board had met.", *STORY])))[0] == "By noon the Harbour Board had met."


def test_the_one_heading_of_the_first_level_is_no_sub_head_wherever_it_stands() -> None:
    heading = "<h1>Ships may call at the harbour from this week on</h1>"
    parsed = markup.parse(f"<title>Harbour: ships call</title><div class='story'><p>{STORY[0]}</p>{heading}<p>{STORY[1]}</p></div>", 100, 1000)
    assert [piece.role for piece in lay_out(parsed, [True] * len(parsed.blocks)).pieces] == ["paragraph", "headline", "paragraph"]


def test_a_description_is_told_without_its_markup_and_how_long_a_page_takes_to_read_is_nobody() -> None:
    described = '<meta name="description" content="&lt;p&gt;Ships may call &lt;b&gt;again&lt;/b&gt;.&lt;/p&gt;">'
    head = described + '<meta name="twitter:data1" content="3 minutes">'
    stated = page(story(), head).part.stated
    assert stated.standfirst == "Ships may call again ."
    assert stated.authors == ()
    assert page(story(), '<meta name="author" content="20 Minutes">').part.stated.authors == ("20 Minutes",)


def test_a_section_behind_the_headline_of_a_statement_is_left_out() -> None:
    linked = '{"@type":"NewsArticle","headline":"Boat at the harbour sinks | Coast"}'
    one = read_one(
        f'<html><head><title>Boat at the harbour sinks | Coast</title><meta property="og:title" content="Boat at the harbour sinks">'
        f'<script type="application/ld+json">{linked}</script></head><body><h1>All are saved at night</h1>{story()}</body></html>'.encode(),
        "page.html",
    )
    assert one.part.stated.headline == "Boat at the harbour sinks"


def test_the_day_of_a_page_in_a_script_without_capitals_names_nobody() -> None:
    assert page(f'<div class="stamp">الأربعاء، 28 آب/اغسطس 2013</div>{story()}').part.stated.authors == ()


SHOWN = "Ships may call again from this week on, and fishermen ask for a place to land of their own."


@pytest.mark.parametrize("element", ["p", 'h2 class="sp-descp"', "div"])
def test_a_standfirst_that_nothing_marks_is_known_by_where_it_stands(element: str) -> None:
    marked = f"<header><{element}>{SHOWN}</{element.split()[0]}></header>"
    assert page(marked + f"<article>{story()}</article>").of_role("standfirst") == [SHOWN]


@pytest.mark.parametrize(
    "line",
    [
        f'<header><p><a href="/story/9">{SHOWN}</a></p></header>',
        f'<header><p class="newsletter">{SHOWN}</p></header>',
        "<header><p>Coast, harbours and the life of those who fish there in winter</p></header>",
    ],
)
def test_a_link_an_offer_and_a_section_below_the_headline_are_no_standfirst(line: str) -> None:
    assert page(line + f"<article>{story()}</article>").of_role("standfirst") == []
