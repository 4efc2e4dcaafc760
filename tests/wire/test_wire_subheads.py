"""Sub-heads that a page sets without a heading's element."""

from __future__ import annotations

import pytest

from generator.wire.pages import markup
from generator.wire.pages.subheads import are_subheads
from tests.wire.helpers import read_one
from tests.wire.test_wire_boxes import STORY

ABOVE, BELOW = STORY[0], STORY[1]


def told(inner: str, below: str = f"<p>{BELOW}</p>") -> bool:
    """Whether the second of three blocks is taken for a sub-head."""
    page = markup.parse(f"<div><p>{ABOVE}</p>{inner}{below}</div>", 100, 100)
    return are_subheads(page, [True] * len(page.blocks))[1]


@pytest.mark.parametrize(
    "inner",
    [
        "<p><strong>What comes next</strong></p>",
        "<div><b>What comes next</b></div>",
        "<p>UP NEXT</p>",
        '<div class="article__crosshead">What comes next</div>',
        '<div class="zwischentitel">Was nun kommt</div>',
        '<div class="sub-head">What comes next</div>',
        "<p><strong>下一步工作安排</strong></p>",
    ],
)
def test_a_short_line_set_apart_above_a_paragraph_is_a_sub_head(inner: str) -> None:
    assert told(inner)


@pytest.mark.parametrize(
    "inner",
    [
        "<p>What comes next</p>",
        "<p><strong>The wall is new.</strong></p>",
        "<p><strong>LONDON –</strong></p>",
        "<p><strong>– And the gates?</strong></p>",
        "<p><strong>What comes next</strong> is not known yet</p>",
        f"<p><strong>{ABOVE.rstrip('.')}</strong></p>",
    ],
)
def test_a_sentence_a_dateline_a_line_of_speech_and_a_bold_paragraph_are_none(inner: str) -> None:
    assert not told(inner)


def test_a_line_above_another_short_one_or_above_bold_text_is_none() -> None:
    assert not told("<p><strong>Length of the wall</strong></p>", "<p>400 metres</p>")
    assert not told("<p><strong>Ann Lee, engineer</strong></p>", f"<p><b>{BELOW}</b></p>")


def test_it_is_a_sub_head_in_the_article() -> None:
    lines = f"<p>{ABOVE}</p><p><strong>What comes next</strong></p><p>{BELOW}</p>" + "".join(f"<p>{text}</p>" for text in STORY[2:])
    one = read_one(f"<html><body><main><h1>Harbour opens</h1><div class='story'>{lines}</div></main></body></html>".encode(), "page.html")
    assert one.of_role("subhead") == ["What comes next"]
