"""The words of all dialects in one table each, looked up once a token."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from generator.copydesk.dates.dialect import Calendar, unaccented
from generator.copydesk.dates.dialects import DIALECTS
from generator.copydesk.dates.mention import Label
from generator.copydesk.dates.tokens import Token, scan


class Month(NamedTuple):
    """A month's number in its calendar, 1 to 12."""

    language: str
    number: int
    calendar: Calendar


def _words(*texts: str) -> list[str]:
    return [unaccented(word) for text in texts for word in text.split()]


def _months() -> dict[str, tuple[Month, ...]]:
    table: dict[str, list[Month]] = {}
    for dialect in DIALECTS:
        for number, names in enumerate(dialect.months, 1):
            for name in _words(names):
                table.setdefault(name, []).append(Month(dialect.language, number, dialect.calendar))
    return {name: tuple(months) for name, months in table.items()}


def _pairs() -> dict[tuple[str, str], int]:
    return {(unaccented(first), unaccented(second)): int(number) for dialect in DIALECTS for first, second, number in dialect.more_months}


def _labels() -> dict[tuple[str, ...], Label]:
    table: dict[tuple[str, ...], Label] = {}
    kinds: tuple[Label, ...] = ("published", "updated", "captured", "other")
    for dialect in DIALECTS:
        for kind, phrases in zip(kinds, (dialect.published, dialect.updated, dialect.captured, dialect.other), strict=True):
            for phrase in phrases:
                table.setdefault(tuple(_words(phrase.replace("-", " "))), kind)
    return table


def _days() -> dict[tuple[str, ...], dict[str, int]]:
    table: dict[tuple[str, ...], dict[str, int]] = {}
    for dialect in DIALECTS:
        for back, phrases in enumerate(dialect.days):
            for phrase in phrases.split():
                table.setdefault(tuple(token.text for token in scan(phrase.replace("_", " "))), {})[dialect.language] = back
    return table


_STEPS = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1))

MONTHS = _months()
SHARED_MONTHS = frozenset(name for name, months in MONTHS.items() if len({(month.number, month.calendar) for month in months}) > 1)
"""Names that are one month in one language and another in the next."""
MONTH_PAIRS = _pairs()
WEEKDAYS = {name: day for dialect in DIALECTS for day, names in enumerate(dialect.weekdays) for name in _words(names.replace("-", " "))}
JOINERS = frozenset(word for dialect in DIALECTS for word in _words(dialect.joiners))
ORDINALS = frozenset(["o", "a", "e", *(word for dialect in DIALECTS for word in _words(dialect.ordinals))])
AT = frozenset(word for dialect in DIALECTS for word in _words(dialect.at))
HOURS = frozenset(word for dialect in DIALECTS for word in _words(dialect.hours))
MORNING = frozenset(word for dialect in DIALECTS for word in _words(dialect.morning))
AFTERNOON = frozenset(word for dialect in DIALECTS for word in _words(dialect.afternoon))
LABELS = _labels()
LABEL_WORDS = frozenset(word for phrase, label in LABELS.items() if label != "other" for word in phrase)
SAID_OF_PUBLISHING = frozenset(phrase[0] for phrase, label in LABELS.items() if len(phrase) == 1 and label in ("published", "updated"))
"""Labels of one word, as they stand before a day."""
AGO = frozenset(word for dialect in DIALECTS for word in _words(dialect.ago))
ONE = frozenset(word for dialect in DIALECTS for word in _words(dialect.one))
UNITS = {name: step for dialect in DIALECTS for names, step in zip(dialect.units, _STEPS, strict=False) for name in _words(names)}
DAYS = _days()
DAY_WORDS = frozenset(phrase[0] for phrase in DAYS)
"""The first words of their names."""
AS_WRITTEN = AGO | frozenset(
    word for dialect in DIALECTS for text in (dialect.ago, *dialect.days) for word in text.lower().replace("_", " ").split() if len(word) > 1
)
"""Words of dates that count from the present and may have no figure, folded and not: whoever has cut a line at its blanks can ask for them."""
LONGEST_DAY = max(map(len, DAYS))
MONTH_FIRST = frozenset(dialect.language for dialect in DIALECTS if dialect.month_first)


def month(word: str, language: str) -> Month | None:
    """The month a folded word names: in ``language`` if it can be, else in the first dialect that knows it."""
    choices = MONTHS.get(word)
    if not choices:
        return None
    return next((choice for choice in choices if choice.language == language), choices[0])


def weekday_of(tokens: Sequence[Token]) -> int | None:
    """The last weekday that some tokens name, from 0 for Monday."""
    return next((WEEKDAYS[token.text] for token in reversed(tokens) if token.text in WEEKDAYS), None)


def days_back(phrase: tuple[str, ...], language: str) -> int | None:
    """How many days before the present the folded words name (``yesterday``: 1), in ``language`` or, where that is ``""``, in any."""
    found = DAYS.get(phrase, {})
    return found.get(language.partition("-")[0].lower()) if language else next(iter(found.values()), None)
