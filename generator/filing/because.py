"""A verdict in one line, as it stands in the metadata and on the page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Sighting, Verdict

_PLACES = {"headline": "the headline", "lead": "the lead", "standfirst": "the standfirst", "dateline": "the dateline", "caption": "a caption"}
_MOST_TERMS = 4
_MOST_REASONS = 2


def because(verdict: Verdict) -> str:
    """``“Libya” in the headline, “Haftar” 3 times: 9.5 of 4``; ``no mention: 0 of 4`` where there is nothing.

    The terms that weigh most come first, four at the most. Up to two that were ruled out follow with the reason, so that
    a near miss explains itself.
    """
    counted: dict[str, list[Sighting]] = {}
    ruled_out: dict[tuple[str, str], None] = {}
    for sighting in verdict.sightings:
        if sighting.note:
            ruled_out.setdefault((sighting.term, sighting.note))
        else:
            counted.setdefault(sighting.term, []).append(sighting)
    ranked = sorted(counted, key=lambda term: -sum(sighting.weight for sighting in counted[term]))
    parts = [_told(term, counted[term]) for term in ranked[:_MOST_TERMS]]
    if len(ranked) > _MOST_TERMS:
        parts.append(f"{len(ranked) - _MOST_TERMS} more")
    parts += [f"“{term}” not counted ({note})" for term, note in list(ruled_out)[:_MOST_REASONS]]
    return f"{', '.join(parts) or 'no mention'}: {_figure(verdict.score)} of {_figure(verdict.threshold)}"


def uncounted(sighting: Sighting, verdict: Verdict) -> str:
    """Why one of a verdict's sightings adds nothing, in words; ``""`` where it adds something."""
    if sighting.note:
        return f"not counted: {sighting.note}"
    if sighting.weight:
        return ""
    other = next((seen.term for seen in verdict.sightings if seen.where == sighting.where and seen.weight and seen.term != sighting.term), "")
    return f"nothing more: “{other}” counts there already" if other else "nothing more: enough counts there already"


def _told(term: str, sightings: Sequence[Sighting]) -> str:
    """One term: the most telling place where it stands, and how often beside."""
    total = sum(sighting.count for sighting in sightings)
    place = next((name for where, name in _PLACES.items() if any(sighting.where == where for sighting in sightings)), "")
    if not place:
        return f"“{term}” {_times(total)}"
    return f"“{term}” in {place}" + (f" and {_times(total - 1)} more" if total > 1 else "")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _figure(value: float) -> str:
    """At most one decimal, cut and not rounded: a score just short of its threshold must not look like one that reached it."""
    return f"{int(value * 10) / 10:g}"
