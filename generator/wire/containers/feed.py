"""RSS and Atom: feedparser reads the fields, our own look at the source finds the place of each entry's body.

feedparser is given bytes only and never an address or a path, so it reaches neither the network nor the disk. A feed that
declares entities is refused before any parser sees it.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import feedparser

from generator.model import Part, Stated
from generator.wire.containers import site_export
from generator.wire.containers.fragment import pieces_of
from generator.wire.containers.respelt import Respelt, respelt, verbatim
from generator.wire.containers.site_export import KIND
from generator.wire.encodings import Encoding, decode_whole, judge
from generator.wire.field_values import one_line, web_address
from generator.wire.intake import Fault, Intake
from generator.wire.origin import SYNTAX, Origin, furniture, unread
from generator.wire.people import people
from generator.wire.pieces import account, placed
from generator.wire.residue import REFERENCE
from generator.wire.ruler import Ruler
from generator.wire.xml_head import HEAD, declares_entities, named_encoding

_ENTRY = re.compile(r"<(/?)(?:[A-Za-z]{1,12}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_BODIES = ("content:encoded", "content", "description", "summary")
"""Elements that hold a body, the fullest first."""

_OPENINGS = {name: re.compile(f"<{name}(?=[\\s>])[^<>]*>", re.IGNORECASE) for name in _BODIES}


def read_feed(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part of form ``record`` for each entry; the member counts entries from 1."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        yield unread(origin, "record", 0, intake.drain(), f"the feed is larger than the cap of {cap} bytes.", "Cut it into several.")
        return
    encoding = judge(data, origin.encoding or named_encoding(data[:HEAD]))
    source = decode_whole(data[encoding.bom :], encoding)
    if declares_entities(source):
        message = "the feed declares entities of its own, which no news feed needs."
        yield unread(origin, "record", 0, len(data), message, "Look at it before you trust it.")
        return
    spans = list(_entries(source))
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if len(parsed.entries) != len(spans):
        message = f"the feed is broken: {len(spans)} entries begin in it and {len(parsed.entries)} can be read."
        yield unread(origin, "record", 0, len(data), message, "Fetch it again.")
        return
    ruler = Ruler(source, encoding, encoding.bom)
    names = site_export.names(source)
    at = syntax = 0
    for number, (entry, (first, last)) in enumerate(zip(parsed.entries, spans, strict=True), 1):
        here = origin.within(str(number))
        start, end = ruler.at(first), ruler.at(last)
        syntax += start - at
        at = end
        try:
            yield _part(entry, parsed.feed, names, source[first:last], encoding, end - start, here)
        except Fault as fault:
            yield unread(here, "record", 0, end - start, fault.message, fault.remedy)
    syntax += len(data) - at
    yield furniture(origin, syntax, SYNTAX, encoding.name)
    if not spans:
        yield unread(origin, "record", 0, 0, "there is no entry in this feed.", "Fetch it again.")


def _entries(source: str) -> Iterator[tuple[int, int]]:
    """Where each entry begins and ends; one without an end tag goes on to the end."""
    start = -1
    for found in _ENTRY.finditer(source):
        if found.group(1):
            if start >= 0:
                end = source.find(">", found.end())
                yield start, len(source) if end < 0 else end + 1
            start = -1
        elif start < 0:
            start = found.start()
    if start >= 0:
        yield start, len(source)


def _part(entry: Any, feed: Any, names: Mapping[str, str], source: str, encoding: Encoding, size: int, origin: Origin) -> Part:
    """An entry's part; places are bytes from where it begins. ``names``: what accounts are called."""
    body = _body(source)
    beside = site_export.beside(source[: body.read.start] + source[body.end :])
    if beside.why:
        return furniture(origin, size, beside.why, encoding.name)
    if beside.is_wordpress and not body.read.after:
        body = body._replace(read=site_export.set_out(body.read))
    pieces = [*placed(pieces_of(body.read.text, origin.limits), body.read)]
    lines, overhead = account(pieces, Ruler(source, encoding), 0, size, may_be_plain=True)
    stated = _stated(entry, feed, names, body, beside).filled(origin.stated)
    return Part(origin.dump, origin.member, "record", lines, stated, overhead, encoding.name, encoding.repairs)


def _stated(entry: Any, feed: Any, names: Mapping[str, str], body: _Body, beside: site_export.Beside) -> Stated:
    """An entry's fields; the feed's own where the entry is silent."""
    authors = [author.get("name", "") for author in entry.get("authors", ())] or [entry.get("author", "")]
    summary = one_line(entry.get("summary", ""))
    # feedparser's own ``get`` gives the date of publication where there is none of an update.
    updated = dict.get(entry, "updated", "")
    return Stated(
        headline=one_line(entry.get("title", "")),
        standfirst=beside.standfirst or (summary if body.name in {"content:encoded", "content"} else ""),
        published=entry.get("published", "") or entry.get("created", "") or updated,
        updated=updated or beside.updated,
        authors=people(one_line(names.get(name, name)) for name in authors if name),
        publisher=one_line((entry.get("source") or {}).get("title", "") or feed.get("title", "")),
        url=web_address(entry.get("link", "")),
        language=feed.get("language", ""),
        tags=tuple(dict.fromkeys(one_line(term) for tag in entry.get("tags", ()) if (term := tag.get("term")) and not term.startswith(KIND)))[:30],
    )


class _Body(NamedTuple):
    """The text of an entry's body element, as it is read, and where that ends."""

    name: str
    read: Respelt
    end: int


def _body(source: str) -> _Body:
    """The fullest body element that has a text: verbatim in CDATA, as markup, or with its markup escaped."""
    for name in _BODIES:
        opening = _OPENINGS[name].search(source)
        if opening is None or opening.group().endswith("/>"):
            continue
        start = opening.end()
        end = source.find(f"</{name}", start)
        end = len(source) if end < 0 else end
        inner = source[start:end]
        if not inner.strip():
            continue
        read = verbatim(inner, start)
        if read is None:
            read = Respelt(inner, start) if "<" in inner else respelt(inner, start, REFERENCE, lambda found: html.unescape(found.group()))
        return _Body(name, read, end)
    return _Body("", Respelt("", 0), 0)
