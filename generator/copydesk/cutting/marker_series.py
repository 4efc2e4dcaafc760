"""Series of markers: what the others look like if a dump's first line is one (see ``markers``): of the same kind, or with the next number."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.copydesk.block import ends_sentence

_OF_SECTIONS = ("*", "##", "==")
"""How a marker without a number begins if it may head a section."""
_SIGNS = re.compile(r"[^\w\s]{2}")

_COUNT = re.compile(
    r"(?P<before>[^\w\n]{0,24}(?:[^\W\d_]{1,20}(?:[^\w\n]{1,4}(?:[^\W\d_]{1,5}[^\w\n]{1,4}º?[^\w\n]{0,4})?|(?=\d)))?)"
    r"(?P<number>\d{1,5})"
    r"(?P<after>(?: ?(?:/|[^\W\d_]{2,5}) ?(?P<total>\d{1,5}))?[^\w\n]{0,24})"
    r"(?P<headline>\S.{7,250})?"
)
"""A number with a word and signs before it; behind it perhaps how many there are in all, signs, and the headline."""
_PARTS = re.compile(r"[.):\]>|–—-]")
"""A sign that parts a number from a headline."""
_TAG = re.compile(r"<(?P<name>[A-Za-z]{2,12})(?:\s[^<>]{0,600})?>")
_OF_PAGES = frozenset(
    "div br hr img span em strong small sub sup ul ol li dl dt dd table tbody tr td th h1 h2 h3 h4 h5 h6 figure figcaption section "
    "blockquote main header footer aside center font pre iframe video".split()
)
"""Tags of a page's blocks, which part no articles."""
_FRAME = re.compile(
    r"^(?P<before>[=-]{2,40}>?|\*{2,40}|#{2,40}|~{2,40}|\+{2,40}|<{2,40}|>{2,40}) ?"
    r"(?P<text>[^\s=*#~+<>\[\]-].{0,250}?) ?(?P<after><?[=-]{2,40}|\*{2,40}|#{2,40}|~{2,40}|\+{2,40}|<{2,40}|>{2,40})$"
)
_ADDRESS = re.compile(r"(?:(?P<key>[^\W\d_]{2,12}) ?: ?)?https?://[^\s<>\"]{4,2000}")
_FILE = re.compile(r"^(?:#{1,6} |[^\W\d_]{2,12} ?: ?)?[^\s:*?\"<>|.]{1,200}+\.(?:txt|md|html?|json|xml|rtf|docx?|pdf)", re.IGNORECASE)
_HEADING = re.compile(r"(?P<mark>#{1,3}|\*{1,2}|={1,3}) {1,3}(?P<headline>[^\s*#=].{7,250}?)(?: {0,3}[#=]{1,3})?")
"""A heading as it is marked in plain text: ``# …`` (Markdown), ``* …`` (org-mode), ``== … ==`` (wikis)."""
_HEADLINE_WORDS = 3
_ENDING = re.compile(r"\.\w{1,6}$")
"""How the name of a file ends."""
_NAME_OF_FILE = re.compile(r"\S{1,200}\.[A-Za-z]\w{1,5}|.{1,200}\.(?:txt|md|html?|json|xml|rtf|docx?|pdf)", re.IGNORECASE)
"""A whole name, which may have numbers in it (``2.5`` is none), and blanks if its ending is a known one (``15 Node.js`` is a heading)."""

Span = tuple[int, int]
"""Where the headline stands in a line that holds a marker; at the line's end, and empty, where it holds none."""

Series = Callable[[str, int], Span | None]
"""The markers of a dump. It is given a line, without white space around it, and the number of the marker that comes next, from 1; ``None`` for
a line that is no marker."""


