"""The law of the ledger: whatever comes in, every byte is accounted for, once, and nothing is raised."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import archive
from generator.copydesk import edit
from generator.model import Line, Part, Reading
from tests.tiling import tiles

SHAPES = [
    "",
    "",
    "",
    "   ",
    "==========",
    "* * *",
    "___",
    "Council Opens New Bridge Over the Harbour",
    "COUNCIL OPENS BRIDGE",
    "The mayor walks across the new bridge. (AFP)",
    "Workers at the site. Photo: Jane Doe/Example Pictures",
    "films(Image: Example)",
    "TT",
    "20",
    "Advertisement",
    "Read more",
    "Share",
    "Facebook Twitter WhatsApp",
    "By Jane Doe and John Roe",
    "Jane Doe2 hours ago",
    "Von Jana Beispiel",
    "3 May 2021 10:15 GMT",
    "Published 12.03.2020, 11:40 Uhr",
    "— Example Office (@example) May 3, 2021",
    "HARBOUR CITY, May 3 (Reuters) — The city council opened a bridge on Monday after three years of work.",
    "The bridge, which cost forty million, carries two lanes of traffic and a path for bicycles, the council said.",
    "“It is a good day for the city,” the mayor said",
    "• a point in a list",
    "    An indented paragraph, as in wire copy of another time, which goes on",
    "in the next line and ends here.",
    "افتتح المجلس جسرا جديدا فوق الميناء يوم الاثنين بعد ثلاث سنوات من العمل.",
    "市議会は月曜日、三年の工事を経て港の新しい橋を開通させた。",
    "Sign up for our newsletter",
    "© 2021 Example. All rights reserved.",
    "Related articles",
    "( ( ( ( [[[[ //// ©©© via via",
    "\u00ad",
    "\u00ad \u00ad",
    "a word that ends in a soft hyp\u00ad",
    "1. A point of a list",
    "> quoted",
    "Should cars pay?",
]

line_texts = st.one_of(st.sampled_from(SHAPES), st.text(alphabet=st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=120))
dumps = st.lists(line_texts, max_size=60)


def read(texts: list[str]) -> tuple[list[Reading], int]:
    """The readings of a dump of these lines, and its size in bytes."""
    lines, at = [], 0
    for text in texts:
        end = at + len(text.encode("utf-8")) + 1
        lines.append(Line(text, at, end))
        at = end
    return list(edit(Part("law.txt", "", "text", iter(lines)))), at


def keeps_the_law(texts: list[str]) -> None:
    """Entries tile the dump; an article's own range holds its paragraphs; a headline is one of the copy; what is in it is accounted as in it."""
    readings, size = read(texts)
    entries = [entry for reading in readings for entry in reading.entries]
    assert tiles(entries, 0, size)
    for reading in readings:
        if reading.article is None:
            assert not any(entry.fate == "field" and entry.detail == "body" for entry in reading.entries)
            continue
        article = reading.article
        assert (article.start, article.end) == (reading.entries[0].start, reading.entries[-1].end)
        assert bool(article.headline) == any((entry.fate, entry.detail) == ("field", "headline") for entry in reading.entries)
        assert archive.title(article) and "\n" not in archive.title(article)
        for paragraph in article.paragraphs:
            assert paragraph.text.strip() and "\n" not in paragraph.text
            assert article.start <= paragraph.start < paragraph.end <= article.end
            assert any(entry.fate == "field" and entry.start <= paragraph.start and paragraph.end <= entry.end for entry in reading.entries)


@settings(max_examples=100, deadline=None)
@given(dumps)
def test_every_byte_is_accounted_for(texts: list[str]) -> None:
    keeps_the_law(texts)


@pytest.mark.long
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dumps)
def test_every_byte_is_accounted_for_at_length(texts: list[str]) -> None:
    keeps_the_law(texts)
