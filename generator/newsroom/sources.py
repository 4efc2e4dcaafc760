"""What each source brings: how much of it the digest is about, how much has no date, and whether it has fallen silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import archive, settings
from generator.newsroom.ingest.heard import sources_of
from generator.newsroom.rhythm import heard, rhythm


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its articles, copies and earlier versions of what others brought among them; how many of them are in a topic, and have no
    date; the newest day on which it brought something (``""`` where there is none). ``silent``: for so many days it has brought nothing, if that
    is more than twice its longest ``pause`` before; else 0.
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
    days = heard(root)
    for _, judged in archive.read_all(root, zone):
        article = judged.article
        if article is None:
            continue
        for name in sources_of(article):
            articles[name] += 1
            in_topic[name] += not slugs.isdisjoint(article.topics)
            undated[name] += article.date is None
            if article.date:
                days.setdefault(name, set()).add(article.date.astimezone(zone).date())
    return tuple(Source(name, articles[name], in_topic[name], undated[name], *rhythm(days.get(name, ()), today)) for name in sorted(articles))
