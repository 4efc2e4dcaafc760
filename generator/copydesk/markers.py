"""Markers: the line that whoever gathered a dump set above each article, or before its headline.

``[3/25]``, ``Article 3 of 25``, ``### 3``, ``--- Document 3 ---``, ``3. Council opens bridge``, ``<doc id="3">``, ``==> may/3.txt <==``,
``=== Council opens bridge ===``, ``* Council opens bridge``, an address: no list of words tells them, but that the first of them stands above
everything else, that they count on or are all of one kind, and that each has a story below it. A list within an article is opened by the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import dropwhile, pairwise

from generator.copydesk import dateline, keyed
from generator.copydesk.block import ends_sentence, fold
from generator.copydesk.dates.vocabulary import WEEKDAYS
from generator.model import Line

LONGEST = 400
"""Characters of a line that holds a marker."""
_OF_THE_FILE = "#+"
_PROSE, _WRAPPED = 80, 55
_STORY = 2
"""Lines as wide as wrapped ones that the shortest story has, if none is as long as a paragraph."""
_LONGEST_SHORTENED = 3
"""Letters of a weekday's name that is shortened, and may be another word."""
_MOST_STORIES = 0.8
"""Share of the markers that have a story below them."""

_ARTICLE, _TOP = 1000, 5
"""Characters of a story that is an article by itself; lines in which one of news tells its day."""
_WEEKDAYS = frozenset(word for name in WEEKDAYS if len(name) > _LONGEST_SHORTENED for word in fold(name).split())
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_SECTIONS = ("*", "##", "==")
"""How a marker without a number begins that may be the heading of a section."""
_SIGNS = re.compile(r"[^\w\s]{2}")

_COUNT = re.compile(
    r"(?P<before>[^\w\n]{0,24}(?:[^\W\d_]{1,20}(?:[^\w\n]{1,4}(?:[^\W\d_]{1,5}[^\w\n]{1,4}º?[^\w\n]{0,4})?|(?=\d)))?)"
    r"(?P<number>\d{1,5})"
    r"(?P<after>(?: ?(?:/|[^\W\d_]{2,5}) ?(?P<total>\d{1,5}))?[^\w\n]{0,24})"
    r"(?P<headline>\S.{7,250})?"
)
"""A number with a word and signs before it, how many there are in all, signs, and perhaps the headline."""
_PARTS = re.compile(r"[.):\]>|–—-]")
"""A sign that parts a number from a headline."""
_TAG = re.compile(r"<(?P<name>[A-Za-z]{2,12})(?:\s[^<>]{0,600})?>")
_OF_PAGES = frozenset(
    "div br hr img span em strong small sub sup ul ol li dl dt dd table tbody tr td th h1 h2 h3 h4 h5 h6 figure figcaption section "
    "blockquote main header footer aside center font pre iframe video".split()
)
"""Tags of a page's blocks, which part no articles."""
_FRAME = re.compile(
    r"^(?P<before>[=-]{2,40}>?|\*{2,40}|#{2,40}|~{2,40}|\+{2,40}|<{2,40}|>{2,40}) ?"
    r"(?P<text>[^\s=*#~+<>\[\]-].{0,250}?) ?(?P<after><?[=-]{2,40}|\*{2,40}|#{2,40}|~{2,40}|\+{2,40}|<{2,40}|>{2,40})$"
)
_ADDRESS = re.compile(r"(?:(?P<key>[^\W\d_]{2,12}) ?: ?)?https?://[^\s<>\"]{4,2000}")
_FILE = re.compile(r"^(?:#{1,6} |[^\W\d_]{2,12} ?: ?)?[^\s:*?\"<>|.]{1,200}+\.(?:txt|md|html?|json|xml|rtf|docx?|pdf)", re.IGNORECASE)
_HEADING = re.compile(r"(?P<mark>#{1,3}|\*{1,2}|={1,3}) {1,3}(?P<headline>[^\s*#=].{7,250}?)(?: {0,3}[#=]{1,3})?")
"""A heading as it is marked in plain text: ``# …`` (Markdown), ``* …`` (org-mode), ``== … ==`` (wikis)."""
_PAGES = frozenset("page pages seite página pagina pág strona sivu sayfa side sida صفحة الصفحة страница сторінка".split())
"""Words for a page of paper: an article runs over several."""
_HEADLINE_WORDS = 3
_ENDING = re.compile(r"\.\w{1,6}$")
"""How the name of a file ends."""

