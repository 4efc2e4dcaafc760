"""Text out of a word processor's file: its paragraphs are lines, and an archive's export in it is read as one that came as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model import Line, Part
from generator.wire.encodings import Encoding
from generator.wire.exports.archives import layout_of
from generator.wire.exports.sheets import read_lines
from generator.wire.mending import mend_copy
from generator.wire.origin import Origin

_BREAK = b"\r\n\0"


class Paragraph(NamedTuple):
    """A paragraph: its text, where it begins, where what ends it begins, and where that ends."""

    text: str
    start: int
    mark: int
    end: int


def parts_of(paragraphs: Sequence[Paragraph], origin: Origin, encoding: Encoding) -> Iterator[Part]:
    """The parts of a file whose paragraphs, which tile it, are these."""
    layout = layout_of("\n".join(paragraph.text for paragraph in paragraphs))
    if layout:
        lines = ((*mend_copy(text), (b"", start, end)) for text, start, _, end in paragraphs)
        yield from read_lines(lines, origin, layout, encoding)
    else:
        yield Part(origin.dump, origin.member, "text", tuple(_lines(paragraphs)), origin.stated, (), encoding.name)


def set_apart(text: str, start: int, end: int, last: bytes | None, repair: str) -> list[Line]:
    """A block ``[start, end)``, and a blank line with the bytes of the line break that ends its ``last`` line; none where there is no break."""
    mark = end - (len(last) - len(last.rstrip(_BREAK)) if last else 0)
    return [Line(text, start, mark, "", repair), Line("", mark, end)] if start < mark < end else [Line(text, start, end, "", repair)]


def _lines(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """The paragraphs, with a blank line behind each that has a text."""
    for text, start, mark, end in paragraphs:
        shown, repair = mend_copy(text)
        if not shown.strip() or mark in (start, end):
            yield Line(shown, start, end, "", repair)
        else:
            yield Line(shown, start, mark, "", repair)
            yield Line("", mark, end)
