"""Single lines as cutting sees them: blank, ruled, as wide as text, or a sign that whoever gathered the dump set between articles."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.copydesk.block import ends_sentence
from generator.model import Line
from generator.model.patterns import rare

BLANKS = 3
"""So many blank lines in a row part two articles."""
PROSE = 80
"""Characters of a line that is a paragraph."""
WRAPPED = 55
"""Characters of a line of text that was wrapped."""

_RULE = rare(
    r"\s{0,8}(?:(?:[*] ?){3,}|(?:- ){2,}-|[-=]{3,}|#{3,}|~{3,}|[+]{3,}|%{3,}|[─━═]{3,}|—{3,}|[-=*~+]{5,}|_{10,}|:{5,}|>{5,}|<{5,}|<hr ?/?>)\s*",
    re.IGNORECASE,
)
_END = rare(
    r"[^\w\s()]{1,12} ?(?:end|fin|ende|fine|fim|конец|кінець|النهاية|انتهى|(?:end of|fin de l['’]|fin del|fin de la|ende des|نهاية) ?"
    r"(?:article|story|document|file|text|artículo|documento|noticia|artikels|dokuments|المقال|الخبر|النص)) ?[^\w\s()]{1,12}",
    re.IGNORECASE,
)
"""The line that whoever gathered a dump set below each article: ``[END]``, ``--- End of article ---``."""
_POST = rare(r"\S[^\[\]]{0,80}, \[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\]")
"""The line that a messenger sets above each message which is copied out of it: ``Harbour News, [15.10.2025 12:34]``."""
_RULING = "=-*#~+%_:<>─━═—"
"""Signs that a line may be ruled with."""
_LONGEST_RULE, _LONGEST_END = 200, 80
_SHORTEST_HEADLINE = 12
"""Characters of a headline that a ruled line may underline."""


def is_blank(line: Line) -> bool:
    """Whether nothing but white space stands on the line."""
    text = line.text
    return not text or text.isspace()


def is_rule(line: Line) -> bool:
    """Whether the line is ruled: a row of one sign, or of two in turn. Three underscores are not; wire copy sets them before its last notes."""
    text = line.text
    return text.lstrip()[:1] in _RULING and len(text) < _LONGEST_RULE and _RULE.fullmatch(text) is not None


def is_end(line: Line) -> bool:
    """Whether the line says between signs that an article has ended."""
    return len(line.text) < _LONGEST_END and _END.fullmatch(line.text.strip()) is not None


def is_post(text: str) -> bool:
    """Whether the line opens a message that was copied out of a messenger."""
    return text[-1] == "]" and _POST.fullmatch(text) is not None


def underlines(above: Sequence[Line], rule: str) -> bool:
    """Whether a ruled line is as long as the line right above it, which no sentence ends: then it underlines a headline, and parts nothing."""
    text = above[-1].text.strip() if above else ""
    stands_alone = len(above) < 2 or is_blank(above[-2])
    return stands_alone and len(text) >= _SHORTEST_HEADLINE and abs(len(rule.strip()) - len(text)) <= 1 and not ends_sentence(text)


def hold_text(lengths: Collection[int], wrapped: int) -> bool:
    """Whether one of some lines, told by their lengths, is a paragraph, or as many as ``wrapped`` are as wide as wrapped ones."""
    return max(lengths, default=0) >= PROSE or sum(length >= WRAPPED for length in lengths) >= wrapped
