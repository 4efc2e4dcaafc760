"""Pages that somebody saved: as one file, with a note of where they stood, to be printed, from a reader's view, or as a word processor does."""

from __future__ import annotations

import quopri

import pytest

from generator import copydesk
from generator.model import Article
from tests.wire.helpers import Read, read, read_one, size

STORY = (
    "<p>The port reopened on Thursday after a storm had kept ships outside for three days, the harbour master said in a statement.</p>"
    "<p>Seven vessels with grain and fuel were waiting, and the first of them came in before noon, when the wind had turned to the west.</p>"
    "<p>The council has promised to raise the breakwater, which was built in the nineteen seventies, before the winter after next.</p>"
)
BYLINE = "<p class=byline>By Salma Idris</p>"
HEAD = "<!DOCTYPE html><html lang=en><head><title>Port reopens after storm - Coast Herald</title></head>"
PAGE = f"{HEAD}<body><h1>Port reopens after storm</h1>{BYLINE}{STORY}"


def mhtml(page: str, headers: str) -> bytes:
    body = quopri.encodestring(page.encode()).decode()
    part = (
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://coast.example/port\n\n{body}"
    )
    frame = "Content-Type: text/html\nContent-ID: <frame-2@mhtml.blink>\n\n<p>An offer that stands in a frame of the page.</p>"
    return f'{headers}MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="b"\n\n--b\n{part}\n--b\n{frame}\n--b--\n'.encode()


SAVED = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://coast.example/port\nSubject: Port reopens\nDate: Fri, 12 May 2023 10:11:12 -0000\n"
)


def article(one: Read) -> Article:
    (found,) = [reading.article for reading in copydesk.edit(one.part._replace(lines=one.lines)) if reading.article]
    return found


def test_a_page_saved_as_one_file_is_a_page_and_the_day_of_saving_is_not_its_own() -> None:
    one = read_one(mhtml(PAGE, SAVED), "port.mhtml")
    found = article(one)
    assert (found.headline, found.authors, found.source_url) == ("Port reopens after storm", ("Salma Idris",), "https://coast.example/port")
    assert found.dating.value is None
    assert found.publisher == ""
    assert len(found.paragraphs) == 3


def test_what_a_saved_page_says_of_yesterday_counts_from_the_day_of_saving() -> None:
    found = article(read_one(mhtml(PAGE.replace(BYLINE, "<p class=date>Posted yesterday</p>"), SAVED), "port.mhtml"))
    assert found.dating.value is not None and found.dating.value.strftime("%Y-%m-%d") == "2023-05-11"


def test_a_document_saved_as_one_file_without_a_sender_is_read() -> None:
    found = article(read_one(mhtml(PAGE, ""), "statement.mht"))
    assert found.headline == "Port reopens after storm"


def test_a_letter_with_pictures_is_a_letter() -> None:
    letter = mhtml(PAGE, "From: News <news@coast.example>\nTo: reader@example.org\nSubject: Port\nDate: Fri, 12 May 2023 10:11:12 -0000\n")
    one = read_one(letter, "letter.eml")
    assert (one.part.stated.publisher, one.part.stated.published) == ("News", "Fri, 12 May 2023 10:11:12 -0000")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0026)https://coast.example/port -->",
        "<!--\n Page saved with SingleFile \n url: https://coast.example/port \n saved date: Fri May 12 2023 10:11:12 GMT+0200\n-->",
    ],
)
def test_where_a_saved_page_stood_is_known(comment: str) -> None:
    page = PAGE.replace("<head>", f"{comment}<head>").encode()
    assert read_one(page, "port.html").part.stated.url == "https://coast.example/port"
    assert read_one(PAGE.encode() + b"<!-- saved from url=(0026)javascript:alert(1) -->", "port.html").part.stated.url == ""


def test_yesterday_counts_from_the_day_on_which_a_page_was_saved() -> None:
    comment = "<!--\n Page saved with SingleFile \n url: https://coast.example/port \n saved date: Fri May 12 2023 10:11:12 GMT+0200 (CEST)\n-->"
    page = PAGE.replace("<head>", f"{comment}<head>").replace(BYLINE, "<p class=date>Posted yesterday</p>")
    found = article(read_one(page.encode(), "port.html"))
    assert found.dating.value is not None and found.dating.value.strftime("%Y-%m-%d") == "2023-05-11"


def test_the_day_of_printing_is_not_the_day_of_the_story() -> None:
    printed = (
        "<html><head><title>Coast Herald - Print view</title></head><body><p>Printed on: 12 May 2023</p><h2>Port reopens after storm</h2>"
        f"<p>Salma Idris<br>Thursday, 4 March 2021</p>{STORY}</body></html>"
    )
    found = article(read_one(printed.encode(), "print.html"))
    assert found.headline == "Port reopens after storm"
    assert found.dating.evidence.endswith("4 March 2021")


def test_a_text_that_is_set_as_it_stands_has_its_paragraphs() -> None:
    text = "The port reopened on Thursday after a storm\nhad kept ships outside for three days.\n\nSeven vessels with grain and fuel\nwere waiting.\n"
    data = f"<html><head><title>Port reopens</title></head><body><h1>Port reopens after storm</h1><pre>{text}  \n{text}</pre></body></html>".encode()
    found = read(data, "list.html")
    lines = [line for one in found for line in one.lines if line.role == "paragraph"]
    assert [line.text for line in lines][:2] == [
        "The port reopened on Thursday after a storm had kept ships outside for three days.",
        "Seven vessels with grain and fuel were waiting.",
    ]
    assert data[lines[1].start : lines[1].end].decode() == "Seven vessels with grain and fuel\nwere waiting."
    assert size(found) == len(data)
