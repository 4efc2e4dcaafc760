"""Pages as text browsers print them (``lynx -dump``, ``elinks -dump``, ``w3m -dump``): indented, wrapped, with a number before each link and the
addresses below.

The lines are put together again before the numbers go, since the browser wrapped them with these in. Where a loop in a shell appended several
pages, each ends with its list of addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.model import Entry, Line, Part
from generator.model.dump import Form
from generator.wire.documents.browsed_signs import NUMBER, opens_with_menu
from generator.wire.documents.paragraphs import set_apart
from generator.wire.documents.wrapped import BULLET, column_of, goes_on, joined
from generator.wire.encodings import HEAD, Encoding, judge
from generator.wire.intake import Intake
from generator.wire.lines import text_lines
from generator.wire.origin import Origin, mark_of, unread
from generator.wire.residue import Residue

_SKIPPED = 20
"""At most so many numbers may be missing between two: links without words show none."""
_ADDRESS = re.compile(r" {0,6}(?P<number>\d{1,5})\. (?:[a-z][a-z0-9+.-]{1,20}:\S|/).*")
"""A line of the list below a page."""
_TITLED = re.compile(r"(?:\t| {4}).*|\s*+[a-z][a-z0-9+.-]{1,20}:\S++\s*+")
"""A line in that list: some browsers set the title of a page before its address, and these on lines of their own."""
_NUMBERED = re.compile(r" {0,6}\d{1,5}\. .*|\s*+")
_LABEL = 24
"""Characters of the words above that list (``References``, ``Visible links:``)."""
_ORNAMENT = re.compile(
    r"\bI?FRAME: \S+(?: \S*[=&%]\S*)*|\((?:BUTTON|[ *X])\)|_{3,200}"
    r"|\[(?:IMG|IMAGE|INLINE|LINK|EMBED|FRAME|IFRAME|USEMAP[^\[\]]{0,200}| {1,80}|_{1,80})\]"
    r"|\[[^\[\]]{0,300}\.(?:jpe?g|png|gif|webp|avif|svg)\b[^\[\]]{0,600}\]"
)
"""What stands for a picture, a button or a field of a form."""
_HEAD_LINK = re.compile(r"#\[\d{1,5}\]\S.*|Link: (?:\[\d{1,5}\])?[\w-]{1,30}")
"""What a page says of itself in its head: its feed, its other addresses."""
_RULED = re.compile(r"(?P<sign>[=#~+%*])(?P=sign){2,}+\s*+")
_LONGEST = 6000
"""Lines that are taken for one page at most, so that memory stays bounded."""


class Row(NamedTuple):
    """A line as it stands in the dump."""

    text: str
    repair: str
    data: bytes | None
    start: int
    end: int

    @property
    def said(self) -> str:
        """What the line says, without the blanks around it."""
        return self.text.strip()


def read_browsed(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each page; where no lists of addresses tell pages apart, one for the whole text."""
    head = intake.peek(HEAD)
    encoding = judge(head, origin.encoding)
    yield from mark_of(intake, origin, encoding)
    rows: list[Row] = []
    listed = False
    residue = Residue.of(head[encoding.bom :].decode(encoding.codec, "replace"))
    lines = text_lines(intake, encoding, origin.limits.line_bytes, residue)
    for count, (text, repair, (data, start, end)) in enumerate(lines, 1):
        if text is None:
            if rows:
                yield _part(rows, origin, encoding)
                rows = []
            message = f"a line of {end - start} bytes is over the cap of {origin.limits.line_bytes}."
            yield unread(origin, "text", start, end, message, "Break it into lines, or leave it out.", count)
            continue
        is_address = _ADDRESS.fullmatch(text) is not None
        if rows and (len(rows) >= _LONGEST or (listed and not is_address and not _goes_on_list(text, rows[-1]))):
            yield _part(rows, origin, encoding)
            rows, listed = [], False
        rows.append(Row(text, repair, data, start, end))
        listed = listed or (is_address and _is_in_list(rows, len(rows) - 1))
    if rows:
        yield _part(rows, origin, encoding)


def _is_in_list(rows: Sequence[Row], at: int) -> bool:
    """Whether an address stands in the list below a page: right below a label or a gap, or a few lines below another."""
    above = rows[max(0, at - 3) : at]
    if above and (not above[-1].said or above[-1].said.endswith(":") or not above[-1].text.startswith(" ")):
        return True
    return any(_ADDRESS.fullmatch(row.text) for row in above)


