"""HTML pages: fields as the page states them, roles for its lines, and the place of each in the source."""

from __future__ import annotations

import html
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import copydesk, wire
from generator.model import Limits
from generator.wire.pages import body, markup
from tests.wire.helpers import read, read_one, size

FIRST = "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its eastern wall &amp; gates."
SECOND = "Engineers had replaced <a href='/y'>forty metres</a> of the wall, which gave way in a winter storm, and dredged the channel."
THIRD = "The first ship, a grain carrier, is expected on Friday, the port's office said in a statement that was read out at the gate."
LINKED = """{"@type":"NewsArticle","headline":"Harbour opens after repairs","datePublished":"2019-02-19T10:00:00Z",
"dateModified":"2019-02-20T09:00:00Z","author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo Chen"}],"keywords":["harbour","repairs"]}"""

PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Harbour opens after repairs | The Example</title>
<meta property="og:title" content="Harbour opens after repairs"><meta property="og:site_name" content="The Example">
<meta name="description" content="Ships may call again."><link rel="canonical" href="https://example.org/harbour">
<script type="application/ld+json">{LINKED}</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<main><article><h1>Harbour opens after repairs</h1>
<p class="standfirst">Ships may call again.</p>
<div class="article-byline">By Ann Lee and Bo Chen</div>
<figure><img src="x.jpg" alt=""><figcaption>Cranes at the harbour <span class="photo-credit">Photo: Dana Roe</span></figcaption></figure>
<div class="story">
<p>{FIRST}</p>
<p>{SECOND}</p>
<h2>What comes next</h2>
<p>{THIRD}</p>
<p><a href="/z">Read more: The storm that broke the wall</a></p>
<blockquote class="twitter-tweet"><p>What a day for the harbour, and for all of us who waited for so long to see a ship.</p></blockquote>
<ul><li>Length of the wall: four hundred metres in all</li><li>Depth of the channel: nine metres at low water</li></ul>
<blockquote><p>We have waited for this day since the last winter, and it has come.</p></blockquote>
</div></article></main>
<footer><p>© The Example. All rights reserved.</p></footer></body></html>
"""


def test_the_fields_are_those_the_page_states() -> None:
    stated = read_one(PAGE.encode(), "page.html").part.stated
    assert stated.headline == "Harbour opens after repairs"
    assert stated.standfirst == "Ships may call again."
    assert (stated.published, stated.updated) == ("2019-02-19T10:00:00Z", "2019-02-20T09:00:00Z")
    assert stated.authors == ("Ann Lee", "Bo Chen")
    assert (stated.publisher, stated.url, stated.language) == ("The Example", "https://example.org/harbour", "en-GB")
    assert stated.tags == ("harbour", "repairs")
    assert stated.captions == (("Cranes at the harbour", "Photo: Dana Roe"),)


def test_the_lines_have_their_roles() -> None:
    one = read_one(PAGE.encode(), "page.html")
    assert one.part.form == "page"
    assert one.of_role("paragraph") == [html.unescape(re.sub("<[^>]+>", "", text)) for text in (FIRST, SECOND, THIRD)]
    assert one.of_role("subhead") == ["What comes next"]
    assert len(one.of_role("item")) == 2
    assert one.of_role("quote") == ["We have waited for this day since the last winter, and it has come."]
    assert one.of_role("headline") == ["Harbour opens after repairs"]
    assert one.of_role("byline") == ["By Ann Lee and Bo Chen"]
    assert (one.of_role("caption"), one.of_role("credit")) == (["Cranes at the harbour"], ["Photo: Dana Roe"])


def test_menus_links_to_other_stories_and_posts_are_no_part_of_the_article() -> None:
    away = read_one(PAGE.encode(), "page.html").of_role("boilerplate")
    assert any("Home" in text for text in away) and any("All rights reserved" in text for text in away)
    assert "Read more: The storm that broke the wall" in away
    assert any(text.startswith("What a day") for text in away)


def test_a_heading_in_a_menu_is_a_trail_where_the_page_shows_the_headline_it_is_shared_under() -> None:
    trail = "<nav><h1>Ports: how the harbour at the river came to be open to ships again</h1></nav>"
    page = PAGE.replace("<nav>", f"{trail}<nav>", 1).replace("<h1>Harbour opens after repairs</h1>", "<h2>Harbour opens after repairs</h2>")
    stated = read_one(page.encode(), "page.html").part.stated
    assert stated.headline == "Harbour opens after repairs"
    only = (
        PAGE.replace("<h1>", "<nav><h1>").replace("</h1>", "</h1></nav>").replace('og:title" content="Harbour', 'og:title" content="How the harbour')
    )
    assert read_one(only.encode(), "page.html").part.stated.headline == "Harbour opens after repairs"


def test_a_box_of_facts_beside_the_story_is_no_part_of_it() -> None:
    fact = "The wall was first built in the days of the salt trade, and has been raised four times since then by the town's own masons."
    for box in (f"<aside><h3>Facts</h3><p>{fact}</p></aside>", f'<fact-box role="complementary"><p>{fact}</p></fact-box>'):
        one = read_one(PAGE.replace("<h2>", f"{box}<h2>").encode(), "page.html")
        assert fact in one.of_role("boilerplate")
        assert len(one.of_role("paragraph")) == 3


def test_a_line_break_behind_a_sentence_parts_paragraphs_and_one_inside_does_not() -> None:
    page = PAGE.replace(f"<p>{FIRST}</p>\n<p>{SECOND}</p>", f"<p>{FIRST}<br>{SECOND}</p>").replace("on Friday, the port", "on Friday,<br>the port")
    assert read_one(page.encode(), "page.html").of_role("paragraph") == read_one(PAGE.encode(), "page.html").of_role("paragraph")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_line_stands_at_its_bytes(encoding: str) -> None:
    data = PAGE.replace("harbour at", "harbour Æsø at").replace("utf-8", encoding if encoding.startswith("cp") else "utf-8").encode(encoding)
    one = read_one(data, "page.html")
    assert size([one]) == len(data)
    for line in one.lines:
        source = data[line.start : line.end].decode(one.part.encoding.replace("windows-", "cp"))
        shown = html.unescape(re.sub("<[^>]+>", "", source))
        assert " ".join(shown.split()) == line.text
    assert any("Æsø" in text for text in one.of_role("paragraph"))


def test_the_page_itself_says_which_code_page_it_is_in() -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("forty metres", "сорок метров")
    assert "сорок метров" in " ".join(read_one(page.encode("cp1251"), "page.html").texts)


def test_a_page_is_told_by_its_content_and_not_by_its_name() -> None:
    assert read_one(PAGE.encode(), "dump.txt").part.form == "page"
    assert read_one(b"Just a line of text, 3 < 4 and so on.\n", "dump.txt").part.form == "text"


def test_several_articles_in_linked_data_and_the_right_one_is_taken() -> None:
    other = '{"@type":"NewsArticle","headline":"Another story","datePublished":"2001-01-01"}'
    page = PAGE.replace(LINKED, f'{{"@graph":[{other},{LINKED}]}}')
    assert read_one(page.encode(), "page.html").part.stated.published == "2019-02-19T10:00:00Z"


REFERRING = """{"@graph": [
    {"@type": "WebPage", "@id": "https://paper.example/1"},
    {"@type": "NewsArticle", "headline": "Harbour reopens", "author": [{"@id": "#ann"}, {"name": "Bo Chen"}], "publisher": {"@id": "https://paper.example/#house"}},
    {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
    {"@type": "Organization", "@id": "https://paper.example/#house"%s}
]}"""


def test_authors_and_publisher_that_linked_data_only_refers_to_are_named() -> None:
    page = PAGE.replace(LINKED, REFERRING % ', "name": "The Paper"')
    stated = read_one(page.encode(), "page.html").part.stated
    assert (stated.authors, stated.publisher) == (("Ann Lee", "Bo Chen"), "The Paper")


@pytest.mark.parametrize("said", ["", ', "name": "https://paper.example/"'])
@pytest.mark.parametrize(("meta", "expected"), [
    ("", ""),
    ("<meta property='og:site_name' content='The Paper'>", "The Paper"),
    ("<meta name='copyright' content='Copyright 2014'>", ""),
    ("<meta name='copyright' content='© 2014 Paper Press'>", "Paper Press"),
])  # fmt: skip
def test_no_publisher_is_called_by_an_address_or_a_year(said: str, meta: str, expected: str) -> None:
    page = re.sub("<meta[^>]*site_name[^>]*>", "", PAGE).replace(LINKED, REFERRING % said).replace("<head>", f"<head>{meta}")
    assert read_one(page.encode(), "page.html").part.stated.publisher == expected


@pytest.mark.parametrize(("shown", "expected"), [
    ("The first ship is a grain carrier, and the pilots are on strike.", "The first ship is a grain carrier, and the pilots are on strike."),
    ("World, Ports and Shipping", "Ships may call again."),
    ("Harbour opens after repairs, the harbour authority says after repairs", "Ships may call again."),
])  # fmt: skip
def test_the_standfirst_that_a_page_shows_goes_before_the_one_that_it_states(shown: str, expected: str) -> None:
    page = PAGE.replace('<p class="standfirst">Ships may call again.</p>', f'<h2 class="article-standfirst">{shown}</h2>')
    (found,) = [reading.article for part in wire.read_stream(io.BytesIO(page.encode()), "page.html") for reading in copydesk.edit(part)]
    assert found is not None and found.standfirst == expected


def test_a_byline_and_a_date_are_taken_from_the_page_where_nothing_states_them() -> None:
    page = PAGE.replace(LINKED, "{}").replace("By Ann Lee and Bo Chen", "By Ann Lee and Bo Chen <time datetime='2019-02-19'>19 Feb</time>")
    stated = read_one(page.encode(), "page.html").part.stated
    assert stated.authors == ("Ann Lee", "Bo Chen")
    assert stated.published == "2019-02-19"


def test_a_date_that_only_a_photograph_has_is_not_taken() -> None:
    page = PAGE.replace(LINKED, "{}").replace("Cranes at the harbour", "Cranes at the harbour on 4 March 2015")
    assert read_one(page.encode(), "page.html").part.stated.published == ""


def test_a_second_column_of_the_same_kind_belongs_to_the_article() -> None:
    """Advertisements cut stories into several containers; an extractor that stops at the first loses the rest."""
    page = PAGE.replace(f"<p>{THIRD}</p>", f'</div><div class="ad">Advertisement</div><div class="story"><p>{THIRD}</p>')
    assert THIRD in read_one(page.encode(), "page.html").of_role("paragraph")


def test_a_drop_of_markup_inside_a_sentence_puts_no_space_there() -> None:
    page = PAGE.replace("grain carrier", "gra<b>in</b> car<wbr>rier")
    assert any("a grain carrier, is" in text for text in read_one(page.encode(), "page.html").of_role("paragraph"))


@pytest.mark.parametrize(("limits", "words"), [
    (Limits(page_bytes=1000), "the cap is 1000"),
    (Limits(elements=10), "more than 10 elements"),
    (Limits(depth=3), "deeper than 3"),
])  # fmt: skip
def test_a_page_over_a_cap_is_not_worked_on(limits: Limits, words: str) -> None:
    one = read_one(PAGE.encode(), "page.html", limits)
    assert one.part.query is not None and words in one.part.query.message
    assert not one.lines and size([one]) == len(PAGE.encode())


_TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class='story'>", "</div>", "<br>", "<!-- x -->", '<a href="x>y">', "</a>", "<script>", "</script>", "<", "&amp;", "&#0;"]
)


@given(st.lists(_TAGS | st.text(max_size=30), max_size=30))
@settings(max_examples=60, deadline=None)
def test_whatever_the_markup_every_byte_is_accounted_for_once(pieces: list[str]) -> None:
    data = ("<!doctype html><html><body>" + "".join(pieces)).encode("utf-8", "surrogatepass")
    assert size(read(data, "page.html")) == len(data)


def test_where_the_first_extractor_finds_little_of_the_page_the_others_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {True: FIRST, False: FIRST + SECOND + THIRD}
    monkeypatch.setattr(body, "_extracted", lambda source, *, fast: body.squeezed(html.unescape(re.sub("<[^>]+>", "", found[fast]))))
    page = markup.parse(f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>", 100, 100)
    assert body.chosen(page) == [True, True, True]


def test_the_extractor_is_shown_no_scripts_and_styles_but_what_the_page_states(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(body, "_extracted", lambda source, *, fast: seen.append(source) or body.squeezed(FIRST))
    page = markup.parse(
        f"<script>a < b</script><p>{FIRST}</p><STYLE>p {{}}</STYLE ><script type='application/ld+json'>{LINKED}</script><svg><title>x</title></svg>"
        f"<script src=x></script><!-- <script>c</script> --><p>{THIRD}</p><script>no end",
        100,
        100,
    )
    assert body.chosen(page)[0]
    assert seen[0] == (
        f"<p>{FIRST}</p><script type='application/ld+json'>{LINKED}</script><svg><title>x</title></svg><!-- <script>c</script> --><p>{THIRD}</p>"
    )


def test_a_paragraph_as_long_as_a_book_is_whole() -> None:
    long = f"{FIRST} " * 2000
    one = read_one(PAGE.replace(SECOND, long).encode(), "page.html")
    assert one.of_role("paragraph")[1] == html.unescape(long).strip()
    assert len(one.of_role("paragraph")) == 3


def test_a_wrapper_that_bears_the_name_of_the_paragraphs_hangs_in_their_column() -> None:
    story = "".join(f'<p class="component">{text}</p>' for text in (FIRST, SECOND, THIRD))
    points = '<div class="component"><ul class="list"><li>The eastern wall stands again</li><li>The channel is nine metres deep</li></ul></div>'
    box = '<div class="offer"><ul class="list"><li>Tickets for the harbour tour</li><li>A map of the old quay</li></ul></div>'
    first, rest = story.split("</p>", 1)
    page = PAGE[: PAGE.index('<div class="story">')] + f"<section>{first}</p>{points}{box}{rest}</section></article></main></body></html>"
    one = read_one(page.encode(), "page.html")
    assert one.of_role("item") == ["The eastern wall stands again", "The channel is nine metres deep"]
    assert len(one.of_role("paragraph")) == 3


def test_italics_below_a_picture_in_its_paragraph_are_its_caption_and_other_italics_are_not() -> None:
    pictured = '<p><a href="/x"><img src="x.jpg"></a><br><em>The wall, seen from the quay</em></p>'
    quoted = "<p><em>We have waited for this day for a whole year, the harbour master wrote.</em></p>"
    told = '<p><img src="y.jpg"> The <em>Aurora</em> was the first ship to enter the harbour in the morning.</p>'
    one = read_one(PAGE.replace(f"<p>{SECOND}</p>", f"<p>{SECOND}</p>{pictured}{quoted}{told}").encode(), "page.html")
    assert ("The wall, seen from the quay", "") in one.part.stated.captions
    assert [text[:10] for text in one.of_role("paragraph")] == ["The harbou", "Engineers ", "We have wa", "The Aurora", "The first "]


def test_a_picture_below_a_sub_head_leaves_the_sub_head_to_the_paragraphs_below_the_picture() -> None:
    figure = "<figure><img src='y.jpg' alt=''><figcaption>The gate at low water</figcaption></figure>"
    page = PAGE.replace("<h2>What comes next</h2>", f"<h2>What comes next</h2>{figure}")
    assert read_one(page.encode(), "page.html").of_role("subhead") == ["What comes next"]


def test_the_time_of_a_change_is_no_date_of_publication_where_the_page_shows_that_too() -> None:
    changed = "<time class='updated' datetime='2021-12-10'>10 December</time>"
    bare = PAGE.replace(LINKED, "{}")
    both = bare.replace('<p class="standfirst">', f"{changed}<time class='published' datetime='2019-04-09'>9 April</time><p class=\"standfirst\">")
    assert read_one(both.encode(), "page.html").part.stated.published == "2019-04-09"
    alone = bare.replace('<p class="standfirst">', f'{changed}<p class="standfirst">')
    assert read_one(alone.encode(), "page.html").part.stated.published == "2021-12-10"


def test_the_trail_above_a_story_is_none_of_it() -> None:
    page = PAGE.replace(
        "<main><article>", "<main><article><div class='entry-crumbs'><a href='/'>Home</a> <a href='/h'>Harbour</a> Harbour opens</div>"
    )
    assert not any("Home Harbour" in text for text in read_one(page.encode(), "page.html").of_role("paragraph"))


@pytest.mark.parametrize(("head", "day"), [
    ('<script>{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2019-02-19"}</script>', "2019-02-19"),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-02-19"} }</script>', "2019-02-19"),
    ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2019-02-19"}]}</script>', "2019-02-19"),
    ('<script>{"@context": "https://other.example", "@type": "NewsArticle", "datePublished": "2019-02-19"}</script>', ""),
    ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2011-02-19"}]}</script>', ""),
])  # fmt: skip
def test_linked_data_that_forgets_its_kind_runs_over_or_speaks_of_the_page_alone_is_read(head: str, day: str) -> None:
    page = PAGE.replace(f'<script type="application/ld+json">{LINKED}</script>', head)
    assert read_one(page.encode(), "page.html").part.stated.published == day


def test_the_time_that_any_element_is_marked_with_is_the_pages() -> None:
    marked = '<span itemprop="dateModified" content="2019-02-21"></span><span itemprop="datePublished" content="2019-02-19T10:00Z">Tuesday</span>'
    page = PAGE.replace(LINKED, "{}").replace('<div class="article-byline">', f'{marked}<div class="article-byline">')
    assert read_one(page.encode(), "page.html").part.stated.published == "2019-02-19T10:00Z"


def test_a_line_with_two_days_is_left_to_the_desk_which_reads_their_labels() -> None:
    for line, day in (("Posted: 19/02/2019 Updated: 21/02/2019", ""), ("19/02/2019", "2019-02-19")):
        page = PAGE.replace(LINKED, "{}").replace("By Ann Lee and Bo Chen", line)
        assert read_one(page.encode(), "page.html").part.stated.published == day


def test_a_time_that_stands_alone_in_the_page_is_its_day_and_one_among_others_is_not() -> None:
    page = PAGE.replace(LINKED, "{}").replace("</div></article>", "</div></article><div><time datetime='2019-02-19T10:00:00Z'>Tue</time>{}</div>")
    for more, day in (("", "2019-02-19T10:00:00Z"), ("<time datetime='2019-02-17'>Sun</time>", "")):
        assert read_one(page.replace("{}</div>", f"{more}</div>").encode(), "page.html").part.stated.published == day


STORY = (
    "<p>The council opened the new bridge over the harbour on Saturday after two years of work, the mayor said to the crews.</p>"
    "<p>Ships and cars may pass from Monday on, the mayor said, and the old ferry will stop at the end of the month.</p>"
)


@pytest.mark.parametrize(("letter", "behind", "wanted"), [("N", "obody", "Nobody"), ("A", "bridge", "A bridge"), ("N", "Korea", "N Korea")])
def test_a_large_first_letter_that_its_class_names_belongs_to_its_word(letter: str, behind: str, wanted: str) -> None:
    opening = f'<p><span class="x initial-letter">{letter}</span> <span>{behind}</span> was there when the gates were opened on Sunday.</p>'
    one = read_one(f"<html><body><article><h1>Harbour opens</h1>{opening}{STORY}</article></body></html>".encode(), "a.html")
    assert one.of_role("paragraph")[0].startswith(f"{wanted} was there")


def test_an_empty_span_of_the_class_of_a_break_is_one() -> None:
    gap = '<span class="x br"></span><span class="x br"></span>'
    lines = [
        "The council opened the new bridge over the harbour on Saturday, after two years of work",
        "Ships may pass from Monday on, the mayor said.",
    ]
    body = f"<div>{gap.join(lines)}{gap}The old ferry will stop at the end of the month, as the council decided in the spring.</div>"
    one = read_one(f"<html><body><article><h1>Harbour opens</h1>{body}</article></body></html>".encode(), "a.html")
    assert one.of_role("paragraph")[:2] == lines
