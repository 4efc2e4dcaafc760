"""Packed dumps, feeds, web archives and mail: their members, what they state, and what a cut one still gives."""

from __future__ import annotations

import gzip
import io
import random
import zipfile

import pytest
import zstandard

from tests.wire.helpers import read, read_one, size

TEXT = b"Harbour opens\n\nShips may call again.\n" * 40
PAGE = (
    b"<!doctype html><html lang='en'><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1>"
    b"<p>The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its wall.</p>"
    b"<p>Engineers had replaced forty metres of the wall, which gave way in a winter storm, and dredged the channel.</p>"
    b"</article></body></html>"
)


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, lambda data: gzip.compress(data[:100]) + gzip.compress(data[100:])])
def test_a_packed_dump_is_read_as_what_is_in_it(pack: object) -> None:
    one = read_one(pack(TEXT), "dump.bin")  # type: ignore[operator]
    assert one.texts == TEXT.decode().splitlines()
    assert size([one]) == len(TEXT)
    assert one.part.member == ""


def test_the_members_of_a_zip_have_their_names() -> None:
    found = read(zipped(**{"b/page.html": PAGE, "a.txt": TEXT, ".hidden": b"x", "__MACOSX/a.txt": b"x", "c.txt.gz": gzip.compress(TEXT)}))
    assert [(one.part.member, one.part.form) for one in found] == [("a.txt", "text"), ("b/page.html", "page"), ("c.txt.gz", "text")]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_cut_file_gives_what_stood_before_the_cut_and_says_so(pack: object) -> None:
    text = "".join(random.Random(1).choices("abcdefgh \n", k=400_000)).encode()
    found = read(pack(text)[:-1000])  # type: ignore[operator]
    assert "".join(found[0].texts) and found[0].texts[0] == text.decode().split("\n")[0]
    query = found[-1].part.query
    assert query is not None and "cut short" in query.message


def test_a_cut_zip_is_a_query() -> None:
    query = read_one(zipped(a=TEXT)[:-10]).part.query
    assert query is not None and "zip" in query.message


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Example</title><language>en</language>
<item><title>Harbour opens &amp; ships call</title><link>https://example.org/1</link><pubDate>Tue, 19 Feb 2019 10:00:00 GMT</pubDate>
<description>In short é</description><content:encoded><![CDATA[<p>Body é one.</p><p>Two.</p>]]></content:encoded><category>Ports</category></item>
<item><title>Second</title><description>&lt;p&gt;It was &amp;amp; is.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;three&lt;/li&gt;&lt;/ul&gt;</description>
<author>ann@example.org (Ann Lee)</author></item></channel></rss>"""


def test_a_feed_gives_a_record_for_every_entry() -> None:
    first, second, around = read(RSS.encode(), "feed.xml")
    stated = first.part.stated
    assert (stated.headline, stated.published, stated.url) == ("Harbour opens & ships call", "Tue, 19 Feb 2019 10:00:00 GMT", "https://example.org/1")
    assert (stated.standfirst, stated.publisher, stated.language, stated.tags) == ("In short é", "The Example", "en", ("Ports",))
    assert [(line.role, line.text) for line in first.lines] == [("paragraph", "Body é one."), ("paragraph", "Two.")]
    assert second.part.stated.authors == ("Ann Lee",)
    assert [(line.role, line.text) for line in second.lines] == [("paragraph", "It was & is."), ("item", "three")]
    assert size([first, second, around]) == len(RSS.encode())


def test_the_lines_of_an_entry_stand_at_their_bytes() -> None:
    data = RSS.encode()
    start = data.index(b"<item>", data.index(b"<item>") + 1)
    line = read(data, "feed.xml")[1].lines[0]
    assert data[start + line.start : start + line.end] == b"It was &amp;amp; is."


def test_atom_with_markup_of_its_own() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>X</title><updated>2020-01-01T00:00:00Z</updated>
    <author><name>Bo Chen</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello.</p></div></content></entry></feed>"""
    one = read(atom.encode(), "feed.atom")[0]
    assert (one.texts, one.part.stated.authors, one.part.stated.published) == (["Hello."], ("Bo Chen",), "2020-01-01T00:00:00Z")


