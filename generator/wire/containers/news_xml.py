"""Articles in the XML of the news trade and of an extractor: NITF 3.x, NewsML-G2 and NewsML 1 of the IPTC, trafilatura's XML and TEI.

lxml reads the fields, with entities, DTDs and the network switched off; the body is read where it stands in the source, its tags spelt as HTML's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from lxml import etree

from generator.model import Entry, Limits, Part, Stated
from generator.wire.containers.feed import DECLARES_ENTITIES, named_encoding
from generator.wire.containers.fragment import Piece, is_html, lines_of_html
from generator.wire.containers.news_xml_signs import ROOT
from generator.wire.containers.respelt import Respelt, respelt
from generator.wire.containers.whole import Whole
from generator.wire.encodings import Encoding
from generator.wire.intake import Fault, Intake
from generator.wire.origin import Origin, unread
from generator.wire.pages.opened import account
from generator.wire.people import people
from generator.wire.ruler import Ruler
from generator.wire.words import ordered, words

_REMEDY = "Cut it into several, an article each."
_INSTANT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?")
_MIDNIGHT = ("00", "00", "00", None)
_ITEM = re.compile(r"<(?P<end>/?)(?:\w{1,20}:)?(?P<name>nitf|newsItem|NewsItem|TEI|doc)(?=[\s>/])[^<>]*>")
_TAG = re.compile(r"<(?P<end>/?)(?:\w{1,20}:)?(?P<name>[A-Za-z][\w.-]{0,40})(?P<more>[^<>]*)>")
_NAMED = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)[A-Za-z]{2,20};")
"""Characters by the names that only HTML knows."""
_LEVEL = re.compile(r"rend=[\"'](h[1-6])[\"']")
_HOST = re.compile(r" \([\w.-]{1,100}\)")

_SPELT = {"media-producer": 'div class="credit"'} | dict(
    zip(
        ordered("hl1 hl2 bq quote media media-caption caption list item row cell lb hi ref ab head"),
        ordered("h1 h2 blockquote blockquote figure figcaption figcaption ul li tr td br b a h2 h2"),
        strict=True,
    )
)
"""Elements of NITF and TEI that HTML has under another name."""
_HEADS = ("head", "ab")
_INLINE = words("person org location chron em money num lang object.title virtloc event function postaddr copyrite q pronounce x del")
_LEFT_OUT = words("media-reference media-metadata media-object note tagline comments series.name")
"""Elements of NITF within a text whose words are none of it."""

_BODIES = tuple(
    (re.compile(rf"<(?:\w{{1,20}}:)?{opens}[^<>]{{0,400}}>"), re.compile(closes))
    for opens, closes in (
        (r"block\b[^<>]{0,400}?class=[\"']full_text[\"']", r"</(?:\w{1,20}:)?block\s*>"),
        (r"body\.content\b", r"</(?:\w{1,20}:)?body\.content\s*>"),
        (r"div\b[^<>]{0,400}?type=[\"']entry[\"']", r"<div\b[^<>]{0,400}?type=[\"']comments[\"']|</body\s*>"),
        (r"main\b", r"</main\s*>"),
        (r"(?:html:|xhtml:)?body(?=[\s>])", r"</(?:\w{1,20}:)?body\s*>"),
        (r"(?:inlineXML|inlineData)\b", r"</(?:\w{1,20}:)?inline(?:XML|Data)\s*>"),
        (r"DataContent\b", r"</DataContent\s*>"),
    )
)
"""What holds the text of an article, the narrowest first."""


class Said:
    """The fields of one article: the texts and attributes of its elements by their names, without what stands in its body."""

    def __init__(self, source: str) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True)
        named = _NAMED.sub(lambda found: unescape(found.group()), source)
        self._root = etree.fromstring(named.encode("utf-8", "replace"), parser)

    def texts(self, *names: str, within: str = "") -> list[str]:
        """What the elements of the first of the names that has a text say; ``within`` an element of another name."""
        for name in names:
            found = [" ".join("".join(one.itertext()).split()) for one in self._elements(name) if not within or self._is_within(one, within)]
            if any(found):
                return [*filter(None, found)]
        return []

    def own(self, name: str) -> list[str]:
        """What the elements of a name say before any element in them."""
        return [text for one in self._elements(name) if (text := " ".join((one.text or "").split()))]

    def text(self, *names: str, within: str = "") -> str:
        return next(iter(self.texts(*names, within=within)), "")

    def values(self, name: str, attribute: str) -> list[str]:
        """The values of an attribute of the elements of a name."""
        found = (one.get(attribute) or one.get(f"{{http://www.w3.org/XML/1998/namespace}}{attribute}") for one in self._elements(name))
        return [value.strip() for value in found if value and value.strip()]

    def value(self, *places: tuple[str, str]) -> str:
        return next((value for name, attribute in places for value in self.values(name, attribute)), "")

    def _elements(self, name: str) -> Iterator[etree._Element]:
        elements = self._root.iter() if self._root is not None else ()
        return (one for one in elements if isinstance(one.tag, str) and etree.QName(one).localname == name)

    @staticmethod
    def _is_within(one: etree._Element, name: str) -> bool:
        return any(etree.QName(outer).localname == name for outer in one.iterancestors())


class Layout(NamedTuple):
    """One of these kinds of XML: what it states, and why an item is no article (``""`` where it is one)."""

    stated: Callable[[Said], Stated]
    why: Callable[[Said], str]


def read_news_xml(intake: Intake, origin: Origin) -> Iterator[Part]:
    """A part an article, of form ``record``, numbered from 1; the envelope around them is container syntax."""
    try:
        whole = Whole.of(intake, origin._replace(encoding=origin.encoding or named_encoding(intake)), "news in XML", _REMEDY)
    except Fault as fault:
        yield unread(origin, "record", 0, intake.drain(), fault.message, fault.remedy)
        return
    if DECLARES_ENTITIES.search(whole.source):
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
        yield Part(origin.dump, origin.member, "text", (), origin.stated, (Entry(0, syntax, "furniture", "container syntax"),), whole.encoding.name)
    if not at:
        yield unread(origin, "record", 0, 0, "there is no article in this XML.", "Fetch it again.")


def _items(source: str) -> Iterator[tuple[str, int, int]]:
    """The name of each article's element, where it begins and where it ends; what stands in one is none, an unended one goes to the end."""
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
        return Part(origin.dump, origin.member, "text", (), origin.stated, (Entry(0, size, "furniture", why),), encoding.name)
    stated = layout.stated(said)
    pieces = pieces_of_body(source, origin.limits)
    if pieces and pieces[0].role == "subhead" and stated.headline in ("", pieces[0].text):
        stated = stated._replace(headline=pieces[0].text)
        pieces[0] = replace(pieces[0], role="headline")
    lines, overhead = account(pieces, Ruler(source, encoding), 0, size)
    return Part(origin.dump, origin.member, "record", lines, stated.filled(origin.stated), overhead, encoding.name, encoding.repairs)


