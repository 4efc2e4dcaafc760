"""Inputs that are no lists of articles: names, standing pages, the files of the theme."""

from __future__ import annotations

from generator.press.graph import STATIC, Graph, digest
from generator.press.house import House
from generator.press.inputs.base import Own, Read
from generator.press.pages import Key


class Names(Own):
    """Every name with its slug. Only for pages of the whole site: any article's coming or going lets them be looked at."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of (name, slug)."""
        found = graph.names()
        return Read(found, digest(found))


class StandingCopy(Own):
    """A standing page of ``content/pages/``."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """Its copy, or ``None``."""
        found = graph.standing(key.shelf.partition(":")[2])
        return Read(found[1], found[0].hex()) if found else Read(None, "", False)


class StandingSlugs(Own):
    """Which standing pages there are."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """A list of slugs."""
        found = graph.standing_slugs()
        return Read(found, digest(found))


class Stylesheet(Own):
    """The one stylesheet."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(file, content)."""
        return Read((house.stylesheet_name, house.stylesheet), house.stylesheet_name)


class StaticFile(Own):
    """A file of the theme that is published as it is."""

    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """(file, content)."""
        name = key.shelf[len(STATIC) :]
        content = house.theme.files.get(name)
        return Read((name, content), digest(content), content is not None)
