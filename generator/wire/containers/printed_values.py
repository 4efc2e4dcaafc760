"""Values as programs print them, told from one another: every text with its place and the path that leads to it, and the records.

The standard library says what a text means (``ast.literal_eval`` of one text at a time; nothing is run); the brackets between them are
told here, with the place of every text, for the account.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.wire.containers.fields import normal
from generator.wire.containers.json_spans import Escapes, Leaf, Path, Runs, Value
from generator.wire.containers.printed_signs import STRING
from generator.wire.containers.wrappers import LISTS, OBJECTS
from generator.wire.intake import Fault
from generator.wire.pieces import Places

_TOKEN = re.compile(rf"(?P<string>{STRING})|(?P<mark>[\[\]{{}}(),:;])|(?P<word>[^\s\[\]{{}}(),:;'\"]++)|(?P<odd>['\"])", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^{}]{1,80}\}|[0-7]{1,3}|.)", re.DOTALL)
_NEXT = r"\\x[89abAB][0-9a-fA-F]"
_BYTES = re.compile(
    rf"\\x[cdCD][0-9a-fA-F]{_NEXT}|\\x[eE][0-9a-fA-F](?:{_NEXT}){{2}}|\\x[fF][0-9a-fA-F](?:{_NEXT}){{3}}|\\x[0-9a-fA-F]{{2}}|\\.", re.DOTALL
)
"""What stands for one character of a text that was printed as the bytes of its UTF-8."""
_RAW = re.compile(r"(?!)")
_WORDS = {"None": "", "null": "", "nan": "", "NaN": "", "undefined": ""}
_CLOSING = {"[": "]", "{": "}", "(": ")"}
_DAY = re.compile(r"(?:\w+\.)*(?:datetime|date|Timestamp)")
_WRAPPERS = LISTS | OBJECTS
_FIGURES = 6
"""Figures of a day and an hour: from the year to the second."""


@dataclass(slots=True)
class Printed(Value):
    """A record in which each text has escapes of its own kind and may stand in several pieces (``'one ' 'text'``)."""

    pieces: dict[int, list[tuple[Leaf, re.Pattern[str]]]] = field(default_factory=dict)

    def places(self, source: str, leaf: Leaf) -> Places:
        """The places of a text's characters in the source."""
        leaves = [piece for piece, _ in self.pieces[leaf.start]]
        places = [Escapes(source[piece.start : piece.end], piece.start, escape) for piece, escape in self.pieces[leaf.start]]
        return places[0] if len(places) == 1 else Runs(leaves, places)


class Text(NamedTuple):
    """A text or another single value: its path, its place, and its pieces with their escapes."""

    path: Path
    leaf: Leaf
    end: int
    pieces: list[tuple[Leaf, re.Pattern[str]]]


class Record(NamedTuple):
    """An object that is a record: its place, and the path that leads to it."""

    start: int
    end: int
    path: Path


@dataclass(slots=True)
class _Level:
    """An open bracket (of a call with its name), and where in it the reading stands."""

    bracket: str
    start: int
    path: Path
    call: str = ""
    at: int = 0
    key: str = ""

    @property
    def place(self) -> Path:
        """The path that leads to what stands next."""
        return (*self.path, self.key if self.bracket == "{" else self.at)


def parse(source: str, depth: int) -> tuple[list[Text], list[Record]]:
    """Every text with the path that leads to it, and the records: the objects that stand in no other but a wrapper of lists."""
    parser = _Parser(source, depth)
    return parser.texts, _records(parser.objects)


