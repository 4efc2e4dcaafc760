"""Pages as text browsers print them (``lynx -dump``, ``elinks -dump``, ``w3m -dump``): indented, wrapped, with a number before each link and the
addresses below.

The lines are put together again before the numbers go, since the browser wrapped them with these in. Several pages in a dump, as a loop in a
shell appends them, are told by their numbers, which begin anew.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.model import Entry, Line, Part
from generator.model.dump import Form
from generator.model.stops import SENTENCE_ENDS
from generator.wire.documents.set_text import set_apart
from generator.wire.encodings import HEAD, Encoding, judge
from generator.wire.intake import Intake
from generator.wire.lines import text_lines
from generator.wire.origin import Origin, mark_of, unread
from generator.wire.residue import Residue

_NUMBER = re.compile(r"\[(?P<number>\d{1,5})\]")
_BEFORE_WORD = re.compile(r"(?:(?<=[\s\]#*+|(])|^)\[(?P<number>\d{1,5})\](?=[^\s.,;:)\]])", re.MULTILINE)
"""The number of a link, which stands before its words; that of a footnote stands behind a word."""
_FEWEST = 5
_COUNTING = 0.8
"""Numbers in a row, and the share of them that are the next one or nearly, from which on they are those of links."""
_SKIPPED = 20
"""Numbers of links without words that may be missing between two."""
_ADDRESS = re.compile(r" {0,6}(?P<number>\d{1,5})\. (?:[a-z][a-z0-9+.-]{1,20}:\S|/).*")
"""A line of the list below a page."""
_TITLED = re.compile(r"(?:\t| {4}).*|\s*+[a-z][a-z0-9+.-]{1,20}:\S++\s*+")
"""A line in that list: some browsers set the title of a page before its address, and these on lines of their own."""
_ABOVE_LIST = re.compile(r" {0,6}\d{1,5}\. .*|\s*+")
_LISTED = re.compile(r"^ {0,6}1\. (?:https?|file):\S++\n {0,6}2\. [a-z][a-z0-9+.-]{1,20}:", re.MULTILINE)
_LABEL = 24
"""Characters of the words above that list (``References``, ``Visible links:``)."""
_INDENT = 3
"""Blanks before the text of a page; its headings may have fewer."""
_INDENTED, _LINES = 0.7, 16
"""Share of lines that have them, and lines in all, from which on a text without numbers is of a text browser."""
_NARROWEST, _WIDEST = 40, 400
"""Columns that text is wrapped at."""
_FEWEST_BREAKS = 3
_FAR, _HALF = 0.75, 0.5
_WIDTHS = (60, 132)
_ORNAMENT = re.compile(
    r"\bI?FRAME: \S+(?: \S*[=&%]\S*)*|\((?:BUTTON|[ *X])\)|_{3,200}"
    r"|\[(?:IMG|IMAGE|INLINE|LINK|EMBED|FRAME|IFRAME|USEMAP[^\[\]]{0,200}| {1,80}|_{1,80})\]"
    r"|\[[^\[\]]{0,300}\.(?:jpe?g|png|gif|webp|avif|svg)\b[^\[\]]{0,600}\]"
)
"""What stands for a picture, a button or a field of a form."""
_HEAD_LINK = re.compile(r"#\[\d{1,5}\]\S.*|Link: (?:\[\d{1,5}\])?[\w-]{1,30}")
"""What a page says of itself in its head: its feed, its other addresses."""
_BULLET = re.compile(r"(?:[*+o#@=•□■○–-]|\d{1,3}\.) ")
_RULED = re.compile(r"(?P<sign>[=#~+%*])(?P=sign){2,}+\s*+")
_POINT = re.compile(r" *+(?:[•□■○☆★] |-   \S)| {5,}+[*+o#] \S")
"""How ``w3m``, pandoc and ``lynx`` set a point of a list."""
_MANY, _TOP = 8, 60
"""Points that make a menu, and lines that it stands in, blank ones not counted."""
_LONGEST_POINT = 34
"""Characters of a menu's point at the most, half of them; a story's points are sentences or headlines."""
_LONGEST = 6000
"""Lines of a page at the most, so that memory stays bounded."""


class Row(NamedTuple):
    """A line as it stands in the dump."""

    text: str
    repair: str
    data: bytes | None
    start: int
    end: int


def is_browsed(text: str) -> bool:
    """Whether a text, of which this is the beginning, is a print of a text browser."""
    found = list(_BEFORE_WORD.finditer(text))
    # Numbers of footnotes have such a list too, and stand behind their words.
    if found and _LISTED.search(text) and 4 * len(found) >= len(_NUMBER.findall(text)):
        return True
    numbers = [int(one["number"]) for one in found]
    # At the beginning of a line a number may be that of an article, of a point or of a reference.
    within = sum(one.start() > 0 and text[one.start() - 1] != "\n" for one in found)
    if len(numbers) >= _FEWEST and 2 * within >= len(numbers):
        counting = sum(0 < below - above <= 2 for above, below in pairwise(numbers))
        if counting >= _COUNTING * (len(numbers) - 1):
            return True
    lines = text.split("\n")[:-1]
    said = [line for line in lines if line and not line.isspace()]
    return len(said) >= _LINES and (
        _is_indented(said) or (_opens_with_menu(said) and _column([Row(line, "", None, 0, 0) for line in lines]) <= _WIDTHS[1])
    )


def _opens_with_menu(said: Sequence[str]) -> bool:
    """Whether many points of lists stand above a text, as a page's menus do: then its gaps are the page's too, and part no articles."""
    points = [line.strip() for line in said[:_TOP] if _POINT.match(line)]
    return len(points) >= _MANY and 2 * sum(len(point) <= _LONGEST_POINT for point in points) >= len(points)


def _is_indented(lines: Sequence[str]) -> bool:
    """Whether nearly all lines stand behind an indent, are wrapped, and some headings stand before it."""
    indented = sum(line.startswith(" " * _INDENT) for line in lines)
    bullets = any(line.startswith("     ") and _BULLET.match(line.lstrip()) for line in lines)
    return _INDENTED * len(lines) <= indented < len(lines) and bullets and _WIDTHS[0] <= max(map(len, lines)) <= _WIDTHS[1]


def read_browsed(intake: Intake, origin: Origin) -> Iterator[Part]:
    """A part a page; where no numbers tell how many pages there are, one of text."""
    head = intake.peek(HEAD)
    encoding = judge(head, origin.encoding)
    yield from mark_of(intake, origin, encoding)
    rows: list[Row] = []
    listed = False
    count = 0
    residue = Residue.of(head[encoding.bom :].decode(encoding.codec, "replace"))
    for text, repair, (data, start, end) in text_lines(intake, encoding, origin.limits.line_bytes, residue):
        count += 1
        if text is None:
            if rows:
                yield _part(rows, origin, encoding)
                rows = []
            message = f"a line of {end - start} bytes is over the cap of {origin.limits.line_bytes}."
            yield unread(origin, "text", start, end, message, "Break it into lines, or leave it out.", count)
            continue
        address = _ADDRESS.fullmatch(text)
        if rows and (len(rows) >= _LONGEST or (listed and not address and not _goes_on_list(text, rows[-1].text))):
            yield _part(rows, origin, encoding)
            rows, listed = [], False
        rows.append(Row(text, repair, data, start, end))
        listed = listed or (address is not None and _opens_list(rows))
    if rows:
        yield _part(rows, origin, encoding)


def _opens_list(rows: Sequence[Row]) -> bool:
    """Whether the last of the lines, an address, stands in the list below a page: a label at the most right above it, or the address before it."""
    if any(not row.text.strip() or row.text.strip().endswith(":") or not row.text.startswith(" ") for row in rows[-2:-1]):
        return True
    return any(_ADDRESS.fullmatch(row.text) for row in rows[-4:-1])


def _goes_on_list(text: str, above: str) -> bool:
    """Whether a line among addresses is none itself, but blank, a label between two lists, or what belongs to one above: a title, an address."""
    if _ABOVE_LIST.fullmatch(text) or (text[:1] == " " and _is_label(text.strip())):
        return True
    return bool(above.strip()) and _TITLED.fullmatch(text) is not None


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL and text.count(" ") < 2 and (text.endswith(("links", ":")) or not text)


def _part(rows: Sequence[Row], origin: Origin, encoding: Encoding) -> Part:
    """The part of a page: its blocks as lines of text with a blank one between them."""
    text_rows, listed = _without_list(rows)
    column = _column(text_rows)
    has_menu = _opens_with_menu([row.text for row in rows if row.text.strip()])
    lines: list[Line] = []
    overhead: list[Entry] = []
    number = 0
    for is_blank, group in groupby(text_rows, key=lambda row: not row.text.strip()):
        if is_blank and not listed and not has_menu:
            # Gaps may part articles where nothing tells where a page ends.
            lines += [Line("", row.start, row.end) for row in group]
            continue
        if is_blank:
            overhead += [Entry(row.start, row.end, "furniture", "blank line") for row in group]
            continue
        for block in _unwrapped(list(group), column):
            text, number = _shown(block, number)
            begin, end = block[0].start, block[-1].end
            if not listed and _RULED.fullmatch(block[0].text):
                # Whoever gathered the dump set it between pages: browsers rule with other signs.
                lines.append(Line(block[0].text, begin, end))
                continue
            if not any(map(str.isalnum, text)):
                overhead.append(Entry(begin, end, "furniture", "markup or picture"))
                continue
            lines += set_apart(text, begin, end, block[-1].data, next((row.repair for row in block if row.repair), ""))
    overhead += [Entry(row.start, row.end, "furniture", "addresses of links") for row in listed]
    repairs = (*encoding.repairs, "lines put together that a text browser had wrapped, numbers of links left out")
    form: Form = "print" if listed else "text"
    return Part(origin.dump, origin.member, form, tuple(lines), origin.stated, tuple(overhead), encoding.name, repairs)


def _without_list(rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The lines of a page, and those of the list of addresses below it with its labels."""
    first = next((at for at, row in enumerate(rows) if _ADDRESS.fullmatch(row.text) and _opens_list(rows[: at + 1])), len(rows))
    if first == len(rows):
        return rows, ()
    while first and (_ABOVE_LIST.fullmatch(rows[first - 1].text) or (rows[first - 1].text[:1] == " " and _is_label(rows[first - 1].text.strip()))):
        first -= 1
    # The word above all of it (``References``) stands where headings do.
    if first and not rows[first - 1].text.startswith(" ") and 0 < len(rows[first - 1].text) <= _LABEL:
        first -= 1
    return rows[:first], rows[first:]


