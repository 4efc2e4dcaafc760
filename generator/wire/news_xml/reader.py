"""The articles of a file in such XML, one part each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from generator.model import Part
from generator.wire.containers.whole import Whole
from generator.wire.encodings import Encoding
from generator.wire.intake import Fault, Intake
from generator.wire.news_xml.body import pieces_of_body
from generator.wire.news_xml.layouts import LAYOUTS, Layout
from generator.wire.news_xml.said import Said
from generator.wire.origin import SYNTAX, Origin, furniture, unread
from generator.wire.pieces import account
from generator.wire.ruler import Ruler
from generator.wire.xml_head import HEAD, declares_entities, named_encoding

_REMEDY = "Cut it into several, an article each."
_ITEM = re.compile(r"<(?P<end>/?)(?:\w{1,20}:)?(?P<name>nitf|newsItem|NewsItem|TEI|doc)(?=[\s>/])[^<>]*>")


def read_news_xml(intake: Intake, origin: Origin) -> Iterator[Part]:
    """One part of form ``record`` for each article, counted from 1; the envelope around them is container syntax."""
    try:
        whole = Whole.of(intake, origin._replace(encoding=origin.encoding or named_encoding(intake.peek(HEAD))), "news in XML", _REMEDY)
    except Fault as fault:
        yield unread(origin, "record", 0, intake.drain(), fault.message, fault.remedy)
        return
    if declares_entities(whole.source):
        message = "the XML declares entities of its own, which no news needs."
        yield unread(origin, "record", 0, whole.size, message, "Look at it before you trust it.")
        return
    at = syntax = 0
    ruler = Ruler(whole.source, whole.encoding, whole.mark)
    for number, (name, first, last) in enumerate(_items(whole.source), 1):
        start, end = ruler.at(first), ruler.at(last)
        syntax += start - at
        at = end
        here = origin.within(str(number))
        try:
            yield _part(whole.source[first:last], LAYOUTS[name], whole.encoding, end - start, here)
        except (Fault, etree.XMLSyntaxError) as fault:
            yield unread(here, "record", 0, end - start, str(fault), getattr(fault, "remedy", "") or "Fetch it again.")
    if syntax := syntax + whole.size - at:
        yield furniture(origin, syntax, SYNTAX, whole.encoding.name)
    if not at:
        yield unread(origin, "record", 0, 0, "there is no article in this XML.", "Fetch it again.")


def _items(source: str) -> Iterator[tuple[str, int, int]]:
    """The name of each article's element, where it begins and where it ends: not those inside another; one without an end tag goes on to the end."""
    name, start, depth = "", 0, 0
    for found in _ITEM.finditer(source):
        if found.group().endswith("/>") or (name and found["name"] != name):
            continue
        if not found["end"]:
            name, start, depth = (found["name"], found.start(), 1) if not name else (name, start, depth + 1)
        elif name:
            depth -= 1
            if depth == 0:
                yield name, start, found.end()
                name = ""
    if name:
        yield name, start, len(source)


def _part(source: str, layout: Layout, encoding: Encoding, size: int, origin: Origin) -> Part:
    """An article's part; places are bytes from where its element begins."""
    said = Said(source)
    if why := layout.why(said):
        return furniture(origin, size, why, encoding.name)
    stated = layout.stated(said)
    pieces = pieces_of_body(source, origin.limits)
    if pieces and pieces[0].role == "subhead" and stated.headline in ("", pieces[0].text):
        stated = stated._replace(headline=pieces[0].text)
        pieces[0] = replace(pieces[0], role="headline")
    lines, overhead = account(pieces, Ruler(source, encoding), 0, size)
    return Part(origin.dump, origin.member, "record", lines, stated.filled(origin.stated), overhead, encoding.name, encoding.repairs)
