"""What a page or a script leaves in text that was cut out of it: tags, character references (``&#8217;``), escaped signs (``\\u2019``).

Plain text stays plain: a sign that a writer may have meant as it stands (``&amp;``, ``<b>``, ``\\*``) is left alone unless the line, or for
tags the dump, shows that nobody wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model.patterns import rare


class Residue(NamedTuple):
    """What a dump is full of: tags that part its blocks, signs written as a page writes them, or as a script does."""

    tags: bool = False
    references: bool = False
    escapes: bool = False

    @classmethod
    def of(cls, head: str) -> Residue:
        """By the beginning of the dump; nothing for nearly every one."""
        references = "&" in head and sum(map(_tells, REFERENCE.finditer(head))) >= _FEWEST
        escapes = "\\" in head and max(len(_SURE.findall(head)), len(_ESCAPED.findall(head))) >= _FEWEST
        return cls("<" in head and is_tagged(head), references, escapes)


NONE = Residue()

_CODED = (re.compile(rb"&(?:#|[A-Za-z][A-Za-z0-9]{1,31};)"), re.compile(rb"\\(?:u[0-9a-fA-F]{4}|x[89a-f][0-9a-f]|\"|n\\n|r\\n)"))
"""Bytes without one of which no sign of a text is written as code: two patterns, since each then leaps to its first sign."""

REFERENCE = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""A sign written as HTML writes it; without its semicolon it may be part of an address."""
_QUOTED = rare(r"(?<=\w)&(?:quot|apos|#0?3[49]|#[xX]2[27]);|&(?:quot|apos|#0?3[49]|#[xX]2[27]);(?=\w)")
"""A quotation mark or an apostrophe in or at a word."""
_TWICE = "&amp;#"
"""How a reference begins that was written as code again."""

