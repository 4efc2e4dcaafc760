"""What kind of dump a text is, by how it begins: each kind has a question, with the signs that it looks for above it.

The questions are asked in turn, and the first that knows its kind is believed. Every text is asked all of them until then, so each looks for a
cheap sign first, and loads what it needs beside that only where it finds one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Literal

from generator.model.patterns import rare
from generator.wire.exports.archive_signs import IN_TEXTS

Kind = (
    Literal["empty", "binary", "text", "refused"]
    | Literal["gzip", "zstd", "zip", "tar", "warc"]
    | Literal["page", "feed", "news", "xml"]
    | Literal["lines", "json", "printed", "script", "sql", "table"]
    | Literal["archive", "messages", "chat", "notes", "highlights"]
    | Literal["markdown", "browsed", "rtf", "word"]
    | Literal["mbox", "mail"]
)

HEAD = 64 * 1024
"""Bytes that a kind is told by."""

MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd"))
"""Endings of texts in Markdown."""
HIGHLIGHT = "@highlight"
"""The line above each highlight of a story in a set for training summaries."""


def of_text(text: str, ending: str) -> Kind:
    """The kind of the text that begins so; ``ending`` is its lower-case file ending with the dot."""
    return next(filter(None, (ask(text, ending) for ask in _IN_TURN)), "text")


_OPENS_REFUSED = frozenset("T@%<B")
"""First signs of files that hold no texts of articles."""


def _refused(text: str, _ending: str) -> Kind | None:
    """A list of references or links."""
    if text.lstrip()[:1] not in _OPENS_REFUSED:
        return None
    from generator.wire.refused import refusal_of

    return "refused" if refusal_of(text) else None


_PAGES = frozenset((".html", ".htm", ".xhtml"))
_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.IGNORECASE)
_HTML_SOON = rare(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_BEFORE = re.compile(r"<(?:script|style|meta|link|title|base|noscript|br|b|p|div|span|center|font)[\s/>]", re.IGNORECASE)
"""What servers set before a page of theirs: a script, a style, a warning."""
_TAG = re.compile(r"</?(?:p|div|article|section|h1|h2|span|br|a|main|meta)[\s>/]", re.IGNORECASE)
_NEWS = re.compile(r"<(?:\?xml|!--|!DOCTYPE\s+nitf|(?:\w{1,20}:)?(?:nitf|news(?:Item|Message)|NewsML|TEI|doc)[\s>])")
"""How news in XML may begin."""
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]")


def _markup(text: str, ending: str) -> Kind | None:
    """What begins with a tag or a declaration; a file that is named as a page is one if a tag stands anywhere in it."""
    start = text.lstrip()
    if start.startswith("<"):
        if _is_telegram(start):
            return "messages"
        if _NEWS.match(start):
            from generator.wire.news_xml.signs import is_news_xml

            if is_news_xml(start):
                return "news"
        if _is_page(start, ending):
            return "page"
        if start.startswith(("<?xml", "<rss", "<feed", "<rdf", "<!--", "<!DOCTYPE")) and _FEED.search(start[:4096]):
            return "feed"
        if start.startswith("<?xml") and "<w:document" in start[:2048]:
            return "word"
        if start.startswith(("<?xml", "<!DOCTYPE en-export", "<en-export")) and "<en-export" in start[:2048]:
            return "notes"
        if start.startswith(("<?xml", "<TEI")) and ending not in _PAGES:
            return "xml"
    return "page" if ending in _PAGES and _TAG.search(text) else None


def _is_telegram(text: str) -> bool:
    """Whether a page is a chat that Telegram exported: its messages stand in its history."""
    return 'class="history"' in text and 'class="page_body chat_page"' in text


def _is_page(start: str, ending: str) -> bool:
    """Whether markup is a page: it says so at once, behind a declaration or a comment, or behind what servers set before one."""
    if _HTML.match(start):
        return True
    if (start.startswith(("<!--", "<?xml")) or ending in _PAGES) and _HTML_SOON.search(start[:4096]):
        return True
    return bool(_BEFORE.match(start) and _HTML_SOON.search(start))


_SCRIPT = re.compile(r"\s*window\.(?:YTD\.(?P<what>\w{1,60})\.part\d{1,6}|__THAR_CONFIG)\s*=\s*(?=[\[{])")
"""How each file of an archive of X begins: a script that hands a list to the page beside it."""
_POSTS = re.compile(r"(?:tweets?|note_tweet|community_tweet|deleted_tweets?)")
"""Files of that archive in which the account's own posts stand."""


