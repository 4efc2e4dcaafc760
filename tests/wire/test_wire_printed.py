"""What programs print: records and texts of Python, texts of JSON, each word at its place."""

from __future__ import annotations

import json
from pprint import pformat

import pytest

from generator.wire.sniff import kind
from tests.wire.helpers import read, read_one, size

FIRST = {
    "title": "Council opens harbour bridge",
    "author": "Jane Doe",
    "url": "https://example.org/bridge",
    "text": 'The council\'s new bridge – at last – was opened on Saturday.\n\n“Ships may pass,” it said, "and cars".',
    "views": 12,
    "draft": False,
    "note": None,
}
SECOND = {"title": "فُتح الميناء", "text": "فُتح الميناء يوم السبت بعد العاصفة.\n\nوعادت السفن من البحر إلى المدينة القديمة."}
LINES = ["The council's new bridge – at last – was opened on Saturday.", '“Ships may pass,” it said, "and cars".']

RECORDS = [
    repr([FIRST, SECOND]),
    f"{FIRST!r}\n{SECOND!r}\n",
    pformat([FIRST, SECOND], width=60, sort_dicts=False),
    repr({"status": "ok", "articles": [FIRST, SECOND]}),
    f"articles = {[FIRST, SECOND]!r}",
    ascii([FIRST, SECOND]),
    f"const articles = {json.dumps([FIRST, SECOND], indent=1)};",
]


@pytest.mark.parametrize("printed", RECORDS)
def test_records_that_a_program_printed_are_articles(printed: str) -> None:
    found = [one for one in read(printed.encode()) if one.lines]
    assert [one.part.stated.headline for one in found] == [FIRST["title"], SECOND["title"]]
    assert [text for text in found[0].texts if text] == LINES
    assert (found[0].part.stated.authors, found[0].part.stated.url) == (("Jane Doe",), FIRST["url"])
    assert size(read(printed.encode())) == len(printed.encode())


def test_a_line_of_a_printed_record_has_its_own_bytes() -> None:
    source = ascii([SECOND]).encode()
    found = next(one for one in read(source) if one.lines)
    last = found.lines[-1]
    # Within the record, which begins behind the list's bracket.
    assert source[1:][last.start : last.end].decode() == ascii(SECOND["text"].rpartition("\n")[2])[1:-1]


def test_a_day_that_python_prints_is_stated() -> None:
    source = "[{'title': 'A bridge', 'date': datetime.datetime(2024, 5, 12, 10, 5, tzinfo=datetime.timezone.utc), 'text': 'It was opened.'}]"
    assert next(one for one in read(source.encode()) if one.lines).part.stated.published == "2024-05-12T10:05:00"


TEXTS = [
    json.dumps([FIRST["text"], SECOND["text"]]),
    json.dumps([FIRST["text"], SECOND["text"]], ensure_ascii=False, indent=2),
    f"{FIRST['text']!r}\n{SECOND['text']!r}\n",
    f"{str(FIRST['text']).encode()!r}\n{str(SECOND['text']).encode()!r}\n",
]


@pytest.mark.parametrize("printed", TEXTS)
def test_texts_that_a_program_printed_are_articles_each(printed: str) -> None:
    found = read(printed.encode())
    assert [one.texts for one in found] == [[LINES[0], "", LINES[1]], str(SECOND["text"]).split("\n")]
    assert size(found) == len(printed.encode())


def test_a_list_of_short_texts_is_the_lines_of_one() -> None:
    found = read_one(repr(["Council opens harbour bridge", *LINES]).encode())
    assert [text for text in found.texts if text] == ["Council opens harbour bridge", *LINES]


PLAIN = [
    '"We have waited long enough," the mayor said.\n\nThe bridge was opened on Saturday.\n',
    "'Tis the season of storms, and the harbour is closed.\nIt was 'closed', they said.\n",
    "[Photo: Jane Doe]\n\nThe bridge was opened on Saturday.\n",
    "(Reuters) - The bridge was opened on Saturday.\n",
    "{{7*7}} and {'x'} stay as they stand.\n",
    "but the bridge was opened on Saturday.\n",
    '"Ships may pass,"\n"and cars,"\n"it said."\n',
    "{'title': 'x'} is a record in Python, the teacher said.\n\nIt was opened on Saturday.\n",
    '"The sign \\n breaks a line", the teacher said.\n\nIt was opened on Saturday.\n',
    "b'abc', a text of bytes, is what Python prints.\n\nIt was opened on Saturday.\n",
    '["A bridge", "A ferry"] was the title of the play.\n\nIt was shown on Saturday.\n',
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_that_opens_with_such_signs_is_text(text: str) -> None:
    assert kind(text.encode(), ".txt") == "text"


@pytest.mark.parametrize(
    "cut", ["[{'title': 'A bridge', 'text': 'It was", "[" * 5000 + "{'title': 'A'}", "[{'a': {'b': 1}}, {'c': datetime(1, 'x')}]"]
)
def test_what_is_cut_short_nests_too_deeply_or_says_nothing_is_told(cut: str) -> None:
    found = read(cut.encode())
    assert any(one.part.query for one in found) or kind(cut.encode(), ".txt") != "printed"
    assert size(found) == len(cut)
