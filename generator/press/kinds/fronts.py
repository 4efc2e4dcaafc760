"""Front pages: home, the edition of a day, and the list of editions."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.press.graph import ALL
from generator.press.house import FEED
from generator.press.inputs import Cards, LateCards, NewestDay, Older, PeriodNames, UndatedCards
from generator.press.kinds.kind import Kind, Leaf, Makeup
from generator.press.listings import EditionLink, Section, YearOfLinks
from generator.press.pages import Key
from generator.press.views import Card

SECTION_CARDS = 6
"""Stories of one topic on the home page; the rest stand in the day's edition."""

LOOSE_CARDS = 12
"""Stories of the day in no topic on the home page; the rest, again, stand in the edition."""


LATE_CARDS = 6
"""Stories that came in late, on the home page; the rest, again, stand in the edition."""

UNDATED_CARDS = 5
"""Stories without a date, on the home page, beside those that have just come in."""

LATE_AT_MOST = 60
"""Stories that may come in late on one day: where there are more, an archive is being filled in, which is no news of that day."""


def edition_file(day: str) -> str:
    """The page of a day's edition."""
    return f"editions/{day}/index.html"


def _sections(makeup: Makeup, cards: list[Card], most: int = 0, more: str = "") -> tuple[list[Section], list[Card]]:
    """A day's stories by their first topic, in the order of the masthead; and those in no topic."""
    by_topic: dict[str, list[Card]] = {}
    for card in cards:
        by_topic.setdefault(card.topics[0].slug if card.topics else "", []).append(card)
    rest = by_topic.pop("", [])
    sections = []
    for slug, topic in makeup.house.topics.items():
        found = by_topic.get(slug, [])
        if found:
            cut = bool(most) and len(found) > most
            sections.append(Section(topic, found[:most] if cut else found, more if cut else ""))
    return sections, rest


def _opened(cards: list[Card]) -> tuple[Card | None, list[Card]]:
    """What opens a day, and its other stories: the newest in a topic, since those are what the digest is about; where none is, the newest."""
    if not cards:
        return None, []
    lead = next((card for card in cards if card.topics), cards[0])
    return lead, [card for card in cards if card is not lead]


def _home(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    day, today, before = given["newest"]
    url = makeup.house.addresses.path(edition_file(day)) if day else ""
    lead, others = _opened(today)
    sections, rest = _sections(makeup, others, SECTION_CARDS, url)
    late = _late_on_front(given, day, before)[:LATE_CARDS]
    context = {
        "edition": EditionLink(makeup.calendar.when(day), url) if day else None,
        "lead": lead,
        "sections": sections,
        "latest": [*rest[:LOOSE_CARDS], *before],
        "late": late,
        "undated": [card for card in given["undated"] if card not in late][:UNDATED_CARDS],
    }
    return Leaf("", context, makeup.house.site.tagline, feed=FEED, current="home")


def _late_on_front(given: Mapping[str, Any], day: str, shown: list[Card]) -> list[Card]:
    """What came in late on the day of the edition or after it, but for what stands on the page as it is."""
    captured, cards = given["late"]
    return [card for card in cards if card not in shown] if captured >= day else []


def _edition(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    day = makeup.calendar.when(key.period)
    lead, others = _opened(given["cards"])
    sections, rest = _sections(makeup, others)
    older = makeup.day_link(edition_file(given["older"]), given["older"]) if given["older"] else None
    context = {"day": day, "lead": lead, "sections": sections, "rest": rest, "late": given["late"][1], "older": older}
    return Leaf(day.text, context)


def _editions(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    days = [day for day in given["days"] if len(day) == 10]
    years = [YearOfLinks(year, [makeup.day_link(edition_file(day), day) for day in found]) for year, found in groupby(days, key=lambda day: day[:4])]
    return Leaf(makeup.house.words.editions, {"years": years}, current="editions")


HOME = Kind(
    "home",
    ALL,
    {"newest": NewestDay(earlier=20), "late": LateCards(LATE_AT_MOST), "undated": UndatedCards(UNDATED_CARDS + LATE_CARDS)},
    lambda key, given: "index.html",
    "home.html",
    _home,
    always=True,
)

EDITION = Kind(
    "edition",
    ALL,
    {"cards": Cards(), "late": LateCards(LATE_AT_MOST), "older": Older(10)},
    lambda key, given: edition_file(key.period),
    "edition.html",
    _edition,
    width=10,
)

EDITIONS = Kind("editions", ALL, {"days": PeriodNames(10)}, lambda key, given: "editions/index.html", "editions.html", _editions, always=True)