def _script(text: str, _ending: str) -> Kind | None:
    script = _SCRIPT.match(text)
    return script and ("json" if _POSTS.fullmatch(script["what"] or "") else "script")


_ASSIGNED = re.compile(r"\s*+(?:(?:const |let |var |export )?[\w.]{1,60} ?= ?|export default )(?=[\[{])")
"""How a script begins that holds a list of records and little else."""
_OPENS_PRINTED = frozenset("[({'\"b")


def _printed(text: str, _ending: str) -> Kind | None:
    """What a program printed of its lists and texts, as Python writes them."""
    start = text.lstrip()
    if start[:1] not in _OPENS_PRINTED and not _ASSIGNED.match(start):
        return None
    from generator.wire.containers.printed_signs import is_printed

    return "printed" if is_printed(text) else None


_OBJECT = re.compile(r'\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:\{|\[(?!\])|\]\s*$|$))')


def _json(text: str, ending: str) -> Kind | None:
    """``lines`` where the first line is a whole object and another begins on the next, or the ending says so; what a script does to give the
    value a name may stand before it."""
    if assigned := _ASSIGNED.match(text):
        text = text[assigned.end() :]
    if not _OBJECT.match(text):
        return None
    first, _, rest = text.lstrip().partition("\n")
    if ending in {".jsonl", ".ndjson", ".jl"}:
        return "lines" if first.startswith("{") else "json"
    if first.startswith("{") and rest.lstrip()[:1] == "{":
        try:
            json.loads(first)
        except (ValueError, RecursionError):
            return "json"
        return "lines"
    return "json" if ending in {".json", ".geojson", ".txt", ""} or first.startswith(('{"', "[{")) else "text"


_HEADER = rare(r"(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-[A-Za-z-]+):[ \t]", re.IGNORECASE)
_HEADER_LINE = re.compile(r"[A-Za-z][A-Za-z0-9-]*:|[ \t]")
_SAVED = re.compile(r"MIME-Version:[^\r\n]{0,40}\r?\n(?:X-[^\r\n]{0,200}\r?\n)?Content-Type:[ \t]*multipart/related", re.IGNORECASE)
"""How a document begins that a word processor saved as one file, which has no sender."""
_MAIL_ALONE = ("received:", "mime-version:", "message-id:", "return-path:")
"""Headers that only mail has."""


def _letters(text: str, _ending: str) -> Kind | None:
    if text.startswith("From ") and _HEADER.match(text.partition("\n")[2]):
        return "mbox"
    return "mail" if _is_mail(text) else None


def _is_mail(text: str) -> bool:
    """Whether a text begins with at least three lines of mail headers, one of which only mail has: a letter's sender counts as one."""
    headers: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n", 40)[:40]:
        if not line or not _HEADER_LINE.match(line):
            break
        headers.append(line.lower())
    if _SAVED.match(text):
        return True
    names = {header.partition(":")[0] for header in headers}
    if len(headers) < 3 or names.isdisjoint(("from", "subject")):
        return False
    is_letter = {"from", "subject", "date"} <= names and any(header.startswith("from:") and "@" in header for header in headers)
    return is_letter or any(header.startswith(_MAIL_ALONE) for header in headers)


_SQL = re.compile(r"--|/\*|(?:INSERT|CREATE|DROP|SET|BEGIN|START|PRAGMA|USE|LOCK)\b", re.IGNORECASE)
"""How a file begins that a database wrote."""


