"""What stands in the archive of one site, found by source text, slug or path; nothing is changed here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, tzinfo
from functools import cached_property
from pathlib import Path

from generator.archive.bases import Bases
from generator.archive.catalogue import Catalogue
from generator.archive.header import parse
from generator.archive.paths import ARTICLES
from generator.archive.reading import judge, load
from generator.archive.register import LIVE, Register, Registered
from generator.archive.shelves import read_text, refused_text
from generator.archive.stock import read_all
from generator.archive.writing import Sealed
from generator.model import FiledArticle, Query


class Holdings:
    """The files, the register of what was ever filed, and what the desk last wrote, as one."""

    def __init__(self, root: Path, cache: sqlite3.Connection, zone: tzinfo = UTC) -> None:
        """Look through the archive of the site at ``root``."""
        self._root = root
        self.zone = zone
        self.register = Register(root, cache)
        self._bases = Bases(cache)
        self._catalogue = Catalogue(root, cache)

    def is_taken(self, slug: str) -> bool:
        """Whether an article has this slug, or had it before it was deleted; letters' case does not count."""
        return self.register.has_slug(slug) or self._catalogue.path_of_slug(slug) is not None

    def known(self, source_hash: str) -> Registered | None:
        """What was filed from this source text: from the register, or from a file that a crash kept out of it.

        Nothing was, where that file still is another article's by the register: what took its place is to be filed once more.
        """
        entry = self.register.get(source_hash)
        path = None if entry else self._catalogue.path(source_hash)
        if path is None or path in self._overtaken:
            return entry
        text = self._text(path)
        found = judge(text, path, self.zone).article if isinstance(text, str) else None
        return Registered(source_hash, found.slug, path, found.machine_hash, found.source) if found else None

    @cached_property
    def _overtaken(self) -> frozenset[str]:
        """Paths of registered articles in whose files another text stood when the archive was opened: a file that a hand has moved still
        has their slug."""
        nowhere = [entry for entry in self.register if entry.state in LIVE and self._catalogue.path(entry.source_hash) is None]
        return frozenset(path for entry in nowhere for path in (entry.path, self._catalogue.path_of_slug(entry.slug)) if path)

    def articles(self) -> Iterator[FiledArticle]:
        """Every article that stands in the archive and can be read, in the order of the paths."""
        return (judged.article for _, judged in read_all(self._root, self.zone) if judged.article)

    def reading(self, source_hash: str) -> FiledArticle | None:
        """The article as the desk last wrote it, without what a hand did to it; ``None`` where that is not known."""
        entry = self.register.get(source_hash)
        text = self._bases.get(entry.machine_hash) if entry else None
        return judge(text, entry.path, self.zone).article if entry and text else None

    def standing(self, entry: Registered) -> FiledArticle | None:
        """The article as the desk last wrote it, or, where that is not known any more, as it stands in its file."""
        text = self._standing_text(entry)
        return judge(text, self.place(entry) or entry.path, self.zone).article if text else None

    def _standing_text(self, entry: Registered) -> str:
        """What ``standing`` reads; ``""`` where there is nothing."""
        text: str | Query | None = self._bases.get(entry.machine_hash)
        if not text and (path := self.place(entry)):
            text = self._text(path)
        return text if isinstance(text, str) else ""

    def opened(self, sealed: Sealed) -> FiledArticle:
        """What stands in a file that the desk composed."""
        return load(sealed.text, sealed.path, self.zone)

    def place(self, before: Registered) -> str | None:
        """Where the article stands now: by its source hash, and of several files that have it in its old place, since the others are a hand's
        copies; at its old place, if a hand took the hash out; where its slug is, if a newer text was written there that a crash kept out of the
        register; ``None`` where it was deleted."""
        path = self._catalogue.path(before.source_hash)
        if path not in (None, before.path) and self._hash_in(before.path) == before.source_hash:
            return before.path
        if path is None and (self._root / ARTICLES / before.path).is_file():
            other = self.register.get(self._hash_in(before.path))
            return None if other and other.state in LIVE else before.path
        if path is None and (moved := self._catalogue.path_of_slug(before.slug)):
            stands = self._hash_in(moved)
            return moved if stands and self.register.get(stands) is None else None
        return path

    def _hash_in(self, path: str) -> str:
        """The source hash that a file gives; ``""`` where it gives none or cannot be read."""
        text = self._text(path)
        return parse(text).values.get("Source_Hash", [""])[0] if isinstance(text, str) else ""

    def _text(self, path: str) -> str | Query:
        """The text of a file, or why it cannot be read."""
        try:
            return read_text(self._root, path)
        except (OSError, UnicodeDecodeError) as error:
            return refused_text(path, error)
