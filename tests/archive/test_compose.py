"""What becomes of an article's fields on their way into the archive."""

from datetime import UTC

import pytest

from generator.archive import compose
from generator.model import Article, Filing, Paragraph


def composed(text: str, dateline: str = "", agency: str = "", standfirst: str = ""):
    article = Article(
        "Ferry sails again",
        (Paragraph(text, 0, len(text)),),
        "a.txt",
        0,
        len(text),
        "0" * 64,
        dateline=dateline,
        agency=agency,
        standfirst=standfirst,
    )
    return compose(article, Filing(()), "ferry-sails-again", UTC, lambda verdict: "")


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("OSLO (Example News) — The ferry sails again.", "OSLO", "Example News"),
        ("BERGEN, Norway, Oct 9 (Example News) - The ferry sails again.", "BERGEN, Norway", "Example News"),
        ("(Example News) – The ferry sails again.", "", "Example News"),
        ("The ferry sails again.", "", ""),
    ],
)
def test_the_summary_begins_behind_the_dateline_and_the_body_keeps_it(text: str, dateline: str, agency: str) -> None:
    filed = composed(text, dateline, agency)
    assert filed.summary == "The ferry sails again."
    assert filed.body.split("The ferry")[0].replace("\\", "") == text.split("The ferry")[0]


def test_a_dash_in_the_story_is_not_the_datelines() -> None:
    assert composed("Oslo wakes — slowly — to the first ferry.").summary == "Oslo wakes — slowly — to the first ferry."


def test_a_standfirst_is_the_summary() -> None:
    assert composed("The ferry sails again.", standfirst="After two years, a boat.").summary == "After two years, a boat."
