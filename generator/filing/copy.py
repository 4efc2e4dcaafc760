"""The copy that filing reads: an article's zones in the order a reader meets them, whoever holds the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from generator.model import Article, FiledArticle


class Zone(NamedTuple):
    """One stretch of text with its standing. ``where`` as in ``Sighting``; ``paragraph`` counts from 1, 0 outside the body."""

    where: str
    paragraph: int
    text: str


class Copy(NamedTuple):
    """An article's zones, its language, its day (``None`` where unknown), the names of those who signed it, and stated keywords."""

    zones: tuple[Zone, ...]
    language: str
    day: date | None
    signed: tuple[str, ...]
    keywords: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article) -> Copy:
        """From an article as the copy desk hands it on."""
        return cls(
            _zones(
                article.headline,
                article.standfirst,
                article.dateline,
                (paragraph.text for paragraph in article.paragraphs),
                (caption.text for caption in article.captions),
            ),
            article.language,
            article.dating.value.date() if article.dating.value else None,
            (*article.authors, article.agency, article.publisher),
            article.tags,
        )

    @classmethod
    def of_filed(cls, filed: FiledArticle, paragraphs: Sequence[str]) -> Copy:
        """From a file of ``content/articles/`` and its body as plain text; a summary that only repeats the body is no standfirst."""
        summary = filed.summary.rstrip("… ")
        return cls(
            _zones(
                "" if filed.title_source else filed.title,
                "" if " ".join(paragraphs[:2]).startswith(summary) else filed.summary,
                filed.dateline,
                paragraphs,
                (caption.text for caption in filed.captions),
            ),
            filed.lang,
            filed.date.date() if filed.date else None,
            (*filed.authors, filed.agency, filed.publisher),
        )


def _zones(headline: str, standfirst: str, dateline: str, paragraphs: Iterable[str], captions: Iterable[str]) -> tuple[Zone, ...]:
    zones = [Zone("headline", 0, headline), Zone("standfirst", 0, standfirst), Zone("dateline", 0, dateline)]
    zones += [Zone("lead" if number == 1 else "body", number, text) for number, text in enumerate(paragraphs, 1)]
    zones += [Zone("caption", 0, text) for text in captions]
    return tuple(zone for zone in zones if zone.text)
