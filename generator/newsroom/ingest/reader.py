"""A dump from the wire across the desk to the filing: all that a worker does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import filing, wire
from generator.archive.composing import compose, title
from generator.archive.writing import seal
from generator.copydesk import desk, duplicates, slug
from generator.copydesk.in_step import AT_ONCE, Steps, in_step
from generator.copydesk.ledger import BLANK
from generator.model import Article, Entry, Line, Part, Query, Reading, Settings, UsageError
from generator.newsroom.ingest.addresses import address, one_word
from generator.newsroom.ingest.take import REMEDY, Account, Take, unread

TOO_MUCH = "reading this stretch took too much time or memory."


class Reader:
    """Reads dumps under one site's settings; the topics are compiled once."""

    def __init__(self, settings: Settings) -> None:
        self._filer = filing.Filer(settings.topics)
        self._zone = ZoneInfo(settings.site.timezone)
        self._common = ""

    def read(self, path: Path, name: str, spoilt: Collection[int] = (), at_once: int = AT_ONCE) -> Iterator[Take]:
        """The takes of a dump, in order; ``at_once`` of them at the most are read in step, and no others are kept in memory.

        Takes whose numbers are in ``spoilt`` are quarantined unread: they ended a worker before. One on which the desk
        fails is quarantined, and the rest goes on. ``UsageError`` where the dump cannot be opened.
        """
        number = 0
        self._common = _common_address(path)

        def careful(part: Part, stretches: Sequence[Sequence[Line]]) -> list[Reading]:
            numbered = list(enumerate(stretches, number))
            if not any(at in spoilt for at, _ in numbered):
                # One that fails spoils all that are in step with it: then each is read by itself.
                with suppress(Exception):
                    return desk.read(part, stretches)
            return [_failed(part, lines, TOO_MUCH) if at in spoilt else _careful_reading(part, lines) for at, lines in numbered]

        for part in wire.read(path, name):
            for readings in desk.edit_in_step(part, careful, at_once):
                yield from self._careful_takes(number, part, readings)
                number += len(readings)

    def _careful_takes(self, first: int, part: Part, readings: Sequence[Reading]) -> list[Take]:
        """The takes of some readings; where filing or composing fails on one of them, that one in quarantine."""
        try:
            return in_step([self._take(number, part, reading) for number, reading in enumerate(readings, first)])
        except Exception as error:
            if len(readings) > 1:
                return [take for at, reading in enumerate(readings, first) for take in self._careful_takes(at, part, [reading])]
            message = TOO_MUCH if isinstance(error, MemoryError) else f"filing this stretch failed ({type(error).__name__}: {error})."
            return [unread(first, part.name, readings[0].entries[0].start, readings[0].entries[-1].end, message)]

    def _take(self, number: int, part: Part, reading: Reading) -> Steps[Take]:
        """The take of a reading, which filing, composing and the fingerprint are made for. It yields where the turn may pass to the next."""
        article, entries = reading.article, reading.entries
        start, end = (entries[0].start, entries[-1].end) if entries else (0, 0)
        account = Account.of(entries, article).pack()
        yield
        if article:
            article = article._replace(start=max(start, article.start), end=_end(article, entries))
        if reading.query:
            return Take(number, part.name, start, end, "quarantined", account, query=reading.query)
        if article is None:
            return Take(number, part.name, start, end, "furniture", account)
        judged = self._filer.file(article)
        yield
        day = article.dating.value.date() if article.dating.value else None
        called = title(article)
        chosen = slug.make(called, day, ())
        yield
        filed = compose(article, judged, chosen, self._zone, filing.because)
        yield
        sealed = seal(filed)
        yield
        other = slug.make(called, day, (chosen,), article.source_hash)
        yield
        prints = duplicates.fingerprint(article.headline, [paragraph.text for paragraph in article.paragraphs], day).pack()
        return Take(number, part.name, article.start, article.end, "article", account, sealed, other, prints, self._own(filed.source_url))

    def _own(self, url: str) -> str:
        """The address of this one article: one that a sidecar states for all of a dump is none of its own."""
        return "" if address(url) == self._common else one_word(url)


def _common_address(path: Path) -> str:
    """The address that a dump's sidecar states for all of it; a fault in the sidecar is told by whoever reads the dump."""
    beside = wire.sidecar.path_of(path)
    try:
        return address(wire.sidecar.load(beside).stated.url) if beside else ""
    except UsageError:
        return ""


def _careful_reading(part: Part, lines: Sequence[Line]) -> Reading:
    """The reading of one stretch by itself; in quarantine where the desk fails on it."""
    try:
        (reading,) = desk.read(part, [lines])
    except MemoryError:
        return _failed(part, lines, TOO_MUCH)
    except Exception as error:
        return _failed(part, lines, f"the desk failed on this stretch ({type(error).__name__}: {error}).")
    return reading


def _end(article: Article, entries: Sequence[Entry]) -> int:
    """Where an article ends without the blank lines behind it, so that its place stays the same when a dump grows."""
    ends = (entry.end for entry in reversed(entries) if entry.end <= article.end and (entry.fate, entry.detail) != ("furniture", BLANK))
    return next(ends, article.end)


def _failed(part: Part, lines: Sequence[Line], message: str) -> Reading:
    """A stretch that goes into quarantine as a whole."""
    return Reading(None, (Entry(lines[0].start, lines[-1].end, "unresolved", message),), Query(part.name, message, remedy=REMEDY))
