"""Sources read and made ready: from a changed file to what the graph keeps of it, and to the copy of its page."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.archive import judge
from generator.model import FiledArticle, Query
from generator.press import markup
from generator.press.copies import Copy, Facts, Place, Spool
from generator.press.dates import Calendar, late_on, sort_of
from generator.press.graph import article_id
from generator.press.house import House
from generator.press.longway import LongWay, TooHard
from generator.press.prepare import Prepared, card_hash, copy_of, facts_of, names_of
from generator.press.scan import Source, SourceMoved, sum_of
from generator.press.state import NOT_YET_DUE, UNFILED
from generator.press.templates import Templates
from generator.press.text import clean, direction
from generator.press.urls import INDEX, RESERVED, apart, article_claim, fold_slug
from generator.press.views import Head

LONG_WAY = LongWay()
"""For every intake of a process."""

SOURCE_BYTES = 4 * 1024 * 1024
"""A larger Markdown file is left out with a query: the desk writes none over half of it."""


class Standing(NamedTuple):
    """One row of ``standing``."""

    slug: str
    hash: bytes
    copy: str


class Taken(NamedTuple):
    """What one source gave. ``sha`` is of its bytes; ``due`` (UTC, ISO 8601) when it is to appear, ``held`` why it does not: ``NOT_YET_DUE``,
    ``UNFILED``, or 0.

    Both ``article`` and ``standing`` may be ``None``: a draft, an article held back, a file that cannot stand. ``same``: the bytes are
    the known ones. ``words`` are dates that had to be put into words for it. ``place`` is where the copy waits, if it does. ``strays`` are
    topics that the article names and the settings do not have.
    """

    source: Source
    sha: bytes
    due: str = ""
    held: int = 0
    queries: tuple[Query, ...] = ()
    article: Prepared | None = None
    standing: Standing | None = None
    same: bool = False
    words: tuple[tuple[str, str], ...] = ()
    place: Place | None = None
    strays: tuple[str, ...] = ()


class Intake(NamedTuple):
    """Reads sources; ``now`` (UTC, ISO 8601 to the second) decides what is held back.

    With a ``spool`` the copy of each article is made too and laid down there by this process, the ``hand``-th.
    """

    content: Path
    house: House
    calendar: Calendar
    templates: Templates
    now: str
    spool: Spool | None
    hand: int
    long_way: LongWay

    @classmethod
    def set_up(cls, content: Path, house: House, recall: Callable[[str], str | None], now: str, spool: Spool | None = None, hand: int = 0) -> Intake:
        """``recall`` gives dates that an earlier run put into words."""
        return cls(content, house, house.calendar(recall), Templates(house), now, spool, hand, LONG_WAY)

    def take(self, source: Source, known: bytes = b"", folder: str = "") -> Taken:
        """Read one source. ``known`` is the hash of its bytes that needs no second look; ``folder`` is where its page goes if another
        article has taken the place it asks for."""
        try:
            raw = self._bytes(source.path)
        except OSError as error:
            remedy = "Allow reading it, or check the disk; until then it is left out."
            return Taken(source, b"", queries=(Query(f"content/{source.path}", f"Cannot be read: {error.strerror}.", remedy=remedy),))
        sha = sum_of(raw)
        if sha == known:
            return Taken(source, sha, same=True)
        if len(raw) > SOURCE_BYTES:
            query = Query(f"content/{source.path}", f"Is larger than {SOURCE_BYTES // 2**20} MiB.", remedy="Split it; it is left out.")
            return Taken(source, sha, queries=(query,))
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            return Taken(
                source, sha, queries=(Query(f"content/{source.path}", "Is not UTF-8 here.", line, remedy="Save the file as UTF-8; it is left out."),)
            )
        root, _, path = source.path.partition("/")
        judged = judge(text, path, self.house.zone)
        queries = judged.queries if root == "articles" else tuple(q._replace(path=f"content/{source.path}") for q in judged.queries)
        if judged.article is None:
            last = queries[-1]
            return Taken(source, sha, queries=(*queries[:-1], last._replace(remedy=f"{last.remedy} Until then the file is left out.".strip())))
        try:
            if root == "pages":
                return self._standing(source, sha, judged.article, queries)
            return self._article(source, sha, judged.article, queries, folder)
        except TooHard as error:
            fault = Query(f"content/{source.path}", f"Its text {error}.", remedy="Write it more plainly, or split it; it is left out.")
            return Taken(source, sha, queries=(*queries, fault))

    def head(self, name: str, title: str, lang: str, topics: Sequence[str]) -> Head:
        """Of an article that was taken before, from what the state keeps of it; its page is ``name``, ``topics`` are slugs."""
        house = self.house
        return Head(house.addresses.path(name), title, lang, direction(lang), [house.topics[slug] for slug in topics])

    def facts(self, path: str, name: str, known: bytes) -> Facts:
        """The facts of an article that was taken before, from its source again; its page is ``name``, and ``known`` what it is known by.

        Raises ``SourceMoved`` where the file has changed since.
        """
        return self._again(path, name, known)[1]

    def copy(self, path: str, name: str, known: bytes, body: str) -> Copy:
        """The whole copy, likewise; ``body`` see ``Prepared``."""
        filed, facts, sort = self._again(path, name, known)
        return copy_of(filed, facts, body or markup.quick(filed.body) or "", sort, self.house, self.calendar)

    def words(self, path: str, sha: bytes) -> str:
        """The words of the text of an article whose file was known by ``sha``: each once, for the most part small, with signs around them at most.

        Raises ``SourceMoved`` where the file has changed since.
        """
        try:
            raw = self._bytes(path)
        except OSError:
            raise SourceMoved(path) from None
        if sum_of(raw) != sha:
            raise SourceMoved(path)
        head = _HEAD_ENDS.search(raw)
        body = raw[head.end() :] if head else b""
        return clean(b" ".join(dict.fromkeys(body.translate(_TO_WORDS).split())).decode())

    def _again(self, path: str, name: str, known: bytes) -> tuple[FiledArticle, Facts, str]:
        try:
            raw = self._bytes(path)
            filed = judge(raw.decode(), path.partition("/")[2], self.house.zone).article
        except (OSError, UnicodeDecodeError):
            raise SourceMoved(path) from None
        state = self._state(filed)[2] if filed else ""
        if filed is None or copy_hash(sum_of(raw), name, state) != known:
            raise SourceMoved(path)
        sort = sort_of(filed, self.house.zone)
        return filed, facts_of(filed, name, sort, self.house, self.calendar, state), sort

    def _bytes(self, path: str) -> bytes:
        """A file's bytes by three calls of the system; pathlib takes twice the time."""
        descriptor = os.open(f"{self.content}/{path}", os.O_RDONLY | os.O_CLOEXEC)
        try:
            raw = os.read(descriptor, _PIECE)
            if len(raw) == _PIECE:
                while len(raw) <= SOURCE_BYTES and (more := os.read(descriptor, SOURCE_BYTES)):
                    raw += more
            return raw
        finally:
            os.close(descriptor)

    def _state(self, filed: FiledArticle) -> tuple[str, int, str]:
        """When an article falls due, why it is held back (see ``Taken``), and what a preview says of it."""
        due = filed.date.astimezone(UTC).isoformat(timespec="seconds") if filed.date else ""
        if filed.status != "published":
            return "", 0, filed.status
        if self.house.settings.build.only_filed and self.house.topics.keys().isdisjoint(filed.topics):
            return "", UNFILED, "unfiled"
        return (due, NOT_YET_DUE, "held") if due > self.now else (due, 0, "")

    def _article(self, source: Source, sha: bytes, filed: FiledArticle, queries: tuple[Query, ...], folder: str) -> Taken:
        due, held, state = self._state(filed)
        strays = tuple([slug for slug in filed.topics if slug not in self.house.topics])
        if state and not self.house.preview:
            return Taken(source, sha, due, held, queries, strays=strays if held == UNFILED else ())
        quick = markup.quick(filed.body)
        body = self.long_way.html(filed.body) if quick is None else ""
        sort = sort_of(filed, self.house.zone)
        claim = article_claim(sort, filed.slug)
        name = f"{folder or claim}/{INDEX}"
        facts = facts_of(filed, name, sort, self.house, self.calendar, state)
        prepared = Prepared(
            article_id(source.path),
            source.path,
            claim,
            name,
            sort,
            tuple([topic.slug for topic in facts.topics]),
            names_of(filed),
            card_hash(facts),
            self.templates.line(facts),
            copy_hash(sha, name, state),
            body,
            facts.title,
            facts.lang,
            late_on(filed, sort),
        )
        place = None
        if self.spool is not None:
            place = self.spool.put(self.hand, copy_of(filed, facts, quick if quick is not None else body, sort, self.house, self.calendar))
        words: tuple[tuple[str, str], ...] = ()
        if self.calendar.fresh:
            words = tuple(self.calendar.fresh.items())
            self.calendar.fresh.clear()
        return Taken(source, sha, due, held, queries, prepared, None, False, words, place, strays)

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
        quick = markup.quick(filed.body)
        copy = {
            "title": clean(filed.title),
            "body": quick if quick is not None else self.long_way.html(filed.body),
            "summary": clean(filed.summary),
            "lang": filed.lang,
        }
        packed = json.dumps(copy, ensure_ascii=False)
        return Taken(source, sha, queries=queries, standing=Standing(slug, sum_of(packed.encode()), packed))


_HEAD_ENDS = re.compile(rb"(?>\r\n|[\r\n])[^\S\r\n]*+[\r\n]")
"""The first blank line, with whatever breaks lines, and blanks in it (``archive.header.parse``)."""

_TO_WORDS = bytes(code if code > 127 or chr(code).isalnum() or chr(code) in "-'" else 32 for code in bytes(range(256)).lower())
"""Signs of ASCII to blanks, but for those inside of words, and its letters to small ones."""

_PIECE = 256 * 1024
"""Most files come whole at the first reading."""


def copy_hash(sha: bytes, name: str, state: str) -> bytes:
    """By what the copy of an article is known: its file's bytes, where its page stands, and what a preview says of it."""
    return sha256(b"%b%b\0%b" % (sha, name.encode(), state.encode())).digest()[:8]
