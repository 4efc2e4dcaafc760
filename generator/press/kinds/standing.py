"""Pages that stand: about, those of ``content/pages/``, the page for what is not found, and the theme's own files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.press.graph import ALL, STANDING
from generator.press.inputs import StandingCopy
from generator.press.kinds.kind import ABOUT, Kind, Leaf, Makeup
from generator.press.pages import Key


def _about(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    copy = given["copy"] or {"title": makeup.house.words.about, "body": "", "summary": "", "lang": ""}
    context = {"body": Markup(copy["body"]), "topics": list(makeup.house.topics.values())}  # noqa: S704 - cleaned by nh3
    return Leaf(copy["title"], context, copy["summary"], current="about", lang=copy["lang"])


def _standing(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    copy = given["copy"]
    return Leaf(copy["title"], {"body": Markup(copy["body"])}, copy["summary"], lang=copy["lang"])  # noqa: S704 - cleaned by nh3


def _not_found(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    return Leaf(makeup.house.words.not_found, noindex=True)


ABOUT_PAGE = Kind("about", ABOUT, {"copy": StandingCopy()}, lambda key, given: "about/index.html", "about.html", _about, always=True)

STANDING_PAGE = Kind(
    "standing", STANDING, {"copy": StandingCopy()}, lambda key, given: f"{key.shelf[len(STANDING) :]}/index.html", "standing.html", _standing
)

NOT_FOUND = Kind("404", ALL, {}, lambda key, given: "404.html", "404.html", _not_found, always=True)
