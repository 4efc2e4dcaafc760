"""The fields of an article in XML: lxml reads them, with entities, DTDs and the network switched off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

_NAMED = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)[A-Za-z]{2,20};")
"""Characters by the names that only HTML knows."""


class Said:
    """The fields of one article: the texts and attributes of its elements by their names, without what stands in its body."""

    def __init__(self, source: str) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True)
        named = _NAMED.sub(lambda found: unescape(found.group()), source)
        self._root = etree.fromstring(named.encode("utf-8", "replace"), parser)

    def texts(self, *names: str, within: str = "") -> list[str]:
        """What the elements of the first of the names that has a text say; ``within`` an element of another name."""
        for name in names:
            found = [" ".join("".join(one.itertext()).split()) for one in self._elements(name) if not within or self._is_within(one, within)]
            if any(found):
                return [*filter(None, found)]
        return []

    def own(self, name: str) -> list[str]:
        """What the elements of a name say before any element in them."""
        return [text for one in self._elements(name) if (text := " ".join((one.text or "").split()))]

    def text(self, *names: str, within: str = "") -> str:
        return next(iter(self.texts(*names, within=within)), "")

    def values(self, name: str, attribute: str) -> list[str]:
        """The values of an attribute of the elements of a name."""
        found = (one.get(attribute) or one.get(f"{{http://www.w3.org/XML/1998/namespace}}{attribute}") for one in self._elements(name))
        return [value.strip() for value in found if value and value.strip()]

    def value(self, *places: tuple[str, str]) -> str:
        return next((value for name, attribute in places for value in self.values(name, attribute)), "")

    def _elements(self, name: str) -> Iterator[etree._Element]:
        elements = self._root.iter() if self._root is not None else ()
        return (one for one in elements if isinstance(one.tag, str) and etree.QName(one).localname == name)

    @staticmethod
    def _is_within(one: etree._Element, name: str) -> bool:
        return any(etree.QName(outer).localname == name for outer in one.iterancestors())
