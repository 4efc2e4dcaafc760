"""A line made fit to hand on, and what was done to it in words. Its bytes stay accounted for by the line's place."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from generator.model import Stated
from generator.model.patterns import rare
from generator.wire.residue import NONE, Residue, bare, read_escapes, read_percent, read_references

MISREAD = "\u00c2\u00c3\u00c5\u00d0\u00d1\u00d8\u00d9\u00ce\u00cf\u00e2\u0622\u0637\u0638"
"""First letters of UTF-8 misread as Windows-1252 or Windows-1256."""
PARTED_MARKS = "\u0300-\u036f\u0653-\u0655\u1161-\u11c2\u3099\u309a"
"""Marks and letters that stand by themselves in text as some systems write it (NFD): accents, hamzas, vowels of Korean, marks of Japanese."""
UNSEEN = "\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069"
"""Signs that show nothing and say nothing to a reader: hyphens for the end of a line, blanks without width, and brackets that turn the direction
of text, for which every article and every quotation in it has a direction of its own."""
TURNS = "\u200e\u200f\u061c"
"""Marks of direction. Inside a line they may put a bracket or a number in its place; at its ends they do nothing."""
FORMS = "\ufb00-\ufb06\ufb1d-\ufb4f\ufb50-\ufbb1\ufbd3-\ufbff\ufc00-\ufd3d\ufd50-\ufdf2\ufe80-\ufefc"
"""Letters as they look in print, a sign for each form or pair (Arabic, Hebrew, ``ﬁ``), as a PDF gives them: no word is found in such text."""

ODD = f"{MISREAD}{PARTED_MARKS}{UNSEEN}{TURNS}{FORMS}"
"""All of these: what has none of them is asked for none by itself."""

_ODD = re.compile(f"[{ODD}]")
_SUSPECT = re.compile(f"[{MISREAD}][^\\x00-\\x7f]")
"""One of them with a second odd one behind it: worth ftfy's look."""
_MARKS = re.compile(f"[{PARTED_MARKS}]")
_PARTED = rare(f"[^\\W\\d_][{PARTED_MARKS}]+")
_INVISIBLE = re.compile(f"[{UNSEEN}{TURNS}]")
_UNSEEN = rare(f"[{UNSEEN}]+")
_FORMS = re.compile(f"[{FORMS}]+")
_REDUNDANT = rare("[\u200f\u061c](?=[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3])|\u200e(?=[A-Za-z])")
"""Marks of direction before a letter of that direction: the letter says the same to all that stands around them."""
_AROUND = f" \t\xa0\u2002\u2003\u2009\u202f{TURNS}"
_TURNS = dict.fromkeys(map(ord, TURNS))
_LOST = rare("[\ud800-\udfff]")
_NUL = "\x00"
_SOFT = "\u00ad"


def mend(text: str) -> tuple[str, str]:
    """A decoded line of any source made fit to hand on, and what was done to it (``""``: nothing)."""
    done: list[str] = []
    if _NUL in text:
        done.append(_counted(text.count(_NUL), "zero byte") + " left out")
        text = text.replace(_NUL, "")
    if text.isascii():
        return text, ", ".join(done)
    if not text.isprintable() and (lost := len(_LOST.findall(text))):
        done.append(_counted(lost, "undecodable byte"))
        text = _LOST.sub("\N{REPLACEMENT CHARACTER}", text)
    if not _ODD.search(text):
        return text, ", ".join(done)
    if _SUSPECT.search(text) and (better := _unspoilt(text)) != text:
        done.append("mojibake")
        text = better
    if _INVISIBLE.search(text) and (seen := _seen(text)) != text:
        done.append(_counted(len(text) - len(seen), "invisible sign") + " left out")
        text = seen
    if _FORMS.search(text):
        done.append("letters in the forms of print")
        text = _FORMS.sub(_spelt, text)
    if _MARKS.search(text) and (joined := _PARTED.sub(_join, text)) != text:
        done.append("letters parted from their marks")
        text = joined
    return text, ", ".join(done)


def mend_copy(text: str, residue: Residue = NONE) -> tuple[str, str]:
    """A line of plain text made fit: as :func:`mend`, and free of what a page or a script left in it (:mod:`generator.wire.residue`).

    ``residue``: what the dump is full of in which it stands.
    """
    done: list[str] = []
    if (read := read_escapes(text, residue.escapes)) != text:
        done.append("escaped signs")
        text = read
    if (read := read_references(text, residue.references)) != text:
        done.append("character references")
        text = read
    if (read := read_percent(text)) != text:
        done.append("signs written as in an address")
        text = read
    if residue.tags and "<" in text and (plain := bare(text)) != text:
        done.append("tags left out")
        text = plain
    broken = text.rstrip().endswith(_SOFT)
    text, note = mend(text)
    # Where a line ends in a word, the next goes on in it: the desk has to know.
    return (f"{text.rstrip()}{_SOFT}" if broken and text else text), ", ".join(filter(None, (*done, note)))


def mend_stated(stated: Stated) -> Stated:
    """What a container states, each text in it mended as a line is: a name with a sign in it that shows nothing would be another name."""
    return Stated._make(map(_mended, stated))


def _mended(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_mended, value))
    return value if value.isascii() else mend(value)[0]


def _seen(text: str) -> str:
    """The text without signs that show and do nothing."""
    text = _REDUNDANT.sub("", _UNSEEN.sub("", text))
    opens, closes = len(text) - len(text.lstrip(_AROUND)), len(text.rstrip(_AROUND))
    return text[:opens].translate(_TURNS) + text[opens:closes] + text[max(opens, closes) :].translate(_TURNS)


def _spelt(found: re.Match[str]) -> str:
    """Letters of print as letters of the alphabet (Unicode's compatibility decomposition)."""
    return unicodedata.normalize("NFKC", found.group())


def _join(found: re.Match[str]) -> str:
    """A letter and its marks as the one sign that shows the same, where there is one (Unicode's canonical composition)."""
    return unicodedata.normalize("NFC", found.group())


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _unspoilt(text: str) -> str:
    """The text as it was before it was read in the wrong encoding, where it was."""
    import ftfy

    return ftfy.fix_encoding(text)
