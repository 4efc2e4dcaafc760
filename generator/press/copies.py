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
    published: str
    changed: str


Place = tuple[int, int, int]
"""Where a copy waits: whose file, from where, how long."""


class Spool:
    """Copies that wait for their pages, in one nameless file for each process that makes them ready; any process may read all."""

    def __init__(self, files: list[IO[bytes]], topics: Mapping[str, TopicLink]) -> None:
        """``topics`` by slug, as the site has them: a copy waits with the slugs alone."""
        self._files = [file.fileno() for file in files]
        self._open = files
        self._topics = topics
        self._ends = [0] * len(files)

    def put(self, hand: int, copy: Copy) -> Place:
        """Lay a copy down; ``hand`` is the number of this process."""
        facts = copy.facts
        flat = (
            *facts[:4], tuple(facts.when), facts.summary, [topic.slug for topic in facts.topics], *facts[7:],
        )  # fmt: skip
        modified = copy.modified
        packed = marshal.dumps((flat, *copy[1:4], tuple(modified) if modified else None, *copy[5:]))
        start, length = self._ends[hand], len(packed)
        written = os.write(self._files[hand], packed)
        while written < length:
            written += os.write(self._files[hand], packed[written:])
        self._ends[hand] += length
        return hand, start, length

    def get(self, place: Place) -> Copy:
        """The copy that waits there."""
        hand, start, length = place
        flat, body, standfirst, authors, modified, *rest = marshal.loads(os.pread(self._files[hand], length, start))  # noqa: S302 - written by put
        url, title, lang, way, when, summary, slugs, *others = flat
        facts = Facts(url, title, lang, way, When(*when), summary, [self._topics[slug] for slug in slugs], *others)
        return Copy(facts, body, standfirst, authors, When(*modified) if modified else None, *rest)

    def close(self) -> None:
        """Give the files back."""
        for file in self._open:
            file.close()
