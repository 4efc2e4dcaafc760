"""Tables whose first row is an article: which column holds what is told by what stands in all rows.

The text is the column of prose, the headline one of words without an end; addresses, days and names show themselves.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

from generator.model.stops import SENTENCE_ENDS
from generator.wire.people import people

_ROWS = 30
"""Rows that columns are told by."""
_FEWEST = 2
_PROSE = 160
"""Characters of a text at the least, in nearly all rows."""
_NEARLY_ALL = 0.8
_HEADLINE = range(12, 250)
_HEADLINE_WORDS = 3
_NAME, _NAME_WORDS = 60, 4
_ADDRESS = re.compile(r"https?://\S{3,2000}")
_DAY = re.compile(
    r"\d{4}[-/.]\d\d?[-/.]\d\d?(?:[T ]\d\d?:\d\d.{0,20})?|\d\d?[-/.]\d\d?[-/.]\d{4}(?:,? \d\d?:\d\d.{0,10})?|1\d{9}(?:\d{3})?"
    r"|(?:\w{3,9}\.?,? )?(?:\d\d? (?:de )?\w{3,12}\.?,? (?:de )?|\w{3,12}\.? \d\d?,? )\d{4}(?:,? \d\d?:\d\d.{0,12})?"
)
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}][\"”»)]?$")
_SIGNS = "\t,;|"
_PROSE_HAS = ",;"
"""Signs that stand in prose too: a table that they part shows it by quotation marks around cells, or by an address or a day."""


def columns(text: str, is_whole: bool) -> tuple[str, list[str]] | None:
    """The sign that parts the cells of a table without names which begins so, and the names that its columns would have."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    for sign in _SIGNS:
        if sign in first and (rows := _rows(text, sign, is_whole)) and (names := _names(rows, sign, text)):
            return sign, names
    return None


def _rows(text: str, sign: str, is_whole: bool) -> list[list[str]]:
    """The first rows, if they all have as many cells; the last that is seen of a longer table may be cut off."""
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=sign), _ROWS + 1) if any(row)]
    except csv.Error:
        return []
    rows = rows if is_whole and len(rows) <= _ROWS else rows[:-1]
    return rows if len(rows) >= _FEWEST and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1 else []


def _names(rows: Sequence[Sequence[str]], sign: str, text: str) -> list[str]:
    cells = [[cell.strip() for cell in column] for column in zip(*rows, strict=True)]
    body = max(range(len(cells)), key=lambda at: sum(map(len, cells[at])))
    if sum(len(cell) >= _PROSE for cell in cells[body]) < _NEARLY_ALL * len(rows):
        return []
    names = [f"column {at}" for at in range(1, len(cells) + 1)]
    names[body] = "text"
    for at, column in enumerate(cells):
        if at != body and (name := _name(column)) and name not in names:
            names[at] = name
    told = {"url", "date"} & set(names)
    if "title" not in names and not told:
        return []
    is_sure = sign not in _PROSE_HAS or ("title" in names and (told or f'{sign}"' in text or f'"{sign}' in text))
    return names if is_sure else []


def _name(column: Sequence[str]) -> str:
    """What a column that is not the text holds; ``""`` for what tells nothing."""
    said = [cell for cell in column if cell]
    if len(said) < _NEARLY_ALL * len(column):
        return ""
    if all(map(_ADDRESS.fullmatch, said)):
        return "url"
    if all(map(_DAY.fullmatch, said)):
        return "date"
    if len(set(said)) == 1 and len(said) > 1 and len(said[0]) < _NAME and not any(map(str.isdigit, said[0])):
        return "source"
    words = sum(cell.count(" ") + 1 for cell in said)
    if words <= _NAME_WORDS * len(said) and all(len(cell) <= _NAME and not any(map(str.isdigit, cell)) and people([cell]) for cell in said):
        return "author"
    is_headline = [len(cell) in _HEADLINE and cell.count(" ") >= _HEADLINE_WORDS - 1 and not _SENTENCE.search(cell) for cell in said]
    return "title" if sum(is_headline) >= _NEARLY_ALL * len(said) else ""
