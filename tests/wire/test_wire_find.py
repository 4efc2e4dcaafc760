"""Which files are dumps, what kind each is, and what a sidecar states."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import wire
from generator.model import UsageError
from generator.wire import sniff
from tests.wire.helpers import read_one


def test_a_folder_gives_its_dumps_in_order_without_what_is_none(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "sub/c.html", ".hidden", ".git/x", "b.txt.toml", "a.toml", "d.txt~", "e.part"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = wire.find(tmp_path)
    assert [dump.name for dump in found.dumps] == ["a.jsonl", "b.txt", "sub/c.html"]
    assert found.queries == ()


def test_a_file_is_found_as_itself_and_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert [dump.name for dump in wire.find(tmp_path / "a.txt").dumps] == ["a.txt"]
    with pytest.raises(UsageError, match="no such dump"):
        wire.find(tmp_path / "missing")
    with pytest.raises(UsageError, match="no such dump"):
        list(wire.read(tmp_path / "missing", "missing"))


def test_a_sidecar_without_a_dump_is_told(tmp_path: Path) -> None:
    (tmp_path / "lonely.toml").write_text("")
    assert [query.path for query in wire.find(tmp_path).queries] == ["lonely.toml"]


def test_a_sidecar_fills_what_the_dump_leaves_empty(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "A", "text": "b", "date": "2019-02-19"}\n')
    (tmp_path / "a.jsonl.toml").write_text('publisher = "The Example"\ndate = 2001-01-01\nlanguage = "ar"\ncaptured = 2020-01-01T10:00:00Z\n'
                                           'source_url = "https://example.org/"\n')  # fmt: skip
    (part,) = wire.read(tmp_path / "a.jsonl", "a.jsonl")
    assert (part.stated.published, part.stated.publisher, part.stated.language) == ("2019-02-19", "The Example", "ar")
    assert (part.stated.captured, part.stated.url) == ("2020-01-01T10:00:00+00:00", "https://example.org/")


def test_a_sidecar_names_the_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Příliš žluťoučký kůň\n".encode("cp1250"))
    (tmp_path / "a.toml").write_text('encoding = "windows-1250"\n')
    part = next(wire.read(tmp_path / "a.txt", "a.txt"))
    assert [line.text for line in part.lines] == ["Příliš žluťoučký kůň"]


def test_every_fault_of_a_sidecar_is_told_with_its_line_in_one_query_and_the_dump_waits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour opens\n")
    (tmp_path / "a.txt.toml").write_text('publisher = "X"\nbogus = 1\nencoding = "klingon"\nlanguage = 3\n')
    (part,) = wire.read(tmp_path / "a.txt", "sub/a.txt")
    assert part.query is not None
    assert (part.query.path, part.query.line, part.query.field) == ("sub/a.txt.toml", 2, "")
    assert part.query.message.startswith("has 3 faults: line 2: [bogus] is no key of a sidecar.")
    assert "line 3: [encoding] 'klingon' cannot be used." in part.query.message and "line 4: [language]" in part.query.message
    assert not list(part.lines) and part.overhead[0].end == 14


def test_the_one_fault_of_a_sidecar_is_told_with_its_key(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour opens\n")
    (tmp_path / "a.txt.toml").write_text("language = 3\n")
    (part,) = wire.read(tmp_path / "a.txt", "a.txt")
    assert part.query is not None
    assert (part.query.line, part.query.field, part.query.message) == (1, "language", "'3' cannot be used.")


@pytest.mark.parametrize("text", ["publisher = ", "\xff", "x" * 70_000, "x = " + "9" * 5000, "x = " + "[" * 5000])
def test_a_sidecar_that_is_no_toml_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError):
        wire.sidecar.load(path)


@pytest.mark.parametrize(("data", "kind"), [
    (b"", "empty"),
    (b"%PDF-1.4\n", "binary"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    (bytes(range(256)), "binary"),
    (b"Harbour opens\n", "text"),
    ("مرحبا".encode("utf-16"), "text"),
    (b"  \n<!DOCTYPE html><p>x", "page"),
    (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "page"),
    (b"<!-- saved --><html><p>x", "page"),
    (b"<script>x()</script><style>p {}</style><!DOCTYPE html><html><p>x", "page"),
    (b"<br> <b>Warning</b>: no session<br>\n<html><p>x", "page"),
    (b"<p>A story in a paragraph of its own</p>", "text"),
    (b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
    (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
    (b"<?xml version='1.0'?><newsMessage>", "news"),
    (b'{"a": 1}\n{"a": 2}\n', "lines"),
    (b'{\n "a": 1}\n', "json"),
    (b'[{"a": 1}]', "json"),
    (b"[Updated] Harbour opens", "text"),
    (b"<3 is a heart", "text"),
    (b"WARC/1.1\r\n", "warc"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"From a Tue\nSubject: x\n\n", "mbox"),
    (b"Subject: x\nFrom: y\nMIME-Version: 1.0\n\n", "mail"),
    (b"From: News <a@b.example>\nSubject: x\nDate: 3 May\n\nHello", "mail"),
    (b"Date: 3 May\nFrom: Tripoli\nA text that begins with headings.\n", "text"),
])  # fmt: skip
def test_the_kind_is_told_by_content(data: bytes, kind: str) -> None:
    assert sniff.kind(data) == kind


@pytest.mark.parametrize(("data", "words"), [
    (b"", "empty"),
    (b"%PDF-1.4\n" + bytes(range(256)), "a PDF document"),
    (bytes(range(256)) * 10, "a binary file"),
    (b"<?xml version='1.0'?><newsMessage/>", "neither a page nor a feed"),
    (b'{"a": ', "broken JSON"),
    (b'{"title": "Half a line', "broken JSON: unterminated string starting at character 11."),
])  # fmt: skip
def test_what_is_no_dump_is_told_in_words(data: bytes, words: str) -> None:
    query = read_one(data, "dump.json").part.query
    assert query is not None and words in query.message and query.remedy
