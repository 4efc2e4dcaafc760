"""Dates that a container states: in ISO 8601, in the form of mail and feeds, or in any words."""

from __future__ import annotations

from datetime import UTC, datetime

from generator.copydesk.dates.mention import Mention
from generator.copydesk.dates.reading import in_line
from generator.copydesk.dates.tokens import FIRST_YEAR, LAST_YEAR

_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


def moment(text: str, language: str = "") -> Mention | None:
    """The one moment that a container's field states, or ``None``; read like a date in the copy where it is no ISO 8601.

    A relative one ("2 hours ago") has no value of its own, nor has a moment that was never set (``is_unset``).
    """
    words = text.strip()
    found = _machine(words)
    if found is not None:
        if _is_zero(found[0]):
            return None
        value, whole_day = found
        return Mention(value, "day" if whole_day else "minute", 0, len(words), words) if FIRST_YEAR <= value.year <= LAST_YEAR else None
    mentions = in_line(words, language)
    return next((mention for mention in mentions if mention.value is not None), mentions[0] if mentions else None)


def is_unset(text: str) -> bool:
    """Whether a field holds the moment from which computers count, 1 January 1970: a scraper writes it where it found no date."""
    found = _machine(text.strip())
    return found is not None and _is_zero(found[0])


def _is_zero(value: datetime) -> bool:
    return (value if value.tzinfo else value.replace(tzinfo=UTC)) == _ZERO


def _machine(words: str) -> tuple[datetime, bool] | None:
    try:
        return datetime.fromisoformat(words), len(words) <= len("2023-04-28")
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(words), False
    except (ValueError, IndexError, TypeError):
        return None
