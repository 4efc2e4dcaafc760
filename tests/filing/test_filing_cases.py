"""The golden cases of ``tests/cases/filing_*.txt``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.filing import Filer, because
from generator.model import Article

CASES = Path(__file__).parent.parent / "cases"


class Case(NamedTuple):
    name: str
    headline: str
    language: str
    paragraphs: list[str]
    expected: list[tuple[str, str]]


def cases(file: str) -> list[Case]:
    found = []
    for text in re.split(r"^=== ", (CASES / file).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, rest = text.partition("\n")
        article, _, expected = rest.partition("\n---\n")
        head, _, body = article.partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        wanted = [(key, value.strip()) for key, _, value in (line.partition(":") for line in expected.strip().splitlines())]
        found.append(Case(name, fields["Headline"], fields["Language"], body.split("\n\n"), wanted))
    return found


@pytest.mark.parametrize("case", cases("filing_libya_gaza.txt"), ids=lambda case: case.name)
def test_filed_as_an_editor_would(case: Case, shipped: Filer, article: Callable[..., Article]) -> None:
    filing = shipped.file(article(case.headline, *case.paragraphs, language=case.language))
    told = {verdict.topic: because(verdict) for verdict in filing.verdicts}
    assert case.expected, "a case expects something"
    for key, value in case.expected:
        if key == "Topics":
            assert ", ".join(filing.topics) == value, told
        elif key == "Names":
            assert ", ".join(filing.names) == value
        else:
            assert told[key.removeprefix("Because ")] == value
