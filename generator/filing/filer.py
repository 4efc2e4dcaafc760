"""The filing of one article: every topic's case, with the words that made it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.filing.case import Case
from generator.filing.copy import Copy
from generator.filing.names import names, names_by_terms
from generator.filing.phrases import Match, PhraseBook
from generator.filing.sense import Spot, ruled_out
from generator.filing.words import words
from generator.model import Article, FiledArticle, Filing, Term, Topic


class Filer:
    """Compiles the topics once; then files any number of articles, each on its own."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics = tuple(topics)
        self._uses: dict[str, list[tuple[int, Term]]] = {}
        neighbours: list[str] = []
        for number, topic in enumerate(self.topics):
            for term in topic.terms:
                self._uses.setdefault(term.text, []).append((number, term))
                neighbours += [*term.near, *term.not_near]
        self._book = PhraseBook([*self._uses, *neighbours])

    def file(self, article: Article) -> Filing:
        """Every topic's verdict on an article of the copy desk, and the names found in it."""
        return self._file(Copy.of(article))

    def refile(self, filed: FiledArticle) -> Filing:
        """The same for an article that stands in ``content/articles/``."""
        return self._file(Copy.of_filed(filed))

    def _file(self, copy: Copy) -> Filing:
        texts = [words(zone.text) for zone in copy.zones]
        matches = [self._book.find(text) for text in texts]
        length = sum(len(text) for zone, text in zip(copy.zones, texts, strict=True) if zone.paragraph)
        spots = self._spots(matches, copy.language)
        cases = [self._case(topic, spots.get(number, []), matches, copy) for number, topic in enumerate(self.topics)]
        leading = any(case.leads() for case in cases)
        verdicts = tuple(case.verdict(length, overshadowed=leading and not case.has_headline()) for case in cases)
        return Filing(verdicts, names(copy.zones, copy.language) or names_by_terms(self.topics, verdicts))

    def _spots(self, matches: Sequence[Sequence[Match]], language: str) -> dict[int, list[Spot]]:
        """Where each topic's terms stand; where two of one topic overlap, the longer counts, then the one listed first."""
        found: defaultdict[int, list[Spot]] = defaultdict(list)
        for zone, in_zone in enumerate(matches):
            candidates: defaultdict[int, list[tuple[int, Match, Term]]] = defaultdict(list)
            for match in in_zone:
                for number, term in self._uses.get(match.phrase, ()):
                    if not term.language or _primary(term.language) == _primary(language):
                        candidates[number].append((match.start - match.end, match, term))
            for number, rivals in candidates.items():
                found[number] += _apart(zone, rivals)
        return found

    def _case(self, topic: Topic, spots: Sequence[Spot], matches: Sequence[Sequence[Match]], copy: Copy) -> Case:
        reasons: dict[Spot, str] = {}
        headline = next((number for number, zone in enumerate(copy.zones) if zone.where == "headline"), None)
        body = frozenset(number for number, zone in enumerate(copy.zones) if zone.paragraph)
        for term in dict.fromkeys(spot.term for spot in spots):
            reasons |= ruled_out([spot for spot in spots if spot.term == term], matches, headline, body)
        if topic.since and copy.day and copy.day.isoformat() < topic.since:
            reasons |= dict.fromkeys(spots, f"dated before {topic.since}")
        return Case(topic, copy.zones, spots, reasons)


def _apart(zone: int, rivals: Sequence[tuple[int, Match, Term]]) -> list[Spot]:
    """The spots of one topic in one zone without overlap, in order of place."""
    taken: set[int] = set()
    spots = []
    for _, match, term in sorted(rivals, key=lambda rival: (rival[0], rival[1].start)):
        if taken.isdisjoint(range(match.start, match.end)):
            taken.update(range(match.start, match.end))
            spots.append(Spot(term, zone, match.start, match.end))
    return sorted(spots, key=lambda spot: spot.start)


def _primary(language: str) -> str:
    return language.partition("-")[0]
