"""Texts in Markdown, as note-takers, clippers of pages, converters and newsletters write them: what their marks mean is kept, the marks go.

markdown-it-py says which lines are a heading, a paragraph, an item, a quotation or a row, and what of a line is text (CommonMark 0.31, with
tables). A text is read so where its ending says that it is Markdown, or its first line is a heading or a head of fields and a link follows:
stars and hashes alone are signs of a plain text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model import Entry, Line, Part
from generator.model.dump import Role
from generator.wire.documents import front_matter, page_print
from generator.wire.documents.markdown_blocks import RULE, Block, blocks
from generator.wire.documents.markdown_head import Head
from generator.wire.encodings import HEAD, judge
from generator.wire.intake import Intake
from generator.wire.lines import TextLine, text_lines
from generator.wire.origin import Origin, mark_of, unread
from generator.wire.pages.bylines import is_byline, is_person

_FIGURE = re.compile(r"\d")
_SHORT = 100
"""Characters of a line that says who wrote a story and when."""
PROSE = 80
"""Characters of a text that is no line of a story's head."""


def read_markdown(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each article; there are several where several headings of the first level have a story below them."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        yield unread(origin, "text", 0, intake.drain(), f"the text is larger than the cap of {cap} bytes.", "Cut it into several.")
        return
    encoding = judge(data[:HEAD], origin.encoding)
    stream = Intake.of(data)
    mark = [*mark_of(stream, origin, encoding)]
    held = list(text_lines(stream, encoding, origin.limits.line_bytes))
    if any(text is None for text, _, _ in held):
        yield unread(origin, "text", 0, len(data), f"a line is over the cap of {origin.limits.line_bytes} bytes.", "Break it into lines.")
        return
    yield from mark
    lines = [text or "" for text, _, _ in held]
    articles = list(_articles(lines))
    for number, (start, end, head, found) in enumerate(articles, 1):
        here = origin.within(str(number)) if len(articles) > 1 or mark else origin
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
    """Where articles begin, if there are several: at headings of the first level, or at those below ruled lines, if each has prose below it."""
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
    lines: list[Line] = []
    overhead: list[Entry] = []
    headline = head.stated.headline
    heading = next((block for block in found if block.text and block.role != "boilerplate"), None)
    if heading and heading.level and headline.casefold() in ("", heading.text.casefold()):
        headline = headline or heading.text
    else:
        heading = next((block for block in found if head.is_bare and block.level and block.text.casefold() == headline.casefold()), None)
    in_head = True
    for block, begin, end, repair, _ in head.placed(held, start, found, overhead):
        if not block.text:
            overhead.append(Entry(begin, end, "furniture", "ruled line, markup or picture"))
            continue
        above = head.is_bare and heading is not None and block.is_link and block.first < heading.first
        in_head = in_head and (block is heading or len(block.text) < PROSE)
        role = "boilerplate" if above else role_of(block, heading, in_head)
        lines.append(Line(block.text, begin, end, role, repair))
    stated = head.stated._replace(headline=headline).filled(origin.stated)
    return Part(origin.dump, origin.member, "page", tuple(lines), stated, tuple(overhead), encoding)


def role_of(block: Block, heading: Block | None, in_head: bool) -> Role:
    """What a block is in its story: ``heading`` is its headline, ``in_head`` says that no prose stands above."""
    return "headline" if block is heading else "byline" if in_head and block.role == "paragraph" and _signs(block.text) else block.role


def _signs(text: str) -> bool:
    """Whether a line in the head of a story says who wrote it, or when."""
    return len(text) <= _SHORT and (is_byline(text) or is_person(text) or _FIGURE.search(text) is not None)
