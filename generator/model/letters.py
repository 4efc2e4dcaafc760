"""What whoever cuts a text into words asks first: whether all its letters are ASCII's."""

from __future__ import annotations

import re

_ASCII = bytes(range(128))
_TYPOGRAPHIC = re.compile(rb"(?:\xe2\x80[\x90-\x96\x98-\xa7])*")
"""Dashes, quotes, bullets and dots of U+2010 to U+2027 in UTF-8, without U+2017, in which a combining mark is hidden."""


def plain_bytes(text: str) -> bytes | None:
    """The text as UTF-8 if it holds nothing beyond ASCII but typographic quotes and dashes, else ``None``.

    Every byte beyond ASCII then belongs to such a sign and may be read as a blank. Most copy can be had so, and a table for bytes is by
    far the quickest way through it.
    """
    if text.isascii():
        return text.encode("ascii")
    data = text.encode("utf-8", "surrogatepass")
    return data if is_plain(data) else None


def is_plain(data: bytes) -> bool:
    """Whether bytes are UTF-8 of nothing beyond ASCII but typographic quotes and dashes."""
    return data.isascii() or _TYPOGRAPHIC.fullmatch(data.translate(None, _ASCII)) is not None
