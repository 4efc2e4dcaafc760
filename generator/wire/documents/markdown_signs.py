"""What tells Markdown from a plain text: stars and hashes alone are signs of either."""

from __future__ import annotations

import re

from generator.wire.documents import front_matter

_HEADING = re.compile(r"#{1,6}[ \t]+[^\s#].*")
_MARKED = re.compile(r"(?m)^(?:#{1,6}[ \t]+\S|>[ \t]?\S|(?:={3,}|-{3,})[ \t]*\r?$|[ \t]*[-*+][ \t]+\S)|\]\(\S|\*\*\w|(?<!\w)[*_]\w|\[\[\w")
_LINK = re.compile(r"\]\((?:https?://|/|\.{1,2}/|#)\S")
_LINE_OF_LINK = re.compile(
    r"(?m)^[ \t]*+(?:[-*+][ \t]++|\d{1,3}\.[ \t]++)?+!?\[[^\[\]\n]{0,300}\]\((?:https?://|/)[^\s()](?![^\n()]{0,2000}\)[^\[\]\n]{80})"
)
_MANY = 8
"""Lines that begin with a link as those of a page's menus do, from which on a text is Markdown whatever its first line is."""
_LOOKED_AT = 200


def is_markdown(text: str, is_named: bool) -> bool:
    """Whether a text, of which this is the beginning, is Markdown; ``is_named``: its ending says so."""
    lines = text.lstrip("\ufeff\r\n").split("\n", _LOOKED_AT)[:_LOOKED_AT]
    if front_matter.bare_lines_of(lines) or _has_menus(text):
        return True
    below = front_matter.lines_of(lines)
    if is_named:
        return below > 0 or _MARKED.search(text) is not None
    first = next((line for line in lines[below:] if line.strip()), "")
    return (below > 0 or _HEADING.fullmatch(first) is not None) and _LINK.search(text) is not None


def _has_menus(text: str) -> bool:
    """Whether many lines begin with a link and some of them follow one another, as in a menu; the source below each of several stories stands
    alone, and so does a paragraph that begins with a link."""
    found = list(_LINE_OF_LINK.finditer(text))
    if len(found) < _MANY:
        return False
    ends = [text.find("\n", one.end()) for one in found]
    return sum(text[end : below.start()].isspace() for end, below in zip(ends, found[1:], strict=False) if end >= 0) >= _MANY // 2
