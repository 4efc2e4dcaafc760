"""Records as crawlers, content systems and interfaces of news hand them out: one object under ``data``, Markdown, a text in blocks."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from generator import copydesk, wire
from generator.model import Article
from tests.wire.helpers import Read, read, size

HEADLINE = "Harbour opens after repairs"
FIRST = "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its eastern wall."
SECOND = "Engineers had replaced forty metres of the wall, which gave way in a winter storm, and dredged the channel below it."
MARKDOWN = f"""[Home](/) [World](/world)

# {HEADLINE}

By Ann Lee

![Ships at the wall](https://example.org/a.jpg)

{FIRST.replace("river", "[river](https://example.org/river)")}

## What was done

{SECOND.replace("forty", "**forty**")}
"""
PAGE = f"<!DOCTYPE html><html><body><nav><a href=/>Home</a></nav><article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"


def records(value: object) -> list[Read]:
    """The parts of a dump that have lines or a query; every byte must be accounted for."""
    raw = json.dumps(value, ensure_ascii=False).encode()
    found = read(raw, "dump.json")
    assert size(found) == len(raw)
    return [one for one in found if one.lines or one.part.query]


def details(value: object) -> list[str]:
    """What is told of records that are no articles."""
    found = read(json.dumps(value).encode(), "dump.json")
    assert not [one for one in found if one.lines]
    return [entry.detail for one in found for entry in one.part.overhead if entry.detail != "container syntax"]


def articles(value: object) -> list[Article]:
    parts = wire.read_stream(io.BytesIO(json.dumps(value).encode()), "dump.json")
    return [reading.article for part in parts for reading in copydesk.edit(part) if reading.article]


CRAWLED = {
    "an answer for one page": {
        "success": True,
        "data": {"markdown": MARKDOWN, "metadata": {"title": f"{HEADLINE} | The Example", "sourceURL": "https://example.org/a"}},
    },
    "an answer with a list": {"success": True, "data": [{"markdown": MARKDOWN, "metadata": {"ogTitle": HEADLINE}}]},
    "a reader's answer": {"code": 200, "data": {"title": f"{HEADLINE} - The Example", "url": "https://example.org/a", "content": MARKDOWN}},
    "a crawler's object": {"url": "https://example.org/a", "markdown": {"raw_markdown": MARKDOWN, "fit_markdown": ""}, "links": {"internal": []}},
    "a search with whole pages": {"query": "harbour", "results": [{"title": HEADLINE, "content": FIRST[:60], "raw_content": MARKDOWN}]},
    "a content system's text": {"data": [{"id": 1, "attributes": {"title": HEADLINE, "content": MARKDOWN}}], "meta": {"pagination": {}}},
}


@pytest.mark.parametrize("kind", CRAWLED)
def test_a_page_in_markdown_is_read_as_such_a_text(kind: str) -> None:
    (one,) = records(CRAWLED[kind])
    (article,) = articles(CRAWLED[kind])
    assert article.headline == HEADLINE
    assert [paragraph.text for paragraph in article.paragraphs] == [FIRST, "What was done", SECOND]
    assert [caption.text for caption in article.captions] == ["Ships at the wall"]
    assert article.authors == ("Ann Lee",)
    raw = json.dumps(CRAWLED[kind], ensure_ascii=False)
    record = raw[raw.index('{"markdown"') if '{"markdown"' in raw and kind.startswith("an answer") else 0 :]
    first = next(line for line in one.lines if line.text == FIRST)
    assert kind not in CRAWLED or not kind.startswith("an answer") or record[first.start : first.end].startswith("The harbour at the mouth of the [")


def test_beside_markdown_a_plain_text_and_a_whole_page_are_preferred() -> None:
    (beside_text,) = records([{"title": HEADLINE, "text": f"{FIRST}\n{SECOND}", "markdown": MARKDOWN}])
    assert beside_text.texts == [FIRST, SECOND]
    (beside_page,) = records({"url": "https://example.org/a", "html": PAGE, "markdown": {"raw_markdown": MARKDOWN}})
    assert beside_page.of_role("paragraph") == [FIRST, SECOND]
    assert beside_page.part.stated.headline == HEADLINE


def test_where_the_page_shows_no_story_what_was_made_of_it_is_read() -> None:
    shell = "<!DOCTYPE html><html><head><title>Harbour</title></head><body><div id=app></div><script src=app.js></script></body></html>"
    (article,) = articles({"url": "https://example.org/a", "html": shell, "markdown": MARKDOWN})
    assert [paragraph.text for paragraph in article.paragraphs] == [FIRST, "What was done", SECOND]


@pytest.mark.parametrize(("name", "houses_heading", "headline"), [
    ("markdown", "Eleven months of repairs are over", "Eleven months of repairs are over"),
    ("content", "Eleven months of repairs are over", HEADLINE),
    ("content", f"{HEADLINE} to its wall", f"{HEADLINE} to its wall"),
])  # fmt: skip
def test_the_only_heading_of_the_first_level_is_the_headline_of_a_page(name: str, houses_heading: str, headline: str) -> None:
    (one,) = records({"title": f"{HEADLINE} - The Example", "url": "https://www.theexample.org/a", name: MARKDOWN.replace(HEADLINE, houses_heading)})
    assert one.part.stated.headline == headline


def test_menus_and_lists_of_stories_that_a_program_kept_are_left_to_the_desk() -> None:
    menu = "\n".join(f"* [{name}](https://example.org/{name})" for name in ("World", "Sport", "Money", "Weather"))
    more = "## Most read\n\n" + "\n".join(f"* [Mayor opens the bridge number {at}](https://example.org/{at})" for at in range(1, 6))
    (article,) = articles({"data": {"markdown": f"{menu}\n\n{MARKDOWN}\n\n{more}\n", "metadata": {"title": HEADLINE}}})
    assert [paragraph.text for paragraph in article.paragraphs] == [FIRST, "What was done", SECOND]


def test_what_an_editor_wrote_in_markdown_keeps_its_lists() -> None:
    text = f"{FIRST}\n\n- The [wall](https://example.org/wall)\n- The gates\n\n> {SECOND}\n"
    (one,) = records({"data": [{"attributes": {"title": HEADLINE, "content": text}}]})
    assert (one.of_role("paragraph"), one.of_role("item"), one.of_role("quote")) == ([FIRST], ["The wall", "The gates"], [SECOND])


def test_names_that_an_index_gives_by_the_kind_of_the_value() -> None:
    (one,) = records(
        {"response": {"docs": [{"title_t": HEADLINE, "body_txt_en": FIRST, "author_s": "Ann Lee", "published_dt": "2019-02-19T10:00:00Z"}]}}
    )
    stated = one.part.stated
    assert (one.texts, stated.headline, stated.authors, stated.published) == ([FIRST], HEADLINE, ("Ann Lee",), "2019-02-19T10:00:00Z")


def test_a_plain_text_that_gives_an_address_in_brackets_stays_plain() -> None:
    text = f"{FIRST}\nThe list [of ships](https://example.org/ships) is at the gate.\n{SECOND}"
    (one,) = records({"title": HEADLINE, "text": text})
    assert one.texts == text.split("\n")


@pytest.mark.parametrize(
    "value",
    [
        {"jsonapi": {}, "data": {"type": "node--article", "attributes": {"title": HEADLINE, "body": {"processed": f"<p>{FIRST}</p>"}}}},
        {"kind": "Listing", "data": {"after": None, "children": [{"kind": "t3", "data": {"title": HEADLINE, "selftext": FIRST}}]}},
        {"db": [{"meta": {"version": "5"}, "data": {"posts": [{"title": HEADLINE, "html": f"<p>{FIRST}</p>"}], "users": [{"name": "Ann"}]}}]},
        {"ms": 3, "query": "*", "result": [{"title": HEADLINE, "body": FIRST}]},
        {"data": {"posts": {"nodes": [{"title": HEADLINE, "content": f"<p>{FIRST}</p>"}]}}},
        {"rows": [{"row_idx": 0, "row": {"title": HEADLINE, "text": FIRST}}]},
        {"items": [{"sys": {"id": "1"}, "fields": {"title": {"en-US": HEADLINE, "de-DE": "Hafen"}, "body": {"en-US": FIRST, "de-DE": "x"}}}]},
    ],
)  # fmt: skip
def test_a_record_is_found_where_todays_interfaces_keep_it(value: object) -> None:
    (one,) = records(value)
    assert (one.part.stated.headline, one.texts) == (HEADLINE, [FIRST])


def test_what_an_answer_says_of_itself_is_no_record() -> None:
    (one,) = records({"status": "ok", "query": {"q": "harbour"}, "data": {"page": 1}, "articles": [{"title": HEADLINE, "content": FIRST}]})
    assert one.texts == [FIRST]


def runs(text: str, name: str = "text", **more: object) -> list[dict[str, Any]]:
    return [{name: text[:20], **more}, {name: text[20:], **more}]


BLOCKS: dict[str, dict[str, Any]] = {
    "portable text": {
        "body": [
            {"_type": "block", "style": style, "children": runs(text, _type="span", marks=[])}
            for text, style in ((FIRST, "normal"), ("What was done", "h2"), (SECOND, "normal"))
        ]
    },
    "a tree of nodes": {
        "body": {
            "nodeType": "document",
            "content": [
                {"nodeType": kind, "data": {}, "content": runs(text, "value", nodeType="text", marks=[])}
                for text, kind in ((FIRST, "paragraph"), ("What was done", "heading-2"), (SECOND, "paragraph"))
            ],
        }
    },
    "a list called content": {
        "content": [
            {"type": kind, "children": runs(text, type="text")}
            for text, kind in ((FIRST, "paragraph"), ("What was done", "heading"), (SECOND, "paragraph"))
        ]
    },
    "blocks with data": {
        "content": {
            "blocks": [
                {"type": kind, "data": {"text": text}} for text, kind in ((FIRST, "paragraph"), ("What was done", "header"), (SECOND, "paragraph"))
            ]
        }
    },
    "a root with children": {
        "content": {
            "root": {
                "children": [
                    {"type": kind, "children": runs(text, type="text")}
                    for text, kind in ((FIRST, "paragraph"), ("What was done", "heading"), (SECOND, "paragraph"))
                ]
            }
        }
    },
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_text_in_blocks_is_read_with_what_its_blocks_are(kind: str) -> None:
    (one,) = records({"data": {"title": HEADLINE, "publishedAt": "2019-02-19T10:00:00Z", **BLOCKS[kind]}})
    assert one.of_role("paragraph") == [FIRST, SECOND]
    assert one.of_role("subhead") == ["What was done"]
    assert one.part.stated.headline == HEADLINE


STORY = {"title": HEADLINE, "html": f"<p>{FIRST}</p>"}


@pytest.mark.parametrize(("record", "why"), [
    ({**STORY, "status": "draft"}, "draft, not published"),
    ({**STORY, "mobiledoc": "{}", "status": "scheduled"}, "draft, not published"),
    ({**STORY, "is_published": False}, "draft, not published"),
    ({**STORY, "_id": "drafts.1", "_type": "post"}, "draft, not published"),
    ({"type": "node--article", "attributes": {**STORY, "status": False}}, "draft, not published"),
    ({**STORY, "lexical": "{}", "status": "published", "type": "page"}, "standing page of a site"),
    ({"post_title": HEADLINE, "post_content": FIRST, "post_status": "inherit", "post_type": "revision"}, "earlier state of a post"),
    ({"type": "comment", "author_name": "Reader", "content": {"rendered": f"<p>{FIRST}</p>"}}, "comment of a reader"),
])  # fmt: skip
def test_what_a_content_system_keeps_beside_its_articles_is_told_and_no_article(record: dict[str, Any], why: str) -> None:
    assert details([record]) == [why]


@pytest.mark.parametrize("more", [
    {"status": "published", "type": "post", "mobiledoc": "{}"},
    {"status": "pending"},
    {"status": "success", "type": "page"},
    {"attributes": {"status": True}},
    {"status": False},
])  # fmt: skip
def test_a_word_that_a_program_uses_for_its_own_work_keeps_no_article_back(more: dict[str, Any]) -> None:
    (one,) = records([{**STORY, **more}])
    assert one.texts == [FIRST]


PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
US, THEM = "https://social.example/users/port", "https://other.example/users/reader"


def activity(**more: object) -> dict[str, Any]:
    note = {"id": f"{US}/statuses/1", "type": "Note", "published": "2019-02-19T10:00:00Z", "url": "https://social.example/@port/1"}
    said = {**note, "content": f"<p>{FIRST}</p><p>{SECOND}</p>", "inReplyTo": None, **more}
    return {"id": "a", "type": "Create", "actor": US, "published": "2019-02-19T10:00:00Z", "to": [PUBLIC], "cc": [f"{US}/followers"], "object": said}


def bluesky(**more: object) -> dict[str, Any]:
    said = {"$type": "app.bsky.feed.post", "createdAt": "2019-02-19T10:00:00Z", "langs": ["en"], "text": FIRST}
    who = {"did": "did:plc:a", "handle": "port.example", "displayName": "Harbour News"}
    return {"post": {"uri": "at://did:plc:a/app.bsky.feed.post/1", "cid": "c", "author": who, "record": said | more}}


def discord(**more: object) -> dict[str, Any]:
    who = {"id": "5", "name": "port", "discriminator": "0000", "nickname": "Harbour News", "isBot": False}
    return {"id": "1", "type": "Default", "timestamp": "2019-02-19T10:00:00+00:00", "content": FIRST, "author": who, "embeds": [], **more}


def slack(**more: object) -> dict[str, Any]:
    return {"type": "message", "user": "U1", "ts": "1550570400.000200", "text": FIRST, "user_profile": {"real_name": "Harbour News"}, **more}


@pytest.mark.parametrize(("value", "texts", "publisher"), [
    ({"@context": "x", "type": "OrderedCollection", "orderedItems": [activity()]}, [FIRST, SECOND], ""),
    ({"orderedItems": [activity(inReplyTo=f"{US}/statuses/0")]}, [FIRST, SECOND], ""),
    ({"feed": [bluesky()], "cursor": "x"}, [FIRST], "Harbour News"),
    ({"guild": {"name": "Port"}, "channel": {"name": "news"}, "messages": [discord()]}, [FIRST], "Harbour News"),
    ([slack(text=FIRST.replace("river", "<https://example.org/r|river>") + " <@U2> &amp; others")], [FIRST + "  & others"], "Harbour News"),
])  # fmt: skip
def test_a_post_of_a_network_has_its_text_its_day_and_its_account(value: object, texts: list[str], publisher: str) -> None:
    (one,) = records(value)
    assert (one.texts, one.part.stated.publisher, one.part.stated.headline) == (texts, publisher, "")
    assert one.part.stated.published.startswith("2019-02-19T10:00:00")


@pytest.mark.parametrize(("value", "why"), [
    ({"orderedItems": [activity(inReplyTo=f"{THEM}/statuses/1")]}, "answer to another account"),
    ({"orderedItems": [{**activity(), "to": [THEM], "cc": []}]}, "not public"),
    ({"orderedItems": [{**activity(), "type": "Announce", "object": "https://other.example/1"}]}, "message without text"),
    ({"feed": [{**bluesky(), "reason": {"by": {"handle": "a.example"}}}]}, "sent on from another account"),
    ({"feed": [bluesky(reply={"parent": {"uri": "at://did:plc:b/app.bsky.feed.post/9"}})]}, "answer to another account"),
    ({"messages": [discord(type="GuildMemberJoin")]}, "note of the messenger"),
    ([slack(subtype="channel_topic")], "note of the messenger"),
    ([slack(text="thanks!")], "short message"),
])  # fmt: skip
def test_what_is_no_post_of_its_account_to_everybody_is_told_and_no_article(value: object, why: str) -> None:
    assert details(value) == [why]


def test_who_reports_from_where_a_house_and_a_section_are_told_apart() -> None:
    result = {
        "sectionName": "World",
        "webTitle": HEADLINE,
        "fields": {"byline": "Ann Lee in Port Said and Bo Chen in Washington, D.C.", "bodyText": FIRST},
    }
    (one,) = records({"response": {"status": "ok", "results": [result]}})
    assert (one.part.stated.authors, one.part.stated.publisher) == (("Ann Lee", "Bo Chen"), "")
    (named,) = records({"title": HEADLINE, "text": FIRST, "hostname": "example.org", "source-hostname": "The Example", "author": "Sophie in 't Veld"})
    assert (named.part.stated.authors, named.part.stated.publisher) == (("Sophie in 't Veld",), "The Example")
    (thread,) = records({"posts": [{"thread": {"site": "example.org", "title": HEADLINE}, "title": HEADLINE, "text": FIRST}]})
    assert thread.part.stated.publisher == "example.org"


@pytest.mark.parametrize(("day", "iso"), [
    ({"$date": "2019-02-19T10:00:00Z"}, "2019-02-19T10:00:00Z"),
    ({"$date": {"$numberLong": "1550570400000"}}, "2019-02-19T10:00:00+00:00"),
])  # fmt: skip
def test_a_day_as_a_database_exports_it(day: object, iso: str) -> None:
    (one,) = records({"_id": {"$oid": "5c6bd2"}, "title": HEADLINE, "text": FIRST, "date": day})
    assert one.part.stated.published == iso


@pytest.mark.parametrize("mark", ["[+2345 chars]", "[2345 chars]"])
def test_a_teaser_says_that_it_is_one(mark: str) -> None:
    value = {"articles": [{"title": HEADLINE, "content": f"{FIRST} {SECOND[:60]}… {mark}"}]}
    parts = wire.read_stream(io.BytesIO(json.dumps(value).encode()), "dump.json")
    (query,) = [reading.query for part in parts for reading in copydesk.edit(part) if reading.query]
    assert "teaser" in query.message
    assert query.remedy


def test_several_articles_run_together_in_a_record_are_a_query() -> None:
    (one,) = records({"document": f"{FIRST} ||||| {SECOND}", "summary": "x"})
    assert one.part.query is not None
    assert "several articles" in one.part.query.message


def test_highlights_of_an_article_are_its_standfirst() -> None:
    (one,) = records([{"article": FIRST, "highlights": "Harbour opens .\nShips may call .", "id": "1"}])
    assert (one.texts, one.part.stated.standfirst) == ([FIRST], "Harbour opens . Ships may call .")


@pytest.mark.parametrize("record", [
    {"title": HEADLINE, "article": FIRST, "highlights": ["opened"]},
    {"title": HEADLINE, "text": FIRST, "type": "article", "ts": "2019-02-19", "user": "ann"},
    {"title": HEADLINE, "text": FIRST, "type": "comment"},
    {"title": HEADLINE, "text": FIRST, "actor": "desk", "object": "story", "published": "2019-02-19"},
])  # fmt: skip
def test_a_record_with_a_title_keeps_it_whatever_else_it_has(record: dict[str, Any]) -> None:
    (one,) = records([record])
    assert (one.part.stated.headline, one.texts) == (HEADLINE, [FIRST])


def test_a_block_of_a_page_says_what_it_is() -> None:
    block = {"object": "block", "id": "1", "type": "paragraph", "paragraph": {"rich_text": [{"plain_text": FIRST}]}}
    (one, two) = records({"object": "list", "results": [block, block]})
    assert one.part.query and two.part.query
    assert "a block of a page" in one.part.query.message


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_story_with_its_highlights_below_it(ends: str) -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n@highlight\n\nThe harbour has opened\n\n@highlight\n\nShips may call from Friday, its office said.\n"
    raw = text.replace("\n", ends).encode()
    (one,) = read(raw, "a.story")
    assert size([one]) == len(raw)
    assert [line for line in one.texts if line.strip()] == [FIRST, SECOND]
    assert one.part.stated.standfirst == "The harbour has opened; Ships may call from Friday, its office said."


def test_several_such_stories_in_a_file_lose_nothing() -> None:
    story = f"{FIRST}\n\n{SECOND}\n\n@highlight\n\nThe harbour has opened\n\n"
    texts = [line for one in read((story * 3).encode(), "all.txt") for line in one.texts]
    assert [texts.count(line) for line in (FIRST, SECOND)] == [3, 3]


@pytest.mark.parametrize("name", ["content", "children", "body"])
def test_a_list_of_articles_with_a_title_of_its_own_is_no_article_in_blocks(name: str) -> None:
    stories = [{"title": f"{HEADLINE} {number}", "text": FIRST, "url": f"https://example.org/{number}"} for number in range(3)]
    held = {"articles": stories} if name == "body" else stories
    assert [one.part.stated.headline for one in records({"title": "Latest", name: held})] == [story["title"] for story in stories]


@pytest.mark.parametrize("name", ["data", "articles"])
def test_a_notice_beside_a_list_of_articles_takes_nothing_from_them(name: str) -> None:
    stories = [{"title": f"{HEADLINE} {number}", "text": FIRST, "url": f"https://example.org/{number}"} for number in range(2)]
    notice = "By using what this interface hands out you agree to the terms that its house has set for it."
    value = {"data": {"text": notice, "items": stories}} if name == "data" else {"text": notice, name: stories}
    assert [one.part.stated.headline for one in records(value)] == [story["title"] for story in stories]


def test_an_article_with_a_list_of_others_beside_it_is_the_record() -> None:
    others = [{"title": f"Storm {number}", "text": FIRST, "url": f"https://example.org/{number}"} for number in range(3)]
    (one,) = records({"data": {"title": HEADLINE, "text": SECOND, "stories": others}})
    assert (one.part.stated.headline, one.texts) == (HEADLINE, [SECOND])