def _goes_on_list(text: str, above: Row) -> bool:
    """Whether a line that is no address still belongs to the list: blank, a label between two lists, or a title or address below its number."""
    return _may_stand_above(text) or (above.said != "" and _TITLED.fullmatch(text) is not None)


def _may_stand_above(text: str) -> bool:
    """Whether a line may stand above an address in its list: another that is numbered, a blank one, a label."""
    return _NUMBERED.fullmatch(text) is not None or (text[:1] == " " and _is_label(text.strip()))


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL and text.count(" ") < 2 and (text.endswith(("links", ":")) or not text)


def _part(rows: Sequence[Row], origin: Origin, encoding: Encoding) -> Part:
    """The part of a page: its blocks as lines of text with a blank one between them."""
    page, listed = _without_list(rows)
    column = column_of([row.text for row in page])
    # Gaps may part articles where nothing tells where a page ends.
    has_gaps = not listed and not opens_with_menu([row.text for row in rows if row.said])
    links = _Links()
    lines: list[Line] = []
    overhead: list[Entry] = []
    for is_blank, group in groupby(page, key=lambda row: not row.said):
        if is_blank and has_gaps:
            lines += [Line("", row.start, row.end) for row in group]
            continue
        if is_blank:
            overhead += [Entry(row.start, row.end, "furniture", "blank line") for row in group]
            continue
        for block in _blocks(list(group), column):
            text = links.struck(joined([row.text for row in block]))
            begin, end = block[0].start, block[-1].end
            if not listed and _RULED.fullmatch(block[0].text):
                # Whoever gathered the dump set it between pages: browsers rule with other signs.
                lines.append(Line(block[0].text, begin, end))
            elif any(map(str.isalnum, text)):
                lines += set_apart(text, begin, end, block[-1].data, next((row.repair for row in block if row.repair), ""))
            else:
                overhead.append(Entry(begin, end, "furniture", "markup or picture"))
    overhead += [Entry(row.start, row.end, "furniture", "addresses of links") for row in listed]
    repairs = (*encoding.repairs, "lines put together that a text browser had wrapped, numbers of links left out")
    form: Form = "print" if listed else "text"
    return Part(origin.dump, origin.member, form, tuple(lines), origin.stated, tuple(overhead), encoding.name, repairs)


def _without_list(rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The lines of a page, and those of the list of addresses below it with its labels."""
    first = next((at for at, row in enumerate(rows) if _ADDRESS.fullmatch(row.text) and _is_in_list(rows, at)), len(rows))
    if first == len(rows):
        return rows, ()
    while first and _may_stand_above(rows[first - 1].text):
        first -= 1
    # The word above all of it (``References``) stands where headings do.
    if first and not rows[first - 1].text.startswith(" ") and 0 < len(rows[first - 1].text) <= _LABEL:
        first -= 1
    return rows[:first], rows[first:]


def _blocks(group: Sequence[Row], column: int | None) -> list[list[Row]]:
    """The blocks of lines without a gap: a break that had room for the next word is a real one, as is one above a bullet."""
    blocks = [[group[0]]]
    for above, below in pairwise(group):
        opens = BULLET.match(below.said) or _HEAD_LINK.fullmatch(below.said) or _RULED.fullmatch(below.said)
        if not opens and goes_on(above.text, below.text, column):
            blocks[-1].append(below)
        else:
            blocks.append([below])
    return blocks


class _Links:
    """The numbers of a page's links, which count on from block to block."""

    def __init__(self) -> None:
        self._last = 0

    def struck(self, text: str) -> str:
        """The text of a block without the numbers of its links, nor what stands for pictures and buttons; nothing of a link in the page's head."""
        if _HEAD_LINK.fullmatch(text):
            self._last = max([self._last, *(int(found["number"]) for found in NUMBER.finditer(text))])
            return ""
        bullet = BULLET.match(text)
        if bullet and NUMBER.match(text, bullet.end()):
            text = text[bullet.end() :]
        return " ".join(_ORNAMENT.sub(" ", NUMBER.sub(self._strike, text)).split())

    def _strike(self, found: re.Match[str]) -> str:
        """Nothing in place of the next number or one soon behind it; any other is a part of the text."""
        number = int(found["number"])
        if not self._last < number <= self._last + _SKIPPED:
            return found[0]
        self._last = number
        return ""
