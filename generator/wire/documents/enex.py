"""Notes of Evernote, exported (``.enex``): each note a part, its text the HTML in it, its pictures and files told and left out.

The file is cut at its notes as it streams in and never handed to a parser of XML. The day on which a note was made says when a page was
clipped, not when it came out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.model import Part, Stated
from generator.wire.containers.fragment import lines_of_html
from generator.wire.containers.respelt import Respelt
from generator.wire.encodings import Encoding, decode_whole
from generator.wire.field_values import tags, web_address
from generator.wire.intake import Fault, Intake
from generator.wire.origin import SYNTAX, Origin, furniture, unread
from generator.wire.people import people
from generator.wire.pieces import Piece, account, placed
from generator.wire.ruler import Ruler

_OPENS, _CLOSES = b"<note>", b"</note>"
_UTF8 = Encoding("utf-8")
_CONTENT = re.compile(r"<content>\s{0,100}<!\[CDATA\[")
_NOTE = re.compile(r"<en-note\b[^<>]{0,2000}>")
_FIELDS = {name: re.compile(rf"<{name}>(?P<value>[^<>]{{1,2000}})</{name}>") for name in ("title", "created", "author", "source-url", "tag")}
_INSTANT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")


def read_enex(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each note, counted from 1; a note over the cap costs only itself."""
    syntax = number = 0
    for data, size in _cut(intake, origin.limits.page_bytes):
        if data is not None and not data.startswith(_OPENS):
            syntax += size
            continue
        number += 1
        here = origin.within(str(number))
        if data is None:
            message = f"the note has {size} bytes, its pictures and files with it; the cap is {origin.limits.page_bytes}."
            yield unread(here, "record", 0, size, message, "Export it without what is attached to it.")
            continue
        try:
            yield _part(data, here)
        except Fault as fault:
            yield unread(here, "record", 0, size, fault.message, fault.remedy)
    if syntax:
        yield furniture(origin, syntax, SYNTAX, _UTF8.name)
    if not number:
        yield unread(origin, "text", 0, 0, "there is no note in this export.", "Export it again.")


def _cut(intake: Intake, cap: int) -> Iterator[tuple[bytes | None, int]]:
    """The notes and what stands between them, with their sizes; for a note over the cap only its size."""
    held, dropped, inside = b"", 0, False
    while chunk := intake.read():
        seen = max(0, len(held) - len(_CLOSES))
        held += chunk
        while (found := held.find(_CLOSES if inside else _OPENS, seen)) >= 0:
            end = found + len(_CLOSES) if inside else found
            if dropped + end:
                yield None if dropped + end > cap and inside else held[:end], dropped + end
            held, dropped, seen, inside = held[end:], 0, 0, not inside
        if len(held) > cap or not inside:
            kept = len(_CLOSES)
            dropped, held = dropped + max(0, len(held) - kept), held[-kept:]
    if dropped + len(held):
        yield None if inside and dropped else held, dropped + len(held)


def _part(data: bytes, origin: Origin) -> Part:
    source = decode_whole(data, _UTF8)
    pieces: list[Piece] = []
    head = len(source)
    if opened := _CONTENT.search(source):
        head = opened.start()
        note = _NOTE.search(source, opened.end())
        start = note.end() if note else opened.end()
        end = source.find("</en-note>", start)
        end = end if end >= 0 else source.find("]]>", start)
        inner = source[start : end if end >= 0 else len(source)]
        pieces = [*placed(lines_of_html(inner, origin.limits), Respelt(inner, start))]
    lines, overhead = account(pieces, Ruler(source, _UTF8), 0, len(data))
    stated = _stated(source[:head] + source[source.rfind("]]>") :]).filled(origin.stated)
    return Part(origin.dump, origin.member, "record", lines, stated, overhead, _UTF8.name)


def _stated(source: str) -> Stated:
    """What stands around a note's text."""
    said = {name: html.unescape(found["value"]).strip() for name, pattern in _FIELDS.items() if (found := pattern.search(source))}
    url = said.get("source-url", "")
    return Stated(
        headline=" ".join(said.get("title", "").split()),
        captured=_INSTANT.sub(r"\1-\2-\3T\4:\5:\6Z", said.get("created", "")),
        authors=people([said["author"]]) if "author" in said and url else (),
        url=web_address(url),
        tags=tags(html.unescape(found["value"]).strip() for found in _FIELDS["tag"].finditer(source)),
    )
