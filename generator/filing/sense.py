"""Which of a term's spots in an article mean what the topic means: the rules of ``near`` and ``not_near``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from generator.filing.phrases import Match
from generator.filing.words import words
from generator.model import Term


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a term stands: the zone's number in the copy, and the words ``[start, end)`` in it."""

    term: Term
    zone: int
    start: int
    end: int


def ruled_out(spots: Sequence[Spot], matches: Sequence[Sequence[Match]], headline: int | None, body: Collection[int]) -> dict[Spot, str]:
    """The spots of one term that do not count, each with the reason in words.

    ``matches`` are all phrases found, zone by zone; ``headline`` is the headline's zone and ``body`` the zones of
    the body. A spot is judged by its own paragraph and the headline. One that these leave open goes by the first
    mention in the body, which is where copy says in full what it means ("Tripoli, Lebanon's second city") and
    which the rest of a text keeps to (Gale, Church and Yarowsky 1992, "One Sense Per Discourse").
    """
    term = spots[0].term
    if not term.near and not term.not_near:
        return {}
    first = next((spot for spot in spots if spot.zone in body), None)
    sense = _evidence(first, matches, headline) if first else None
    reasons = {}
    for spot in spots:
        cover = _covered(spot, matches[spot.zone])
        own = f"part of “{cover}”" if cover else _evidence(spot, matches, headline)
        if own is not None:
            reason = own
        elif sense:
            reason = f"first mention {sense}"
        else:
            reason = f"without {_quoted(term.near)} nearby" if sense is None and term.near else ""
        if reason:
            reasons[spot] = reason
    return reasons


def _evidence(spot: Spot, matches: Sequence[Sequence[Match]], headline: int | None) -> str | None:
    """What the neighbours say: a reason against, ``""`` for the term, ``None`` if they leave it open."""
    zones = {spot.zone} if headline is None else {spot.zone, headline}
    beside = {match.phrase for zone in zones for match in matches[zone]}
    against = next((phrase for phrase in spot.term.not_near if phrase in beside and not _holds(phrase, spot.term.text)), None)
    if against:
        return f"near “{against}”"
    return "" if any(phrase in beside for phrase in spot.term.near) else None


def _covered(spot: Spot, matches: Iterable[Match]) -> str:
    """The longer phrase of ``not_near`` that the spot is part of ("Gaza Province"): it rules out this spot alone."""
    for match in matches:
        is_around = match.start <= spot.start and spot.end <= match.end and (match.start, match.end) != (spot.start, spot.end)
        if is_around and match.phrase in spot.term.not_near:
            return match.phrase
    return ""


def _holds(phrase: str, text: str) -> bool:
    """Whether the phrase has the term itself in it, so that it can only ever speak for its own place."""
    longer, term = words(phrase), words(text)
    return any(longer[at : at + len(term)] == term for at in range(len(longer) - len(term) + 1))


def _quoted(phrases: Iterable[str]) -> str:
    return " or ".join(f"“{phrase}”" for phrase in phrases)