def is_of_writers(first: str, again: bool) -> bool:
    """Whether a marker is one that writers set above the sections of an article, a list or a law: ``3. …``, ``Step 3: …``, ``Article 3``,
    ``** … **``, ``--- Half time ---``. ``again``: the same line stands in the dump more than once."""
    if _is_framed_file(first):
        return False
    found = _COUNT.fullmatch(first)
    if found is None:
        framed = None if again else _FRAME.fullmatch(first)
        is_label = framed is not None and not is_headline(framed["text"]) and _ENDING.search(framed["text"]) is None
        return is_label or first.startswith(_OF_SECTIONS)
    return not found["total"] and (found["headline"] is not None or _SIGNS.match(first) is None)


def counting(first: str) -> Series | None:
    """Markers that count up from the first line, with the same words and signs around the number."""
    found = _COUNT.fullmatch(first)
    if found is None or int(found["number"]) > 1:
        return None
    headline = found["headline"]
    if headline and (not _PARTS.search(found["after"]) or ends_sentence(headline)):
        return None
    start = int(found["number"]) - 1

    def series(text: str, number: int) -> Span | None:
        match = _COUNT.fullmatch(text)
        if match is None or int(match["number"]) != start + number or (match["headline"] is None) != (headline is None):
            return None
        is_same = match["before"] == found["before"] and match["after"] == found["after"]
        return ((len(text),) * 2 if headline is None else match.span("headline")) if is_same else None

    return series


def _tagged(first: str) -> Series | None:
    """Tags of one name, as text collections for research have them."""
    found = _TAG.fullmatch(first)
    return _like(_TAG, lambda match: match["name"], found) if found and found["name"].lower() not in _OF_PAGES else None


def _addressed(first: str) -> Series | None:
    """Addresses, each on a line of its own, with the same word before them; they are left to be read as fields."""
    found = _ADDRESS.fullmatch(first)
    if found is None:
        return None

    def series(text: str, _: int) -> Span | None:
        match = _ADDRESS.fullmatch(text)
        return match.span() if match and match["key"] == found["key"] else None

    return series


def _headed(first: str) -> Series | None:
    """Headings of one level."""
    found = _HEADING.fullmatch(first)
    if found is None or ends_sentence(found["headline"]):
        return None

    def series(text: str, _: int) -> Span | None:
        match = _HEADING.fullmatch(text) if text.startswith(found["mark"]) else None
        return match.span("headline") if match and match["mark"] == found["mark"] else None

    return series


def _filed(first: str) -> Series | None:
    """Names of the files that were put together."""
    found = _FILE.fullmatch(first)
    return _like(_FILE, lambda match: "", found) if found else None


def _like(pattern: re.Pattern[str], kind: Callable[[re.Match[str]], str | None], first: re.Match[str]) -> Series:
    """Lines of a pattern that are of one kind with the first, and hold no headline."""

    def series(text: str, _: int) -> Span | None:
        match = pattern.fullmatch(text)
        return (len(text),) * 2 if match and kind(match) == kind(first) else None

    return series


def _framed(first: str) -> Series | None:
    """Lines between the same signs: one word every time, the name of a file, or the headline."""
    found = _FRAME.fullmatch(first)
    if found is None or (_COUNT.fullmatch(first) and not _is_framed_file(first)):
        return None
    around = found["before"], found["after"]

    def series(text: str, _: int) -> Span | None:
        match = _FRAME.fullmatch(text)
        if match is None or (match["before"], match["after"]) != around:
            return None
        return match.span("text") if text != first and is_headline(match["text"]) else (len(text),) * 2

    if is_headline(found["text"]):
        return lambda text, number: found.span("text") if text == first else series(text, number)
    return series


def _is_framed_file(text: str) -> bool:
    """Whether a line is the name of a file between signs, as ``head`` and ``tail`` print it; a number in it counts nothing."""
    found = _FRAME.fullmatch(text)
    return found is not None and _NAME_OF_FILE.fullmatch(found["text"]) is not None


def is_headline(text: str) -> bool:
    """Whether the text has the words of a headline, and is no file's name."""
    return text.count(" ") >= _HEADLINE_WORDS - 1 and _ENDING.search(text) is None


JUDGES: tuple[Callable[[str], Series | None], ...] = (counting, _tagged, _framed, _addressed, _filed, _headed)
"""These are shown the first line in turn; each gives the series that it would open."""