def pieces_of_body(source: str, limits: Limits) -> list[Piece]:
    """The lines of an article's text at their places in its source; none where it holds no text."""
    for opening, closing in _BODIES:
        spans: list[tuple[int, int]] = []
        while begin := opening.search(source, spans[-1][1] if spans else 0):
            end = closing.search(source, begin.end())
            spans.append((begin.end(), end.start() if end else len(source)))
        if spans:
            return [*_pieces(source, *max(spans, key=lambda span: span[1] - span[0]), limits)]
    return []


def _pieces(source: str, start: int, end: int, limits: Limits) -> Iterator[Piece]:
    inner = source[start:end]
    lead = len(inner) - len(inner.lstrip())
    if inner[lead:].startswith("<![CDATA["):
        close = inner.find("]]>", lead)
        body = Respelt(inner[lead + 9 : close if close >= 0 else len(inner)], start + lead + 9)
    else:
        body = respelt(inner, start, _TAG, _Speller().spell)
    if not is_html(body.text):
        # Lines without a tag: each is a paragraph.
        at = 0
        for line in body.text.splitlines(keepends=True):
            for piece in lines_of_html(line, limits):
                yield Piece(piece.text, body.at(at + piece.start), body.at(at + piece.end), piece.role)
            at += len(line)
        return
    for piece in lines_of_html(body.text, limits):
        yield Piece(piece.text, body.at(piece.start), body.at(piece.end), piece.role)


class _Speller:
    """Spells the tags of a text as HTML does, in their order: the level of a heading stands where that opens."""

    def __init__(self) -> None:
        self._level = ""

    def spell(self, tag: re.Match[str]) -> str:
        """A tag as HTML spells it."""
        name, end, more = tag["name"], tag["end"], tag["more"]
        if name in _LEFT_OUT:
            # Shown to nobody, whatever stands in it.
            return "" if more.endswith("/") else f"<{end}template>"
        if name in _INLINE:
            return "" if more.endswith("/") else f"<{end}span>"
        spelt = _SPELT.get(name, "")
        if name in _HEADS:
            level = _LEVEL.search(more)
            self._level = self._level if end else level[1] if level else spelt
            spelt = self._level
        if not spelt:
            return f"<{end}{name}{more}>"
        return f"</{spelt.partition(' ')[0]}>" if end else "" if more.endswith("/") and spelt != "br" else f"<{spelt}>"


def instant(text: str) -> str:
    """A day and hour as the IPTC's formats write them (``20190219T103000Z``) in ISO 8601; midnight without a zone is no hour."""
    found = _INSTANT.fullmatch(text.strip())
    if not found:
        return text
    year, month, day, hour, minute, second, zone = found.groups()
    if hour is None or (hour, minute, second or "00", zone) == _MIDNIGHT:
        return f"{year}-{month}-{day}"
    zone = zone if not zone or zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}"


def _address(*values: str) -> str:
    return next((value for value in values if value.startswith(("http://", "https://"))), "")


def _tags(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if 1 < len(value) <= 60))[:30]


