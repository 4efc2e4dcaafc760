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
"""What stands for one sign of a text that is printed as the bytes of its UTF-8."""
_RAW = re.compile(r"(?!)")
_WORDS = {"None": "", "null": "", "nan": "", "NaN": "", "undefined": ""}
_CLOSING = {"[": "]", "{": "}", "(": ")"}
_DAY = re.compile(r"(?:\w+\.)*(?:datetime|date|Timestamp)")
_FIGURES = 6
"""Figures of a day and an hour: from the year to the second."""


@dataclass(slots=True)
class Printed(Value):
    """A record whose texts each have their own manner of escapes, and may stand in several pieces (``'one ' 'text'``)."""

    pieces: dict[int, list[tuple[Leaf, re.Pattern[str]]]] = field(default_factory=dict)

    def places(self, source: str, leaf: Leaf) -> Places:
        """The places of a text's characters in the source."""
        leaves = [piece for piece, _ in self.pieces[leaf.start]]
        places = [Escapes(source[piece.start : piece.end], piece.start, escape) for piece, escape in self.pieces[leaf.start]]
        return places[0] if len(places) == 1 else Runs(leaves, places)


class Text(NamedTuple):
    """A text, or another value without parts, and its place; its pieces with their escapes."""

    path: Path
    leaf: Leaf
    end: int
    pieces: list[tuple[Leaf, re.Pattern[str]]]


@dataclass(slots=True)
class _Level:
    """An open bracket, and where in it the reading stands."""

    mark: str
    start: int
    path: Path
    at: int = 0
    key: str = ""


def parse(source: str, depth: int) -> tuple[list[Text], list[tuple[int, int, Path]]]:
    """Every text with the path that leads to it, and the records: the objects that stand in no other but a wrapper of lists."""
    texts: list[Text] = []
    objects: list[tuple[int, int, Path]] = []
    levels = [_Level("", 0, ())]
    call: tuple[str, int] | None = None
    for token in _TOKEN.finditer(source):
        level = levels[-1]
        path = (*level.path, level.key if level.mark == "{" else level.at)
        start, end = token.start(token.lastgroup or 0), token.end()
        if token["odd"]:
            raise Fault("a quotation mark is never closed.", "The file was cut short: fetch it again.")
        if token["string"]:
            end = token.end("string")
            piece = _piece(token, path)
            if texts and not source[texts[-1].end : token.start("string")].strip() and level.mark and texts[-1].leaf.string:
                last = texts.pop()
                leaf = Leaf(last.path, last.leaf.text + piece.leaf.text, last.leaf.start, piece.leaf.end, True)
                piece = Text(last.path, leaf, end, [*last.pieces, *piece.pieces])
            texts.append(piece)
        elif token["word"]:
            if source[end : end + 1] == "(":
                call = token["word"], start
            else:
                leaf = Leaf(path, _WORDS.get(token["word"], token["word"]), start, end, False)
                texts.append(Text(path, leaf, end, [(leaf, _RAW)]))
        elif token["mark"] == ":" and texts and texts[-1].path == path and level.mark == "{":
            level.key = texts.pop().leaf.text
        elif token["mark"] in _CLOSING:
            if len(levels) > depth:
                raise Fault(f"brackets nest deeper than {depth}.", "Flatten the records.")
            levels.append(_Level(token["mark"] + (call[0] if call else ""), call[1] if call else start, path))
            call = None
        elif token["mark"] == ",":
            level.at += 1
        elif token["mark"] in "]})" and len(levels) > 1 and token["mark"] == _CLOSING[level.mark[0]]:
            levels.pop()
            if level.mark == "{":
                objects.append((level.start, end, level.path))
            elif len(level.mark) > 1:
                within = [text for text in texts if text.leaf.start > level.start]
                del texts[len(texts) - len(within) :]
                leaf = Leaf(level.path, _called(level.mark[1:], within), level.start, end, False)
                texts.append(Text(level.path, leaf, end, [(leaf, _RAW)]))
    if len(levels) > 1 and not objects:
        raise Fault("a bracket is never closed.", "The file was cut short: fetch it again.")
    return texts, _records(objects)


def _piece(token: re.Match[str], path: Path) -> Text:
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


def _records(objects: Sequence[tuple[int, int, Path]]) -> list[tuple[int, int, Path]]:
    """The outermost objects, or those in a list of one that go by a name of such lists."""
    found: list[tuple[int, int, Path]] = []
    for start, end, path in sorted(objects):
        if found and start < found[-1][1]:
            inside = path[len(found[-1][2]) :]
            names = [step for step in inside if isinstance(step, str)]
            if (
                names
                and normal(names[0]) in LISTS | OBJECTS
                and isinstance(inside[-1], int)
                and all(normal(name) in LISTS | OBJECTS for name in names)
            ):
                # The object around is a wrapper.
                found[-1] = (start, end, path)
            continue
        found.append((start, end, path))
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
