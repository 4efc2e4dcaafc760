"""Which of the dates in the copy is the article's own.

A date counts only where it stands as a date line does: by itself, or beside a byline, a section, a reading time. What is stated
outright by the container comes first; then a date labelled as that of publication, then the date line nearest to the story, then
the last update. Dates inside sentences and captions belong to what they tell of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from generator.copydesk.dates import doubt
from generator.copydesk.dates.bounds import day_in_address, year_of_writing
from generator.copydesk.dates.doubt import Doubt
from generator.copydesk.dates.mention import Label, Mention, Order
from generator.copydesk.dates.reading import in_line
from generator.copydesk.dates.stated import moment
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.model import Dating, Stated

_BESIDE = 60
"""Characters that a date line may hold beside its dates; one of a longer line tells of something else."""
_MOST_BESIDE_HOUR = 0.4
"""The share of it that may stand beside a "today, 20:45" without a label: a name or a section. The hour of a match is in a longer line."""
_SENTENCE_WORDS = 2
"""So many function words beside a date make a sentence or a caption of the line; a byline has one (``by``, ``von``), and those with a capital
are a name's (``The Harbour Times``)."""
_IN_BYLINES = frozenset("by von par por di da de door van av af in en dans und and et y e og och".split())
"""Those that stand in a byline or before a section: ``24 April 2022 by Jane Doe in Harbour``."""
_BARS = ("-", "–", "—", "|", "·", "•", "/")
_REACH = 60
"""Lines above the story that are looked at; further up stands the page's masthead with the day it was taken."""
_FAR = 20
"""Lines of distance from the story that weigh as much as a line full of other words."""
_PROSE = 80
_LEAD_PARAGRAPHS = 3
"""Paragraphs below which no date line of the story's head stands any more."""
_DATELINE = 120
_DATELINE_END = re.compile(r"\s*(?:\([^()]{1,40}\)[\s.]*)?[-–—]{1,2}\s")
_FOOT = 12
_CITATION = 3
"""Lines over which a recommended citation may run: title and day, address, day of retrieval."""
_DOUBT: dict[Label, float] = {"published": 0, "": 2, "updated": 5}
_DOUBT_BELOW = 8
_TOLERANCE = timedelta(days=1)
"""How far ahead of now a date may lie, for clocks and zones that differ."""


class _Candidate(NamedTuple):
    """A mention with what speaks against its being the article's own: the lower the ``doubt``, the better it stands."""

    mention: Mention
    doubt: float


def judge(
    head_lines: Sequence[str],
    body_paragraphs: Sequence[str],
    tail_lines: Sequence[str],
    *,
    stated: Stated,
    language: str = "",
    captured: datetime | None = None,
    now: datetime | None = None,
) -> Dating:
    """The article's dating, with the words that say so.

    ``head_lines`` stand before the story in the order of the copy, ``body_paragraphs`` are the blocks of the story's stretch, loose
    lines among them included, ``tail_lines`` stand after it; captions are in none of them. ``captured`` is when the page was taken
    (else what ``stated`` says of that); relative dates count from it. A date after ``now`` is not taken. Where the dating stays
    unknown although words look like a date, its evidence quotes them and its doubt says why they were not believed.
    """
    taken = captured or _stated_moment(stated.captured, language)
    candidates = [*_above(head_lines, language), *_among(body_paragraphs, language), *_below(tail_lines[:_FOOT], language)]
    limit = min((moment for moment in (taken, now) if moment), key=_plain, default=None)
    order = _order([candidate.mention for candidate in candidates])
    own = [moment(stated.published, language)] if stated.published else []
    ranked = sorted(candidates, key=lambda candidate: candidate.doubt)
    modified = _modified(stated, ranked, language, taken)
    doubts = [doubt.of_statement(stated.published, language)] if own == [None] else []
    for mention in (*own, *(candidate.mention for candidate in ranked)):
        settled = _settle(mention, order, taken, limit) if mention else None
        if mention is None:
            continue
        if settled is None:
            doubts.append(doubt.of_mention(mention))
        elif limit is not None and _plain(settled) > _plain(limit) + _TOLERANCE:
            doubts.append(Doubt(mention.words, doubt.AHEAD))
        else:
            return Dating(settled, "stated", mention.precision, mention.words, modified)
    ahead = next((one for one in doubts if one.reason == doubt.AHEAD), None)
    inferred = Dating() if ahead else day_in_address(stated.url, limit)
    if not inferred.value and not ahead:
        inferred = year_of_writing(body_paragraphs, limit)
    if inferred.value:
        return inferred
    words, reason = ahead or (doubts or [_unreadable([*head_lines[-_REACH:], *body_paragraphs[:_LEAD_PARAGRAPHS]], language)])[0]
    return Dating(evidence=words, doubt=reason, modified=modified)


def date_line(text: str, language: str = "") -> tuple[Mention, ...]:
    """The dates of a line that is a date line, labels, byline or section beside them allowed; else nothing."""
    if len(text) > _BESIDE * 4:
        return ()
    mentions = in_line(text, language)
    if not mentions:
        return ()
    beside = _beside(text, mentions)
    labelled = any(mention.label in ("published", "updated") for mention in mentions)
    return mentions if len(beside) <= _BESIDE and (labelled or not _is_sentence(beside, _stands_apart(text, mentions))) else ()


