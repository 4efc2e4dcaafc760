"""Texts that other people's software wrote an article after another, each with its fields in lines of their own: a part an article.

What a document's lines are is told by its layout (``nexis.py``, ``factiva.py``, ``proquest.py``, ``whatsapp.py``), which sees one document at
a time; here the documents are cut out of the stream, and every line is put where its layout says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model import Entry, Line, Part, Stated
from generator.model.dump import Role
from generator.model.ledger import Fate
from generator.model.stops import SENTENCE_ENDS
from generator.wire.encodings import Encoding
from generator.wire.intake import Intake
from generator.wire.lines import TextLine, text_lines
from generator.wire.origin import Origin, encoding_of, furniture, mark_of, unread

PROSE = 80
"""Characters of a line that may be a paragraph. Where most such lines are no sentences, a piece of a dump is its cover, its list of contents or
its last page."""

_STOPS = (*SENTENCE_ENDS,)


class Sheet:
    """One document: its lines, what it states, and where each line went.

    ``fates`` holds for a line of the story ``None``, for any other its fate and the field or the rule. ``texts`` are the lines of the story as
    the desk is to read them; ``roles`` what is known of them, ``repairs`` what the layout mended in them.
    (No dataclass: most dumps need none, and what makes them is slow to load.)
    """

    __slots__ = ("fates", "repairs", "roles", "stated", "texts")

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.stated = Stated()
        self.fates: list[tuple[Fate, str] | None] = [None] * len(texts)
        self.roles: dict[int, Role] = {}
        self.repairs: dict[int, str] = {}

    def mark(self, at: int, field: str) -> None:
        """Line ``at`` holds a field."""
        self.fates[at] = ("field", field)

    def strike(self, at: int, rule: str) -> None:
        """Line ``at`` is no part of the article."""
        self.fates[at] = ("furniture", rule)

    def sign(self, lines: Sequence[int], text: str) -> None:
        """Lines that name the writers: the desk reads names, so the first stays a line, with all that is said in them."""
        for at in lines[1:]:
            self.mark(at, "authors")
        if lines:
            self.texts[lines[0]], self.fates[lines[0]], self.roles[lines[0]] = text, None, "byline"

    def strike_rest(self, rule: str, within: range) -> None:
        """Lines of a range that have no fate yet are no part of the article."""
        for at in within:
            if self.fates[at] is None:
                self.strike(at, rule if self.texts[at].strip() else "blank line")

    @property
    def has_story(self) -> bool:
        """Whether a line that says anything is left for the story."""
        return any(
            fate is None and text.strip() and self.roles.get(at) != "byline"
            for at, (fate, text) in enumerate(zip(self.fates, self.texts, strict=True))
        )


def reads_on(text: str) -> bool:
    """Whether a line is as long as a paragraph and closes as a sentence: no value of a field goes on so."""
    return len(text.strip()) >= PROSE and text.rstrip(" \t\"'”’»)")[-1:] in _STOPS


def from_below(lines: Sequence[str], first: int, opens: Callable[[str], bool]) -> Iterator[range]:
    """Stretches of lines without a gap, from the last one up to line ``first``: each begins below a gap, or with a line that ``opens`` one."""
    end = len(lines)
    while end > first:
        start = end - 1
        while start > first and lines[start - 1].strip() and not opens(lines[start]):
            start -= 1
        yield range(start, end)
        end = start


class Layout(NamedTuple):
    """How a kind of export is set: which line begins a document, which ends one, and what a document's lines are.

    ``read`` gives ``None`` for lines that are no document. ``lacks_text``: a document without text is worth telling.
    """

    name: str
    begins: Callable[[str], bool]
    ends: Callable[[str], bool]
    read: Callable[[Sequence[str]], Sheet | None]
    lacks_text: bool = True


def read_sheets(intake: Intake, origin: Origin, layout: Layout) -> Iterator[Part]:
    """One part for each document, counted from 1, with the bytes of its lines."""
    encoding = encoding_of(intake, origin)
    yield from mark_of(intake, origin, encoding)
    yield from read_lines(text_lines(intake, encoding, origin.limits.line_bytes), origin, layout, encoding)


def read_lines(lines: Iterable[TextLine], origin: Origin, layout: Layout, encoding: Encoding) -> Iterator[Part]:
    """The same for lines that are at hand."""
    number = documents = textless = 0
    for held, size, fault in _documents(lines, layout, origin):
        number += 1
        here = origin.within(str(number))
        if fault:
            yield unread(here, "record", 0, size, fault, "Split it, or leave it out.")
            continue
        sheet = layout.read([text or "" for text, _, _ in held])
        is_named = sheet is not None and bool(sheet.stated.headline)
        documents += is_named
        textless += is_named and sheet is not None and not sheet.has_story
        yield _part(held, sheet, here, encoding)
    if textless and layout.lacks_text:
        message = f"{textless} of its {documents} documents came without their text." if documents > 1 else "the document came without its text."
        yield unread(origin, "text", 0, 0, message, "Have the archive hand out full texts.")


def _documents(lines: Iterable[TextLine], layout: Layout, origin: Origin) -> Iterator[tuple[list[TextLine], int, str]]:
    """The lines of each document, their bytes, and what is wrong with them; no lines for a document over a cap."""
    cap = origin.limits.article_bytes
    held: list[TextLine] = []
    size, said, fault = 0, False, ""
    for line in lines:
        text, _, (_, start, end) = line
        if said and text and layout.begins(text):
            yield held, size, fault
            held, size, said, fault = [], 0, False, ""
        size += end - start
        if text is None:
            fault = fault or f"the document has a line of {end - start} bytes."
        elif size > cap:
            fault = f"the document has more than {cap} bytes."
        if fault:
            held = []
        else:
            held.append(line)
        said = said or text is None or bool(text.strip())
        if said and text and layout.ends(text):
            yield held, size, fault
            held, size, said, fault = [], 0, False, ""
    if size:
        yield held, size, fault


def _part(held: Sequence[TextLine], sheet: Sheet | None, origin: Origin, encoding: Encoding) -> Part:
    """The part that a document's lines make; what is no document is plain text, or a cover if nothing in it reads as a story."""
    first = held[0][2][1]
    if sheet is None:
        long = [text for text, _, _ in held if text and len(text.strip()) >= PROSE]
        if 2 * sum(map(reads_on, long)) <= len(long):
            return furniture(origin, held[-1][2][2] - first, "cover of the export", encoding.name)
        plain = tuple(Line(text or "", start - first, end - first, "", repair) for text, repair, (_, start, end) in held)
        return Part(origin.dump, origin.member, "text", plain, origin.stated, (), encoding.name, encoding.repairs)
    lines: list[Line] = []
    overhead: list[Entry] = []
    is_told = sheet.has_story
    for at, (_, repair, (_, begin, stop)) in enumerate(held):
        fate, start, end = sheet.fates[at], begin - first, stop - first
        if fate is None and is_told:
            lines.append(Line(sheet.texts[at], start, end, sheet.roles.get(at, ""), sheet.repairs.get(at, repair)))
            continue
        fate = fate or (("field", "authors") if sheet.texts[at].strip() else ("furniture", "blank line"))
        if overhead and overhead[-1].end == start and (overhead[-1].fate, overhead[-1].detail) == fate:
            start = overhead.pop().start
        overhead.append(Entry(start, end, *fate))
    stated = sheet.stated.filled(origin.stated)
    return Part(origin.dump, origin.member, "record" if is_told else "text", tuple(lines), stated, tuple(overhead), encoding.name, encoding.repairs)
