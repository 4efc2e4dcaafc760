"""The desk's rules on whole stories: cases in plain text, and golden dumps with every article that they hold."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from generator import copydesk, wire
from generator.model import Article

CASES = Path(__file__).parents[1] / "cases"
TABLES = (
    "desk_headline.txt",
    "desk_standfirst.txt",
    "desk_folio.txt",
    "desk_seams.txt",
    "desk_teasers.txt",
    "desk_pictures.txt",
    "desk_authors.txt",
    "desk_lists.txt",
    "desk_keyed.txt",
    "desk_scripts.txt",
    "exports_archives.txt",
    "exports_messages.txt",
    "exports_markdown.txt",
    "exports_browsers.txt",
)
ENDINGS = {"exports_markdown.txt": ".md"}
DUMPS = sorted((CASES / "dumps").glob("*.txt"))


def read(raw: bytes, name: str) -> list[Article]:
    """The articles of a dump."""
    parts = wire.read_stream(io.BytesIO(raw), name)
    return [reading.article for part in parts for reading in copydesk.edit(part) if reading.article]


def told(articles: list[Article]) -> dict[str, str]:
    """What a case may ask of a dump: all headlines, and the first article's fields."""
    one = articles[0]
    date = f"{one.dating.value:%Y-%m-%d} {one.dating.source}" if one.dating.value else one.dating.source
    return {
        "articles": " / ".join(article.headline for article in articles),
        "headline": one.headline,
        "mark": one.wire_mark,
        "standfirst": one.standfirst,
        "authors": "; ".join(one.authors),
        "date": date,
        "dateline": one.dateline,
        "agency": one.agency,
        "publisher": one.publisher,
        "url": one.source_url,
        "captions": "; ".join(f"{caption.text} | {caption.credit}" for caption in one.captions),
        "first": one.paragraphs[0].text,
        "last": one.paragraphs[-1].text,
        "paragraphs": str(len(one.paragraphs)),
        "roles": " ".join(paragraph.role for paragraph in one.paragraphs),
    }


def stories() -> list[tuple[str, str, dict[str, str]]]:
    """Name, copy and what is wanted of each case."""
    found = []
    for table in TABLES:
        for part in (CASES / table).read_text("utf-8").split("=== ")[1:]:
            name, _, rest = part.partition("\n")
            raw, _, wanted = rest.rpartition("\n---\n")
            copy = "\n".join("" if line == "~" else line for line in raw.splitlines())
            fields = (line.partition(":") for line in wanted.strip().splitlines())
            found.append((f"{table}: {name}", copy, {field: value.strip() for field, _, value in fields}))
    return found


@pytest.mark.parametrize(("name", "copy", "wanted"), stories(), ids=lambda value: value if isinstance(value, str) and "\n" not in value else "")
def test_stories(name: str, copy: str, wanted: dict[str, str]) -> None:
    found = told(read(copy.encode(), "dump" + ENDINGS.get(name.partition(":")[0], ".txt")))
    assert {field: found[field].strip() for field in wanted} == wanted, name


def written(article: Article) -> str:
    """An article as a golden dump's ``.expected`` has it: its fields, then its paragraphs with their roles."""
    fields = told([article])
    head = [f"{field}: {fields[field]}" for field in ("headline", "standfirst", "authors", "date", "captions")]
    head += [f"dateline: {fields['dateline']}", f"agency: {fields['agency']}", f"language: {article.language}"]
    return "\n".join([*head, *(f"{paragraph.role} | {paragraph.text}" for paragraph in article.paragraphs)])


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.name)
def test_golden_dumps(dump: Path) -> None:
    found = "\n\n".join(map(written, read(dump.read_bytes(), dump.name)))
    assert found == dump.with_suffix(".expected").read_text("utf-8").rstrip("\n")


def test_there_are_golden_dumps() -> None:
    assert DUMPS


def test_an_essay_of_long_paragraphs_is_one_article() -> None:
    sentence = "The council opened the {} bridge over the harbour on Saturday after two years of work, the mayor told the crews. "
    paragraphs = [sentence.format(word) * 10 for word in ("new", "old", "third", "last")]
    (article,) = read("\n\n".join(paragraphs).encode(), "essay.txt")
    assert len(article.paragraphs) == 4


def test_a_line_each_is_an_article_each_where_no_blank_line_stands_between() -> None:
    sentence = "The council opened the {} bridge over the harbour on Saturday after two years of work, the mayor told the crews. "
    lines = [sentence.format(word) * 10 for word in ("new", "old", "third", "last")]
    assert len(read("\n".join(lines).encode(), "lines.txt")) == 4


def test_a_line_of_soft_hyphens_alone_is_a_blank_one() -> None:
    story = "Council opens bridge over the harbour\n\u00ad \u00ad\nThe council opened the new bridge on Saturday after two years of work.\n"
    (article,) = read(story.encode(), "soft.txt")
    assert (article.headline, len(article.paragraphs)) == ("Council opens bridge over the harbour", 1)
