"""Keyed heads: fields that stand above a text, one a line, as whoever saved it wrote them: ``Title: …``, ``Date: …``, ``URL: …``.

Scrapers, note-takers and extractors write them, also between two ruled lines (front matter). What the fields are called is data
(``phrases/keys.txt``). It takes two known ones to make a head, one of them a headline or an address: less may be a story's own first lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from generator.copydesk.block import ends_sentence, fold
from generator.copydesk.bylines.names import read as read_names
from generator.copydesk.galley import Mark
from generator.copydesk.phrases import phrasebook
from generator.model import Line, Stated

FENCES = ("---", "+++")
"""What opens and closes front matter: fields as in YAML, as in TOML."""

_KEY = re.compile(
    r"[ \t]{0,4}(?:- |#\+|:|[*_#]{0,3})(?P<key>[^\W\d_][\w ./-]{0,30}?)"
    r"(?:[*_]{0,2} ?[:：][*_]{0,2}(?:\s+(?P<value>\S.*)|\s*)| ?= ?(?P<set>[\"'\[\d].*))$"
)
"""A field's name and its value: ``Title: …``, ``- title: …``, ``title = "…"``, ``#+TITLE: …``, ``:author: …``."""
_ITEM = re.compile(r"\s*- +(?P<value>\S.*)$")
_KEY_WORDS = 3
_DRAWER = ":PROPERTIES:"
"""How fields are opened below a heading of org-mode."""
_LOOKED_AT = 5
"""Lines, a headline the first of them, among which fields without a known name above them must begin."""
_LONGEST_NAME = 40
_PARTS = ":：="
"""Signs between a field's name and its value."""
_LONGEST_OTHER = 200
_LONGEST_HEADLINE = 300
_LONG = ("headline", "standfirst", "url", "authors", "tags")
_LONGEST_VALUE = 120
"""Characters of a day, a house's name or a language."""
_SHORT = ("authors", "publisher", "published", "updated", "captured", "language")
_PEOPLE = ("authors", "publisher")
_PROSE, _SAID = 80, 5
"""Characters of a paragraph, and words of a sentence, behind the name of whoever speaks."""
_TAGS, _LONGEST_TAG = 30, 60
_MOST = 40
"""Lines of a head at the most."""
_FEWEST = 2
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_CODE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_APART = re.compile(r"[,;|]")
_LISTS = ("authors", "tags")
_OTHER = Mark("furniture", "other field")
_SYNTAX = Mark("furniture", "container syntax")


class Head(NamedTuple):
    """What a keyed head states; ``marks`` say where its lines went, by ``id``; ``lines`` are all of the stretch, a body that begins behind
    its key without it, and ``body`` those below the head."""

    stated: Stated
    marks: dict[int, Mark]
    lines: Sequence[Line]
    body: Sequence[Line]


def read(lines: Sequence[Line]) -> Head | None:
    """The keyed head that opens a stretch, or ``None``; a headline may stand above its fields without a name."""
    first = 0 if opens(lines) else _below_headline(lines)
    return None if first is None else _Reading(list(lines), first).head()


class _Reading:
    """A head as it is read, line by line, from line ``first`` on; a line of text above that is its headline."""

    def __init__(self, lines: list[Line], first: int) -> None:
        self._lines, self._first = lines, first
        self._values: dict[str, list[str]] = {}
        self._marks: dict[int, Mark] = {}
        self._named: set[str] = set()
        self._below = 0
        self._field = ""
        self._has_begun = self._has_gap = False
        for line in lines[:first]:
            if line.role:
                self._marks[id(line)] = _SYNTAX
            elif line.text.strip():
                self._say("headline", line.text.strip())
                self._marks[id(line)] = Mark("field", "headline")

    def head(self) -> Head | None:
        """The head, ``None`` where too little is stated for one."""
        for at in range(self._first, min(2 * _MOST, len(self._lines))):
            if not self._take(at):
                break
        stated = _stated(self._values)
        # An address above everything else is the article's, whether anything is stated beside it or not.
        if (len(self._named) < _FEWEST and not stated.url) or not (stated.headline or stated.url):
            return None
        return Head(stated, self._marks, self._lines, self._lines[self._below :])

    def _take(self, at: int) -> bool:
        """Read a line, and say whether the head goes on below it."""
        text = self._lines[at].text.strip()
        if not text:
            self._has_gap = self._has_begun
            return True
        if text in FENCES:
            self._place(at, _SYNTAX)
            return not self._has_begun
        if self._lines[at].role:
            # Set apart from the article: a marker above its head, or a line that the editor calls furniture.
            self._place(at, _SYNTAX)
            return True
        if self._field in _LISTS and not self._has_gap and (item := _ITEM.match(self._lines[at].text)):
            self._say(self._field, item["value"])
            self._place(at, Mark("field", self._field))
            return True
        return self._take_field(at, text)

    def _take_field(self, at: int, text: str) -> bool:
        """Read a line as a name and its value, above the first of them also an address alone; the text itself ends the head."""
        key, value = ("url", text) if not self._has_begun and _ADDRESS.fullmatch(text) else _pair(self._lines[at].text)
        field = self._field = _fields().get(key, "")
        if not key or (field in _SHORT and _is_said(value)):
            return False
        if not field and (self._has_gap or len(value) > _LONGEST_OTHER or _is_said(value)):
            return False
        self._has_begun, self._has_gap = True, False
        if field == "body":
            self._named.add(field)
            if value:
                self._lines[at] = self._lines[at]._replace(text=value)
            else:
                self._place(at, _SYNTAX)
            return False
        if field:
            self._say(field, value)
        self._place(at, Mark("field", field) if field else _OTHER)
        return True

    def _say(self, field: str, value: str) -> None:
        self._named.add(field)
        if value:
            self._values.setdefault(field, []).append(value)

    def _place(self, at: int, mark: Mark) -> None:
        self._marks[id(self._lines[at])] = mark
        self._below = at + 1


