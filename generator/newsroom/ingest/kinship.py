"""What a text that comes in is to what was filed: the same as it is read now, a copy, a version, or a story of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple

from generator.archive import LIVE, Archive, Registered, Sealed, judge
from generator.model import FiledArticle
from generator.model.filenames import located
from generator.newsroom.ingest.addresses import address, stated_in
from generator.newsroom.ingest.copies import Copies, change, headline
from generator.newsroom.ingest.records import Records
from generator.newsroom.ingest.take import Take
from generator.newsroom.ingest.versions import Address, is_longer, is_update, order
from generator.settings import DUMPS

_PLACE: Final = re.compile(r"(.*) bytes \d+-\d+")


class Kin(NamedTuple):
    """What a text is to an article that was filed: ``same`` (as it is read now), a ``copy``, an ``older`` or a ``newer`` version.

    A text that is none of it has no article in ``to``; ``beside`` is then the one that stands under the same address, if one does. For a version
    ``beside`` is another article of which the text is a copy, and for a copy one of which it is an earlier version: both are of one story.
    """

    how: Literal["same", "copy", "older", "newer"]
    to: Registered | None
    beside: Registered | None = None


class _Likeness(NamedTuple):
    """How like a text an article is: the ``kind`` of copy and the share ``contained`` as in ``Copies.find``; whether it ``is_stale``."""

    kind: str | None
    contained: float
    is_stale: bool


_STANDS_FOR: Final = ("duplicate", "version")
"""States of a text for which another article stands."""


class Kinship:
    """Looks for the kin of each text of one run. ``seen`` holds the source hashes of the articles that were met in it."""

    def __init__(self, root: Path, keep: Archive, records: Records, copies: Copies) -> None:
        """Where the cache was thrown away, what stands in the archive is made known again."""
        self._root = root
        self._archive = keep
        self._records = records
        self._copies = copies
        self._names: frozenset[str] = frozenset(records.dumps())
        self._dump = ""
        self._same_bytes = False
        self.seen: set[str] = set()
        if not copies:
            self._take_stock()

    def begin(self, dump: str, *, same_bytes: bool) -> None:
        """Go on to a dump, which holds the ``same_bytes`` as when it was last read or others."""
        self._dump, self._same_bytes = dump, same_bytes
        self._names |= {dump}

    def of(self, take: Take, filed: Sealed) -> Kin:
        """What an article is to what was filed."""
        before = self._archive.known(filed.source_hash)
        if before and before.state in LIVE:
            return Kin("copy", before, self._updated(take, filed, before)) if self._is_elsewhere(before, take) else Kin("same", before)
        return self._akin(take, filed, before)

    def _updated(self, take: Take, filed: Sealed, copied: Registered) -> Registered | None:
        """The article that stands under the address of a copy and is a newer version of it, though another one stands for its text; ``None``
        where there is none, or the other says by now that it has this copy."""
        under = self._under(take.url) if take.url else {}
        first = next(iter(under.values()), None)
        stands, other = (self._archive.standing(entry) if entry else None for entry in (first, copied))
        if not first or not stands or not other or first.source_hash == copied.source_hash:
            return None
        if any(said.startswith(f"{take.place} ") for said in other.also_in):
            return None
        coming = self._archive.opened(filed)
        told_apart = change(stands, coming)
        contained = next((share for key, _, share in self._copies.find(take.prints, list(under)) if key in under), 0.0)
        headlines = self._headlines(take.url)
        updates = told_apart != "names" and is_update(stands, coming, contained, figures=told_apart == "figures", at="same", headlines=headlines)
        return first if updates and order(stands, coming) == "older" else None

    def _take_stock(self) -> None:
        """Where the cache was thrown away, know again what stands in the archive."""
        for filed in self._archive.articles():
            if filed.source_hash:
                self._copies.keep_standing(filed)
                for url in (filed.source_url, *map(stated_in, (*filed.also_in, *filed.versions))):
                    self._records.keep_address(url, filed.source_hash)

    def _is_elsewhere(self, before: Registered, take: Take) -> bool:
        """Whether the very text was filed from another place that is still there, so that this is its copy."""
        place = _place(before)
        return before.source_hash in self.seen or (place != take.place and not _within(place, self._dump) and self._is_at_hand(place))

    def _akin(self, take: Take, filed: Sealed, before: Registered | None) -> Kin:
        """For a text that was never filed: what it is a copy or a version of; or what was filed from this dump before and is the same
        story under another reading, or in another state."""
        if before and before.state in _STANDS_FOR and (first := self._archive.register.standing(before)):
            is_copy = before.state == "duplicate" or self._is_elsewhere(before, take)
            return Kin("copy" if is_copy else "older", first)
        under = self._under(take.url)
        heir = copied = version = None
        for key, kind, contained in self._copies.find(take.prints, list(under)):
            first = self._archive.known(key)
            if first is None or first.state not in LIVE:
                continue
            is_stale = kind is not None and self._is_stale(first)
            kin = self._beside(first, take, filed, under, _Likeness(kind, contained, is_stale))
            if kin is None:
                continue
            if kin.how == "same":
                heir = heir or kin
            elif kin.how == "copy":
                copied = copied or kin
            elif is_stale:
                return kin
            else:
                version = version or kin
        if version:
            return version._replace(beside=copied.to if copied else None)
        return copied or heir or Kin("same", None, next(iter(under.values()), None))

    def _beside(self, first: Registered, take: Take, filed: Sealed, under: Collection[str], like: _Likeness) -> Kin | None:
        """What a text is to one article that is like it: ``same`` where that was filed from this dump and is gone from it; ``None`` where they
        are two stories."""
        stands = self._archive.standing(first)
        if like.kind == "exact" or stands is None:
            return Kin("same" if like.is_stale else "copy", first)
        coming = self._archive.opened(filed)
        told_apart = change(stands, coming)
        if told_apart == "names":
            return None
        when = order(stands, coming)
        at = _at(first.source_hash, stands, address(take.url), under)
        had = self._headlines(take.url) if at == "same" else ()
        updates = is_update(stands, coming, like.contained, figures=told_apart == "figures", at=at, headlines=had)
        if like.is_stale and (self._same_bytes or not when or updates or not told_apart):
            return Kin("same" if self._same_bytes else when or "same", first)
        if updates and (when or like.kind != "near" or is_longer(stands, coming)):
            return Kin(when or ("newer" if is_longer(stands, coming) else "older"), first)
        return Kin("copy", first) if like.kind == "near" and not like.is_stale and not told_apart else None

    def _under(self, url: str) -> dict[str, Registered]:
        """What stands under an address, by its source hash. Where more than one article does, it is no story's own: of several, those do
        not count that a hand deleted."""
        found = [self._archive.known(key) for key in self._records.at_address(url)] if url else []
        stand = {first.source_hash: first for entry in found if entry and (first := self._archive.register.standing(entry))}
        if len(stand) > 1:
            stand = {key: first for key, first in stand.items() if self._archive.place(first)}
        return stand if len(stand) == 1 else {}

    def _headlines(self, url: str) -> list[str]:
        """The headlines under which copies and earlier versions of the story stood under an address."""
        kept = self._records.at_address(url)
        versions = (judge(text, path, self._archive.zone).article for path, text in filter(None, map(self._records.version, kept)))
        return [*filter(None, kept.values()), *filter(None, map(headline, filter(None, versions)))]

    def _is_stale(self, entry: Registered) -> bool:
        """Whether an article was filed from this dump as it was, and has not been seen in it as it is now read."""
        return entry.source_hash not in self.seen and _within(_place(entry), self._dump)

    def is_recorded(self, place: str) -> bool:
        """Whether the dump of a place has been read, so that what is recorded of it is all there is to say."""
        return any(_within(place, name) for name in self._names)

    def _is_at_hand(self, place: str) -> bool:
        """Whether the dump of a place is still there."""
        return self.is_recorded(place) or any(located(self._root / DUMPS, name).is_file() for name in _dumps_of(place))


def _at(key: str, stands: FiledArticle, place: str, under: Collection[str]) -> Address:
    """Whether what stands has the address of a text that has come in."""
    if key in under:
        return "same"
    return "other" if place and address(stands.source_url) not in ("", place) else ""


def _place(entry: Registered) -> str:
    """The dump, and the member of it, from which an article was filed."""
    matched = _PLACE.fullmatch(entry.source)
    return matched[1] if matched else ""


def _dumps_of(place: str) -> Iterator[str]:
    """The names that the dump of a place may have: what stands before a ``#`` in it, for a dump's own name may hold one, or all of it."""
    yield place
    yield from (place[: sign.start()] for sign in re.finditer("#", place))


def _within(place: str, dump: str) -> bool:
    """Whether a place is the dump or a member of it."""
    return place == dump or place.startswith(f"{dump}#")
