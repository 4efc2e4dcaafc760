"""A day of capture that lies ahead: the clock of a scraper, or a sidecar, is wrong. It would stand first on the front page until it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from generator.archive import Archive, seal
from generator.model import Query
from generator.newsroom.ingest.take import Take

_TOLERANCE = timedelta(days=1)
"""As for dates: clocks and zones differ."""
_REMEDY = "Set the clock of what took the pages, or mend the sidecar."


class Ahead:
    """Leaves such days out of the articles of one run."""

    def __init__(self, keep: Archive, now: datetime) -> None:
        self._archive = keep
        self._last = f"{(now + _TOLERANCE).date()}"
        self._days: dict[str, list[str]] = {}

    def struck(self, dump: str, takes: Iterable[Take]) -> Iterator[Take]:
        """The takes of a dump as they come, without a day of capture that lies ahead."""
        for take in takes:
            day = take.sealed.value("Captured") if take.sealed else ""
            if take.sealed and day > self._last:
                self._days.setdefault(dump, []).append(day)
                yield take._replace(sealed=seal(self._archive.opened(take.sealed)._replace(captured=None)))
            else:
                yield take

    def queries(self) -> Iterator[Query]:
        """What an editor has to know, once for each dump."""
        for dump, days in self._days.items():
            many = "1 article states" if len(days) == 1 else f"{len(days)} articles state"
            yield Query(dump, f"{many} a day of capture that lies ahead, up to {max(days)}: it is left out.", field="captured", remedy=_REMEDY)
