"""Stories as the sets for training summaries keep them, a file each: paragraphs, and below them each highlight under a line ``@highlight``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Entry, Line, Part, Stated
from generator.wire.encodings import HEAD, judge
from generator.wire.intake import Intake
from generator.wire.lines import text_lines
from generator.wire.origin import MARK, Origin, unread
from generator.wire.text_kinds import HIGHLIGHT


def read_highlights(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part: the paragraphs above the first highlight are the body, the highlights the standfirst."""
    cap = origin.limits.article_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        yield unread(origin, "record", 0, intake.drain(), f"the story is larger than the cap of {cap} bytes.", "Cut it into several.")
        return
    encoding = judge(data[:HEAD], origin.encoding)
    stream = Intake.of(data)
    stream.read(encoding.bom)
    lines: list[Line] = []
    overhead = [Entry(0, encoding.bom, "furniture", MARK)] if encoding.bom else []
    said: list[str] = []
    is_marked = False
    for text, repair, (_, start, end) in text_lines(stream, encoding, cap):
        told = (text or "").strip()
        if told == HIGHLIGHT:
            is_marked = True
            overhead.append(Entry(start, end, "furniture", "mark"))
        elif is_marked and told:
            is_marked = False
            said.append(told)
            overhead.append(Entry(start, end, "field", "standfirst"))
        else:
            lines.append(Line(text or "", start, end, "", repair))
    stated = Stated(standfirst="; ".join(said)).filled(origin.stated)
    yield Part(origin.dump, origin.member, "record", tuple(lines), stated, tuple(overhead), encoding.name, encoding.repairs)
