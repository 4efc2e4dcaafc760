"""One record of JSON as a part: the fields it states, its body as lines, every byte of it with a fate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model import Entry, Line, Part, Stated
from generator.wire import message
from generator.wire.containers import blocks_of, fields, rich_text, shapes, unpublished
from generator.wire.containers.chosen import Chosen, Stretch, is_page
from generator.wire.containers.fragment import is_html, left_out, pieces_of
from generator.wire.containers.json_spans import Leaf, Value, read_value
from generator.wire.encodings import Encoding, decode_whole
from generator.wire.intake import Fault
from generator.wire.origin import SYNTAX, Origin, furniture
from generator.wire.pieces import STORY, Piece, mended, placed
from generator.wire.ruler import Ruler

_SEVERAL = " ||||| "
"""What sets for training summaries put between the articles that one summary is of."""
_PROSE = 80
"""Characters of such an article at the least."""


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
    if none := unpublished.reason(value):
        return furniture(origin, size, none, encoding.name)
    chosen = Chosen(value, source)
    if len(chosen.body) == 1 and is_page(chosen.body[0].text):
        part = _page_part(source, value, chosen, encoding, origin, size)
        has_story = not chosen.markdown or any(line.role in STORY for line in part.lines)
        return part if has_story else _markdown_part(source, value, chosen, chosen.markdown[0], encoding, origin, size)
    if any(_SEVERAL in leaf.text and sum(len(text) >= _PROSE for text in leaf.text.split(_SEVERAL)) > 1 for leaf in chosen.body):
        raise Fault(f"the record holds several articles run together (“{_SEVERAL.strip()}” between them).", "Give each a record of its own.")
    if len(chosen.body) == 1 and _is_markdown(chosen.body[0]):
        return _markdown_part(source, value, chosen, chosen.body[0], encoding, origin, size)
    runs = rich_text.runs(value, str(chosen.body[0].path[0])) if len(chosen.body) > 1 else []
    marks: Sequence[Stretch] = chosen.marks
    if runs:
        pieces = [*rich_text.pieces(source, value, runs, origin.limits)]
        marks = [mark for mark in marks if not runs[0].start < mark.start < runs[-1].end]
    elif chosen.body:
        pieces = [piece for leaf in chosen.body for piece in placed(_pieces(leaf, origin), value.places(source, leaf))]
    else:
        pieces = [] if chosen.shape else blocks_of.pieces(source, value, origin.limits)
        marks = blocks_of.outside(marks, pieces)
    is_post = chosen.shape is not None and chosen.shape.is_post
    if none := _no_news(value, chosen, pieces, is_post):
        return furniture(origin, size, none, encoding.name)
    if chosen.shape and chosen.shape.shown:
        pieces = [replace(piece, text=chosen.shape.shown(piece.text)) for piece in pieces]
    if is_post or message.is_message(value):
        pieces = message.set_out(pieces)
    if not pieces and not chosen.stated.headline:
        if any(leaf.path == ("object",) and leaf.text == "block" for leaf in value.leaves):
            raise Fault("this is a block of a page, as Notion's interface gives it, not the page.", "Export the page as Markdown.")
        names = ", ".join(dict.fromkeys(str(leaf.path[0])[:40] for leaf in value.leaves[:12] if leaf.path))
        raise Fault(f"no field of an article is known in the record; it has {names or 'no fields'}.", "Name the fields title, text, date, url.")
    lines, overhead = _account(source, pieces, marks, Ruler(source, encoding), size)
    stated = _seconded(chosen, origin).filled(origin.stated)
    return Part(origin.dump, origin.member, "record", lines, stated, overhead, encoding.name, (*encoding.repairs, *value.oddities))


def _no_news(value: Value, chosen: Chosen, pieces: Sequence[Piece], is_post: bool) -> str:
    """Why a message or post is no article, ``""`` for anything else."""
    if not pieces:
        return "message without text" if is_post or message.is_message(value) else ""
    if chosen.shape is None or not is_post:
        return ""
    if why := shapes.why_left_out(chosen.shape, shapes.by_names(value.leaves), pieces[0].text):
        return why
    return "short message" if message.is_short([piece.text for piece in pieces]) else ""


def _seconded(chosen: Chosen, origin: Origin) -> Stated:
    """What a record states; where it has no headline or no day, also what the page states that it keeps beside the text."""
    stated = chosen.stated
    page = chosen.page
    if page is None or (stated.headline and stated.published) or len(page.text) > origin.limits.page_bytes:
        return stated
    from generator.wire.pages.opened import laid_out

    try:
        return stated.filled(laid_out(page.text, origin.limits)[0].stated)
    except Fault:
        return stated


def _page_part(source: str, value: Value, chosen: Chosen, encoding: Encoding, origin: Origin, size: int) -> Part:
    """The part of a record that is a page and what a crawler says of it: the page is read as one that lies by itself, and what the record
    states beside it fills what the page does not state."""
    from generator.wire.pages.opened import laid_out

    leaf = chosen.body[0]
    if len(leaf.text) > origin.limits.page_bytes:
        raise Fault(f"the page in the record has {len(leaf.text)} characters; the cap is {origin.limits.page_bytes}.", "Extract the article first.")
    layout, unshown = laid_out(leaf.text, origin.limits)
    pieces = [*placed(layout.pieces, value.places(source, leaf))]
    stated = layout.stated.filled(chosen.stated).filled(origin.stated)
    lines, overhead = _account(source, pieces, chosen.marks, Ruler(source, encoding), size)
    return Part(origin.dump, origin.member, "page", lines, stated, overhead, encoding.name, encoding.repairs + layout.notes + unshown)


def _is_markdown(body: Leaf) -> bool:
    """Whether a body is Markdown: its field's name says so, or its links do."""
    if fields.key_of(fields.names_of(body.path)) in fields.NAMES["markdown"]:
        return True
    if "](" not in body.text or is_html(body.text):
        return False
    from generator.wire.documents.markdown_fields import is_marked_up

    return is_marked_up(body.text)


