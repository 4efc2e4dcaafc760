"""Objects in JSON that are wrapped around records, told from records by what the beginning of each shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

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

MARK = re.compile(r'["{}\[\]:,]')
"""What JSON is cut at: brackets, quotes, colons and commas."""

_TEXTS = frozenset(NAMES["body"] + NAMES["html"] + NAMES["markdown"])
_BODY = _TEXTS - LISTS - OBJECTS
_HEADLINE = frozenset(NAMES["headline"]) - words("name subject")
_PLACED = frozenset(NAMES["url"] + NAMES["published"])
"""What articles in a list have beside a headline and a text, and blocks of one have not."""
_ONE = words("attributes fields")
"""Objects that hold the fields of one record."""
_BLOCKS = words("content body children")
"""Names of a list of articles, or of an object around one, under which an article also keeps its text, in blocks."""
_TEXT = re.compile(r'\s*+"(?=[^"]{60})')
"""A text where a name is also that of lists and objects; what is shorter may say anything."""
_STRING = re.compile(r'\s*+"')
_LONGEST = 100
"""Characters of a name."""


def kind_of_object(text: str, start: int, end: int) -> Literal["record", "wrapper", ""]:
    """What the object is that begins at ``start``, by what stands in it before ``end``.

    A wrapper holds a list of records and no body of its own (a text without a headline, beside articles, is a notice); a record has a body, or is
    the object of its fields. ``""`` where nothing tells.
    """
    return _Seen(text, start, end).kind()


class _Seen:
    """What is seen of an object: names that stand right in it, and the articles in what it holds."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._depth = 0
        self._name, self._inner = "", ""
        """The last name right in the object, and the last string in what it holds."""
        self._is_wrapper = self._is_record = self._has_headline = self._has_body = self._has_blocks = False
        self._articles = 0
        self._parts: dict[int, set[str]] = {}
        """Of each object or list that is open, which parts of an article it has had."""
        self._scan(start, end)

    def kind(self) -> Literal["record", "wrapper", ""]:
        """What the object is by all that was seen."""
        if self._has_body and (self._has_headline or self._articles <= 1):
            return "record"
        # What has a headline and a list or object of such a name is an article in blocks, not a list of articles.
        if self._is_wrapper or (self._has_blocks and (self._articles > 1 or not self._has_headline)):
            return "wrapper"
        return "record" if self._is_record or self._has_headline else ""

    def _scan(self, at: int, end: int) -> None:
        while at < end and (found := MARK.search(self._text, at, end)):
            at, mark = found.end(), found.group()
            if mark == '"':
                closed = string_end(self._text, at)
                if closed < 0:
                    return
                self._string(self._text[at : closed - 1][:_LONGEST])
                at = closed
            elif mark in "{[":
                self._open(mark)
            elif mark in "}]":
                self._close()
                if self._depth == 0:
                    return
            elif mark == ":":
                self._value(at)

    def _string(self, text: str) -> None:
        if self._depth == 1:
            self._name = normal(text)
        else:
            self._inner = text

    def _open(self, mark: str) -> None:
        if self._depth == 1 and self._name in _BLOCKS:
            self._has_blocks = True
        elif self._depth == 1:
            self._is_wrapper = self._is_wrapper or self._name in (LISTS if mark == "[" else OBJECTS)
            self._is_record = self._is_record or (mark == "{" and self._name in _ONE)
        self._depth += 1
        self._parts[self._depth] = set()

    def _close(self) -> None:
        self._articles += len(self._parts.pop(self._depth, ())) == len(("headline", "text", "placed"))
        self._depth -= 1

    def _value(self, at: int) -> None:
        """The value that begins at ``at``, behind its name."""
        if self._depth == 1:
            self._has_body = self._has_body or self._name in _BODY or (self._name in _TEXTS and _TEXT.match(self._text, at) is not None)
            self._has_headline = self._has_headline or (self._name in _HEADLINE and _STRING.match(self._text, at) is not None)
        elif self._depth > 1 and (self._has_blocks or self._is_wrapper):
            self._parts[self._depth].update(self._part_of_article(normal(self._inner), at))

    def _part_of_article(self, name: str, at: int) -> Iterator[str]:
        """What a value of this name is to an article in a list."""
        if name in _HEADLINE and _STRING.match(self._text, at):
            yield "headline"
        if name in _TEXTS and _TEXT.match(self._text, at):
            yield "text"
        if name in _PLACED:
            yield "placed"


def string_end(text: str, at: int) -> int:
    """Behind the quote that ends a string whose inside is reached at ``at``; ``-1`` where it is not in the text."""
    while (end := text.find('"', at)) >= 0:
        back = end
        while back > at and text[back - 1] == "\\":
            back -= 1
        if (end - back) % 2 == 0:
            return end + 1
        at = end + 1
    return -1