class _Parser:
    """Reads a source token by token; what has no place among Python's values (words, a stray colon) is passed over."""

    def __init__(self, source: str, depth: int) -> None:
        self._source, self._depth = source, depth
        self.texts: list[Text] = []
        self.objects: list[Record] = []
        self._levels = [_Level("", 0, ())]
        self._call: tuple[str, int] | None = None
        """The name of the call whose bracket comes next, and where it begins."""
        for token in _TOKEN.finditer(source):
            if token["odd"]:
                raise Fault("a quotation mark is never closed.", "The file was cut short: fetch it again.")
            if token["string"]:
                self._string(token)
            elif token["word"]:
                self._word(token["word"], token.start(), token.end())
            else:
                self._mark(token["mark"], token.start(), token.end())
        if len(self._levels) > 1 and not self.objects:
            raise Fault("a bracket is never closed.", "The file was cut short: fetch it again.")

    def _string(self, token: re.Match[str]) -> None:
        """A text; inside a bracket it goes on from one right before it."""
        level = self._levels[-1]
        text = _text(token, level.place)
        if level.bracket and self.texts and self.texts[-1].leaf.string and not self._source[self.texts[-1].end : token.start()].strip():
            last = self.texts.pop()
            leaf = Leaf(last.path, last.leaf.text + text.leaf.text, last.leaf.start, text.leaf.end, True)
            text = Text(last.path, leaf, text.end, [*last.pieces, *text.pieces])
        self.texts.append(text)

    def _word(self, word: str, start: int, end: int) -> None:
        """A number, a constant, or the name of a call."""
        if self._source.startswith("(", end):
            self._call = word, start
        else:
            self._say(_WORDS.get(word, word), self._levels[-1].place, start, end)

    def _mark(self, mark: str, start: int, end: int) -> None:
        level = self._levels[-1]
        if mark in _CLOSING:
            if len(self._levels) > self._depth:
                raise Fault(f"brackets nest deeper than {self._depth}.", "Flatten the records.")
            call, start = self._call or ("", start)
            self._levels.append(_Level(mark, start, level.place, call))
            self._call = None
        elif mark == ",":
            level.at += 1
        elif mark == ":":
            if level.bracket == "{" and self.texts and self.texts[-1].path == level.place:
                level.key = self.texts.pop().leaf.text
        elif mark == _CLOSING.get(level.bracket):
            self._levels.pop()
            if mark == "}":
                self.objects.append(Record(level.start, end, level.path))
            elif level.call:
                within = [text for text in self.texts if text.leaf.start > level.start]
                del self.texts[len(self.texts) - len(within) :]
                self._say(_called(level.call, within), level.path, level.start, end)

    def _say(self, text: str, path: Path, start: int, end: int) -> None:
        """A value that is no text."""
        leaf = Leaf(path, text, start, end, False)
        self.texts.append(Text(path, leaf, end, [(leaf, _RAW)]))


def _text(token: re.Match[str], path: Path) -> Text:
    """What a text of Python says, at its place."""
    start, end = token.end("quote"), token.end("string") - 1
    prefix = token["prefix"].lower()
    with suppress(ValueError, SyntaxError, MemoryError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        said = ast.literal_eval(token["string"].replace("\n", "\\n").replace("\r", "\\r").lstrip())
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        leaf = Leaf(path, text, start, end, True)
        return Text(path, leaf, end + 1, [(leaf, _BYTES if "b" in prefix else _RAW if "r" in prefix else _ESCAPE)])
    leaf = Leaf(path, token["string"][start - token.start("string") : -1], start, end, True)
    return Text(path, leaf, end + 1, [(leaf, _RAW)])


def _called(name: str, within: Sequence[Text]) -> str:
    """What a call says: the day and hour of a ``datetime``, else its first text."""
    said = [text.leaf.text for text in within]
    if _DAY.fullmatch(name) and len(said) > 2 and all(text.isdecimal() for text in said[:3]):
        figures = [int(text) for text in said[:_FIGURES] if text.isdecimal()]
        day, hour = figures[:3], [*figures[3:], 0, 0, 0][:3]
        return "-".join(f"{figure:02d}" for figure in day) + "T" + ":".join(f"{figure:02d}" for figure in hour)
    return next((text.leaf.text for text in within if text.leaf.string), "")


def _records(objects: Sequence[Record]) -> list[Record]:
    """The outermost objects, or those in a list of one that go by a name of such lists."""
    found: list[Record] = []
    for record in sorted(objects):
        if not found or record.start >= found[-1].end:
            found.append(record)
            continue
        inside = record.path[len(found[-1].path) :]
        names = [normal(step) for step in inside if isinstance(step, str)]
        if names and isinstance(inside[-1], int) and all(name in _WRAPPERS for name in names):
            # The object around is a wrapper.
            found[-1] = record
    return found


def value_of(texts: Sequence[Text], start: int, end: int, path: Path) -> Printed:
    """A record's values, their places counted from its first sign."""
    value = Printed(end=end - start)
    for text in texts:
        if start <= text.leaf.start < end:
            pieces = [(_moved(piece, start, piece.path), escape) for piece, escape in text.pieces]
            leaf = _moved(text.leaf, start, text.path[len(path) :])
            value.leaves.append(leaf)
            value.pieces[leaf.start] = pieces
    return value


def _moved(leaf: Leaf, start: int, path: Path) -> Leaf:
    return Leaf(path, leaf.text, leaf.start - start, leaf.end - start, leaf.string)