def _markdown_part(source: str, value: Value, chosen: Chosen, leaf: Leaf, encoding: Encoding, origin: Origin, size: int) -> Part:
    """The part of a record whose body is Markdown, as programs make it of a page: read as such a text that lies by itself."""
    from generator.wire.documents.markdown_fields import pieces_of_markdown

    is_page = fields.key_of(fields.names_of(leaf.path)) in fields.OF_PAGES
    headline, pieces = pieces_of_markdown(leaf.text, chosen.stated.headline, is_page)
    pieces = [*placed(pieces, value.places(source, leaf))]
    stated = _seconded(chosen, origin)
    stated = stated._replace(headline=headline or stated.headline).filled(origin.stated)
    marks = [mark for mark in chosen.marks if mark.start != leaf.start]
    lines, overhead = _account(source, pieces, marks, Ruler(source, encoding), size)
    return Part(origin.dump, origin.member, "page", lines, stated, overhead, encoding.name, (*encoding.repairs, *value.oddities))


def _pieces(leaf: Leaf, origin: Origin) -> Iterable[Piece]:
    """The lines of a body at their places in it."""
    if leaf.text.startswith("<?xml"):
        from generator.wire.news_xml.body import pieces_of_body

        if inside := pieces_of_body(leaf.text, origin.limits):
            return inside
    return pieces_of(leaf.text, origin.limits, fields.key_of(fields.names_of(leaf.path)) in fields.PLAIN)


def _account(source: str, pieces: Sequence[Piece], marks: Sequence[Stretch], ruler: Ruler, size: int) -> tuple[tuple[Line, ...], tuple[Entry, ...]]:
    """Lines and entries that tile the record."""
    lines: list[Line] = []
    overhead: list[Entry] = []
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
    if size > at:
        overhead.append(Entry(at, size, "furniture", SYNTAX))
    return tuple(lines), tuple(overhead)
