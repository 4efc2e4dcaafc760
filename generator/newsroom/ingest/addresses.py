"""Addresses: under which one each copy and each version of a story was published, and how the metadata of the article that stands says so."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

_ASIDE: Final = ("utm_", "at_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "cmpid")
"""How keys of a query begin that say where a reader came from."""

WRITTEN_OVER: Final = ", written over since"
"""What a line of ``Versions`` says of a version whose very bytes are no longer in its dump."""


def address(url: str) -> str:
    """A story's address in the one form of its many spellings; ``""`` for none, and for an outlet's front page, which is no story's."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not key.startswith(_ASIDE)])
    if not parts.hostname or not (path or query):
        return ""
    return f"{parts.hostname.removeprefix('www.')}{path}{'?' if query else ''}{query}"


def one_word(url: str) -> str:
    """An address as it can stand in a line: without blanks."""
    return "%20".join(url.split())


def line(where: str, url: str, note: str, standing: str) -> str:
    """What ``Also_In`` or ``Versions`` says of one text: ``where`` it lies (``b.jsonl#1 bytes 0-812``), the ``url`` it was published under
    unless that is the ``standing`` article's own, and how it differs."""
    told = f", {url}" if url and address(url) != address(standing) else ""
    return f"{where}{told}{note if note.startswith(WRITTEN_OVER) else f': {note}'}"


def stated_in(told: str) -> str:
    """The URL in a ``line``; ``""`` where it holds none."""
    span, _, rest = told.partition(" bytes ")[2].partition(", ")
    url = rest.partition(" ")[0]
    return url[:-1] if "//" in url and span.replace("-", "").isdecimal() else ""
