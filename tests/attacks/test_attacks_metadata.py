"""Rows on metadata: no line of scraped text is ever metadata; a date out of bounds is never a date."""

from __future__ import annotations

import json

import pytest

BODY = "A body that is long enough to be an article about the harbour of Misrata in Libya and its ships."


@pytest.mark.parametrize(
    "headline",
    ["Real\nStatus: draft", "Real\rSlug: index", "Real\u2028Save_as: x", "Real\u0085Template: x", "Real\x0bLang: xx", "Real\r\n\r\nTitle: Other"],
)
def test_a_line_break_in_a_stated_headline_is_a_space(trial, headline: str) -> None:
    trial.dump("record.jsonl", json.dumps({"title": headline, "text": BODY, "date": "2022-03-05"}) + "\n")
    trial.publish_all()
    (text,) = [text for title, text in trial.articles().items() if title.startswith("Real")]
    head = text.split("\n\n", 1)[0].splitlines()
    assert sum(line.startswith("Title:") for line in head) == 1
    assert not [line for line in head if line.startswith(("Status:", "Save_as:", "Template:"))]
    assert "Slug: index" not in head and "Lang: xx" not in head
    assert len([name for name, page in trial.everything() if "Real" in page and name.startswith("2022/03/05/")]) == 1


@pytest.mark.parametrize("first", ["Slug: ../x", "Status: draft", "Title: Another", "Date: 1999-01-01", "---", "Save_as: ../x.html"])
def test_a_body_that_begins_like_metadata_stays_body(trial, article_of, first: str) -> None:
    trial.dump(
        "body.jsonl",
        json.dumps({"title": "Harbour notes", "text": f"{first} and more of it, so that it is a sentence\n\n{BODY}", "date": "2022-03-05"}) + "\n",
    )
    trial.publish_all()
    assert first.split()[0] in trial.text_of("harbour-notes")
    assert trial.page("harbour-notes").parent.as_posix().endswith("2022/03/05/harbour-notes")


@pytest.mark.parametrize("value", ["2999-01-01", "0001-01-01", "9999-12-31T23:59:59Z", "99999-01-01", "1969-99-99"])
def test_a_date_out_of_bounds_is_no_date(trial, value: str) -> None:
    trial.dump("date.jsonl", json.dumps({"title": "Harbour notes", "text": f"{BODY}\n\n{BODY} Again.", "date": value}) + "\n")
    trial.publish_all()
    page = trial.page("harbour-notes")
    assert page is None or "/undated/" in page.as_posix(), "shelved, or held back, but not dated so"


def test_an_author_or_name_with_separators_makes_no_second_value(trial) -> None:
    trial.dump(
        "names.jsonl", json.dumps({"title": "Harbour notes", "text": BODY, "date": "2022-03-05", "author": "Jo; Slug: x\nStatus: draft"}) + "\n"
    )
    trial.publish_all()
    assert trial.page("harbour-notes") is not None
