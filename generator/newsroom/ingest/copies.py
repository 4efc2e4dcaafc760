"""The same copy in another place: found by fingerprint among what the archive holds, told by its differences."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from generator.archive import plain
from generator.copydesk.copies import duplicates, mould
from generator.copydesk.copies.duplicates import Fingerprint
from generator.model import Article, FiledArticle, Paragraph
from generator.newsroom.ingest.prints import Prints

SAME_TEXT = "same text"
EARLIER_TEXT = "same text as an earlier version"


class Alike(NamedTuple):
    """A filed article in much the same words: its source hash, how it is alike (``None``: too little to be a copy), and the share of the
    shorter text that the other holds."""

    key: str
    kind: duplicates.Kind | None
    contained: float


class Copies:
    """The articles that were filed, by their fingerprints."""

    def __init__(self, cache: sqlite3.Connection) -> None:
        """Keep the fingerprints in the site's cache."""
        self._prints = Prints(cache)

    def keep(self, source_hash: str, packed: bytes, *, is_new: bool = False) -> None:
        """Keep the packed fingerprint of a filed article, one that ``is_new`` or in the place of what was kept of it."""
        self._prints.keep(source_hash, packed, is_new=is_new)

    def drop(self, source_hash: str) -> None:
        """Forget an article that is no longer filed under this hash."""
        self._prints.drop(source_hash)

    def find(self, packed: bytes, also: Sequence[str] = ()) -> list[Alike]:
        """The filed articles in much the same words, copies first, the most similar first; then those of ``also`` that are less alike."""
        held = dict(self._prints.alike(packed))
        held |= {key: known for key in also if key not in held and (known := self._prints.get(key))}
        if not held:
            return []
        ours, theirs = Fingerprint.unpack(packed), {key: Fingerprint.unpack(other) for key, other in held.items()}
        kinds: dict[str, duplicates.Kind | None] = {match.key: match.likeness.kind for match in duplicates.best(ours, theirs.items())}
        kinds |= {key: None for key in also if key in theirs and key not in kinds}
        return [Alike(key, kind, duplicates.contained(ours, theirs[key])) for key, kind in kinds.items()]

    def flush(self) -> None:
        """Hand on to the cache what was kept."""
        self._prints.flush()

    def __bool__(self) -> bool:
        """Whether any is kept: none is where the cache was thrown away."""
        return bool(self._prints)

    def keep_standing(self, filed: FiledArticle) -> None:
        """Keep the fingerprint of an article as it stands in the archive."""
        texts = [text for _, text in plain.blocks(filed.body)]
        self.keep(filed.source_hash, duplicates.fingerprint(headline(filed), texts, filed.date.date() if filed.date else None).pack())


def difference(kept: FiledArticle, other: FiledArticle) -> str:
    """In words, where another copy differs from the one that is kept."""
    return duplicates.difference(_article(kept), _article(other))


def change(kept: FiledArticle, other: FiledArticle) -> mould.Change:
    """What tells two articles in much the same words apart (see ``mould``)."""
    return mould.between(_texts(kept), _texts(other), other.lang)


def headline(filed: FiledArticle) -> str:
    """The headline as the desk hands it on: none where the title is the story's first words."""
    return "" if filed.title_source else filed.title


def _texts(filed: FiledArticle) -> list[str]:
    return [headline(filed), *(text for _, text in plain.blocks(filed.body))]


def _article(filed: FiledArticle) -> Article:
    """What a comparison looks at, from the archive's form."""
    paragraphs = tuple(Paragraph(text, 0, 0, role) for role, text in plain.blocks(filed.body))
    return Article(
        headline=headline(filed),
        paragraphs=paragraphs,
        dump="",
        start=0,
        end=0,
        source_hash=filed.source_hash,
        authors=filed.authors,
        publisher=filed.publisher,
    )
