"""Plain text: every line at its bytes, in any encoding, and nothing dropped."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator import wire
from generator.model import Limits
from generator.wire import sniff
from tests.wire.helpers import Read, assert_tiled, read, read_one, size

ARABIC = "أعلنت وزارة الصحة اليوم عن افتتاح مستشفى جديد في المدينة\nوقال الوزير إن العمل يبدأ غدا\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_every_line_stands_at_its_bytes(encoding: str) -> None:
    data = ("Harbour opens\r\n" + ARABIC + "last line").encode(encoding)
    one = read_one(data)
    assert one.texts == ["Harbour opens", *ARABIC.splitlines(), "last line"]
    codec = one.part.encoding.replace("windows-", "cp")
    for line in one.lines:
        assert data[line.start : line.end].decode(codec).rstrip("\r\n") == line.text
    assert size([one]) == len(data)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_belong_to_their_line(end: str) -> None:
    data = end.join(["one", "", "two", ""]).encode()
    assert [(line.text, line.end - line.start) for line in read_one(data).lines] == [("one", 3 + len(end)), ("", len(end)), ("two", 3 + len(end))]


def test_a_byte_order_mark_is_overhead_and_not_text() -> None:
    one = read_one(b"\xef\xbb\xbfHarbour")
    assert one.texts == ["Harbour"]
    assert [(entry.start, entry.end, entry.fate) for entry in one.part.overhead] == [(0, 3, "furniture")]


def test_a_code_page_is_told_by_its_letters() -> None:
    assert read_one("Le café de la gare a rouvert hier.\nIl était fermé.".encode("cp1252")).texts[0] == "Le café de la gare a rouvert hier."
    assert read_one(ARABIC.encode("cp1256")).texts == ARABIC.splitlines()


def test_one_line_in_another_encoding_than_its_dump_is_read_and_says_so() -> None:
    one = read_one("Première ligne\n".encode() + "Le café\n".encode("cp1252") + b"Fin\n")
    assert one.texts == ["Première ligne", "Le café", "Fin"]
    assert [line.repair for line in one.lines] == ["", "read as windows-1252", ""]


def test_a_broken_character_in_utf8_costs_only_itself() -> None:
    one = read_one("مرحبا بكم ".encode() + b"\xd9 " + "في المدينة\n".encode())
    assert one.texts[0].startswith("مرحبا بكم") and one.texts[0].endswith("في المدينة")
    assert "undecodable" in one.lines[0].repair


def test_mojibake_is_mended_and_recorded() -> None:
    one = read_one("It was a cafÃ©, he said â€“ closed.\nPlain line.\n".encode())
    assert one.texts == ["It was a café, he said – closed.", "Plain line."]
    assert [line.repair for line in one.lines] == ["mojibake", ""]


def test_letters_parted_from_their_marks_are_joined_and_recorded() -> None:
    """Some systems write an accent behind its letter (NFD): names would not be told, nor words be found by readers."""
    whole = "José Ríos, Łukasz Żak, Ελένη Παπαδάκη, Юрий Лай, أحمد آل خليفة, 김민수, ガザ said so."
    one = read_one(f"{unicodedata.normalize('NFD', whole)}\nPlain line.\n".encode())
    assert one.texts == [whole, "Plain line."]
    assert [line.repair for line in one.lines] == ["letters parted from their marks", ""]


def test_marks_that_no_sign_holds_stay() -> None:
    text = "q\u0302 and the vowels of مُحَمَّد and שָׁלוֹם stay, as does \u0301 alone."
    one = read_one(text.encode())
    assert (one.texts, one.lines[0].repair) == ([text], "")


def test_right_letters_are_not_taken_for_mojibake() -> None:
    text = "Ã is a letter; São Paulo, Åse, Ñandú, Øresund, “quotes” – dashes…"
    assert read_one(text.encode()).texts == [text]


def test_zero_bytes_are_left_out_and_counted() -> None:
    one = read_one(b"The harbour\x00 opened on Tuesday after long repairs.\n" * 3)
    assert one.texts[0] == "The harbour opened on Tuesday after long repairs."
    assert one.lines[0].repair == "1 zero byte left out"


def test_a_line_break_that_was_made_twice_is_one() -> None:
    assert read_one(b"a\r\r\n\r\r\nb\r\r\nc\r\r\n").texts == ["a", "", "b", "c"]
    assert read_one(b"a\r\rb\r\n\r\nc").texts == ["a", "", "b", "", "c"]


def test_no_line_holds_a_break_of_any_kind() -> None:
    one = read_one("a\u2028b\x0bc\x0cd\x85e\n".encode())
    assert one.texts == ["a b c d e"]


def test_a_line_over_the_cap_is_a_part_of_its_own_and_costs_only_itself() -> None:
    found = read(b"before\n" + b"x" * 5000 + b"\nafter\n", limits=Limits(line_bytes=1000))
    assert [one.texts for one in found] == [["before"], [], ["after"]]
    query = found[1].part.query
    assert query is not None and query.line == 2 and "5001 bytes" in query.message
    assert found[1].part.overhead[0].fate == "unresolved"
    assert size(found) == 5014


def test_a_dump_is_streamed() -> None:
    """The first lines are there before the stream has been read to its end."""

    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += size
            assert self.given < 10_000_000, "the reader wants all of an endless stream"
            return (b"The harbour opened.\n" * (size // 20 + 1))[:size]

    part = next(wire.read_stream(Endless(), "endless.txt"))  # type: ignore[arg-type]
    lines = iter(part.lines)
    assert next(lines).text == "The harbour opened."


@example(b"\xff\xfe\x00\x00\x00\x00\x00\x01")  # UTF-32, and a number that is no sign's
@example(b"\x00\x00\xfe\xff" + "Title".encode("utf-32-be") + b"\x7f\x00\x00\x00")
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16")) | st.text(max_size=200).map(str.encode))
@example(b"\xff\xfe\x00\x00\x00\x00\x00\x01")
def test_whatever_comes_every_byte_is_accounted_for_once(data: bytes) -> None:
    """Of containers it is the members' unpacked bytes that are accounted for."""
    assume(sniff.kind(data) not in {"gzip", "zstd", "zip", "warc", "mail", "mbox"})
    found = read(data)
    assert size(found) == len(data)


@given(st.text(alphabet="ab\r\n\u00e9\u0627 ", max_size=60), st.integers(1, 7), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_how_a_stream_is_cut_into_chunks_changes_nothing(text: str, step: int, encoding: str) -> None:
    from generator.wire.encodings import Encoding
    from generator.wire.intake import Intake
    from generator.wire.lines import raw_lines

    data = text.encode(encoding)
    at = 0

    def drip(size: int) -> bytes:
        nonlocal at
        piece = data[at : at + step]
        at += len(piece)
        return piece

    dripped = list(raw_lines(Intake(drip), Encoding(encoding), 10_000))
    whole = list(raw_lines(Intake.of(data), Encoding(encoding), 10_000))
    assert dripped == whole
    assert b"".join(line or b"" for line, _, _ in whole) == data


def test_the_helper_fails_where_bytes_are_lost() -> None:
    one = read_one(b"one\ntwo\nthree\n")
    with pytest.raises(AssertionError):
        assert_tiled(Read(one.part, (one.lines[0], one.lines[2])))
