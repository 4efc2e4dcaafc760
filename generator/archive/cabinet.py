"""The archive of one site: articles go in without a hand's work ever being lost."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Final, Literal, NamedTuple

from generator.archive.atomic import write_whole
from generator.archive.header import parse
from generator.archive.holdings import Holdings
from generator.archive.merging import merge
from generator.archive.paths import ARTICLES
from generator.archive.reading import Judged, judge
from generator.archive.register import LIVE, Registered, State
from generator.archive.shelves import Listing
from generator.archive.stock import CONFLICTS
from generator.archive.writing import Sealed, dump, fingerprint, seal
from generator.model import FiledArticle, Query, Refused

Kind = Literal["written", "unchanged", "updated", "kept", "merged", "conflict", "removed", "withdrawn"]
"""``kept``: edited by hand, and the desk reads what it read before. ``removed``: deleted by hand, and so it stays."""


_CAPTURED: Final = "\nCaptured: "


class Outcome(NamedTuple):
    """What became of one article: ``path`` of its file below ``content/articles/``; ``query`` where the editor is needed."""

    kind: Kind
    path: str
    query: Query | None = None


class Archive(Holdings):
    """The writer of one site's archive.

    Files are written at once, each whole; the register is brought up to date by ``flush``, so that it never names an
    article that was not yet written. What ``cache`` holds is committed by whoever opened it, after ``flush``.
    """

    def __init__(self, root: Path, cache: sqlite3.Connection, zone: tzinfo = UTC) -> None:
        """Open the archive of the site at ``root``; what crashes left half-written is cleared away."""
        super().__init__(root, cache, zone)
        self._articles = str(root / ARTICLES)
        self._inside: set[str] = set()
        self._changed: set[str] = set()
        for leftover in self._catalogue.listing.leftovers:
            leftover.unlink(missing_ok=True)

    def settle(self) -> Listing:
        """After the last ``flush``: every file as it was found when the archive was opened, or as this writer has left it since."""
        return self._catalogue.settle(self._changed)

    def flush(self) -> None:
        """Bring the register's file up to date. Raises ``OSError``."""
        self.register.flush()
        self._bases.flush()
        self._catalogue.flush()

    def file(self, filed: Sealed, before: Registered | None = None) -> Outcome:
        """File an article as the desk reads it now; ``before`` is what was filed of it, under this source hash or an older one.

        The slug, the path and the list of other dumps with the same copy (``also_in``: see ``amend``) stay as they are
        in ``before``. Raises ``OSError`` where the disk will not have it.
        """
        if before is None or before.state not in LIVE:
            return self._first(filed)
        path = self.place(before)
        if path is None:
            return self._gone(filed, before)
        current = self._text(path)
        if isinstance(current, Query):
            return Outcome("conflict", path, current)
        if current == filed.text:
            return self._unchanged(filed._replace(path=path), before)
        judged = judge(current, path, self.zone)
        also_in = judged.article.also_in if judged.article else ()
        if also_in or filed.slug != before.slug:
            filed = seal(self.opened(filed)._replace(slug=before.slug, also_in=also_in))
        return self._again(filed._replace(path=path), before, current, judged)

    def as_first_captured(self, sealed: Sealed, before: Registered) -> Sealed:
        """An article as captured on the day on which it was first, where its dump was written over with what a scraper found once more, be
        it that the dump no longer says when, or that its sidecar has yet to come.

        Where what the desk last wrote is no longer known, the day in an edited file is taken for the desk's, unless only a hand can have it from.
        """
        text = self._standing_text(before)
        if _CAPTURED not in text.partition("\n\n")[0]:
            return sealed
        filed, stands = self.opened(sealed), judge(text, before.path, self.zone).article
        if stands is None or stands.captured is None or (filed.captured and filed.captured <= stands.captured):
            return sealed
        if filed.captured is None and fingerprint(text) != _machine_hash(text):
            return sealed
        return seal(filed._replace(captured=stands.captured))

    def where_free(self, sealed: Sealed) -> Sealed:
        """An article that was never filed, under its own path or one marked as its own: a file that a hand put in its place is left alone."""
        if not os.path.exists(f"{self._articles}/{sealed.path}"):  # noqa: PTH110 - a path object costs more than the look
            return sealed
        return sealed._replace(path=f"{sealed.path.removesuffix('.md')}-{sealed.source_hash[:8]}.md")

    def amend(self, source_hash: str, filed: FiledArticle) -> Outcome | None:
        """Let the article of this source hash say what is now known of its copies and versions: ``filed``, from its ``reading``.

        ``None`` where the desk's version of the article is not at hand or says so already. Raises ``OSError``.
        """
        before = self.register.get(source_hash)
        if before is None or before.state not in LIVE or filed == self.reading(source_hash):
            return None
        path = self.place(before)
        sealed = seal(filed._replace(slug=before.slug, path=path or before.path))
        if path is None:
            return self._gone(sealed, before)
        current = self._text(path)
        return (
            Outcome("conflict", path, current)
            if isinstance(current, Query)
            else self._again(sealed, before, current, judge(current, path, self.zone))
        )

    def withdraw(self, before: Registered) -> Outcome:
        """Take back an article that another reading of its dump no longer has; one edited by hand stays, and one deleted by hand stays deleted,
        should it be read again. Raises ``OSError``."""
        path = self.place(before)
        if path is None:
            return Outcome("removed", before.path)
        current = self._text(path)
        if isinstance(current, str) and fingerprint(current) == _machine_hash(current):
            (self._root / ARTICLES / path).unlink()
            self.register.add(before._replace(state="withdrawn"))
            self._changed.add(path)
            self._catalogue.forget(before.source_hash)
            return Outcome("withdrawn", path)
        remedy = "It was edited by hand, so it stays. Delete it if it should go."
        return Outcome("kept", path, Query(f"{ARTICLES}/{path}", f"{before.source} no longer reads as this article.", remedy=remedy))

    def _first(self, sealed: Sealed) -> Outcome:
        """An article that was never filed."""
        sealed = self.where_free(sealed)
        return self._write("written", sealed, sealed.text, None)

    def _gone(self, sealed: Sealed, before: Registered) -> Outcome:
        """An article that a hand deleted stays deleted, under its new source hash as well."""
        self._note(sealed._replace(slug=before.slug, path=before.path, machine_hash=before.machine_hash), before, stands=False)
        return Outcome("removed", before.path)

    def _unchanged(self, sealed: Sealed, before: Registered) -> Outcome:
        """An article that stands as the desk reads it."""
        if sealed.machine_hash not in self._bases:
            self._bases.put(sealed.machine_hash, sealed.text)
        self._note(sealed, before)
        return Outcome("unchanged", sealed.path)

    def _again(self, sealed: Sealed, before: Registered, current: str, judged: Judged) -> Outcome:
        """An article that was filed before: ``current`` is what stands in its file, ``judged`` what that says."""
        path, text = sealed.path, sealed.text
        stated = _machine_hash(current)
        # An empty file is nobody's edit: the disk lost what was written.
        untouched = fingerprint(current) == stated or not current.strip()
        if sealed.machine_hash == stated and untouched:
            return self._unchanged(sealed, before)
        if untouched:
            return self._write("updated", sealed, text, before)
        settled = before.state != "conflict" or not self._offer(path).exists()
        if sealed.machine_hash == before.machine_hash:
            if not settled:
                return Outcome("conflict", path, _asking(path))
            self._bases.put(sealed.machine_hash, text)
            self._note(sealed, before)
            return Outcome("kept", path)
        base = self._bases.get(before.machine_hash if settled else stated)
        return self._merged(sealed, before, judged, judge(base, path, self.zone) if base else Judged(None))

    def _merged(self, sealed: Sealed, before: Registered, edited: Judged, base: Judged) -> Outcome:
        """A new reading of an article that a hand has edited: both in one, or the reading laid beside it."""
        path, text = sealed.path, sealed.text
        reading = judge(text, path, self.zone).article
        if base.article and edited.article and reading and not edited.queries:
            merged = merge(base.article, edited.article, reading)
            if not merged.conflicts:
                outcome = self._write("merged", sealed, dump(merged.article), before)
                self._bases.put(sealed.machine_hash, text)
                return outcome
            query = _asking(path, f"the desk and a hand both changed {', '.join(merged.conflicts)}.")
        elif edited.queries:
            query = _asking(path, f"the desk reads this article anew, and the file has a fault: {edited.queries[0].message}")
        else:
            query = _asking(path, "the desk reads this article anew, and what it wrote before is no longer known.")
        write_whole(self._offer(path), text)
        self._bases.put(sealed.machine_hash, text)
        self._note(sealed, before, "conflict")
        return Outcome("conflict", path, query)

    def _write(self, kind: Kind, sealed: Sealed, text: str, before: Registered | None) -> Outcome:
        """Write an article's file and note it; ``text`` is the desk's, or what was merged of it."""
        file = f"{self._articles}/{sealed.path}"
        self._guard(file.rpartition("/")[0])
        written = write_whole(file, text)
        self._changed.add(sealed.path)
        if kind != "merged":
            self._catalogue.wrote(sealed.path, written.st_size, written.st_mtime_ns, sealed.source_hash, sealed.slug)
            self._bases.put(sealed.machine_hash, text)
        self._note(sealed, before)
        if before and before.state == "conflict":
            self._offer(sealed.path).unlink(missing_ok=True)
        if before and before.machine_hash != sealed.machine_hash:
            self._bases.drop(before.machine_hash)
        return Outcome(kind, sealed.path)

    def _note(self, sealed: Sealed, before: Registered | None, state: State = "filed", *, stands: bool = True) -> None:
        """Enter an article in the register, and in the catalogue if its file ``stands``, in the place of what was filed of it before."""
        if before and before.source_hash != sealed.source_hash:
            self.register.add(before._replace(state="withdrawn"))
            self._catalogue.forget(before.source_hash)
        self.register.add(Registered(sealed.source_hash, sealed.slug, sealed.path, sealed.machine_hash, sealed.source, state))
        if stands:
            self._catalogue.place(sealed.path, sealed.source_hash, sealed.slug)

    def _guard(self, folder: str) -> None:
        """Refuse a folder that a link leads out of the site; ``Refused`` then."""
        if folder not in self._inside:
            if not Path(folder).resolve().is_relative_to(self._root.resolve()):
                raise Refused(Query(folder, "this folder is a link that leads out of the site.", remedy="Put a folder here."))
            self._inside.add(folder)

    def _offer(self, path: str) -> Path:
        """Where the desk's version of a conflict lies."""
        return self._root / CONFLICTS / path


def _machine_hash(text: str) -> str:
    """The hash that a file says the desk gave it."""
    return parse(text).values.get("Machine_Hash", [""])[0]


def _asking(path: str, why: str = "the desk's newer version still waits beside it.") -> Query:
    """The query of a conflict."""
    remedy = f"The file stays as it is. Take over what you want from {CONFLICTS}/{path}, then delete that one."
    return Query(f"{ARTICLES}/{path}", why, remedy=remedy)
