"""Every template by itself: complete under StrictUndefined, safe, lean, and sound as a document."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup, escape

from tests.theme import invented
from tests.theme.invented import SITE, THEME, UNKNOWN
from tests.theme.pages import KINDS, article_page, day_of, render

TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
VOID = {"meta", "link", "br", "hr", "img", "input"}
LANDMARKS = {"header", "nav", "main", "footer"}

BARE_ARTICLE = article_page(
    when=UNKNOWN,
    topics=(),
    filed=[],
    authors=(),
    modified=None,
    figures=[],
    names=[],
    also_in=[],
    versions=[],
    related=[],
    previous=None,
    **dict.fromkeys(
        (
            *("standfirst", "summary", "captured", "publisher", "agency", "dateline"),
            *("title_source", "source", "source_url", "source_hash", "edition_url"),
        ),
        "",
    ),
)
NOTHING: dict[str, dict[str, Any]] = {
    "home": {"edition": None, "lead": None, "sections": [], "latest": [], "late": [], "undated": []},
    "article": {"article": BARE_ARTICLE},
    "topic": {"description": "", "cards": [], "years": [], "undated": []},
    "month": {"topic": None, "days": [], "older": None},
    "names": {"letters": []},
    "name": {"cards": [], "years": [], "url": "", "older": None},
    "edition": {"lead": None, "sections": [], "rest": [], "late": [], "older": None},
    "editions": {"years": []},
    "archive": {"years": []},
    "undated": {"cards": []},
    "about": {"body": Markup(), "topics": ()},
    "standing": {"body": Markup()},
    "search": {"files": [], "texts": False, "script": "/static/find.js"},
    "404": {},
}
BARE_SITE = replace(SITE, tagline="", editor="", topics=(invented.LIBYA,), links=dict.fromkeys(SITE.links, ""))


class Outline(HTMLParser):
    """A page as a reader of its structure meets it: tags in balance, headings in order, ids, attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert self.open == [], f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"an attribute twice: {tag} {attrs}"
        self.seen.append((tag, given))
        self.ids += [value for name, value in attrs if name == "id" and value]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("full", [True, False], ids=["full", "bare"])
