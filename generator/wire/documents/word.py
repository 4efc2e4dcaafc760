"""Word documents (``.docx``): the paragraphs of their main part (ECMA-376, part 1), found by their marks and never handed to a parser of XML.

Text that was struck out under tracking of changes, codes of fields, headers, footers and notes are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.model import Part
from generator.wire.documents.paragraphs import Paragraph, parts_of
from generator.wire.encodings import Encoding
from generator.wire.intake import Intake
from generator.wire.origin import Origin, unread

_END = b"</w:p>"
_RUN = re.compile(r"<w:t(?: [^<>]{0,200})?>(?P<text>[^<>]*)</w:t>|<w:(?P<space>tab|br|cr)(?: [^<>]{0,200})?/>|<w:(?P<hyphen>noBreakHyphen)/>")
_UTF8 = Encoding("utf-8")


def read_word(intake: Intake, origin: Origin) -> Iterator[Part]:
    """The document's articles; unread where its text is over the cap."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        yield unread(origin, "text", 0, intake.drain(), f"the document's text is larger than the cap of {cap} bytes.", "Save it as plain text.")
        return
    yield from parts_of(list(_paragraphs(data)), origin, _UTF8)


def _paragraphs(data: bytes) -> Iterator[Paragraph]:
    start = 0
    while start < len(data):
        mark = data.find(_END, start)
        mark = len(data) if mark < 0 else mark
        end = min(len(data), mark + len(_END))
        yield Paragraph(_text(data[start:mark].decode("utf-8", "replace")), start, mark, end)
        start = end


def _text(source: str) -> str:
    said = (html.unescape(run["text"]) if run["text"] is not None else "-" if run["hyphen"] else " " for run in _RUN.finditer(source))
    return " ".join("".join(said).split())
