"""One topic's case for one article: the spots that count, those that do not and why, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.filing import score
from generator.filing.copy import Zone
from generator.filing.sense import Spot
from generator.model import Sighting, Topic, Verdict


class Case(NamedTuple):
    """A topic's spots in the zones of one copy.

    ``reasons`` names those that do not count; ``best`` is each zone's heaviest term that does, the first listed of equals.
    """

    topic: Topic
    zones: Sequence[Zone]
    spots: Sequence[Spot]
    reasons: Mapping[Spot, str]
    best: Mapping[int, int]

    @classmethod
    def of(cls, topic: Topic, zones: Sequence[Zone], spots: Sequence[Spot], reasons: Mapping[Spot, str]) -> Case:
        """The case, once it is known which spots do not count."""
        best: dict[int, int] = {}
        for spot in spots:
            if spot in reasons:
                continue
            held = best.get(spot.zone)
            if held is None or (-topic.terms[spot.term].weight, spot.term) < (-topic.terms[held].weight, held):
                best[spot.zone] = spot.term
        return cls(topic, zones, spots, reasons, best)

    def headline(self) -> float:
        """The points of the headline; 0 where no term that counts stands in it."""
        return max((self._points_of(zone) for zone in self.best if self.zones[zone].where == "headline"), default=0.0)

    def verdict(self, length: int, overshadowed: bool) -> Verdict:
        """The case weighed, for a story of ``length`` words; ``overshadowed`` where another topic has the headline."""
        points = self._points(overshadowed) if self.best else {}
        return Verdict(self.topic.slug, round(sum(points.values()), 2), _enough(self.topic.threshold, length), self._sightings(points))

    def _points_of(self, zone: int) -> float:
        return score.POINTS[self.zones[zone].where] * self.topic.terms[self.best[zone]].weight

    def _points(self, overshadowed: bool) -> dict[int, float]:
        """What each zone adds: paragraphs of the body by ``score.share``, captions once."""
        points = {zone: self._points_of(zone) for zone in self.best}
        for rank, zone in enumerate(self._heaviest("body", points)):
            points[zone] *= score.share(rank) * (score.OVERSHADOWED if overshadowed else 1.0)
        for zone in self._heaviest("caption", points)[1:]:
            points[zone] = 0.0
        return points

    def _heaviest(self, where: str, points: Mapping[int, float]) -> list[int]:
        return sorted((zone for zone in points if self.zones[zone].where == where), key=lambda zone: (-points[zone], zone))

    def _sightings(self, points: Mapping[int, float]) -> tuple[Sighting, ...]:
        """Terms by where they stand, in the order of the copy; a zone's points go to its heaviest term, once."""
        groups: dict[tuple[int, str, str], list[int]] = {}
        for spot in self.spots:
            groups.setdefault((spot.term, self.zones[spot.zone].where, self.reasons.get(spot, "")), []).append(spot.zone)
        return tuple(
            Sighting(
                term=self.topic.terms[term].text,
                where=where,
                paragraph=self.zones[zones[0]].paragraph,
                count=len(zones),
                weight=0.0 if note else round(sum(points[zone] for zone in dict.fromkeys(zones) if self.best[zone] == term), 2),
                note=note,
            )
            for (term, where, note), zones in groups.items()
        )


@lru_cache(maxsize=4096)
def nothing(slug: str, threshold: float, length: int) -> Verdict:
    """The verdict on a topic of which no term stands in a story of ``length`` words: what most stories get of most topics."""
    return Verdict(slug, 0, _enough(threshold, length), ())


def _enough(threshold: float, length: int) -> float:
    return round(score.enough(threshold, length), 2)
