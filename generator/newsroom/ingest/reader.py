"""A dump from the wire across the desk to the filing: what one worker does, and all it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import archive, copydesk, filing, wire
from generator.copydesk import duplicates, slug
from generator.model import Article, Entry, Part, Query, Reading, Settings
from generator.newsroom.ingest.take import Account, Take


class Reader:
    """Reads dumps under one site's settings; the topics are compiled once."""

    def __init__(self, settings: Settings) -> None:
        self._filer = filing.Filer(settings.topics)
        self._zone = ZoneInfo(settings.site.timezone)

    def read(self, path: Path, name: str) -> Iterator[Take]:
        """The takes of a dump, in order, as they are read; nothing but the take at hand is kept in memory."""
        number = 0
        for part in wire.read(path, name):
            for reading in copydesk.edit(part):
                yield self._take(number, part, reading)
                number += 1

    def _take(self, number: int, part: Part, reading: Reading) -> Take:
        article, entries = reading.article, reading.entries
        start, end = (entries[0].start, entries[-1].end) if entries else (0, 0)
        account = Account.of(entries, article).pack()
        if reading.query:
            return Take(number, part.name, start, end, "quarantined", account, query=reading.query)
        if article is None:
            return Take(number, part.name, start, end, "furniture", account)
        return self._article(Take(number, part.name, start, end, "article", account), article)

    def _article(self, take: Take, article: Article) -> Take:
        """The take with its article composed, its two slugs and its fingerprint."""
        day = article.dating.value.date() if article.dating.value else None
        chosen = slug.make(article.headline, day, ())
        filed = archive.compose(article, self._filer.file(article), chosen, self._zone, filing.because)
        prints = duplicates.fingerprint(article.headline, [paragraph.text for paragraph in article.paragraphs], day)
        return Take(
            take.number,
            take.place,
            article.start,
            article.end,
            take.kind,
            take.account,
            filed,
            slug.make(article.headline, day, (chosen,)),
            prints.pack(),
        )


def unreadable(number: int, name: str, start: int, end: int, query: Query) -> Take:
    """A take for bytes that nobody could read."""
    return Take(number, name, start, end, "quarantined", Account((Entry(start, end, "unresolved", query.message),)).pack(), query=query)
