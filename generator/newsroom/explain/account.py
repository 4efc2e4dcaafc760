"""The account of an article or of a dump: what the desk recorded of it, with the words that stood there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import archive, filing, wire
from generator.archive import ARTICLES, plain
from generator.model import Entry, FiledArticle, Line, Settings, Stated, UsageError, sums
from generator.newsroom.explain.sought import Sought
from generator.newsroom.explain.told import UNKNOWN, ArticleTold, Copy, DumpTold, TakeTold, Told
from generator.newsroom.ingest.records import FATES, Row
from generator.settings import DUMPS


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands in one place of a dump: its lines, and what it states outright."""

    lines: list[Line] = field(default_factory=list)
    stated: Stated = field(default_factory=Stated)

    def says(self, name: str) -> str:
        """What is stated under the name of a field, on one line; ``""`` where nothing is."""
        value = getattr(self.stated, name, "")
        return "; ".join(value) if name in ("authors", "tags") else value if isinstance(value, str) else ""


class Account:
    """Tells of things in one site that were found before."""

    def __init__(self, root: Path, known: Settings, cache: sqlite3.Connection, sought: Sought) -> None:
        self._root = root
        self._settings = known
        self._sought = sought
        self._records = sought.records
        self._cache = cache
        self._zone = ZoneInfo(known.site.timezone)

    @cached_property
    def _bases(self) -> archive.Bases:
        """What the desk last wrote of each article."""
        return archive.Bases(self._cache)

    def article(self, path: str, *, words: bool = True) -> ArticleTold:
        """All that is known of an article; the ``words`` of its dump are read in it again."""
        try:
            judged = archive.judge(archive.read_text(self._root, path), path, self._zone)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(archive.refused_text(path, error)) from None
        if judged.article is None:
            raise UsageError(*judged.queries)
        filed = judged.article
        rows = list(self._records.takes("source_hash = ? AND fate IN ('published', 'version')", filed.source_hash)) if filed.source_hash else []
        others = list(self._records.takes("of = ?", filed.source_hash)) if filed.source_hash else []
        copies = tuple(Copy(row.place, row.start, row.end, row.note) for row in others if rows and row.fate == "duplicate")
        earlier = [row for row in others if row.fate == "version"]
        verdicts = filing.Filer(self._settings.topics).refile(filed, [text for _, text in plain.blocks(filed.body)]).verdicts
        file = f"{ARTICLES}/{path}"
        take = _take(rows[0], self._read(rows[0].dump, {rows[0].place}) if words else {}, file, filed.title) if rows else None
        versions = tuple(_take(row, self._read(row.dump, {row.place}) if words else {}, file, filed.title) for row in earlier)
        offer = f"{archive.CONFLICTS}/{path}"
        conflict = offer if (self._root / offer).is_file() else ""
        unfiled = {topic.slug for topic in self._settings.topics}.isdisjoint(filed.topics)
        is_left_out = self._settings.build.only_filed and filed.status == "published" and unfiled
        return ArticleTold(file, filed, self._by_hand(filed), take, verdicts, copies, versions, judged.queries, conflict, is_left_out)

    def dump(self, name: str) -> DumpTold:
        """The account of a whole dump."""
        return self.takes(list(self._records.takes("dump = ?", name)), name)

    def takes(self, rows: Sequence[Row], name: str = "") -> DumpTold:
        """The account of some takes of dumps, under the name of the dump or else of the places."""
        found: dict[str, _Place] = {}
        for dump in {row.dump for row in rows}:
            found |= self._read(dump, {row.place for row in rows if row.dump == dump})
        takes = tuple(_take(row, found, *self._kept(row)) for row in rows)
        entries = [Entry(told.start, told.end, told.fate, told.detail) for take in takes for told in take.entries]  # type: ignore[arg-type]
        fates = [take.fate for take in takes if take.fate != "furniture"]
        articles = {"in": len(fates), **{fate: fates.count(fate) for fate in FATES}}
        by_fate: dict[str, int] = dict(sums(entries).items())
        return DumpTold(name or rows[0].place, takes, {"total": sum(by_fate.values()), **by_fate}, articles)

    def _kept(self, row: Row) -> tuple[str, str, bool]:
        """The file and the headline of the article that a take became, or of the copy that was kept; and whether a hand deleted it since."""
        kept = self._sought.register.get(row.of or row.source_hash)
        written = self._bases.get(kept.machine_hash) if kept else None
        reading = archive.judge(written, kept.path, self._zone).article if kept and written else None
        path = self._sought.where(kept) if kept else ""
        return f"{ARTICLES}/{path or kept.path}" if kept else "", reading.title if reading else "", bool(kept) and not path

    def _by_hand(self, filed: FiledArticle) -> tuple[str, ...]:
        """The keys that a hand changed since the desk last wrote the article; ``UNKNOWN`` where the desk's version is gone."""
        text = archive.read_text(self._root, filed.path)
        if archive.fingerprint(text) == filed.machine_hash:
            return ()
        written = self._bases.get(filed.machine_hash)
        base = archive.judge(written, filed.path, self._zone).article if written else None
        return archive.changed(base, filed) if base else UNKNOWN

    def _read(self, name: str, places: set[str]) -> dict[str, _Place]:
        """What stands in the places of a dump, as far as the dump still lies where it lay."""
        known = self._records.dumps().get(name)
        found: dict[str, _Place] = {}
        path = known.path(self._root / DUMPS) if known else None
        if path and path.is_file():
            for part in wire.read(path, name):
                if part.name in places:
                    place = found.setdefault(part.name, _Place(stated=part.stated))
                    place.lines.extend(part.lines)
        return found


def _take(row: Row, found: Mapping[str, _Place], article: str, headline: str, deleted: bool = False) -> TakeTold:
    """A recorded take with the words that stood there."""
    account, place = row.account, found.get(row.place, _Place())
    return TakeTold(
        place=row.place,
        start=row.start,
        end=row.end,
        fate=row.fate,
        why=row.reason,
        article=article,
        headline=headline,
        deleted=deleted,
        entries=tuple(_told(account.entries, place)),
        paragraphs=account.paragraphs,
        repairs=account.repairs,
    )


def _told(entries: Sequence[Entry], place: _Place) -> Iterator[Told]:
    """Each entry with the lines that begin in it; a field of a record with what it states."""
    at = 0
    ordered = sorted(place.lines, key=lambda line: line.start)
    for entry in entries:
        while at < len(ordered) and ordered[at].start < entry.start:
            at += 1
        texts = []
        while at < len(ordered) and ordered[at].start < entry.end:
            texts.append(ordered[at].text)
            at += 1
        text = "\n".join(texts).strip("\n")
        yield Told(entry.start, entry.end, entry.fate, entry.detail, text or (place.says(entry.detail) if entry.fate == "field" else ""))
