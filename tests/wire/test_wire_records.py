"""JSON Lines and JSON: the fields under the names that scrapers use, and the place of every line of the body."""

from __future__ import annotations

import codecs
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import copydesk, wire
from generator.model import Limits
from tests.wire.helpers import read, read_one, size

BODY = "Ships may call again.\n\nThe port's office said so on Tuesday."

KINDS = {
    "newspaper": {"title": "Harbour opens", "authors": ["Ann Lee"], "text": BODY, "publish_date": "2019-02-19", "top_image": "https://example.org/x.jpg"},
    "news-please": {"title": "Harbour opens", "authors": ["Ann Lee"], "maintext": BODY, "date_publish": "2019-02-19", "source_domain": "example.org",
                    "url": "https://example.org/a", "language": "en", "date_download": "2020-01-01 00:00:00", "description": "Ships."},
    "trafilatura": {"title": "Harbour opens", "author": "Ann Lee", "text": BODY, "date": "2019-02-19", "source": "https://example.org/a",
                    "source-hostname": "The Example", "excerpt": "Ships.", "raw_text": "Ships"},
    "scrapy": {"headline": "Harbour opens", "byline": "By Ann Lee", "body": BODY, "published": "2019-02-19", "link": "https://example.org/a",
               "site": "The Example"},
    "schema.org": {"@type": "NewsArticle", "headline": "Harbour opens", "articleBody": BODY, "datePublished": "2019-02-19",
                   "author": [{"@type": "Person", "name": "Ann Lee"}], "publisher": {"name": "The Example"}},
    "wordpress": {"title": {"rendered": "Harbour opens"}, "content": {"rendered": f"<p>{BODY}</p>"}, "date": "2019-02-19", "author": "Ann Lee"},
    "guardian": {"webTitle": "Harbour opens", "webPublicationDate": "2019-02-19", "webUrl": "https://example.org/a",
                 "fields": {"headline": "Harbour opens", "byline": "Ann Lee", "bodyText": BODY}},
    "elastic": {"_index": "news", "_source": {"title": "Harbour opens", "content": BODY, "author": "Ann Lee", "published_at": "2019-02-19"}},
    "ninjs": {"uri": "urn:x", "headline": "Harbour opens", "byline": "By Ann Lee", "body_text": BODY, "firstcreated": "2019-02-19",
              "versioncreated": "2019-02-20",
              "associations": {"featured": {"headline": "A crane", "byline": "Dana Roe", "caption": "Cranes", "credit": "EPA"}}},
    "ninjs 3": {"headlines": [{"role": "main", "value": "Harbour opens"}], "bodies": [{"contentType": "text/plain", "value": BODY}],
                "authors": [{"name": "Ann Lee"}], "firstCreated": "2019-02-19"},
    "json feed": {"title": "Harbour opens", "content_html": f"<p>{BODY}</p>", "date_published": "2019-02-19", "authors": [{"name": "Ann Lee"}]},
    "newsapi": {"source": {"id": None, "name": "The Example"}, "author": "Ann Lee", "title": "Harbour opens", "publishedAt": "2019-02-19",
                "content": BODY},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_names_that_scrapers_use_are_known(kind: str) -> None:
    one = read_one(json.dumps(KINDS[kind]).encode(), "dump.jsonl")
    stated = one.part.stated
    assert stated.headline == "Harbour opens"
    assert stated.published == "2019-02-19"
    assert stated.authors == ("Ann Lee",)
    assert " ".join(text for text in one.texts if text) == BODY.replace("\n\n", " ")
    assert one.part.form == "record"


def test_a_messengers_export() -> None:
    """One text in runs, whose markup stays outside the words; a note of the messenger and a picture without words are no fault."""
    linked = {"type": "text_link", "text": "opens", "href": "https://example.org/"}
    messages = [
        {"id": 1, "type": "service", "date": "2019-02-18T08:00:00", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2019-02-19T14:00:00", "date_unixtime": "1550577600", "from": "The Example", "text":
            ["Harbour ", linked, " \u2693\n\nShips may call ", {"type": "bold", "text": "again"}, ".\n", {"type": "italic", "text": "The office"}]},
        {"id": 3, "type": "message", "date": "2019-02-19T15:00:00", "from": "The Example", "photo": "a.jpg", "text": ""},
    ]  # fmt: skip
    raw = json.dumps({"name": "The Example", "type": "public_channel", "id": 5, "messages": messages}).encode()
    service, one, picture, _ = read(raw, "result.json")
    assert (service.part.query, picture.part.query) == (None, None)
    assert one.texts == ["Harbour opens \u2693", "", "Ships may call again.", "The office"]
    assert (one.part.stated.published, one.part.stated.publisher) == ("2019-02-19T12:00:00+00:00", "The Example")


def test_what_a_record_says_of_its_source_and_picture() -> None:
    news_please = read_one(json.dumps(KINDS["news-please"]).encode(), "dump.jsonl").part.stated
    assert (news_please.url, news_please.publisher, news_please.language) == ("https://example.org/a", "example.org", "en")
    assert (news_please.captured, news_please.standfirst) == ("2020-01-01 00:00:00", "Ships.")
    trafilatura = read_one(json.dumps(KINDS["trafilatura"]).encode(), "dump.jsonl").part.stated
    assert (trafilatura.url, trafilatura.publisher) == ("https://example.org/a", "The Example")
    ninjs = read_one(json.dumps(KINDS["ninjs"]).encode(), "dump.json").part.stated
    assert ninjs.captions == (("Cranes", "EPA"),)
    assert (ninjs.published, ninjs.updated) == ("2019-02-19", "2019-02-20")


@pytest.mark.parametrize(("value", "iso"), [
    (1550570400, "2019-02-19T10:00:00+00:00"),
    (1550570400000, "2019-02-19T10:00:00+00:00"),
    ("20190219T100000Z", "2019-02-19T10:00:00Z"),
])  # fmt: skip
def test_machine_times_are_told_as_dates(value: object, iso: str) -> None:
    assert read_one(json.dumps({"title": "a", "text": "b", "published": value}).encode(), "dump.jsonl").part.stated.published == iso


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.booleans())
def test_every_line_of_a_body_stands_at_its_bytes(lines: list[str], ascii_only: bool) -> None:
    body = "\n".join("x " + line.replace("<", "‹") for line in lines)
    data = json.dumps({"title": "A", "text": body}, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    one = read_one(data, "dump.json")
    assert size([one]) == len(data)
    for line in one.lines:
        written = json.loads(b'"' + data[line.start : line.end] + b'"', strict=False)
        assert "".join(written.split()).replace("\x00", "") == "".join(line.text.split()) or line.repair


def test_html_in_a_body_gives_roles() -> None:
    body = "<h2>Next</h2><p>One.</p><ul><li>Two</li></ul><figure><figcaption>Three</figcaption></figure><blockquote>Four</blockquote>"
    one = read_one(json.dumps({"title": "A", "content": body}).encode(), "dump.jsonl")
    assert [line.role for line in one.lines] == ["subhead", "paragraph", "item", "caption", "quote"]
    assert one.texts == ["Next", "One.", "Two", "Three", "Four"]


@pytest.mark.parametrize("key", ["text", "maintext", "content_text", "body_text"])
def test_a_field_named_text_keeps_what_looks_like_a_tag(key: str) -> None:
    body = "Before it <script>alert(1)</script> and after it.\n\nThen <b>one</b> &amp; <img src=x>."
    one = read_one(json.dumps({"title": "Hostile <script>alert(1)</script> <i>headline</i>", key: body}).encode(), "dump.jsonl")
    assert [text for text in one.texts if text] == body.split("\n\n")
    assert one.part.stated.headline == "Hostile <script>alert(1)</script> headline"


@pytest.mark.parametrize("body", ["<p>One.</p><p>Two.</p>", "One.<br><br>Two."])
def test_a_field_named_text_is_html_where_tags_part_its_paragraphs(body: str) -> None:
    assert read_one(json.dumps({"title": "Harbour opens", "text": body}).encode(), "dump.jsonl").texts == ["One.", "Two."]


def test_half_a_last_line_costs_only_itself() -> None:
    data = json.dumps(KINDS["scrapy"]).encode() + b"\n" + json.dumps(KINDS["scrapy"]).encode()[:40]
    first, second = read(data, "dump.jsonl")
    assert first.part.query is None and first.part.stated.headline == "Harbour opens"
    assert second.part.query is not None and second.part.query.line == 2 and "broken JSON" in second.part.query.message
    assert size([first, second]) == len(data)


def test_a_broken_line_in_the_middle_costs_only_itself() -> None:
    good = json.dumps(KINDS["scrapy"])
    found = read(f"{good}\n{{broken\n{good}\n".encode(), "dump.jsonl")
    assert [one.part.query is None for one in found] == [True, False, True]
    assert [one.part.member for one in found] == ["1", "2", "3"]


def test_a_cut_array_keeps_what_stood_before_the_cut() -> None:
    data = json.dumps([KINDS["scrapy"]] * 3).encode()[:-30]
    found = [one for one in read(data, "dump.json") if one.part.form == "record"]
    assert [one.part.query is None for one in found] == [True, True, False]


@pytest.mark.parametrize("around", [
    lambda records: records,
    lambda records: {"status": "ok", "totalResults": 2, "articles": records},
    lambda records: {"response": {"docs": records}},
    lambda records: {"hits": {"total": 2, "hits": records}},
    lambda records: {"version": "https://jsonfeed.org/version/1.1", "title": "The Example", "items": records},
    lambda records: {"data": {"results": records}, "meta": {"x": [1, {"y": "}]"}]}},
])  # fmt: skip
def test_a_list_of_records_is_found_wherever_it_stands(around: object) -> None:
    data = json.dumps(around([KINDS["scrapy"], KINDS["newsapi"]]), indent=1).encode()  # type: ignore[operator]
    found = read(data, "dump.json")
    assert [one.part.stated.headline for one in found if one.part.form == "record"] == ["Harbour opens"] * 2
    assert size(found) == len(data)


def test_objects_one_after_another_are_records_too() -> None:
    data = (json.dumps(KINDS["scrapy"], indent=2) * 2).encode()
    assert [one.part.member for one in read(data, "dump.json")] == ["1", "2"]


def test_what_is_odd_but_readable_is_told() -> None:
    data = b'{"title": "A", "text": "one \\ud800 two", "score": NaN, "title": "A"}'
    one = read_one(data, "dump.jsonl")
    assert one.part.repairs == ("half a surrogate pair", "NaN is no JSON", "the name 'title' stands twice")
    assert one.texts == ["one \N{REPLACEMENT CHARACTER} two"]


def test_a_record_without_a_known_field_is_a_query() -> None:
    query = read_one(b'{"colour": "blue", "size": 3}', "dump.jsonl").part.query
    assert query is not None and "colour" in query.message


def test_a_record_over_the_cap_is_a_query_and_the_next_is_read() -> None:
    big = json.dumps({"title": "A", "text": "x" * 5000})
    for data, name in ((f"{big}\n{json.dumps(KINDS['scrapy'])}\n", "dump.jsonl"), (f"[{big}, {json.dumps(KINDS['scrapy'])}]", "dump.json")):
        found = [one for one in read(data.encode(), name, Limits(article_bytes=1000)) if one.part.form == "record"]
        assert [one.part.query is None for one in found] == [False, True], name


def test_utf16_json_keeps_its_bytes() -> None:
    data = json.dumps([KINDS["scrapy"]], ensure_ascii=False).encode("utf-16")
    found = read(data, "dump.json")
    assert size(found) == len(data)
    assert found[0].texts[0] == "Ships may call again."


def test_text_that_begins_with_a_bracket_is_text() -> None:
    assert read_one(b"[Updated] The harbour opened.\nIt was Tuesday.\n", "dump.txt").part.form == "text"
    assert read_one(b"{curly} words begin this one.\n", "dump.txt").part.form == "text"


def test_what_stands_where_a_scraper_found_nothing_is_nobodys_name() -> None:
    record = {
        "title": "Harbour reopens",
        "text": "The harbour reopened on Sunday.",
        "description": "...",
        "source": {"id": None, "name": "ops@wire.example"},
    }
    for author in ("Published November", "Posted by", "admin", "null", "desk@wire.example", "https://wire.example/desk"):
        stated = read_one(json.dumps(record | {"author": author}).encode(), "a.jsonl").part.stated
        assert (stated.authors, stated.publisher, stated.standfirst) == ((), "", "")
    assert (
        read_one(json.dumps(record | {"publisher": "https://wire.example", "site_name": "The Wire"}).encode(), "a.jsonl").part.stated.publisher
        == "The Wire"
    )
    assert read_one(json.dumps(record | {"author": "Rebecca Postedt; Admir Nuhic"}).encode(), "a.jsonl").part.stated.authors == (
        "Rebecca Postedt",
        "Admir Nuhic",
    )


@pytest.mark.parametrize(("title", "headline"), [
    ("Mayor freed after 14 months - Coast Dispatch", "Mayor freed after 14 months"),
    ("Coast Dispatch | Mayor freed after 14 months", "Mayor freed after 14 months"),
    ("Mayor freed – after 14 months", "Mayor freed – after 14 months"),
    ("Coast Dispatch", "Coast Dispatch"),
    ("Why the Coast Dispatch closed", "Why the Coast Dispatch closed"),
])  # fmt: skip
def test_the_publisher_that_a_title_bears_is_no_part_of_the_headline(title: str, headline: str) -> None:
    record = {"source": {"id": None, "name": "Coast Dispatch"}, "title": title, "content": BODY}
    assert read_one(json.dumps(record).encode(), "a.jsonl").part.stated.headline == headline


def test_a_text_that_an_interface_does_not_hand_out_whole_says_so_and_its_mark_is_no_story() -> None:
    record = {"title": "Bridge opens", "content": "The council opened the bridge.\r\nThe ferry will sail until… [+2314 chars]"}
    (reading,) = (reading for part in wire.read_stream(io.BytesIO(json.dumps(record).encode()), "a.json") for reading in copydesk.edit(part))
    assert reading.article is not None
    assert [paragraph.text for paragraph in reading.article.paragraphs] == ["The council opened the bridge.", "The ferry will sail until…"]
    assert reading.article.repairs == ("cut off by its source, 2314 characters are missing",)
    assert [entry.end - entry.start for entry in reading.entries if entry.detail == "cut off"] == [len("[+2314 chars]")]


@pytest.mark.parametrize(("text", "is_article"), [("Loading", False), ("Harbour news", False), ("Bridge open.", True), ("The bridge opens", True)])
def test_a_word_or_two_are_no_article(text: str, is_article: bool) -> None:
    readings = [
        reading
        for part in wire.read_stream(io.BytesIO(json.dumps({"title": "A", "text": text}).encode()), "a.json")
        for reading in copydesk.edit(part)
    ]
    assert [reading.article is not None for reading in readings] == [is_article]
    assert [reading.query is None for reading in readings] == [is_article]


def test_what_utf_32_has_no_sign_for_costs_no_other_record() -> None:
    records = json.dumps([{"title": f"Harbour {number}", "text": "The harbour opened to ships on Tuesday. " * 2000} for number in (1, 2)])
    data = bytearray(codecs.BOM_UTF32_LE + records.encode("utf-32-le"))
    at = data.index("opened".encode("utf-32-le"))
    data[at : at + 4] = b"\xff\xff\xff\x7f"
    found = [one for one in read(bytes(data), "dump.json") if one.part.form == "record"]
    assert [one.part.stated.headline for one in found] == ["Harbour 1", "Harbour 2"]
    assert "The harbour \N{REPLACEMENT CHARACTER}pened" in found[0].texts[0]
    assert size(read(bytes(data), "dump.json")) == len(data)
