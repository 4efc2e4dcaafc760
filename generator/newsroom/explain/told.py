"""What explain tells: an article and where it came from, a dump and where its bytes went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generator.model import FiledArticle, Query, Verdict
from generator.newsroom.ingest.versions import AS_RETRACTED

UNKNOWN: Final = ("unknown",)
"""What a hand changed, where the desk's own version is no longer at hand."""


@dataclass(frozen=True, slots=True)
class Told:
    """One stretch of bytes: what stood there, and what became of it (see ``model.Entry``). ``text`` is empty where it can no longer be had."""

    start: int
    end: int
    fate: str
    detail: str
    text: str


@dataclass(frozen=True, slots=True)
class TakeTold:
    """One article's stretch of a dump, or a stretch of nothing but furniture. ``fate`` as in ``records.Row``; ``why`` is the reason
    of a quarantine, or how a duplicate differs; ``article`` is the file of the article, or of the copy that was kept: where it stands, or
    stood until a hand ``deleted`` it."""

    place: str
    start: int
    end: int
    fate: str
    why: str
    article: str
    headline: str
    entries: tuple[Told, ...]
    paragraphs: tuple[tuple[int, int], ...] = ()
    repairs: tuple[str, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """The same copy in another place, and how it differs."""

    place: str
    start: int
    end: int
    difference: str


@dataclass(frozen=True, slots=True)
class ArticleTold:
    """One article: as it stands, what a hand changed, where it came from, every topic's case, its copies, its earlier versions; and the
    file of what the desk reads instead, where that is in conflict with a hand. ``is_left_out``: it is in no topic, and the site shows none such."""

    file: str
    article: FiledArticle
    by_hand: tuple[str, ...]
    take: TakeTold | None
    verdicts: tuple[Verdict, ...]
    copies: tuple[Copy, ...]
    versions: tuple[TakeTold, ...] = ()
    queries: tuple[Query, ...] = ()
    conflict: str = ""
    is_left_out: bool = False

    def hand(self) -> str:
        """Whose the article is: the desk's, or how far a hand has changed it."""
        if not self.by_hand:
            return "As the desk wrote it; no hand has touched it."
        if not self.article.source:
            return "Written by hand, or its source was taken out."
        return "Edited by hand" + (f": {', '.join(self.by_hand)}" if self.by_hand != UNKNOWN else "; what the desk had written is no longer at hand.")

    def how(self, verdict: Verdict) -> str:
        """Whether the article stands under a topic, and who says so: the rules of today, those of an earlier day, or a hand."""
        topic, evidence = verdict.topic, dict(self.article.topic_evidence)
        if topic in self.article.topics:
            if verdict.filed or topic not in evidence:
                return "filed" if verdict.filed else "filed by hand"
            return "filed as what it retracts was" if evidence[topic].startswith(AS_RETRACTED) else "filed under earlier rules"
        if not verdict.filed:
            return "not filed"
        if not self.article.source:
            return "not filed, since Topics of an article of your own is yours to write"
        return "taken out by hand" if self.by_hand == UNKNOWN or "Topics" in self.by_hand else "not filed; it would be now: run newsdigest ingest"


@dataclass(frozen=True, slots=True)
class DumpTold:
    """One dump: every take in order, and bytes by fate for each member."""

    name: str
    takes: tuple[TakeTold, ...]
    bytes: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)
