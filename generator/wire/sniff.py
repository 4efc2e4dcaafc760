"""What kind of dump bytes are, by their content; the file's ending decides only between two that both fit."""

from __future__ import annotations

import json
import re
from typing import Literal

from generator.model.patterns import rare
from generator.wire.encodings import BOMS, WIDE, judge
from generator.wire.exports.archive_signs import IN_TEXTS

Kind = Literal[
    "empty",
    "binary",
    "gzip",
    "zstd",
    "zip",
    "warc",
    "page",
    "feed",
    "xml",
    "lines",
    "json",
    "printed",
    "script",
    "sql",
    "table",
    "archive",
    "markdown",
    "messages",
    "notes",
    "rtf",
    "word",
    "refused",
    "chat",
    "mbox",
    "mail",
    "text",
]

HEAD = 64 * 1024
"""Bytes that a kind is told by."""

MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/1.", "warc"),
    (b"WARC/0.", "warc"),
    (b"{\\rtf", "rtf"),
)
"""First bytes: RFC 1952, RFC 8878, APPNOTE 4.3.7 and 4.3.16, WARC 1.1 section 4."""

BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x7fELF", "a program"),
)
"""What people drop by mistake, for a message that says so."""

_MEDIA = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....(?:WEBP|WAVE|AVI )|OggS|ID3|\xff[\xe0-\xff]|fLaC|....ftyp|\x1a\x45\xdf\xa3|#!AMR", re.DOTALL)
"""First bytes of pictures, sounds and films."""

