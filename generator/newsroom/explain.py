"""Explain: where every part of an article came from, or where every byte of a dump went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from generator import archive, filing, settings, wire
from generator.archive import plain
from generator.model import Entry, FiledArticle, Line, Query, Settings, Stated, UsageError, Verdict, sums
from generator.newsroom.ingest.records import DUMPS, Records, Row

ARTICLES: Final = "content/articles"


UNKNOWN: Final = ("unknown",)
"""What a hand changed, where the desk's own version is no longer at hand."""


@dataclass(frozen=True, slots=True)
class Told:
    """One stretch of bytes: what stood there, and what became of it (see ``model.Entry``). ``text`` is empty where it can no longer be had."""

    start: int
    end: int
    fate: str
    detail: str
    text: str


@dataclass(frozen=True, slots=True)
class TakeTold:
    """One article's stretch of a dump, or a stretch of nothing but furniture. ``fate`` as in ``records.Row``; ``why`` is the reason
    of a quarantine, or how a duplicate differs; ``article`` is the file of the article, or of the copy that was kept."""

    place: str
    start: int
    end: int
    fate: str
    why: str
    article: str
    headline: str
    entries: tuple[Told, ...]
    paragraphs: tuple[tuple[int, int], ...] = ()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """The same copy in another place, and how it differs."""

    place: str
    start: int
    end: int
    difference: str


@dataclass(frozen=True, slots=True)
class ArticleTold:
    """One article: as it stands, what a hand changed, where it came from, every topic's case, its copies."""

    file: str
    article: FiledArticle
    by_hand: tuple[str, ...]
    take: TakeTold | None
    verdicts: tuple[Verdict, ...]
    copies: tuple[Copy, ...]
    queries: tuple[Query, ...] = ()

    def hand(self) -> str:
        """Whose the article is: the desk's, or how far a hand has changed it."""
        if not self.by_hand:
            return "As the desk wrote it; no hand has touched it."
        if not self.article.source:
            return "Written by hand, or its source was taken out."
        return "Edited by hand" + (f": {', '.join(self.by_hand)}" if self.by_hand != UNKNOWN else "; what the desk had written is no longer at hand.")

    def how(self, verdict: Verdict) -> str:
        """Whether the article stands under a topic, and who says so: the rules of today, those of an earlier day, or a hand."""
        topic, by_rules = verdict.topic, {slug for slug, _ in self.article.topic_evidence}
        if topic in self.article.topics:
            return "filed" if verdict.filed else "filed under earlier rules" if topic in by_rules else "filed by hand"
        if not verdict.filed:
            return "not filed"
        return "taken out by hand" if self.by_hand == UNKNOWN or "Topics" in self.by_hand else "not filed; it would be now: run newsdigest ingest"


@dataclass(frozen=True, slots=True)
class DumpTold:
    """One dump: every take in order, and bytes by fate for each member."""

    name: str
    takes: tuple[TakeTold, ...]
    bytes: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)


