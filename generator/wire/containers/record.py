"""One record of JSON as a part: the fields it states, its body as lines, every byte of it with a fate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model import Entry, Limits, Line, Part, Stated
from generator.model.dump import Form
from generator.wire import message
from generator.wire.containers import fields, in_blocks, in_runs, shapes, unpublished
from generator.wire.containers.chosen import Chosen, Stretch, is_page
from generator.wire.containers.fragment import is_html, left_out, pieces_of
from generator.wire.containers.json_spans import Leaf, Value, read_value
from generator.wire.encodings import Encoding, decode_whole
from generator.wire.intake import Fault
from generator.wire.origin import SYNTAX, Origin, furniture
from generator.wire.pieces import STORY, Piece, mended, placed
from generator.wire.ruler import Ruler

_SEVERAL = " ||||| "
"""What stands between articles where a set for training has one summary for several."""
_PROSE = 80
"""Such an article has at least so many characters."""


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
    if why := unpublished.reason(value):
        return furniture(origin, size, why, encoding.name)
    return _Record(value, source, size, encoding, origin).part()


class _Record:
    """A record that is to be a part: its values, where they stand, and which of them are which field."""

    def __init__(self, value: Value, source: str, size: int, encoding: Encoding, origin: Origin) -> None:
        self._value, self._source, self._size, self._encoding, self._origin = value, source, size, encoding, origin
        self._chosen = Chosen(value, source)
        self._is_post = self._chosen.shape is not None and self._chosen.shape.is_post

    def part(self) -> Part:
        """The part; how its body is read depends on what that is."""
        body = self._chosen.body
        if len(body) == 1 and is_page(body[0].text):
            part = self._part_of_page(body[0])
            has_story = not self._chosen.markdown or any(line.role in STORY for line in part.lines)
            return part if has_story else self._part_of_markdown(self._chosen.markdown[0])
        if any(_SEVERAL in leaf.text and sum(len(text) >= _PROSE for text in leaf.text.split(_SEVERAL)) > 1 for leaf in body):
            raise Fault(f"the record holds several articles run together (“{_SEVERAL.strip()}” between them).", "Give each a record of its own.")
        if len(body) == 1 and _is_markdown(body[0]):
            return self._part_of_markdown(body[0])
        return self._part_of_text()

    def _part_of_text(self) -> Part:
        """The part of a record whose body is plain text or a fragment of HTML, in one field or in many."""
        pieces, marks = self._body()
        if why := self._why_no_news(pieces):
            return furniture(self._origin, self._size, why, self._encoding.name)
        if self._chosen.shape and self._chosen.shape.shown:
            pieces = [replace(piece, text=self._chosen.shape.shown(piece.text)) for piece in pieces]
        if self._is_message():
            pieces = message.set_out(pieces)
        if not pieces and not self._chosen.stated.headline:
            raise self._fault()
        return self._part("record", pieces, marks, self._seconded(), self._repairs())

    def _body(self) -> tuple[list[Piece], Sequence[Stretch]]:
        """The lines of the body, and the stretches of the record that are none of it."""
        body, marks = self._chosen.body, self._chosen.marks
        runs = in_runs.runs(self._value, str(body[0].path[0])) if len(body) > 1 else []
        if runs:
            pieces = [*in_runs.pieces(self._source, self._value, runs, self._origin.limits)]
            return pieces, [mark for mark in marks if not runs[0].start < mark.start < runs[-1].end]
        if body:
            return [piece for leaf in body for piece in self._placed(_pieces(leaf, self._origin.limits), leaf)], marks
        pieces = [] if self._chosen.shape else in_blocks.pieces(self._source, self._value, self._origin.limits)
        return pieces, in_blocks.outside(marks, pieces)

    def _is_message(self) -> bool:
        return self._is_post or message.is_message(self._value)

    def _why_no_news(self, pieces: Sequence[Piece]) -> str:
        """Why a message or post is no article, ``""`` for anything else."""
        if not pieces:
            return "message without text" if self._is_message() else ""
        if self._chosen.shape is None or not self._is_post:
            return ""
        if why := shapes.why_left_out(self._chosen.shape, shapes.by_names(self._value.leaves), pieces[0].text):
            return why
        return "short message" if message.is_short([piece.text for piece in pieces]) else ""

    def _fault(self) -> Fault:
        """What is wrong with a record that has neither a body nor a headline."""
        if any(leaf.path == ("object",) and leaf.text == "block" for leaf in self._value.leaves):
            return Fault("this is a block of a page, as Notion's interface gives it, not the page.", "Export the page as Markdown.")
        names = ", ".join(dict.fromkeys(str(leaf.path[0])[:40] for leaf in self._value.leaves[:12] if leaf.path))
        return Fault(f"no field of an article is known in the record; it has {names or 'no fields'}.", "Name the fields title, text, date, url.")

    def _part_of_page(self, leaf: Leaf) -> Part:
        """The part of a record that holds a page and what a crawler says of it: the page is read as any other, and what the record states beside it
        fills what the page leaves open."""
        from generator.wire.pages.opened import laid_out

        cap = self._origin.limits.page_bytes
        if len(leaf.text) > cap:
            raise Fault(f"the page in the record has {len(leaf.text)} characters; the cap is {cap}.", "Extract the article first.")
        layout, unshown = laid_out(leaf.text, self._origin.limits)
        stated = layout.stated.filled(self._chosen.stated)
        repairs = self._encoding.repairs + layout.notes + unshown
        return self._part("page", self._placed(layout.pieces, leaf), self._chosen.marks, stated, repairs)

    def _part_of_markdown(self, leaf: Leaf) -> Part:
        """The part of a record whose body is Markdown, as programs make it of a page."""
        from generator.wire.documents.markdown_fields import pieces_of_markdown

        headline, pieces = pieces_of_markdown(leaf.text, self._chosen.stated.headline, _name(leaf) in fields.OF_PAGES)
        stated = self._seconded()
        marks = [mark for mark in self._chosen.marks if mark.start != leaf.start]
        return self._part("page", self._placed(pieces, leaf), marks, stated._replace(headline=headline or stated.headline), self._repairs())

    def _seconded(self) -> Stated:
        """What the record states; where it has no headline or no day, also what the page beside its text states."""
        stated, page = self._chosen.stated, self._chosen.page
        if page is None or (stated.headline and stated.published) or len(page.text) > self._origin.limits.page_bytes:
            return stated
        from generator.wire.pages.opened import laid_out

        try:
            return stated.filled(laid_out(page.text, self._origin.limits)[0].stated)
        except Fault:
            return stated

    def _repairs(self) -> tuple[str, ...]:
        return (*self._encoding.repairs, *self._value.oddities)

    def _placed(self, pieces: Iterable[Piece], leaf: Leaf) -> list[Piece]:
        """The lines of a leaf's text at their places in the source."""
        return [*placed(pieces, self._value.places(self._source, leaf))]

    def _part(self, form: Form, pieces: Sequence[Piece], marks: Sequence[Stretch], stated: Stated, repairs: tuple[str, ...]) -> Part:
        """The part with these lines and statements; every byte of the record is accounted for."""
        lines: list[Line] = []
        overhead: list[Entry] = []
        ruler = Ruler(self._source, self._encoding)
        at = 0
        items: list[Piece | Stretch] = [*pieces, *marks]
        for item in sorted(items, key=lambda item: (item.start, item.end)):
            start, end = ruler.at(item.start), ruler.at(item.end)
            if start > at:
                overhead.append(Entry(at, start, "furniture", SYNTAX))
            if isinstance(item, Piece):
                text, repair = mended(item)
                lines.append(Line(text, start, end, item.role, left_out(text) or repair))
            elif end > start:
                overhead.append(Entry(start, end, "field", item.field) if item.field else Entry(start, end, "furniture", "other field"))
            at = end
        if self._size > at:
            overhead.append(Entry(at, self._size, "furniture", SYNTAX))
        origin, encoding = self._origin, self._encoding
        return Part(origin.dump, origin.member, form, tuple(lines), stated.filled(origin.stated), tuple(overhead), encoding.name, repairs)


def _name(leaf: Leaf) -> str:
    """The name of the field that a leaf is."""
    return fields.key_of(fields.names_of(leaf.path))


def _is_markdown(body: Leaf) -> bool:
    """Whether a body is Markdown: its field's name says so, or its links do."""
    if _name(body) in fields.NAMES["markdown"]:
        return True
    if "](" not in body.text or is_html(body.text):
        return False
    from generator.wire.documents.markdown_fields import is_marked_up

    return is_marked_up(body.text)


def _pieces(leaf: Leaf, limits: Limits) -> Iterable[Piece]:
    """The lines of a body, at their places in it."""
    if leaf.text.startswith("<?xml"):
        from generator.wire.news_xml.body import pieces_of_body

        if inside := pieces_of_body(leaf.text, limits):
            return inside
    return pieces_of(leaf.text, limits, _name(leaf) in fields.PLAIN)
