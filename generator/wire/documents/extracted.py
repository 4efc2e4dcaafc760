"""What extractors write as XML: a ``doc`` an article, its fields the attributes, its text below ``main`` (``trafilatura --xml``).

The file is cut at its documents as it streams in. The elements of the text are those of HTML under other names, of which most have names as long.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.model import Entry, Part, Stated
from generator.wire.containers.fragment import Piece, lines_of_html
from generator.wire.documents import front_matter
from generator.wire.documents.elements import cut
from generator.wire.encodings import Encoding, decode_whole
from generator.wire.intake import Fault, Intake
from generator.wire.origin import Origin, unread
from generator.wire.pages.page import account
from generator.wire.ruler import Ruler

_OPENS, _CLOSES = b"<doc ", b"</doc>"
_UTF8 = Encoding("utf-8")
_HEAD = re.compile(r"<doc(?: [\w:-]{1,40}=\"[^\"<>]{0,20000}\")++\s*+>")
_FIELD = re.compile(r" (?P<name>[\w:-]{1,40})=\"(?P<value>[^\"<>]*)\"")
_SEEN = re.compile(r"\s*+(?:<\?xml[^<>]{0,200}\?>\s*+)?<doc(?: [\w:-]{1,40}=\"[^\"<>]{0,20000}\")++\s*+>\s*+<main\b")
_NAMES = {"head": "h2", "item": "li", "list": "ul", "row": "tr", "cell": "td", "quote": "div", "lb": "br", "graphic": "img", "hi": "b", "ref": "a"}
"""What its elements are called in HTML."""
_TAG = re.compile(rf"(?P<opens></?)(?P<name>{'|'.join(_NAMES)})(?=[\s/>])")


def is_extracted(text: str) -> bool:
    """Whether a text, of which this is the beginning, is such a document."""
    return _SEEN.match(text) is not None


def read_extracted(intake: Intake, origin: Origin) -> Iterator[Part]:
    """A part a document, numbered from 1; one over the cap costs only itself."""
    syntax = number = 0
    for data, size in cut(intake, origin.limits.page_bytes, _OPENS, _CLOSES):
        if data is not None and not data.startswith(_OPENS):
            syntax += size
            continue
        number += 1
        here = origin.within(str(number))
        try:
            if data is None:
                raise Fault(f"the document has {size} bytes; the cap is {origin.limits.page_bytes}.", "Cut it into several.")
            yield _part(data, here)
        except Fault as fault:
            yield unread(here, "record", 0, size, fault.message, fault.remedy)
    if syntax:
        yield Part(origin.dump, origin.member, "text", (), origin.stated, (Entry(0, syntax, "furniture", "container syntax"),), _UTF8.name)


def _part(data: bytes, origin: Origin) -> Part:
    source = decode_whole(data, _UTF8)
    start, end = source.find("<main"), source.rfind("</main>")
    start = source.find(">", start) + 1 if start >= 0 else len(source)
    inner = _TAG.sub(_of_html, source[start : max(start, end)])
    pieces = [Piece(piece.text, start + piece.start, start + piece.end, piece.role) for piece in lines_of_html(inner, origin.limits)]
    lines, overhead = account(pieces, Ruler(source, _UTF8), 0, len(data))
    return Part(origin.dump, origin.member, "record", lines, _stated(source).filled(origin.stated), overhead, _UTF8.name)


def _of_html(found: re.Match[str]) -> str:
    """The tag under its name in HTML, with blanks behind it so that every sign keeps its place."""
    return found["opens"] + _NAMES[found["name"]].ljust(len(found["name"]))


def _stated(source: str) -> Stated:
    """What the attributes of a document state."""
    head = _HEAD.match(source)
    fields = [(found["name"], " ".join(html.unescape(found["value"]).split())) for found in _FIELD.finditer(head[0])] if head else []
    stated, _ = front_matter.read([f"{name}: {value}" for name, value in fields if value])
    return stated
