"""A JSON text of any size cut into its records without being held in memory: only brackets and quotes are looked at.

Records are the top-level objects, the objects of a top-level list, or those of a list under a name that lists of articles
go by (``articles``, ``hits``, ``response.results``), and the one object that an interface hands out for one address (``data`` with a text of
its own). What is odd inside a record is its reader's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.wire.containers.fields import normal
from generator.wire.containers.wrappers import LISTS, MARK, OBJECTS, kind_of_object, string_end

_NESTED = "db"
"""The list whose objects each hold lists of records (an export of Ghost)."""

LOOK_AHEAD = 64 * 1024
"""Characters by which an object is judged to be a record or a wrapper of records."""


@dataclass(frozen=True, slots=True)
class Split:
    """A stretch of the text: a record (``text`` is ``None`` where it is over the cap) or what stands between records."""

    record: bool
    text: str | None
    size: int


def split(more: Callable[[], str], cap: int) -> Iterator[Split]:
    """The stretches of the text that ``more`` gives piece by piece (``""`` at the end); sizes are characters."""
    return _Splitter(more, cap).stretches()


class _Splitter:
    def __init__(self, more: Callable[[], str], cap: int) -> None:
        self._more = more
        self._cap = cap
        self._text = ""
        self._at = 0
        self._dropped = 0
        self._ended = False

    def stretches(self) -> Iterator[Split]:
        """Alternately syntax and records, tiling the text."""
        levels: list[str] = []
        key = ""
        while (mark := self._mark(keep=False)) is not None:
            if mark == '"':
                start = self._at
                self._string()
                key = self._text[start + 1 : self._at - 1] if self._at - start < 100 else ""
            elif mark in "{[":
                verdict = self._verdict(mark, levels, key)
                if verdict == "enter":
                    levels.append(_NESTED if normal(key) == _NESTED else mark)
                    self._at += 1
                else:
                    yield from self._syntax()
                    yield self._whole(verdict == "record")
                key = ""
            else:
                if mark in "}]" and levels:
                    levels.pop()
                if mark == ",":
                    key = ""
                self._at += 1
            if self._at > LOOK_AHEAD:
                yield from self._syntax()
        self._at = len(self._text)
        yield from self._syntax()

    def _verdict(self, mark: str, levels: list[str], key: str) -> str:
        """Whether a container is entered, taken whole as a record, or passed over whole."""
        if not levels:
            return "enter" if mark == "[" or self._look() == "wrapper" else "record"
        if levels[-1] == "[":
            return "record"
        if levels[-1] == _NESTED:
            return "enter"
        name = normal(key)
        if mark == "[":
            return "enter" if name in LISTS else "pass"
        if name not in OBJECTS:
            return "pass"
        return "record" if self._look() == "record" else "enter"

    def _look(self) -> str:
        """What the object ahead is (see :func:`kind_of_object`)."""
        while not self._ended and len(self._text) - self._at < LOOK_AHEAD:
            self._load()
        return kind_of_object(self._text, self._at, min(len(self._text), self._at + LOOK_AHEAD))

    def _whole(self, record: bool) -> Split:
        """The container that begins here, to its end or the end of the text."""
        depth = 0
        over = False
        while (mark := self._mark(keep=True)) is not None:
            if mark == '"':
                self._string()
            else:
                self._at += 1
                depth += (mark in "{[") - (mark in "}]")
                if depth == 0:
                    break
            if self._at > self._cap:
                over = True
                self._drop()
        else:
            self._at = len(self._text)
        size = self._dropped + self._at
        over = over or self._dropped > 0
        text = None if over or self._at > self._cap else self._text[: self._at]
        self._text, self._at, self._dropped = self._text[self._at :], 0, 0
        return Split(record, text, size)

    def _syntax(self) -> Iterator[Split]:
        """What has been passed so far, as syntax."""
        if size := self._dropped + self._at:
            self._text, self._at, self._dropped = self._text[self._at :], 0, 0
            yield Split(False, None, size)

    def _mark(self, *, keep: bool) -> str | None:
        """The next bracket, quote, colon or comma; ``None`` at the end. ``keep``: what is passed belongs to a record."""
        while True:
            if found := MARK.search(self._text, self._at):
                self._at = found.start()
                return found.group()
            self._at = len(self._text)
            if self._ended:
                return None
            if not keep or self._at > self._cap:
                self._drop()
            self._load()

    def _string(self) -> None:
        """Passes over the string that begins here."""
        at = self._at + 1
        while (end := string_end(self._text, at)) < 0:
            at = max(at, len(self._text) - _backslashes(self._text))
            if self._ended:
                self._at = len(self._text)
                return
            if at > self._cap + LOOK_AHEAD:
                self._at = at
                self._drop()
                at = 0
            self._load()
        self._at = end

    def _drop(self) -> None:
        """Forgets what has been passed, but not how much it was."""
        self._dropped += self._at
        self._text, self._at = self._text[self._at :], 0

    def _load(self) -> None:
        chunk = self._more()
        self._ended = not chunk
        self._text += chunk


def _backslashes(text: str) -> int:
    """How many backslashes a text ends in."""
    return len(text) - len(text.rstrip("\\"))
