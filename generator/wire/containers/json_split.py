"""A JSON text of any size cut into its records without being held in memory: only brackets and quotes are looked at.

Records are the top-level objects, the objects of a top-level list, or those of a list under a name that lists of articles
go by (``articles``, ``hits``, ``response.results``), and the one object that an interface hands out for one address (``data`` with a text of
its own). What is odd inside a record is its reader's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.wire.containers.fields import NAMES, normal
from generator.wire.words import words

LISTS = words("""
    articles items messages results data docs hits entries posts stories news records documents features list feed value rows objects content
    result children ordereditems nodes edges db item entry web
    noticias articulos artigos notizie articoli actualites nouvelles artikel nachrichten haberler berita
""")
"""Names of a list of articles."""

OBJECTS = words("response hits data result results feed channel rss body payload query articles posts")
"""Names of an object around such a list, or of one that is a record by itself."""

_NESTED = "db"
"""The list whose objects each hold lists of records (an export of Ghost)."""

LOOK_AHEAD = 64 * 1024
"""Characters by which an object is judged to be a record or a wrapper of records."""

_MARK = re.compile(r'["{}\[\]:,]')
_TEXTS = frozenset(NAMES["body"] + NAMES["html"] + NAMES["markdown"])
_BODY = _TEXTS - LISTS - OBJECTS
_HEADLINE = frozenset(NAMES["headline"]) - words("name subject")
_ONE = words("attributes fields")
"""Objects that hold the fields of one record."""
_BLOCKS = words("content body children")
"""Names of a list of articles or of an object around one under which an article also keeps its text, in blocks."""
_TEXT = re.compile(r'\s*+"(?=[^"]{60})')
"""A text where a name is also that of lists and objects; what is shorter may say anything."""
_PLACED = frozenset(NAMES["url"] + NAMES["published"])
"""What articles in a list have beside a headline and a text, and blocks of one have not."""
_STRING = re.compile(r'\s*+"')


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
        """Whether the object ahead holds a list of records and no body of its own (``wrapper``; a text without a headline beside articles
        is a notice), or is a record itself: with a body, or the object of its fields; ``""`` where nothing tells."""
        while not self._ended and len(self._text) - self._at < LOOK_AHEAD:
            self._load()
        depth, key = 0, ""
        is_wrapper = is_record = has_headline = has_body = has_blocks = False
        inner, articles, held = "", 0, dict[int, set[str]]()
        at, end = self._at, min(len(self._text), self._at + LOOK_AHEAD)
        while at < end and (hit := _MARK.search(self._text, at, end)):
            at = hit.end()
            mark = hit.group()
            if mark == '"':
                closing = _string_end(self._text, at)
                if closing < 0:
                    break
                if depth == 1:
                    key = normal(self._text[at : closing - 1][:100])
                else:
                    inner = self._text[at : closing - 1][:100]
                at = closing
            elif mark in "{[":
                if depth == 1 and key in _BLOCKS:
                    has_blocks = True
                elif depth == 1:
                    is_wrapper = is_wrapper or key in (LISTS if mark == "[" else OBJECTS)
                    is_record = is_record or (mark == "{" and key in _ONE)
                depth += 1
                held[depth] = set()
            elif mark in "}]":
                articles += len(held.pop(depth, ())) == len(("headline", "text", "placed"))
                depth -= 1
                if depth == 0:
                    break
            elif mark == ":" and depth > 1 and (has_blocks or is_wrapper):
                held[depth].update(self._part_of_article(normal(inner), at))
            elif mark == ":" and depth == 1:
                has_body = has_body or key in _BODY or (key in _TEXTS and _TEXT.match(self._text, at) is not None)
                has_headline = has_headline or (key in _HEADLINE and _STRING.match(self._text, at) is not None)
        if has_body and (has_headline or articles <= 1):
            return "record"
        # What has a headline and a list or object of such a name is an article in blocks, not a list of articles.
        return "wrapper" if is_wrapper or (has_blocks and (articles > 1 or not has_headline)) else "record" if is_record or has_headline else ""

    def _part_of_article(self, name: str, at: int) -> Iterator[str]:
        """What a value of this name is to an article in a list, the value standing at ``at``."""
        if name in _HEADLINE and _STRING.match(self._text, at):
            yield "headline"
        if name in _TEXTS and _TEXT.match(self._text, at):
            yield "text"
        if name in _PLACED:
            yield "placed"

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
            if found := _MARK.search(self._text, self._at):
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
        while (end := _string_end(self._text, at)) < 0:
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


def _string_end(text: str, at: int) -> int:
    """Behind the quote that ends a string whose inside is reached at ``at``; ``-1`` where it is not in the text."""
    while (end := text.find('"', at)) >= 0:
        back = end
        while back > at and text[back - 1] == "\\":
            back -= 1
        if (end - back) % 2 == 0:
            return end + 1
        at = end + 1
    return -1


def _backslashes(text: str) -> int:
    """How many backslashes a text ends in."""
    return len(text) - len(text.rstrip("\\"))