def _captions(said: Said) -> tuple[tuple[str, str], ...]:
    """Captions of NITF with the credit that stands beside them, where each has one."""
    captions, credits = said.texts("media-caption"), said.texts("media-producer")
    return tuple(zip(captions, credits if len(credits) == len(captions) else [""] * len(captions), strict=True))


def _of_nitf(said: Said) -> Stated:
    published = said.value(("pubdata", "date.publication"), ("date.issue", "norm"), ("date.release", "norm"))
    return Stated(
        headline=said.text("hl1") or said.text("title", within="head"),
        standfirst=said.text("hl2", within="hedline") or said.text("abstract"),
        published=instant(published),
        authors=people(said.texts("person", within="byline") or said.own("byline") or said.texts("byline")),
        captions=_captions(said),
        publisher=said.value(("pubdata", "name"), ("doc.copyright", "holder")),
        url=_address(said.value(("pubdata", "ex-ref"))),
        language=said.value(("nitf", "lang"), ("body", "lang")),
        tags=_tags(said.values("keyword", "key")),
    )


def _of_g2(said: Said) -> Stated:
    inside = _of_nitf(said)
    created, version = said.text("firstCreated") or said.text("contentCreated"), said.text("versionCreated")
    house = said.text("name", within="provider") or said.value(("provider", "literal")) or said.text("name", within="copyrightHolder")
    summaries = said.texts("description") if not any("caption" in role for role in said.values("description", "role")) else []
    return Stated(
        headline=said.text("headline") or inside.headline or said.text("title", within="itemMeta"),
        standfirst=next(iter(summaries), ""),
        published=instant(created or version),
        updated=instant(version) if created and version != created else "",
        authors=people(said.texts("by") or said.texts("name", within="creator")) or inside.authors,
        captions=inside.captions,
        publisher=house or said.value(("copyrightHolder", "literal")) or inside.publisher,
        url=_address(said.value(("newsItem", "guid"))),
        language=said.value(("language", "tag"), ("newsItem", "lang")),
        tags=_tags(said.texts("keyword")),
    )


def _why_g2(said: Said) -> str:
    kind = said.value(("itemClass", "qcode")).rpartition(":")[2]
    if kind not in ("", "text", "composite"):
        return f"item of news that is no text ({kind[:20]})"
    state = said.value(("pubStatus", "qcode")).rpartition(":")[2]
    return f"not to be used: {state[:20]}" if state in ("canceled", "withheld", "withdrawn") else ""


def _of_newsml(said: Said) -> Stated:
    inside = _of_nitf(said)
    created, version = said.text("FirstCreated"), said.text("ThisRevisionCreated")
    return Stated(
        headline=said.text("HeadLine") or inside.headline,
        standfirst=said.text("SubHeadLine") or inside.standfirst,
        published=instant(created or version),
        updated=instant(version) if version != created else "",
        authors=people(said.texts("ByLine")) or inside.authors,
        captions=inside.captions,
        publisher=next(iter(said.values("Party", "FormalName")), "") or inside.publisher,
        language=said.value(("Language", "FormalName")),
        tags=_tags(said.texts("KeywordLine")),
    )


def _why_newsml(said: Said) -> str:
    state = said.value(("Status", "FormalName")).casefold()
    return f"not to be used: {state[:20]}" if state in ("canceled", "cancelled", "withheld") else ""


def _of_doc(said: Said) -> Stated:
    return Stated(
        headline=said.value(("doc", "title")),
        standfirst=said.value(("doc", "excerpt"), ("doc", "description")),
        published=said.value(("doc", "date")),
        authors=people(said.values("doc", "author")),
        publisher=said.value(("doc", "sitename"), ("doc", "hostname")),
        url=_address(said.value(("doc", "url")), said.value(("doc", "source"))),
        language=said.value(("doc", "language")),
        tags=_tags(said.value(("doc", "tags")).split(";")),
    )


def _of_tei(said: Said) -> Stated:
    return Stated(
        headline=said.text("title", within="titleStmt"),
        standfirst=said.text("abstract"),
        published=said.text("date", within="publicationStmt"),
        authors=people(said.texts("author", within="biblFull")),
        publisher=_HOST.sub("", said.text("publisher", within="biblFull")),
        url=_address(said.value(("ptr", "target"))),
        tags=_tags([tag for tags in said.texts("term") for tag in tags.split(",")]),
    )


def _always(said: Said) -> str:
    return ""


LAYOUTS = {
    "nitf": Layout(_of_nitf, lambda said: "not to be used" if said.value(("docdata", "management-status")) in ("withheld", "canceled") else ""),
    "newsItem": Layout(_of_g2, _why_g2),
    "NewsItem": Layout(_of_newsml, _why_newsml),
    "doc": Layout(_of_doc, _always),
    "TEI": Layout(_of_tei, _always),
}
"""The kinds, by the name of the element that an article is in."""

__all__ = ["LAYOUTS", "ROOT", "instant", "pieces_of_body", "read_news_xml"]
