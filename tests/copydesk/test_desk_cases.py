"""The desk's small rules, each from a table of cases in plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.copydesk import furniture, roles
from generator.copydesk.bylines import names
from generator.copydesk.bylines.label import labelled
from generator.copydesk.cutting import split
from generator.copydesk.galley import Galley
from generator.copydesk.head import wire_marks
from generator.copydesk.layout.joining import join
from generator.copydesk.pictures import credit
from generator.model import Line

CASES = Path(__file__).parents[1] / "cases"


def table(name: str, cells: int) -> list[list[str]]:
    """The rows of a table; what is over goes to the last cell, so that a line may hold a bar."""
    rows = (CASES / name).read_text("utf-8").splitlines()[1:]
    return [[cell.strip() for cell in row.split(" | ", 1 if row.startswith("- |") else cells - 1)] for row in rows if row]


def lines_of(texts: list[str]) -> list[Line]:
    """Lines that follow one another; a tilde is a blank line."""
    return [Line("" if text == "~" else text, at, at + 1) for at, text in enumerate(texts)]


@pytest.mark.parametrize("case", table("desk_furniture.txt", 2), ids=lambda case: case[-1][:40])
def test_furniture(case: list[str]) -> None:
    galley = Galley(join([Line(case[1], 0, 1)]))
    furniture.strike(galley)
    mark = galley.marks[0]
    assert (mark.detail if mark else "-") == case[0]


def test_an_offer_among_the_paragraphs_of_a_page_is_no_paragraph_and_a_sentence_like_one_is() -> None:
    story = ["The harbour reopened on Sunday after a storm of eight days.", "Sign up for our newsletter to read more.", "The letters were read out."]
    galley = Galley(join([Line(text, at, at + 1, "paragraph") for at, text in enumerate(story)]), is_page=True)
    assert roles.trust(galley)
    assert [block.text for block in galley.marked("body")] == [story[0], story[2]]


@pytest.mark.parametrize("case", table("wire_marks.txt", 3), ids=lambda case: case[-1][:40])
def test_marks_of_the_wire(case: list[str]) -> None:
    assert wire_marks.part(case[-1]) == (("", case[1]) if case[0] == "-" else (case[0], case[1]))


@pytest.mark.parametrize("case", table("desk_captions.txt", 3), ids=lambda case: case[-1][:40])
def test_captions(case: list[str]) -> None:
    found = credit.split_credit(case[-1])
    if case[0] == "-":
        assert found is None
    else:
        assert found is not None
        assert [found.text, found.credit] == case[:2]


@pytest.mark.parametrize(
    ("line", "text", "wanted"),
    [
        (
            "Estudiantes en el puente del puerto. Juana Ejemplo | Archivo | La Ría.",
            "Estudiantes en el puente del puerto.",
            "Juana Ejemplo | Archivo | La Ría",
        ),
        ("Le pont du port de Tripoli en mai. | DR", "Le pont du port de Tripoli en mai.", "| DR"),
    ],
)
def test_a_credit_may_stand_behind_bars(line: str, text: str, wanted: str) -> None:
    found = credit.split_credit(line)
    assert found is not None
    assert (found.text, found.credit) == (text, wanted)


@pytest.mark.parametrize("line", ["The council met on Sunday. Follow him on X | Truth Social", "Will they open it? The Old Bridge | Harbour Talk"])
def test_what_else_stands_behind_bars_is_no_credit(line: str) -> None:
    assert credit.split_credit(line) is None


@pytest.mark.parametrize("case", table("desk_bylines.txt", 2), ids=lambda case: case[-1][:40])
def test_bylines(case: list[str]) -> None:
    label, rest = labelled(case[1])
    assert "; ".join(names.read(rest, is_labelled=bool(label))) == ("" if case[0] == "-" else case[0])


def joinings() -> list[tuple[str, list[str], list[str]]]:
    """Name, lines and paragraphs of each case."""
    found = []
    for part in (CASES / "desk_joining.txt").read_text("utf-8").split("=== ")[1:]:
        name, _, rest = part.partition("\n")
        raw, _, wanted = rest.partition("\n---\n")
        found.append((name, raw.splitlines(), wanted.strip().splitlines()))
    return found


@pytest.mark.parametrize(("name", "raw", "wanted"), joinings(), ids=lambda value: value if isinstance(value, str) else "")
def test_joining(name: str, raw: list[str], wanted: list[str]) -> None:
    assert [block.text for block in join(lines_of(raw))] == wanted


def test_a_soft_hyphen_at_the_end_of_a_line_joins_the_word_and_goes() -> None:
    raw = ["The harbour coun\u00ad", "cil voted on Sunday for the new bridge and its two towers.", "~", "The vote was long\u00ad"]
    assert [block.text for block in join(lines_of(raw))] == [
        "The harbour council voted on Sunday for the new bridge and its two towers.",
        "The vote was long",
    ]


LONG = "The harbour council voted on Sunday for the new bridge. " * 20


@pytest.mark.parametrize(
    ("raw", "runs"),
    [
        ([LONG, LONG, LONG], [[LONG], [LONG], [LONG]]),
        (["Bridge", LONG, "~", "Storm", LONG, "~", "Ferry", LONG], [["Bridge", LONG], ["", "Storm", LONG], ["", "Ferry", LONG]]),
        # A headline above long paragraphs, and a story among whose long paragraphs a short one stands.
        (["Bridge", LONG, LONG, LONG], [["Bridge", LONG, LONG, LONG]]),
        ([LONG, LONG, "It rained.", LONG, LONG], [[LONG, LONG, "It rained.", LONG, LONG]]),
    ],
)
def test_lines_as_long_as_stories_are_articles_each_if_all_are(raw: list[str], runs: list[list[str]]) -> None:
    found = [[line.text for line in run] for run in split.stretches(lines_of(raw))]
    assert [[text for text in run if text] for run in found] == [[text for text in run if text] for run in runs]
