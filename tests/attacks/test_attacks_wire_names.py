"""Names and links from outside: none may lead a reader out of its folder or put a line break into the ledger."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from generator import wire
from tests.attacks.conftest import Trial
from tests.wire.helpers import read


def test_links_that_lead_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("secret")
    root = tmp_path / "dumps"
    root.mkdir()
    (root / "good.txt").write_text("x")
    (root / "file.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "loop").symlink_to(root)
    (root / "within.txt").symlink_to(root / "good.txt")
    found = wire.find(root)
    assert [dump.name for dump in found.dumps] == ["good.txt", "within.txt"]
    assert [(query.path, query.message.split()[-1]) for query in found.queries] == [
        ("file.txt", "folder."),
        ("folder", "folder."),
        ("loop", "followed."),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_the_folder_does_not_hang_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = wire.find(tmp_path)
    assert not found.dumps and found.queries[0].path == "pipe"


@pytest.mark.parametrize("name", ["a\nStatus: draft.txt", "a\rb.txt", "\x1b[31mred.txt", "a\u2028b.txt", "a\u202eb.txt"])
def test_no_name_of_a_file_or_member_holds_a_control_character(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "Harbour opens\n")
    names = [dump.name for dump in wire.find(tmp_path).dumps] + [one.part.member for one in read(stream.getvalue())]
    assert len(names) == 2
    assert all(found.isprintable() for found in names)


def test_a_member_that_points_out_of_its_archive_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../evil.txt", "Harbour opens\n")
        archive.writestr("/abs.txt", "Harbour opens\n")
    assert [one.texts for one in read(stream.getvalue())] == [["Harbour opens"]] * 2
    assert not list(tmp_path.rglob("*"))


def tar_of(*members: tuple[str, bytes, str, str]) -> bytes:
    """A tar archive of members: name, type, what it leads to, text."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind, leads_to, text in members:
            member = tarfile.TarInfo(name)
            member.type, member.linkname, member.size = kind, leads_to, len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return stream.getvalue()


def test_a_hostile_tar_archive_costs_only_itself(trial: Trial) -> None:
    """Names that climb out, that break a line or stand twice; links out of it, and a member written through one; a device."""
    (trial.root / "secret.txt").write_text("Bridge to nowhere opens\n\nTripoli, 3 March 2021 – The bridge opened, the mayor of Tripoli said.\n")
    file = tarfile.REGTYPE
    story = "{0} of Tripoli opens\n\nTripoli, 3 March 2021 – The {0} opened again, the mayor of Tripoli said, and ships were let in again.\n"
    data = tar_of(
        ("../../climbs.txt", file, "", story.format("Harbour")), ("/abs.txt", file, "", story.format("Airport")),
        ("a\nStatus: draft.txt", file, "", story.format("Library")),
        ("twice.txt", file, "", story.format("Museum")), ("twice.txt", file, "", story.format("Theatre")),
        ("out", tarfile.SYMTYPE, str(trial.around), ""), ("out/through.txt", file, "", story.format("Station")),
        ("hard", tarfile.LNKTYPE, "../secret.txt", ""), ("disk", tarfile.BLKTYPE, "", ""),
    )  # fmt: skip
    trial.dump("hostile.tar.gz", gzip.compress(data))
    ingested, _ = trial.publish_all()
    opened = sorted(title for title in trial.articles() if title.endswith(" of Tripoli opens"))
    assert opened == [f"{what} of Tripoli opens" for what in ("Airport", "Harbour", "Library", "Museum", "Station", "Theatre")]
    for name, what in (("out", "a link"), ("hard", "a link"), ("disk", "a device")):
        assert f"hostile.tar.gz#{name}: this member is {what}, and not read." in ingested.err
    told = trial.run("explain", "content/dumps/hostile.tar.gz", "--json")
    assert json.loads(told.out)["bytes"]["total"] == sum(len(story.format(title.removesuffix(" of Tripoli opens")).encode()) for title in opened)
    assert json.loads(told.out)["bytes"]["unresolved"] == 0


def test_no_statement_of_a_page_or_record_holds_a_line_break() -> None:
    page = b"""<!doctype html><html lang="en"><head><title>A
    b</title><meta property="og:title" content="A&#10;Status: draft"><meta name="author" content="X&#13;Slug: y">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"A\\nStatus: draft","keywords":["a\\nb"]}</script></head><body><p>x</p>"""
    record = b'{"title": "A\\nStatus: draft", "author": "B\\r\\nSlug: x", "text": "c", "tags": ["d\\ne"], "source": "f\\ng"}'
    for data, name in ((page, "page.html"), (record, "dump.jsonl")):
        stated = read(data, name)[0].part.stated
        for value in (stated.headline, stated.publisher, stated.url, stated.language, *stated.authors, *stated.tags):
            assert len(value.splitlines()) <= 1, value


def test_an_address_that_is_no_web_address_is_not_stated() -> None:
    for address in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://example.org/ x"):
        page = f'<!doctype html><html><head><link rel="canonical" href="{address}"></head><body><p>x'.encode()
        record = f'{{"title": "a", "text": "b", "url": "{address}"}}'.encode()
        assert read(page, "page.html")[0].part.stated.url == ""
        assert read(record, "dump.jsonl")[0].part.stated.url == ""


NAMES = [b"a\nb.txt", b"a\tb.txt", b"caf\xe9.txt", b"caf\xe8.txt", "a\u202eb.txt".encode(), b"100%0A.txt", b"100%.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_of_any_name_is_read_and_found_again(trial: Trial, tmp_path: Path) -> None:
    """In the site or elsewhere: each under a name of its own, under which ``explain`` shows its words."""
    elsewhere = tmp_path / "els\newhere"
    elsewhere.mkdir()
    for number, raw in enumerate(NAMES):
        for folder in (trial.root / "content/dumps", elsewhere):
            what = f"Bridge {number} of {folder.name[:3]}"
            story = f"{what} opens\n\nTripoli, 3 March 2021 – {what} opened, the mayor of Tripoli said."
            (folder / os.fsdecode(raw)).write_text(story)
    assert trial.run("ingest").code == 0
    assert trial.run("ingest", str(elsewhere)).code == 0
    given = [folder / os.fsdecode(raw) for folder in (trial.root / "content/dumps", elsewhere) for raw in NAMES]
    for number, path in enumerate(given):
        told = trial.run("explain", str(path))
        assert told.code == 0, told
        assert f"Bridge {number % len(NAMES)} of {path.parent.name[:3]} opens" in told.out


@pytest.mark.parametrize("words", [["explain"], ["explain", "--json"], ["build", "--explain"], ["ingest"], ["topics", "--try"]])
def test_what_is_no_text_names_nothing_and_is_no_bug(trial: Trial, words: list[str]) -> None:
    trial.run("build")
    for what in (b"caf\xe9", b"https://example.org/\xff.html", b"a\nb", b"http://["):
        told = trial.run(*words, os.fsdecode(what))
        assert told.code == 2 and "bug" not in told.err