def test_a_page_is_a_sound_document(kind: str, full: bool) -> None:
    page = render(kind) if full else render(kind, BARE_SITE, **NOTHING[kind])
    outline = Outline(page)
    assert outline.headings.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in zip([0, *outline.headings], outline.headings, strict=False)), outline.headings
    assert len(outline.ids) == len(set(outline.ids))
    targets = {given["href"] for _, given in outline.seen if (given.get("href") or "").startswith("#")}
    assert targets <= {f"#{one}" for one in outline.ids}
    labels = {given["aria-labelledby"] for _, given in outline.seen if "aria-labelledby" in given}
    assert labels <= set(outline.ids)
    navs = [given.get("aria-label") for tag, given in outline.seen if tag == "nav"]
    assert all(navs) and len(navs) == len(set(navs))
    assert not [given for _, given in outline.seen if given.get("href") == "" or given.get("lang") == "" or given.get("dir") == ""]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_needs_no_script_no_inline_style_and_no_one_else(kind: str) -> None:
    outline = Outline(render(kind))
    assert not [tag for tag, _ in outline.seen if tag in ("style", "iframe", "img")]
    helpers = [given for tag, given in outline.seen if tag in ("script", "form")]
    if kind == "search":
        script, form = helpers
        assert (script["src"] or "").startswith("/")
        assert "defer" in script
        assert "hidden" in form
    else:
        assert not helpers
    assert not [given for _, given in outline.seen for name in given if name == "style" or name.startswith("on")]
    fetched = [given["href"] or "" for tag, given in outline.seen if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload")]
    assert fetched and all(url.startswith("/") and not url.startswith("//") for url in fetched)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_says_nothing_itself_and_trusts_nothing(path: Path) -> None:
    source = path.read_text("utf-8")
    assert "|safe" not in source.replace(" ", "") and "autoescape" not in source
    printed = re.sub(r"<[^>]*>", " ", re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", source, flags=re.S))
    assert not re.search(r"\w", printed), f"words outside the catalogue: {printed.split()}"
    for tag in re.findall(r"""(?:aria-label|title|alt)="([^"]*)\"""", source):
        assert not re.search(r"\w", re.sub(r"{[{%].*?[}%]}", "", tag)), f"words outside the catalogue: {tag}"


def test_every_word_used_stands_in_both_catalogues_and_none_is_idle() -> None:
    used = {"inferred_from"}  # the press puts it into the note of a date
    for path in TEMPLATES:
        source = path.read_text("utf-8")
        used |= set(re.findall(r"\bw\.(\w+)", source))
        if "w[key]" in source:
            used |= {key for key in SITE.links if f'"{key}"' in source}
        if '"state_"' in source:
            used |= {"state_draft", "state_hidden", "state_held", "state_unfiled"}
    english, arabic = invented.words("en"), invented.tomllib.loads((THEME / "words" / "ar.toml").read_text("utf-8"))
    assert used == set(english)
    assert set(arabic) == set(english)
    for key, text in english.items():
        assert re.findall(r"{\w*}", text) == re.findall(r"{\w*}", arabic[key]), key
        assert not hasattr(dict, key), f"{key} is hidden by a method of dict"
        assert arabic[key] != text and re.search("[\u0600-\u06ff]", arabic[key]), key


def test_text_from_a_dump_never_becomes_markup() -> None:
    evil = '"><script>alert(1)</script><b onclick=x a="'
    link = invented.Link("/x/", evil, 3, "en", "ltr")
    shown = article_page(
        title=evil,
        standfirst=evil,
        authors=(evil,),
        dateline=evil,
        agency=evil,
        publisher=evil,
        when=invented.When(evil, evil, evil, "inferred", "day", evil, evil, evil),
        figures=[{"caption": evil, "credit": evil, "lang": "en", "dir": "ltr"}],
        filed=[{"topic": invented.LIBYA, "because": evil}],
        names=[link],
        source=evil,
        source_hash=evil,
        source_url=evil,
        also_in=[evil],
        versions=[evil],
    )
    page = render("article", article=shown, page={"title": evil, "description": evil})
    assert "<script" not in page and "onclick=x a=" not in page.replace("&lt;b onclick=x a=", "")
    assert page.count("&lt;script&gt;") >= 18
    assert "<script" not in render("name", name=evil) + render("names", letters=[{"letter": evil, "links": [link]}])
    card = replace(invented.card(0), title=evil, summary=evil, dateline=evil, publisher=evil)
    for name in ("card_line", "card_full"):
        assert "<script" not in invented.partial(name, card=card, site=SITE, w=invented.words())


def test_what_is_not_public_is_marked_in_a_preview() -> None:
    held = replace(invented.card(0), state="held")
    for name in ("card_line", "card_full"):
        assert "Not yet due" in invented.partial(name, card=held, site=SITE, w=invented.words())
        assert "Not yet due" not in invented.partial(name, card=invented.card(0), site=SITE, w=invented.words())
    assert "Draft" in render("article", article=article_page(state="draft"))


def test_how_a_date_is_known_always_shows() -> None:
    assert "Date stated in the copy" in render("article")
    assert "Inferred from “eighth anniversary”" in render("article", article=article_page(5))
    undated = render("article", article=BARE_ARTICLE)
    assert "Date unknown" in undated and "<time" not in undated
    assert "inferred" in invented.card(5).line and "inferred" in invented.card(5).full
    assert "Date unknown" in invented.card(8).line and "Date unknown" in invented.card(8).full


def test_of_what_has_no_date_it_is_told_when_it_was_captured() -> None:
    undated, dated = invented.card(8), invented.card(2)
    assert (undated.when.text, undated.captured, dated.captured) == ("", "21 February 2019", "21 February 2019")
    assert "Captured 21 February 2019" in undated.line and "Captured 21 February 2019" in undated.full
    assert "Captured" not in dated.line + dated.full
    assert "Captured 21 February 2019" in render("article", article=article_page(8))
    page = render("article", article=article_page(2))
    assert page.index("Captured") > page.index("About this story")


def test_an_empty_topic_says_so_and_since_when() -> None:
    assert "Nothing has been filed under Libya yet." in render("topic", **NOTHING["topic"])
    assert "Nothing has been filed under Libya since 3 March 2021." in render("topic", **NOTHING["topic"] | {"since": "3 March 2021"})


def test_every_story_given_stands_on_the_page() -> None:
    titles = [invented.card(at).url for at in range(40)]
    for kind, context in (
        ("topic", {"cards": invented.cards(40)}),
        ("undated", {"cards": invented.cards(40)}),
        ("month", {"days": [day_of(19, invented.cards(40))]}),
        ("home", {"latest": invented.cards(40)}),
        ("home", {"late": invented.cards(40)}),
        ("edition", {"rest": invented.cards(40)}),
        ("edition", {"late": invented.cards(40)}),
        ("name", {"years": [{"year": "2019", "cards": invented.cards(40)}]}),
    ):
        page = render(kind, **context)
        assert [url for url in titles if f'"{url}"' not in page] == [], kind
    topic = render("topic", cards=[], undated=invented.cards(40))
    assert [url for url in titles if f'"{url}"' not in topic] == []


def test_another_language_is_marked_wherever_its_headline_stands() -> None:
    arabic = invented.card(4)
    for ready in (arabic.line, arabic.full):
        assert 'lang="ar"' in ready and 'dir="rtl"' in ready
    page = render("article", article=article_page(4))
    assert '<html lang="en" dir="ltr">' in page
    assert re.search(r'<article class="story[^>]*" lang="ar" dir="rtl">', page)


def test_the_html_of_an_article_is_small_beside_its_text() -> None:
    page = render("article", article=article_page(3, 90))
    text = article_page(3, 90)["body"]
    assert len(page.encode()) - len(text.encode()) <= 12 * 1024


def test_a_missing_value_is_an_error_not_a_gap() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("article", article={key: value for key, value in article_page().items() if key != "source"})


@pytest.mark.parametrize("name", ["C++", "<b>&", "ليبيا"])
def test_a_topics_name_stays_in_one_piece_whatever_way_the_page_runs(name: str) -> None:
    """In a right-to-left masthead C++ would read ++C."""
    topic = replace(invented.LIBYA, name=name)
    site = replace(SITE, topics=(topic,), lang="ar", dir="rtl")
    page = render("article", site=site, article=article_page(topics=(topic,), filed=[{"topic": topic, "because": ""}]))
    shown = page.count(f">{escape(name)}<")
    assert shown >= 3 and shown == page.count(f"<bdi>{escape(name)}</bdi>")


def test_a_standing_page_in_another_language_keeps_its_own_direction() -> None:
    """The about page that every new site has is in English, also where the site is in Arabic."""
    site = replace(SITE, lang="ar", dir="rtl")
    page = render("about", site=site, page={"lang": "en", "dir": "ltr"})
    assert '<html lang="ar" dir="rtl">' in page
    about, _, topics = page.partition('<article class="story plain" lang="en" dir="ltr">')[2].partition('<section class="body"')
    assert "</div>" in about and topics.partition(">")[0].endswith('lang="ar" dir="rtl"')
