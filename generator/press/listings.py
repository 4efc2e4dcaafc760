"""What lists of articles and of links are made of: the rest of the records of ``docs/theme.md`` (see ``views.py``)."""

from __future__ import annotations

from typing import NamedTuple

from generator.press.views import Card, Link, TopicLink, When


class Section(NamedTuple):
    """One topic's share of a day: its cards, and where more of it stands."""

    topic: TopicLink
    cards: list[Card]
    more_url: str


class Day(NamedTuple):
    """One day of a month page. In a dense month ``cards`` is empty and ``url`` leads to the day's own page."""

    day: When
    cards: list[Card]
    url: str = ""


class EditionLink(NamedTuple):
    """The newest day that has articles, and its page."""

    day: When
    url: str


class Letter(NamedTuple):
    """One initial of the index of names."""

    letter: str
    links: list[Link]


class Month(NamedTuple):
    """One month of a calendar: ``url`` is ``""`` without stories; ``count`` 0 where none is shown; ``share`` 0–100 of the fullest on the page."""

    url: str
    text: str
    short: str
    count: int  # type: ignore[assignment]  # in place of tuple.count, which nobody asks for
    share: int


class Year(NamedTuple):
    """One year of a calendar, always twelve months; ``url`` leads to stories known only to the year, or is ``""``."""

    year: str
    months: tuple[Month, ...]
    url: str = ""


class YearOfCards(NamedTuple):
    """One year on a name's page."""

    year: str
    cards: list[Card]


class YearOfLinks(NamedTuple):
    """One year of editions."""

    year: str
    links: list[Link]
