"""The fields that a note-taker or a site's generator sets above a text in Markdown, between ruled lines: ``title: …``, ``source: …``.

Only what such heads are written with is read: a key and its value on a line, or a list below it. What is more is told and not used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Stated
from generator.wire.containers.chosen import Chosen
from generator.wire.containers.fields import normal
from generator.wire.containers.json_spans import Leaf, Path, Value
from generator.wire.words import words

FENCE = "---"
_CLOSING = (FENCE, "...")
MOST = 100
"""A head has at most so many lines."""
_MOST_BARE = 12
_TITLE, _CONTENT = "Title: ", "markdown content"
"""How a head begins and ends that is written by services which hand out pages as Markdown."""
_FEWEST = 4
"""Lines of a head below the first text at the least, the ruled ones with them."""
_PAIR = re.compile(r"(?P<key>[^\W\d_][\w ./-]{0,40}?) ?:(?:[ \t]+(?P<value>\S.*)|[ \t]*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?(?P<shown>[^\[\]|]{1,200})\]\]")
_OF_THE_NOTE = words("created createdat datecreated createdtime clipped clippeddate dateadded saved savedat")
"""Names of the day on which a note was made; for a page kept in the note, that is the day on which it was seen."""
_CHANGED = words("updated updatedat modified datemodified lastmodified updatedtime lastmod")
"""Names of the day on which a note was changed, which says nothing about the text in it."""
_KNOWN_AS = {"urlsource": "url"}
_LISTS = words("author authors tags keywords tag")


def lines_of(lines: Sequence[str]) -> int:
    """How many lines the head takes up, with the ruled lines around it; 0 where there is none."""
    if not lines or lines[0].strip() != FENCE:
        return 0
    for at, text in enumerate(lines[1:MOST], 1):
        if text.rstrip() in _CLOSING:
            return at + 1 if any(_PAIR.fullmatch(line) for line in lines[1:at]) else 0
        if text.strip() and not (_PAIR.fullmatch(text) or _ITEM.fullmatch(text) or text[:1] in " \t#"):
            return 0
    return 0


def bare_lines_of(lines: Sequence[str]) -> int:
    """How many lines a head without ruled lines takes up, whose last one names what is below it: ``Title: …``, ``URL Source: …``, ``Markdown
    Content:``; 0 where there is none."""
    pairs = 0
    for at, text in enumerate(lines[:_MOST_BARE]):
        if not text.strip():
            continue
        pair = _PAIR.fullmatch(text.rstrip())
        if pair is None:
            return 0
        if pair["value"] is None:
            return at + 1 if pairs and pair["key"].casefold() == _CONTENT else 0
        pairs += 1
    return 0


def opens(lines: Sequence[str], at: int) -> bool:
    """Whether another text opens at a line, below the first: with a head that states a headline or an address."""
    if lines[at].startswith(_TITLE) and bare_lines_of(lines[at : at + _MOST_BARE]):
        return True
    if lines[at].strip() != FENCE or (count := lines_of(lines[at : at + MOST])) < _FEWEST:
        return False
    stated, _ = read(lines[at + 1 : at + count - 1])
    return bool(stated.headline or stated.url)


def read(lines: Sequence[str]) -> tuple[Stated, dict[int, str]]:
    """What a head states, and the field of each of its lines that holds one."""
    # A head has no places: a value begins at its number, and ends at that of its line, by which the field of each line is found again.
    value = Value()
    key: Path = ()
    for number, text in enumerate(lines):
        if pair := _PAIR.fullmatch(text):
            key = (_name(pair["key"]),)
            said = _values(pair["value"] or "", str(key[0]))
        else:
            item = _ITEM.fullmatch(text)
            said = [_bare(item["value"])] if item and key else []
        value.leaves += [Leaf(key, one, at, number, True) for at, one in enumerate(said, len(value.leaves))]
    chosen = Chosen(value, "")
    return chosen.stated, {mark.end: mark.field for mark in chosen.marks if mark.field}


def _name(key: str) -> str:
    name = normal(key)
    return "captured" if name in _OF_THE_NOTE else "" if name in _CHANGED else _KNOWN_AS.get(name, name)


def _values(value: str, key: str) -> list[str]:
    """The values of a line: several where a list stands in brackets."""
    value = value.strip()
    if key in _LISTS and value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        return [_bare(item) for item in value[1:-1].split(",") if item.strip()]
    return [_bare(value)] if value else []


def _bare(value: str) -> str:
    """A value without its quotation marks, and without the brackets of a link to another note."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace('\\"', '"').replace("''", "'")
    return _WIKI.sub(lambda found: found["shown"], value).strip()
