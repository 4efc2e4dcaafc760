"""What a user means by the words that he gives to ``explain``: an article, a dump, or a place of one."""

from __future__ import annotations

import os
import re
import sqlite3
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from generator import archive
from generator.archive import ARTICLES
from generator.model import Query, UsageError
from generator.model.filenames import printable
from generator.newsroom.ingest.records import Records, Row
from generator.settings import DUMPS

_PLACE: Final = re.compile(r"(.+?)(?: bytes (\d+)-(\d+))?")
"""A place as ``status`` and an article's ``Source`` name it."""


class Sought:
    """Finds things in one site, by what the desk has recorded (``records``), filed (``register``) and put where (the catalogue)."""

    def __init__(self, root: Path, cache: sqlite3.Connection) -> None:
        self._root = root
        self._cache = cache
        self.records = Records(cache)

    @cached_property
    def register(self) -> archive.Register:
        """What was ever filed. (Not the whole archive, which is its writer: to open that is to clear away what another run is writing.)"""
        return archive.Register(self._root)

    @cached_property
    def _catalogue(self) -> archive.Catalogue:
        """Where each article stands."""
        return archive.Catalogue(self._root, self._cache)

    def article_path(self, what: str) -> str:
        """The path below ``content/articles/`` of the article that is meant; ``""`` where none is."""
        articles = (self._root / ARTICLES).resolve()
        for candidate in (Path(what), self._root / what, articles / what):
            whole = Path(os.path.realpath(candidate))  # which a link in a circle does not stop
            # What names no file may be too long for one.
            if whole.suffix == ".md" and os.path.isfile(whole) and whole.is_relative_to(articles):  # noqa: PTH113
                return whole.relative_to(articles).as_posix()
        what = printable(what)
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
        entries = filter(None, map(self.register.get, self.records.at_address(url))) if "://" in url else ()
        paths = {self.where(first) for entry in entries if (first := self.register.standing(entry))} - {""}
        if len(paths) > 1:
            files = ", ".join(f"{ARTICLES}/{path}" for path in sorted(paths))
            raise UsageError(Query(url, f"{len(paths)} articles were published under this address.", remedy=f"Give the file of one: {files}."))
        return paths.pop() if paths else ""

    def where(self, entry: archive.Registered) -> str:
        """Where an article stands now, wherever a hand has moved it; ``""`` where it is gone."""
        there = (self._root / ARTICLES / entry.path).is_file()
        return self._catalogue.path(entry.source_hash) or (entry.path if there else "")

    def dump_name(self, what: str) -> str:
        """The recorded name of the dump that is meant; ``""`` where none is."""
        known = self.records.dumps()
        said = printable(what)
        if said in known:
            return said
        home = (self._root / DUMPS).resolve()
        for candidate in (Path(what), self._root / what):
            whole = Path(os.path.realpath(candidate))  # which a link in a circle does not stop
            if whole.is_relative_to(home) and whole.relative_to(home).as_posix() in known:
                return whole.relative_to(home).as_posix()
            found = next((name for name, dump in known.items() if os.path.realpath(dump.path(home)) == str(whole)), "")
            if found:
                return found
        alike = [name for name in known if name.endswith(f"/{said}")]
        return alike[0] if len(alike) == 1 else ""

    def place(self, what: str) -> list[Row]:
        """The takes of one place of a dump, such as ``dump.jsonl#3`` or ``dump.txt bytes 0-4096``."""
        said = printable(what).removeprefix(f"{DUMPS}/")
        matched = _PLACE.fullmatch(said)
        name, start, end = matched.groups() if matched else (said, None, None)
        rows = self.records.takes("place = ?", name)
        return [row for row in rows if start is None or end is None or (row.start < int(end) and int(start) < row.end)]

    def deleted(self, what: str) -> list[Row]:
        """Where an article stood that a hand deleted: by what was its slug, its address on the site or its file."""
        path, slug = what.removeprefix(f"{ARTICLES}/"), _slug(what).lower() or None
        entries = [entry for entry in self.register if entry.state in archive.LIVE and (entry.path == path or entry.slug.lower() == slug)]
        return [row for entry in entries for row in self.records.takes("source_hash = ?", entry.source_hash)]


def _slug(what: str) -> str:
    """The slug of an article in its URL, its address or its page's file; or what may be one."""
    try:
        path = unquote(urlsplit(what).path)
    except ValueError:
        return ""
    return path.rstrip("/").removesuffix("/index.html").rpartition("/")[2].removesuffix(".md")
