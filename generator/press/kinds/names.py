"""People, places and organisations: a page a name, and their index."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.press.graph import ALL, NAME
from generator.press.inputs import Names, PlacedCards, Slug, UndatedCards
from generator.press.kinds.kind import Kind, Leaf, Makeup
from generator.press.pages import Key
from generator.press.views import Letter, Link, YearOfCards


def name_file(slug: str) -> str:
    """The page of a name."""
    return f"names/{slug}/index.html"


def _name(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    name = key.shelf[len(NAME) :]
    years = [YearOfCards(year, [card for _, card in found]) for year, found in groupby(given["cards"], key=lambda one: one[0][:4])]
    return Leaf(name, {"name": name, "cards": given["undated"], "years": years})


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
    {"slug": Slug(), "cards": PlacedCards(), "undated": UndatedCards()},
    lambda key, given: name_file(given["slug"]),
    "name.html",
    _name,
)

NAMES = Kind("names", ALL, {"names": Names()}, lambda key, given: "names/index.html", "names.html", _names, always=True)
