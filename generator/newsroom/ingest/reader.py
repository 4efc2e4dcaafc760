"""A dump from the wire across the desk to the filing: all that a worker does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import filing, wire
from generator.archive.composing import compose, title
from generator.archive.writing import seal
from generator.copydesk import desk, parts, slug
from generator.copydesk.copies import duplicates
from generator.copydesk.cutting import split
from generator.copydesk.in_step import AT_ONCE, in_step
from generator.copydesk.ledger import BLANK
from generator.copydesk.orders import Orders
from generator.model import Article, DeskOptions, Entry, FiledArticle, Filing, Line, Part, Query, Reading, Settings, UsageError
from generator.newsroom.ingest.addresses import address, one_word
from generator.newsroom.ingest.take import REMEDY, Account, Take, unread
from generator.wire.mending import mend_copy

TOO_MUCH = "reading this stretch took too much time or memory."


class _Draft:
    """An article on its way to its take: each step adds to the one or the other."""

    __slots__ = ("article", "day", "filed", "filing", "slug", "take")

    filing: Filing
    slug: str
    filed: FiledArticle

    def __init__(self, take: Take, article: Article) -> None:
        self.article = article._replace(start=take.start, end=take.end)
        self.day = article.dating.value.date() if article.dating.value else None
        self.take = take

    def seal(self) -> None:
        """The article's file."""
        self.take = self.take._replace(sealed=seal(self.filed))

    def spell_other(self) -> None:
        """The slug where the first one is another article's."""
        self.take = self.take._replace(other_slug=slug.make(title(self.article), self.day, (self.slug,), self.article.source_hash))

    def fingerprint(self) -> None:
        """What is kept for finding it again."""
        paragraphs = [paragraph.text for paragraph in self.article.paragraphs]
        self.take = self.take._replace(prints=duplicates.fingerprint(self.article.headline, paragraphs, self.day).pack())


class Reader:
    """Reads dumps under one site's settings; the topics are compiled once."""

    def __init__(self, settings: Settings) -> None:
        self._filer = filing.Filer(settings.topics)
        self._zone = ZoneInfo(settings.site.timezone)
        self._orders = self._source = _orders(settings.desk)
        self._common = ""

    def read(self, path: Path, name: str, spoilt: Collection[int] = (), at_once: int = AT_ONCE) -> Iterator[Take]:
        """The takes of a dump, in order; ``at_once`` of them at the most are read in step, and no others are kept in memory.

        Takes whose numbers are in ``spoilt`` are quarantined unread: they ended a worker before. One on which the desk
        fails is quarantined, and the rest goes on. ``UsageError`` where the dump cannot be opened.
        """
        number = 0
        told = _told(path, name)
        self._common = address(told.stated.url)
        self._source = self._orders.beside(_orders(DeskOptions(told.furniture, told.keep)))
        cuts = split.Cuts(told.one_article, told.separator)

        def careful(part: Part, stretches: Sequence[Sequence[Line]]) -> list[Reading]:
            numbered = list(enumerate(stretches, number))
            if not any(at in spoilt for at, _ in numbered):
                # One that fails spoils all that are in step with it: then each is read by itself.
                with suppress(Exception):
                    return desk.read(part, stretches, self._source)
            return [_failed(part, lines, TOO_MUCH) if at in spoilt else self._careful_reading(part, lines) for at, lines in numbered]

        for part in wire.read(path, name):
            for readings in parts.edit_in_step(part, careful, at_once, cuts, self._source):
                yield from self._careful_takes(number, part, readings)
                number += len(readings)

    def _careful_reading(self, part: Part, lines: Sequence[Line]) -> Reading:
        """The reading of one stretch by itself; in quarantine where the desk fails on it."""
        try:
            (reading,) = desk.read(part, [lines], self._source)
        except MemoryError:
            return _failed(part, lines, TOO_MUCH)
        except Exception as error:
            return _failed(part, lines, f"the desk failed on this stretch ({type(error).__name__}: {error}).")
        return reading

    def _careful_takes(self, first: int, part: Part, readings: Sequence[Reading]) -> list[Take]:
        """The takes of some readings; where filing or composing fails on one of them, that one in quarantine."""
        try:
            return self._takes(first, part, readings)
        except Exception as error:
            if len(readings) > 1:
                return [take for at, reading in enumerate(readings, first) for take in self._careful_takes(at, part, [reading])]
            message = TOO_MUCH if isinstance(error, MemoryError) else f"filing this stretch failed ({type(error).__name__}: {error})."
            return [unread(first, part.name, readings[0].entries[0].start, readings[0].entries[-1].end, message)]

    def _takes(self, first: int, part: Part, readings: Sequence[Reading]) -> list[Take]:
        """The takes of some readings, those that are articles filed, composed and fingerprinted in step."""
        takes = [_unfiled(number, part.name, reading) for number, reading in enumerate(readings, first)]
        found = ((take, reading.article) for take, reading in zip(takes, readings, strict=True) if take.kind == "article")
        drafts = [_Draft(take, article) for take, article in found if article]
        in_step(drafts, (self._file, self._compose, _Draft.seal, _Draft.spell_other, _Draft.fingerprint))
        for draft in drafts:
            takes[draft.take.number - first] = draft.take
        return takes

    def _file(self, draft: _Draft) -> None:
        draft.filing = self._filer.file(draft.article)

    def _compose(self, draft: _Draft) -> None:
        draft.slug = slug.make(title(draft.article), draft.day, ())
        draft.filed = compose(draft.article, draft.filing, draft.slug, self._zone, filing.because)
        draft.take = draft.take._replace(url=self._own(draft.filed.source_url))

    def _own(self, url: str) -> str:
        """The address of this one article: one that a sidecar states for all of a dump is none of its own."""
        return "" if address(url) == self._common else one_word(url)


def _orders(options: DeskOptions) -> Orders:
    """What the editor has told, each line as it stands in a dump and as the wire hands it to the desk."""
    furniture, keep = ({form: None for line in lines for form in (line, mend_copy(line)[0])} for lines in options)
    return Orders.of(DeskOptions(tuple(furniture), tuple(keep)))


def _unfiled(number: int, place: str, reading: Reading) -> Take:
    """The take of a reading without what an article adds to it."""
    article, entries = reading.article, reading.entries
    start, end = (entries[0].start, entries[-1].end) if entries else (0, 0)
    account = Account.of(entries, article).pack()
    if reading.query:
        return Take(number, place, start, end, "quarantined", account, query=reading.query)
    if article is None:
        return Take(number, place, start, end, "furniture", account)
    return Take(number, place, max(start, article.start), _end(article, entries), "article", account)


def _told(path: Path, name: str) -> wire.sidecar.Sidecar:
    """What a dump's sidecars say of all of it; a fault in one is told by whoever reads the dump."""
    try:
        return wire.sidecar.told(path, name)
    except UsageError:
        return wire.sidecar.Sidecar()


def _end(article: Article, entries: Sequence[Entry]) -> int:
    """Where an article ends without the blank lines behind it, so that its place stays the same when a dump grows."""
    ends = (entry.end for entry in reversed(entries) if entry.end <= article.end and (entry.fate, entry.detail) != ("furniture", BLANK))
    return next(ends, article.end)


def _failed(part: Part, lines: Sequence[Line], message: str) -> Reading:
    """A stretch that goes into quarantine as a whole."""
    return Reading(None, (Entry(lines[0].start, lines[-1].end, "unresolved", message),), Query(part.name, message, remedy=REMEDY))
