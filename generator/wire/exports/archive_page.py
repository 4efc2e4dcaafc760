"""Exports of the archives of the press as pages (``.html``): their lines are read as those of an export that came as text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Part
from generator.wire.documents.paragraphs import Paragraph, parts_of
from generator.wire.exports.archives import layout_of
from generator.wire.origin import Origin
from generator.wire.pages.opened import Opened
from generator.wire.ruler import Ruler


def is_archive_page(opened: Opened) -> bool:
    """Whether a page is an archive's export by the lines that its readers see."""
    return layout_of("\n".join(block.text for block in opened.page.blocks)) is not None


def archive_parts(opened: Opened, origin: Origin) -> Iterator[Part]:
    """One part for each document; the markup above a line is counted with the line."""
    ruler = Ruler(opened.source, opened.encoding, opened.encoding.bom)
    lines: list[Paragraph] = []
    at = 0
    for block in opened.page.blocks:
        end = ruler.at(block.end)
        lines.append(Paragraph(block.text, at, end, end))
        at = end
    if at < opened.size:
        lines.append(Paragraph("", at, opened.size, opened.size))
    yield from parts_of(lines, origin, opened.encoding)
