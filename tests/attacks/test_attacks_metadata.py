"""Rows on metadata: no line of scraped text is ever metadata; a date out of bounds is never a date."""

from __future__ import annotations

import json
import random
import string

BODY = "A body that is long enough to be an article about the harbour of Misrata in Libya and its ships."


BREAKS = ("\nStatus: draft", "\rSlug: index", "\u2028Save_as: x", "\u0085Template: x", "\x0bLang: xx", "\r\n\r\nTitle: Other")
FIRSTS = ("Slug: ../x", "Status: draft", "Title: Another", "Date: 1999-01-01", "---", "Save_as: ../x.html")
DATES = ("2999-01-01", "0001-01-01", "9999-12-31T23:59:59Z", "99999-01-01", "1969-99-99")


def record(title: str, text: str, date: str = "2022-03-05", **more: str) -> str:
    """One line of JSON Lines; the body is of words of its own, so that no two are taken for one story."""
    words = " ".join(random.Random(title + text).choices(string.ascii_lowercase, k=60))
    return json.dumps({"title": title, "text": f"{text}\n\nWhat the harbour clerk spelled out in Misrata: {words}.", "date": date, **more}) + "\n"


def test_a_line_break_in_a_stated_headline_is_a_space(trial) -> None:
    trial.dump("records.jsonl", "".join(record(f"Real{end}", f"{BODY} {n}") for n, end in enumerate(BREAKS)))
    trial.publish_all()
    texts = [text for title, text in trial.articles().items() if title.startswith("Real")]
    assert len(texts) == len(BREAKS)
    for text in texts:
        head = text.split("\n\n", 1)[0].splitlines()
        assert sum(line.startswith("Title:") for line in head) == 1
        assert not [line for line in head if line.startswith(("Status:", "Save_as:", "Template:"))]
        assert "Slug: index" not in head and "Lang: xx" not in head
    assert len([name for name, page in trial.everything() if "Real" in page and name.startswith("2022/03/05/")]) == len(BREAKS)


def test_a_body_that_begins_like_metadata_stays_body(trial) -> None:
    trial.dump(
        "bodies.jsonl", "".join(record(f"Harbour notes {n}", f"{first} and more of it, so that it is a sentence.") for n, first in enumerate(FIRSTS))
    )
    trial.publish_all()
    for n, first in enumerate(FIRSTS):
        assert f"{first} and more" in trial.text_of(f"harbour-notes-{n}")
        assert trial.page(f"harbour-notes-{n}").parent.as_posix().endswith(f"2022/03/05/harbour-notes-{n}")


def test_a_date_out_of_bounds_is_no_date(trial) -> None:
    trial.dump("dates.jsonl", "".join(record(f"Harbour notes {n}", BODY, date) for n, date in enumerate(DATES)))
    trial.publish_all()
    for n, date in enumerate(DATES):
        page = trial.page(f"harbour-notes-{n}")
        assert page is None or "/undated/" in page.as_posix(), f"{date}: shelved, or held back, but not dated so"


def test_an_author_or_name_with_separators_makes_no_second_value(trial) -> None:
    trial.dump(
        "names.jsonl", json.dumps({"title": "Harbour notes", "text": BODY, "date": "2022-03-05", "author": "Jo; Slug: x\nStatus: draft"}) + "\n"
    )
    trial.publish_all()
    assert trial.page("harbour-notes") is not None
