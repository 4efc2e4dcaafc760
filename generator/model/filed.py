"""What filing says of an article, and the article as it stands in ``content/articles/``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from generator.model.article import Caption, DateSource, Precision

TitleSource = Literal["", "first words"]
"""``""``: the copy's headline, or an editor's. ``first words``: nobody wrote one, so the story is called by how it begins."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One term of a topic seen in an article.

    ``where``: ``headline``, ``standfirst``, ``lead`` (the first paragraph), ``caption``, ``dateline`` or
    ``body``. ``paragraph`` is the first of its paragraphs, from 1; 0 outside the body. ``weight`` is what it added to
    the score; 0 with a ``note`` where a neighbouring word ruled it out.
    """

    term: str
    where: str
    paragraph: int
    count: int
    weight: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One topic's case: its score against the threshold, and the sightings that made it."""

    topic: str
    score: float
    threshold: float
    sightings: tuple[Sighting, ...]

    @property
    def filed(self) -> bool:
        """Whether the article belongs to the topic."""
        return self.score >= self.threshold


@dataclass(frozen=True, slots=True)
class Filing:
    """Every topic's verdict, filed or not, in the order of the settings; and the names found (tags)."""

    verdicts: tuple[Verdict, ...]
    names: tuple[str, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """Slugs of the topics given."""
        return tuple(v.topic for v in self.verdicts if v.filed)


@dataclass(frozen=True, slots=True)
class FiledArticle:
    """One file of ``content/articles/``: typed metadata and a Markdown body.

    ``path`` is relative to ``content/articles/`` with ``/``. ``date`` is aware, or ``None`` where unknown.
    ``topic_evidence`` pairs a topic's slug with a sentence that says why; a topic without one was filed by hand.
    ``also_in`` names other dumps that hold the same copy. ``body`` is Markdown without the metadata.
    """

    path: str
    title: str
    slug: str
    body: str
    title_source: TitleSource = ""
    date: datetime | None = None
    date_source: DateSource = "unknown"
    date_precision: Precision = "day"
    date_evidence: str = ""
    date_doubt: str = ""
    modified: datetime | None = None
    lang: str = "en"
    authors: tuple[str, ...] = ()
    dateline: str = ""
    topics: tuple[str, ...] = ()
    topic_evidence: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    captions: tuple[Caption, ...] = ()
    publisher: str = ""
    agency: str = ""
    source_url: str = ""
    source: str = ""
    source_hash: str = ""
    machine_hash: str = ""
    also_in: tuple[str, ...] = ()
    status: str = "published"
