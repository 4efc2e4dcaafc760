"""Which date is the article's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from generator.copydesk.dates.mention import Mention
from generator.copydesk.dates.reading import in_line
from generator.copydesk.dates.stated import moment
from generator.model import Dating, Stated

_SHORT = 60
"""Characters that a date line may have beside its dates: a byline, a section, a reading time."""


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

    ``head_lines`` stand before the body in the order of the copy, ``tail_lines`` after it. ``captured`` is when the page was
    taken (else what ``stated`` says of that); relative dates count from it. A date after ``now`` is not taken: the dating is
    then unknown and its evidence names the words.
    """
    taken = captured or _value(stated.captured, language, None)
    published = moment(stated.published, language)
    updated = moment(stated.updated, language)
    if published:
        return _dating(published, updated, taken, now)
    lines = [(line, in_line(line, language)) for line in head_lines]
    candidates = [(line, mention) for line, mentions in lines for mention in mentions if _is_date_line(line, mentions)]
    first = _first(candidates, "published", taken) or _first(candidates, "", taken) or _first(candidates, "updated", taken)
    if first:
        return _dating(first, _first(candidates, "updated", taken), taken, now)
    return Dating()


def _value(text: str, language: str, captured: datetime | None) -> datetime | None:
    mention = moment(text, language)
    return mention.against(captured) if mention else None


def _is_date_line(line: str, mentions: Sequence[Mention]) -> bool:
    covered = sum(mention.end - mention.start for mention in mentions)
    return len(line.strip()) - covered <= _SHORT


def _first(candidates: Sequence[tuple[str, Mention]], label: str, captured: datetime | None) -> Mention | None:
    fitting = (mention for _, mention in candidates if mention.label == label and mention.precision in ("day", "minute") and not mention.other)
    return next((mention for mention in fitting if mention.against(captured) is not None), None)


def _dating(mention: Mention, updated: Mention | None, captured: datetime | None, now: datetime | None) -> Dating:
    value = mention.against(captured)
    if value is None:
        return Dating()
    if now is not None and _later(value, now):
        return Dating(evidence=mention.words)
    return Dating(value, "stated", mention.precision, mention.words, updated.against(captured) if updated else None)


def _later(value: datetime, now: datetime) -> bool:
    return value.replace(tzinfo=None) > now.replace(tzinfo=None) + timedelta(days=1)
