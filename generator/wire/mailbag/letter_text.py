"""A letter in plain text that holds several stories, told by the addresses that stand with their headlines or below their text.

Whoever sets a letter in text too writes a headline's link behind it in brackets or on the line below; or each story ends with a line that
leads to the whole of it (``Read more: https://…``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model import Entry, Line, Part
from generator.wire.intake import Intake
from generator.wire.mailbag.letter_words import FOOT_LINE, leaves
from generator.wire.mailbag.letters import FEWEST, HEADLINE, LIST, ONWARD, TEASER
from generator.wire.origin import Origin
from generator.wire.text import read_text

_ADDRESS = r"https?://[^\s<>()\[\]\"]{1,2000}"
_LINKED = re.compile(rf"[^\w\"'“„«¿¡]{{0,6}}(?P<title>\S.{{6,198}}?)\s?[(<\[]\s?(?P<address>{_ADDRESS})\s?[)>\]]\s?\**\s*\Z")
_ALONE = re.compile(rf"\s*[(<\[]?(?P<address>{_ADDRESS})[)>\]]?\s*\Z")
_ONWARD = re.compile(rf"(?P<words>[^:<(\[]{{2,{ONWARD}}})[:<(\[>→»\s]{{1,4}}(?P<address>{_ADDRESS})[)>\]]?\s*\Z")
_RULE = re.compile(r"\s*(?:[-=*_#~•·]\s?){3,}\s*\Z")


class _Head(NamedTuple):
    """A headline: its line, how many lines it takes with its address, its words, where it leads."""

    line: int
    taken: int
    title: str
    address: str


def read_letter(content: bytes, origin: Origin) -> Iterator[Part]:
    """The parts of a mail's text, tiling it: one of form ``record`` for each story of a letter whose headlines have their addresses with them,
    one of form ``text`` for each that ends with one; else its text as it is. The foot of the letter is none of them."""
    for part in read_text(Intake.of(content), origin):
        lines = () if part.query else tuple(part.lines)
        foot = _foot(lines)
        heads = _heads(lines[:foot])
        if heads:
            yield from _headed(part, lines, heads, foot)
        elif lines:
            yield from _ended(part, lines, foot)
        else:
            yield part


def _foot(lines: Sequence[Line]) -> int:
    """The line with which the letter's foot begins: the paragraph, in its second half, that holds the words for leaving it."""
    end = lines[-1].end if lines else 0
    for index, line in enumerate(lines):
        if 2 * line.start >= end and len(line.text) <= FOOT_LINE and leaves(line.text):
            while index and lines[index - 1].text.strip() and not _RULE.match(lines[index - 1].text):
                index -= 1
            return index
    return len(lines)


def _heads(lines: Sequence[Line]) -> list[_Head]:
    """The headlines with their addresses; none if fewer than two lead to different pages."""
    found: list[_Head] = []
    for index, line in enumerate(lines):
        above = lines[index - 1].text.strip() if index else ""
        if above and not _RULE.match(above):
            continue
        if linked := _LINKED.match(line.text):
            found.append(_Head(index, 1, linked["title"].strip("*_ "), linked["address"]))
        elif index + 1 < len(lines) and (alone := _ALONE.match(lines[index + 1].text)) and _is_title(line.text):
            found.append(_Head(index, 2, line.text.strip("*_# \t"), alone["address"]))
    return found if len({head.address for head in found}) >= FEWEST else []


def _is_title(text: str) -> bool:
    text = text.strip("*_# \t")
    return HEADLINE[0] <= len(text) <= HEADLINE[1] and text[-1] not in ".:;," and not _RULE.match(text) and "://" not in text


def _says(lines: Sequence[Line]) -> int:
    """Characters of what reads as a story: lines of sentences, or of the width that paragraphs are broken at."""
    return sum(len(text) for line in lines if (text := line.text.strip()) and not _RULE.match(text) and not _ONWARD.match(text) and " " in text)


def _headed(part: Part, lines: Sequence[Line], heads: Sequence[_Head], foot: int) -> Iterator[Part]:
    """A part a story; teasers and what stands above the first headline are no lines of any, but accounted for where they stand.

    A letter that holds teasers alone is a part without a story, which the desk tells of; what says more above the first headline is one.
    """
    edges = [head.line for head in heads] + [foot]
    told = [index for index, head in enumerate(heads) if _says(lines[head.line + head.taken : edges[index + 1]]) > TEASER]
    opens = _says(lines[: edges[0]]) > TEASER
    if not told and not opens and len(heads) < LIST:
        yield from _ended(part, lines, foot)
        return
    tail = _furniture(lines[foot:], "foot of the letter")
    if opens or not told:
        own = lines[: edges[0]] if opens else tuple(line._replace(role="boilerplate") for line in lines[:foot])
        between = _furniture(lines[edges[0] : edges[told[0]] if told else foot], "teasers") if opens else []
        yield part._replace(lines=own, overhead=(*part.overhead, *between, *(() if told else tail)))
    above = [] if opens else [*part.overhead, *_furniture(lines[: edges[told[0]]] if told else (), "head of the letter")]
    for index, following in pairwise([*told, len(heads)]):
        head, end = heads[index], edges[index + 1]
        below = [*_furniture(lines[end : edges[following]], "teasers"), *(tail if following == len(heads) else ())]
        title = Line(head.title, lines[head.line].start, lines[head.line].end, "headline", lines[head.line].repair)
        address = [line._replace(role="boilerplate") for line in lines[head.line + 1 : head.line + head.taken]]
        stated = part.stated._replace(headline=head.title, subject="", url=head.address)
        own = (title, *address, *_without_onward(lines[head.line + head.taken : end]))
        yield part._replace(form="record", lines=own, stated=stated, overhead=(*above, *below))
        above = []


def _without_onward(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a story, the rules and the lines that lead on marked as none of it."""
    for line in lines:
        yield line._replace(role="boilerplate") if _RULE.match(line.text) or _ONWARD.match(line.text) or _ALONE.match(line.text) else line


def _ended(part: Part, lines: Sequence[Line], foot: int) -> Iterator[Part]:
    """The text cut behind the lines that lead on to the whole of a story, each part with where its own leads; in one where fewer than two do."""
    ends = [(index, found["address"]) for index, line in enumerate(lines[:foot]) if (found := _ONWARD.match(line.text)) and _is_apart(lines, index)]
    tail = tuple(_furniture(lines[foot:], "foot of the letter"))
    if len({address for _, address in ends}) < FEWEST:
        yield part._replace(lines=lines[:foot], overhead=(*part.overhead, *tail))
        return
    edges = [0, *(_behind(lines, index, foot) for index, _ in ends[:-1]), foot]
    for (first, last), (_, address) in zip(pairwise(edges), ends, strict=True):
        overhead = (*(part.overhead if not first else ()), *(tail if last == foot else ()))
        yield part._replace(lines=lines[first:last], stated=part.stated._replace(url=address), overhead=overhead)


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a paragraph of its own."""
    around = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return all(not line.text.strip() or _RULE.match(line.text) for line in around)


def _behind(lines: Sequence[Line], index: int, foot: int) -> int:
    """The first line behind one that leads on, and behind the blank lines and the rule below it."""
    index += 1
    while index < foot and (not lines[index].text.strip() or _RULE.match(lines[index].text)):
        index += 1
    return index


def _furniture(lines: Sequence[Line], rule: str) -> list[Entry]:
    return [Entry(lines[0].start, lines[-1].end, "furniture", rule)] if lines else []
