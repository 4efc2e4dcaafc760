"""What whoever cuts a text into words asks first: whether all its letters are ASCII's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

ASCII = bytes(range(128))
"""All bytes of ASCII: what to leave out where only the others are asked for."""
_TYPOGRAPHIC = re.compile(rb"(?:\xe2\x80[\x90-\x96\x98-\xa7])*")
"""Dashes, quotes, bullets and dots of U+2010 to U+2027 in UTF-8, without U+2017, in which a combining mark is hidden."""


WESTERN = "cp1252"
"""The encoding that has the letters and typographic signs of the languages of Western Europe, a byte each."""


def _stays(sign: str) -> bool:
    """Whether a letter or digit is one sign whatever form of Unicode is asked for, in small letters too; whether any other sign holds none."""
    form = unicodedata.normalize("NFKC", sign)
    if sign.isalnum():
        return form == sign and len(sign.casefold()) == 1
    return sign not in "\ufffd\xad" and not any(part.isalnum() or unicodedata.combining(part) for part in form)


_WESTERN_SIGNS = [bytes((code,)).decode(WESTERN, "replace") for code in range(256)]
_STAYING = bytes(code for code, sign in enumerate(_WESTERN_SIGNS) if _stays(sign))


def western_table(word: Callable[[str], str]) -> bytes:
    """A table for ``western_bytes`` that puts for each sign what ``word`` makes of it: a letter or digit, or a blank."""
    return b"".join(word(sign).encode(WESTERN) if code in _STAYING else b" " for code, sign in enumerate(_WESTERN_SIGNS))


def western_bytes(text: str) -> bytes | None:
    """The text in Windows-1252 if all of it is there and no sign turns into another one by the forms of Unicode, else ``None``."""
    try:
        data = text.encode(WESTERN)
    except UnicodeEncodeError:
        return None
    return None if data.translate(None, _STAYING) else data


def plain_bytes(text: str) -> bytes | None:
    """The text as UTF-8 if it holds nothing beyond ASCII but typographic quotes and dashes, else ``None``.

    Every byte beyond ASCII then belongs to such a sign and may be read as a blank. Most copy can be had so, and a table for bytes is by
    far the quickest way through it.
    """
    if text.isascii():
        return text.encode("ascii")
    data = text.encode("utf-8", "surrogatepass")
    return data if _TYPOGRAPHIC.fullmatch(data.translate(None, ASCII)) else None
