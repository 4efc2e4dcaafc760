"""A chat of WhatsApp, exported as text: each message below its stamp, ``[12/03/2024, 14:05:33] Name: …`` or ``12.03.24, 14:05 - Name: …``.

Stamps are written as the telephone's language writes days, in its digits and with marks of direction. Which number of ``3/2/24`` is the month
is told by the file: by a number above twelve, or by the one order in which its messages follow one another. Who wrote a message is no byline
and no publisher, for people send on what others wrote, and stays out of the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from generator.model import Part, Stated
from generator.wire import message
from generator.wire.encodings import Encoding, decode_whole, judge
from generator.wire.exports.labels import listed
from generator.wire.exports.sheets import Layout, Sheet, read_lines
from generator.wire.intake import Intake
from generator.wire.lines import INNER_BREAKS, RawLine, TextLine, raw_lines
from generator.wire.mending import mend_copy
from generator.wire.origin import Origin, mark_of

HEAD = 1024 * 1024
"""Bytes by which the order of day and month is told."""

Order = Literal["ymd", "dmy", "mdy", ""]

_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
"""Marks of direction."""
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،\u00a0\u202f\u2011", "01234567890123456789,  -")
_DATE = r"(?P<first>\d{1,4})(?P<sign>[./-]) ?(?P<second>\d{1,2})(?P=sign) ?(?P<third>\d{1,4})\.?"
_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.]\d\d)?(?: ?(?P<half>[^\W\d_][^\d\]\-–:]{0,14}?))?"
_STAMPS = (re.compile(rf"\[{_DATE}(?:, ?| | klo | um | à | a las ){_TIME}\] "), re.compile(rf"{_DATE}(?:, ?| | klo | um | à ){_TIME} [-–] "))
"""How a message opens: on one system of telephones its stamp stands in brackets, on the other before a dash."""
_NAME = re.compile(r"(?P<name>[^:\n]{1,80}): ?")
_OF_THE_MESSENGER = re.compile(r"\s*<[^<>]{1,120}>\s*")
_LONGEST_STAMP = 60
_FEWEST = 2
"""Stamps that a chat has."""
_LOOKED_AT = 200
"""Lines by which a chat is told."""


class Stamp(NamedTuple):
    """A message's stamp: the three numbers of its day as they stand and the sign between them, its time, and where it ends in the line."""

    numbers: tuple[int, int, int]
    sign: str
    time: str
    end: int


def stamp_of(line: str) -> Stamp | None:
    """The stamp that opens a line."""
    bare, places = _bare(line[: 2 * _LONGEST_STAMP])
    found = next(filter(None, (stamp.match(bare) for stamp in _STAMPS)), None)
    if not found:
        return None
    numbers = (int(found["first"]), int(found["second"]), int(found["third"]))
    time = _time(int(found["hour"]), int(found["minute"]), found["half"] or "")
    return Stamp(numbers, found["sign"], time, places[found.end()]) if time else None


def _bare(line: str) -> tuple[str, list[int]]:
    """A line without marks of direction, in plain digits, and where each of its characters stands."""
    kept = [(sign, at) for at, sign in enumerate(line) if ord(sign) not in _MARKS]
    return "".join(sign for sign, _ in kept).translate(_PLAIN), [*(at for _, at in kept), len(line)]


def _time(hour: int, minute: int, half: str) -> str:
    """The time of the day; ``""`` where there is no such time."""
    half = half.strip().casefold()
    if half:
        if half not in listed("messenger", "before noon") and half not in listed("messenger", "after noon"):
            return ""
        hour = hour % 12 + 12 * (half in listed("messenger", "after noon")) if hour <= 12 else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def is_whatsapp(text: str) -> bool:
    """Whether a text is a chat: its first line and another have stamps, and behind at least one stamp in four stands who wrote the message."""
    lines = text.lstrip("\ufeff\r\n").split("\n", _LOOKED_AT)[:_LOOKED_AT]
    stamps = [(line, stamp) for line in lines if (stamp := stamp_of(line))] if stamp_of(lines[0]) else []
    return len(stamps) >= _FEWEST and 4 * sum(_NAME.match(line, stamp.end) is not None for line, stamp in stamps) >= len(stamps)


