"""Explain: where every part of an article came from, or where every byte of a dump went."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from generator import archive, filing, settings, wire
from generator.archive import ARTICLES, plain
from generator.model import Entry, FiledArticle, Line, Query, Settings, Stated, TargetFailed, UsageError, sums
from generator.newsroom.ingest.records import FATES, Records, Row
from generator.newsroom.told import UNKNOWN, ArticleTold, Copy, DumpTold, TakeTold, Told
from generator.settings import DUMPS

_PLACE: Final = re.compile(r"(.+?)(?: bytes (\d+)-(\d+))?")
"""A place as ``status`` and an article's ``Source`` name it."""


def explain(root: Path, what: str) -> ArticleTold | DumpTold:
    """Explain an article (its URL here or at its publisher's, its address on the site, its file, its slug), a dump (its file or its
    recorded name), or one place of a dump: as ``status`` names it, or where an article stood that was since deleted by hand.

    Raises ``UsageError`` where ``what`` names none of them, or a dump that was never ingested, or an article that cannot be read;
    ``TargetFailed`` where the desk's cache cannot be opened.
    """
    with _at_desk(root) as desk:
        path = desk.article_path(what)
        if path:
            return desk.article(path)
        name = desk.dump_name(what)
        if name:
            return desk.dump(name)
        rows = desk.place(what) or desk.deleted(what)
        if rows:
            return desk.takes(rows)
    remedy = "Give the URL or the file of an article, or a dump that was ingested; for another page: newsdigest build --explain PAGE."
    raise UsageError(Query(what, "there is no such article, and no such dump was ingested.", remedy=remedy))


def in_short(root: Path, path: str) -> ArticleTold:
    """What ``explain`` says of the article at ``path`` below ``content/articles/``, but for the words of its dump: soon enough for every
    page of a preview, for neither the archive nor the dump is looked through. Raises ``UsageError`` for a file that is no article."""
    with _at_desk(root) as desk:
        return desk.article(path, words=False)


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands in one place of a dump: its lines, and what it states outright."""

    lines: list[Line] = field(default_factory=list)
    stated: Stated = field(default_factory=Stated)

    def says(self, name: str) -> str:
        """What is stated under the name of a field, on one line; ``""`` where nothing is."""
        value = getattr(self.stated, name, "")
        return "; ".join(value) if name in ("authors", "tags") else value if isinstance(value, str) else ""


@contextmanager
def _at_desk(root: Path) -> Iterator[_Explainer]:
    """The desk's own account of one site; ``TargetFailed`` where it cannot be opened."""
    known = settings.load(root)
    try:
        cache = archive.open_cache(root)
    except (OSError, sqlite3.OperationalError) as error:
        remedy = "Ask as the user who ingests, or check the disk."
        raise TargetFailed(Query(archive.CACHE, f"cannot be opened: {error}.", remedy=remedy)) from error
    with closing(cache):
        yield _Explainer(root, known, cache)


