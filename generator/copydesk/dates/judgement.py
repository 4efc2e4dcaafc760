"""Which of the dates in the copy is the article's own.

What the container states comes first, then a date labelled as that of publication, then the date line nearest to the story, then the last
update (see ``candidates``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from generator.copydesk.dates import doubt
from generator.copydesk.dates.bounds import day_in_address, year_of_writing
from generator.copydesk.dates.candidates import LEAD_PARAGRAPHS, REACH, Candidate, candidates, date_line
from generator.copydesk.dates.doubt import Doubt
from generator.copydesk.dates.mention import Mention, Order
from generator.copydesk.dates.stated import moment
from generator.model import Dating, Stated

_TOLERANCE = timedelta(days=1)
"""How far ahead of now a date may lie, for clocks and zones that differ."""


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
    (else what ``stated`` says of that): relative dates count from it, and from it the year of a date is inferred that names none. A date
    after ``now`` is not taken. Where the dating stays unknown although words look like a date, its evidence quotes them and its doubt says
    why they were not believed.
    """
    taken = captured or when_captured(stated, language)
    found = candidates(head_lines, body_paragraphs, tail_lines, language)
    limit = min((moment for moment in (taken, now) if moment), key=_plain, default=None)
    order = _order([candidate.mention for candidate in found])
    ranked = sorted(found, key=lambda candidate: candidate.doubt)
    modified = _modified(stated, ranked, language, taken)
    published = moment(stated.published, language) if stated.published else None
    doubts = [doubt.of_statement(stated.published, language)] if stated.published and published is None else []
    for mention in filter(None, (published, *(candidate.mention for candidate in ranked))):
        settled = _settle(mention, order, taken, limit)
        if settled is None:
            doubts.append(doubt.of_mention(mention))
        elif limit is not None and _plain(settled) > _plain(limit) + _TOLERANCE:
            doubts.append(Doubt(mention.words, doubt.AHEAD))
        else:
            return Dating(settled, "inferred" if mention.day else "stated", mention.precision, mention.words, modified)
    ahead = next((one for one in doubts if one.reason == doubt.AHEAD), None)
    if not ahead:
        inferred = day_in_address(stated.url, limit)
        if not inferred.value:
            inferred = year_of_writing(body_paragraphs, limit)
        if inferred.value:
            return inferred
    if not doubts:
        doubts = [_unreadable([*head_lines[-REACH:], *body_paragraphs[:LEAD_PARAGRAPHS]], language)]
    words, reason = ahead or doubts[0]
    return Dating(evidence=words, doubt=reason, modified=modified)


def when_captured(stated: Stated, language: str = "") -> datetime | None:
    """When a scraper took the page, where the container says so; naive where it states no zone."""
    return _stated_moment(stated.captured, language)


def _unreadable(lines: Sequence[str], language: str) -> Doubt:
    """The first line of the head that gives a day which cannot be."""
    return doubt.of_lines(lines, lambda line: [mention for mention in date_line(line, language) if mention.label in ("published", "")])


def _stated_moment(text: str, language: str) -> datetime | None:
    mention = moment(text, language) if text else None
    return mention.value if mention else None


def _order(mentions: Sequence[Mention]) -> Order:
    """The order of the copy's numeric dates, if it is clear from one of them and no other contradicts it."""
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


def _modified(stated: Stated, ranked: Sequence[Candidate], language: str, captured: datetime | None) -> datetime | None:
    updated = _stated_moment(stated.updated, language)
    if updated:
        return updated
    mentions = (candidate.mention for candidate in ranked if candidate.mention.label == "updated" and not candidate.mention.other)
    return next((value for mention in mentions if (value := mention.against(captured))), None)


def _plain(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
