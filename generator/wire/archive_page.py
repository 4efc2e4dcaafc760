"""Exports of the archives of the press as pages (``.html``): their lines are read as those of an export that came as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Part
from generator.wire.archives import layout_of
from generator.wire.intake import Fault, Intake
from generator.wire.origin import Origin, unread
from generator.wire.page import Opened, read_page
from generator.wire.ruler import Ruler
from generator.wire.set_text import Set, parts_of

_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile(r"<(?:script|style)\b[^<>]*>[^<]*")


def is_archive_page(text: str) -> bool:
    """Whether a page, of which this is the beginning, is an archive's export by the lines in it."""
    shown = _TAG.sub("\n", _UNSEEN.sub("", text)).replace("&nbsp;", " ").replace("\u00a0", " ")
    return layout_of("\n".join(line for line in map(str.strip, shown.split("\n")) if line)) is not None


def read_archive_page(intake: Intake, origin: Origin) -> Iterator[Part]:
    """A part a document; a page whose lines as a reader sees them are no export's is read as any page."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        yield unread(origin, "page", 0, intake.drain(), f"the page is larger than the cap of {cap} bytes.", "Export fewer articles at a time.")
        return
    try:
        opened = Opened.of(data, origin)
    except Fault as fault:
        yield unread(origin, "page", 0, len(data), fault.message, "Export fewer articles at a time.")
        return
    if layout_of("\n".join(block.text for block in opened.page.blocks)) is None:
        yield from read_page(Intake.of(data), origin)
        return
    ruler = Ruler(opened.source, opened.encoding, opened.encoding.bom)
    lines: list[Set] = []
    at = 0
    for block in opened.page.blocks:
        end = ruler.at(block.end)
        lines.append(Set(block.text, at, end, end))
        at = end
    if at < len(data):
        lines.append(Set("", at, len(data), len(data)))
    yield from parts_of(lines, origin, opened.encoding)
