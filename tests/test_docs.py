"""What the documents name is there: the files, the verbs and their options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import cli
from generator.model import Exit

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_PATH = re.compile(r"`((?:tests|benchmarks|generator|theme|docs)/[\w./-]*\w/?)`")
_CALL = re.compile(r"newsdigest (\w+)((?: [^\s`|#;&]+)*)")


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
    assert set(re.findall(r"--[\w-]+", "".join(calls))) <= options
