"""Lines into which a page had run: cut where its blocks met, at the right bytes, and no other line cut at all."""

from __future__ import annotations

import io

import pytest

from generator import copydesk, wire
from generator.model.dump import PARTED
from tests.wire.helpers import read_one, size

ONE = "The harbour on the eastern shore was opened again on Tuesday, after a storm had kept it shut for three days, the council said."
TWO = "Engineers looked at the wall, which had given way in two places, and “found it sound.”"
THREE = "Fishermen were the first to leave, followed by a ferry that had waited at the quay since Sunday with forty people aboard."
FOUR = "Grain ships are due on Friday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "utf-16-be"])
def test_sentences_without_a_blank_between_them_are_parted_at_their_bytes(encoding: str) -> None:
    data = ("Harbour opens\n" + ONE + TWO + THREE + FOUR + "\nThe last line é").encode(encoding)
    one = read_one(data)
    assert one.texts == ["Harbour opens", ONE, TWO, THREE, FOUR, "The last line é"]
    codec = one.part.encoding.replace("windows-", "cp")
    assert [data[line.start : line.end].decode(codec).rstrip("\n") for line in one.lines] == one.texts
    assert [line.repair for line in one.lines] == ["", "", PARTED, PARTED, PARTED, ""]
    assert size([one]) == len(data)


def test_the_white_space_of_the_markup_parts_too() -> None:
    one = read_one(f"        Harbour opens       By Jane Doe\u00a0\u00a0\u00a0 28 April 2023    {ONE} {TWO}   {THREE} {FOUR}".encode())
    assert [text.strip() for text in one.texts] == ["Harbour opens", "By Jane Doe", "28 April 2023", f"{ONE} {TWO}", f"{THREE} {FOUR}"]


@pytest.mark.parametrize("line", [
    f"{ONE} {TWO} {THREE} {FOUR}",
    f"{ONE}{TWO} {THREE} {FOUR}",
    f"{ONE}  {TWO}  {THREE}  {FOUR}",
    f"{ONE} See example.org.uk, J.R.R.Smith, node.js, v1.2.Three and “a.m.” or p.m. {TWO} {THREE}",
    f"{ONE} {TWO} {THREE} wait ... what ...for ...this",
    "港が再開された。最初の船が入った。" * 30,
    f"{ONE}{TWO}{FOUR}",
])  # fmt: skip
def test_a_line_that_is_one_block_stays_one(line: str) -> None:
    assert read_one(f"Harbour opens\n{line}\n".encode()).texts == ["Harbour opens", line]


def test_a_line_in_utf8_in_a_dump_of_a_code_page_is_parted_at_its_own_bytes() -> None:
    data = ("é" * 40 + "\n").encode("cp1252") * 20 + f"{ONE}{TWO}{THREE}{FOUR}é\n".encode()
    one = read_one(data)
    assert one.texts[-4:] == [ONE, TWO, THREE, FOUR + "é"]
    assert data[one.lines[-3].start : one.lines[-3].end].decode() == TWO


def test_the_pieces_of_a_line_stay_in_one_article_with_its_paragraphs_apart() -> None:
    text = f"Harbour opens after the storm    By Jane Doe    28 April 2023    {ONE}{TWO}{THREE}{FOUR}\n"
    (reading,) = (reading for part in wire.read_stream(io.BytesIO(text.encode()), "a.txt") for reading in copydesk.edit(part))
    article = reading.article
    assert article is not None
    assert (article.headline, article.authors) == ("Harbour opens after the storm", ("Jane Doe",))
    assert [paragraph.text for paragraph in article.paragraphs] == [ONE, TWO, THREE, FOUR]
    assert f"{article.dating.value:%Y-%m-%d}" == "2023-04-28"
    assert PARTED in article.repairs
