"""Word documents and rich text: their paragraphs with their bytes, and an archive's export in them read as one."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Limits
from generator.wire.mending import mend_copy as mend
from tests.wire.helpers import Read, read, size
from tests.wire.test_wire_archives import FACTIVA, NEXIS, STORY

OPENS = '<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def main_part(*paragraphs: str) -> bytes:
    runs = "".join(f'<w:p w:rsidR="00"><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    return f"{OPENS}{runs}<w:sectPr/></w:body></w:document>".encode()


def docx(main: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("[Content_Types].xml", b"<Types/>"), ("word/document.xml", main), ("word/media/image1.png", b"\x89PNG")):
            archive.writestr(name, data)
    return out.getvalue()


def rich(text: str) -> str:
    """A text as rich text writes it."""
    signs = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\n": "\\par\n"}
    units = ((sign, sign.encode("utf-16-le")) for sign in text)
    coded = ("".join(f"\\u{int.from_bytes(raw[at : at + 2], 'little')}?" for at in range(0, len(raw), 2)) for sign, raw in units)
    return "".join(signs.get(sign, sign if sign.isascii() else code) for sign, code in zip(text, coded, strict=True))


def rtf(text: str) -> bytes:
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset178 Arabic;}}{\*\generator X 1;}{\info{\title No text}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}\\pard\\plain\\f0 {rich(text)}}}".encode()


def told(found: list[Read]) -> list[str]:
    return [text for one in found for text in one.texts if text]


def test_a_word_document_is_its_paragraphs() -> None:
    raw = docx(main_part("Quay & ships", STORY, "", "ميناء"))
    found = read(raw, "note.docx")
    assert told(found) == ["Quay & ships", STORY, "ميناء"]
    assert size(found) == len(main_part("Quay & ships", STORY, "", "ميناء"))


def test_what_was_struck_out_of_a_word_document_is_none_of_it() -> None:
    struck = "<w:del><w:r><w:delText> shuts</w:delText></w:r></w:del>"
    runs = f"<w:r><w:t>The quay</w:t></w:r>{struck}<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>opens</w:t></w:r>"
    raw = main_part(STORY).replace(b"<w:sectPr/>", f"<w:p><w:pPr/>{runs}</w:p>".encode())
    assert told(read(docx(raw), "note.docx")) == [STORY, "The quay opens"]


UNI = f"""Page 1 of 1
Quay to reopen
The Harbour Times
October 15, 2025 Wednesday
Copyright 2025 Harbour Times Ltd.
Length: 512 words
Body
{STORY}
Load-Date: October 15, 2025
End of Document
"""
"""A document of the newer form in which no paragraph is empty."""
TIGHT = FACTIVA.replace("\n\n", "\n")


@pytest.mark.parametrize(("export", "stories"), [(NEXIS, 2), (UNI, 1), (FACTIVA, 1), (TIGHT, 1)])
def test_an_export_in_a_document_is_read_as_one(export: str, stories: int) -> None:
    for raw in (docx(main_part(*export.split("\n"))), rtf(export)):
        found = [one for one in read(raw, "export") if one.part.form == "record"]
        assert [one.part.stated.headline for one in found] == ["Quay to reopen", "Orchestra plays"][:stories]
        assert [text for text in told(found) if text != "Jane Doe"] == [STORY] * stories


def mended(text: str) -> str:
    """The text as any line that comes in: what was read wrongly once before is put right."""
    return mend(" ".join(text.split()))[0]


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\u00a0"), max_size=30), max_size=5))
def test_rich_text_says_what_it_was_made_from(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    raw = rtf(text)
    found = read(raw, "note.rtf")
    assert size(found) == len(raw)
    assert [" ".join(line.split()) for line in told(found) if line.strip()] == [
        " ".join(line.split()) for line in map(mended, paragraphs) if line.strip()
    ]


def test_letters_in_the_code_page_of_their_font() -> None:
    arabic = "".join(f"\\'{code:02x}" for code in "ميناء".encode("cp1256"))
    raw = rtf("x\n").replace(b"x\\par", f"Caf\\'e9 \\lquote a\\rquote  \\f1 {arabic}\\f0  end\\par".encode())
    assert told(read(raw, "note.rtf")) == ["Café ‘a’ ميناء end"]


PIECES = [
    "\\",
    "{",
    "}",
    "\\par",
    "\\u8216?",
    "\\'e9",
    "\\'",
    "\\*",
    "\\f1 ",
    "\\fcharset178",
    "\\uc0",
    "\\bin9999",
    "text ",
    "\n",
    "\\~",
    "{\\pict 00",
    "\\u-3913",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_byte_of_whatever_begins_as_rich_text_is_accounted_for(rest: str) -> None:
    raw = f"{{\\rtf1\\ansi {rest}".encode()
    assert size(read(raw, "note.rtf")) == len(raw)


@pytest.mark.parametrize(
    "bomb", [b"{" * 200_000, b"}" * 200_000, b"\\'e9" * 50_000, b"\\f1" * 100_000, b"{\\fonttbl" * 30_000, b"\\u1?" * 80_000, b"<w:t>" * 60_000]
)
def test_a_document_without_end_is_read(bomb: bytes) -> None:
    for raw in (b"{\\rtf1 " + bomb, docx(main_part(STORY).replace(b"<w:sectPr/>", bomb))):
        assert read(raw, "bomb")


def test_a_document_over_the_cap_is_put_aside() -> None:
    limits = Limits(page_bytes=1000)
    for raw in (rtf(STORY * 20), docx(main_part(STORY * 20))):
        assert [one.part.query for one in read(raw, "note", limits) if one.part.query]


STYLE = "p {a: b}" * 9000
"""More than the bytes that the kind of a dump is told by."""


@pytest.mark.parametrize(("export", "stories"), [(NEXIS, 2), (UNI, 1), (FACTIVA, 1), (TIGHT, 1)])
@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16"])
def test_an_export_that_came_as_a_page(export: str, stories: int, codec: str) -> None:
    lines = "\n".join(f"<div><span>{escape(line.strip())}</span></div>" for line in export.split("\n") if line.strip())
    raw = f"<!DOCTYPE html><html><head><title>Export é</title><style>{'p {a: b}' * 9000}</style></head><body>{lines}</body></html>".encode(codec)
    found = read(raw, "export.html")
    assert size(found) == len(raw)
    records = [one for one in found if one.part.form == "record"]
    assert [one.part.stated.headline for one in records] == ["Quay to reopen", "Orchestra plays"][:stories]
    assert [text for text in told(found) if text != "Jane Doe"] == [STORY] * stories


def test_a_page_that_only_tells_of_documents_is_a_page() -> None:
    raw = (
        f"<!DOCTYPE html><html><body><h1>Quay</h1><p>{STORY}</p><p>Load-Date: unknown</p><p>End of Document</p><p>{STORY}</p></body></html>".encode()
    )
    assert [one.part.form for one in read(raw, "page.html")] == ["page"]
