"""Tables of articles: CSV as scrapers, spreadsheets and their libraries write it, each row an article with its bytes."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Limits
from generator.wire import sniff
from tests.wire.helpers import Read, read

BODY = 'Ships may call again.\n\nThe port\'s "office" said so, on Tuesday; it opens \tat noon | or later.'
ROW = {"title": "Harbour opens", "author": "Ann Lee", "text": BODY, "publish_date": "2019-02-19", "url": "https://example.org/a"}


def table(*rows: dict[str, str], sign: str = ",", quoting: int = csv.QUOTE_MINIMAL, end: str = "\r\n") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=sign, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def records(raw: bytes, name: str = "dump.csv", limits: Limits | None = None) -> list[Read]:
    """The rows of a table; what stands around them is checked to tile by ``read``."""
    return [one for one in read(raw, name, limits) if one.part.form == "record"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_in_every_writing(sign: str, quoting: int, end: str, codec: str) -> None:
    raw = table(ROW, ROW | {"title": "Harbour shuts"}, sign=sign, quoting=quoting, end=end).encode(codec)
    for name in ("dump.csv", "dump.txt"):
        one, two = records(raw, name)
        stated = one.part.stated
        assert (stated.headline, stated.authors, stated.published, stated.url) == (
            "Harbour opens",
            ("Ann Lee",),
            "2019-02-19",
            "https://example.org/a",
        )
        assert " ".join(" ".join(one.texts).split()) == " ".join(BODY.split())
        assert two.part.stated.headline == "Harbour shuts"


def test_every_line_of_a_body_is_where_it_says() -> None:
    raw = table(ROW).encode()
    (one,) = records(raw)
    row = raw.partition(b"\r\n")[2]
    for line in one.lines:
        assert row[line.start : line.end].decode().strip("\r\n").replace('""', '"') == line.text


def test_what_a_library_writes_into_cells() -> None:
    """pandas: lists as a program writes them, nothing as nan, names of a flattened record; and a column of row numbers without a name."""
    people, tags = "['Ann Lee', \"Bo O'Chen\"]", "['port', 'ships']"
    row = {"": "0", "title": "Harbour opens", "authors": people, "text": BODY, "source.name": "The Example", "publish_date": "nan", "tags": tags}
    (one,) = records(table(row).encode())
    stated = one.part.stated
    assert (stated.authors, stated.publisher, stated.published, stated.tags) == (("Ann Lee", "Bo O'Chen"), "The Example", "", ("port", "ships"))


def test_the_line_that_excel_sets_above() -> None:
    (one,) = records(b"sep=;\r\n" + table(ROW, sign=";").encode())
    assert one.part.stated.headline == "Harbour opens"


def test_an_open_mark_costs_the_rest_and_nothing_before_it() -> None:
    raw = table(ROW).encode() + b'Second,Bo,"never closed' + b" and on\n" * 4000
    one, broken = records(raw, limits=Limits(article_bytes=10_000))
    assert one.part.stated.headline == "Harbour opens"
    assert broken.part.query
    assert "never closed" in broken.part.query.message


def test_marks_that_do_not_fit_cost_their_row() -> None:
    raw = table(ROW).encode() + b'Second,Bo,"closed" too early,2019-02-20,https://example.org/b\r\n' + table(ROW).partition("\r\n")[2].encode()
    one, broken, three = records(raw)
    assert broken.part.query
    assert "quotation marks" in broken.part.query.message
    assert one.texts == three.texts


def test_a_row_over_the_cap_costs_itself() -> None:
    raw = table(ROW, ROW | {"text": "x" * 5000}, ROW).encode()
    one, broken, three = records(raw, limits=Limits(article_bytes=2000))
    assert broken.part.query
    assert "cap" in broken.part.query.message
    assert one.texts == three.texts


def test_a_table_without_a_field_of_an_article_is_told() -> None:
    (one,) = records(b"price,amount\n1,2\n3,4\n")
    assert one.part.query
    assert "Name the columns" in one.part.query.remedy


@pytest.mark.parametrize(
    "text",
    [
        "Council opens bridge, mayor says\n\nThe council opened the bridge.",
        "News, Sport\n\nHarbour opens",
        "Title, the last of three\n\nThe champion won it.",
        "Text; photos\nHarbour opens",
        "title,text",
    ],
)
def test_a_headline_with_a_comma_is_no_table(text: str) -> None:
    assert sniff.kind(text.encode(), ".txt") == "text"


@pytest.mark.parametrize(
    ("member", "what"), [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint"), ("META-INF/container.xml", "EPUB")]
)
def test_a_document_of_another_program_is_named_once(member: str, what: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(member, "<x/>")
    (one,) = read(out.getvalue(), "news.xlsx")
    assert one.part.query
    assert what in one.part.query.message


CELLS = st.text("ab cس\"',;\t|\n.é", max_size=30)


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6), st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
)
def test_whatever_a_table_holds_is_read_from_its_bytes(rows: list[tuple[str, str, str]], sign: str, quoting: int) -> None:
    """``read`` holds every part against its bytes; what was written as a body comes out as one, and a row without words says so."""
    raw = table(*({"title": one, "text": two, "note": three} for one, two, three in rows), sign=sign, quoting=quoting).encode()
    told = [(one, two) for one, two, three in rows if (one + two + three).strip()]
    for one, (title, body) in zip(records(raw), told, strict=True):
        assert " ".join(" ".join(one.texts).split()) == " ".join(body.split())
        assert (one.part.query is None) == bool((title + body).strip())


NAMELESS = [
    ["Harbour opens after a storm of days", "Ann Lee", "2019-02-19", "https://example.org/a", "Harbour Weekly", f"{BODY}\n\n{BODY}\n\n{BODY}"],
    ["Council, at last, builds a bridge", "Bo Chen; Jane Doe", "2019-02-20", "https://example.org/b", "Harbour Weekly", BODY * 3],
    ["فُتح الميناء بعد عاصفة استمرت أياماً", "محمد أحمد", "2019-02-21", "https://example.org/c", "Harbour Weekly", BODY * 3],
]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("numbered", [False, True])
def test_a_table_without_names_is_told_by_what_its_columns_hold(sign: str, numbered: bool) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows([[str(at), *row] for at, row in enumerate(NAMELESS)] if numbered else NAMELESS)
    found = records(out.getvalue().encode(), "dump.txt")
    assert [one.part.stated.headline for one in found] == [row[0] for row in NAMELESS]
    assert [one.part.stated.authors for one in found] == [("Ann Lee",), ("Bo Chen", "Jane Doe"), ("محمد أحمد",)]
    assert [(one.part.stated.published, one.part.stated.url) for one in found] == [(row[2], row[3]) for row in NAMELESS]
    assert {one.part.stated.publisher for one in found} == {"Harbour Weekly"}
    assert " ".join(found[1].texts).split() == (BODY * 3).split()


LINES_OF_PROSE = [
    # As many commas, bars or tabs in each line, and no table.
    [
        "The bridge is open, at last, " + "and ships may pass the harbour " * 8,
        "The mole is shut, it said, " + "and ships may not pass the harbour " * 8,
    ],
    ["Council opens bridge | Harbour Weekly", "The council opened the bridge | it said so."],
    ["\tThe council opened the bridge. " * 8, "\tShips may pass, it said. " * 8],
    ['"Ships may pass," it said, "and cars." ' * 8, '"The ferry," it said, "is to stop." ' * 8],
]


@pytest.mark.parametrize("lines", LINES_OF_PROSE)
def test_lines_of_prose_with_as_many_signs_are_no_table(lines: list[str]) -> None:
    assert sniff.kind("\n".join(lines).encode(), ".txt") == "text"
