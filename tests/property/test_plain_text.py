"""Law: plain text stays plain. Whatever stands in a dump shows as the same text after the whole way through Markdown to HTML."""

from __future__ import annotations

import re

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.archive import dump, load, plain
from generator.archive.lines import one_line
from generator.model import FiledArticle
from generator.press import markup
from generator.press.text import clean

MARKS = [
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "~",
        "#",
        "##",
        ">",
        "-",
        "+",
        "=",
        "===",
        "---",
        "|",
        "|---|",
        "!",
        "\\",
        "\\\\",
        "\\*",
        ":",
        ": ",
        ".",
    ),
    *("[", "]", "(", ")", "{", "}", "{:", "{: onmouseover=x}", "[^1]", "[^1]: ", "[1]: javascript:x", "[c](javascript:x)", "*[HTML]: ", "[TOC]"),
    *(
        "&",
        "&amp;",
        "&amp",
        "&#60;",
        "&#x3c;",
        "&lt;",
        "&copy",
        "#60;",
        "&#60",
        "&#x3c",
        "<",
        ">",
        "</",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<?php",
        "?>",
        "<![CDATA[",
    ),
    *("<div markdown=1>", "<http://a.example>", "<a@b.example>", "http://a.example/a_b_c", "{{7*7}}", "{%", "Slug: ../x", "Status: draft", "Title:"),
    *(
        "1.",
        "1. May",
        "١.",
        "2)",
        "# of",
        "> 5",
        "__init__",
        "a*b*c",
        "    ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\n\n",
        "\x0b",
        "\x0c",
        "\x85",
        "\u2028",
        "\u00a0",
    ),
    *(
        "\x00",
        "\x02",
        "\x03",
        "\x02amp\x03",
        "klzzwxh:0001",
        "wzxhzdk:0",
        "///Footnotes Go Here///",
        "!!! note",
        "مصر",
        "\u200f",
        "\u202e",
        "é",
        "\ud800",
    ),
]
WORDS = ["a", "Libya", "5", "of", "said", " ", " ", " "]
TEXTS = st.one_of(st.lists(st.sampled_from(MARKS + WORDS), min_size=1, max_size=9).map("".join), st.text(max_size=40))
ROLES = st.sampled_from(["paragraph", "paragraph", "paragraph", "subhead", "item", "quote"])
BLOCKS = st.lists(st.tuples(ROLES, TEXTS), min_size=1, max_size=4)
ALLOWED = {"div", "p", "h2", "ul", "li", "blockquote"}

MARKDOWN = Markdown(extensions=["markdown.extensions.meta", "markdown.extensions.extra", "markdown.extensions.codehilite"])


def shown(file: str) -> str:
    """The visible text of a file as stock Pelican's Markdown renders it, white space folded; nothing but plain blocks may be in it."""
    MARKDOWN.reset()
    html = MARKDOWN.convert(file)
    if not html.strip():
        return ""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in tree.iter():
        assert element.tag in ALLOWED and not element.attrib, html
        element.tail = (element.tail or "") + "\n"
    return fold(tree.text_content())


def fold(text: str) -> str:
    """White space folded as a browser folds it, no-break spaces too."""
    return " ".join(text.split())


def check(blocks):
    article = FiledArticle(path="undated/a.md", title="A", slug="a", body=plain.body(blocks))
    file = dump(article)
    assert shown(file) == fold(" ".join(one_line(text) for _, text in blocks))
    assert set(MARKDOWN.Meta) == {"title", "date_source", "slug", "lang", "topics"}
    assert load(file, "undated/a.md").body == article.body
    folded = [(role, re.sub("[ \t]{2,}", " ", one_line(text))) for role, text in blocks]
    assert plain.blocks(article.body) == [block for block in folded if block[1]]


@settings(max_examples=300, deadline=None)
@given(BLOCKS)
def test_plain_text_stays_plain(blocks):
    check(blocks)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
def test_ten_thousand_texts_stay_plain(blocks):
    check(blocks)


CELLS = TEXTS.map(lambda text: " ".join(one_line(text.replace("|", "")).split())).filter(lambda text: text and clean(text) == text)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=2, max_size=4)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_the_rows_of_a_table_show_every_cell_and_nothing_else(rows):
    """As stock Pelican renders them, and on a page of the site; read back, they are the rows that they were."""
    texts = [" | ".join(row) for row in rows]
    body = plain.body([("paragraph", "before"), *(("row", text) for text in texts), ("paragraph", "behind")])
    assert plain.blocks(body) == [("paragraph", "before"), *(("row", text) for text in texts), ("paragraph", "behind")]
    MARKDOWN.reset()
    for html in (MARKDOWN.convert(f"Title: x\n\n{body}"), markup.html(body)):
        table = lxml.html.fragment_fromstring(html, create_parent="div").find("table")
        shown_cells = ([fold(cell.text_content()) for cell in row] for row in table.iter("tr"))
        assert [[cell for cell in row if cell] for row in shown_cells] == [[fold(cell) for cell in row if fold(cell)] for row in rows]


def test_a_row_with_more_cells_than_the_first_loses_none():
    body = plain.body([("row", "Month | Ships"), ("row", "March | 14 | a record"), ("row", "| 9")])
    assert body == "| Month | Ships |  |\n| --- | --- | --- |\n| March | 14 | a record |\n|  | 9 |"
    assert plain.blocks(body) == [("row", "Month | Ships"), ("row", "March | 14 | a record"), ("row", "| 9")]
    assert "<td>a record</td>" in markup.html(body)


@pytest.mark.parametrize("text", [mark for mark in MARKS if one_line(mark)])
@pytest.mark.parametrize("role", ["paragraph", "subhead", "item", "quote"])
def test_every_mark_alone_and_twice(text, role):
    check([(role, text)])
    check([("paragraph", "before"), (role, f"{text} {text}"), ("paragraph", text)])
