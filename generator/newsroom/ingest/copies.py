"""The same copy in another place: found by fingerprint among what the archive holds, told by its differences."""

from __future__ import annotations

from generator.archive import Archive, plain
from generator.copydesk import duplicates, mould
from generator.copydesk.duplicates import Fingerprint
from generator.model import Article, FiledArticle, Paragraph
from generator.newsroom.ingest.records import Records

SAME_TEXT = "same text"


class Copies:
    """The fingerprints of the articles that were filed, in the cache."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def keep(self, source_hash: str, prints: Fingerprint) -> None:
        """Keep the fingerprint of a filed article."""
        packed = prints.pack()
        if not self._records.keep_print(source_hash, packed, prints.bands) and self._records.print_of(source_hash) != packed:
            self.drop(source_hash)
            self._records.keep_print(source_hash, packed, prints.bands)

    def drop(self, source_hash: str) -> None:
        """Forget an article that is no longer filed under this hash."""
        packed = self._records.print_of(source_hash)
        if packed:
            self._records.drop_print(source_hash, Fingerprint.unpack(packed).bands)

    def find(self, prints: Fingerprint) -> list[tuple[str, duplicates.Kind]]:
        """Source hashes of the filed articles in much the same words, copies first, the most similar first; and how each is alike."""
        held = ((key, Fingerprint.unpack(other)) for key, other in self._records.candidates(prints.bands))
        return [(match.key, match.likeness.kind) for match in duplicates.best(prints, held)]

    def seed(self, keep: Archive) -> None:
        """Where the cache was thrown away, take the fingerprints of what stands in the archive."""
        if self._records.has_prints():
            return
        for filed in keep.articles():
            if filed.source_hash:
                texts = [text for _, text in plain.blocks(filed.body)]
                self.keep(filed.source_hash, duplicates.fingerprint(_headline(filed), texts, filed.date.date() if filed.date else None))


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
