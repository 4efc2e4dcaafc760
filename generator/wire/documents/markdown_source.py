"""The lines of a text in Markdown as a parser is to see them: what a converter wrapped in its midst is put together again, and what pandoc writes of
a page's elements (their names and classes behind a link or a span, lines that open and close boxes) is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPEN_ADDRESS = re.compile(r"\]\([a-z][a-z0-9+.-]{1,15}+:[^\s()]*+$")
"""An address that the end of a line cuts off: converters that wrap break it behind a hyphen."""
_OPEN_ATTRIBUTES = re.compile(r"(?:[\])]|^ {0,3}:{3,} )\{(?:[.#][\w-]|[\w:-]{1,60}=\")[^{}]*+$")
"""Names and classes that the end of a line cuts off."""
_NAMED = r"\{(?:[.#][\w-]|[\w:-]{1,60}=\")[^{}]*+\}"
_ATTRIBUTES = re.compile(rf"(?<=[\])]){_NAMED}")
_SPAN = re.compile(rf"\[(?P<shown>(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]{_NAMED}")
_FENCED_DIV = re.compile(r"[ \t]*:{3,}(?:[ \t]+\S.*)?")
"""A line that opens or closes a box."""
_OF_HEADING = re.compile(r" \{[.#][^{}]{1,500}\}$")
_MARKS = 20
"""Characters that may stand before the words of a heading: its own marks and those of a list around it."""
_HEADING = re.compile(r"#{1,6} ")
_COLUMN = 78
"""Characters of a line at the most, where a converter wraps (``html2text``)."""
_WRAPPED_OVER = 40
"""Lines that one address may run over."""


def rejoined(lines: Sequence[str], below: int, end: int) -> tuple[list[str], list[int]]:
    """The lines ``[below, end)`` as a parser is to see them, and the number of the line that each of them begins with, of their end too."""
    whole: list[str] = []
    starts: list[int] = []
    at = below
    while at < end:
        starts.append(at)
        text, at = _rejoined(lines, at, end)
        if text[-1:] == "}" and "# " in text[:_MARKS]:
            text = _OF_HEADING.sub("", text)
        whole.append("" if _FENCED_DIV.fullmatch(text) else text)
    return whole, [*starts, end]


def _rejoined(lines: Sequence[str], first: int, end: int) -> tuple[str, int]:
    """The line ``first`` with those that it goes on in, without names and classes; and the line behind these."""
    text, at = lines[first], first + 1
    if "](" in text or "{" in text:
        while at < min(end, first + _WRAPPED_OVER) and lines[at].strip() and (cut := _OPEN_ADDRESS.search(text) or _OPEN_ATTRIBUTES.search(text)):
            text += lines[at].strip() if cut.re is _OPEN_ADDRESS else f" {lines[at].strip()}"
            at += 1
        text = _ATTRIBUTES.sub("", _SPAN.sub(lambda found: found["shown"], text)) if "{" in text else text
    if text[:1] == "#" and at < end and lines[at][:1].isalnum() and _is_cut_at_column(text, lines[at]):
        return f"{text} {lines[at]}", at + 1
    return text, at


def _is_cut_at_column(heading: str, below: str) -> bool:
    """Whether a heading was wrapped as a paragraph is, which in Markdown leaves its second line a paragraph."""
    return len(heading) <= _COLUMN < len(heading) + 1 + len(below.split(None, 1)[0]) and _HEADING.match(heading) is not None
