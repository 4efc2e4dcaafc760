"""What programs print: lists of records and texts of Python (``print``, ``pprint``, ``str`` of bytes), JSON's texts without records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model import Entry, Line, Part
from generator.wire.containers.printed_signs import WHOLE
from generator.wire.containers.printed_values import Printed, Text, parse, value_of
from generator.wire.containers.record import part_of
from generator.wire.containers.whole import Whole
from generator.wire.intake import Fault, Intake
from generator.wire.lines import INNER_BREAKS
from generator.wire.mending import mend
from generator.wire.origin import SYNTAX, Origin, furniture, unread
from generator.wire.ruler import Ruler

_BREAK = re.compile(r"\r\n|\r|\n")


def read_printed(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each record, counted from 1; texts without records around them are articles, or lines of articles."""
    try:
        whole = Whole.of(intake, origin, "what a program printed", "Write it as JSON Lines.")
        texts, records = parse(whole.source, origin.limits.depth)
    except Fault as fault:
        yield unread(origin, "record", 0, intake.drain(), fault.message, fault.remedy)
        return
    if not records:
        yield from _articles(whole, texts, origin)
        return
    told = 0
    for number, (start, end, path) in enumerate(records, 1):
        here, size = origin.within(str(number)), whole.measure(start, end)
        told += size
        try:
            yield part_of(value_of(texts, start, end, path), whole.source[start:end], size, whole.encoding, here)
        except Fault as fault:
            yield unread(here, "record", 0, size, fault.message, fault.remedy)
    if syntax := whole.size - told:
        yield furniture(origin, syntax, SYNTAX, whole.encoding.name)


def _articles(whole: Whole, texts: Sequence[Text], origin: Origin) -> Iterator[Part]:
    """Texts without records around them: articles where most of them have line breaks or are as long as articles, else the lines of one."""
    found = [text for text in texts if text.leaf.string]
    if not any(text.leaf.text.strip() for text in found):
        yield unread(origin, "record", 0, whole.size, "there is no text of an article in this.", "Give records with named fields.")
        return
    are_articles = sum("\n" in text.leaf.text or len(text.leaf.text) >= WHOLE for text in found) * 2 >= len(found)
    groups = [[text] for text in found] if are_articles else [found]
    bounds = [0, *(group[-1].end for group in groups[:-1]), len(whole.source)]
    told, mark = 0, whole.mark
    for number, (group, (start, end)) in enumerate(zip(groups, pairwise(bounds), strict=True), 1):
        here = origin.within(str(number)) if len(groups) > 1 else origin
        ruler = Ruler(whole.source[start:], whole.encoding, mark)
        size = mark + whole.measure(start, end) if number < len(groups) else whole.size - told
        lines = [line for text in group for line in _lines(text, whole.source, ruler, start)]
        if not are_articles and all(line.text for line in lines):
            # Each is a block of its own.
            lines = [line for at, one in enumerate(lines) for line in ([Line("", one.start, one.start), one] if at else [one])]
        overhead: list[Entry] = []
        at = 0
        for line in (*lines, Line("", size, 0)):
            if line.start > at:
                overhead.append(Entry(at, line.start, "furniture", SYNTAX))
            at = max(at, line.end)
        told, mark = told + size, 0
        encoding = whole.encoding
        yield Part(origin.dump, here.member, "text", tuple(lines), origin.stated, tuple(overhead), encoding.name, encoding.repairs)


def _lines(text: Text, source: str, ruler: Ruler, start: int) -> Iterator[Line]:
    """The lines of a text at their places."""
    said = text.leaf.text
    value = Printed(pieces={text.leaf.start: text.pieces})
    places = value.places(source, text.leaf)
    cuts = [0, *(found.end() for found in _BREAK.finditer(said) if found.end() < len(said)), len(said)]
    begin = ruler.at(places.at(0) - start)
    for first, last in pairwise(cuts):
        end = ruler.at((text.leaf.end if last == len(said) else places.at(last)) - start)
        line, repair = mend(said[first:last].rstrip("\r\n").translate(INNER_BREAKS))
        yield Line(line, begin, end, "", repair)
        begin = end
