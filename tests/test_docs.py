"""What the documents name is there: the files, the verbs and their options, what the rooms ask of each other."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from generator import cli
from generator.model import Exit

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_PATH = re.compile(r"`((?:tests|benchmarks|generator|theme|docs)/[\w./-]*\w/?)`")
_CALL = re.compile(r"newsdigest (\w+)((?: [^\s`|#;&]+)*)")
_ROW = re.compile(r"^\| `(\w+)(?: [^`]*)?` \|(.*)$", re.MULTILINE)
_ASKED = re.compile(r"`([a-z_]+(?:\.\w+)+)\(((?:[^`()]|\(\))*)\)(?: -> \w[^`]*)?`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    """A promise whose test was renamed is held by nothing that a reader can look at."""
    named = {path for path in _PATH.findall(document.read_text()) if "LANG" not in path}
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("verb", cli.VERBS)
def test_every_option_that_a_document_names_is_one_of_its_verb(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([verb, "--help"]) == Exit.FINE
    options = set(re.findall(r"--[\w-]+", capsys.readouterr().out))
    calls = [words for document in DOCUMENTS for called, words in _CALL.findall(document.read_text()) if called == verb]
    told = [row for named, row in _ROW.findall((ROOT / "README.md").read_text()) if named == verb]
    assert len(told) == 1
    assert set(re.findall(r"--[\w-]+", "".join(calls + told))) <= options


def test_every_call_between_the_rooms_takes_what_its_table_says() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    calls = _ASKED.findall(text[text.index("## Between the rooms") : text.index("## Parts")])
    assert len(calls) > 15
    for name, words in calls:
        room, _, function = name.rpartition(".")
        taken = inspect.signature(getattr(import_module(f"generator.{room}"), function)).parameters
        told = [re.split(r"[:=]", word)[0].strip() for word in words.split(",")]
        assert [word for word in told if word.isidentifier() and word not in taken] == [], name
