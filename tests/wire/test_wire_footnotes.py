"""Marks of footnotes: kept out of the words they stand behind; powers, units and ordinals are no such marks."""

from __future__ import annotations

import pytest

from tests.wire.helpers import read_one

REST = " and it stood for fifty winters until the storm of last January broke a hole of forty metres into its eastern side."


def paragraph(line: str) -> str:
    page = f"<html><body><article><h1>The wall</h1><p>{line}{REST}</p><p>Engineers said{REST}</p></article></body></html>"
    return read_one(page.encode(), "page.html").of_role("paragraph")[0].removesuffix(REST)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("The breakwater<sup>12</sup> was built early", "The breakwater was built early"),
        ('The breakwater<sup><a href="#fn12">12</a></sup>, built early', "The breakwater, built early"),
        ('Built early.<a href="#_ftn1" name="_ftnref1">[1]</a> It is old', "Built early. It is old"),
        ('Built early<sup class="reference"><a href="#cite-1"><span>[</span>1<span>]</span></a></sup> here', "Built early here"),
        ('As the law says<sup><a href="/law#n3">iii</a></sup> today', "As the law says today"),
        ("It covers 4 km<sup>2</sup> of the sea", "It covers 4 km2 of the sea"),
        ("On the 21<sup>st</sup> of March", "On the 21st of March"),
        ("Some 10<sup>6</sup> tonnes of CO<sub>2</sub>", "Some 106 tonnes of CO2"),
        ('Many think so [<a href="#c1">1</a>-<a href="#c3">3</a>,<a href="#c5">5</a>]', "Many think so [1-3,5]"),
        ('See chapter <a href="#c7">7</a> of it', "See chapter 7 of it"),
        ('See <a href="#part">part two</a> of it', "See part two of it"),
        ("The M<sup>me</sup> Dupont and the n<sup>o</sup> 5", "The Mme Dupont and the no 5"),
    ],
)
def test_marks_are_told_from_what_is_raised(line: str, shown: str) -> None:
    assert paragraph(line) == shown


def test_an_editor_is_told_of_it() -> None:
    page = f"<html><body><article><h1>The wall</h1><p>The breakwater<sup>12</sup>{REST}</p><p>It was{REST}</p></article></body></html>"
    assert "the marks of footnotes left out of 1 lines" in read_one(page.encode(), "page.html").part.repairs
