"""Topics and the archive: their front, their months, and the days of a month too full for one page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.press.graph import ALL, TOPIC
from generator.press.house import FEED
from generator.press.inputs import Cards, DenseMonth, Older, Periods, PlacedCards, RoughMonths, UndatedCards
from generator.press.kinds.fronts import edition_file
from generator.press.kinds.kind import Kind, Leaf, Makeup
from generator.press.listings import Day, Month, Year
from generator.press.pages import Key


def period_file(shelf: str, period: str) -> str:
    """The page of a year, month or day of a shelf: ``topics/libya/2019/02/``, ``archive/2019/02/``."""
    top = "archive" if shelf == ALL else f"topics/{shelf[len(TOPIC) :]}"
    return f"{top}/{period.replace('-', '/')}/index.html"


def _years(makeup: Makeup, shelf: str, months: list[tuple[str, int]], fullest: int, *, counted: bool = True) -> list[Year]:
    """A calendar: every year that has stories, newest first. ``months`` with how full they are, ``fullest`` at the most."""
    known = dict(months)
    path = makeup.house.addresses.path

    def month(period: str) -> Month:
        count = known.get(period, 0)
        url = path(period_file(shelf, period)) if count else ""
        return Month(url, makeup.calendar.text(period), makeup.calendar.initial(int(period[5:])), count if counted else 0, -(-100 * count // fullest))

    years = sorted({period[:4] for period in known}, reverse=True)
    return [
        Year(year, tuple(month(f"{year}-{number:02}") for number in range(1, 13)), path(period_file(shelf, year)) if year in known else "")
        for year in years
    ]


def _topic(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    slug = key.shelf[len(TOPIC) :]
    topic = makeup.house.topics[slug]
    stated = next(one for one in makeup.house.settings.topics if one.slug == slug)
    context = {
        "topic": topic,
        "description": stated.description,
        "since": stated.since,
        "cards": given["cards"],
        "years": _years(makeup, key.shelf, given["months"], max((count for month, count in given["months"] if len(month) == 7), default=1)),
        "undated": given["undated"],
    }
    return Leaf(topic.name, context, stated.description, topic=slug, feed=f"feeds/{slug}.xml", current=slug)


def _archive(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    return Leaf(makeup.house.words.archive, {"years": _years(makeup, ALL, given["months"], 5, counted=False)}, current="archive")


def _period(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    """A month or a year of a shelf, or one day of a dense month."""
    house, shelf, placed = makeup.house, key.shelf, given["cards"]
    slug = shelf[len(TOPIC) :] if shelf != ALL else ""
    topic = house.topics[slug] if slug else None
    days = []
    for period, group in groupby(placed, key=lambda one: one[0][:10]):
        cards = [card for _, card in group]
        day = makeup.calendar.when(period if len(period) == 10 else "")
        if cards[0] is None:
            own = edition_file(period) if shelf == ALL else period_file(shelf, period)
            days.append(Day(day, [], house.addresses.path(own)))
        else:
            days.append(Day(day, cards))
    # A day has its own page in a dense month only, so the one before it counts within the month.
    before = given["older"] if len(key.period) < 10 or given["older"][:7] == key.period[:7] else ""
    older = makeup.day_link(period_file(shelf, before), before) if before else None
    month = makeup.calendar.when(key.period)
    title = f"{topic.name}: {month.text}" if topic else month.text
    context = {"topic": topic, "month": month, "days": days, "older": older}
    return Leaf(title, context, topic=slug, feed=f"feeds/{slug}.xml" if slug else FEED, current=slug)


TOPIC_PAGE = Kind(
    "topic",
    TOPIC,
    {"cards": Cards(20), "months": Periods(7), "undated": UndatedCards()},
    lambda key, given: f"topics/{key.shelf[len(TOPIC) :]}/index.html",
    "topic.html",
    _topic,
    always=True,
)

ARCHIVE = Kind("archive", ALL, {"months": RoughMonths()}, lambda key, given: "archive/index.html", "archive.html", _archive, always=True)

ARCHIVE_MONTH = Kind("month", ALL, {"cards": PlacedCards(), "older": Older(7)}, lambda key, given: period_file(*key), "month.html", _period, width=7)

TOPIC_MONTH = Kind(
    "topic-month", TOPIC, {"cards": PlacedCards(), "older": Older(7)}, lambda key, given: period_file(*key), "month.html", _period, width=7
)

TOPIC_DAY = Kind(
    "topic-day",
    TOPIC,
    {"dense": DenseMonth(), "cards": PlacedCards(), "older": Older(10)},
    lambda key, given: period_file(*key),
    "month.html",
    _period,
    width=10,
)
