"""When an article came out, where the page shows it in its own lines and states it nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from htmldate import find_date

from generator.wire.pages.blocks import Page
from generator.wire.pages.roles import Hint

LINE, OPENING = 120, 2
"""Characters of a line that shows a day, and blocks at the beginning of what an extractor took for the story in which one may stand as well."""

_DIGITS = re.compile(r"[0-9]+")
_FULL = re.compile(r"\b[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)?[0-9]{2}\b|\b(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\b")
"""A day in numbers."""
_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_DATE = re.compile(r"\d")
_SAID = re.compile(r"\bitemprop\s*=\s*[\"']?(?:datePublished|dateCreated|dateModified)\b")
"""How any element is marked that holds the time of a page (schema.org)."""
_CHANGED = re.compile(r"\b(?:updated|modified|dateModified)\b")
"""How a time is marked that says when a page was changed: WordPress, schema.org."""


def shown_date(page: Page, head: int, first: int) -> str:
    """The machine-readable time of an element for times above the body, from block ``head`` on, or in its first lines; the first in the page's order.

    One that is marked as the time of a change is taken only where there is no other.
    """
    start = page.blocks[head].start if page.blocks else 0
    end = page.blocks[min(first + 2, len(page.blocks) - 1)].end if page.blocks else 0
    changed = ""
    for element in page.elements:
        if start <= element.start <= end and (element.tag == "time" or _SAID.search(element.raw)):
            value = (element.attributes.get("datetime") or element.attributes.get("content") or "").strip()
            if not _DATE.search(value) or len(value) > 40 or value.startswith("PT"):
                continue
            if not _CHANGED.search(element.raw):
                return value
            changed = changed or value
    return changed


def only_date(page: Page) -> str:
    """The time that the page's elements for times give, where all that give one give the same day; else ``""``: lists of stories show many."""
    found: dict[str, str] = {}
    for element in page.elements:
        if element.tag == "time" or _SAID.search(element.raw):
            value = (element.attributes.get("datetime") or element.attributes.get("content") or "").strip()
            if _DAY.match(value) and len(value) <= 40:
                found.setdefault(value[:10], value)
    return next(iter(found.values())) if len(found) == 1 else ""


def searched_date(page: Page, around: Sequence[Sequence[Hint]], head: int, first: int) -> str:
    """What htmldate finds in the page, ``YYYY-MM-DD``, if a line above the body shows its day and year; else ``""``.

    Unconfirmed it may be a photograph's date or another story's; lines that show two days say which is which in words, and are left to the desk.
    """
    try:
        found = find_date(page.source, extensive_search=False, original_date=True) or ""
    except (ValueError, TypeError, AttributeError):
        return ""
    lines = range(head, min(first, len(page.blocks)))
    shown = [page.blocks[index].text for index in range(head, min(first + OPENING, len(page.blocks))) if "caption" not in around[index]]
    if len({_whole(day) for text in shown if len(text) <= LINE for day in _FULL.findall(text)}) > 1:
        return ""
    year, _, rest = found.partition("-")
    day = rest.partition("-")[2]
    for index in lines:
        numbers = {number.lstrip("0") for number in _DIGITS.findall(page.blocks[index].text)}
        if "caption" not in around[index] and day.lstrip("0") in numbers and not numbers.isdisjoint({year, year[2:].lstrip("0")}):
            return found
    return ""


def _whole(day: str) -> str:
    """A day in numbers as it can be compared with another: without its signs and zeros."""
    return "-".join(number.lstrip("0") for number in _DIGITS.findall(day))
