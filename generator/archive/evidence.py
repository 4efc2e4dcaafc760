"""Why an article is filed where it is, in a sentence that fits on one line of metadata."""

from __future__ import annotations

from typing import Final

from generator.model import Sighting, Verdict

TERMS_TOLD: Final = 6
"""The heaviest terms are told; the rest is counted. A page has room for a line or two."""

_PLACES: Final = {
    "headline": "in the headline",
    "standfirst": "in the standfirst",
    "lead": "in the lead",
    "dateline": "in the dateline",
    "caption": "in a caption",
    "body": "in the text",
}


def sentence(verdict: Verdict) -> str:
    """``9.5 of 4: “Libya” in the headline, 3 times in the text; “Haftar” in the lead``: score, threshold, words, places.

    Heaviest terms first, each with its places in the order headline to body; sightings that a neighbouring word ruled
    out (weight 0) are left out.
    """
    by_term: dict[str, list[Sighting]] = {}
    for sighting in verdict.sightings:
        if sighting.weight:
            by_term.setdefault(sighting.term, []).append(sighting)
    heaviest = sorted(by_term, key=lambda term: (-sum(seen.weight for seen in by_term[term]), term))
    told = "; ".join(f"“{term}” {_places(by_term[term])}" for term in heaviest[:TERMS_TOLD])
    more = f"; and {len(heaviest) - TERMS_TOLD} more" if len(heaviest) > TERMS_TOLD else ""
    return f"{verdict.score:.4g} of {verdict.threshold:.4g}: {told}{more}"


def _places(sightings: list[Sighting]) -> str:
    """``in the headline, 3 times in the text``."""
    counts: dict[str, int] = {}
    for seen in sightings:
        counts[seen.where] = counts.get(seen.where, 0) + seen.count
    known = [where for where in _PLACES if where in counts] + sorted(counts.keys() - _PLACES.keys())
    return ", ".join(_times(counts[where]) + _PLACES.get(where, f"in the {where}") for where in known)


def _times(count: int) -> str:
    """How often, where it was more than once."""
    return "" if count < 2 else "twice " if count == 2 else f"{count} times "
