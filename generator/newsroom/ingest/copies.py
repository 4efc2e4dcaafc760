"""The same copy in another place: found by fingerprint among what the archive holds, told by its differences."""

from __future__ import annotations

import sqlite3

from generator.archive import Archive, plain
from generator.copydesk import duplicates, mould
from generator.copydesk.duplicates import Fingerprint
from generator.model import Article, FiledArticle, Paragraph
from generator.newsroom.ingest.prints import Prints

SAME_TEXT = "same text"


class Copies:
    """The articles that were filed, by their fingerprints."""

    def __init__(self, cache: sqlite3.Connection) -> None:
        """Keep the fingerprints in the site's cache."""
        self._prints = Prints(cache)

    def keep(self, source_hash: str, packed: bytes) -> None:
        """Keep the packed fingerprint of a filed article."""
        self._prints.keep(source_hash, packed)

    def drop(self, source_hash: str) -> None:
        """Forget an article that is no longer filed under this hash."""
        self._prints.drop(source_hash)

    def find(self, packed: bytes) -> list[tuple[str, duplicates.Kind]]:
        """Source hashes of the filed articles in much the same words, copies first, the most similar first; and how each is alike."""
        alike = self._prints.alike(packed)
        if not alike:
            return []
        held = ((key, Fingerprint.unpack(other)) for key, other in alike)
        return [(match.key, match.likeness.kind) for match in duplicates.best(Fingerprint.unpack(packed), held)]

    def flush(self) -> None:
        """Hand on to the cache what was kept."""
        self._prints.flush()

    def seed(self, keep: Archive) -> None:
        """Where the cache was thrown away, take the fingerprints of what stands in the archive."""
        if self._prints:
            return
        for filed in keep.articles():
            if filed.source_hash:
                texts = [text for _, text in plain.blocks(filed.body)]
                day = filed.date.date() if filed.date else None
                self.keep(filed.source_hash, duplicates.fingerprint(_headline(filed), texts, day).pack())


def difference(kept: FiledArticle, other: FiledArticle) -> str:
    """In words, where another copy differs from the one that is kept."""
    return duplicates.difference(_article(kept), _article(other))


def change(kept: FiledArticle, other: FiledArticle) -> mould.Change:
    """What tells two articles in much the same words apart (see ``mould``)."""
    return mould.between(_texts(kept), _texts(other), other.lang)


def _texts(filed: FiledArticle) -> list[str]:
    return [_headline(filed), *(text for _, text in plain.blocks(filed.body))]


def _headline(filed: FiledArticle) -> str:
    """The headline as the desk hands it on: none where the title is the story's first words."""
    return "" if filed.title_source else filed.title


def _article(filed: FiledArticle) -> Article:
    """What a comparison looks at, from the archive's form."""
    paragraphs = tuple(Paragraph(text, 0, 0, role) for role, text in plain.blocks(filed.body))
    return Article(
        headline=_headline(filed),
        paragraphs=paragraphs,
        dump="",
        start=0,
        end=0,
        source_hash=filed.source_hash,
        authors=filed.authors,
        publisher=filed.publisher,
    )