_ESCAPE = rare(r"\\(?:u[0-9a-fA-F]{4}|[\"'/nrt])")
_ESCAPED = rare(
    r"\\\"(?=\w)|(?<=[\w.,!?])\\\"|(?<=\w)\\u[0-9a-fA-F]{4}|\\u[0-9a-fA-F]{4}(?=\w)|(?<=[.!?…\"”»:])(?:(?:\\r)?\\n){2}|(?:\\r\\n|\\n\\n)[^\\]{1,300}(?:\\r\\n|\\n\\n)"
)
"""A quotation mark or another sign written as code in or at a word, or line breaks behind a sentence or again and again; one alone may be
part of a path (``C:\\new``)."""
_WRITTEN_BREAK = rare(r"(?:\\r)?\\n")
_WRITTEN_BREAKS = rare(r"(?:(?:\\r)?\\n\s*+)++")
_PAIRED = rare(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""One sign beyond the first 65,536, which takes two codes."""
_SURE = rare(r"\\(?:u[0-9a-fA-F]{4}|\"|n$)")
_MARKS = frozenset(("&quot;", "&apos;", "&#39;", "&#039;", "&#34;", "&#x27;"))
_ADDRESS = re.compile(r"%[0-9A-F]{2}")
_PERCENT = 2
"""Signs written as in an address, from which on a line without a blank is such."""
_BYTES = rare(r"(?:(?<!:)\\x[89a-f][0-9a-f])++")
"""Signs beyond ASCII as Python writes them in bytes, or in a text that has none beyond it."""
_BREAKS = ("n", "r", "t")
_KEPT = ("Cf", "Zs")
"""What Python does not print and a page may hold: marks of direction, joiners, blanks; breaks and controls are a space (categories of Unicode)."""

_BLOCKS = (
    "p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption|section|article|header|footer|main|aside|table|tbody|thead|tr|td|th|hr|br|center|pre"
)
_INLINE = "span|strong|b|em|i|u|s|small|sub|sup|a|img|font|mark|time|cite|q|abbr|picture|source|wbr|ins|del"
_REST = r"(?:[\s/][^<>]{0,2000}+)?>"
_TAG = rare(rf"</?(?:{_BLOCKS}|{_INLINE}){_REST}", re.IGNORECASE)
_BLOCK_TAG = rare(rf"(?:</?(?:{_BLOCKS}){_REST}\s*+)++", re.IGNORECASE)
_BREAK = rare(rf"<br{_REST}", re.IGNORECASE)
_OPENING = rare(rf"\s*+(?:</?(?:{_BLOCKS}|{_INLINE}){_REST}\s*+)++", re.IGNORECASE)
_FEWEST = 3
"""Tags of blocks from which on a dump may be one that its tags part."""


def may_be_coded(data: bytes) -> bool:
    """Whether signs of a text may be written as code in its bytes."""
    references, escapes = _CODED
    return b"%20" in data or (b"&" in data and references.search(data) is not None) or (b"\\" in data and escapes.search(data) is not None)


def is_tagged(head: str) -> bool:
    """Whether tags of blocks stand in the beginning of a dump for three lines of four, or more: then a scraper left them, and nobody wrote them.

    Lines of nothing but tags are not counted: they are the blank lines of such a dump.
    """
    found = len(_BLOCK_TAG.findall(head)) if "<" in head else 0
    return found >= _FEWEST and found * 4 >= 3 * sum(bool(line.strip()) and _OPENING.fullmatch(line) is None for line in head.splitlines())


def bare(text: str) -> str:
    """A line of text without the tags of a page; the words that a block's tag parts stay parted."""
    return _TAG.sub("", _BLOCK_TAG.sub(" ", text)).strip()


def joints(text: str, tagged: bool) -> list[tuple[int, int]]:
    """The stretches of a line that part two blocks: tags of a page (in a ``tagged`` dump), and line breaks as a script writes them.

    Each break beyond the first is a stretch of its own, so that a blank line stands for it.
    """
    found: list[tuple[int, int]] = []
    if tagged and "<" in text:
        opening = _OPENING.match(text)
        opens = opening.end() if opening else 0
        # A tag before the first word parts nothing; of several breaks there each but the last leaves a blank line.
        found += pairwise([0, *(tag.end() for tag in _BREAK.finditer(text, 0, opens))][:-1])
        for run in _BLOCK_TAG.finditer(text, opens):
            found += _each(run, [tag.start() for tag in _BREAK.finditer(text, *run.span())])
    if "\\n" in text and _ESCAPED.search(text):
        for run in _WRITTEN_BREAKS.finditer(text):
            found += _each(run, [sign.start() for sign in _WRITTEN_BREAK.finditer(text, *run.span())])
    return [(start, end) for start, end in found if end < len(text)]


def _each(run: re.Match[str], breaks: Sequence[int]) -> Iterable[tuple[int, int]]:
    """A run of tags or of written breaks, cut before each break but the first."""
    return pairwise((run.start(), *breaks[1:], run.end()))


def read_references(text: str, everywhere: bool = False) -> str:
    """A line with the signs that HTML writes as code, if one of them is such as no writer writes so, or the dump is full of them."""
    if "&" not in text or not (everywhere or _TWICE in text or _QUOTED.search(text) or any(map(_is_beyond_ascii, REFERENCE.finditer(text)))):
        return text
    # Twice: what was written as code may have been written as code again (``&amp;#8217;``).
    return REFERENCE.sub(_referred, REFERENCE.sub(_referred, text))


def _tells(found: re.Match[str]) -> bool:
    """Whether a reference shows that nobody wrote it: it stands for a sign beyond ASCII, or for a quotation mark."""
    return found.group() in _MARKS or _is_beyond_ascii(found)


def _is_beyond_ascii(found: re.Match[str]) -> bool:
    """Whether a character reference stands for a sign beyond ASCII: whoever can type that writes it as it is."""
    sign = _referred(found)
    return sign != found.group() and not sign.isascii()


def _referred(found: re.Match[str]) -> str:
    """The sign that a character reference stands for; what would break the line is a space, and an unknown name stays."""
    import html.entities

    code = found.group()
    if code[1] != "#" and code[1:] not in html.entities.html5:
        return code
    sign = html.unescape(code)
    return sign if sign and _is_fit(sign) else " "


def _is_fit(sign: str) -> bool:
    return sign.isprintable() or unicodedata.category(sign[0]) in _KEPT


def read_escapes(text: str, everywhere: bool = False) -> str:
    """A line with the signs that a script writes as code (``\\u2019``, ``\\"``); its line breaks are spaces.

    In a dump that is full of them, such as no writer writes stand in every line for what they say; others may be part of a path.
    """
    if "\\" not in text:
        return text
    if "\\x" in text:
        text = _BYTES.sub(_as_bytes, text)
    if not _ESCAPED.search(text):
        return _SURE.sub(_escaped, _PAIRED.sub(_paired, text)).rstrip(" ") if everywhere else text
    return _ESCAPE.sub(_escaped, _PAIRED.sub(_paired, _WRITTEN_BREAKS.sub(" ", text))).strip()


def _as_bytes(found: re.Match[str]) -> str:
    """The signs that a run of bytes stands for: of UTF-8, else each by itself; the codes where that is no sign."""
    data = bytes.fromhex(found.group().replace("\\x", ""))
    try:
        signs = data.decode()
    except UnicodeDecodeError:
        signs = data.decode("latin-1")
    return signs if all(map(_is_fit, signs)) else found.group()


def read_percent(text: str) -> str:
    """A line with the signs that are written as in an address (``The%20council%E2%80%99s``), if it is no address and has no blank."""
    if "%20" not in text or " " in text or "://" in text or len(_ADDRESS.findall(text)) < _PERCENT:
        return text
    from urllib.parse import unquote

    try:
        read = unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text
    return read if all(sign.isprintable() or sign == "\t" for sign in read) else text


def _paired(found: re.Match[str]) -> str:
    """The sign that two codes stand for (UTF-16)."""
    high, low = (int(code, 16) for code in found.group().split("\\u")[1:])
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _escaped(found: re.Match[str]) -> str:
    code = found.group()[1:]
    if code[0] != "u":
        return " " if code in _BREAKS else code
    sign = chr(int(code[1:], 16))
    return sign if _is_fit(sign) else " "
