"""One topic's case for one article: the spots that count, those that do not and why, and what they add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.filing import score
from generator.filing.copy import Zone
from generator.filing.sense import Spot
from generator.model import Sighting, Term, Topic, Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """A topic's spots in the zones of one copy; ``reasons`` names those that do not count."""

    topic: Topic
    zones: Sequence[Zone]
    spots: Sequence[Spot]
    reasons: Mapping[Spot, str]

    def has_headline(self) -> bool:
        """Whether any term stands in the headline and counts."""
        return any(self.zones[zone].where == "headline" for zone in self._best())

    def leads(self) -> bool:
        """Whether the headline alone is enough to file the article here."""
        weights = [term.weight for zone, term in self._best().items() if self.zones[zone].where == "headline"]
        return max(weights, default=0.0) * score.POINTS["headline"] >= self.topic.threshold

    def verdict(self, length: int, overshadowed: bool) -> Verdict:
        """The case weighed, for a story of ``length`` words; ``overshadowed`` where another topic has the headline."""
        points = self._points(overshadowed)
        total = round(sum(points.values()), 2)
        return Verdict(self.topic.slug, total, round(score.enough(self.topic.threshold, length), 2), self._sightings(points))

    def _best(self) -> dict[int, Term]:
        """For each zone its heaviest term that counts; the first of equals in the order of the settings."""
        order = {term: place for place, term in enumerate(self.topic.terms)}
        best: dict[int, Term] = {}
        for spot in self.spots:
            if spot in self.reasons:
                continue
            held = best.get(spot.zone)
            if held is None or (-spot.term.weight, order[spot.term]) < (-held.weight, order[held]):
                best[spot.zone] = spot.term
        return best

    def _points(self, overshadowed: bool) -> dict[int, float]:
        """What each zone adds: the caption once, paragraphs of the body by ``score.share``."""
        best = self._best()
        points = {zone: score.POINTS[self.zones[zone].where] * term.weight for zone, term in best.items()}
        body = sorted((zone for zone in points if self.zones[zone].where == "body"), key=lambda zone: (-points[zone], zone))
        for rank, zone in enumerate(body):
            points[zone] *= score.share(rank) * (score.OVERSHADOWED if overshadowed else 1.0)
        captions = sorted((zone for zone in points if self.zones[zone].where == "caption"), key=lambda zone: (-points[zone], zone))
        return points | dict.fromkeys(captions[1:], 0.0)

    def _sightings(self, points: Mapping[int, float]) -> tuple[Sighting, ...]:
        """Terms by where they stand, in the order a reader meets them; a zone's points go to its heaviest term."""
        best = self._best()
        counts: Counter[tuple[str, str, str]] = Counter()
        added: defaultdict[tuple[str, str, str], float] = defaultdict(float)
        first: dict[tuple[str, str, str], int] = {}
        paid: set[int] = set()
        for spot in self.spots:
            zone = self.zones[spot.zone]
            key = (spot.term.text, zone.where, self.reasons.get(spot, ""))
            first.setdefault(key, zone.paragraph)
            counts[key] += 1
            if not key[2] and best.get(spot.zone) == spot.term and spot.zone not in paid:
                paid.add(spot.zone)
                added[key] += points[spot.zone]
        return tuple(
            Sighting(key[0], key[1], paragraph, counts[key], round(added[key], 2), key[2]) for key, paragraph in first.items()
        )
