"""The short way through Markdown gives what Python-Markdown gives, on everything it accepts."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.archive import plain
from generator.model.article import ParagraphRole
from generator.press import fastpath, markup
from generator.press.text import clean

# fmt: off
PIECES = st.sampled_from(
    (
        *("word", "and", "2019", "1.", "12. ", "x", "بنغازي", "“quoted”", "it's", '"said"', "A & B", "&amp;", "&#58;", "&lt;b&gt;", "&copy", "AT&T;"),
        *("\\*", "\\_", "\\#", "\\\\", "\\`", "\\[", "\\.", "\\-", "\\+", "\\>", "\\!", "\\(", "\\q", "\\"),
        *("*", "_", "__", "a_b", "a_b_c", "_x_", "#", "##", "## ", "# ", ">", "> "),
        *("-", "- ", "--", "---", "===", "=", "+", "+ ", ":", ": ", "~~~", "```"),
        *("\n", "\n\n", "\n\n\n", " \n", "  \n", " ", "  ", "    ", "\t", "\u00a0", "\u2003", "\u200f", "\r", "\x0c", "\x02", "\x1c", "\x85"),
        *("<", "<b>", "</b>", "<script>", "http://x.example", "https://", "://"),
        *("<http://x.example>", "[a](b)", "[a]: b", "![a](b)", "{: x}", "a@b.example", "|", "a | b"),
        *("klzzwxh:0001", "wzxhzdk:0", "STX", "\u0000", "'", "``", "\\\\*", "&#x3c;", "&;"),
        *("&#;", "& ", "Term\n: text", "*[HTML]: x", "[^1]", "(c)", "...", "!", "!["),
    )
)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("a\n## b\nc")
@example("## b\nc")
@example("## a\\#")
@example("##  two")
@example("&amp;amp;")
def test_equal_on_marked_text(text: str) -> None:
    agree(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("paragraph", "subhead")), st.text(max_size=60)), max_size=6))
def test_equal_on_what_the_desk_writes(blocks: list[tuple[ParagraphRole, str]]) -> None:
    agree(plain.body(blocks))


@pytest.mark.long
@settings(max_examples=40_000, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=200)))
def test_equal_at_length(text: str) -> None:
    agree(text)


def test_dumps_take_the_short_way() -> None:
    body = plain.body([("subhead", "What is known"), ("paragraph", "At 5 p.m. the *port* reopened & 1_000 people [came]."), ("paragraph", "1. May")])
    assert fastpath.html(clean(body)) is not None
    assert fastpath.plain(plain.body([("paragraph", "“The port reopened,” he said; it's 5 p.m."), ("paragraph", "في بنغازي")])) is not None


def agree(text: str) -> None:
    cleaned = clean(text)
    short = fastpath.html(cleaned)
    if short is not None:
        assert short == markup.by_python_markdown(cleaned)
    if short is not None and "&" not in cleaned:
        assert markup.sanitized(short) == short
    plainest = fastpath.plain(text)
    if plainest is not None:
        assert (cleaned, plainest) == (text, short)
