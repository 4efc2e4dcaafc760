"""Captions that no element names: what their place below a picture tells, and what stands below a picture and is none."""

from __future__ import annotations

import pytest

from tests.wire.helpers import read_one

STORY = "".join(
    f"<p>The mill at the upper weir ground its first sack of flour at {hour}, and people came from three villages to see.</p>" for hour in "678"
)
CAPTION = "The wheel, which was built anew from oak"


def _captions(between: str, above: str = "") -> list[str]:
    half = STORY.index("</p>") + 4
    story = f"{STORY[:half]}{between}{STORY[half:]}"
    page = f"<html><body><main><article><h1>The mill grinds again</h1>{above}<div class='sc-a'>{story}</div></article></main></body></html>"
    one = read_one(page.encode(), "page.html")
    assert len(one.of_role("paragraph")) >= 3
    return [text for text, _ in one.part.stated.captions]


def _box(inside: str, picture: str = "<img src='/x.jpg'>") -> str:
    return f"<div class='sc-b'><div>{picture}</div>{inside}</div>"


@pytest.mark.parametrize("where", ["between", "above"])
def test_the_text_below_a_picture_in_a_box_of_their_own_is_its_caption(where: str) -> None:
    assert _captions(**{"between": "", where: _box(f"<div class='sc-c'>{CAPTION}</div>")}) == [CAPTION]


@pytest.mark.parametrize("inside", [
    pytest.param(f"<div><a href='/other'>{CAPTION}</a></div>", id="where the picture leads"),
    pytest.param("<div>Another story of the mill</div><p><a href='/other'>The weir is to be raised by a metre</a></p>", id="a box that leads on"),
    pytest.param(f"<h3>{CAPTION}</h3>", id="a sub-head"),
    pytest.param("<div>Who built the wheel of the mill?</div>", id="a question"),
    pytest.param("<div>By Ann Lee and Bo Chen</div>", id="a byline"),
    pytest.param("<div>Updated 3 hours ago</div>", id="an age"),
    pytest.param("<div>Ann Maria Lee</div>", id="a name alone"),
    pytest.param(f"<div class='newsletter'>{CAPTION}</div>", id="an offer"),
    pytest.param(f"<div>{CAPTION}. {'It turns. ' * 60}</div>", id="more than a caption"),
])  # fmt: skip
def test_what_else_stands_below_a_picture_is_no_caption(inside: str) -> None:
    assert CAPTION not in _captions(_box(inside)) and not _captions(_box(inside))


def test_a_sign_or_a_portrait_has_no_caption() -> None:
    assert _captions(_box(f"<div>{CAPTION}</div>", "<img src='/x.png' width='48' height='48'>")) == []


def test_every_picture_of_a_gallery_keeps_its_caption_whatever_the_gallery_is_called() -> None:
    texts = [f"{CAPTION}, on day {day} of the repairs" for day in "123"]
    slides = "".join(
        f"<div class='slide'><img src='/{number}.jpg'><div class='read-more'><span>{number} of 3 |</span><p>{text}</p></div></div>"
        for number, text in enumerate(texts, 1)
    )
    assert _captions("", f"<div class='carousel'>{slides}</div>") == texts