Span = tuple[int, int]
"""Where the headline stands in a line that holds a marker; at the line's end, and empty, where it holds none."""

Series = Callable[[str, int], Span | None]
"""The markers of a dump: asked for a line without white space around it and for the number of the marker that comes next, from 1; ``None`` for
a line that is none of them."""


def series_of(window: Sequence[Line]) -> Series | None:
    """The markers of a dump that begins with these lines; ``None`` where its first lines are none."""
    if series := _keyed(window):
        return series
    # Below a headline an address or a number is the article's own. Ruled lines and what org-mode says of a whole file say nothing.
    lines = dropwhile(lambda text: text.startswith(_OF_THE_FILE) or not any(map(str.isalnum, text)), _texts(window))
    first = next(lines, "")
    if not first or len(first) > LONGEST:
        return None
    found = [series for judge in (_counting, _tagged, _framed, _addressed, _filed, _headed) if (series := judge(first))]
    whole = (first, *lines) if found else ()
    if found and not _PAGES.isdisjoint(fold(first).split()) and not _have_headlines(whole, _counting(first)):
        return None
    is_of_writers = bool(found) and _is_of_writers(first, whole.count(first) > 1)
    if is_of_writers and (count := _counting(first)) and not _stand_above(whole, count):
        return None
    return next((series for series in found if _part_stories(whole, series, is_of_writers)), None)


def _stand_above(lines: Sequence[str], series: Series) -> bool:
    """Whether numbers hold headlines or have them below: a day of a journey, or an article of a law, has none."""
    span = series(lines[0], 1)
    return (span is not None and span[0] < span[1]) or _have_headlines(lines, series)


def _is_of_writers(first: str, again: bool) -> bool:
    """Whether a marker, the same ``again`` or not, is such as writers set above the sections of one article, a list or a law: ``3. …``,
    ``Step 3: …``, ``Article 3``, ``** … **``, ``--- Half time ---``."""
    found = _COUNT.fullmatch(first)
    if found is None:
        framed = None if again else _FRAME.fullmatch(first)
        is_label = framed is not None and not _is_headline(framed["text"]) and _ENDING.search(framed["text"]) is None
        return is_label or first.startswith(_OF_SECTIONS)
    return not found["total"] and (found["headline"] is not None or _SIGNS.match(first) is None)


