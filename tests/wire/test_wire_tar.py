"""Tar archives, packed or not: their members, and what is told of those that are no file, of damage and of a cut."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest
import zstandard

from tests.wire.helpers import read, size

TEXT = b"Harbour opens\n\nShips may call again.\n" * 40
PAGE = (
    b"<!doctype html><html lang='en'><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1>"
    b"<p>The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its wall.</p>"
    b"<p>Engineers had replaced forty metres of the wall, which gave way in a winter storm, and dredged the channel.</p>"
    b"</article></body></html>"
)
FORMS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]


def member(name: str, kind: bytes = tarfile.REGTYPE, **more: object) -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.type = kind
    for key, value in more.items():
        setattr(head, key, value)
    return head


def tarred(*members: tuple[str | tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for named, data in members:
            head = member(named) if isinstance(named, str) else named
            head.size = head.size or len(data)
            archive.addfile(head, io.BytesIO(data.ljust(head.size, b"\0")))
    return stream.getvalue()


def told(data: bytes) -> list[tuple[str, str]]:
    """Where each query lies, and its message."""
    return [(one.part.member, one.part.query.message) for one in read(data, "dump.tar") if one.part.query]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress])
def test_the_members_of_a_tar_archive_are_read_as_what_they_are(form: int, pack: object) -> None:
    hidden = [(".hidden", b"x"), ("__MACOSX/a.txt", b"x"), ("b/._page.html", b"x"), (member("b", tarfile.DIRTYPE), b"")]
    packed = tarred(("./a.txt", TEXT), ("b/page.html", PAGE), ("c.txt.gz", gzip.compress(TEXT)), *hidden, form=form)  # type: ignore[arg-type]
    found = read(pack(packed), "dumps.bin")  # type: ignore[operator]
    assert [(one.part.member, one.part.form) for one in found] == [("a.txt", "text"), ("b/page.html", "page"), ("c.txt.gz", "text")]
    assert size(found) == 2 * len(TEXT) + len(PAGE)


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_a_name_that_the_head_has_no_room_for_is_read(form: int) -> None:
    name = "wire/" + "harbour-" * 14 + "ø.txt"
    found = read(tarred((name, TEXT), ("b.txt", TEXT), form=form))
    assert [one.part.member for one in found] == [name[-120:], "b.txt"]


def test_what_git_writes_above_an_archive_is_no_member() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT, pax_headers={"comment": "0123456789abcdef"}) as archive:
        head = member("a.txt")
        head.size = len(TEXT)
        archive.addfile(head, io.BytesIO(TEXT))
    assert [(one.part.member, one.part.query) for one in read(stream.getvalue())] == [("a.txt", None)]


def test_a_member_that_was_packed_again_has_a_name_of_its_own() -> None:
    data = tarred(("a.txt", TEXT), ("a.txt", PAGE), ("a.txt (2)", TEXT), ("a.txt", TEXT))
    assert [one.part.member for one in read(data)] == ["a.txt", "a.txt (2)", "a.txt (2) (2)", "a.txt (3)"]


def test_archives_that_were_written_one_behind_the_other_are_both_read() -> None:
    assert [one.part.member for one in read(tarred(("a.txt", TEXT)) + tarred(("b.txt", TEXT)))] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(("kind", "what"), [
    (tarfile.SYMTYPE, "a link"), (tarfile.LNKTYPE, "a link"), (tarfile.CHRTYPE, "a device"), (tarfile.BLKTYPE, "a device"),
    (tarfile.FIFOTYPE, "a pipe"), (b"M", "no file"),
])  # fmt: skip
def test_a_member_that_is_no_file_is_told_and_costs_only_itself(kind: bytes, what: str) -> None:
    data = tarred((member("odd", kind, linkname="/etc/passwd"), b""), ("a.txt", TEXT))
    assert told(data) == [("odd", f"this member is {what}, and not read.")]
    assert size(read(data)) == len(TEXT)


def with_holes(more: int) -> bytes:
    """A member as GNU tar writes a file with holes, whose list of them goes on in ``more`` blocks behind the head."""
    block = bytearray(tarred((member("holes.txt", tarfile.GNUTYPE_SPARSE), b"x" * 512), form=tarfile.GNU_FORMAT)[:512])
    block[482] = bool(more)
    block[483:495] = b"%011o\0" % 2**32
    block[148:156] = b"%06o\0 " % (sum(block[:148]) + sum(block[156:]) + 8 * 32)
    lists = [b"\0" * 504 + bytes([number < more - 1]) + b"\0" * 7 for number in range(more)]
    return bytes(block) + b"".join(lists) + b"x" * 512


@pytest.mark.parametrize("holes", [
    with_holes(0), with_holes(3),
    tarred((member("holes.txt", pax_headers={"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": "9999999999"}), b"x"))[:2048],
])  # fmt: skip
def test_a_file_with_holes_is_told_and_never_filled(holes: bytes) -> None:
    data = holes + tarred(("a.txt", TEXT))
    assert told(data) == [("holes.txt", "this member is a file with holes, and not read.")]
    assert size(read(data)) == len(TEXT)


LINES = b"".join(b"Ship %d calls at the harbour.\n" % number for number in range(10_000))


@pytest.mark.parametrize(("pack", "words"), [(bytes, "the archive was cut short."), (gzip.compress, "the file was cut short.")])
def test_a_cut_archive_gives_what_stood_before_the_cut_and_says_so_once(pack: object, words: str) -> None:
    whole = pack(tarred(("a.txt", TEXT), ("b.txt", LINES)))  # type: ignore[operator]
    found = read(whole[: len(whole) // 2])
    assert [one.part.query.message for one in found if one.part.query] == [words]
    assert found[0].texts == TEXT.decode().splitlines()
    assert len(found[1].lines) > 3000


def test_an_archive_that_ends_between_two_members_without_its_mark_is_told() -> None:
    assert told(tarred(("a.txt", b"Harbour opens\n"))[:1024]) == [("", "the archive was cut short.")]


def test_behind_a_damaged_head_nothing_is_read_and_that_is_told() -> None:
    data = bytearray(tarred(("a.txt", TEXT), ("b.txt", TEXT)))
    data[data.index(b"b.txt")] = ord("c")
    found = read(bytes(data))
    assert [one.part.member for one in found] == ["a.txt", ""]
    assert found[1].part.query is not None and "bad checksum" in found[1].part.query.message


def test_a_text_that_speaks_of_archives_is_none() -> None:
    text = b"Harbour opens\n".ljust(257, b".") + b"ustar is what stands there.\n"
    assert read(text)[0].part.form == "text" and size(read(text)) == len(text)
