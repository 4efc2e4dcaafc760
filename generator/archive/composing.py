"""An article and its filing set into the form in which they stand in the archive."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as day
from datetime import datetime, tzinfo
from typing import Final

from generator.archive import plain
from generator.archive.lines import one_line
from generator.archive.paths import shelf
from generator.archive.reading import FIRST_WORDS, LANG, YEARS, is_web_address
from generator.model import Article, FiledArticle, Filing, Verdict
from generator.model.stops import SENTENCE_ENDS

SUMMARY: Final = 300
"""Characters of a summary taken from the copy: two lines on a desk, four on a phone."""

_OUT_OF_BOUNDS: Final = f"the year is outside {YEARS[0]} to {YEARS[-1]}"
_ENOUGH: Final = 110
_TITLE_WORDS: Final = 12
_SENTENCE_END: Final = re.compile(rf"[{SENTENCE_ENDS}][\"”’»)\]]*(?=\s)")
_DASH: Final = re.compile(r"(?<=[\s)\u0620-\u064a])[-–—]{1,3}\s|:\s")
_LONGEST_DATELINE: Final = 120
_ABBREVIATIONS: Final = frozenset("Mr Mrs Ms Dr Gen Col Lt Sgt Maj Capt Rep Sen Gov St No Jan Feb Aug Sept Oct Nov Dec vs approx".split())
_LONGEST_ABBREVIATION: Final = max(map(len, _ABBREVIATIONS))
_WORD: Final = re.compile(r"\w*")


def compose(article: Article, filing: Filing, slug: str, zone: tzinfo, because: Callable[[Verdict], str]) -> FiledArticle:
    """The filed article that the desk would write: ``path`` from date and slug, body escaped, no ``machine_hash`` yet.

    ``zone`` is the site's: a date that states no zone is taken in it, and the shelf's month is counted in it.
    ``because`` puts a verdict into a sentence. Raises ``ValueError`` for a slug that ``paths.slug_fault`` refuses.
    """
    dating, date = article.dating, _moment(article.dating.value, zone)
    given = [verdict for verdict in filing.verdicts if verdict.filed]
    return FiledArticle(
        path=shelf(date.astimezone(zone) if date else None, slug),
        title=title(article),
        title_source="" if one_line(article.headline) else FIRST_WORDS,
        wire_mark=article.wire_mark,
        slug=slug,
        body=plain.body([(paragraph.role, paragraph.text) for paragraph in article.paragraphs]),
        date=date,
        date_source=dating.source if date else "unknown",
        date_precision=dating.precision if date else "day",
        date_evidence=one_line(dating.evidence),
        date_doubt="" if date else one_line(dating.doubt) or (_OUT_OF_BOUNDS if dating.value else ""),
        modified=_moment(dating.modified, zone),
        captured=_day(article.captured, zone),
        lang=article.language if LANG.fullmatch(article.language) else "en",
        authors=article.authors,
        dateline=article.dateline,
        topics=tuple(verdict.topic for verdict in given),
        topic_evidence=tuple((verdict.topic, because(verdict)) for verdict in given),
        tags=filing.names,
        summary=one_line(article.standfirst) or _opening(article),
        captions=article.captions,
        publisher=article.publisher,
        agency=article.agency,
        source_url=article.source_url if is_web_address(article.source_url) else "",
        source=f"{one_line(article.dump)} bytes {article.start}-{article.end}",
        source_hash=article.source_hash,
    )


def title(article: Article) -> str:
    """What the article is called: its headline, or, where the copy has none, its first words past a dateline, marked where they are cut."""
    if headline := one_line(article.headline):
        return headline
    words = next((paragraph.text.split() for paragraph in article.paragraphs if paragraph.text.strip()), [])
    words = _past_dateline(" ".join(words[: 4 * _TITLE_WORDS]), article).split()
    first = " ".join(words[:_TITLE_WORDS])
    cut = len(words) > _TITLE_WORDS or len(first) > SUMMARY
    shown = one_line(first[:SUMMARY])
    return (shown.rstrip(",;:،؛–—- ") + " …" if cut else shown) or "Untitled"


def _moment(value: datetime | None, zone: tzinfo) -> datetime | None:
    """An aware moment to the minute; ``None`` for a year out of bounds, which no page could show."""
    if value is None or value.year not in YEARS:
        return None
    return (value if value.tzinfo else value.replace(tzinfo=zone)).replace(second=0, microsecond=0)


def _day(value: datetime | None, zone: tzinfo) -> day | None:
    """The day of a moment in ``zone``; ``None`` where its year is out of bounds, which New Year in another zone may bring about."""
    moment = _moment(value, zone)
    found = moment.astimezone(zone).date() if moment else None
    return found if found and found.year in YEARS else None


def _opening(article: Article) -> str:
    """The first sentence or two of the body, never more than ``SUMMARY`` characters; cut at a word, and marked, if one is longer."""
    text = one_line(next((paragraph.text for paragraph in article.paragraphs if paragraph.role == "paragraph" and paragraph.text.strip()), ""))
    text = _past_dateline(" ".join(text[: 4 * SUMMARY].split()), article)
    last = 0
    for end in _SENTENCE_END.finditer(text[: SUMMARY + 1]):
        if text[end.start()] != "." or not _is_abbreviated(text[: end.start()]):
            last = end.end()
            if last >= _ENOUGH:
                break
    if len(text) <= SUMMARY and last < _ENOUGH:
        return text
    if last:
        return text[:last]
    return text[:SUMMARY].rpartition(" ")[0].rstrip(",;:–—- ") + " …"


def _is_abbreviated(text: str) -> bool:
    """Whether the text ends in a word that a full stop behind it only shortens: a title, a month, an initial."""
    found = _WORD.match(text[: -_LONGEST_ABBREVIATION - 2 : -1])
    word = found[0][::-1] if found else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalnum() and not word.isdecimal())


def _past_dateline(text: str, article: Article) -> str:
    """The text from its first sentence on: ``TRIPOLI (Reuters) —`` is said by the article's head."""
    opening = article.dateline or (f"({article.agency})" if article.agency else "")
    dash = _DASH.search(text, len(opening), _LONGEST_DATELINE) if opening and text.startswith(opening) else None
    return text[dash.end() :] if dash else text
