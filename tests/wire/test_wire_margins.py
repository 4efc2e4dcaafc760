"""What stands before each line of a dump and around it is no text of it; what one line begins with is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.wire.helpers import read, read_one, size

STORY = (
    "Council opens harbour bridge",
    "",
    "By Jane Doe",
    "",
    "The council opened the new bridge over the harbour on Saturday, the mayor said.",
    "",
    "“Ships and cars may pass from Monday on,” she told reporters in the old town hall.",
    "",
    "The old ferry will stop at the end of the month.",
    "",
    "مجلس المدينة يفتتح جسراً جديداً",
    "",
    "افتتح المجلس الجسر الجديد فوق الميناء يوم السبت، بحسب ما قالت رئيسة البلدية.",
    "",
    'She said "no" twice.',
    "",
    "It rained.",
)

MARGINS: list[tuple[str, Callable[[int, str], str], str]] = [
    ("quoted", lambda at, line: f"> {line}".rstrip(), "marks of quotation before each line left out"),
    ("quoted twice", lambda at, line: f">> {line}", "marks of quotation before each line left out"),
    ("numbers of all lines", lambda at, line: f"{at + 7:6d}\t{line}", "numbers before each line left out"),
    ("numbers with a colon", lambda at, line: f"{at + 1}:{line}", "numbers before each line left out"),
    ("numbers of lines with words", lambda at, line: f"{at // 2 + 1}. {line}" if line else "", "numbers before each line left out"),
    ("a file's name and numbers", lambda at, line: f"dumps/may.txt:{at + 1}:{line}", "what each line begins with left out"),
    ("a program's name", lambda at, line: f"INFO:crawler: {line}", "what each line begins with left out"),
    ("times", lambda at, line: f"2024-05-16 10:00:{at:02d},123 INFO {line}", "times before each line left out"),
    ("times in brackets", lambda at, line: f"[2024-05-16T10:00:{at:02d}Z] {line}", "times before each line left out"),
    ("bullets", lambda at, line: f"• {line}" if line else "", "what each line begins with left out"),
    ("bars", lambda at, line: f"| {line}", "what each line begins with left out"),
    ("indented", lambda at, line: f"\t{line}" if line else "", "white space before each line left out"),
    ("a column of a table", lambda at, line: '"' + line.replace('"', '""') + '"', "quotation marks around each line left out"),
    ("a list of lines", lambda at, line: f"'{line}',", "quotation marks around each line left out"),
]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("name", "worn", "what"), MARGINS, ids=[name for name, _, _ in MARGINS])
def test_what_all_lines_begin_with_is_left_out_and_told(name: str, worn: Callable[[int, str], str], what: str, codec: str) -> None:
    data = "".join(f"{worn(at, line)}\n" for at, line in enumerate(STORY)).encode(codec)
    found = read_one(data)
    assert tuple(found.texts) == STORY
    assert found.part.repairs[-1] == what
    assert size([found]) == len(data)


SAID = [f"{'She' if at % 2 else 'The council'} spoke for the {at}th time of the bridge over the harbour, it was said." for at in range(4, 16)]

KEPT = [
    # A quotation, a list and a headline with a number in an article that has none before its other lines.
    [*STORY, "> It rained.", "> It snowed.", "- one", "- two", "1. three", "2. four"],
    # Counted, and no lines of prose: a table of results.
    [f"{at}. Runner {at}" for at in range(1, 20)],
    # A ticker tells its times.
    [f"2024-05-16 1{at}:{at}0 The council spoke for the {at}th time of the bridge over the harbour, it was said." for at in range(9)],
    # Points of a list, verses, what two say and what one says: they stand without a headline, or each is a sentence.
    *([f"{sign}{line}" for line in SAID] for sign in ("• ", "- ", "-", "– ", "Mayor: ", "9:")),
    *([f"{at}{sign} {line}" for at, line in enumerate(SAID, 1)] for sign in (".", ")")),
    *([f"{hour}{10 + at}{behind} {line}" for at, line in enumerate(SAID)] for hour, behind in (("[10:", "]"), ("2024-05-16T10:", ""))),
    [f"{at}: {line}" for at, line in enumerate(SAID, 1)],
    [f"1:{at} {line}" for at, line in enumerate(SAID, 1)],
    [f"{at}: {line}" for at, line in enumerate(SAID, 2011)],
    *([f"{mark}{line}{mark}" for line in SAID] for mark in "\"'"),
    # Years that count nothing.
    [f"{year}  The council spoke of the bridge over the harbour, and put off a vote on its cost." for year in range(1990, 2024, 3)],
]


@pytest.mark.parametrize("lines", KEPT)
def test_what_some_lines_begin_with_and_what_says_something_stays(lines: list[str]) -> None:
    found = read_one("\n".join(lines).encode())
    assert found.texts == lines
    assert not found.part.repairs


def test_a_line_above_what_is_quoted_stays_as_it_stands() -> None:
    lines = ["On Monday Jane Doe wrote:", *(f"> {line}" for line in STORY * 2)]
    assert tuple(read_one("\n".join(lines).encode()).texts) == (lines[0], *STORY, *STORY)


def test_a_quoted_line_into_which_blocks_ran_is_cut_at_its_bytes() -> None:
    long = "The bridge is open." + "   The ferry stopped. " + "Cars and ships may pass the harbour from Monday on. " * 8
    data = "\n".join(f"> {line}" for line in (*STORY, long)).encode()
    found = read(data)[0]
    assert found.texts[-2:] == ["The bridge is open.   ", long.partition("   ")[2]]
    assert data[found.lines[-1].start : found.lines[-1].end].startswith(b"The ferry")
