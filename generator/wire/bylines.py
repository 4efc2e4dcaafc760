"""Who wrote it and when, where the page shows it in its own lines and states it nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from htmldate import find_date

from generator.wire.blocks import Block, Page
from generator.wire.people import people
from generator.wire.roles import Hint

LONGEST = 120
"""Characters of a line that names authors."""

ABOVE, BELOW = 12, 3
"""Blocks above and below the body in which its byline is looked for."""

_BY = re.compile(r"(?:by|von|par|por|di|door|av|af|text|texte|texto|testo|von|written by|reported by)\b ?:? \S", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"[\d?!@|<>{}=]|\.\.\.|…|https?:")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b|\b[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}\b")
_DIGITS = re.compile(r"[0-9]+")
_BULLET = re.compile(r" ?[•·–—-] | [•·–—-] ?")
_DATE = re.compile(r"\d")


def shown_authors(page: Page, around: Sequence[Sequence[Hint]], first: int, last: int) -> tuple[str, ...]:
    """Names near a body that is blocks ``first`` to ``last``.

    In lines that are marked as a byline, else in those that begin as one, else beside the date above the body, else in the
    body's last line.
    """
    near = [*range(max(0, first - ABOVE), min(first + 2, len(page.blocks))), *range(max(first, last - 1), min(last + BELOW + 1, len(page.blocks)))]
    marked = [index for index in near if "byline" in around[index][:2] and "menu" not in around[index]]
    begun = [index for index in near if _BY.match(page.blocks[index].text)]
    dated = [index for index in near if index < first and _is_dated(page.blocks[index].text) and "caption" not in around[index]]
    end = page.blocks[last].text if last < len(page.blocks) else ""
    closing = [last] if 0 < len(end) <= LONGEST and len(end.split()) <= 4 else []
    for indexes in (marked, begun, dated, closing):
        names = [name for index in indexes for name in _names(page.blocks[index])]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _is_dated(text: str) -> bool:
    """Whether a line has a date in it, and so is one of those that say when and by whom."""
    return len(text) <= LONGEST and _YEAR.search(text) is not None


def _names(block: Block) -> tuple[str, ...]:
    if len(block.text) > LONGEST:
        return ()
    named = (_DIGITS.split(name, maxsplit=1)[0].strip() for name in people(_BULLET.split(block.text)))
    return tuple(name for name in named if is_person(name))


def is_person(name: str) -> bool:
    """Whether a text has the shape of a person's name: two to four words that begin like names, or a short one in a script without capitals."""
    if _NOT_A_NAME.search(name):
        return False
    parts = name.split()
    if name[:1].isalpha() and not name[:1].isupper() and not name[:1].islower():
        return len(name) <= 30
    named = [part for part in parts if part[:1].isupper()]
    return 2 <= len(parts) <= 5 and len(named) >= 2 and parts[0][:1].isupper() and parts[-1][:1].isupper()


def shown_date(page: Page, first: int) -> str:
    """The machine-readable time of a ``time`` element above the body or in its first lines; the first in the page's order."""
    start = page.blocks[max(0, first - ABOVE)].start if page.blocks else 0
    end = page.blocks[min(first + 2, len(page.blocks) - 1)].end if page.blocks else 0
    for element in page.elements:
        if element.tag == "time" and start <= element.start <= end:
            value = element.attributes.get("datetime", "").strip()
            if _DATE.search(value) and len(value) <= 40:
                return value
    return ""


def searched_date(page: Page, around: Sequence[Sequence[Hint]], first: int) -> str:
    """What htmldate finds in the page, ``YYYY-MM-DD``, if a line above the body shows its day and year; else ``""``.

    Unconfirmed it may be a photograph's date or another story's.
    """
    try:
        found = find_date(page.source, extensive_search=False, original_date=True) or ""
    except (ValueError, TypeError, AttributeError):
        return ""
    year, _, rest = found.partition("-")
    day = rest.partition("-")[2]
    for index in range(max(0, first - ABOVE), min(first, len(page.blocks))):
        numbers = {number.lstrip("0") for number in _DIGITS.findall(page.blocks[index].text)}
        if "caption" not in around[index] and day.lstrip("0") in numbers and not numbers.isdisjoint({year, year[2:].lstrip("0")}):
            return found
    return ""
