"""What each source brings: how much of it the digest is about, how much has no date, and whether it has fallen silent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import archive, settings
from generator.model import FiledArticle

_NUMBER = re.compile(r"\d++(?:[-_.:T]\d++)*+")
"""A day or a count in a name: ``harbour-2026-11-26.txt`` and ``harbour-2026-11-27.txt`` are one source."""
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST = 3
"""Days on which a source brought something, below which nobody can say how often it does."""
_LOOKED_AT = 30
"""The last of them, from which its longest pause is taken."""
_OVER = timedelta(days=90)
"""After so long a source is not silent but over, as one that was read once."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its articles, copies and earlier versions of what others brought among them; how many of them are in a topic, and have no
    date; its newest day (``""`` where none has one). ``silent``: for so many days it has brought nothing, if that is more than twice its
    longest ``pause`` before; else 0.
    """

    name: str
    articles: int
    filed: int
    undated: int
    newest: str
    silent: int = 0
    pause: int = 0


def sources(root: Path, now: datetime) -> tuple[Source, ...]:
    """Every source of the articles at hand, by name. Raises ``UsageError`` for broken settings."""
    known = settings.load(root)
    zone = ZoneInfo(known.site.timezone)
    today = now.astimezone(zone).date()
    slugs = {topic.slug for topic in known.topics}
    articles: Counter[str] = Counter()
    in_topic: Counter[str] = Counter()
    undated: Counter[str] = Counter()
    days: dict[str, set[date]] = {}
    for _, judged in archive.read_all(root, zone):
        article = judged.article
        if article is None:
            continue
        for name in _names(article):
            articles[name] += 1
            in_topic[name] += not slugs.isdisjoint(article.topics)
            undated[name] += article.date is None
            if article.date:
                days.setdefault(name, set()).add(article.date.astimezone(zone).date())
    return tuple(Source(name, articles[name], in_topic[name], undated[name], *_rhythm(days.get(name, ()), today)) for name in sorted(articles))


def _names(article: FiledArticle) -> set[str]:
    """The sources that brought an article, or a copy or an earlier version of it; none for one that a hand wrote."""
    return {source_of(said) for said in (article.source, *article.also_in, *article.versions) if said}


def source_of(said: str) -> str:
    """The source of ``harbour/2026-11-26.txt bytes 0-928``: the first folder, or the file, whose name is not a number; numbers in it are left out."""
    dump = said.partition(" bytes ")[0].partition("#")[0]
    parts = dump.split("/")
    return _NUMBER.sub("…", next((part for part in parts if _LETTER.search(part.partition(".")[0])), parts[-1]))


def _rhythm(days: Iterable[date], today: date) -> tuple[str, int, int]:
    """The newest day that is not ahead; for how long there has been nothing, if that is unusual; and the longest pause before."""
    past = sorted(day for day in days if day <= today)
    if not past:
        return "", 0, 0
    quiet = today - past[-1]
    pause = max((after - before for before, after in pairwise(past[-_LOOKED_AT:])), default=timedelta())
    is_silent = len(past) >= _FEWEST and 2 * pause < quiet <= _OVER
    return past[-1].isoformat(), quiet.days if is_silent else 0, pause.days
