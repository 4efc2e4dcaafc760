"""What stands before each line of a dump and is none of its text: marks of quotation, numbers, bullets, names of files, times; marks around it.

Mail and chats quote with ``> ``; ``cat -n``, ``grep -n`` and logs set a number, a file's name or a time before each line; lists of
lines stand in quotation marks. One such line may be meant; where all lines have the same before them nobody wrote it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model import Line
from generator.model.stops import SENTENCE_ENDS
from generator.wire.encodings import Encoding
from generator.wire.lines import TextLine

_FEWEST = 8
"""Lines that say something, from which on what all have in common is a margin."""
_SHARE = 0.97
"""Share of them that have it; a line or two may stand above what is quoted."""
_AT_ONCE = 4
"""Lines that a program writes in a minute, at the least."""
_PROSE = 60
"""Characters of a line of prose: a list of short items is no text with a margin."""

_QUOTED = re.compile(r" {0,8}+(?:> ?){1,20}+")
_NUMBER = re.compile(r"[ \t]{0,8}+(?P<number>\d{1,7})(?:[:.)|][ \t]?|\t|  )")
_STAMP = re.compile(
    r"[\[(<]?(?P<minute>(?:\d{4}[-/]\d\d?[-/]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}|[A-Z][a-z]{2} [ \d]\d)[T ,]{1,2}\d\d?:\d\d)(?::\d\d(?:[.,]\d{1,9})?)?"
    r"(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?[\])>]?(?: [-|] |: |[ \t]|$)(?:[\[(<]?(?:DEBUG|INFO|NOTICE|WARNING|WARN|ERROR)[\])>]?(?: [-|] |: |[ \t]|$))?"
)
"""A day and an hour as programs set them before each line of a log, and the line's level."""
_MARKED = re.compile(r"[ \t]{0,8}+(?P<mark>[\"'])(?P<text>.*)(?P=mark)[ \t]{0,4}+,?+[ \t]{0,4}+", re.DOTALL)
_OPENS = frozenset(">|*+•‣◦·-–—[(<'\"0123456789 \t")
_OPENING, _LOOKED_AT = 2000, 6
"""Characters, and lines, that show most dumps to have no margin."""
_NAMED = re.compile(r"[^\s:]{1,200}:")
_ENDS = frozenset(":|>\t•‣◦·*+-–]")
"""How what all lines begin with ends, where it is a margin and no words."""
_POINT = re.compile(r"[ \t]{0,8}+\d{1,7}(?:[.)]|:[ \t])")
"""A number as writers set it before the points of a list; ``grep`` sets no blank behind its colon."""
_WRITTEN = frozenset("•‣◦·*+-–—")
"""How it ends where a writer may have set it: before the points of a list, before what each one says in a dialogue."""
_SPEAKER = re.compile(r"[^\W\d_]{1,40}+:|[\[(<]?\d(?:\S{0,20}\d)?:")
"""A word, as the name of whoever speaks, or a number, as that of an hour or a chapter; programs name a level in capitals."""
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}][\"'”’»)\]]{{0,3}}\s*+$")
_YEARS = range(1500, 2101)
_QUARTER = 4

Cut = Callable[[str], tuple[int, int]]
"""Where the text of a line begins and ends; nothing but ends for a line without a margin."""


class Margin(NamedTuple):
    """How to take the margin off, and what it is in words."""

    cut: Cut
    what: str
    doubled: str = ""
    """The mark around lines that stands twice where it is part of the text."""

    def off(self, lines: Iterable[TextLine], encoding: Encoding, separator: str = "") -> Iterator[TextLine]:
        """The lines without it; what is left of each has the place of its own bytes. A ``separator`` that the editor wrote with the margin,
        as the dump shows it, stays whole."""
        for text, repair, (data, start, end) in lines:
            if text is None or data is None:
                yield text, repair, (data, start, end)
                continue
            begin, stop = (0, len(text)) if separator and text.strip() == separator else self.cut(text)
            before = text[:begin].encode(encoding.codec, "replace")
            held = data[len(before) :] if data.startswith(before) else b""
            yield text[begin:stop], repair, (held, end - len(held) if held else start, end)

    def within(self, lines: Iterable[Line], start: int) -> Iterator[Line]:
        """Lines whose margins are theirs again, so that they tile the part from ``start`` on."""
        at = start
        for line in lines:
            text = line.text.replace(self.doubled * 2, self.doubled) if self.doubled else line.text
            yield line._replace(text=text, start=at)
            at = line.end


