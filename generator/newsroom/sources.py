"""What each source brings: how much of it the digest is about, how much has no date, and whether it has fallen silent."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import archive, settings
from generator.newsroom.ingest.heard import day_of, source_of, sources_of
from generator.newsroom.rhythm import heard, rhythm
from generator.wire.sidecar import day_in


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its articles, copies and earlier versions of what others brought among them; how many of them are in a topic, and have no
    date; the newest day on which it brought something, by capture or date (``""`` where there is none). ``silent``: for so many days it has
    brought nothing, if that is more than twice its longest ``pause`` before; else 0. ``named_by_day``: folders of dumps that are named by their
    day, of which some articles have no date and no day of capture either.
    """

    name: str
    articles: int
    filed: int
    undated: int
    newest: str
    silent: int = 0
    pause: int = 0
    named_by_day: tuple[str, ...] = ()


def sources(root: Path, now: datetime) -> tuple[Source, ...]:
    """Every source of the articles at hand, by name. Raises ``UsageError`` for broken settings."""
    known = settings.load(root)
    zone = ZoneInfo(known.site.timezone)
    today = now.astimezone(zone).date()
    slugs = {topic.slug for topic in known.topics}
    articles: Counter[str] = Counter()
    in_topic: Counter[str] = Counter()
    undated: Counter[str] = Counter()
    folders: defaultdict[str, set[str]] = defaultdict(set)
    days = heard(root)
    for _, judged in archive.read_all(root, zone):
        article = judged.article
        if article is None:
            continue
        for name in sources_of(article):
            articles[name] += 1
            in_topic[name] += not slugs.isdisjoint(article.topics)
            undated[name] += article.date is None
            if day := day_of(article, zone):
                days.setdefault(name, set()).add(day)
        if article.date is None and article.captured is None and (folder := _named_by_day(article.source)):
            folders[source_of(article.source)].add(folder)
    return tuple(
        Source(name, articles[name], in_topic[name], undated[name], *rhythm(days.get(name, ()), today), tuple(sorted(folders[name])))
        for name in sorted(articles)
    )


def _named_by_day(source: str) -> str:
    """The folder of an article's dump, where the dump's name holds a day; ``""`` where it does not, or it lies in no folder."""
    folder, _, name = source.partition(" bytes ")[0].partition("#")[0].rpartition("/")
    return folder if day_in(name) else ""