def _column(rows: Sequence[Row]) -> int:
    """Where the browser broke the lines: the width at which most breaks stand where the next word had no place; beyond all of them where few do."""
    breaks = [
        (_width(above.text.rstrip()), _next_width(below.text.strip()))
        for above, below in pairwise(rows)
        if above.text.strip() and below.text.strip() and not _BULLET.match(below.text.strip())
    ]
    held: Counter[int] = Counter()
    for width, word in breaks:
        held.update(range(max(width, _NARROWEST), min(width + word, _WIDEST)))
    column, count = max(held.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    wider = sum(_width(row.text.rstrip()) > column for row in rows)
    long = sum(width > _HALF * column for width, _ in breaks)
    return column if count >= max(_FEWEST_BREAKS, long // 3, wider // 2) else sys.maxsize


def _next_width(text: str) -> int:
    """Columns that the next word takes up, with the blank before it; of scripts without blanks a sign, and one more that may open no line."""
    return _width(text[:2]) if _is_wide(text[:1]) else 1 + _width(text.split(None, 1)[0])


def _width(text: str) -> int:
    """Columns of a terminal that a text takes up."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _unwrapped(group: Sequence[Row], column: int) -> list[list[Row]]:
    """The blocks of a group of lines: a break that had room for the next word is a real one, as is one above a bullet."""
    blocks = [[group[0]]]
    for above, below in pairwise(group):
        text = below.text.strip()
        if not (_BULLET.match(text) or _HEAD_LINK.fullmatch(text) or _RULED.fullmatch(text)) and _goes_on(above.text, below.text, column):
            blocks[-1].append(below)
        else:
            blocks.append([below])
    return blocks


def _goes_on(above: str, below: str, column: int) -> bool:
    """Whether a line had no place for the first word of the next; in the midst of a sentence it may be shorter, for some browsers break before
    a link, and where a page allows a break in a word."""
    text = below.strip()
    width = _width(above.rstrip())
    if column > _WIDEST or width + _next_width(text) > column:
        return column <= _WIDEST
    if above.rstrip()[-1] in SENTENCE_ENDS or _indent(above) != _indent(below):
        return False
    return _FAR * column <= width or (_HALF * column <= width and _NUMBER.sub("", text)[:1].islower())


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_wide(sign: str) -> bool:
    return bool(sign) and unicodedata.east_asian_width(sign) in "WF" and not "\uac00" <= sign <= "\ud7a3"


def _shown(block: Sequence[Row], last: int) -> tuple[str, int]:
    """The text of a block without the numbers of its links, and the last of these."""
    text = block[0].text.strip()
    for row in block[1:]:
        more = row.text.strip()
        text = f"{text}{more}" if _is_wide(text[-1]) and _is_wide(more[0]) else f"{text} {more}"
    if _HEAD_LINK.fullmatch(text):
        numbers = [int(found["number"]) for found in _NUMBER.finditer(text)]
        return "", max([last, *numbers])

    def struck(found: re.Match[str]) -> str:
        nonlocal last
        number = int(found["number"])
        if not last < number <= last + _SKIPPED:
            return found[0]
        last = number
        return ""

    bullet = _BULLET.match(text)
    linked = bullet is not None and _NUMBER.match(text, bullet.end()) is not None
    text = _NUMBER.sub(struck, text[bullet.end() :] if bullet and linked else text)
    return " ".join(_ORNAMENT.sub(" ", text).split()), last
