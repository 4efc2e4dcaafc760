"""Texts in Markdown: what is one, no byte unaccounted for, no word lost, and plain texts that stay plain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Limits
from generator.wire import sniff
from tests.wire.helpers import read, read_one, size

STORY = "The eastern quay will reopen to ships next week after a month of repairs, the council of the harbour city said on Wednesday."


@pytest.mark.parametrize(
    ("text", "ending", "kind"),
    [
        (f"# Quay\n\n{STORY}\n", ".md", "markdown"),
        (f"---\ntitle: Quay\n---\n\n{STORY}\n", ".md", "markdown"),
        (f"{STORY} [More](https://example.org/a)\n", ".md", "markdown"),
        (f"# Quay\n\n{STORY} [More](https://example.org/a)\n", ".txt", "markdown"),
        (f"---\ntitle: Quay\n---\n\n{STORY} ![Quay](https://example.org/a.jpg)\n", ".txt", "markdown"),
        (f"{STORY}\n\n{STORY}\n", ".md", "text"),
        (f"# Quay\n\n{STORY} *Not* a link, [1] (2), **stars**.\n", ".txt", "text"),
        (f"* {STORY}\n* [a](b)\n\n#1 of 5\n", ".txt", "text"),
        ("".join(f"* [Ships {number}](https://example.org/{number})\n" for number in range(9)) + f"\n# Quay\n\n{STORY}\n", ".txt", "markdown"),
        (f"{STORY} [a](https://example.org/a) " * 9, ".txt", "text"),
        (f"Title: Quay\n\nURL Source: https://example.org/a\n\nMarkdown Content:\n{STORY}\n", ".txt", "markdown"),
        (f"Title: Quay\n\nURL: https://example.org/a\n\n{STORY}\n", ".txt", "text"),
        (f"[]\n\n[]\n\nQuay\n\n{STORY}\n", ".txt", "text"),
        ("[]\n", ".txt", "json"),
        (f"#Gaza #Libya [more](https://example.org/a)\n\n{STORY}\n", ".txt", "text"),
        (f"---\n\n{STORY} [More](https://example.org/a)\n", ".txt", "text"),
    ],
)
def test_what_is_markdown(text: str, ending: str, kind: str) -> None:
    assert sniff.kind(text.encode(), ending) == kind


MARKS = [
    *("# ", "## ", "> ", "- ", "1. ", "    ", "---", "===", "***", "```", "~~~", "|", "|---|", "* ", "<div>", "<!-- x -->", "</div>", "[^1]: "),
    *(
        "*",
        "**",
        "_",
        "`",
        "[",
        "](",
        ")",
        "](https://example.org/a)",
        "![",
        "[[",
        "]]",
        "==",
        "%%",
        "\\",
        "&amp;",
        "<b>",
        "  ",
        "\t",
        ": ",
        "[a]: /b",
    ),
]
WORDS = ["quay", "Harbour", "Müller", "ميناء", "5", "title", "a_b_c", STORY, "\n", "\n", "\n\n", "\r\n", " ", " "]
TEXTS = st.lists(st.sampled_from(MARKS + WORDS), max_size=40).map("".join)


@given(TEXTS)
def test_every_byte_is_accounted_for(text: str) -> None:
    raw = f"# Quay\n\n{text}\n".encode()
    assert size(read(raw, "note.md")) == len(raw)


@given(st.lists(st.sampled_from(["# ", "## ", "> ", "- ", "1. ", "", "", "**", "*", "`", "\n", "\n\n", "---\n", "> > - ", "| "]), max_size=20))
def test_no_word_is_lost(marks: list[str]) -> None:
    """Words that are no mark, no address and no name of a field stand in the lines, in their order."""
    raw = "# Quay\n\n" + "".join(f"{mark}word{number} " for number, mark in enumerate(marks)) + "\n"
    lines = [text for one in read(raw.encode(), "note.md") for text in one.texts]
    assert re.findall(r"word\d+", " ".join(lines)) == [f"word{number}" for number in range(len(marks))]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_writing(codec: str) -> None:
    raw = f"# Quay\r\n\r\nMüller sagte: {STORY}\r\n\r\n## Kräne\r\n\r\n- eins\r\n- zwei\r\n".encode(codec)
    found = read(raw, "note.md")
    assert size(found) == len(raw)
    (one,) = [one for one in found if one.lines]
    assert one.texts == ["Quay", f"Müller sagte: {STORY}", "Kräne", "eins", "zwei"]
    assert [line.role for line in one.lines] == ["headline", "paragraph", "subhead", "item", "item"]


def test_tables_code_and_pictures() -> None:
    raw = f"# Quay\n\n| Port | Ships |\n|---|---:|\n| East | 12 |\n\n```\nplain words\n```\n\n![The quay](a.jpg)\n\n{STORY}\n".encode()
    one = read_one(raw, "note.md")
    assert one.of_role("row") == ["Port | Ships", "East | 12"]
    assert one.of_role("caption") == ["The quay"]
    assert one.of_role("paragraph") == ["plain words", STORY]


def test_a_text_over_the_cap_is_put_aside() -> None:
    raw = f"# Quay\n\n{STORY}\n".encode() * 50
    (one,) = read(raw, "note.md", Limits(page_bytes=1000))
    assert one.part.query
    assert size([one]) == len(raw)


@pytest.mark.parametrize("bomb", ["[" * 20_000, "> " * 20_000 + "a", "*a _b " * 5_000, "![" * 10_000, "`" * 20_000, "<" * 20_000, "- " * 5_000 + "a"])
def test_what_nests_without_end_is_read(bomb: str) -> None:
    raw = f"# Quay\n\n{STORY}\n\n{bomb}\n".encode()
    found = read(raw, "note.md")
    assert size(found) == len(raw)
    assert STORY in [text for one in found for text in one.texts]


def test_of_html_and_links_only_what_a_reader_sees_is_text() -> None:
    raw = (
        f"# Quay\n\n<script>alert('x y')</script>\n\n<details><summary>More</summary>\n\n{STORY}\n\n</details>\n\n"
        "<p>Para &amp; <b>bold</b></p>\n\n[Harbour](javascript:alert(1)) and <img src=x onerror=alert(1)>[quay](<data:text/html,x>).\n"
    ).encode()
    found = read(raw, "note.md")
    assert size(found) == len(raw)
    assert [text for one in found for text in one.texts] == ["Quay", "More", STORY, "Para & bold", "Harbour and quay."]


@pytest.mark.parametrize(
    "below", [["[Source](https://example.org/{0})"], ["- [Papers {0}](https://example.org/{0})", "- [Plans {0}](https://example.org/p/{0})"]]
)
def test_stories_that_follow_one_another_with_their_sources_below_are_an_article_each(below: list[str]) -> None:
    links = "\n".join(below)
    raw = "\n\n".join(f"# Quay {number} reopens\n\n{STORY}\n\n{links.format(number)}" for number in range(1, 10))
    found = [one for one in read(raw.encode(), "stories.md") if one.lines]
    assert [one.part.stated.headline for one in found] == [f"Quay {number} reopens" for number in range(1, 10)]
    assert not any(one.part.form == "print" for one in found)


def test_a_plain_text_with_a_source_below_each_story_stays_plain() -> None:
    raw = "\n\n\n\n".join(f"Quay {number} reopens\n\n{STORY}\n\n[Source](https://example.org/{number})" for number in range(1, 10))
    assert sniff.kind(raw.encode(), ".txt") == "text"


def test_paragraphs_that_begin_with_a_link_leave_a_text_plain() -> None:
    raw = "Quay reopens\n\n" + "\n\n".join(f"[The plan {number}](https://example.org/{number}) was read. {STORY}" for number in range(1, 10))
    assert sniff.kind(raw.encode(), ".txt") == "text"


def test_contents_and_tables_with_links_make_no_page_of_a_note() -> None:
    contents = "\n".join(f"- [Part {number}](#part-{number})" for number in range(1, 10))
    rows = "\n".join(f"| [Quay {number}](https://example.org/{number}) |" for number in range(1, 12))
    one = read_one(f"# Quay reopens\n\n{contents}\n\n## Part 1\n\n{STORY}\n\n| Quays |\n|---|\n{rows}\n".encode(), "note.md")
    assert one.part.form == "page"
    assert len(one.of_role("item")) == 9