def margin_of(head: str) -> Margin | None:
    """The margin of a dump that begins so; ``None`` for nearly every one, which its first lines show."""
    opening = [line for line in head[:_OPENING].lstrip("\ufeff").splitlines()[:_LOOKED_AT] if line]
    told = sum(line[0] in _OPENS for line in opening)
    if len(opening) < 2 or (told < len(opening) - 1 and not (opening[0][0] == opening[1][0] and _NAMED.match(opening[0]))):
        return None
    every = head.lstrip("\ufeff").splitlines()
    every = every[:-1] if len(every) > _FEWEST else every
    lines = [(at, line) for at, line in enumerate(every) if line and not line.isspace()]
    if len(lines) < _FEWEST or max(len(line) for _, line in lines) < _PROSE:
        return None
    texts = [line for _, line in lines]
    for judge in (_quoted, _marked, _stamped):
        if found := judge(texts):
            return found
    return _numbered(lines) or _common(texts)


def _is_text(lines: Sequence[str], cut: Cut) -> bool:
    """Whether the lines without their margin are a text with its headline: points of a list, verses and what is said in quotation are
    sentences from the first on, or have none."""
    texts = [line[slice(*cut(line))] for line in lines]
    ends = [_SENTENCE.search(text) is not None for text in texts if text]
    return bool(ends) and not ends[0] and _QUARTER * sum(ends) >= len(ends)


def _most(held: int, lines: Sequence[object]) -> bool:
    return held >= _SHARE * len(lines) or (held >= len(lines) - 2 and held >= 2 * _FEWEST)


def _before(pattern: re.Pattern[str]) -> Cut:
    def cut(text: str) -> tuple[int, int]:
        found = pattern.match(text)
        return (found.end() if found else 0), len(text)

    return cut


def _quoted(lines: Sequence[str]) -> Margin | None:
    """Marks of quotation, as many as all lines have: what has more was quoted before, or holds such a sign itself."""
    depths = [found[0].count(">") for found in map(_QUOTED.match, lines) if found]
    if not _most(len(depths), lines):
        return None
    return Margin(_before(re.compile(rf" {{0,8}}+(?:> ?){{1,{min(depths)}}}")), "marks of quotation before each line left out")


def _marked(lines: Sequence[str]) -> Margin | None:
    """Each line between marks: a column of a table, a list of lines as a program writes it."""
    found = [match for match in map(_MARKED.fullmatch, lines) if match]
    if not _most(len(found), lines) or len({match["mark"] for match in found}) > 1:
        return None
    mark = found[0]["mark"]
    is_list = any(not match["text"] or match["mark"] != match[0].rstrip()[-1] for match in found)

    def cut(text: str) -> tuple[int, int]:
        match = _MARKED.fullmatch(text)
        return match.span("text") if match and match["mark"] == mark else (0, len(text))

    if not is_list and not _is_text(lines, cut):
        return None
    return Margin(cut, "quotation marks around each line left out", mark if mark == '"' else "")


def _stamped(lines: Sequence[str]) -> Margin | None:
    """Times of a program that wrote many lines at once; those of a ticker, a few minutes apart, are what it tells."""
    found = [match["minute"] for match in map(_STAMP.match, lines) if match]
    at_once = len(set(found)) * _AT_ONCE <= len(found)
    return Margin(_before(_STAMP), "times before each line left out") if at_once and _most(len(found), lines) else None


def _numbered(lines: Sequence[tuple[int, str]]) -> Margin | None:
    """Numbers that count the lines, or those that say something."""
    found = [(at, order, int(match["number"])) for order, (at, line) in enumerate(lines) if (match := _NUMBER.match(line))]
    if not _most(len(found), lines) or found[0][-1] in _YEARS:
        return None
    if _POINT.match(lines[found[0][1]][1]) and not _is_text([line for _, line in lines], _before(_NUMBER)):
        return None
    counted = (Counter(number - at for at, _, number in found), Counter(number - order for _, order, number in found))
    if any(_most(max(offsets.values()), found) for offsets in counted):
        return Margin(_before(_NUMBER), "numbers before each line left out")
    return None


def _common(lines: Sequence[str]) -> Margin | None:
    """What all lines begin with, if it ends in a sign: a bullet, a bar, the name of a file or of a program (with the line's number)."""
    shared = _shared(lines)
    if shared and shared.isspace():
        return Margin(_before(re.compile(re.escape(shared))), "white space before each line left out")
    # A margin with nothing behind it may have lost its last blank.
    shared = shared.rstrip()
    if not shared or shared[-1] not in _ENDS:
        named = _NAMED.match(shared)
        shared = named[0] if named else ""
    if not shared or (_SPEAKER.fullmatch(shared) and not (shared.isupper() and shared[0].isalpha())):
        return None
    number = r"(?:\d{1,7}:)?" if shared[-1] == ":" else ""
    cut = _before(re.compile(re.escape(shared) + number + r"[ \t]?"))
    if shared[-1] in _WRITTEN and not _is_text(lines, cut):
        return None
    return Margin(cut, "what each line begins with left out")


def _shared(lines: Sequence[str]) -> str:
    """What all lines begin with."""
    low, high = min(lines), max(lines)
    return low[: next((at for at, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), min(len(low), len(high)))]
