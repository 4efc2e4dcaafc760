"""Signs of a page that a text browser printed (see :mod:`generator.wire.documents.browsed`), kept apart from its reader: many a text is asked
for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.wire.documents.wrapped import BULLET, column_of

NUMBER = re.compile(r"\[(?P<number>\d{1,5})\]")
"""The number of a link."""
_BEFORE_WORD = re.compile(r"(?:(?<=[\s\]#*+|(])|^)\[(?P<number>\d{1,5})\](?=[^\s.,;:)\]])", re.MULTILINE)
"""One that stands before a word, as those of links do; that of a footnote stands behind one."""
_FEWEST, _COUNTING = 5, 0.8
"""Numbers in all, and the share of them that are the next one or nearly, from which on they are those of links."""
_LISTED = re.compile(r"^ {0,6}1\. (?:https?|file):\S++\n {0,6}2\. [a-z][a-z0-9+.-]{1,20}:", re.MULTILINE)
"""How the list of addresses below a page begins."""

_LINES = 16
"""Lines from which on a text without numbers may be told by how it is laid out."""
_INDENT, _INDENTED = 3, 0.7
"""Blanks before the text of a page, and the share of its lines that have them: its headings may have fewer."""
_NARROWEST, _WIDEST = 60, 132
"""Columns that browsers print in, unless they are told otherwise."""

_POINT = re.compile(r" *+(?:[•□■○☆★] |-   \S)| {5,}+[*+o#] \S")
"""How ``w3m``, pandoc and ``lynx`` set a point of a list."""
_MANY, _TOP = 8, 60
"""Points that make a menu, and lines that it stands in, blank ones not counted."""
_LONGEST_POINT = 34
"""Characters of a menu's point at the most, half of them; a story's points are sentences or headlines."""


def is_browsed(text: str) -> bool:
    """Whether a text, of which this is the beginning, was printed by a text browser: by the numbers of its links, or as it is laid out."""
    return _has_numbered_links(text) or _is_laid_out(text)


def opens_with_menu(said: Sequence[str]) -> bool:
    """Whether many points of lists stand above a text, as a page's menus do: then its gaps are the page's too, and part no articles."""
    points = [line.strip() for line in said[:_TOP] if _POINT.match(line)]
    return len(points) >= _MANY and 2 * sum(len(point) <= _LONGEST_POINT for point in points) >= len(points)


def _has_numbered_links(text: str) -> bool:
    """Whether numbers stand before words and count on; below a list of addresses a few do, for those of footnotes, which may have such a list
    too, stand behind their words."""
    found = list(_BEFORE_WORD.finditer(text))
    if found and _LISTED.search(text) and 4 * len(found) >= len(NUMBER.findall(text)):
        return True
    # At the beginning of a line a number may be that of an article, of a point or of a reference.
    within = sum(one.start() > 0 and text[one.start() - 1] != "\n" for one in found)
    if len(found) < _FEWEST or 2 * within < len(found):
        return False
    numbers = [int(one["number"]) for one in found]
    return sum(0 < below - above <= 2 for above, below in pairwise(numbers)) >= _COUNTING * (len(numbers) - 1)


def _is_laid_out(text: str) -> bool:
    """Whether a text without numbers is indented and wrapped as browsers do, or wrapped below a menu."""
    lines = text.split("\n")[:-1]
    said = [line for line in lines if line and not line.isspace()]
    if len(said) < _LINES:
        return False
    if _is_indented(said):
        return True
    column = column_of(lines) if opens_with_menu(said) else None
    return column is not None and column <= _WIDEST


def _is_indented(lines: Sequence[str]) -> bool:
    """Whether nearly all lines stand behind an indent, are wrapped, and some headings stand before it."""
    indented = sum(line.startswith(" " * _INDENT) for line in lines)
    bullets = any(line.startswith("     ") and BULLET.match(line.lstrip()) for line in lines)
    return _INDENTED * len(lines) <= indented < len(lines) and bullets and _NARROWEST <= max(map(len, lines)) <= _WIDEST
