"""One record of JSON as a part: the fields it states, its body as lines, every byte of it with a fate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.model import Entry, Line, Part, Stated
from generator.wire import fields, rich_text
from generator.wire.encodings import Encoding, decode_whole
from generator.wire.fragment import Piece, left_out, pieces_of
from generator.wire.intake import Fault
from generator.wire.json_spans import Leaf, Value, read_value
from generator.wire.linked_data import text as plain
from generator.wire.mending import mend, mend_copy
from generator.wire.origin import Origin
from generator.wire.people import people
from generator.wire.ruler import Ruler
from generator.wire.titles import without_house

_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?(?:\.[0-9]+)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z")
_HOUSE = re.compile(r"(?!\w+://)[^@]*+")
"""A publisher's name, which is no address on the web nor for mail."""
_SAYS = re.compile(r"\A[\W_]*+\w.*", re.DOTALL)
"""A text of which something is left without its signs: not the dots of an interface that has no words."""
_PAGE = re.compile(r"\s*+(?:<\?xml[^<>]{0,200}>\s*+)?(?:<!--[^<>]{0,500}-->\s*+)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_MESSAGES = ("message", "service")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def record_part(data: bytes, encoding: Encoding, origin: Origin) -> Part:
    """The part that a record's bytes make; bytes around the value (commas, line ends) are container syntax.

    ``Fault`` where it is no JSON object, is over a cap or has neither a headline nor a body.
    """
    source = decode_whole(data, encoding)
    start = source.find("{")
    if start < 0:
        raise Fault("the record is no JSON object.", "Give one object with named fields for each article.")
    return part_of(read_value(source, start, origin.limits.depth), source, len(data), encoding, origin)


def part_of(value: Value, source: str, size: int, encoding: Encoding, origin: Origin) -> Part:
    """The part that a record's fields make, ``size`` bytes of ``source`` in its encoding; ``Fault`` as of :func:`record_part`."""
    chosen = _Chosen(value)
    if len(chosen.body) == 1 and is_page(chosen.body[0].text):
        return _page_part(source, value, chosen, encoding, origin, size)
    runs = rich_text.runs(value, str(chosen.body[0].path[0])) if len(chosen.body) > 1 else []
    pieces = (
        [*rich_text.pieces(source, value, runs, origin.limits)]
        if runs
        else [piece for leaf in chosen.body for piece in _pieces(source, value, leaf, origin)]
    )
    marks = [mark for mark in chosen.marks if not (runs and runs[0].start < mark.start < runs[-1].end)]
    if not pieces and _is_message(value):
        return Part(origin.dump, origin.member, "text", (), origin.stated, (Entry(0, size, "furniture", "message without text"),), encoding.name)
    if not pieces and not chosen.stated.headline:
        names = ", ".join(dict.fromkeys(str(leaf.path[0])[:40] for leaf in value.leaves[:12] if leaf.path))
        raise Fault(f"no field of an article is known in the record; it has {names or 'no fields'}.", "Name the fields title, text, date, url.")
    lines, overhead = _account(source, pieces, marks, Ruler(source, encoding), size)
    stated = _seconded(chosen, origin).filled(origin.stated)
    return Part(origin.dump, origin.member, "record", lines, stated, overhead, encoding.name, (*encoding.repairs, *value.oddities))


def _is_message(value: Value) -> bool:
    """Whether the record is a messenger's: a picture without words, or a note of its own (``service``: somebody joined)."""
    stated = {leaf.path[0]: leaf.text for leaf in value.leaves if len(leaf.path) == 1}
    return stated.get("type") in _MESSAGES and {"id", "date", "text"} <= stated.keys()


def is_page(text: str) -> bool:
    """Whether a field holds a whole page, as crawlers keep it beside its address, and not only what is in it."""
    return _PAGE.match(text) is not None


def _seconded(chosen: _Chosen, origin: Origin) -> Stated:
    """What a record states; where it has no headline or no day, also what the page states that it keeps beside the text."""
    stated = chosen.stated
    page = chosen.page
    if page is None or (stated.headline and stated.published) or len(page.text) > origin.limits.page_bytes:
        return stated
    from generator.wire.page import laid_out

    try:
        return stated.filled(laid_out(page.text, origin.limits)[0].stated)
    except Fault:
        return stated


def _page_part(source: str, value: Value, chosen: _Chosen, encoding: Encoding, origin: Origin, size: int) -> Part:
    """The part of a record that is a page and what a crawler says of it: the page is read as one that lies by itself, and what the record
    states beside it fills what the page does not state."""
    from generator.wire.page import laid_out

    leaf = chosen.body[0]
    if len(leaf.text) > origin.limits.page_bytes:
        raise Fault(f"the page in the record has {len(leaf.text)} characters; the cap is {origin.limits.page_bytes}.", "Extract the article first.")
    escapes = value.places(source, leaf)
    layout, unshown = laid_out(leaf.text, origin.limits)
    pieces = [Piece(piece.text, escapes.at(piece.start), escapes.at(piece.end), piece.role) for piece in layout.pieces]
    stated = layout.stated.filled(chosen.stated).filled(origin.stated)
    lines, overhead = _account(source, pieces, chosen.marks, Ruler(source, encoding), size)
    return Part(origin.dump, origin.member, "page", lines, stated, overhead, encoding.name, encoding.repairs + layout.notes + unshown)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the source that is no line, and where it went."""

    start: int
    end: int
    field: str


class _Chosen:
    """Which leaves of a record are which field; ``page`` is the whole page that it keeps beside the text, if it does."""

    def __init__(self, value: Value) -> None:
        self._keyed = fields.by_key(leaf for leaf in value.leaves if not _of_picture(leaf))
        self._used: dict[int, str] = {}
        self.page: Leaf | None = None
        self.body = fields.pick(self._keyed, "html") or self._body()
        for leaf in self.body:
            self._used[leaf.start] = "body"
        captions = self._captions(value)
        address = self._text("url", _WEB)
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
            language=self._text("language"),
            tags=self._tags(),
        )
        self.stated = stated._replace(headline=without_house(stated.headline, stated.publisher))
        self.marks = [_Mark(leaf.start, leaf.end, self._used.get(leaf.start, "")) for leaf in value.leaves if self._used.get(leaf.start) != "body"]

    def _body(self) -> list[Leaf]:
        """The body under its surest name; of two names that both have a text the one with more of it; a whole page only where nothing else is."""
        found = [self._keyed[name] for name in fields.NAMES["body"] if name in self._keyed]
        pages = [leaves for leaves in found if is_page(leaves[0].text)]
        if pages and len(pages) < len(found):
            self.page = pages[0][0]
            found = [leaves for leaves in found if leaves not in pages]
        return max(found, key=lambda leaves: sum(len(leaf.text) for leaf in leaves) // 2 * 2, default=[])

    def _text(self, field: str, shape: re.Pattern[str] | None = None) -> str:
        """A field's first value as one line; with ``shape``, of the first name whose value has it."""
        for name in fields.NAMES[field]:
            for leaf in self._keyed.get(name, ())[:1]:
                text = plain(leaf.text)
                if text and self._used.get(leaf.start, field) == field and (shape is None or shape.fullmatch(text)):
                    self._used[leaf.start] = field
                    return text
        return ""

    def _authors(self) -> tuple[str, ...]:
        leaves = fields.pick(self._keyed, "authors")
        for leaf in leaves:
            self._used[leaf.start] = "authors"
        return people(plain(leaf.text) for leaf in leaves)

    def _tags(self) -> tuple[str, ...]:
        leaves = fields.pick(self._keyed, "tags")
        for leaf in leaves:
            self._used[leaf.start] = "tags"
        return tuple(dict.fromkeys(word.strip() for leaf in leaves for word in plain(leaf.text).split(",") if 1 < len(word.strip()) <= 60))[:30]

    def _captions(self, value: Value) -> tuple[tuple[str, str], ...]:
        """Captions with the credit that stands in the same object."""
        credits = {leaf.path[:-1]: leaf for leaf in value.leaves if leaf.string and leaf.path and _last(leaf) in fields.CREDIT}
        found: list[tuple[str, str]] = []
        for leaf in value.leaves:
            in_picture = _of_picture(leaf) and _last(leaf) in {"description", "descriptiontext", "title"}
            if leaf.string and leaf.text.strip() and (_last(leaf) in fields.CAPTION or in_picture):
                credit = credits.get(leaf.path[:-1])
                self._used[leaf.start] = "caption"
                if credit:
                    self._used[credit.start] = "credit"
                found.append((plain(leaf.text), plain(credit.text) if credit else ""))
        return tuple(dict.fromkeys(found))


def _last(leaf: Leaf) -> str:
    names = fields.names_of(leaf.path)
    return names[-1] if names else ""


def _of_picture(leaf: Leaf) -> bool:
    """Whether a leaf stands in an object that describes pictures."""
    names = fields.names_of(leaf.path)
    return len(names) > 1 and not fields.IMAGES.isdisjoint(names[:-1])


def instant(text: str) -> str:
    """Seconds or milliseconds since 1970 as ISO 8601, GDELT's compact form likewise; any other text as it stood."""
    if _EPOCH.fullmatch(text):
        number = float(text)
        return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC).isoformat()
    if found := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second = found.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
    return text


