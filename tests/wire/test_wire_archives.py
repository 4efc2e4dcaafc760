"""Exports of the archives of the press, as text: no byte unaccounted for, no line of a story lost, and no plain text taken for one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Limits
from generator.wire import sniff
from generator.wire.exports import archives
from tests.wire.helpers import read, size

STORY = "The council of the harbour city said on Wednesday that the eastern quay would reopen to ships next week after a month of repairs."
NEXIS = f"""                 1 of 2 DOCUMENTS

        The Harbour Times

      October 15, 2025 Wednesday

Quay to reopen

BYLINE: Jane Doe

LENGTH: 512 words

{STORY}

LOAD-DATE: October 15, 2025

                 2 of 2 DOCUMENTS

        The Harbour Times

      October 16, 2025 Thursday

Orchestra plays

LENGTH: 300 words

{STORY}

LOAD-DATE: October 16, 2025
"""
FACTIVA = f"""HD Quay to reopen
WC 512 words
PD 15 October 2025
SN The Harbour Times
LA English
LP
{STORY}

AN Document HARTIM0020251015elaf0001
"""
RULE = "_" * 60
PROQUEST = f"""{RULE}

Document 1 of 1

Quay to reopen

Publication info: The Harbour Times; Harbour City [Harbour City]. 15 Oct 2025.

Full text: {STORY}

Publication title: The Harbour Times
"""
LINES = [
    *(
        "HD Quay",
        "BY Jane Doe",
        "LP",
        "TD",
        "TD again",
        "CO hartim : Harbour",
        "AN",
        "AN Document HARTIM0020251015elaf0001",
        "512 words",
        "IN the beginning",
    ),
    *("1 of 2 DOCUMENTS", "LENGTH: 512 words", "BYLINE: Jane Doe", "Body", "BODY:", "LOAD-DATE: October 15, 2025", "End of Document", "Page 1 of 2"),
    *("October 15, 2025", "15 October 2025", "The Harbour Times", "Copyright 2025 Harbour", "Classification", "HEADLINE: Quay", "SUBJECT: PORTS"),
    *(
        RULE,
        "Document 1 of 2",
        "Author: Doe, Jane",
        "Full text: " + STORY,
        "Full text:",
        "Abstract: short",
        "Title: Quay",
        "Publication info: x; y. 15 Oct 2025.",
    ),
    *("", "", STORY, "A line.", "  indented", "Müller: «ja»", "خبر من الميناء"),
]
DUMPS = st.lists(st.sampled_from(LINES), max_size=30).map("\n".join)


@pytest.mark.parametrize("export", [NEXIS, FACTIVA, PROQUEST])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_export_in_every_writing(export: str, codec: str, end: str) -> None:
    raw = export.replace("\n", end).encode(codec)
    found = read(raw, "dump.txt")
    assert size(found) == len(raw)
    stories = [one for one in found if one.part.form == "record"]
    assert {one.part.stated.publisher for one in stories} == {"The Harbour Times"}
    assert [text for one in stories for text in one.texts if text and text != "Jane Doe"] == [STORY] * (2 if export is NEXIS else 1)


@given(st.sampled_from([NEXIS, FACTIVA, PROQUEST]), DUMPS)
def test_whatever_follows_every_byte_is_accounted_for(opening: str, rest: str) -> None:
    """And what is said to be blank is, what is said to be a line of the story reads as it stood."""
    raw = f"{opening}\n{rest}\n".encode()
    assert sniff.kind(raw) == "archive"
    at = 0
    for one in read(raw, "dump.txt"):
        for entry in one.part.overhead:
            assert entry.detail != "blank line" or not raw[at + entry.start : at + entry.end].strip()
        for line in one.lines:
            assert line.role == "byline" or raw[at + line.start : at + line.end].decode().rstrip("\n").endswith(line.text)
        at += size([one])
    assert at == len(raw)


def test_a_document_over_the_cap_costs_itself() -> None:
    raw = NEXIS.replace(STORY, f"{STORY}\n\n" * 60, 1).encode()
    found = read(raw, "dump.txt", Limits(article_bytes=4000))
    assert size(found) == len(raw)
    assert "the document has more than" in str([one.part.query for one in found if one.part.query])
    assert [one.part.stated.headline for one in found if one.part.form == "record" and one.lines] == ["Orchestra plays"]


def test_a_line_over_the_cap_costs_its_document() -> None:
    raw = NEXIS.replace(STORY, STORY * 200, 1).encode()
    found = read(raw, "dump.txt", Limits(line_bytes=1000))
    assert size(found) == len(raw)
    assert [one.part.stated.headline for one in found if one.part.form == "record" and one.lines] == ["Orchestra plays"]


@pytest.mark.parametrize(
    "text",
    [
        f"Council counts\n\nLength: 512 words\n\n{STORY}\n",
        f"{STORY}\n\nEnd of Document\n\n{STORY}\n",
        f"Document 1 of 2\n\n{RULE}\n\n{STORY}\n",
        f"TD\n\nHD\n\n{STORY}\n",
        f"512 words\n\nDocument A1 was signed in 2025.\n\n{STORY}\n",
    ],
)
def test_a_sign_alone_makes_no_export(text: str) -> None:
    assert archives.layout_of(text) is None


def test_a_document_without_its_text_is_told() -> None:
    raw = PROQUEST.replace(STORY, "Not available.").encode()
    (query,) = [one.part.query for one in read(raw) if one.part.query]
    assert "without its text" in query.message


def test_a_cover_longer_than_what_is_looked_at_hides_no_export() -> None:
    entries = "".join(f"{number}. Quay to reopen again and again\nClient/Matter: -None-\nSearch Terms: quay\n" for number in range(2000))
    cover = f"Date and Time: Monday, October 20, 2025\nJob Number: 1234\nDocuments (2000)\n{entries}"
    raw = (cover + NEXIS).replace("\n", "\r").encode()
    found = read(raw, "dump.txt")
    assert size(found) == len(raw)
    assert [one.part.stated.headline for one in found if one.part.form == "record"] == ["Quay to reopen", "Orchestra plays"]
