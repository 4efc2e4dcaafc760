"""A sidecar whose day of capture has passed: dumps keep coming, and their articles give days after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from generator import wire
from generator.archive import Sealed
from generator.model import Query
from generator.newsroom.ingest.dumps import Dump
from generator.newsroom.ingest.take import Take
from generator.wire.sidecar import Capture

_REMEDY = 'Write captured = "name" where each file has its day in its name; else lay a sidecar beside each dump, or leave it out.'


class Outdated:
    """What the articles of one run say of the days of capture in sidecars. The times of files say nothing: a copy makes them new."""

    def __init__(self, home: Path, now: datetime) -> None:
        """``home`` is the site's folder of dumps; a day ahead of ``now`` is a mistake, or copy to be held back."""
        self._home, self._now = home, now
        self._later: dict[Capture, list[str]] = {}

    def watched(self, dump: Dump, takes: Iterable[Take]) -> Iterator[Take]:
        """The takes of a dump as they come."""
        capture = wire.sidecar.capture(dump.path, dump.name)
        for take in takes:
            if capture and take.sealed and (day := self._day_after(capture, take.sealed)):
                self._later.setdefault(capture, []).append(day)
            yield take

    def _day_after(self, capture: Capture, filed: Sealed) -> str:
        """The day of an article that was not believed, since it lies after that of capture; ``""`` for any other."""
        from generator.copydesk.dates import doubt, moment

        if not filed.value("Date_Doubt").startswith(doubt.AHEAD):
            return ""
        found = moment(filed.value("Date_Evidence"), filed.value("Lang"))
        day = found.value.date() if found and found.value else None
        return day.isoformat() if day and capture.day < day <= self._now.date() else ""

    def queries(self) -> Iterator[Query]:
        """What an editor has to know, for each such sidecar."""
        for capture, days in self._later.items():
            path = capture.path.relative_to(self._home) if capture.path.is_relative_to(self._home) else capture.path
            later = "1 article states" if len(days) == 1 else f"{len(days)} articles state"
            message = f"is {capture.day}, but {later} a later day, up to {max(days)}: they stay undated, and what names no year is dated wrongly."
            yield Query(path.as_posix(), message, capture.line, "captured", _REMEDY)
