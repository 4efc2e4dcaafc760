"""Dumps that would exhaust the reader: each must become a query within bounded memory, whatever it unpacks to."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import zstandard

from generator.model import Limits
from generator.wire import tar
from tests.wire.helpers import read, read_one, size

PEAK = 300 * 1024
"""KiB of memory at the peak that reading any dump may take."""

LINE = b"a harbour opened to ships on a Tuesday\n"

READ_AND_WEIGH = """
import json, sys
from pathlib import Path
from generator import wire
lines, queries = 0, []
for part in wire.read(Path(sys.argv[1]), "bomb"):
    lines += sum(1 for _ in part.lines)
    queries += [part.query.message] if part.query else []
# What getrusage tells begins with the memory of the process that started this one.
peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
print(json.dumps({"lines": lines, "queries": queries, "peak": peak}))
"""


pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from Linux's /proc")


@dataclass(frozen=True)
class Told:
    """What reading a dump in a process of its own gave, and its peak memory in KiB."""

    lines: int
    queries: list[str]
    peak: int


def weighed(path: Path, program: str = READ_AND_WEIGH) -> Told:
    """Reads a dump in a process of its own."""
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return Told(**json.loads(done.stdout))


MEGABYTE = (b"a" * 63 + b"\n") * 16384
"""Text that packs to a thousandth; a gigabyte of it is written as frames of a megabyte each."""


@pytest.mark.parametrize("pack", [lambda data: gzip.compress(data, 9), lambda data: zstandard.ZstdCompressor(19).compress(data)])
def test_a_gigabyte_in_a_packed_file(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    (tmp_path / "bomb").write_bytes(pack(MEGABYTE) * 1100)
    told = weighed(tmp_path / "bomb")
    assert told.peak < PEAK
    assert told.queries == ["it unpacks to more than 200 times its size."]
    assert told.lines > 100_000


def test_a_bomb_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(2):
            archive.writestr(f"{number}.txt", MEGABYTE * 64)
    told = weighed(tmp_path / "bomb.zip")
    assert told.peak < PEAK
    assert set(told.queries) == {"it unpacks to more than 200 times its size."}


def head(name: bytes, size: int, kind: bytes = b"0") -> bytes:
    """A tar member's head, whatever size it states."""
    stated = b"%011o\0" % size if size >= 0 else b"\xff" * 4 + size.to_bytes(8, "big", signed=True)
    block = bytearray(name.ljust(124, b"\0") + stated + bytes(20) + kind + bytes(100) + b"ustar\x0000").ljust(512, b"\0")
    block[148:156] = b"%06o\0 " % (sum(block) + 8 * 32)
    return bytes(block)


@pytest.mark.parametrize(("first", "repeated"), [
    (head(b"a.txt", 2**32), MEGABYTE),
    (head(b"folder", 0, b"5"), bytes(1024 * 1024)),
    (b"", head(b"a.txt", 0, b"2") * 2048),
    (b"", head(b"pax", 2**20, b"x") + b"1" * 2**20 + head(b"a.txt", 0, b"5")),
])  # fmt: skip
def test_a_gigabyte_in_a_packed_tar_archive(tmp_path: Path, first: bytes, repeated: bytes) -> None:
    """A member without end, an end without end, links, and attributes on which a parser may spend a minute a megabyte."""
    (tmp_path / "bomb.tgz").write_bytes(gzip.compress(first) + gzip.compress(repeated, 9) * 1100)
    told = weighed(tmp_path / "bomb.tgz")
    assert told.peak < PEAK
    assert told.queries[-1] == "it unpacks to more than 200 times its size."


@pytest.mark.parametrize("before", [
    head(b"pax", 2**32, b"x") + b"1" * 2**20, head(b"name", 2**32, b"L") + b"a" * 2**20,
    (head(b"pax", 512, b"g") + b"9 a=bcde\n".ljust(512, b"\0")) * 2049,
])  # fmt: skip
def test_what_is_said_before_a_member_has_an_end(before: bytes) -> None:
    query = read(before, "dump.tar")[0].part.query
    assert query is not None and "more than 1048576 bytes stand before a member" in query.message


def test_a_tar_archive_of_ever_more_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar, "MEMBERS", 1000)
    query = read_one(head(b"folder", 0, b"5") * 1001, "many.tar").part.query
    assert query is not None and query.message == "it has more than 1000 members."


@pytest.mark.parametrize("size", [-512, -1, -(2**60)])
def test_a_member_of_less_than_no_bytes_ends_its_archive(size: int) -> None:
    found = read(head(b"a.txt", 14) + b"Harbour opens\n".ljust(512, b"\0") + head(b"b.txt", size) + bytes(1024), "dump.tar")
    assert [one.texts for one in found] == [["Harbour opens"], []]
    assert found[1].part.query is not None and "damaged" in found[1].part.query.message


