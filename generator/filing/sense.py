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
    Lebanon's second city", "Gaza Province") and which the rest of a text keeps to (Gale, Church and Yarowsky 1992, "One
    Sense Per Discourse"). A longer name that ends in the term ("South Sudan") is never shortened to it and says nothing
    of other mentions.
    """
    if not term.near and not term.not_near:
        return {}
    headline = {match.phrase for zone, found in zip(zones, matches, strict=True) if zone.where == "headline" for match in found}
    longer = {phrase for phrase in term.not_near if _holds(phrase, term.text)}
    beside: dict[int, str | None] = {}
    covers: dict[tuple[int, int], Match] = {}
    for zone in {spot.zone for spot in spots}:
        beside[zone] = _evidence(term, longer, headline | {match.phrase for match in matches[zone]})
        covers |= {(zone, place): match for match in matches[zone] if match.phrase in longer for place in range(match.start, match.end)}
    own: dict[Spot, str | None] = {}
    sense: str | None = None
    is_open = True
    for spot in spots:
        cover = covers.get((spot.zone, spot.start))
        own[spot] = f"part of “{cover.phrase}”" if cover else beside[spot.zone]
        if is_open and zones[spot.zone].paragraph and (cover is None or cover.start == spot.start):
            sense, is_open = own[spot], False
    reasons = {spot: reason if reason is not None else _inherited(term, sense) for spot, reason in own.items()}
    return {spot: reason for spot, reason in reasons.items() if reason}


def _inherited(term: Term, sense: str | None) -> str:
    """What the first mention means for a spot that nothing speaks for or against: a reason, or ``""`` where it counts."""
    if sense:
        return f"first mention {sense}"
    return f"without {' or '.join(f'“{phrase}”' for phrase in term.near)} nearby" if sense is None and term.near else ""


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
