"""The desk's chief: says of every take, in the order of the dumps, whether it is filed, a copy of what is, or in quarantine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.archive import LIVE, Archive, Outcome, Registered, Sealed, seal
from generator.model import Query
from generator.newsroom.ingest.copies import SAME_TEXT, Copies, change, difference
from generator.newsroom.ingest.records import DUMPS, Records
from generator.newsroom.ingest.take import Account, Take

_PLACE: Final = re.compile(r"(.*) bytes \d+-\d+")


class Desk:
    """One run's work on one site. ``outcomes`` counts what became of articles, ``queries`` is what an editor has to know."""

    def __init__(self, root: Path, keep: Archive, records: Records, advance: Callable[[int], None]) -> None:
        """``advance`` is told of every article that was dealt with."""
        self._root = root
        self._archive = keep
        self._records = records
        self._advance = advance
        self._copies = Copies(records.cache)
        self._copies.seed(keep)
        self._names: frozenset[str] = frozenset(records.dumps())
        self._seen: set[str] = set()
        self._unflushed = 0
        self.outcomes: Counter[str] = Counter()
        self.queries: list[Query] = []

    def dump(self, name: str, takes: Iterable[Take], *, same_bytes: bool) -> None:
        """Deal with the takes of one dump; what was recorded of it before is replaced. Raises ``OSError``.

        Where its bytes are the same as before (``same_bytes``) and the desk no longer reads an article in them, that
        article is withdrawn. An article that is gone because the dump changed stays: the site keeps what it has published.
        """
        before = self._records.published(name) if same_bytes else []
        self._records.forget(name)
        self._names |= {name}
        for take in takes:
            self._unflushed += 1
            if take.sealed:
                self._article(name, take, take.sealed)
                self._advance(1)
            elif take.query:
                self._records.add(name, take, "quarantined")
                self.queries.append(take.query)
            else:
                self._records.add(name, take, "furniture")
        for source_hash in before:
            entry = self._archive.known(source_hash)
            if entry and entry.state in LIVE and source_hash not in self._seen:
                self._copies.drop(source_hash)
                self._tell(self._archive.withdraw(entry))

    def amend(self) -> None:
        """Tell every article whose copies elsewhere came or went; lines about dumps that are not at hand stay. Raises ``OSError``."""
        for source_hash in self._records.owed():
            reading = self._archive.reading(source_hash)
            if reading:
                others = [line for line in reading.also_in if not self._is_recorded(line.partition(" bytes ")[0])]
                self._tell(self._archive.amend(source_hash, tuple(sorted({*others, *self._records.copies(source_hash)}))))
            self._records.settle(source_hash)

    def flush(self, *, at_least: int = 0) -> None:
        """Make lasting what was done so far: the register first, then the cache, which may only know what the register knows.

        Nothing is done before ``at_least`` takes have been dealt with since the last time: to wait for the disk costs as much for
        one dump as for ten, and a crash costs no more than reading again what was not made lasting.
        """
        if self._unflushed >= at_least:
            self._archive.flush()
            self._copies.flush()
            self._records.flush()
            self._unflushed = 0

    def _article(self, dump: str, take: Take, filed: Sealed) -> None:
        """File an article, or record it as another copy of one that is filed."""
        before = self._archive.known(filed.source_hash)
        if before and before.state in LIVE:
            kept = before.source_hash if self._is_elsewhere(before, dump, take) else ""
        else:
            kept, before = self._akin(dump, filed, take.prints, before)
        if kept:
            self._duplicate(dump, take, filed, kept)
            return
        if before is None:
            filed = self._under_a_free_slug(take, filed)
        elif before.source_hash != filed.source_hash:
            self._copies.drop(before.source_hash)
            self._records.pass_on(before.source_hash, filed.source_hash)
        self._seen.add(filed.source_hash)
        self._tell(self._archive.file(filed, before))
        self._copies.keep(filed.source_hash, take.prints)
        self._records.add(dump, take, "published")

    def _is_elsewhere(self, before: Registered, dump: str, take: Take) -> bool:
        """Whether the very text was filed from another place that is still there, so that this is its copy."""
        place = _place(before)
        return before.source_hash in self._seen or (place != take.place and not _within(place, dump) and self._is_at_hand(place))

    def _akin(self, dump: str, filed: Sealed, prints: bytes, before: Registered | None) -> tuple[str, Registered | None]:
        """For a text that was never filed: the source hash of the article that it is a copy of, or ``""`` and what was filed
        from this dump before and is the same story under another reading or in another state, if anything was."""
        if before and before.state == "duplicate":
            first = self._archive.known(before.of)
            if first and first.state in LIVE:
                return first.source_hash, None
        heir = None
        for key, kind in self._copies.find(prints):
            first = self._archive.known(key)
            if first and first.state in LIVE:
                reading = None if kind == "exact" else self._archive.reading(key)
                told_apart = change(reading, self._archive.opened(filed)) if reading else ""
                if told_apart == "names":
                    continue
                if self._is_stale(first, dump):
                    heir = heir or first
                elif kind != "version" and not told_apart:
                    return key, None
        return "", heir

    def _is_stale(self, entry: Registered, dump: str) -> bool:
        """Whether an article was filed from this dump as it was, and has not been seen in it as it is now read."""
        return entry.source_hash not in self._seen and _within(_place(entry), dump)

    def _duplicate(self, dump: str, take: Take, filed: Sealed, kept: str) -> None:
        """Record a copy of what is filed under ``kept``, and in the register, so that it stays one whatever is read first."""
        first, reading = self._archive.known(kept), self._archive.reading(kept)
        note = SAME_TEXT if kept == filed.source_hash or reading is None else difference(reading, self._archive.opened(filed))
        if first and kept != filed.source_hash:
            self._archive.register.add(Registered(filed.source_hash, first.slug, first.path, "", filed.source, "duplicate", kept))
        where = first.source if first else kept
        self._records.add(dump, take._replace(account=Account.unpack(take.account).as_copy_of(where).pack()), "duplicate", kept, note)

    def _under_a_free_slug(self, take: Take, filed: Sealed) -> Sealed:
        """The article under the slug its headline spells, or under one marked as its own where another article has that."""
        if not self._archive.is_taken(filed.slug):
            return filed
        marked = take.other_slug
        slug = f"{marked}-{filed.source_hash[:8]}" if self._archive.is_taken(marked) else marked
        return seal(replace(self._archive.opened(filed), slug=slug, path=f"{filed.path.rpartition('/')[0]}/{slug}.md"))

    def _is_recorded(self, place: str) -> bool:
        """Whether the dump of a place has been read, so that what is recorded of it is all there is to say."""
        return any(_within(place, name) for name in self._names)

    def _is_at_hand(self, place: str) -> bool:
        """Whether the dump of a place is still there."""
        return self._is_recorded(place) or (self._root / DUMPS / place.partition("#")[0]).is_file()

    def _tell(self, outcome: Outcome | None) -> None:
        if outcome:
            self.outcomes[outcome.kind] += 1
            if outcome.query:
                self.queries.append(outcome.query)


def _place(entry: Registered) -> str:
    """The dump, and the member of it, from which an article was filed."""
    matched = _PLACE.fullmatch(entry.source)
    return matched[1] if matched else ""


def _within(place: str, dump: str) -> bool:
    """Whether a place is the dump or a member of it."""
    return place == dump or place.startswith(f"{dump}#")
