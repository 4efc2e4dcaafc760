"""The desk's chief: says of every take, in the order of the dumps, whether it is filed, a copy of what is, or in quarantine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.archive import LIVE, Archive, Outcome, Registered, Sealed, seal
from generator.model import FiledArticle, Query
from generator.newsroom.ingest import shared
from generator.newsroom.ingest.copies import EARLIER_TEXT, SAME_TEXT, Copies, difference, headline
from generator.newsroom.ingest.heard import Heard
from generator.newsroom.ingest.kinship import Kinship
from generator.newsroom.ingest.records import Records
from generator.newsroom.ingest.stories import Stories
from generator.newsroom.ingest.take import Account, Take

_WAITING = -1
"""The number of what stands for a dump that waits, beside its takes."""


class Desk:
    """One run's work on one site. ``queries`` is what an editor has to know."""

    def __init__(self, root: Path, keep: Archive, records: Records, advance: Callable[[int], None]) -> None:
        """``advance`` is told of every article that was dealt with."""
        self._root = root
        self._archive = keep
        self._records = records
        self._advance = advance
        self._copies = Copies(records.cache)
        self._kinship = Kinship(root, keep, records, self._copies)
        self._stories = Stories(keep, records, self._kinship.is_recorded)
        self._heard = Heard(records.cache, keep.zone)
        if self._heard.is_empty:
            self._heard.take_stock(keep.articles())
        self._later: dict[str, Sealed] = {}
        self._same_bytes = False
        self._replaced: dict[str, list[FiledArticle]] = {}
        self._seen = self._kinship.seen
        self._unflushed = 0
        self._take_up()
        self._became: dict[str, str] = {}
        self.queries: list[Query] = []

    @property
    def outcomes(self) -> Counter[str]:
        """What became of articles, each counted once, however often the run came back to it."""
        return Counter(self._became.values())

    def _take_up(self) -> None:
        """Where a crash kept the cache behind the register, record again which articles are earlier versions by now."""
        for source_hash in self._archive.register.earlier:
            entry = self._archive.register.get(source_hash)
            first = self._archive.register.standing(entry) if entry and entry.state == "version" else None
            if first and any(self._records.takes("source_hash = ? AND fate = 'published'", source_hash)):
                self._stories.keep_standing(source_hash)
                self._records.turn(source_hash, first.source_hash, EARLIER_TEXT)

    def dump(self, name: str, takes: Iterable[Take], *, same_bytes: bool) -> None:
        """Deal with the takes of one dump; what was recorded of it before is replaced. Raises ``OSError``.

        Where its bytes are the same as before (``same_bytes``) and the desk no longer reads an article in them, that
        article is withdrawn. An article that is gone because the dump changed stays: the site keeps what it has published.
        """
        self._kinship.begin(name, same_bytes=same_bytes)
        self._same_bytes = same_bytes
        before = self._records.published(name) if same_bytes else []
        versions = [row.source_hash for row in self._records.takes("dump = ? AND fate = 'version'", name)] if same_bytes else []
        self._records.forget(name)
        is_told = False
        for take in takes:
            self._unflushed += 1
            is_told = is_told or take.sealed is not None or take.query is not None
            if take.sealed:
                self._article(name, take, take.sealed)
                self._advance(1)
            elif take.query:
                self._records.add(name, take, "quarantined")
                self.queries.append(take.query)
            else:
                self._records.add(name, take, "furniture")
        if not is_told:
            self.queries.append(Query(name, "there is no article in it.", remedy="Look at it with explain, which says what it holds instead."))
        for source_hash in before:
            entry = self._archive.known(source_hash)
            if entry and entry.state in LIVE and source_hash not in self._seen:
                outcome = self._archive.withdraw(entry)
                if outcome.kind == "withdrawn":
                    self._copies.drop(source_hash)
                self._tell(outcome)
        for source_hash in versions:
            entry = self._archive.register.get(source_hash)
            if entry and entry.state == "version" and not any(self._records.takes("source_hash = ?", source_hash)):
                self._archive.register.add(entry._replace(state="withdrawn"))

    def wait(self, name: str, takes: Iterable[Take]) -> None:
        """Put aside a dump that was read before and cannot be read now, since a sidecar is faulty. What is recorded of it stands until it can."""
        for take in takes:
            if take.query:
                self._records.add(name, take._replace(number=_WAITING, account=Account.of((), None).pack()), "quarantined")
                self.queries.append(take.query)

    def amend(self) -> None:
        """File what could not be before all was read, and tell every article whose copies and versions came or went. Raises ``OSError``."""
        for source_hash, filed in self._later.items():
            before = self._archive.known(source_hash)
            if before and before.state in LIVE:
                own, stands = self._archive.opened(filed), self._archive.standing(before)
                self._tell(self._archive.file(seal(self._stories.told(own, stands, at_last=True)), before))
        self._later.clear()
        for source_hash in self._records.owed():
            stands = self._archive.reading(source_hash)
            if stands:
                own = self._stories.own(source_hash) or stands
                told = self._stories.told(own, stands, self._replaced.get(source_hash, ()), at_last=True)
                self._tell(self._archive.amend(source_hash, told._replace(machine_hash=stands.machine_hash)))
            self._records.settle(source_hash)

    def flush(self, *, at_least: int = 0) -> None:
        """Make lasting what was done so far: the register first, then the cache, which may only know what the register knows.

        Nothing is done before ``at_least`` takes have been dealt with since the last time: to wait for the disk costs as much for
        one dump as for ten, and a crash costs no more than reading again what was not made lasting.
        """
        if self._unflushed >= at_least:
            self._archive.flush()
            self._copies.flush()
            self._heard.flush()
            self._records.flush()
            self._unflushed = 0

    def _article(self, dump: str, take: Take, filed: Sealed) -> None:
        """File an article, or record it as another copy, or as another version, of one that is filed."""
        self._heard.note(filed)
        kin = self._kinship.of(take, filed)
        if kin.to and kin.beside:
            updated, copied = (kin.beside, kin.to) if kin.how == "copy" else (kin.to, kin.beside)
            self._one_story(take.url, updated, copied)
        if kin.to and kin.how == "copy":
            self._duplicate(dump, take, filed, kin.to)
            return
        if kin.to and kin.how == "older":
            self._earlier(dump, take, filed, kin.to)
            return
        self._seen.add(filed.source_hash)
        if kin.to is None:
            self._stories.fresh.add(filed.source_hash)
            self._first(take, self._under_a_free_slug(take, filed), kin.beside)
        elif kin.how == "newer":
            self._newer(filed, kin.to)
        else:
            self._again(filed, kin.to)
        self._copies.keep(filed.source_hash, take.prints, is_new=kin.to is None)
        self._records.add(dump, take, "published")

    def _first(self, take: Take, filed: Sealed, beside: Registered | None) -> None:
        """File an article that was never filed, and tell the editor where another stood ``beside`` it under its address.

        The note comes first: a run that is cut short between the two writes it again; one that finds the article filed would not.
        """
        if beside is None:
            self._tell(self._archive.file(filed))
            return
        filed, stands = self._archive.where_free(filed), self._archive.place(beside)
        pair = shared.Shared(stands or beside.path, filed.path)
        if stands:
            shared.leave(self._root, pair, take.url)
        self._tell(self._archive.file(filed))
        self.queries.append(pair.query(both=stands is not None))

    def _one_story(self, url: str, first: Registered, copied: Registered) -> None:
        """Tell the editor of two articles of one story: what came in is a version of the ``first`` and a copy of the other, which was read before."""
        stands, other = self._archive.place(first), self._archive.place(copied)
        if stands and other:
            pair = shared.Shared(stands, other, one_story=True)
            shared.leave(self._root, pair, url)
            self.queries.append(pair.query())

    def _again(self, filed: Sealed, before: Registered) -> None:
        """File what was filed before, as it is read now. Of a story with versions all must be read before it is known what stands."""
        old, new = before.source_hash, filed.source_hash
        if not self._same_bytes:
            filed = self._archive.as_first_captured(filed, before)
        of_many = old in self._archive.register.stories
        if old != new:
            self._copies.drop(old)
            self._records.pass_on(old, new)
            if of_many:
                self._archive.register.pass_on(old, new)
        if of_many:
            self._stories.keep(filed)
        if not of_many:
            self._tell(self._archive.file(filed, before))
        elif old == new:
            self._later[new] = filed
        else:
            # Under its new hash it must stand before the next take asks for it: as of the same day and with what stood before, until all is read.
            stands = self._archive.standing(before)
            self._tell(self._archive.file(seal(self._stories.told(self._archive.opened(filed), stands, [stands] if stands else ())), before))
            self._records.owe(new)

    def _newer(self, filed: Sealed, first: Registered) -> None:
        """File the newer version of an article in its place, and remember that one as the earlier."""
        old, new = first.source_hash, filed.source_hash
        stands = self._archive.standing(first)
        self._stories.keep_standing(old)
        self._stories.keep(filed)
        self._records.turn(old, new, EARLIER_TEXT)
        self._replaced[new] = [*self._replaced.pop(old, ()), *([stands] if stands else ())]
        if old in self._stories.fresh:
            self._stories.fresh.add(new)
        self._tell(self._archive.file(seal(self._stories.told(self._archive.opened(filed), stands, self._replaced[new])), first))
        self._archive.register.add(first._replace(state="version", of=new))
        self._copies.drop(old)
        self._records.owe(new)

    def _earlier(self, dump: str, take: Take, filed: Sealed, first: Registered) -> None:
        """Record an earlier version of what is filed."""
        self._stories.keep_standing(first.source_hash)
        self._stories.keep(filed)
        self._seen.add(filed.source_hash)
        known = self._archive.register.get(filed.source_hash)
        if known is None or known.state != "version":
            self._archive.register.add(Registered(filed.source_hash, first.slug, first.path, "", filed.source, "version", first.source_hash))
        self._records.add(dump, take, "version", first.source_hash)

    def _duplicate(self, dump: str, take: Take, filed: Sealed, first: Registered) -> None:
        """Record a copy of what is filed, and in the register, so that it stays one whatever is read first."""
        kept, reading = first.source_hash, self._archive.reading(first.source_hash)
        known = self._archive.register.get(filed.source_hash)
        if known and known.state == "version":
            note = EARLIER_TEXT
        elif kept == filed.source_hash or reading is None:
            note = SAME_TEXT
        else:
            note = difference(reading, self._archive.opened(filed))
        if kept != filed.source_hash and note != EARLIER_TEXT:
            self._archive.register.add(Registered(filed.source_hash, first.slug, first.path, "", filed.source, "duplicate", kept))
        account = Account.unpack(take.account).as_copy_of(first.source).pack()
        called = headline(self._archive.opened(filed)) if take.url else ""
        self._records.add(dump, take._replace(account=account), "duplicate", kept, note, called)

    def _under_a_free_slug(self, take: Take, filed: Sealed) -> Sealed:
        """The article under the slug its headline spells, or under one marked as its own where another article has that.

        One that was withdrawn and is read again comes back to the place that it had.
        """
        before = self._archive.known(filed.source_hash)
        if before and before.state == "withdrawn" and before.machine_hash and self._archive.place(before) is None:
            return seal(self._archive.opened(filed)._replace(slug=before.slug, path=before.path))
        if not self._archive.is_taken(filed.slug):
            return filed
        marked = take.other_slug
        slug = f"{marked}-{filed.source_hash[:8]}" if self._archive.is_taken(marked) else marked
        return seal(self._archive.opened(filed)._replace(slug=slug, path=f"{filed.path.rpartition('/')[0]}/{slug}.md"))

    def _tell(self, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        before = self._became.get(outcome.path)
        # What the run did to the article first says more than that it then told of its copies.
        if before in (None, "unchanged", "kept") or outcome.kind not in ("unchanged", "kept", "updated"):
            self._became[outcome.path] = outcome.kind
        if outcome.query and before != outcome.kind:
            self.queries.append(outcome.query)
