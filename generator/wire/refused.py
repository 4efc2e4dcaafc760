"""Files that hold no texts of articles, whatever they are called: lists of references, of links, of feeds. They are named for what they are.

Read as text they would be articles made of codes and addresses.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Refusal(NamedTuple):
    """How such a file begins, what it is, and what to do instead."""

    opens: re.Pattern[str]
    what: str
    remedy: str


_POCKET = (
    r"<!DOCTYPE html>\s*<html>\s*(?:<!--[^<>]{0,200}-->\s*)?<head>(?:\s*<meta[^<>]{0,200}>)?\s*"
    r"<title>(?:Pocket Export|Instapaper: Export)<"
)
_XML = r"(?:(?:<\?[^<>]{0,300}\?>|<!--[^<>]{0,500}-->)\s*+){0,6}+"
_PAGES = "Save the pages themselves (HTML, WARC); nothing is fetched."
REFUSALS = (
    Refusal(re.compile(r"TY  ?- [A-Z]{2,6}[ \t]*\r?\n"), "a list of references (RIS), which has no texts", _PAGES),
    Refusal(re.compile(r"@[A-Za-z]{2,30}\s?\{\s?[^\s,{}]{1,200},\s*\w{1,40}\s*="), "a list of references (BibTeX), which has no texts", _PAGES),
    Refusal(re.compile(r"%0 [A-Z][A-Za-z ]{2,40}\r?\n%[A-Z@]"), "a list of references (EndNote), which has no texts", _PAGES),
    Refusal(re.compile(r"<!DOCTYPE NETSCAPE-Bookmark-file-1>", re.IGNORECASE), "a list of bookmarks, which has no texts", _PAGES),
    Refusal(re.compile(_POCKET, re.IGNORECASE), "a list of saved links, which has no texts", _PAGES),
    Refusal(
        re.compile(r"(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--[^<>]{0,500}-->\s*)?<opml[\s>]", re.IGNORECASE),
        "a list of feeds (OPML), which has no texts",
        "Fetch the feeds and dump what comes (RSS, Atom).",
    ),
    Refusal(re.compile(_XML + r"<(?:urlset|sitemapindex)[\s>]"), "a list of a site's pages (sitemap), which has no texts", _PAGES),
    Refusal(
        re.compile(_XML + r"<(?:article|book|chapter|set)\s[^<>]{0,400}docbook\.org/ns"),
        "a document in DocBook",
        "Convert it to HTML or Markdown.",
    ),
    Refusal(re.compile(r"BEGIN:(?:VCARD|VCALENDAR)\s*\n"), "a file of contacts or appointments", "Leave it out."),
)
"""RIS and EndNote as reference managers write them, the bookmark file that browsers share, exports of services for reading later, OPML 2.0,
sitemaps 0.9, DocBook 5, RFC 6350 and 5545."""


def refusal_of(text: str) -> Refusal | None:
    """What a text is that holds no articles, of which this is the beginning; ``None`` for any other."""
    start = text.lstrip()
    return next((refusal for refusal in REFUSALS if refusal.opens.match(start)), None)
