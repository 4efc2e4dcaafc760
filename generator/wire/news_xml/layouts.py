"""What an article in XML states, by the kind of XML: where each kind has its headline, its day, its authors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.model import Stated
from generator.wire.field_values import tags, web_address
from generator.wire.news_xml.said import Said
from generator.wire.people import people

_INSTANT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?")
_MIDNIGHT = ("00", "00", "00", None)
_HOST = re.compile(r" \([\w.-]{1,100}\)")


class Layout(NamedTuple):
    """One of these kinds of XML: what it states, and why an item is no article (``""`` where it is one)."""

    stated: Callable[[Said], Stated]
    why: Callable[[Said], str]


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
    return next(filter(None, map(web_address, values)), "")


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
        tags=tags(said.values("keyword", "key")),
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
        tags=tags(said.texts("keyword")),
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
        tags=tags(said.texts("KeywordLine")),
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
        tags=tags(said.value(("doc", "tags")).split(";")),
    )


def _of_tei(said: Said) -> Stated:
    return Stated(
        headline=said.text("title", within="titleStmt"),
        standfirst=said.text("abstract"),
        published=said.text("date", within="publicationStmt"),
        authors=people(said.texts("author", within="biblFull")),
        publisher=_HOST.sub("", said.text("publisher", within="biblFull")),
        url=_address(said.value(("ptr", "target"))),
        tags=tags([tag for term in said.texts("term") for tag in term.split(",")]),
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
