"""Which of a term's spots in an article mean what the topic means: the rules of ``near`` and ``not_near``."""

from __future__ import annotations

from collections.abc import Sequence
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


def ruled_out(term: Term, spots: Sequence[Spot], zones: Sequence[Zone], matches: Sequence[Sequence[Match]]) -> dict[Spot, str]:
    """The spots of one term that do not count, each with the reason in words.

    ``matches`` are all phrases found, zone by zone. A spot is judged by its own paragraph and the headline. One that
    these leave open goes by the first mention in the body, which is where copy says in full what it means ("Tripoli,
    Lebanon's second city") and which the rest of a text keeps to (Gale, Church and Yarowsky 1992, "One Sense Per
    Discourse").
    """
    if not term.near and not term.not_near:
        return {}
    headline = {match.phrase for zone, found in zip(zones, matches, strict=True) if zone.where == "headline" for match in found}
    evidence: dict[int, str | None] = {}
    covers: dict[int, dict[int, str]] = {}
    longer = {phrase for phrase in term.not_near if _holds(phrase, term.text)}
    for zone in {spot.zone for spot in spots}:
        evidence[zone] = _evidence(term, longer, headline | {match.phrase for match in matches[zone]})
        covers[zone] = {place: match.phrase for match in matches[zone] if match.phrase in longer for place in range(match.start, match.end)}
    sense = next((evidence[spot.zone] for spot in spots if zones[spot.zone].paragraph), None)
    reasons = {}
    for spot in spots:
        said = evidence[spot.zone]
        if spot.start in covers[spot.zone]:
            reasons[spot] = f"part of “{covers[spot.zone][spot.start]}”"
        elif said:
            reasons[spot] = said
        elif said is None and sense:
            reasons[spot] = f"first mention {sense}"
        elif said is None and sense is None and term.near:
            reasons[spot] = f"without {' or '.join(f'“{phrase}”' for phrase in term.near)} nearby"
    return reasons


def _evidence(term: Term, longer: set[str], beside: set[str]) -> str | None:
    """What the neighbours say: a reason against, ``""`` for the term, ``None`` if they leave it open.

    A phrase of ``not_near`` that has the term in it ("Gaza Province"), one of ``longer``, speaks for its own place only.
    """
    against = next((phrase for phrase in term.not_near if phrase in beside and phrase not in longer), None)
    if against:
        return f"near “{against}”"
    return "" if any(phrase in beside for phrase in term.near) else None


def _holds(phrase: str, text: str) -> bool:
    """Whether a phrase has a term in it."""
    longer, term = words(phrase), words(text)
    return any(longer[at : at + len(term)] == term for at in range(len(longer) - len(term) + 1))
