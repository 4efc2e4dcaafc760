"""Tables of articles, as scrapers and spreadsheets write them: CSV and its kin (RFC 4180), the first row naming the fields.

The standard library's reader says where a row ends and what its cells are; where each cell stands is found beside it, for the account.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from generator.model import Part
from generator.wire.containers import fields
from generator.wire.containers.json_spans import Leaf, Path, Value
from generator.wire.containers.record import part_of
from generator.wire.encodings import HEAD, Encoding, decode_whole, judge
from generator.wire.intake import Fault, Intake
from generator.wire.lines import raw_lines
from generator.wire.origin import SYNTAX, Origin, furniture, unread

DELIMITERS = ",;\t|"
_KNOWN = frozenset(chain.from_iterable(fields.NAMES.values()))
_TELLS = frozenset(chain.from_iterable(fields.NAMES[field] for field in ("headline", "body", "html")))
_FEWEST = 2
"""The first line of a table has at least so many names of fields: a headline, too, may hold one and a comma."""
_SAYS_DELIMITER = re.compile(r'"?sep=(?P<sign>[,;\t|])"?\s*')
"""The line that Excel sets above a table."""
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')
_DOUBLED = re.compile('""')
_LIST = re.compile(r"\s*+\[\s*+(?:(?:'[^']*+'|\"[^\"]*+\")\s*+(?:,\s*+)?)+\]\s*+")
_ITEM = re.compile(r"'([^']*+)'|\"([^\"]*+)\"")
_NOTHING = frozenset(("nan", "none", "null", "n/a", "nat", "<na>"))
"""What libraries for tables write into an empty cell."""


def delimiter_of(text: str) -> str:
    """The sign that parts the cells of a table of articles that begins here; ``""`` where the first line names no fields of articles."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    if said := _SAYS_DELIMITER.fullmatch(first):
        return said["sign"]
    return next((sign for sign in DELIMITERS if sign in first and names_fields(_cells(first, sign))), "")


def _cells(line: str, sign: str) -> list[str]:
    return next(csv.reader([line], delimiter=sign), [])


def names_fields(cells: Sequence[str]) -> bool:
    """Whether the names of columns are those of fields of articles: two at the least, and a headline or a text among them."""
    known = {fields.normal(cell) for cell in cells} & _KNOWN
    return len(known) >= _FEWEST and not known.isdisjoint(_TELLS)


