"""What the documents name is there: the files, the verbs and their options, what the rooms ask of each other."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from generator import cli, copydesk, wire
from generator.model import Article, Exit, Limits, UsageError
from generator.wire.packed import MEMBERS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_PATH = re.compile(r"`((?:tests|benchmarks|generator|theme|docs)/[\w./-]*\w/?)`")
_CALL = re.compile(r"newsdigest (\w+)((?: [^\s`|#;&]+)*)")
_LINK = re.compile(r"\]\((?!\w+:)([^()\s#]*)(?:#([^()\s]+))?\)")
_HEADING = re.compile(r"^#{1,4} (.+)$", re.MULTILINE)
_ROW = re.compile(r"^\| `(\w+)(?: [^`]*)?` \|(.*)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```\w+ (\S+)\n(.*?)^```\n\n(.+?)\n\n", re.MULTILINE | re.DOTALL)
_CAP = re.compile(r"^\| ([^|]+) \| ([\d,]+) ?(MiB|GiB)?(?:, and (\d+) times)?[^|]*\|$", re.MULTILINE)
_ASKED = re.compile(r"`([a-z_]+(?:\.\w+)+)\(((?:[^`()]|\(\))*)\)(?: -> \w[^`]*)?`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    """A promise whose test was renamed is held by nothing that a reader can look at."""
    named = {path for path in _PATH.findall(document.read_text()) if "LANG" not in path}
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_documents_leads_to_a_file_and_a_heading(document: Path) -> None:
    for file, heading in _LINK.findall(document.read_text()):
        to = document.parent / file if file else document
        assert to.exists(), file
        assert not heading or heading in {_anchor(line) for line in _HEADING.findall(to.read_text())}, heading


def _anchor(heading: str) -> str:
    """What a forge calls a heading in an address."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


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


DUMPS = (ROOT / "docs" / "dumps.md").read_text()
EXAMPLES = {name: (dump, " ".join(told.split())) for name, dump, told in _EXAMPLE.findall(DUMPS)}
"""The examples of the page on dumps: a file's name, what stands in it, and the paragraph below that says what comes out."""
SIDECAR = "feed.toml"


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - {SIDECAR}))
def test_an_example_of_a_dump_gives_what_is_said_below_it(name: str, tmp_path: Path) -> None:
    dump, told = EXAMPLES[name]
    path = tmp_path / name
    path.write_text(dump)
    articles = [reading.article for part in wire.read(path, name) for reading in copydesk.edit(part) if reading.article]
    said = re.match(r"\*Gives (one|two) articles?", told)
    assert said and len(articles) == ("one", "two").index(said[1]) + 1
    assert re.findall("“(.+?)”", told) == [article.headline for article in articles if article.headline]
    assert "has no date" not in told or not any(article.dating.value for article in articles)
    shown = {fact for article in articles for fact in _facts(article)}
    assert [fact for fact in re.findall("`(.+?)`", told) if fact not in shown] == []


def _facts(article: Article) -> list[str]:
    day = article.dating.value.date().isoformat() if article.dating.value else ""
    return [day, article.publisher, article.source_url, *article.authors, *(paragraph.text for paragraph in article.paragraphs)]


def test_the_examples_of_sidecars_have_every_key(tmp_path: Path) -> None:
    path = tmp_path / SIDECAR
    path.write_text(EXAMPLES[SIDECAR][0])
    wire.sidecar.load(path)
    path.write_text("unknown = 1")
    with pytest.raises(UsageError) as told:
        wire.sidecar.load(path)
    at_the_desk = (ROOT / "docs" / "desk.md").read_text().rpartition("All keys may be left out")[2]
    named = {*re.findall(r"^(\w+) =", EXAMPLES[SIDECAR][0], re.MULTILINE), *re.findall(r"^    (\w+) =", at_the_desk, re.MULTILINE)}
    assert named == set(re.findall(r"\w+", str(told.value.queries[0]).rpartition("Known are ")[2]))


def test_the_caps_are_those_of_the_program() -> None:
    sizes = {"MiB": 1024**2, "GiB": 1024**3, "": 1}
    rows = _CAP.findall(DUMPS[DUMPS.index("## Caps") :])
    told = {int(number.replace(",", "")) * sizes[unit] for _, number, unit, _ in rows} | {int(ratio) for *_, ratio in rows if ratio}
    assert told == {*Limits(), MEMBERS}
