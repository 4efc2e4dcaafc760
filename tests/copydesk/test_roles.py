"""What a page says of its lines is trusted, but for a date that it sets as its first paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from generator.copydesk.desk import edit
from generator.model import Article, Line, Part
from generator.model.dump import Role

STORY = "The harbour of the old town reopened on Sunday after a storm had kept it shut for three days, the authority said."


def page(*lines: tuple[Role, str]) -> Article:
    """The article that a page of these lines gives."""
    at, set_out = 0, []
    for role, text in lines:
        set_out.append(Line(text, at, at + len(text), role))
        at += len(text) + 1
    (reading,) = edit(Part("page.html", "", "page", tuple(set_out)))
    assert reading.article
    return reading.article


def texts(article: Article) -> Sequence[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def test_a_date_set_as_the_first_paragraph_is_the_date() -> None:
    article = page(("headline", "Harbour reopens"), ("paragraph", "Published 28 April 2023"), ("paragraph", STORY))
    assert texts(article) == [STORY]
    assert article.dating.value == datetime(2023, 4, 28)


def test_a_date_between_paragraphs_is_part_of_the_story() -> None:
    article = page(("headline", "A chronicle"), ("paragraph", STORY), ("paragraph", "28 April 2023"), ("paragraph", STORY.replace("old", "new")))
    assert len(article.paragraphs) == 3


def test_only_the_sign_that_opens_an_item_is_left_out_and_none_inside_it() -> None:
    items = ("Sanya Quay (27) and the wall (40) – both closed", "Grain - by ship only", "• Ferries • from noon", "2) Fishermen 3) later")
    article = page(("headline", "What opens when"), ("paragraph", STORY), *(("item", text) for text in items))
    assert texts(article)[1:] == [
        "Sanya Quay (27) and the wall (40) – both closed",
        "Grain - by ship only",
        "Ferries • from noon",
        "Fishermen 3) later",
    ]
