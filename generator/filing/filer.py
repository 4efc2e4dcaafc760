"""The filing of one article: every topic's case, with the words that made it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.filing.case import Case, nothing
from generator.filing.copy import Copy
from generator.filing.keywords import in_the_copy
from generator.filing.names import MOST, names, names_by_terms
from generator.filing.phrases import Match, PhraseBook
from generator.filing.sense import Spot, ruled_out
from generator.filing.words import cut_each
from generator.model import Article, FiledArticle, Filing, Topic


class Filer:
    """Compiles the topics once; then files any number of articles, each on its own."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics = tuple(topics)
        self._uses: dict[str, list[tuple[int, int]]] = {}
        neighbours: list[str] = []
        for number, topic in enumerate(self.topics):
            for rank, term in enumerate(topic.terms):
                self._uses.setdefault(term.text, []).append((number, rank))
                neighbours += [*term.near, *term.not_near]
        self._book = PhraseBook([*self._uses, *neighbours])

    def file(self, article: Article) -> Filing:
        """Every topic's verdict on an article of the copy desk, and the names found in it."""
        return self._file(Copy.of(article))

    def refile(self, filed: FiledArticle, paragraphs: Sequence[str]) -> Filing:
        """The same for an article that stands in ``content/articles/``; ``paragraphs`` is its body as plain text."""
        return self._file(Copy.of_filed(filed, paragraphs))

    def _file(self, copy: Copy) -> Filing:
        cuts = cut_each([zone.text for zone in copy.zones])
        matches = [self._book.find(one.words) for one in cuts]
        length = sum(len(one.words) for zone, one in zip(copy.zones, cuts, strict=True) if zone.paragraph)
        spots = self._spots(matches, copy.language)
        cases = {number: self._case(self.topics[number], found, matches, copy) for number, found in spots.items()}
        is_led = any(case.headline() >= case.topic.threshold for case in cases.values())
        verdicts = tuple(
            case.verdict(length, overshadowed=is_led and not case.headline()) if case else nothing(topic.slug, topic.threshold, length)
            for topic, case in ((topic, cases.get(number)) for number, topic in enumerate(self.topics))
        )
        found = names(copy.zones, copy.language, copy.signed, cuts, copy.keywords)
        found = found or (*names_by_terms(self.topics, verdicts), *in_the_copy(copy.keywords, copy.language, cuts))
        return Filing(verdicts, tuple(dict.fromkeys(found))[:MOST])

    def _spots(self, matches: Sequence[Sequence[Match]], language: str) -> dict[int, list[Spot]]:
        """Where each topic's terms stand, in the order of the copy."""
        found: dict[int, list[Spot]] = {}
        for zone, in_zone in enumerate(matches):
            rivals: dict[int, list[Spot]] = {}
            for match in in_zone:
                for number, rank in self._uses.get(match.phrase, ()):
                    limit = self.topics[number].terms[rank].language
                    if not limit or _primary(limit) == _primary(language):
                        rivals.setdefault(number, []).append(Spot(rank, zone, match.start, match.end))
            for number, spots in rivals.items():
                found.setdefault(number, []).extend(_apart(spots))
        return found

    def _case(self, topic: Topic, spots: Sequence[Spot], matches: Sequence[Sequence[Match]], copy: Copy) -> Case:
        reasons: dict[Spot, str] = {}
        for rank in {spot.term for spot in spots}:
            reasons |= ruled_out(topic.terms[rank], [spot for spot in spots if spot.term == rank], copy.zones, matches)
        if topic.since and copy.day and copy.day.isoformat() < topic.since:
            reasons |= dict.fromkeys(spots, f"dated before {topic.since}")
        return Case.of(topic, copy.zones, spots, reasons)


def _apart(spots: list[Spot]) -> list[Spot]:
    """One topic's spots in one zone without overlap: the longer counts, of equals the one that its topic lists first."""
    taken: set[int] = set()
    kept = []
    for spot in sorted(spots, key=lambda spot: (spot.start - spot.end, spot.start, spot.term)):
        if taken.isdisjoint(range(spot.start, spot.end)):
            taken.update(range(spot.start, spot.end))
            kept.append(spot)
    return sorted(kept, key=lambda spot: spot.start)


def _primary(language: str) -> str:
    return language.partition("-")[0]
