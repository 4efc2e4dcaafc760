"""The desk's chief: says of every take, in the order of the dumps, whether it is filed, a duplicate or in quarantine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.archive import LIVE, Archive, Outcome, Registered
from generator.model import FiledArticle, Query
from generator.newsroom.ingest.copies import SAME_TEXT, Copies, difference
from generator.newsroom.ingest.records import Records
from generator.newsroom.ingest.take import Take

_PLACE: Final = re.compile(r"(.*) bytes \d+-\d+")


class Desk:
    """One run's work on one site. ``outcomes`` counts what became of articles, ``queries`` is what an editor has to know."""

    def __init__(self, root: Path, keep: Archive, records: Records, advance: Callable[[int], None]) -> None:
        self._root = root
        self._archive = keep
        self._records = records
        self._copies = Copies(records)
        self._seen: set[str] = set()
        self._advance = advance
        self.outcomes: Counter[str] = Counter()
        self.queries: list[Query] = []

    def dump(self, name: str, takes: Iterable[Take]) -> None:
        """Deal with the takes of one dump; what was recorded of it before is replaced. Raises ``OSError``."""
        self._records.forget(name)
        for take in takes:
            if take.filed:
                self._article(name, take, take.filed)
                self._advance(1)
            elif take.query:
                self._records.add(name, take, "quarantined")
                self.queries.append(take.query)
            else:
                self._records.add(name, take, "furniture")

    def amend(self) -> None:
        """Tell every article whose copies elsewhere came or went; lines about dumps that are not at hand stay. Raises ``OSError``."""
        names = self._records.dumps().keys()
        for source_hash in self._records.owed():
            reading = self._archive.reading(source_hash)
            if reading:
                others = [line for line in reading.also_in if _dump_of(line, names) is None]
                self._tell(self._archive.amend(source_hash, tuple(sorted({*others, *self._records.copies(source_hash)}))))
            self._records.settle(source_hash)

    def flush(self) -> None:
        """Make lasting what was done so far: the register first, then the cache, which may only know what the register knows."""
        self._archive.flush()
        self._records.cache.commit()

    def _article(self, dump: str, take: Take, filed: FiledArticle) -> None:
        """File an article, or record it as another copy of one that is filed."""
        before = self._archive.known(filed.source_hash)
        again = filed.source_hash in self._seen
        self._seen.add(filed.source_hash)
        kept = self._kept(dump, take, filed, before, again)
        if kept:
            self._duplicate(dump, take, filed, kept)
            return
        if before is None or before.state not in LIVE:
            filed = self._under_a_free_slug(take, filed)
        self._tell(self._archive.file(filed, before))
        self._copies.keep(filed.source_hash, take.prints)
        self._records.add(dump, take, "published")

    def _kept(self, dump: str, take: Take, filed: FiledArticle, before: Registered | None, again: bool) -> str:
        """The source hash of the filed article that this is a copy of; ``""`` where it is none, or is that article itself."""
        if before and before.state == "duplicate":
            first = self._archive.known(before.of)
            if first and first.state in LIVE:
                return first.source_hash
        elif before and before.state in LIVE:
            at = _PLACE.fullmatch(before.source)
            elsewhere = at is not None and at[1] != take.place and not _within(at[1], dump) and self._exists(at[1])
            return before.source_hash if again or elsewhere else ""
        for key in self._copies.find(take.prints):
            first = self._archive.known(key)
            if first and first.state in LIVE:
                return key
        return ""

    def _duplicate(self, dump: str, take: Take, filed: FiledArticle, kept: str) -> None:
        """Record a copy of what is filed under ``kept``, and in the register, so that it stays one whatever is read first."""
        first, reading = self._archive.known(kept), self._archive.reading(kept)
        note = SAME_TEXT if kept == filed.source_hash or reading is None else difference(reading, filed)
        if first and kept != filed.source_hash:
            self._archive.register.add(Registered(filed.source_hash, first.slug, first.path, "", filed.source, "duplicate", kept))
        self._records.add(dump, take, "duplicate", kept, note)

    def _under_a_free_slug(self, take: Take, filed: FiledArticle) -> FiledArticle:
        """The article under the slug its headline spells, or under one marked as its own where another article has that."""
        slug = next((slug for slug in (filed.slug, take.other_slug) if not self._archive.is_taken(slug)), "")
        slug = slug or f"{take.other_slug}-{filed.source_hash[:8]}"
        return replace(filed, slug=slug, path=f"{filed.path.rpartition('/')[0]}/{slug}.md")

    def _exists(self, place: str) -> bool:
        """Whether the dump of a place is still at hand."""
        return any(_within(place, name) for name in self._records.dumps()) or (self._root / "content/dumps" / place.partition("#")[0]).is_file()

    def _tell(self, outcome: Outcome | None) -> None:
        if outcome:
            self.outcomes[outcome.kind] += 1
            if outcome.query:
                self.queries.append(outcome.query)


def _within(place: str, dump: str) -> bool:
    """Whether a place is the dump or a member of it."""
    return place == dump or place.startswith(f"{dump}#")


def _dump_of(line: str, names: Iterable[str]) -> str | None:
    """The dump that a line of ``Also_In`` names, if it is one of ``names``."""
    place = line.partition(" bytes ")[0]
    return next((name for name in names if _within(place, name)), None)
