"""A JSON value read with the place of every string in it, without recursion and with a cap on depth.

``json.loads`` says what was written and not where; the account of a record needs both. Strings are read by the
standard library's own scanner, so escapes mean what they mean there.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # CPython's own, missing from its stubs

from generator.wire.intake import Fault
from generator.wire.pieces import Places

Path = tuple[str | int, ...]


_SPACE = re.compile(r"[ \t\r\n]*")
_BARE = re.compile(r"[-+.0-9A-Za-z]+")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_NEXT = r"\\u00[89abAB][0-9a-fA-F]"
_BYTES = re.compile(
    rf"\\u00[cdCD][0-9a-fA-F]{_NEXT}|\\u00[eE][0-9a-fA-F](?:{_NEXT}){{2}}|\\u00[fF][0-9a-fA-F](?:{_NEXT}){{3}}|\\u[0-9a-fA-F]{{4}}|\\.", re.DOTALL
)
"""The same where characters are written down as the bytes of their UTF-8."""
_LONE = re.compile("[\ud800-\udfff]")
_WORDS = {"true": "true", "false": "false", "null": "", "NaN": "", "Infinity": "", "-Infinity": ""}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A string or other scalar: the keys and indexes that lead to it, its text, and its place.

    ``[start, end)`` are characters of the source, for a string without its quotes. ``string`` is false for a number,
    ``true``, ``false`` and ``null`` (``text`` is as it was written, ``""`` for ``null`` and what is no number).
    """

    path: Path
    text: str
    start: int
    end: int
    string: bool


@dataclass(slots=True)
class Value:
    """Every scalar of a value in order, where the value ended, and what was odd in it but could be read."""

    leaves: list[Leaf] = field(default_factory=list)
    end: int = 0
    oddities: list[str] = field(default_factory=list)
    escape: re.Pattern[str] = _ESCAPE
    """What in the source stands for one character of a string and is longer than that."""
    bytewise: set[int] = field(default_factory=set)
    """Where the strings begin whose characters were written down, and read, as the bytes of their UTF-8."""

    def places(self, source: str, leaf: Leaf) -> Places:
        """The places of a string's characters in the source."""
        return Escapes(source[leaf.start : leaf.end], leaf.start, _BYTES if leaf.start in self.bytewise else self.escape)


@dataclass(slots=True)
class _Level:
    """An open object or array, and where in it the reading stands."""

    closing: str
    key: str | int
    seen: set[str] = field(default_factory=set)


def read_value(source: str, at: int, depth: int) -> Value:
    """The value that begins at ``at``; ``Fault`` where it is broken or nests deeper than ``depth``."""
    try:
        return _Scanner(source, at, depth).value
    except JSONDecodeError as error:
        raise Fault(f"broken JSON: {error.msg.lower().removesuffix(' at')} at character {error.pos + 1}.", "Mend or remove the record.") from error
    except IndexError as error:
        raise Fault("broken JSON: it ends in the middle of a value.", "The file was cut short: fetch it again.") from error


class _Scanner:
    def __init__(self, source: str, at: int, depth: int) -> None:
        self.source, self.at, self.depth = source, at, depth
        self.value = Value()
        self.levels: list[_Level] = []
        self._open_or_scalar()
        while self.levels:
            self._next()
        self.value.end = self.at
        self.value.oddities = list(dict.fromkeys(self.value.oddities))

    def _mark(self) -> str:
        """The next character that is no white space; ``IndexError`` at the end."""
        found = _SPACE.match(self.source, self.at)
        self.at = found.end() if found else self.at
        return self.source[self.at]

    def _fail(self, wanted: str) -> None:
        raise JSONDecodeError(f"expected {wanted}", self.source, self.at)

    def _next(self) -> None:
        """The next member of the innermost container, or its end."""
        level = self.levels[-1]
        mark = self._mark()
        if mark == level.closing:
            self.at += 1
            self.levels.pop()
        elif mark == ",":
            self.at += 1
            self._member(level)
        else:
            self._fail(f"a comma or {level.closing}")

    def _member(self, level: _Level) -> None:
        if level.closing == "}":
            if self._mark() != '"':
                self._fail("a name in quotes")
            name, self.at = scanstring(self.source, self.at + 1, False)
            if name in level.seen:
                self.value.oddities.append(f"the name {name[:40]!r} stands twice")
            level.seen.add(name)
            level.key = name
            if self._mark() != ":":
                self._fail("a colon")
            self.at += 1
        else:
            level.key = int(level.key) + 1
        self._open_or_scalar()

    def _open_or_scalar(self) -> None:
        mark = self._mark()
        if mark in "{[":
            if len(self.levels) >= self.depth:
                raise Fault(f"JSON nests deeper than {self.depth}.", "Flatten the record.")
            self.at += 1
            self.levels.append(_Level("}" if mark == "{" else "]", "" if mark == "{" else -1))
            if self._mark() != self.levels[-1].closing:
                self._member(self.levels[-1])
            return
        self._scalar(mark)

    def _scalar(self, mark: str) -> None:
        path = tuple(level.key for level in self.levels)
        start = self.at
        if mark == '"':
            text, self.at = scanstring(self.source, start + 1, False)
            if "\\u" in self.source[start : self.at] and _LONE.search(text):
                self.value.oddities.append("half a surrogate pair")
            self.value.leaves.append(Leaf(path, text, start + 1, self.at - 1, True))
            return
        found = _BARE.match(self.source, start)
        word = found.group() if found else ""
        if word not in _WORDS and not _NUMBER.fullmatch(word):
            self._fail("a value")
        if word in {"NaN", "Infinity", "-Infinity"}:
            self.value.oddities.append(f"{word} is no JSON")
        self.at += len(word)
        self.value.leaves.append(Leaf(path, _WORDS.get(word, word), start, self.at, False))


class Escapes:
    """Places in a string's text as places in its source, where an escape is longer than what it stands for."""

    def __init__(self, raw: str, start: int, escape: re.Pattern[str] = _ESCAPE) -> None:
        """``raw`` is the source between the quotes and ``start`` the place of its first character; ``escape`` see :class:`Value`."""
        self._start = start
        self._text: list[int] = []
        self._extra: list[int] = []
        extra = 0
        for found in escape.finditer(raw) if "\\" in raw or escape is not _ESCAPE else ():
            self._text.append(found.start() - extra + 1)
            extra += found.end() - found.start() - 1
            self._extra.append(extra)

    def at(self, character: int) -> int:
        """The place in the source of the text's character ``character`` (or of the end)."""
        before = bisect.bisect_right(self._text, character)
        return self._start + character + (self._extra[before - 1] if before else 0)


class Runs:
    """Several strings of a value read as one text, and the places of its characters in the source."""

    def __init__(self, leaves: Sequence[Leaf], places: Sequence[Places]) -> None:
        """``places``: those of each leaf's characters."""
        self.text = "".join([leaf.text for leaf in leaves])
        self._places = places
        self._begins = list(accumulate((len(leaf.text) for leaf in leaves), initial=0))

    def at(self, character: int) -> int:
        """The place in the source of the text's character ``character`` (or of the end)."""
        run = min(bisect.bisect_right(self._begins, character), len(self._places)) - 1
        return self._places[run].at(character - self._begins[run])
