"""Which of a term's spots in an article mean what the topic means: the rules of ``near`` and ``not_near``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.filing.copy import Zone
from generator.filing.phrases import Match
from generator.filing.words import words
from generator.model import Term


class Spot(NamedTuple):
    """One place where a term stands: the term's number in its topic, the zone's in the copy, the words ``[start, end)`` in it."""

    term: int
    zone: int
    start: int
    end: int


def ruled_out(term: Term, spots: Iterable[Spot], zones: Sequence[Zone], matches: Sequence[Sequence[Match]]) -> dict[Spot, str]:
    """The spots of one term that do not count, each with the reason in words.

    ``matches`` are all phrases found, zone by zone. A spot is judged by its own paragraph and the headline. One that
    these leave open goes by the first mention in the body, which is where copy says in full what it means ("Tripoli,
    Lebanon's second city") and which the rest of a text keeps to (Gale, Church and Yarowsky 1992, "One Sense Per
    Discourse").
    """
    if not term.near and not term.not_near:
        return {}
    headline = {match.phrase for zone, found in zip(zones, matches, strict=True) if zone.where == "headline" for match in found}
    evidence = {spot: _evidence(term, headline | {match.phrase for match in matches[spot.zone]}) for spot in spots}
    sense = next((said for spot, said in evidence.items() if zones[spot.zone].paragraph), None)
    reasons = {}
    for spot, said in evidence.items():
        cover = _cover(term, spot, matches[spot.zone])
        if cover:
            reasons[spot] = f"part of “{cover}”"
        elif said:
            reasons[spot] = said
        elif said is None and sense:
            reasons[spot] = f"first mention {sense}"
        elif said is None and sense is None and term.near:
            reasons[spot] = f"without {' or '.join(f'“{phrase}”' for phrase in term.near)} nearby"
    return reasons


def _evidence(term: Term, beside: set[str]) -> str | None:
    """What the neighbours say: a reason against, ``""`` for the term, ``None`` if they leave it open."""
    against = next((phrase for phrase in term.not_near if phrase in beside and not _holds(phrase, term.text)), None)
    if against:
        return f"near “{against}”"
    return "" if any(phrase in beside for phrase in term.near) else None


def _cover(term: Term, spot: Spot, matches: Iterable[Match]) -> str:
    """The longer phrase of ``not_near`` that the spot is part of ("Gaza Province"): it rules out this spot alone."""
    for match in matches:
        is_around = match.start <= spot.start and spot.end <= match.end and (match.start, match.end) != (spot.start, spot.end)
        if is_around and match.phrase in term.not_near:
            return match.phrase
    return ""


def _holds(phrase: str, text: str) -> bool:
    """Whether the phrase has the term itself in it, so that it can only ever speak for its own place."""
    longer, term = words(phrase), words(text)
    return any(longer[at : at + len(term)] == term for at in range(len(longer) - len(term) + 1))
