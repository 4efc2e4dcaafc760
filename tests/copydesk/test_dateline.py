"""Datelines, from a table of cases and at the end of a body."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.copydesk.head import dateline

CASES = [
    [cell.strip() for cell in line.split("|")]
    for line in (Path(__file__).parents[1] / "cases" / "datelines.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[-1][:40])
def test_the_case(case: list[str]) -> None:
    found = dateline.find(case[-1])
    if case[0] == "no":
        assert found is None
        return
    assert found is not None
    assert [found.place, found.agency, found.day] == case[:3]
    assert case[-1][found.end :].strip()
    assert not case[-1][found.end].isspace()


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("Der Hafen ist offen, sagte er. (dpa)", "dpa"),
        ("Der Hafen ist offen. (dpa/lno)", "dpa"),
        ("(AFP)", "AFP"),
        ("Source: Reuters", "Reuters"),
        ("المصدر: رويترز", "Reuters"),
        ("© dpa-infocom", "dpa-infocom"),
        ("— AFP", "AFP"),
        ("قال المدير للوكالة إن الميناء فُتح. (وفا)", "WAFA"),
    ],
)
def test_an_agency_signs_the_end(paragraph: str, agency: str) -> None:
    assert dateline.closing_agency(paragraph) == agency


@pytest.mark.parametrize(
    "paragraph",
    [
        "He joined the party (SPD)",
        "The harbour reopened (again).",
        "Reuters reported that the harbour reopened.",
        "The harbour reopened, he told the Anadolu Agency (AA).",
        "وقال المدير لوكالة الأنباء الفلسطينية (وفا).",
        "",
    ],
)
def test_other_ends_are_no_signature(paragraph: str) -> None:
    assert dateline.closing_agency(paragraph) == ""
