"""A verdict in one line, as it stands in the metadata and on the page."""

from __future__ import annotations

from generator.model import Verdict

_PLACES = {
    "headline": "in the headline",
    "standfirst": "in the standfirst",
    "lead": "in the lead",
    "dateline": "in the dateline",
    "caption": "in a caption",
}
_MOST = 6


def because(verdict: Verdict) -> str:
    """``“Libya” in the headline, “Haftar” 3 times: 9.5 of 4``; ``no mention: 0 of 4`` where there is nothing.

    The heaviest sightings come first, six at the most. Those that were ruled out follow with their reason, so that
    a near miss explains itself.
    """
    ranked = sorted(verdict.sightings, key=lambda sighting: (bool(sighting.note), -sighting.weight))
    parts = [_told(sighting.term, sighting.where, sighting.count, sighting.note) for sighting in ranked[:_MOST]]
    if len(ranked) > _MOST:
        parts.append(f"{len(ranked) - _MOST} more")
    return f"{', '.join(parts) or 'no mention'}: {_figure(verdict.score)} of {_figure(verdict.threshold)}"


def _told(term: str, where: str, count: int, note: str) -> str:
    times = "once" if count == 1 else f"{count} times"
    place = _PLACES.get(where)
    words = f"“{term}” {times}" if place is None else f"“{term}” {place}" + (f" {times}" if count > 1 else "")
    return f"{words} (not counted: {note})" if note else words


def _figure(value: float) -> str:
    """At most one decimal; a score just short of its threshold is never rounded up to it."""
    return f"{int(value * 10) / 10:g}"
