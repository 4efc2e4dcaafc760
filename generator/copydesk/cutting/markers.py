"""Markers: the line that whoever gathered a dump set above each article, or in front of its headline.

``[3/25]``, ``Article 3 of 25``, ``### 3``, ``--- Document 3 ---``, ``3. Council opens bridge``, ``<doc id="3">``, ``==> may/3.txt <==``,
``=== Council opens bridge ===``, ``* Council opens bridge``, an address. They are known by no list of words: the first of them stands above
everything else, they count up or are all of one kind, and each has a story below it. A list within an article has the article above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, pairwise

from generator.copydesk import keyed
from generator.copydesk.block import ends_sentence, fold
from generator.copydesk.cutting.lines import WRAPPED, hold_text
from generator.copydesk.cutting.marker_series import JUDGES, Series, Span, counting, is_headline, is_of_writers
from generator.copydesk.dates.vocabulary import WEEKDAYS
from generator.copydesk.head import dateline
from generator.model import Line

LONGEST = 400
"""Characters of a line that holds a marker."""
_OF_THE_FILE = "#+"
_FEWEST = 2
_WRAPPED_LINES = 2
"""Lines as wide as wrapped ones that the shortest story has, if none is as long as a paragraph."""
_LONGEST_SHORTENED = 3
"""Letters of a weekday's short name, which may be another word."""
_MOST_STORIES = 0.8
"""Share of the markers that must have a story below them."""

_ARTICLE, _TOP = 1000, 5
"""Characters of a text that is an article whatever it says, and lines within which a news story gives its day."""
_WEEKDAYS = frozenset(word for name in WEEKDAYS if len(name) > _LONGEST_SHORTENED for word in fold(name).split())
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAGES = frozenset("page pages seite página pagina pág strona sivu sayfa side sida صفحة الصفحة страница сторінка".split())
"""Words for a printed page; an article runs over several."""


def series_of(window: Sequence[Line]) -> Series | None:
    """The markers of a dump that begins with these lines; ``None`` where it does not begin with one."""
    if series := _keyed(window):
        return series
    # An address or a number below a headline is the article's own. Ruled lines, and what org-mode says of a whole file, are passed over.
    lines = dropwhile(lambda text: text.startswith(_OF_THE_FILE) or not any(map(str.isalnum, text)), _texts(window))
    first = next(lines, "")
    found = [series for judge in JUDGES if (series := judge(first))] if first and len(first) <= LONGEST else []
    if not found:
        return None
    whole = (first, *lines)
    count = counting(first)
    if not _PAGES.isdisjoint(fold(first).split()) and not _have_headlines(whole, count):
        return None
    may_be_sections = is_of_writers(first, whole.count(first) > 1)
    if may_be_sections and count and not _stand_above(whole, count):
        return None
    return next((series for series in found if _part_stories(whole, series, may_be_sections)), None)


def _stand_above(lines: Sequence[str], series: Series) -> bool:
    """Whether numbers hold headlines or have them below; those of a law's articles, or of the days of a journey, do not."""
    span = series(lines[0], 1)
    return (span is not None and span[0] < span[1]) or _have_headlines(lines, series)


def _have_headlines(lines: Sequence[str], series: Series | None) -> bool:
    """Whether the first line below every marker may be a headline; below the number of a page an article may simply go on."""
    below: list[str] = []
    number = 0
    for above, text in pairwise(lines):
        if series and series(above, number + 1):
            number += 1
            below.append(text)
    return all(not text[0].islower() and len(text) < LONGEST // 2 and is_headline(text) and not ends_sentence(text) for text in below)


def _texts(window: Sequence[Line]) -> Iterator[str]:
    return filter(None, (line.text.strip() for line in window))


def _part_stories(lines: Iterable[str], series: Series, may_be_sections: bool = False) -> bool:
    """Whether there are several markers with a story below the first and nearly all others.

    Where they may be those of one article's sections, each of these stories must be a news story, or as long as an article.
    """
    stories: list[list[str]] = []
    for text in lines:
        if len(text) <= LONGEST and series(text, len(stories) + 1):
            stories.append([])
        else:
            stories[-1].append(text)
    have_story = [hold_text([len(text) for text in story], _WRAPPED_LINES) for story in stories]
    if len(have_story) < _FEWEST or not have_story[0] or sum(have_story) < _MOST_STORIES * len(have_story):
        return False
    return not may_be_sections or sum(map(_is_of_news, stories)) >= _MOST_STORIES * len(stories)


def _is_of_news(story: Sequence[str]) -> bool:
    """Whether a story is as long as an article, or gives its day in its first lines: by a weekday, a dateline or a line of little else."""
    if sum(map(len, story)) >= _ARTICLE:
        return True
    return any(
        not _WEEKDAYS.isdisjoint(fold(text).split()) or (len(text) < WRAPPED and _YEAR.search(text)) or dateline.find(text) for text in story[:_TOP]
    )


def _keyed(window: Sequence[Line]) -> Series | None:
    """The first of some fields that open each article without naming its headline (``Source: …``, ``URL: …``); another stands below it."""
    if not keyed.opens(window):
        return None
    lines = list(_texts(window))
    field, key = keyed.field_of(lines[0])
    at = [number for number, text in enumerate(lines) if keyed.field_of(text) == (field, key)]
    if field in ("headline", "body") or not all(keyed.field_of(lines[number + 1])[0] for number in at if number + 1 < len(lines)):
        return None

    def series(text: str, _: int) -> Span | None:
        return (0, len(text)) if keyed.field_of(text) == (field, key) else None

    return series if _part_stories(lines, series) else None