def _have_headlines(lines: Sequence[str], series: Series | None) -> bool:
    """Whether below every marker a line stands first that may be a headline: below that of a page an article goes on, if none does."""
    below: list[str] = []
    number = 0
    for above, text in pairwise(lines):
        if series and series(above, number + 1):
            number += 1
            below.append(text)
    return all(not text[0].islower() and len(text) < LONGEST // 2 and _is_headline(text) and not ends_sentence(text) for text in below)


def _texts(window: Sequence[Line]) -> Iterator[str]:
    return filter(None, (line.text.strip() for line in window))


def _part_stories(lines: Iterable[str], series: Series, is_of_writers: bool = False) -> bool:
    """Whether there are several markers, and nearly all have a story below them, the first of them too; below markers that may be those of
    an article's sections it has to be one of news, or as long as an article."""
    stories: list[list[str]] = []
    for text in lines:
        if len(text) <= LONGEST and series(text, len(stories) + 1):
            stories.append([])
        else:
            stories[-1].append(text)
    told = [any(len(text) >= _PROSE for text in story) or sum(len(text) >= _WRAPPED for text in story) >= _STORY for story in stories]
    if len(told) < _STORY or not told[0] or sum(told) < _MOST_STORIES * len(told):
        return False
    return not is_of_writers or sum(map(_is_of_news, stories)) >= _MOST_STORIES * len(stories)


def _is_of_news(story: Sequence[str]) -> bool:
    """Whether a story is as long as an article, or its first lines tell its day: by a weekday, a dateline or a line that is little else."""
    if sum(map(len, story)) >= _ARTICLE:
        return True
    return any(
        not _WEEKDAYS.isdisjoint(fold(text).split()) or (len(text) < _WRAPPED and _YEAR.search(text)) or dateline.find(text) for text in story[:_TOP]
    )


def _keyed(window: Sequence[Line]) -> Series | None:
    """Fields that open each article but do not name its headline (``Source: …``, ``URL: …``): the first of them, with another below it."""
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


def _counting(first: str) -> Series | None:
    """Markers that count on from that of the first line, the words and signs around the number being the same."""
    found = _COUNT.fullmatch(first)
    if found is None or int(found["number"]) > 1:
        return None
    headline = found["headline"]
    if headline and (not _PARTS.search(found["after"]) or ends_sentence(headline)):
        return None
    start = int(found["number"]) - 1

    def series(text: str, number: int) -> Span | None:
        match = _COUNT.fullmatch(text)
        if match is None or int(match["number"]) != start + number or (match["headline"] is None) != (headline is None):
            return None
        is_same = match["before"] == found["before"] and match["after"] == found["after"]
        return ((len(text),) * 2 if headline is None else match.span("headline")) if is_same else None

    return series


def _tagged(first: str) -> Series | None:
    """Tags of one name, as the formats of collections for research have them."""
    found = _TAG.fullmatch(first)
    return _like(_TAG, lambda match: match["name"], found) if found and found["name"].lower() not in _OF_PAGES else None


def _addressed(first: str) -> Series | None:
    """Addresses, each on a line of its own, with the same word before them; they are left to be read as fields."""
    found = _ADDRESS.fullmatch(first)
    if found is None:
        return None

    def series(text: str, _: int) -> Span | None:
        match = _ADDRESS.fullmatch(text)
        return match.span() if match and match["key"] == found["key"] else None

    return series


def _headed(first: str) -> Series | None:
    """Headings of one level."""
    found = _HEADING.fullmatch(first)
    if found is None or ends_sentence(found["headline"]):
        return None

    def series(text: str, _: int) -> Span | None:
        match = _HEADING.fullmatch(text) if text.startswith(found["mark"]) else None
        return match.span("headline") if match and match["mark"] == found["mark"] else None

    return series


def _filed(first: str) -> Series | None:
    """Names of the files that were put together."""
    found = _FILE.fullmatch(first)
    return _like(_FILE, lambda match: "", found) if found else None


def _like(pattern: re.Pattern[str], kind: Callable[[re.Match[str]], str | None], first: re.Match[str]) -> Series:
    """Lines of a pattern that are of one kind with the first, and hold no headline."""

    def series(text: str, _: int) -> Span | None:
        match = pattern.fullmatch(text)
        return (len(text),) * 2 if match and kind(match) == kind(first) else None

    return series


def _framed(first: str) -> Series | None:
    """Lines between the same signs: a word again and again, the name of a file, or the headline."""
    found = _FRAME.fullmatch(first)
    if found is None or _COUNT.fullmatch(first):
        return None
    around = found["before"], found["after"]

    def series(text: str, _: int) -> Span | None:
        match = _FRAME.fullmatch(text)
        if match is None or (match["before"], match["after"]) != around:
            return None
        return match.span("text") if text != first and _is_headline(match["text"]) else (len(text),) * 2

    if _is_headline(found["text"]):
        return lambda text, number: found.span("text") if text == first else series(text, number)
    return series


def _is_headline(text: str) -> bool:
    return text.count(" ") >= _HEADLINE_WORDS - 1 and _ENDING.search(text) is None