def opens(lines: Iterable[Line]) -> bool:
    """Whether the first line that says anything is a field's name that is known and its value."""
    for line in lines:
        if line.text and not line.text.isspace() and not line.role and line.text.strip() not in FENCES:
            return bool(field_of(line.text)[0]) or _ADDRESS.fullmatch(line.text.strip()) is not None
    return False


def _below_headline(lines: Sequence[Line]) -> int | None:
    """Where the fields begin below a line that is a headline, with nothing between them: two at the least, or an address alone."""
    speaking = (at for at, line in enumerate(lines[:_MOST]) if line.text and not line.text.isspace() and not line.role)
    said = list(islice(speaking, _LOOKED_AT))
    if len(said) <= _FEWEST:
        return None
    headline, first = lines[said[0]].text.strip(), lines[said[1]].text.strip()
    if len(headline) > _LONGEST_HEADLINE or ends_sentence(headline):
        return None
    if _ADDRESS.fullmatch(first):
        return said[1] if headline.count(" ") > 1 else None
    fields = {at: field for at in said[1:] if (field := field_of(lines[at].text)[0])}
    if len(set(fields.values())) < _FEWEST or any(lines[at].text.strip() != _DRAWER for at in said[1:] if at < min(fields)):
        return None
    # In an interview whoever asks and whoever answers stand before their words too.
    if any(_is_said(_pair(lines[at].text)[1], _SAID if field in _PEOPLE else 0) for at, field in fields.items()):
        return None
    return said[1]


def _is_said(value: str, words: int = 0) -> bool:
    """Whether what stands behind a name is a sentence as long as a paragraph, or of so many words, and the name no field's."""
    return (len(value) >= _PROSE or 0 < words <= value.count(" ") + 1) and ends_sentence(value)


def is_head(lines: Sequence[Line]) -> bool:
    """Whether the lines are a keyed head and nothing else, as what stands between the ruled lines of front matter."""
    head = read(lines) if len(lines) <= _MOST else None
    return head is not None and not any(line.text.strip() for line in head.body)


def names_headline(text: str) -> bool:
    """Whether the line is a headline behind its key: where the dump's first line is keyed, another article opens with it."""
    key, value = _pair(text)
    return bool(value) and _fields().get(key, "") == "headline"


def field_of(text: str) -> tuple[str, str]:
    """The field that a line states behind its name, and the name; ``""`` for a line that states none, and for a name that is not known."""
    if not any(sign in text[:_LONGEST_NAME] for sign in _PARTS):
        return "", ""
    key = _pair(text)[0]
    field = _fields().get(key, "")
    return field, key if field else ""


def _pair(text: str) -> tuple[str, str]:
    found = _KEY.match(text)
    if not found or len(found["key"].split()) > _KEY_WORDS:
        return "", ""
    value = (found["value"] or found["set"] or "").strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return fold(found["key"]), value


@cache
def _fields() -> dict[str, str]:
    """The field of each key that is known."""
    names = (*Stated._fields, "body")
    return {key: name for name in names for key in phrasebook().words("key", name)}


def _stated(values: dict[str, list[str]]) -> Stated:
    first = {field: found[0] for field, found in values.items() if field in _LONG or len(found[0]) <= _LONGEST_VALUE}
    headline = first.get("headline", "")
    address = _ADDRESS.match(first.get("url", ""))
    language = first.get("language", "")
    return Stated(
        headline=headline if len(headline) <= _LONGEST_HEADLINE else "",
        standfirst=first.get("standfirst", ""),
        published=first.get("published", ""),
        updated=first.get("updated", ""),
        captured=first.get("captured", ""),
        authors=tuple(dict.fromkeys(name for value in values.get("authors", ()) for name in _authors(value.strip("[]")))),
        publisher=first.get("publisher", ""),
        url=address[0] if address else "",
        language=language[:2] if _CODE.fullmatch(language) else "",
        tags=_tags(values.get("tags", ())),
    )


def _tags(values: Iterable[str]) -> tuple[str, ...]:
    tags = (tag.strip(" \t\"'") for value in values for tag in _APART.split(value.strip("[]")))
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= _LONGEST_TAG))[:_TAGS]


def _authors(value: str) -> Sequence[str]:
    """The names that a field of authors holds; what is no name by its shape is one all the same, for the field says so."""
    return read_names(value, is_labelled=True) or ((value,) if value and len(value.split()) <= _KEY_WORDS else ())
