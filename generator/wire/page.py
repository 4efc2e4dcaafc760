"""An HTML page: one article, its fields as the page states them, every visible line with its place and role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Entry, Limits, Line, Part
from generator.wire import markup
from generator.wire.blocks import Page
from generator.wire.dialogs import chosen_beneath
from generator.wire.encodings import Encoding, decode_whole, judge, known, mend
from generator.wire.fragment import Piece
from generator.wire.hidden import shown
from generator.wire.intake import Fault, Intake
from generator.wire.layout import Layout, lay_out
from generator.wire.origin import Origin, fill, unread
from generator.wire.ruler import Ruler

_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset[ \t]*=[ \t]*[\"']?[ \t]*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^<>]{0,100}encoding[ \t]*=[ \t]*[\"']([A-Za-z0-9_.-]{2,40})")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
"""What no parser takes: replaced one for one, so that places stay what they are."""
_PRESCAN = 4096
"""Bytes in which a page names its encoding (WHATWG asks for 1024; real pages are late)."""


def read_page(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part of form ``page``; unread where the page is over a cap."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        size = intake.drain()
        yield unread(origin, "page", 0, size, f"the page has {size} bytes; the cap is {cap}.", "Cut it into pages, or extract the articles first.")
        return
    try:
        yield page_part(data, origin)
    except Fault as fault:
        yield unread(origin, "page", 0, len(data), fault.message, fault.remedy)


def page_part(data: bytes, origin: Origin) -> Part:
    """The part that a page's bytes make; ``Fault`` where it is over a cap of depth or elements."""
    encoding = page_encoding(data, origin.encoding)
    source = decode_whole(data[encoding.bom :], encoding)
    layout, unshown = laid_out(source, origin.limits)
    return part_of(layout, Ruler(source, encoding, encoding.bom), len(data), origin, encoding, unshown)


def part_of(layout: Layout, ruler: Ruler, size: int, origin: Origin, encoding: Encoding, notes: tuple[str, ...]) -> Part:
    """The part that a page makes once it is laid out; ``ruler`` measures its source, ``size`` its bytes."""
    lines, overhead = account(layout.pieces, ruler, 0, size)
    stated = fill(layout.stated, origin.stated)
    return Part(origin.dump, origin.member, "page", lines, stated, overhead, encoding.name, encoding.repairs + layout.notes + notes)


def laid_out(source: str, limits: Limits) -> tuple[Layout, tuple[str, ...]]:
    """A page's source read as a newspaper page, and notes on what stands in it unseen; ``Fault`` where it is over a cap."""
    page, unshown = parsed(source, limits)
    return lay_out(page, chosen_beneath(page.source, page)), unshown


def parsed(source: str, limits: Limits) -> tuple[Page, tuple[str, ...]]:
    """A page's blocks as a reader sees them, and notes on what stands in it unseen; ``Fault`` where it is over a cap."""
    clean = source if _is_fit(source) else _UNFIT.sub("\N{REPLACEMENT CHARACTER}", source)
    page = markup.parse(clean, limits.depth, limits.elements)
    page.blocks, unshown = shown(page)
    return page, unshown


def _is_fit(text: str) -> bool:
    """Whether a text holds nothing of ``_UNFIT``: asked of the codec, many times faster than a pattern looks at every character."""
    if "\x00" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def page_encoding(data: bytes, declared: str) -> Encoding:
    """The encoding of a page: its mark, zero bytes, UTF-8 if it is that, then what the server or the page says, then a guess."""
    head = data[:_PRESCAN]
    named = _CHARSET.search(head) or _XML_ENCODING.search(head)
    said = declared if known(declared) else named.group(1).decode("ascii") if named else ""
    return judge(data, said)


def account(pieces: Sequence[Piece], ruler: Ruler, at: int, size: int) -> tuple[tuple[Line, ...], tuple[Entry, ...]]:
    """Lines at their bytes, and entries for the markup between them, from byte ``at`` to byte ``size``."""
    lines: list[Line] = []
    overhead: list[Entry] = []
    for piece in pieces:
        start, end = ruler.at(piece.start), ruler.at(piece.end)
        if start > at:
            overhead.append(Entry(at, start, "furniture", "markup"))
        text, repair = mend(piece.text)
        lines.append(Line(text, start, end, piece.role, repair))
        at = end
    if size > at:
        overhead.append(Entry(at, size, "furniture", "markup"))
    return tuple(lines), tuple(overhead)
