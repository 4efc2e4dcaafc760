"""How news in XML begins, which tells it from a page, a feed and a text with tags in it."""

from __future__ import annotations

import re

ROOT = re.compile(
    r"(?:<\?[^<>]{0,300}\?>\s*+|<!--[^<>]{0,500}-->\s*+|<!DOCTYPE\s+nitf[^<>\[\]]{0,300}>\s*+){0,6}+<(?:\w{1,20}:)?"
    r"(?P<name>nitf|newsItem|newsMessage|NewsML|TEI|doc)(?=[\s>])(?P<more>[^<>]{0,8000})>\s*+(?P<next><main[\s/>])?"
)
"""The first element, and what says of trafilatura's that it is one: a ``main`` right in a ``doc``."""

_OF_EXTRACTOR = re.compile(r"ident=[\"']Trafilatura[\"']|<div type=[\"']entry[\"']")


def is_news_xml(text: str) -> bool:
    """Whether the text that begins so, without white space before it, is news in XML; TEI is, where an extractor made it of a page."""
    found = ROOT.match(text)
    if found is None:
        return False
    if found["name"] == "doc":
        return found["next"] is not None
    return found["name"] != "TEI" or _OF_EXTRACTOR.search(text) is not None