_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.IGNORECASE)
_HTML_SOON = rare(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_BEFORE = re.compile(r"<(?:script|style|meta|link|title|base|noscript|br|b|p|div|span|center|font)[\s/>]", re.IGNORECASE)
"""What servers set before a page of theirs: a script, a style, a warning."""
_TAG = re.compile(r"</?(?:p|div|article|section|h1|h2|span|br|a|main|meta)[\s>/]", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]")
_OBJECT = re.compile(r'\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:\{|\[|\]|$))')
_HEADER = rare(r"(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-[A-Za-z-]+):[ \t]", re.IGNORECASE)
_NAMES = re.compile(r'"?sep=.\s*|(?:"?[\w .:/#()-]{0,40}"?[,;\t|]){1,80}"?[\w .:/#()-]{0,40}"?\s*')
"""A line of short words with signs between, as the first of a table is; a headline with a comma may look like one."""
_ROW = re.compile(r"[^\t|\n]{0,300}[\t|]|[^\"\n]{0,300}[,;]\"|\"[^\"\n]{0,400}\"[,;]|[^\n]{0,300}?[,;]https?://")
"""How a row may begin that is the first of a table without names: with a sign between cells that few texts have."""
_SCRIPT = re.compile(r"\s*window\.(?:YTD\.(?P<what>\w{1,60})\.part\d{1,6}|__THAR_CONFIG)\s*=\s*(?=[\[{])")
"""How each file of an archive of X begins: a script that hands a list to the page beside it."""
_OPENS_PRINTED = frozenset("[({'\"b")
_ASSIGNED = re.compile(r"\s*+(?:(?:const |let |var |export )?[\w.]{1,60} ?= ?|export default )(?=[\[{])")
"""How a script begins that holds a list of records and little else."""
_SQL = re.compile(r"--|/\*|(?:INSERT|CREATE|DROP|SET|BEGIN|START|PRAGMA|USE|LOCK)\b", re.IGNORECASE)
"""How a file begins that a database wrote."""
_POSTS = re.compile(r"(?:tweets?|note_tweet|community_tweet|deleted_tweets?)")
"""Files of it in which the account's own posts stand."""
_OPENS_REFUSED = frozenset("T@%<B")
"""First signs of files that hold no texts of articles."""
MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd"))
"""Endings of texts in Markdown."""
_OPENS_MARKDOWN = re.compile(r"[\ufeff\s]*(?:#{1,6}[ \t]+[^\s#]|---[ \t]*\r?\n)")
"""How a text in Markdown may begin whose ending does not tell: with a heading, or a head of fields."""
_STAMPED = re.compile(r"[\s\ufeff\u200e\u200f\u202a-\u202e]*\[?[\u200e\u200f]?\d")
"""How a chat begins: with a number, that of a day."""
_SAVED = re.compile(r"MIME-Version:[^\r\n]{0,40}\r?\n(?:X-[^\r\n]{0,200}\r?\n)?Content-Type:[ \t]*multipart/related", re.IGNORECASE)
"""How a document begins that a word processor saved as one file, which has no sender."""
_MAIL_LINE = re.compile(r"[A-Za-z][A-Za-z0-9-]*:|[ \t]")


def kind(head: bytes, ending: str = "") -> Kind:
    """The kind of the member that begins with ``head``; ``ending`` is its lower-case file ending with the dot."""
    if not head:
        return "empty"
    for magic, found in MAGIC:
        if head.startswith(magic):
            return found
    if what_binary(head):
        return "binary"
    return _of_text(beginning(head), ending)


def beginning(head: bytes) -> str:
    """The text of a head in its likeliest encoding, without a mark before it, its lines ended by LF (old programs end them with CR alone)."""
    encoding = judge(head)
    text = head[encoding.bom :].decode(encoding.codec, "replace").lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def what_binary(head: bytes) -> str:
    """What a head that is no text is, in words; ``""`` for text. A few zero bytes make no binary file."""
    for magic, name in BINARY:
        if head.startswith(magic) and (magic[0] > 127 or not head[:512].isascii() or magic.startswith(b"%PDF")):
            return name
    if any(head.startswith(mark) for mark, _ in BOMS) or judge(head).codec in WIDE:
        return ""
    control = len(head) - len(head.translate(None, _CONTROL))
    return "a binary file" if control > 0.05 * len(head) else ""


def is_media(head: bytes) -> bool:
    """Whether a head is that of a picture, a sound or a film."""
    return _MEDIA.match(head) is not None


_CONTROL = bytes(code for code in range(32) if code not in (8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31))


def _of_text(text: str, ending: str) -> Kind:
    start = text.lstrip()
    if start[:1] in _OPENS_REFUSED:
        from generator.wire.refused import refusal_of

        if refusal_of(text):
            return "refused"
    if start.startswith("<"):
        if _is_telegram(start):
            return "messages"
        if _HTML.match(start):
            return "page"
        if _HTML_SOON.search(start[:4096]) and (start.startswith(("<!--", "<?xml")) or ending in {".html", ".htm", ".xhtml"}):
            return "page"
        if _BEFORE.match(start) and _HTML_SOON.search(start):
            return "page"
        if _FEED.search(start[:4096]) and start.startswith(("<?xml", "<rss", "<feed", "<rdf", "<!--", "<!DOCTYPE")):
            return "feed"
        if start.startswith("<?xml") and "<w:document" in start[:2048]:
            return "word"
        if start.startswith(("<?xml", "<!DOCTYPE en-export", "<en-export")) and "<en-export" in start[:2048]:
            return "notes"
        if start.startswith("<?xml") and ending not in {".html", ".htm", ".xhtml"}:
            return "xml"
    if ending in {".html", ".htm", ".xhtml"} and _TAG.search(text):
        return "page"
    if script := _SCRIPT.match(text):
        return "json" if _POSTS.fullmatch(script["what"] or "") else "script"
    if start[:1] in _OPENS_PRINTED or _ASSIGNED.match(start):
        from generator.wire.containers.printed_signs import is_printed

        if is_printed(text):
            return "printed"
        if assigned := _ASSIGNED.match(text):
            text = text[assigned.end() :]
    if _OBJECT.match(text):
        return _of_json(text, ending)
    if text.startswith("From ") and _HEADER.match(text.partition("\n")[2]):
        return "mbox"
    if _is_mail(text):
        return "mail"
    if _SQL.match(start):
        from generator.wire.containers.sql import is_sql

        if is_sql(text):
            return "sql"
    if _is_table(text, ending):
        return "table"
    if ending in MARKDOWN or _OPENS_MARKDOWN.match(text):
        from generator.wire.documents.markdown import is_markdown

        if is_markdown(text, ending):
            return "markdown"
    if _STAMPED.match(text):
        from generator.wire.exports.whatsapp import is_whatsapp

        if is_whatsapp(text):
            return "chat"
    if any(sign in text for sign in IN_TEXTS):
        from generator.wire.exports.archives import layout_of

        return "archive" if layout_of(text) else "text"
    return "text"


def _is_telegram(text: str) -> bool:
    """Whether a page is a chat that Telegram exported: its messages stand in its history."""
    return 'class="history"' in text and 'class="page_body chat_page"' in text


def _of_json(text: str, ending: str) -> Kind:
    """``lines`` where the first line is a whole object and another begins on the next, or the ending says so."""
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


def _is_table(text: str, ending: str) -> bool:
    """Whether the first line names fields of articles and another follows; the ending of a table says so of any first line with a delimiter."""
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    if ending in {".csv", ".tsv", ".tab"} and any(sign in first for sign in ",;\t|"):
        return True
    if not rest.strip():
        return False
    if _NAMES.fullmatch(first):
        from generator.wire.containers.table import delimiter_of

        if delimiter_of(text):
            return True
    if not _ROW.match(first):
        return False
    from generator.wire.containers.nameless import columns

    return columns(text, len(text) < HEAD // 2) is not None


def _is_mail(text: str) -> bool:
    """Whether the text begins with at least three lines of mail headers, one of which only mail has: a letter's sender counts as one."""
    lines = text.replace("\r\n", "\n").split("\n", 40)[:40]
    heads = []
    for line in lines:
        if not line or not _MAIL_LINE.match(line):
            break
        heads.append(line.lower())
    if _SAVED.match(text):
        return True
    needed = ("received:", "mime-version:", "message-id:", "return-path:")
    told = {head.partition(":")[0] for head in heads}
    is_letter = {"from", "subject", "date"} <= told and any(head.startswith("from:") and "@" in head for head in heads)
    return len(heads) >= 3 and (is_letter or any(h.startswith(needed) for h in heads)) and not told.isdisjoint(("from", "subject"))
