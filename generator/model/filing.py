"""What filing says of an article: each topic's case, and the names found."""

from __future__ import annotations

from typing import NamedTuple


class Sighting(NamedTuple):
    """One term of a topic seen in an article.

    ``where``: ``headline``, ``standfirst``, ``lead`` (the first paragraph), ``caption``, ``dateline`` or
    ``body``. ``paragraph`` is the first of its paragraphs, from 1; 0 outside the body. ``weight`` is what it added to
    the score; 0 with a ``note`` where a neighbouring word ruled it out.
    """

    term: str
    where: str
    paragraph: int
    count: int  # type: ignore[assignment]  # in place of tuple.count, which nobody asks for
    weight: float
    note: str = ""


class Verdict(NamedTuple):
    """One topic's case: its score against the threshold, and the sightings that made it."""

    topic: str
    score: float
    threshold: float
    sightings: tuple[Sighting, ...]

    @property
    def filed(self) -> bool:
        """Whether the article belongs to the topic."""
        return self.score >= self.threshold


class Filing(NamedTuple):
    """Every topic's verdict, filed or not, in the order of the settings; and the names found (tags)."""

    verdicts: tuple[Verdict, ...]
    names: tuple[str, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """Slugs of the topics given."""
        return tuple(v.topic for v in self.verdicts if v.filed)
