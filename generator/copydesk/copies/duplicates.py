"""The same copy twice: exact, near, and the wire copy that several outlets print.

Two stories of one kind (market reports, earthquakes) share a mould and not their figures; two stories of one day share their
background and not their lead. So figures and lead are compared by themselves, and either keeps two stories apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from generator.copydesk.copies.fingerprint import LEAD, SKETCH, Fingerprint, bands_of, fingerprint
from generator.model import Article

__all__ = ["Fingerprint", "Kind", "Likeness", "Match", "bands_of", "compare", "contained", "difference", "fingerprint"]

Kind = Literal["exact", "near", "version"]
"""``exact``: the same words. ``near``: the same story as other hands cut or framed it. ``version``: an earlier or later
state of the story, whose text was changed; it is no copy."""

_FEWEST_SHINGLES = 12
_SAME, _KIN, _KIN_BY_TITLE = 0.75, 0.6, 0.45
"""Share of the shorter one's shingles that both have: for a copy, for a version, for a version under the very same headline."""
_SAME_LEAD = 0.5
_SAME_WHOLE = 0.7
"""Share of all shingles in common with which the lead may be missing: one reading began further down."""
_SAME_FIGURES, _KIN_FIGURES = 0.75, 0.5
_SAME_TITLE = 0.8
_FEW_FIGURES = 3
_DAYS_APART = 2


class Likeness(NamedTuple):
    """How two articles are the same: ``similarity`` 0 to 1 is the share of the shorter one's shingles that both have."""

    kind: Kind
    similarity: float


class Match(NamedTuple):
    """An article found again: ``key`` as given to :func:`best`."""

    key: str
    likeness: Likeness


def compare(ours: Fingerprint, theirs: Fingerprint) -> Likeness | None:
    """Whether two articles are the same copy, or states of one story; ``None`` for different stories. Symmetric."""
    same_title = _overlap(ours.title, theirs.title) >= _SAME_TITLE
    if ours.exact == theirs.exact and (same_title or ours.size >= _FEWEST_SHINGLES or not (ours.title or theirs.title)):
        return Likeness("exact", 1.0)
    if min(ours.size, theirs.size) < _FEWEST_SHINGLES or _days_apart(ours, theirs) > _DAYS_APART:
        return None
    shared, resemblance = _shared(ours, theirs)
    if shared < (_KIN_BY_TITLE if ours.title and ours.title == theirs.title else _KIN):
        return None
    lead = max(_overlap(ours.opening[:LEAD], theirs.opening), _overlap(theirs.opening[:LEAD], ours.opening))
    figures = _overlap(ours.figures, theirs.figures) if min(len(ours.figures), len(theirs.figures)) >= _FEW_FIGURES else 1.0
    if shared >= _SAME and figures >= _SAME_FIGURES and (lead >= _SAME_LEAD or same_title or resemblance >= _SAME_WHOLE):
        return Likeness("near", shared)
    if same_title and lead >= _SAME_LEAD and figures >= _KIN_FIGURES:
        return Likeness("version", shared)
    return None


def best(one: Fingerprint, candidates: Iterable[tuple[str, Fingerprint]]) -> tuple[Match, ...]:
    """The candidates that are the same copy or a version, the most similar first, then by key."""
    matches = [Match(key, likeness) for key, other in candidates if (likeness := compare(one, other))]
    order: dict[Kind, int] = {"exact": 0, "near": 1, "version": 2}
    return tuple(sorted(matches, key=lambda match: (order[match.likeness.kind], -match.likeness.similarity, match.key)))


def contained(ours: Fingerprint, theirs: Fingerprint) -> float:
    """The share, 0 to 1, of the shorter text that stands in the other in the same words; 0 where it is too short to say."""
    return _shared(ours, theirs)[0] if min(ours.size, theirs.size) >= _FEWEST_SHINGLES else 0.0


def difference(kept: Article, other: Article) -> str:
    """In words on one line, where the other copy differs from the one that is kept; ``same text`` where it does not."""
    notes = []
    if other.publisher and other.publisher != kept.publisher:
        notes.append(f"in {other.publisher}")
    if other.headline and other.headline != kept.headline:
        notes.append(f"headline “{' '.join(other.headline.split())}”")
    ours, theirs = {_plain(p.text) for p in kept.paragraphs}, {_plain(p.text) for p in other.paragraphs}
    notes += _counted(len(ours - theirs), "left out") + _counted(len(theirs - ours), "of its own")
    if other.authors != kept.authors and other.authors:
        notes.append(f"by {', '.join(other.authors)}")
    return "; ".join(notes) or "same text"


def _counted(number: int, what: str) -> list[str]:
    return [f"{number} paragraph{'s' if number != 1 else ''} {what}"] if number else []


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _days_apart(ours: Fingerprint, theirs: Fingerprint) -> int:
    return abs(ours.day - theirs.day) if ours.day and theirs.day else 0


def _shared(ours: Fingerprint, theirs: Fingerprint) -> tuple[float, float]:
    """Share of the shorter article's shingles that the other has too, and share of all that both have.

    Estimated below the hash that both sketches reach.
    """
    reach = min((one.sketch[-1] for one in (ours, theirs) if len(one.sketch) == SKETCH), default=1 << 32)
    mine = {value for value in ours.sketch if value <= reach}
    other = {value for value in theirs.sketch if value <= reach}
    both = len(mine & other)
    return both / max(1, min(len(mine), len(other))), both / max(1, len(mine | other))


def _overlap(ours: Sequence[int], theirs: Sequence[int]) -> float:
    """Share of the smaller set that lies in the other; 0 where either is empty."""
    if not ours or not theirs:
        return 0.0
    return len(set(ours) & set(theirs)) / min(len(set(ours)), len(set(theirs)))
