"""What networks and readers of feeds hand out of an account: records whose names say something else than elsewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.wire.helpers import Read, read, size

TEXT = "The eastern quay will reopen to ships next week after a month of repairs, the council of the harbour city said on Wednesday."
ARABIC = "أعلن مجلس المدينة يوم الأربعاء أن الرصيف الشرقي للميناء سيعاد فتحه أمام السفن الأسبوع المقبل، وهو «جاهز» 🚢 للعمل."


def records(raw: str, name: str = "dump.json") -> list[Read]:
    """The records of a dump, which must account for every byte."""
    found = read(raw.encode(), name)
    assert size(found) == len(raw.encode())
    return [one for one in found if one.part.form == "record"]


def bytewise(text: str) -> str:
    """The text as Facebook writes it down: each byte of its UTF-8 as a character."""
    return text.encode().decode("latin-1")


def post(text: str) -> dict[str, Any]:
    return {"timestamp": 1710252333, "data": [{"post": bytewise(text)}], "title": "Harbour News updated its status."}


def test_a_post_of_facebook_has_its_text_and_no_headline() -> None:
    (one,) = records(json.dumps([post(TEXT)]))
    assert one.texts == [TEXT]
    assert (one.part.stated.headline, one.part.stated.published) == ("", "2024-03-12T14:05:33+00:00")


@pytest.mark.parametrize("text", [ARABIC, f"Café. {TEXT}\n\n{ARABIC}"])
def test_a_text_written_down_byte_by_byte_is_put_right_at_its_place(text: str) -> None:
    raw = json.dumps([post(text)])
    (one,) = records(raw)
    assert [line for line in one.texts if line] == [line for line in text.split("\n") if line]
    record = raw[1:-1]
    for line in one.lines:
        assert json.loads(f'"{record[line.start : line.end]}"').encode("latin-1").decode().strip("\n") == line.text
    assert "mojibake" in one.part.repairs


def test_a_picture_without_words_and_small_talk_are_told_and_no_articles() -> None:
    picture = {"timestamp": 1710252333, "attachments": [{"data": [{"media": {"uri": "a.jpg"}}]}], "data": []}
    raw = json.dumps([picture, post("ok, thanks")])
    assert not records(raw)
    details = [entry.detail for one in read(raw.encode(), "dump.json") for entry in one.part.overhead]
    assert {"message without text", "short message"} <= set(details)
    assert not [one for one in read(raw.encode(), "dump.json") if one.part.query]


@pytest.mark.parametrize(
    "media",
    [
        {"media": [{"uri": "a.jpg", "creation_timestamp": 1710252333, "title": bytewise(ARABIC)}]},
        {"media": [{"uri": "a.jpg", "creation_timestamp": 1, "title": ""}], "title": bytewise(ARABIC), "creation_timestamp": 1710252333},
    ],
)
def test_a_post_of_instagram_has_its_text_as_a_title(media: dict[str, Any]) -> None:
    (one,) = records(json.dumps([media]))
    assert (one.texts, one.part.stated.headline, one.part.stated.captions) == ([ARABIC], "", ())
    assert one.part.stated.published.startswith("2024-03-12")


def tweet(text: str) -> dict[str, Any]:
    source = '<a href="https://mobile.example.org" rel="nofollow">Web App</a>'
    return {"tweet": {"source": source, "full_text": text, "created_at": "Tue Mar 12 14:05:33 +0000 2024", "id_str": "1", "lang": "en"}}


def test_an_archive_of_x_is_a_script_with_posts_in_it() -> None:
    raw = "window.YTD.tweets.part0 = " + json.dumps([tweet(f"{TEXT} https://t.co/abc"), tweet("RT @harbour: " + TEXT)], indent=2)
    (one,) = records(raw, "tweets.js")
    assert one.texts == [TEXT]
    assert (one.part.stated.published, one.part.stated.publisher) == ("Tue Mar 12 14:05:33 +0000 2024", "")


@pytest.mark.parametrize("opening", ["window.YTD.like.part0 = ", "window.YTD.direct_messages.part0 = ", "window.__THAR_CONFIG = "])
def test_other_parts_of_that_archive_are_refused_once(opening: str) -> None:
    found = read((opening + json.dumps([{"like": {"fullText": TEXT}}] * 3)).encode(), "like.js")
    (query,) = [one.part.query for one in found if one.part.query]
    assert "no posts" in query.message


def test_an_entry_of_a_reader_of_feeds_has_its_text_as_a_summary() -> None:
    item = {
        "title": "Quay to reopen",
        "published": 1710252333,
        "canonical": [{"href": "https://example.org/a"}],
        "summary": {"direction": "ltr", "content": f"<p>{TEXT}</p><p>{TEXT[4:]}</p>"},
        "author": "Jane Doe",
        "origin": {"streamId": "feed/https://example.org/feed", "title": "Harbour Times", "htmlUrl": "https://example.org/"},
    }
    (one,) = records(json.dumps({"id": "user/1/starred", "title": "Starred", "items": [item]}))
    stated = one.part.stated
    assert one.texts == [TEXT, TEXT[4:]]
    assert (stated.headline, stated.publisher, stated.url, stated.authors) == (
        "Quay to reopen",
        "Harbour Times",
        "https://example.org/a",
        ("Jane Doe",),
    )


def test_results_under_articles_and_a_language_of_three_letters() -> None:
    article = {"title": "Quay to reopen", "body": TEXT, "lang": "eng", "dateTimePub": "2024-03-12T14:00:00Z", "date": "2024-03-13"}
    (one,) = records(json.dumps({"articles": {"page": 1, "results": [article], "totalResults": 1}}))
    assert (one.part.stated.language, one.part.stated.published) == ("en", "2024-03-12T14:00:00Z")


def test_a_list_of_links_is_said_to_be_one() -> None:
    raw = b"title,url,time_added\nQuay to reopen,https://example.org/a,1710252333\nOrchestra plays,https://example.org/b,1710252339\n"
    (query,) = [one.part.query for one in read(raw, "pocket.csv") if one.part.query]
    assert "none of its 2 records has a text" in query.message
    one_has = f"title,url,text\nQuay to reopen,https://example.org/a,\nOrchestra plays,https://example.org/b,{TEXT}\n".encode()
    assert not [one for one in read(one_has, "pocket.csv") if one.part.query]
