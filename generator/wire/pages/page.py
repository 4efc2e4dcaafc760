"""An HTML page: one article (of a saved letter each story), its fields as the page states them, every visible line with its place and role."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Part
from generator.wire.exports.archive_signs import ENDS_LINE, OPENS_LINE
from generator.wire.intake import Fault, Intake
from generator.wire.mailbag.saved_letter import is_letter
from generator.wire.origin import Origin, unread
from generator.wire.pages.blocks import Page
from generator.wire.pages.opened import Opened


def read_page(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part of form ``page``, or one for each story where the page is a letter that was saved; unread where it is over a cap."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        size = intake.drain()
        yield unread(origin, "page", 0, size, f"the page has {size} bytes; the cap is {cap}.", "Cut it into pages, or extract the articles first.")
        return
    try:
        yield from _parts(data, origin)
    except Fault as fault:
        yield unread(origin, "page", 0, len(data), fault.message, fault.remedy)


def _parts(data: bytes, origin: Origin) -> Iterator[Part]:
    """The parts that a page's bytes make; ``Fault`` where it is over a cap of depth or elements."""
    opened = Opened.of(data, origin)
    if is_letter(opened.page):
        from generator.wire.mailbag.letter_page import letter_parts

        yield from letter_parts(opened, origin, is_saved=True)
        return
    if _may_be_archived(opened.page):
        from generator.wire.exports.archive_page import archive_parts, is_archive_page

        if is_archive_page(opened):
            yield from archive_parts(opened, origin)
            return
    yield opened.part(opened.layout(origin.limits), origin)


def _may_be_archived(page: Page) -> bool:
    """Whether a line of a page may be one by which an archive's export is told."""
    return any(block.text.startswith(OPENS_LINE) or block.text.endswith(ENDS_LINE) for block in page.blocks)
