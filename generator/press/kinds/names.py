"""People, places and organisations: a page a name, and their index."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.press.graph import ALL, NAME, year_of
from generator.press.inputs import Names, OlderYear, PlacedCards, RecentCards, Slug, SlugOfYears, UndatedCards, YearApart
from generator.press.kinds.kind import Kind, Leaf, Makeup
from generator.press.listings import Letter, YearOfCards
from generator.press.pages import Key
from generator.press.views import Link


def name_file(slug: str) -> str:
    """The page of a name."""
    return f"names/{slug}/index.html"


def year_file(slug: str, year: str) -> str:
    """The page of an older year of a name that has too many stories for one page."""
    return f"names/{slug}/{year}/index.html"


def _name(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    """A name's own page, or that of one of its older years."""
    name, slug, older = key.shelf[len(NAME) :], given["slug"], given["older"]
    path = makeup.house.addresses.path
    years = [YearOfCards(year, [card for _, card in found]) for year, found in groupby(given["cards"], key=lambda one: one[0][:4])]
    context = {
        "name": name,
        "url": path(name_file(slug)) if key.period else "",
        "cards": given.get("undated", []),
        "years": years,
        "older": Link(path(year_file(slug, older)), older) if older else None,
    }
    return Leaf(f"{name}, {year_of(key.period)}" if key.period else name, context)


def _names(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    path = makeup.house.addresses.path
    ordered = sorted((_sorted_by(name), name, slug) for name, slug in given["names"])
    letters = [
        Letter(letter, [Link(path(name_file(slug)), name) for _, name, slug in found])
        for letter, found in groupby(ordered, key=lambda one: one[0][:1].upper())
    ]
    return Leaf(makeup.house.words.names, {"letters": letters}, current="names")


def _sorted_by(name: str) -> str:
    """A name as it is sorted: without accents and case."""
    return "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))


NAME_PAGE = Kind(
    "name",
    NAME,
    {"slug": Slug(), "cards": RecentCards(), "undated": UndatedCards(), "older": OlderYear()},
    lambda key, given: name_file(given["slug"]),
    "name.html",
    _name,
)

NAME_YEAR = Kind(
    "name-year",
    NAME,
    {"apart": YearApart(), "slug": SlugOfYears(), "cards": PlacedCards(), "older": OlderYear()},
    lambda key, given: year_file(given["slug"], year_of(key.period)),
    "name.html",
    _name,
    width=4,
)

NAMES = Kind("names", ALL, {"names": Names()}, lambda key, given: "names/index.html", "names.html", _names, always=True)
