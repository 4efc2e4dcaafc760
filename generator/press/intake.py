"""Sources read and made ready: from a changed file to what the graph stores of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.archive import judge
from generator.model import FiledArticle, Query
from generator.press import markup
from generator.press.dates import Calendar
from generator.press.house import House
from generator.press.prepare import Prepared, prepare
from generator.press.scan import Source
from generator.press.templates import Templates
from generator.press.text import clean
from generator.press.urls import RESERVED, apart, fold_slug

SOURCE_BYTES = 4 * 1024 * 1024
"""A larger Markdown file is left out with a query: the desk writes none over half of it."""


class Standing(NamedTuple):
    """One row of ``standing``."""

    slug: str
    hash: bytes
    copy: str


class Taken(NamedTuple):
    """What one source gave. ``sha`` is of its bytes; ``due`` (UTC, ISO 8601) when it is to appear, ``held`` that it is not yet time.

    Both ``article`` and ``standing`` may be ``None``: a draft, an article held back, a file that cannot stand. ``same``: the bytes are
    the known ones. ``words`` are dates that had to be put into words for it.
    """

    source: Source
    sha: bytes
    due: str = ""
    held: bool = False
    queries: tuple[Query, ...] = ()
    article: Prepared | None = None
    standing: Standing | None = None
    same: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Intake:
    """Reads sources; ``now`` (UTC, ISO 8601 to the second) decides what is held back."""

    content: Path
    house: House
    calendar: Calendar
    templates: Templates
    now: str

    @classmethod
    def set_up(cls, content: Path, house: House, recall: Callable[[str], str | None], now: str) -> Intake:
        """``recall`` gives dates that an earlier run put into words."""
        return cls(content, house, house.calendar(recall), Templates(house), now)

    def take(self, source: Source, known: bytes = b"", folder: str = "") -> Taken:
        """Read one source. ``known`` is the hash of its bytes that needs no second look; ``folder`` see ``prepare``."""
        try:
            raw = (self.content / source.path).read_bytes()
        except OSError as error:
            return Taken(source, b"", queries=(Query(f"content/{source.path}", f"Cannot be read: {error.strerror}."),))
        sha = blake2b(raw, digest_size=16).digest()
        if sha == known:
            return Taken(source, sha, same=True)
        if len(raw) > SOURCE_BYTES:
            query = Query(f"content/{source.path}", f"Is larger than {SOURCE_BYTES // 2**20} MiB.", remedy="Split it; it is left out.")
            return Taken(source, sha, queries=(query,))
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            return Taken(
                source, sha, queries=(Query(f"content/{source.path}", "Is not UTF-8 here.", line, remedy="Save the file as UTF-8; it is left out."),)
            )
        root, _, path = source.path.partition("/")
        judged = judge(text, path, self.house.zone)
        queries = judged.queries if root == "articles" else tuple(replace(q, path=f"content/{source.path}") for q in judged.queries)
        if judged.article is None:
            return Taken(source, sha, queries=queries)
        if root == "pages":
            return self._standing(source, sha, judged.article, queries)
        return self._article(source, sha, judged.article, queries, folder)

    def _article(self, source: Source, sha: bytes, filed: FiledArticle, queries: tuple[Query, ...], folder: str) -> Taken:
        due = filed.date.astimezone(UTC).isoformat(timespec="seconds") if filed.date else ""
        held = due > self.now
        state = filed.status if filed.status != "published" else "held" if held else ""
        if state and not self.house.preview:
            return Taken(source, sha, due if filed.status == "published" else "", held and filed.status == "published", queries)
        prepared = prepare(filed, source.path, self.house, self.calendar, self.templates, state, folder)
        words = tuple(self.calendar.fresh.items())
        self.calendar.fresh.clear()
        return Taken(source, sha, due if filed.status == "published" else "", held and filed.status == "published", queries, prepared, words=words)

    def _standing(self, source: Source, sha: bytes, filed: FiledArticle, queries: tuple[Query, ...]) -> Taken:
        if filed.status != "published" and not self.house.preview:
            return Taken(source, sha, queries=queries)
        slug = fold_slug(filed.slug)
        if slug in RESERVED - {"about"} or (slug.isdigit() and len(slug) == 4) or (slug == "about" and source.path != "pages/about.md"):
            apart_slug = apart(slug, source.path)
            query = Query(
                f"content/{source.path}",
                f"The site's own pages stand at /{slug}/.",
                field="Slug",
                remedy=f"It is published at /{apart_slug}/; give it another Slug.",
            )
            queries, slug = (*queries, query), apart_slug
        copy = {"title": clean(filed.title), "body": markup.html(filed.body), "summary": clean(filed.summary), "lang": filed.lang}
        packed = json.dumps(copy, ensure_ascii=False)
        return Taken(source, sha, queries=queries, standing=Standing(slug, blake2b(packed.encode(), digest_size=8).digest(), packed))