def order_of(stamps: Sequence[Stamp]) -> Order:
    """In which order the stamps of a chat give year, month and day, ``""`` where the chat does not tell."""
    if all(stamp.numbers[0] > 31 for stamp in stamps):
        return "ymd"
    orders: tuple[Order, ...] = ("dmy", "mdy")
    fits = [order for order in orders if all(day_of(stamp, order) for stamp in stamps)]
    if len(fits) == 1:
        return fits[0]
    if stamps and all(stamp.sign == "." for stamp in stamps) and "dmy" in fits:
        return "dmy"
    days = {order: [day_of(stamp, order) for stamp in stamps] for order in fits}
    rising = [order for order in fits if all(above <= below for above, below in pairwise(filter(None, days[order])))]
    return rising[0] if len(rising) == 1 and len(fits) > 1 else ""


def day_of(stamp: Stamp, order: Order) -> date | None:
    """The day of a stamp in an order; ``None`` where there is no such day."""
    first, second, third = stamp.numbers
    year, month, day = {"ymd": (first, second, third), "dmy": (third, second, first), "mdy": (third, first, second)}.get(order, (0, 0, 0))
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def read_whatsapp(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each message; small talk and notes of the messenger are accounted for, and are no articles."""
    head = intake.peek(HEAD)
    encoding = judge(head, origin.encoding)
    lines = decode_whole(head[encoding.bom :], encoding).replace("\r", "\n").split("\n")
    order = order_of([stamp for line in lines if (stamp := stamp_of(line))])
    layout = Layout("whatsapp", lambda text: stamp_of(text) is not None, lambda text: False, _reader(order), lacks_text=False)
    yield from mark_of(intake, origin, encoding)
    stated = (_as_it_stands(line, encoding) for line in raw_lines(intake, encoding, origin.limits.line_bytes))
    yield from read_lines(stated, origin, layout, encoding)


def _as_it_stands(line: RawLine, encoding: Encoding) -> TextLine:
    """A line decoded and not mended: a mark of direction may be all that tells a note of the messenger from what somebody wrote."""
    data = line[0]
    if data is None:
        return None, "", line
    return decode_whole(data, encoding).rstrip("\r\n").translate(INNER_BREAKS), "", line


def _reader(order: Order) -> Callable[[Sequence[str]], Sheet | None]:
    def read(lines: Sequence[str]) -> Sheet | None:
        first = next((at for at, text in enumerate(lines) if text.strip()), 0)
        stamp = stamp_of(lines[first]) if lines else None
        if stamp is None:
            return None
        sheet = Sheet(list(lines))
        day = day_of(stamp, order)
        sheet.stated = Stated(published=f"{day.isoformat()}T{stamp.time}" if day else "")
        text = lines[first][stamp.end :]
        named = _NAME.match(text)
        if named:
            _set_out(sheet, first, text[named.end() :])
        else:
            sheet.strike_rest("note of the messenger", range(len(lines)))
        return sheet

    return read


def _set_out(sheet: Sheet, first: int, text: str) -> None:
    """The lines of a message: notes of the messenger struck, the whole struck where it says too little."""
    sheet.texts[first] = text
    for at in range(first, len(sheet.texts)):
        line = _unmarked(sheet.texts[at])
        if not line.strip():
            continue
        if line.lstrip(" \u200f").startswith("\u200e") or _OF_THE_MESSENGER.fullmatch(line) or _is_attached(line):
            sheet.texts[at] = ""
            sheet.strike(at, "note of the messenger")
        else:
            sheet.texts[at], repair = mend_copy(message.without_link(line))
            sheet.repairs[at] = repair
    told = [at for at in range(len(sheet.texts)) if sheet.fates[at] is None and sheet.texts[at].strip()]
    if message.is_short([sheet.texts[at] for at in told]):
        sheet.strike_rest("short message", range(len(sheet.texts)))
    elif len(told) == 1:
        sheet.roles[told[0]] = "paragraph"


def _unmarked(line: str) -> str:
    """A line without the note that its message was changed."""
    text, mark, note = line.rpartition("\u200e")
    return text if mark and text.strip() and _OF_THE_MESSENGER.fullmatch(note) else line


def _is_attached(line: str) -> bool:
    """Whether a line names a file that was sent with the message: ``IMG-20240312-WA0001.jpg (file attached)``."""
    name, bracket, said = line.strip().rstrip(")").rpartition(" (")
    return bool(bracket) and " " not in name.strip() and said.strip().casefold() in listed("messenger", "attached")