def read_table(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each row, counted from 1 below the names. A broken row costs only itself, an open quotation mark all that follows."""
    head = intake.peek(HEAD)
    encoding = judge(head, origin.encoding)
    syntax = len(intake.read(encoding.bom))
    begins = decode_whole(head[encoding.bom :], encoding)
    sign, given = delimiter_of(begins), list[str]()
    if not sign:
        from generator.wire.containers.nameless import columns

        sign, given = columns(begins, len(head) < HEAD) or ("", given)
    if not sign:
        yield unread(origin, "record", 0, intake.drain(), "the first row names no field of an article.", "Name the columns title, text, date, url.")
        return
    table = _Table(intake, encoding, sign, origin.limits.article_bytes)
    names: list[Path] = [(name,) for name in given]
    number = told = 0
    try:
        for cells, data, size, line in table.rows():
            if not names and data is not None:
                is_said = _SAYS_DELIMITER.fullmatch(decode_whole(data, encoding)) is not None
                names = [] if is_said else [_path(cell) for cell in cells]
                syntax += size
            elif not any(map(str.strip, cells)) and data is not None:
                syntax += size
            else:
                number += 1
                told += size
                yield _one(cells, data, size, line, names, table, origin.within(str(number)))
    except Fault as fault:
        size = intake.drain() - syntax - told
        yield unread(origin.within(str(number + 1)), "record", 0, size, fault.message, fault.remedy, table.line)
    if syntax:
        yield furniture(origin, syntax, SYNTAX, encoding.name)


class _Table:
    """The rows of a table, each with the bytes that it is made of."""

    def __init__(self, intake: Intake, encoding: Encoding, sign: str, cap: int) -> None:
        self.encoding, self.sign, self.cap = encoding, sign, cap
        self._lines = raw_lines(intake, encoding, cap)
        self._held: list[bytes | None] = []
        self.held_bytes = 0
        self.line = 1
        """The line on which the row at hand begins, from 1."""

    def rows(self) -> Iterator[tuple[list[str], bytes | None, int, int]]:
        """Cells, bytes (``None`` of a row over the cap), their number, and the line; ``Fault`` where a quotation mark stays open."""
        csv.field_size_limit(max(csv.field_size_limit(), self.cap))
        reader = csv.reader(self._fed(), delimiter=self.sign)
        while (row := next(reader, None)) is not None:
            held, size = self._held, self.held_bytes
            self._held, self.held_bytes = [], 0
            whole = None if None in held else b"".join(piece for piece in held if piece is not None)
            yield row, whole, size, self.line
            self.line += len(held)

    def _fed(self) -> Iterator[str]:
        for data, start, end in self._lines:
            self._held.append(data)
            self.held_bytes += end - start
            if self.held_bytes > self.cap and data is not None:
                raise Fault(f"a quotation mark that opens on line {self.line} is never closed.", "Close it, or double the marks inside a cell.")
            yield "" if data is None else decode_whole(data, self.encoding)


def _one(cells: Sequence[str], data: bytes | None, size: int, line: int, names: Sequence[Path], table: _Table, origin: Origin) -> Part:
    """A row's part, unread where it is broken or over the cap."""
    if data is None:
        message = f"the row has {size} bytes; the cap is {origin.limits.article_bytes}."
        return unread(origin, "record", 0, size, message, "Split it, or leave it out.", line)
    source = decode_whole(data, table.encoding)
    try:
        return part_of(_value(source, cells, names, table.sign), source, len(data), table.encoding, origin)
    except Fault as fault:
        return unread(origin, "record", 0, size, fault.message, fault.remedy, line)


def _value(source: str, cells: Sequence[str], names: Sequence[Path], sign: str) -> Value:
    """The row as a record, each cell with its place; ``Fault`` where quotation marks and delimiters are not where the cells say."""
    value = Value(escape=_DOUBLED)
    at = 0
    for number, cell in enumerate(cells):
        quoted = _QUOTED.match(source, at) if source.startswith('"', at) else None
        start, end = quoted.span(1) if quoted else (at, at + len(cell))
        if source[start:end] != (cell.replace('"', '""') if quoted else cell):
            raise Fault("the quotation marks of a cell do not fit.", "Double the marks inside a cell, and set one at each end of it.")
        path = names[number] if number < len(names) else (f"column {number + 1}",)
        value.leaves.append(Leaf(path, _said(cell, path), start, end, True))
        at = (quoted.end() if quoted else end) + len(sign)
    value.end = len(source)
    return value


def _said(cell: str, path: Path) -> str:
    """What a cell says: nothing where it holds a library's word for nothing; the items where it holds a list as programs write one."""
    if cell.strip().casefold() in _NOTHING:
        return ""
    if cell.lstrip()[:1] != "[" or not _LIST.fullmatch(cell):
        return cell
    between = ", " if fields.key_of(fields.names_of(path)) in fields.NAMES["tags"] else "; "
    return between.join(single or double for single, double in _ITEM.findall(cell))


def _path(name: str) -> Path:
    """A column's name as the path to a field: in a flattened record, ``source.name`` is the name in the source."""
    if fields.normal(name) in _KNOWN or "." not in name:
        return (name,)
    steps = tuple(name.split("."))
    if fields.key_of(fields.names_of(steps)) in _KNOWN:
        return steps
    return (steps[-1],) if fields.normal(steps[-1]) in _KNOWN else (name,)
