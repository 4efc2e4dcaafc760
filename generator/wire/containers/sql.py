"""Tables as databases write them out: SQL's ``INSERT INTO … VALUES (…), (…);``, each row an article where its columns are fields of one.

The columns are named in the statement or where the table is made (``CREATE TABLE``). MySQL writes signs of a text behind a backslash, others
double the apostrophe alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.model import Part
from generator.wire.containers.json_spans import Leaf, Value
from generator.wire.containers.record import part_of
from generator.wire.containers.table import names_fields
from generator.wire.containers.whole import Whole
from generator.wire.intake import Fault, Intake
from generator.wire.origin import SYNTAX, Origin, furniture, unread

_OPENS = re.compile(
    r"\s*+(?:--|/\*|INSERT\s++(?:IGNORE|INTO|OR)\b|CREATE\s++(?:TABLE|DATABASE|SCHEMA|SEQUENCE|TYPE|EXTENSION|(?:UNIQUE\s++)?INDEX)\s"
    r"|DROP\s++(?:TABLE|DATABASE|SCHEMA)\s|SET\s++(?:NAMES\s|SESSION\s|@{0,2}[\w.]{1,64}\s{0,9}(?:=|TO\b))|BEGIN(?:\s++TRANSACTION)?\s*+;"
    r"|START\s++TRANSACTION|PRAGMA\s++\w++\s*+[=(;]|USE\s++[`\"\[]?\w{1,64}[`\"\]]?\s*+;|LOCK\s++TABLES\s)",
    re.IGNORECASE,
)
"""A whole statement or a remark, since headlines begin with such words too."""
_NAME = r"[`\"\[]?[\w$]{1,64}[`\"\]]?"
_INSERT = re.compile(
    rf"\bINSERT\s{{1,9}}(?:IGNORE\s{{1,9}}|OR\s{{1,9}}\w{{1,9}}\s{{1,9}})?INTO\s{{1,9}}(?:{_NAME}\.)?(?P<table>{_NAME})\s{{0,9}}"
    r"(?:\((?P<columns>[^()']{1,4000})\)\s{0,9})?VALUES\s{0,9}",
    re.IGNORECASE,
)
_CREATE = re.compile(
    rf"\bCREATE\s{{1,9}}TABLE\s{{1,9}}(?:IF\s{{1,9}}NOT\s{{1,9}}EXISTS\s{{1,9}})?(?:{_NAME}\.)?(?P<table>{_NAME})\s{{0,9}}\(", re.IGNORECASE
)
_COLUMN = re.compile(_NAME)
_REMARK = re.compile(r"--[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?")
_NO_COLUMN = frozenset("primary key unique constraint index foreign fulltext check".split())
_MARKS = '`"[] \t\r\n'
_WRITTEN = re.compile(r"\\['\"nr\\]")
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": "", "b": ""}


class _Dialect(NamedTuple):
    """How a database writes values: the tokens that a statement is cut into, and what stands for one sign of a text."""

    token: re.Pattern[str]
    escape: re.Pattern[str]

    def said(self, raw: str) -> str:
        """What a text says."""
        return self.escape.sub(_sign, raw)


def _sign(escape: re.Match[str]) -> str:
    code = escape[0][1]
    return "'" if code == "'" else _SIGNS.get(code, code)


_REST = r"(?P<mark>[(),;])|(?P<word>[^\s'(),;]++)|(?P<odd>')"
_MYSQL = _Dialect(re.compile(rf"(?P<text>[NE]?'(?:[^'\\]|\\.|'')*+')|{_REST}", re.DOTALL), re.compile(r"\\.|''", re.DOTALL))
_STANDARD = _Dialect(re.compile(rf"(?P<text>[NE]?'(?:[^']|'')*+')|{_REST}", re.DOTALL), re.compile("''"))
_LONGEST = 64 * 1024
"""Characters of a statement that makes a table."""
_NEAR = 12
"""Characters before a statement that show whether a line begins there."""
_OF_THE_SYSTEM = frozenset(("revision", "attachment", "nav_menu_item", "auto-draft", "trash"))
"""Rows of WordPress's table of posts that are no articles, by their type or status."""


def is_sql(text: str) -> bool:
    """Whether a text, of which this is the beginning, is a table that a database wrote out."""
    return _OPENS.match(text) is not None and (_has_statement(_INSERT, text) or _has_statement(_CREATE, text))


