"""Texts in Markdown, as note-takers, clippers of pages, converters and newsletters write them: what their marks mean is kept, the marks go.

markdown-it-py says which lines are a heading, a paragraph, an item, a quotation or a row, and what of a line is text (CommonMark 0.31, with
tables). A text is read so where its ending says that it is Markdown, or its first line is a heading or a head of fields and a link follows:
stars and hashes alone are signs of a plain text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from generator.model import Entry, Line, Part, Stated
from generator.model.dump import Role
from generator.model.ledger import Fate
from generator.wire.documents import front_matter, page_print
from generator.wire.documents.markdown_blocks import RULE, Block, blocks
from generator.wire.encodings import judge
from generator.wire.intake import Intake
from generator.wire.lines import TextLine, text_lines
from generator.wire.origin import Origin, unread
from generator.wire.pages.bylines import is_byline, is_person

HEAD = 64 * 1024
"""Bytes that the encoding is judged by."""

_FIGURE = re.compile(r"\d")
_SHORT = 100
"""Characters of a line that says who wrote a story and when."""
PROSE = 80
"""Characters of a text that is no line of a story's head."""


class Head(NamedTuple):
    """The head of fields above a text: how many lines it takes up, what it states, the field of each line that holds one, and where it ends;
    ``is_bare``: it stands without ruled lines, and its title is that of a browser's bar."""

    lines: int = 0
    stated: Stated = Stated()
    fields: Mapping[int, str] = MappingProxyType({})
    end: int = 0
    is_bare: bool = False

    @classmethod
    def of(cls, lines: Sequence[str], first: int) -> Head:
        """The head that opens a text at a line, an empty one where there is none."""
        count = front_matter.lines_of(lines[first : first + front_matter.MOST])
        if not count and (count := front_matter.bare_lines_of(lines[first : first + front_matter.MOST])):
            stated, found = front_matter.read(lines[first : first + count])
            return cls(count, stated, {first + line: field for line, field in found.items()}, first + count, True)
        stated, found = front_matter.read(lines[first + 1 : first + count - 1]) if count else (Stated(), {})
        return cls(count, stated, {first + line + 1: field for line, field in found.items()}, first + count)

    def headed(self, found: Sequence[Block]) -> Head:
        """The head with the headline as the text below shows it, where it states what stood in a browser's bar: the house's name behind it."""
        if not self.is_bare:
            return self
        from generator.wire.pages.titles import Headings, Names, headline

        tops, lower = (tuple(block.text for block in found if block.level in levels and not block.is_link) for levels in ((1,), (2, 3)))
        return self._replace(stated=self.stated._replace(headline=headline(Headings(tops, lower), Names("", "", self.stated.headline))))

    def fate_of(self, line: int) -> tuple[Fate, str]:
        """Where a line went that is in no block."""
        if line in self.fields:
            return "field", self.fields[line]
        return "furniture", "other field" if line < self.end else "blank line or reference"


