"""Exports of the archives of the press, as text: which of them a text is from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Part
from generator.wire.encodings import HEAD, decode_whole, judge
from generator.wire.exports import factiva, nexis, proquest
from generator.wire.exports.sheets import Layout, read_sheets
from generator.wire.intake import Intake
from generator.wire.origin import Origin


def layout_of(text: str) -> Layout | None:
    """The layout of the archive that a text, of which this is the beginning, was exported from; ``None`` for any other text."""
    if factiva.is_factiva(text):
        return factiva.LAYOUT
    if proquest.is_proquest(text):
        return proquest.LAYOUT
    return nexis.LAYOUT if nexis.is_nexis(text) else None


def read_archive(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each document."""
    head = intake.peek(HEAD)
    encoding = judge(head, origin.encoding)
    text = decode_whole(head[encoding.bom :], encoding).replace("\r\n", "\n").replace("\r", "\n")
    layout = layout_of(text) or nexis.LAYOUT
    yield from read_sheets(intake, origin, layout)