def _pieces(source: str, value: Value, leaf: Leaf, origin: Origin) -> Iterator[Piece]:
    """The lines of a body at their places in the source."""
    escapes = value.places(source, leaf)
    for piece in pieces_of(leaf.text, origin.limits, fields.key_of(fields.names_of(leaf.path)) in fields.PLAIN):
        yield Piece(piece.text, escapes.at(piece.start), escapes.at(piece.end), piece.role)


def _account(source: str, pieces: Sequence[Piece], marks: Sequence[_Mark], ruler: Ruler, size: int) -> tuple[tuple[Line, ...], tuple[Entry, ...]]:
    """Lines and entries that tile the record."""
    lines: list[Line] = []
    overhead: list[Entry] = []
    at = 0
    items: list[Piece | _Mark] = [*pieces, *marks]
    for item in sorted(items, key=lambda item: (item.start, item.end)):
        start, end = ruler.at(item.start), ruler.at(item.end)
        if start > at:
            overhead.append(Entry(at, start, "furniture", "container syntax"))
        if isinstance(item, Piece):
            text, repair = mend(item.text) if item.role else mend_copy(item.text)
            lines.append(Line(text, start, end, item.role, left_out(text) or repair))
        elif end > start:
            overhead.append(Entry(start, end, "field", item.field) if item.field else Entry(start, end, "furniture", "other field"))
        at = end
    if size > at:
        overhead.append(Entry(at, size, "furniture", "container syntax"))
    return tuple(lines), tuple(overhead)