def read_markdown(intake: Intake, origin: Origin) -> Iterator[Part]:
    """A part an article: several where several headings of the first level have a story below them."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        yield unread(origin, "text", 0, intake.drain(), f"the text is larger than the cap of {cap} bytes.", "Cut it into several.")
        return
    encoding = judge(data[:HEAD], origin.encoding)
    stream = Intake.of(data)
    stream.read(encoding.bom)
    held = list(text_lines(stream, encoding, origin.limits.line_bytes))
    if any(text is None for text, _, _ in held):
        yield unread(origin, "text", 0, len(data), f"a line is over the cap of {origin.limits.line_bytes} bytes.", "Break it into lines.")
        return
    if encoding.bom:
        yield Part(origin.dump, origin.member, "text", (), origin.stated, (Entry(0, encoding.bom, "furniture", "byte-order mark"),), encoding.name)
    lines = [text or "" for text, _, _ in held]
    articles = list(_articles(lines))
    for number, (start, end, head, found) in enumerate(articles, 1):
        here = origin.within(str(number)) if len(articles) > 1 or encoding.bom else origin
        head = head.headed(found)
        if page_print.is_print(found):
            yield page_print.part(held[start:end], start, found, head, here, encoding.name)
            continue
        yield _part(held[start:end], start, found, head, here, encoding.name)


def _articles(lines: Sequence[str]) -> Iterator[tuple[int, int, Head, Sequence[Block]]]:
    """The lines ``[first, last)`` of each article, the head that they open with, and what they are."""
    documents = [0, *(at for at in range(1, len(lines)) if front_matter.opens(lines, at))]
    for first, last in pairwise((*documents, len(lines))):
        head = Head.of(lines, first)
        found = blocks(lines, first + head.lines, last)
        starts = _starts(found, last)
        # A page has its menus above its headings; a file in which stories follow one another begins with one, or with what it is called.
        if page_print.is_print(found) and (len(starts) < 2 or page_print.has_menu(found[: _at(found, starts[0])])):
            yield first, last, head, page_print.flattened(lines, first + head.lines, last)
            continue
        if len(starts) < 2:
            yield first, last, head, found
            continue
        # What stands above the first of several is the collection's: its title, a word of welcome.
        head = head._replace(stated=head.stated._replace(headline=""))
        found = [block._replace(role="boilerplate") if block.first < starts[0] and block.text else block for block in found]
        for begin, end in pairwise((first, *starts[1:], last)):
            yield begin, end, head if begin == first else Head(), found[_at(found, begin) : _at(found, end)]


def _starts(found: Sequence[Block], end: int) -> list[int]:
    """Where several articles begin: at headings of the first level, or behind ruled lines with a heading below, if each has prose below it."""
    tops = [block.first for block in found if block.level == 1]
    if len(tops) > 2 and not _have_prose(found, tops[:1], tops[1]):
        # The title of the collection.
        tops = tops[1:]
    ruled = [below.first for above, below in pairwise((RULE, *found)) if above.is_rule and below.level]
    return next((starts for starts in (tops, ruled) if len(starts) > 1 and _have_prose(found, starts, end)), [])


def _have_prose(found: Sequence[Block], starts: Sequence[int], end: int) -> bool:
    spans = pairwise([*(_at(found, start) for start in starts), _at(found, end)])
    return all(any(len(block.text) >= PROSE for block in found[first + 1 : last]) for first, last in spans)


def _at(found: Sequence[Block], line: int) -> int:
    """The first block that begins at a line or below it."""
    return bisect.bisect_left(found, line, key=lambda block: block.first)


def _part(held: Sequence[TextLine], start: int, found: Sequence[Block], head: Head, origin: Origin, encoding: str) -> Part:
    """The part of an article whose first line is ``start``; its headline is that of the head, or the heading above everything else."""
    base = held[0][2][1] if held else 0
    lines: list[Line] = []
    overhead: list[Entry] = []
    headline = head.stated.headline
    heading = next((block for block in found if block.text and block.role != "boilerplate"), None)
    if heading and heading.level and headline.casefold() in ("", heading.text.casefold()):
        headline = headline or heading.text
    else:
        heading = next((block for block in found if head.is_bare and block.level and block.text.casefold() == headline.casefold()), None)
    in_head = True
    at = start
    for block in (*found, Block(start + len(held), start + len(held), "", "")):
        for line in range(at, block.first):
            _, begin, end = held[line - start][2]
            overhead.append(Entry(begin - base, end - base, *head.fate_of(line)))
        at = min(block.last, start + len(held))
        if at == block.first:
            continue
        begin, end = held[block.first - start][2][1] - base, held[at - start - 1][2][2] - base
        if not block.text:
            overhead.append(Entry(begin, end, "furniture", "ruled line, markup or picture"))
            continue
        above = head.is_bare and heading is not None and block.is_link and block.first < heading.first
        in_head = in_head and (block is heading or len(block.text) < PROSE)
        role = "boilerplate" if above else role_of(block, heading, in_head)
        repair = next((repair for _, repair, _ in held[block.first - start : at - start] if repair), "")
        lines.append(Line(block.text, begin, end, role, repair))
    stated = head.stated._replace(headline=headline).filled(origin.stated)
    return Part(origin.dump, origin.member, "page", tuple(lines), stated, tuple(overhead), encoding)


def role_of(block: Block, heading: Block | None, in_head: bool) -> Role:
    """What a block is in its story: ``heading`` is its headline, ``in_head`` says that no prose stands above."""
    return "headline" if block is heading else "byline" if in_head and block.role == "paragraph" and _signs(block.text) else block.role


def _signs(text: str) -> bool:
    """Whether a line in the head of a story says who wrote it, or when."""
    return len(text) <= _SHORT and (is_byline(text) or is_person(text) or _FIGURE.search(text) is not None)
