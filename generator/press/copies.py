"""The copy of an article: all that its page and its cards show of the article itself, ready to print.

Nothing of it is kept in the state file: it is made from the article's own file whenever it is wanted. Where every article is wanted, each
is made ready once and waits, packed, in a nameless file (``Spool``), so that memory does not grow with the archive.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping
from typing import IO, NamedTuple

from generator.press.views import TopicLink, When


class Facts(NamedTuple):
    """What a card may show of an article: the fields of ``Card`` in ``docs/theme.md``."""

    url: str
    title: str
    lang: str
    dir: str
    when: When
    summary: str
    topics: list[TopicLink]
    publisher: str
    agency: str
    dateline: str
    state: str
    updated: str
    captured: str


class Copy(NamedTuple):
    """What an article's page and the feeds show beyond the facts. ``body`` is safe HTML; ``because`` has a sentence for each topic."""

    facts: Facts
    body: str
    standfirst: str
    authors: list[str]
    modified: When | None
    captions: list[tuple[str, str]]
    because: list[str]
    edition: str
    title_source: str
    source: str
    source_url: str
    source_hash: str
    also_in: list[str]
    versions: list[str]
    published: str
    changed: str


Place = Copy | tuple[int, int, int, int]
"""Where a copy waits: at hand, or whose file, from where, the length of its facts and of the rest."""

_AT_HAND = 5_000
"""Copies that this process keeps as they are, some 10 KB each: packing and unpacking one costs a tenth of all that an article costs."""


class Spool:
    """Copies that wait for their pages: some in memory, the others in one nameless file for each process that makes them ready.

    Any process may read all, since children are forks. In a file the facts stand apart: a card on a front page needs no more.
    """

    def __init__(self, files: list[IO[bytes]], topics: Mapping[str, TopicLink]) -> None:
        """``topics`` by slug, as the site has them: a copy waits with the slugs alone."""
        self._files = files
        self._numbers = [file.fileno() for file in files]
        self._topics = topics
        self._ends = [0] * len(files)
        self._room = _AT_HAND

    def put(self, hand: int, copy: Copy) -> Place:
        """Lay a copy down; ``hand`` is the number of this process."""
        if hand == 0 and self._room:
            self._room -= 1
            return copy
        facts, modified = copy.facts, copy.modified
        flat = marshal.dumps((*facts[:4], tuple(facts.when), facts.summary, [topic.slug for topic in facts.topics], *facts[7:]))
        rest = marshal.dumps((*copy[1:4], tuple(modified) if modified else None, *copy[5:]))
        start, packed = self._ends[hand], flat + rest
        written = os.write(self._numbers[hand], packed)
        while written < len(packed):
            written += os.write(self._numbers[hand], packed[written:])
        self._ends[hand] += len(packed)
        return hand, start, len(flat), len(rest)

    def facts(self, place: Place) -> Facts:
        """The facts of the copy that waits there."""
        if isinstance(place, Copy):
            return place.facts
        hand, start, length, _ = place
        return self._facts(os.pread(self._numbers[hand], length, start))

    def get(self, place: Place) -> Copy:
        """The whole copy that waits there."""
        if isinstance(place, Copy):
            return place
        hand, start, middle, length = place
        raw = os.pread(self._numbers[hand], middle + length, start)
        body, standfirst, authors, modified, *rest = marshal.loads(raw[middle:])  # noqa: S302 - written by put
        return Copy(self._facts(raw[:middle]), body, standfirst, authors, When(*modified) if modified else None, *rest)

    def _facts(self, flat: bytes) -> Facts:
        url, title, lang, way, when, summary, slugs, *others = marshal.loads(flat)  # noqa: S302 - written by put
        return Facts(url, title, lang, way, When(*when), summary, [self._topics[slug] for slug in slugs], *others)

    def close(self) -> None:
        """Give the files back."""
        for file in self._files:
            file.close()
