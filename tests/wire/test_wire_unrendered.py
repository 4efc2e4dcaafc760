"""Pages that keep their story in a script, in ``noscript`` or in a shadow: read where it stands, and only where the page shows none."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import copydesk
from generator.model import Limits
from tests.wire.helpers import read, read_one, size

HEADLINE = "Harbour opens after “repairs”"
FIRST = "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its eastern wall & gates."
SECOND = "Engineers had replaced forty metres of the wall, which gave way in a winter storm, and dredged the channel — twice."
THIRD = "The first ship, a grain carrier, is expected on Friday, the port's office said in a statement that was read out at the gate."
TEXT = (FIRST, SECOND, THIRD)
HTML = "".join(f"<p>{html.escape(text)}</p>" for text in TEXT)


def page(script: str, shown: str = "", title: str = f"{HEADLINE} | The Example") -> bytes:
    """A page that shows a menu and what is given, with a script behind it."""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{html.escape(title)}</title></head><body><nav><a href=/>Home</a></nav>"
        f"<div id=root>{shown}</div>{script}<footer>© The Example</footer></body></html>"
    ).encode()


def island(value: Any, opening: str = '<script id="__NEXT_DATA__" type="application/json">') -> bytes:
    return page(f"{opening}{json.dumps(value)}</script>")


def run(text: str, **said: Any) -> dict[str, Any]:
    return {"type": "text", "text": text, **said}


SPLIT = [run(SECOND[:9]), {"type": "link", "url": "/y", "children": [run(SECOND[9:40])]}, run(SECOND[40:], bold=True)]
BODIES: dict[str, Any] = {
    "html": HTML,
    "plain": "\n\n".join(TEXT),
    "rendered": {"rendered": HTML, "protected": False},
    "drupal": {"value": HTML, "format": "full_html", "processed": HTML, "summary": ""},
    "strings": list(TEXT),
    "arc": [
        {"type": "image", "caption": "Cranes at dawn", "url": "x.jpg"},
        *({"_id": "x", "type": "text", "content": text} for text in (html.escape(FIRST), SECOND)),
        {"type": "interstitial_link", "content": "Read more: the storm that broke the wall of the harbour", "url": "/z"},
        {"type": "text", "content": THIRD},
    ],
    "slate": [{"type": "paragraph", "children": [run(FIRST)]}, {"type": "p", "children": SPLIT}, {"type": "p", "children": [{"text": THIRD}]}],
    "prosemirror": {"type": "doc", "content": [{"type": "paragraph", "content": [run(text)]} for text in TEXT]},
    "portable": [{"_type": "block", "style": "normal", "children": [{"_type": "span", "marks": [], "text": text}]} for text in TEXT],
    "contentful": {"json": {"content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text}]} for text in TEXT]}},
    "editorjs": {"time": 1, "blocks": [{"id": "a", "type": "paragraph", "data": {"text": html.escape(text)}} for text in TEXT]},
    "draft": {"blocks": [{"key": "a", "text": text, "type": "unstyled", "entityRanges": []} for text in TEXT], "entityMap": {}},
    "scmp": {"type": "json", "json": [{"type": "p", "children": [{"type": "text", "data": text}]} for text in TEXT]},
}


def body_of(data: bytes, name: str = "page.html") -> list[str]:
    return read_one(data, name).of_role("paragraph", "subhead", "item", "quote")


@pytest.mark.parametrize("kind", BODIES)
def test_a_text_is_read_in_every_form_that_editors_of_the_web_keep_it_in(kind: str) -> None:
    story = {"headline": HEADLINE, "content": BODIES[kind], "publishedAt": "2019-02-19T10:00:00Z", "authors": [{"name": "Ann Lee"}]}
    one = read_one(island({"props": {"pageProps": {"menu": [{"title": "World", "content": HTML}], "article": story}}}), "page.html")
    assert one.of_role("paragraph", "subhead", "item", "quote") == list(TEXT)
    assert (one.part.stated.published, one.part.stated.authors) == ("2019-02-19T10:00:00Z", ("Ann Lee",))
    assert one.part.stated.captions == ((("Cranes at dawn", ""),) if kind == "arc" else ())
    assert any("read in a script" in note for note in one.part.repairs)


@pytest.mark.parametrize(
    "script",
    [
        "<script>window.__INITIAL_STATE__ = {json};\nwindow.other = {{a: 1}}</script>",
        "<script>var bare={{a:1}};Fusion.arcSite='x';Fusion.globalContent={json};Fusion.globalContentConfig={{}}</script>",
        "<script>window.__STATE__ = JSON.parse({text});</script>",
        '<script type="application/json" data-fetched>{{"status":200,"body":{text}}}</script>',
        '<script type="application/ld+json">{json}</script>',
        '<div id="app" data-page="{attribute}"></div>',
    ],
)
def test_a_value_is_found_wherever_scripts_keep_one(script: str) -> None:
    value = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n\n".join(TEXT)})
    assert body_of(page(script.format(json=value, text=json.dumps(value), attribute=html.escape(value)))) == list(TEXT)


def test_every_word_has_its_place_in_the_dump() -> None:
    data = island({"article": {"title": HEADLINE, "body": BODIES["slate"]}})
    one = read_one(data, "page.html")
    for line in one.lines:
        if line.role == "paragraph":
            raw = data[line.start : line.end].decode()
            assert (raw[:9], raw[-12:]) == (line.text[:9], json.dumps(line.text)[-13:-1])


def test_sub_heads_quotations_and_items_are_told_by_their_type() -> None:
    blocks = [
        {"type": "text", "content": FIRST},
        {"type": "header", "level": 2, "content": "What comes next"},
        {"type": "list", "items": [{"type": "text", "content": "A wall"}, {"type": "text", "content": "A gate"}]},
        {"type": "quote", "content_elements": [{"type": "text", "content": SECOND}]},
        {"type": "custom_embed", "embed": {"content": "Subscribe to our letter"}},
        {"type": "text", "content": THIRD},
    ]
    one = read_one(island({"headlines": {"basic": HEADLINE}, "content_elements": blocks, "display_date": "2019-02-19T10:00:00Z"}), "page.html")
    told = [(line.role, line.text) for line in one.lines if line.role in {"paragraph", "subhead", "item", "quote"}]
    assert told == [
        ("paragraph", FIRST),
        ("subhead", "What comes next"),
        ("item", "A wall"),
        ("item", "A gate"),
        ("quote", SECOND),
        ("paragraph", THIRD),
    ]


def test_a_page_that_shows_its_story_is_read_as_it_is_shown() -> None:
    shown = "".join(f"<p>{html.escape(text)} It was so.</p>" for text in TEXT)
    script = f"<script>window.STATE={json.dumps({'title': HEADLINE, 'body': HTML + HTML * 3})}</script>"
    one = read_one(page(script, f"<article><h1>{HEADLINE}</h1>{shown}</article>"), "page.html")
    assert one.of_role("paragraph") == [f"{text} It was so." for text in TEXT]
    assert not one.part.repairs


def test_other_stories_of_a_list_are_not_the_pages() -> None:
    others = [{"title": f"Another story number {number}", "content": f"<p>{number}</p>{HTML}"} for number in range(3)]
    assert body_of(island({"latest": others})) == []


def test_the_only_story_is_the_page_s_where_the_page_has_no_name_of_its_own() -> None:
    script = f"<script>window.STATE={json.dumps({'article': {'title': HEADLINE, 'body': HTML}})}</script>"
    one = read_one(page(script, title="News"), "page.html")
    assert one.of_role("paragraph") == list(TEXT)


@pytest.mark.parametrize("broken", ['{"headline": "Harbour opens', '{"a":' * 400, "[" * 5000, '{"headline":"x",}', '{"a":"\\ud800"}' * 50])
def test_broken_and_deep_values_cost_nothing_but_themselves(broken: str) -> None:
    found = read(page(f"<script>window.A={broken};</script><script>window.B={json.dumps({'title': HEADLINE, 'body': HTML})}</script>"), "page.html")
    assert [line.text for one in found for line in one.lines if line.role == "paragraph"] == list(TEXT)


def test_a_script_in_a_story_from_a_script_is_not_run_nor_shown() -> None:
    evil = "<script>alert(1)</script><p onclick=x>" + FIRST + "</p><style>p{}</style>" + HTML
    shown = body_of(island({"title": HEADLINE, "body": evil}))
    assert shown[0] == FIRST and not any("alert" in text for text in shown)


def test_a_story_for_readers_without_scripts_is_read() -> None:
    more = HTML.replace("harbour", "quay").replace("wall", "pier").replace("ship", "boat")
    story = f"<article><h1>{html.escape(HEADLINE)}</h1>{HTML}{more}</article>"
    data = page(f"<noscript>{story}</noscript>")
    one = read_one(data, "page.html")
    assert one.of_role("paragraph")[:3] == list(TEXT)
    for line in one.lines:
        assert html.unescape(data[line.start : line.end].decode())[:9] == line.text[:9]
    asked = "<p>Please allow scripts in your browser to read The Example. Without them nothing of it can be shown.</p>"
    assert body_of(page(f"<noscript>{asked}</noscript>")) == []


def test_a_declared_shadow_is_a_part_of_the_page() -> None:
    shadow = f'<news-story><template shadowrootmode="open"><article><h1>{HEADLINE}</h1>{HTML}</article></template></news-story>'
    one = read_one(page(f"<template><p>{FIRST} Never shown.</p></template>", shadow), "page.html")
    assert one.of_role("paragraph") == list(TEXT)


@settings(max_examples=60)
@given(st.text(alphabet='{}[]":,\\u0041ab<>/&; =\n', max_size=300))
def test_every_byte_is_accounted_for(noise: str) -> None:
    value = json.dumps({"title": HEADLINE, "body": BODIES["arc"]})
    data = page(f"<script>window.A={noise}</script><script>window.B={value}{noise}</script>")
    assert size(read(data, "page.html")) == len(data)


def test_what_stands_in_a_script_is_published() -> None:
    (one,) = [reading.article for part in _parts(island({"title": HEADLINE, "body": HTML})) for reading in copydesk.edit(part) if reading.article]
    assert (one.headline, [paragraph.text for paragraph in one.paragraphs]) == (HEADLINE, list(TEXT))


def _parts(data: bytes) -> list[Any]:
    return [one.part._replace(lines=one.lines) for one in read(data, "page.html", Limits())]
