"""Datelines: ``TRIPOLI, Oct 9 (Reuters) —`` before the first sentence, ``(dpa)`` after the last."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.copydesk.agencies import AGENCIES


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the story: ``place`` and ``day`` in the words of the copy, either may be empty.

    ``agency`` is the wire's own spelling. ``[start, end)`` are characters of the paragraph, the dash and the blanks after it included.
    """

    place: str
    agency: str
    day: str
    start: int
    end: int


_LONGEST = 120
_DASHES = "-–—‐‑‒―"
_DASH = re.compile(rf"(?:(?<=\))\s*|\s+)[{_DASHES}]{{1,2}}\s+(?=\S)")
_BRACKETED = re.compile(r"[(\[/]\s*(?P<agency>[^()\[\]/]{2,40})\s*[)\]/]")


def find(paragraph: str) -> Dateline | None:
    """The dateline that opens the paragraph, or ``None``."""
    dash = _DASH.search(paragraph[:_LONGEST])
    if not dash:
        return None
    head = paragraph[: dash.start()]
    bracket = _BRACKETED.search(head)
    agency = AGENCIES.get(bracket["agency"].strip().casefold(), "") if bracket else ""
    before = (head[: bracket.start()] if bracket and agency else head).strip()
    if not agency:
        return None
    place, _, day = before.partition(",")
    return Dateline(place.strip(), agency, day.strip(), 0, dash.end())


def closing_agency(paragraph: str) -> Dateline | None:
    """The agency that signs the end of a body, ``… sagte er. (dpa)`` or a paragraph of it alone, or ``None``."""
    bare = paragraph.rstrip()
    if not bare.endswith(")"):
        return None
    opened = bare.rfind("(", max(0, len(bare) - 60))
    if opened < 0:
        return None
    words = bare[opened + 1 : -1].strip()
    agency = AGENCIES.get(words.casefold(), "")
    return Dateline("", agency, "", opened, len(paragraph)) if agency else None
