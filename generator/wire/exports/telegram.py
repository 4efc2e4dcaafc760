"""A channel or chat of Telegram, exported as pages (``messages.html``): each message a part, in the way of its export as JSON.

A message is an element of class ``message``, its text one of class ``text``, in which nothing but runs of text stands; its time is the title
of an element of class ``date``. Of several messages of one sender in a row, only the first says whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.model import Part, Stated
from generator.wire import message
from generator.wire.containers.fragment import lines_of_html
from generator.wire.containers.respelt import Respelt
from generator.wire.encodings import Encoding, decode_whole
from generator.wire.field_values import one_line
from generator.wire.intake import Fault, Intake
from generator.wire.origin import Origin, furniture, unread
from generator.wire.pages.opened import page_encoding
from generator.wire.pieces import Piece, account, placed
from generator.wire.ruler import Ruler

_MESSAGE = re.compile(r"<div class=\"message (?P<kind>default|service)[ \"]")
_TEXT = re.compile(r"<div class=\"text\">")
_END = re.compile(r"</div>")
_WHEN = re.compile(
    r"<div class=\"[^\"<>]{0,60}\bdate\b[^\"<>]{0,60}\" title=\"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4}) (?P<time>\d\d:\d\d:\d\d)"
    r"(?: UTC(?P<zone>[+-]\d\d:\d\d))?"
)
_WHO = re.compile(r"<div class=\"from_name\">(?P<name>[^<>]{1,200})<")
_FORWARDED = re.compile(r"<div class=\"forwarded body\">")


def read_telegram(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each message, counted from 1; what stands between them is accounted for as markup."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        yield unread(origin, "page", 0, intake.drain(), f"the page is larger than the cap of {cap} bytes.", "Export the chat again as JSON.")
        return
    encoding = page_encoding(data, origin.encoding)
    source = decode_whole(data[encoding.bom :], encoding)
    starts = [found.start() for found in _MESSAGE.finditer(source)]
    if not starts:
        yield unread(origin, "page", 0, len(data), "there is no message in this page.", "Export the chat again.")
        return
    ruler = Ruler(source, encoding, encoding.bom)
    sender = ""
    for number, (first, last) in enumerate(zip(starts, [*starts[1:], len(source)], strict=True), 1):
        begin = ruler.at(first)
        if number == 1:
            yield furniture(origin, begin, "markup", encoding.name)
        at = ruler.at(last)
        here = origin.within(str(number))
        text = source[first:last]
        own = text[: forwarded.start()] if (forwarded := _FORWARDED.search(text)) else text
        if who := _WHO.search(own):
            sender = one_line(who["name"])
        try:
            yield _part(text, at - begin, sender, encoding, here)
        except Fault as fault:
            yield unread(here, "record", 0, at - begin, fault.message, fault.remedy)


def _part(source: str, size: int, sender: str, encoding: Encoding, origin: Origin) -> Part:
    """A message's part; places are bytes from where it begins."""
    opened = _TEXT.search(source)
    closed = _END.search(source, opened.end()) if opened else None
    pieces: list[Piece] = []
    if opened:
        inner = source[opened.end() : closed.start() if closed else len(source)]
        found = placed(lines_of_html(inner, origin.limits), Respelt(inner, opened.end()))
        # What somebody typed: no tag of it says what a line is.
        pieces = message.set_out([replace(piece, role="") for piece in found])
    if not any(piece.text.strip() for piece in pieces):
        return furniture(origin, size, "message without text", encoding.name)
    lines, overhead = account(pieces, Ruler(source, encoding), 0, size)
    stated = Stated(published=_instant(source), publisher=sender).filled(origin.stated)
    return Part(origin.dump, origin.member, "record", lines, stated, overhead, encoding.name, encoding.repairs)


def _instant(source: str) -> str:
    found = _WHEN.search(source)
    return f"{found['year']}-{found['month']}-{found['day']}T{found['time']}{found['zone'] or ''}" if found else ""