def _has_statement(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a statement stands at the beginning of a line or behind another: inside a sentence somebody only speaks of one."""
    befores = (text[max(0, found.start() - _NEAR) : found.start()].rstrip(" \t") for found in pattern.finditer(text))
    return any(not before or before[-1] in "\r\n;/" for before in befores)


def read_sql(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part for each row of a table that has articles, counted from 1."""
    try:
        whole = Whole.of(intake, origin, "a table in SQL", "Export the table as CSV or JSON Lines.")
    except Fault as fault:
        yield unread(origin, "record", 0, intake.drain(), fault.message, fault.remedy)
        return
    told = number = 0
    for start, end, value in _rows(whole.source):
        number += 1
        here, size = origin.within(str(number)), whole.measure(start, end)
        told += size
        if value and any(leaf.text in _OF_THE_SYSTEM for leaf in value.leaves):
            yield furniture(here, size, "no article", whole.encoding.name)
            continue
        try:
            if value is None:
                raise Fault("a row is never closed.", "The file was cut short: fetch it again.")
            yield part_of(value, whole.source[start:end], size, whole.encoding, here)
        except Fault as fault:
            yield unread(here, "record", 0, size, fault.message, fault.remedy)
    if syntax := whole.size - told:
        yield furniture(origin, syntax, SYNTAX, whole.encoding.name)
    if not number:
        yield unread(origin, "record", 0, 0, "no table in this SQL has fields of articles.", "Name the columns title, text, date, url.")


def _rows(source: str) -> Iterator[tuple[int, int, Value | None]]:
    """The rows of the tables whose columns are fields of articles: where each begins and ends, and its values; ``None`` of one that does not end."""
    is_mysql = "\\'" in source or ("''" not in source and _WRITTEN.search(source) is not None)
    dialect = _MYSQL if is_mysql else _STANDARD
    made = {found["table"].strip(_MARKS): _columns(source, found.end(), dialect) for found in _CREATE.finditer(source)}
    at = 0
    while found := _INSERT.search(source, at):
        named = found["columns"]
        columns = [name.strip(_MARKS) for name in named.split(",")] if named else made.get(found["table"].strip(_MARKS), [])
        at = found.end()
        is_told = names_fields(columns)
        for start, end, value in _tuples(source, at, columns, dialect):
            at = end
            if is_told:
                yield start, end, value


def _columns(source: str, at: int, dialect: _Dialect) -> list[str]:
    """The names of a table's columns, where it is made: the first word behind its bracket, and behind each comma outside of others."""
    names: list[str] = []
    depth, is_first = 1, True
    for token in dialect.token.finditer(_REMARK.sub("", source[at : at + _LONGEST])):
        mark, word = token["mark"], token["word"]
        depth += (mark == "(") - (mark == ")")
        if not depth or mark == ";":
            break
        if is_first and word and _COLUMN.fullmatch(word) and word.casefold() not in _NO_COLUMN:
            names.append(word.strip(_MARKS))
        is_first = mark == "," and depth == 1
    return names


def _tuples(source: str, at: int, columns: Sequence[str], dialect: _Dialect) -> Iterator[tuple[int, int, Value | None]]:
    """The rows of a statement from behind its ``VALUES`` on."""
    value = Value()
    depth = start = number = 0
    for token in dialect.token.finditer(source, at):
        mark = token["mark"]
        if token["odd"] or (mark == ";" and not depth):
            break
        if mark == "(":
            depth += 1
            if depth == 1:
                value, start, number = Value(escape=dialect.escape), token.start(), 0
        elif mark == ")":
            depth -= 1
            if depth == 0:
                value.end = token.end() - start
                yield start, token.end(), value
        elif depth == 1 and mark == ",":
            number += 1
        elif depth == 1 and not mark:
            name = columns[number] if number < len(columns) else f"column {number + 1}"
            value.leaves += _leaf(token, start, name, dialect)
    if depth:
        yield start, len(source), None


def _leaf(token: re.Match[str], start: int, name: str, dialect: _Dialect) -> list[Leaf]:
    """The value that a token is, its place counted from ``start``; none for ``NULL``."""
    if text := token["text"]:
        begin, end = token.start() + text.index("'") + 1, token.end() - 1
        return [Leaf((name,), dialect.said(token.string[begin:end]), begin - start, end - start, True)]
    if token["word"].upper() == "NULL":
        return []
    return [Leaf((name,), token["word"], token.start() - start, token.end() - start, False)]