def _unreadable(lines: Sequence[str], language: str) -> Doubt:
    """A line of the head that gives a day which cannot be."""
    return doubt.of_lines(lines, lambda line: [mention for mention in date_line(line, language) if mention.label in ("published", "")])


def _stated_moment(text: str, language: str) -> datetime | None:
    mention = moment(text, language) if text else None
    return mention.value if mention else None


def _beside(line: str, mentions: Sequence[Mention]) -> str:
    """What the line says beside its dates."""
    rest, at = [], 0
    for mention in mentions:
        rest.append(line[at : mention.start].strip())
        at = mention.end
    return " ".join([*rest, line[at:].strip()]).strip()


def _stands_apart(line: str, mentions: Sequence[Mention]) -> bool:
    """Whether the day opens the line, or ends it behind a dash or a bar: then the words beside it may be those of a byline or a section."""
    return mentions[0].start == 0 or (mentions[-1].end == len(line) and line[: mentions[0].start].rstrip().endswith(_BARS))


def _is_sentence(words: str, apart: bool) -> bool:
    small = [word for word in words.split() if word in FUNCTION_WORDS]
    return sum(not (apart and word in _IN_BYLINES) for word in small) >= _SENTENCE_WORDS


def _candidates(line: str, language: str, doubt: float) -> Iterator[_Candidate]:
    mentions = date_line(line, language)
    beside = len(_beside(line, mentions)) / _BESIDE
    for mention in mentions:
        if mention.hour and not mention.label and beside > _MOST_BESIDE_HOUR:
            continue
        if mention.precision in ("day", "minute") and mention.label not in ("captured", "other"):
            yield _Candidate(mention, _DOUBT[mention.label] + beside + doubt)


def _above(lines: Sequence[str], language: str) -> Iterator[_Candidate]:
    """Date lines before the story; the nearer the better."""
    for distance, line in enumerate(reversed(lines[-_REACH:]), 1):
        yield from _candidates(line, language, distance / _FAR)


def _among(blocks: Sequence[str], language: str) -> Iterator[_Candidate]:
    """Date lines between the first paragraphs, where a standfirst precedes them; a dateline that names the year; further down
    what counts at the foot, where the one passes into the other."""
    paragraphs = 0
    for distance, block in enumerate(blocks):
        if paragraphs == _LEAD_PARAGRAPHS:
            yield from _below([line for line in blocks[distance:] if len(line) <= _PROSE], language)
            return
        yield from _candidates(block, language, paragraphs + distance / _FAR)
        if len(block) >= _PROSE:
            if not paragraphs:
                yield from _in_dateline(block, language)
            paragraphs += 1


def _in_dateline(paragraph: str, language: str) -> Iterator[_Candidate]:
    """``TRIPOLI, April 28, 2023 (AFP) —``: a place in front, an agency at most and a dash behind."""
    for mention in in_line(paragraph[:_DATELINE], language)[:1]:
        place = paragraph[: mention.start].split()
        named = place and all(word[:1].isupper() or not word[:1].islower() for word in place)
        if named and mention.precision in ("day", "minute") and _DATELINE_END.match(paragraph, mention.end):
            yield _Candidate(mention, _DOUBT[""] + 1)


def _below(lines: Sequence[str], language: str) -> Iterator[_Candidate]:
    """Below the story other stories' dates stand: only a labelled one counts, and that of a recommended citation."""
    for distance, line in enumerate(lines):
        mentions = in_line(line, language)
        if not mentions:
            continue
        citation = " ".join(lines[distance : distance + _CITATION])
        cited = "http" in citation and any(mention.label == "captured" for mention in in_line(citation, language))
        for mention in mentions:
            labelled = mention.label == "published" and len(_beside(line, mentions)) <= _BESIDE / 2
            if mention.value is not None and (labelled or (cited and not mention.label)):
                yield _Candidate(mention, _DOUBT_BELOW + distance / _FAR)


def _order(mentions: Sequence[Mention]) -> Order:
    """In which order the copy writes its numeric dates, if one that leaves no choice says so and none gainsays it."""
    orders = {mention.order for mention in mentions if mention.order}
    return orders.pop() if len(orders) == 1 else ""


def _settle(mention: Mention, order: Order, captured: datetime | None, limit: datetime | None) -> datetime | None:
    """The moment a mention means; ``None`` where that stays open."""
    value = mention.against(captured)
    if mention.other is None or value is None:
        return value
    if order:
        return value if order == "day first" else mention.other
    if limit is not None:
        possible = [reading for reading in (value, mention.other) if _plain(reading) <= _plain(limit) + _TOLERANCE]
        return possible[0] if len(possible) == 1 else None
    return None


def _modified(stated: Stated, ranked: Sequence[_Candidate], language: str, captured: datetime | None) -> datetime | None:
    updated = _stated_moment(stated.updated, language)
    if updated:
        return updated
    mentions = (candidate.mention for candidate in ranked if candidate.mention.label == "updated" and not candidate.mention.other)
    return next((value for mention in mentions if (value := mention.against(captured))), None)


def _plain(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
