"""A text cut into its words, the quick way where every letter is an ASCII one, whatever its quotes and dashes are."""

from __future__ import annotations

import re

_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]")
_TYPOGRAPHIC = re.compile(rb"\xe2\x80[\x90-\x96\x98-\xa7]")
"""Dashes, quotes, bullets and dots of U+2010 to U+2027 in UTF-8, without U+2017, in which a combining mark is hidden."""
_TABLE = "".join(sign.lower() if sign.isalnum() else " " for sign in map(chr, range(128))).encode("ascii") + b" " * 128


def in_ascii(text: str) -> bytes | None:
    """The text in ASCII, typographic quotes and dashes as blanks; ``None`` where it holds any other sign beyond ASCII.

    Most copy can be had so, and a table for bytes is by far the quickest way through it.
    """
    if text.isascii():
        return text.encode("ascii")
    data = _TYPOGRAPHIC.sub(b" ", text.encode("utf-8", "surrogatepass"))
    return data if data.isascii() else None


def plain_words(text: str) -> list[str] | None:
    """Runs of letters and digits, in lower case; ``None`` for a text that is not ``in_ascii``."""
    data = in_ascii(text)
    return None if data is None else data.translate(_TABLE).decode("ascii").split()


def ascii_words(text: str) -> list[str] | None:
    """Runs of letters and digits, in lower case; ``None`` for a text with a letter or digit beyond ASCII."""
    words = plain_words(text)
    if words is not None or _OTHER_LETTER.search(text):
        return words
    return text.encode("ascii", "replace").translate(_TABLE).decode("ascii").split()