def record(body: bytes, kind: bytes = b"response", length: int | None = None) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: " + kind + b"\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
    head += b"WARC-Target-URI: https://example.org/a\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return head + b"Content-Length: " + str(len(body) if length is None else length).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def answer(body: bytes, kind: bytes = b"text/html; charset=utf-8", status: bytes = b"200 OK", more: bytes = b"") -> bytes:
    return b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind + b"\r\n" + more + b"\r\n" + body


WARC = (
    record(answer(PAGE))
    + record(answer(b"\x89PNG", b"image/png"))
    + record(answer(gzip.compress(PAGE), more=b"Content-Encoding: gzip\r\n"))
    + record(answer(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), more=b"Transfer-Encoding: chunked\r\n"))
    + record(answer(b"gone", status=b"404 Not Found"))
)


@pytest.mark.parametrize("data", [WARC, gzip.compress(WARC)])
def test_a_web_archive_gives_its_pages_with_address_and_time_of_capture(data: bytes) -> None:
    found = read(data, "crawl.warc")
    pages = [one for one in found if one.part.form == "page"]
    assert [one.part.member for one in pages] == ["1", "3", "4"]
    assert all(len(one.of_role("paragraph")) == 2 for one in pages)
    assert pages[0].part.stated.url == "https://example.org/a"
    assert pages[0].part.stated.captured == "2020-01-01T00:00:00Z"
    assert [entry.detail for one in found if one not in pages for entry in one.part.overhead] == ["not news: image/png", "HTTP status 404"]


def test_a_cut_web_archive_keeps_the_records_before_the_cut() -> None:
    found = read(WARC[: len(record(answer(PAGE))) + 250], "crawl.warc")
    assert found[0].of_role("paragraph")
    assert found[-1].part.query is not None


def test_a_record_that_is_shorter_than_it_says_is_told() -> None:
    found = read(record(answer(PAGE), length=99_999), "crawl.warc")
    assert any(one.part.query is not None and "shorter" in one.part.query.message for one in found)


MAIL = (
    b"From: The Example Letter <letter@example.org>\r\nTo: you@example.org\r\nMIME-Version: 1.0\r\nSubject: This week\r\n"
    b"Date: Tue, 19 Feb 2019 10:00:00 +0000\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
)


def test_a_newsletter_is_the_page_in_it() -> None:
    one = read_one(MAIL + PAGE, "letter.eml")
    assert one.part.form == "page"
    assert (one.part.stated.publisher, one.part.stated.published) == ("The Example Letter", "Tue, 19 Feb 2019 10:00:00 +0000")
    assert len(one.of_role("paragraph")) == 2


def test_a_mailbox_is_cut_at_its_from_lines() -> None:
    box = b"From a Tue\nFrom: A <a@example.org>\nSubject: One\n\nHello\nFrom the harbour, more.\n\nFrom b Tue\nSubject: Two\n\nSecond\n"
    assert [one.texts[:2] for one in read(box, "box.mbox")] == [["Hello", "From the harbour, more."], ["Second"]]


def test_a_mail_without_text_is_a_query() -> None:
    query = read_one(MAIL.replace(b"text/html; charset=utf-8", b"image/png") + b"x", "letter.eml").part.query
    assert query is not None and "no text" in query.message


def test_what_a_messenger_packs_beside_a_chat_is_told_and_worth_no_query() -> None:
    chat = b"".join(b"1%d/03/2024, 14:05 - Harbour: %s\n" % (day, TEXT.replace(b"\n", b" ")[:200]) for day in range(3, 6))
    media = {
        "a.jpg": b"\xff\xd8\xff\xe0" + bytes(range(256)),
        "b.opus": b"OggS\x00\x02" + bytes(range(256)),
        "c.mp4": b"\0\0\0 ftypisom" + bytes(300),
    }
    found = read(zipped(**{"_chat.txt": chat}, **media))
    assert not [one.part.query for one in found if one.part.query]
    assert len([one for one in found if one.lines]) == 3
    assert size(found) == len(chat) + sum(map(len, media.values()))


def test_a_picture_that_was_dropped_by_itself_is_told_packed_or_not() -> None:
    picture = b"\xff\xd8\xff\xe0" + bytes(range(256))
    for raw in (picture, gzip.compress(picture)):
        assert [one.part.query for one in read(raw) if one.part.query]
