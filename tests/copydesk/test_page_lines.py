"""Lines of a page that its markup gives out for paragraphs or captions, and their words for something else."""

from __future__ import annotations

import pytest

from generator import copydesk
from generator.model import Article, Line, Part, Stated

STORY = (
    "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its eastern wall.",
    "Engineers had replaced forty metres of the wall, which gave way in a winter storm, and dredged the channel.",
)


def read(*lines: tuple[str, str]) -> Article:
    """The article of a page with these lines, each with its role."""
    found: list[Line] = []
    at = 0
    for role, text in lines:
        found.append(Line(text, at, at + len(text.encode()), role))  # type: ignore[arg-type]
        at += len(text.encode())
    (reading,) = copydesk.edit(Part("page.html", "", "page", tuple(found), Stated(headline="Harbour opens")))
    assert reading.article
    return reading.article


def paragraphs(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in read(*(("paragraph", line) for line in lines)).paragraphs]


@pytest.mark.parametrize("line", ["La suite après cette publicité", "Leia mais:", "READ MORE:", "À voir également :"])
def test_what_announces_an_advertisement_or_other_stories_is_no_paragraph(line: str) -> None:
    assert paragraphs(STORY[0], line, STORY[1]) == list(STORY)


@pytest.mark.parametrize(
    "line", ["UP NEXT", "Read more into it than there is, the mayor said, and you will be wrong about the harbour and about its wall."]
)
def test_a_sub_head_and_a_sentence_of_such_words_stay(line: str) -> None:
    assert paragraphs(STORY[0], line, STORY[1]) == [STORY[0], line, STORY[1]]


def test_a_credit_that_a_page_sets_as_a_caption_of_its_own_is_that_of_the_caption_above() -> None:
    lines = [("caption", "Cranes at the harbour on Tuesday morning."), ("caption", "Photo: Dana Roe"), *(("paragraph", text) for text in STORY)]
    assert [(caption.text, caption.credit) for caption in read(*lines).captions] == [("Cranes at the harbour on Tuesday morning.", "Dana Roe")]


def test_a_credit_above_every_caption_is_kept() -> None:
    lines = [("caption", "Photo: Dana Roe"), ("caption", "Cranes at the harbour on Tuesday morning."), *(("paragraph", text) for text in STORY)]
    assert [caption.text for caption in read(*lines).captions][-1] == "Cranes at the harbour on Tuesday morning."