def _sql(text: str, _ending: str) -> Kind | None:
    if not _SQL.match(text.lstrip()):
        return None
    from generator.wire.containers.sql import is_sql

    return "sql" if is_sql(text) else None


_NAMES = re.compile(r'"?sep=.\s*|(?:"?[\w .:/#()-]{0,40}"?[,;\t|]){1,80}"?[\w .:/#()-]{0,40}"?\s*')
"""A line of short words with signs between, as the first of a table is; a headline with a comma may look like one."""
_ROW = re.compile(r"[^\t|\n]{0,300}[\t|]|[^\"\n]{0,300}[,;]\"|\"[^\"\n]{0,400}\"[,;]|[^\n]{0,300}?[,;]https?://")
"""How a row may begin that is the first of a table without names: with a sign between cells that few texts have."""


def _table(text: str, ending: str) -> Kind | None:
    """A text whose first line names fields of articles, or is a row of a table that has no names, with another below it; of a file that is
    named as a table any first line with a delimiter."""
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    if ending in {".csv", ".tsv", ".tab"} and any(sign in first for sign in ",;\t|"):
        return "table"
    if not rest.strip():
        return None
    if _NAMES.fullmatch(first):
        from generator.wire.containers.table import delimiter_of

        if delimiter_of(text):
            return "table"
    if not _ROW.match(first):
        return None
    from generator.wire.containers.nameless import columns

    return "table" if columns(text, len(text) < HEAD // 2) else None


_OPENS_MARKDOWN = re.compile(r"[\ufeff\s]*(?:#{1,6}[ \t]+[^\s#]|---[ \t]*\r?\n|Title: [^\n]*\n)")
"""How a text in Markdown may begin whose ending does not tell: with a heading, or a head of fields."""
_MANY_LINKS = 8
"""Links of Markdown from which on a text may be a whole page in it, however it begins."""


def _markdown(text: str, ending: str) -> Kind | None:
    if ending not in MARKDOWN and not _OPENS_MARKDOWN.match(text) and text.count("](") < _MANY_LINKS:
        return None
    from generator.wire.documents.markdown_signs import is_markdown

    return "markdown" if is_markdown(text, ending in MARKDOWN) else None


_STAMPED = re.compile(r"[\s\ufeff\u200e\u200f\u202a-\u202e]*\[?[\u200e\u200f]?\d")
"""How a chat begins: with a number, that of a day."""


def _chat(text: str, _ending: str) -> Kind | None:
    if not _STAMPED.match(text):
        return None
    from generator.wire.exports.whatsapp import is_whatsapp

    return "chat" if is_whatsapp(text) else None


def _highlights(text: str, _ending: str) -> Kind | None:
    """A story with highlights below it: behind the first mark nothing but marks stands, and a line below each; more than one story in a file is
    a text like any other."""
    above, mark, below = text.partition(f"\n{HIGHLIGHT}\n")
    said = [line.strip() for line in f"{HIGHLIGHT}\n{below}".split("\n") if line.strip()] if mark else []
    return "highlights" if above.strip() and said and all((line == HIGHLIGHT) == (at % 2 == 0) for at, line in enumerate(said)) else None


def _archive(text: str, _ending: str) -> Kind | None:
    """An export of an archive of the press."""
    if not any(sign in text for sign in IN_TEXTS):
        return None
    from generator.wire.exports.archives import layout_of

    return "archive" if layout_of(text) else None


_IN_PRINTS = ("[1]", "\n   ", "\n-   ", "• ")


def _browsed(text: str, _ending: str) -> Kind | None:
    """What a text browser printed."""
    if not any(sign in text for sign in _IN_PRINTS):
        return None
    from generator.wire.documents.browsed_signs import is_browsed

    return "browsed" if is_browsed(text) else None


_IN_TURN: tuple[Callable[[str, str], Kind | None], ...] = (
    *(_refused, _markup, _script, _printed, _json, _letters, _sql, _table),
    *(_markdown, _chat, _highlights, _archive, _browsed),
)
