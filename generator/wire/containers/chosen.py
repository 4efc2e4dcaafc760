"""Which values of a record are which field of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.model import Stated
from generator.wire.containers import fields, shapes
from generator.wire.containers.json_spans import Leaf, Value
from generator.wire.field_values import WEB, one_line, tags
from generator.wire.languages import code_of
from generator.wire.pages.titles import without_house
from generator.wire.people import people

_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?(?:\.[0-9]+)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z")
_HOUSE = re.compile(r"(?!\w+://)[^@]*+")
"""A publisher's name: no address, neither on the web nor for mail."""
_SAYS = re.compile(r"\A[\W_]*+\w.*", re.DOTALL)
"""A text with a word in it, and not only the dots that an interface sets where it has no words."""
_PAGE = re.compile(r"\s*+(?:<\?xml[^<>]{0,200}>\s*+)?(?:<!--[^<>]{0,500}-->\s*+)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a field holds a whole page, as crawlers keep one beside its address, and not only the text of one."""
    return _PAGE.match(text) is not None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the source that is no line, and where it went."""

    start: int
    end: int
    field: str


class Chosen:
    """Which leaves of a record are which field.

    ``page``: the whole page, if the record keeps one beside the text; ``markdown``: what a program made of it; ``shape``: that of a network or
    of a feed reader, if the record has one (texts that were written down byte by byte are then put right in ``value``).
    """

    def __init__(self, value: Value, source: str) -> None:
        self.shape = shapes.shape_of(value.leaves)
        if self.shape and self.shape.misread:
            shapes.read_twice(value, source)
        if self.shape:
            self._keyed = shapes.keyed(self.shape, shapes.by_names(value.leaves))
        else:
            self._keyed = fields.by_key(leaf for leaf in value.leaves if not _of_picture(leaf))
        self._used: dict[int, str] = {}
        self.page: Leaf | None = None
        self.markdown = fields.pick(self._keyed, "markdown")[:1]
        self.body = fields.pick(self._keyed, "html") or self._body()
        for leaf in self.body:
            self._used[leaf.start] = "body"
        captions = self._captions(value)
        address = self._text("url", WEB)
        stated = Stated(
            headline=self._text("headline"),
            standfirst=self._text("standfirst", _SAYS),
            published=instant(self._text("published")),
            updated=instant(self._text("updated")),
            captured=instant(self._text("captured")),
            authors=self._authors(),
            captions=captions,
            publisher=self._text("publisher", _HOUSE),
            url=address,
            language=code_of(self._text("language")),
            tags=self._tags(),
        )
        self.stated = stated._replace(headline=without_house(stated.headline, stated.publisher, stated.url))
        self.marks = [Stretch(leaf.start, leaf.end, self._used.get(leaf.start, "")) for leaf in value.leaves if self._used.get(leaf.start) != "body"]

    def _body(self) -> list[Leaf]:
        """The body: the longest of the texts that the record has under a body's names, the surest name first. A whole page is taken only where
        there is no other text, and what a program made of one in Markdown where there is not even a page."""
        found = [self._keyed[name] for name in fields.NAMES["body"] if name in self._keyed]
        pages = [leaves for leaves in found if is_page(leaves[0].text)]
        if pages and len(pages) < len(found):
            self.page = pages[0][0]
            found = [leaves for leaves in found if leaves not in pages]
        if not found:
            return self.markdown
        return max(found, key=lambda leaves: sum(len(leaf.text) for leaf in leaves) // 2 * 2)

    def _text(self, field: str, shape: re.Pattern[str] | None = None) -> str:
        """A field's first value as one line; with ``shape``, the first that has this shape."""
        for name in fields.NAMES[field]:
            for leaf in self._keyed.get(name, ())[:1]:
                text = one_line(leaf.text)
                if text and self._used.get(leaf.start, field) == field and (shape is None or shape.fullmatch(text)):
                    self._used[leaf.start] = field
                    return text
        return ""

    def _authors(self) -> tuple[str, ...]:
        leaves = fields.pick(self._keyed, "authors")
        for leaf in leaves:
            self._used[leaf.start] = "authors"
        return people(one_line(leaf.text) for leaf in leaves)

    def _tags(self) -> tuple[str, ...]:
        leaves = fields.pick(self._keyed, "tags")
        for leaf in leaves:
            self._used[leaf.start] = "tags"
        return tags(word.strip() for leaf in leaves for word in one_line(leaf.text).split(","))

    def _captions(self, value: Value) -> tuple[tuple[str, str], ...]:
        """Captions, each with the credit in the same object."""
        credits = {leaf.path[:-1]: leaf for leaf in value.leaves if leaf.string and leaf.path and _last(leaf) in fields.CREDIT}
        found: list[tuple[str, str]] = []
        for leaf in value.leaves:
            in_picture = _of_picture(leaf) and _last(leaf) in {"description", "descriptiontext", "title"}
            if self._used.get(leaf.start) == "body":
                continue
            if leaf.string and leaf.text.strip() and (_last(leaf) in fields.CAPTION or in_picture):
                credit = credits.get(leaf.path[:-1])
                self._used[leaf.start] = "caption"
                if credit:
                    self._used[credit.start] = "credit"
                found.append((one_line(leaf.text), one_line(credit.text) if credit else ""))
        return tuple(dict.fromkeys(found))


def _last(leaf: Leaf) -> str:
    names = fields.names_of(leaf.path)
    return names[-1] if names else ""


def _of_picture(leaf: Leaf) -> bool:
    """Whether a leaf stands in an object that describes pictures."""
    names = fields.names_of(leaf.path)
    return len(names) > 1 and not fields.IMAGES.isdisjoint(names[:-1])


def instant(text: str) -> str:
    """ISO 8601 for seconds or milliseconds since 1970 and for GDELT's compact form; any other text as it stood."""
    if _EPOCH.fullmatch(text):
        number = float(text)
        return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC).isoformat()
    if found := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second = found.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
    return text