def test_an_archive_in_an_archive_in_an_archive() -> None:
    data = LINE
    for _ in range(12):
        data = head(b"a.tar", len(data)) + data.ljust(-(-len(data) // 512) * 512, b"\0") + bytes(1024)
    query = read_one(data).part.query
    assert query is not None and "too deeply" in query.message


def test_one_line_that_never_ends(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_bytes(b"word " * 20_000_000)
    told = weighed(tmp_path / "line.txt")
    assert told.peak < PEAK
    assert told.queries == ["a line of 100000000 bytes is over the cap of 1048576."]


def test_one_record_that_never_ends(tmp_path: Path) -> None:
    (tmp_path / "record.json").write_bytes(b'[{"title": "A", "text": "' + b"word " * 20_000_000 + b'"}, {"title": "B", "text": "c"}]')
    told = weighed(tmp_path / "record.json")
    assert told.peak < PEAK
    assert told.lines == 1 and len(told.queries) == 1


FILE_AND_WEIGH = """
import json, sys
from pathlib import Path
from generator import settings
from generator.newsroom.ingest.reader import Reader
takes = list(Reader(settings.load(Path())).read(Path(sys.argv[1]), "bomb"))
peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
print(json.dumps({"lines": len(takes), "queries": [take.kind for take in takes], "peak": peak}))
"""


def test_a_page_of_one_paragraph_of_megabytes(tmp_path: Path) -> None:
    story = "The ships came to the harbour in the morning and the gates of the wall were open. " * 90_000
    (tmp_path / "page.html").write_text(f"<html><head><title>Harbour opens</title></head><body><h1>Harbour opens</h1><p>{story}</p></body></html>")
    told = weighed(tmp_path / "page.html", FILE_AND_WEIGH)
    assert told.peak < 250 * 1024
    assert (told.lines, told.queries) == (1, ["article"])


def test_gzip_in_gzip_in_gzip() -> None:
    data = LINE
    for _ in range(12):
        data = gzip.compress(data)
    query = read_one(data).part.query
    assert query is not None and "too deeply" in query.message


def test_gzip_inside_a_web_archive() -> None:
    body = gzip.compress(MEGABYTE * 40)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
    head += b"WARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
    found = read(head + http + b"\r\n\r\n", "crawl.warc")
    assert any(one.part.query is not None and "times its size" in one.part.query.message for one in found)


def test_the_cap_on_size_holds_without_a_ratio() -> None:
    found = read(gzip.compress(LINE * 10_000), limits=Limits(unpacked_bytes=100_000))
    assert found[-1].part.query is not None and "more than 100000 bytes" in found[-1].part.query.message
    assert len(found[0].lines) > 1000


@pytest.mark.parametrize("feed", [
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
    b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd" [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><title>&a;</title></item></rss>',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>'.encode("utf-16"),
])  # fmt: skip
def test_a_feed_that_declares_entities_is_refused(feed: bytes) -> None:
    one = read_one(feed, "feed.xml")
    assert one.part.query is not None and "entities" in one.part.query.message
    assert size([one]) == len(feed)


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 100_000, b'{"title": "x", "text": ' + b"[" * 100_000])
def test_json_that_nests_without_end(data: bytes) -> None:
    found = read(data, "deep.json")
    assert any(one.part.query is not None for one in found)
    assert size(found) == len(data)


@pytest.mark.parametrize(("inside", "words"), [
    ("<p>x</p>" * 200_000, "more than 40000 elements"),
    ("<div>" * 100_000, "deeper than 200"),
    ("<p>" + "x" * 11_000_000, "the cap is 10485760"),
])  # fmt: skip
def test_a_page_that_would_take_minutes_is_put_aside_at_once(inside: str, words: str) -> None:
    query = read_one(f"<!doctype html><html><body>{inside}".encode(), "page.html").part.query
    assert query is not None and words in query.message


@pytest.mark.parametrize("inside", [
    "<a " * 100_000,
    "<a href=\"" * 50_000,
    "<a b='\"" * 50_000,
    "<script>" * 50_000,
    "<!--" * 50_000,
    "<" * 500_000,
    "&" * 500_000,
    "<p " + "a" * 500_000,
    "<p class='" + "a-" * 200_000 + "'>",
])  # fmt: skip
def test_broken_markup_of_any_length_is_read(inside: str) -> None:
    data = f"<!doctype html><html><body>{inside}<p>After it, a sentence that is long enough to be one.</p>".encode()
    assert size(read(data, "page.html")) == len(data)