class _Explainer:
    """Looks things up in one site."""

    def __init__(self, root: Path, known: Settings, cache: sqlite3.Connection) -> None:
        self._root = root
        self._settings = known
        self._cache = cache
        self._records = Records(cache)
        self._zone = ZoneInfo(known.site.timezone)

    @cached_property
    def _register(self) -> archive.Register:
        """What was ever filed. (Not the whole archive, which is its writer: to open that is to clear away what another run is writing.)"""
        return archive.Register(self._root)

    @cached_property
    def _catalogue(self) -> archive.Catalogue:
        """Where each article stands."""
        return archive.Catalogue(self._root, self._cache)

    @cached_property
    def _bases(self) -> archive.Bases:
        """What the desk last wrote of each article."""
        return archive.Bases(self._cache)

    def article_path(self, what: str) -> str:
        """The path below ``content/articles/`` of the article that is meant; ``""`` where none is."""
        articles = (self._root / ARTICLES).resolve()
        for candidate in (Path(what), self._root / what, articles / what):
            whole = Path(os.path.realpath(candidate))  # which a link in a circle does not stop
            # What names no file may be too long for one.
            if whole.suffix == ".md" and os.path.isfile(whole) and whole.is_relative_to(articles):  # noqa: PTH113
                return whole.relative_to(articles).as_posix()
        slug = _slug(what)
        return (self._catalogue.path_of_slug(slug) or self._named(slug) if slug else "") or self._published_at(what)

    def _named(self, name: str) -> str:
        """The path of the one file that bears a name, which a hand may have given it; ``""`` where none does, or several."""
        found = [file.path for file in self._catalogue.listing.files() if file.path.rpartition("/")[2] == f"{name}.md"]
        return found[0] if len(found) == 1 else ""

    def _published_at(self, url: str) -> str:
        """The path of the one article that stands for what was published under an address; ``""`` where none does.

        Raises ``UsageError`` where several do.
        """
        entries = filter(None, map(self._register.get, self._records.at_address(url))) if "://" in url else ()
        paths = {self._where(first) for entry in entries if (first := self._register.standing(entry))} - {""}
        if len(paths) > 1:
            files = ", ".join(f"{ARTICLES}/{path}" for path in sorted(paths))
            raise UsageError(Query(url, f"{len(paths)} articles were published under this address.", remedy=f"Give the file of one: {files}."))
        return paths.pop() if paths else ""

    def _where(self, entry: archive.Registered) -> str:
        """Where an article stands now, wherever a hand has moved it; ``""`` where it is gone."""
        there = (self._root / ARTICLES / entry.path).is_file()
        return self._catalogue.path(entry.source_hash) or (entry.path if there else "")

    def dump_name(self, what: str) -> str:
        """The recorded name of the dump that is meant; ``""`` where none is."""
        known = self._records.dumps()
        if what in known:
            return what
        home = (self._root / DUMPS).resolve()
        for candidate in (Path(what), self._root / what):
            whole = Path(os.path.realpath(candidate))  # which a link in a circle does not stop
            if whole.is_relative_to(home) and whole.relative_to(home).as_posix() in known:
                return whole.relative_to(home).as_posix()
            found = next((name for name, dump in known.items() if os.path.realpath(dump.path(home)) == str(whole)), "")
            if found:
                return found
        alike = [name for name in known if name.endswith(f"/{what}")]
        return alike[0] if len(alike) == 1 else ""

    def place(self, what: str) -> list[Row]:
        """The takes of one place of a dump, such as ``dump.jsonl#3`` or ``dump.txt bytes 0-4096``."""
        matched = _PLACE.fullmatch(what.removeprefix(f"{DUMPS}/"))
        name, start, end = matched.groups() if matched else (what, None, None)
        rows = self._records.takes("place = ?", name)
        return [row for row in rows if start is None or end is None or (row.start < int(end) and int(start) < row.end)]

    def deleted(self, what: str) -> list[Row]:
        """Where an article stood that a hand deleted: by what was its slug, its address on the site or its file."""
        path, slug = what.removeprefix(f"{ARTICLES}/"), _slug(what).lower() or None
        entries = [entry for entry in self._register if entry.state in archive.LIVE and (entry.path == path or entry.slug.lower() == slug)]
        return [row for entry in entries for row in self._records.takes("source_hash = ?", entry.source_hash)]

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
        return ArticleTold(file, filed, self._by_hand(filed), take, verdicts, copies, versions, judged.queries, conflict)

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
        kept = self._register.get(row.of or row.source_hash)
        written = self._bases.get(kept.machine_hash) if kept else None
        reading = archive.judge(written, kept.path, self._zone).article if kept and written else None
        path = self._where(kept) if kept else ""
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


def _slug(what: str) -> str:
    """The slug of an article in its URL, its address or its page's file; or what may be one."""
    try:
        path = unquote(urlsplit(what).path)
    except ValueError:
        return ""
    return path.rstrip("/").removesuffix("/index.html").rpartition("/")[2].removesuffix(".md")


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