def explain(root: Path, what: str) -> ArticleTold | DumpTold:
    """Explain an article (its URL, its address on the site, its file, its slug) or a dump (its file or its recorded name).

    Raises ``UsageError`` where ``what`` names neither, or a dump that was never ingested.
    """
    known = settings.load(root)
    cache = archive.open_cache(root)
    try:
        desk = _Explainer(root, known, Records(cache), archive.Archive(root, cache, ZoneInfo(known.site.timezone)))
        path = desk.article_path(what)
        if path:
            return desk.article(path)
        name = desk.dump_name(what)
        if name:
            return desk.dump(name)
    finally:
        cache.close()
    remedy = "Give the URL or the file of an article, or a dump that was ingested; for another page: newsdigest build --explain PAGE."
    raise UsageError(Query(what, "there is no such article, and no such dump was ingested.", remedy=remedy))


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands in one place of a dump: its lines, and what it states outright."""

    lines: list[Line] = field(default_factory=list)
    stated: Stated = field(default_factory=Stated)

    def says(self, name: str) -> str:
        """What is stated under the name of a field, on one line; ``""`` where nothing is."""
        value = getattr(self.stated, name, "")
        return "; ".join(value) if name in ("authors", "tags") else value if isinstance(value, str) else ""


class _Explainer:
    """Looks things up in one site."""

    def __init__(self, root: Path, known: Settings, records: Records, keep: archive.Archive) -> None:
        self._root = root
        self._settings = known
        self._records = records
        self._archive = keep
        self._zone = ZoneInfo(known.site.timezone)

    def article_path(self, what: str) -> str:
        """The path below ``content/articles/`` of the article that is meant; ``""`` where none is."""
        articles = (self._root / ARTICLES).resolve()
        for candidate in (Path(what), self._root / what, articles / what):
            whole = candidate.resolve()
            if whole.suffix == ".md" and whole.is_file() and whole.is_relative_to(articles):
                return whole.relative_to(articles).as_posix()
        slug = unquote(urlsplit(what).path).rstrip("/").removesuffix("/index.html").rpartition("/")[2]
        return self._archive.path_of_slug(slug) or "" if slug else ""

    def dump_name(self, what: str) -> str:
        """The recorded name of the dump that is meant; ``""`` where none is."""
        known = self._records.dumps()
        if what in known:
            return what
        home = (self._root / DUMPS).resolve()
        for candidate in (Path(what), self._root / what):
            whole = candidate.resolve()
            if whole.is_relative_to(home) and whole.relative_to(home).as_posix() in known:
                return whole.relative_to(home).as_posix()
            found = next((name for name, dump in known.items() if dump.path(home).resolve() == whole), "")
            if found:
                return found
        return ""

    def article(self, path: str) -> ArticleTold:
        """All that is known of an article."""
        judged = archive.judge(archive.read_text(self._root, path), path, self._zone)
        if judged.article is None:
            raise UsageError(*judged.queries)
        filed = judged.article
        rows = list(self._records.takes("source_hash = ? AND fate = 'published'", filed.source_hash)) if filed.source_hash else []
        copies = tuple(Copy(row.place, row.start, row.end, row.note) for row in self._records.takes("of = ?", filed.source_hash)) if rows else ()
        verdicts = filing.Filer(self._settings.topics).refile(filed, [text for _, text in plain.blocks(filed.body)]).verdicts
        take = self._take(rows[0], self._read(rows[0].dump, {rows[0].place})) if rows else None
        return ArticleTold(f"{ARTICLES}/{path}", filed, self._by_hand(filed), take, verdicts, copies, judged.queries)

    def dump(self, name: str) -> DumpTold:
        """The account of a whole dump."""
        rows = list(self._records.takes("dump = ?", name))
        found = self._read(name, {row.place for row in rows})
        takes = tuple(self._take(row, found) for row in rows)
        entries = [Entry(told.start, told.end, told.fate, told.detail) for take in takes for told in take.entries]  # type: ignore[arg-type]
        fates = [take.fate for take in takes if take.fate != "furniture"]
        articles = {"in": len(fates), **{fate: fates.count(fate) for fate in ("published", "duplicate", "quarantined")}}
        by_fate: dict[str, int] = dict(sums(entries).items())
        return DumpTold(name, takes, {"total": sum(by_fate.values()), **by_fate}, articles)

    def _take(self, row: Row, found: Mapping[str, _Place]) -> TakeTold:
        """A recorded take with the words that stood there."""
        account, place = row.account, found.get(row.place, _Place())
        kept = self._archive.known(row.of or row.source_hash) if row.of or row.source_hash else None
        reading = self._archive.reading(row.of or row.source_hash) if kept else None
        return TakeTold(
            place=row.place,
            start=row.start,
            end=row.end,
            fate=row.fate,
            why=row.reason,
            article=f"{ARTICLES}/{kept.path}" if kept else "",
            headline=reading.title if reading else "",
            entries=tuple(_told(account.entries, place)),
            paragraphs=account.paragraphs,
            repairs=account.repairs,
        )

    def _by_hand(self, filed: FiledArticle) -> tuple[str, ...]:
        """The keys that a hand changed since the desk last wrote the article; ``UNKNOWN`` where the desk's version is gone."""
        text = archive.read_text(self._root, filed.path)
        if archive.fingerprint(text) == filed.machine_hash:
            return ()
        base = self._archive.reading(filed.source_hash)
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
