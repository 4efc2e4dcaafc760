"""The JSON that a page keeps in its scripts: what a program would build the page from in a browser.

``<script type="application/json">`` and JSON-LD hold a value; ``window.STATE = {…}`` and ``Fusion.globalContent={…}`` are given one, or the
text of one (``JSON.parse("…")``); ``data-page="{&quot;…"`` has one in an attribute; a string in one may be the text of another (an answer
that was kept). Each is read by our own reader of JSON, which knows the place of every string; nothing is evaluated. What is no JSON (a
function's call, an object of JavaScript's with bare names) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # CPython's own, missing from its stubs

from generator.wire.containers.json_spans import Escapes, Leaf, Value, read_value
from generator.wire.intake import Fault
from generator.wire.pages.blocks import Page
from generator.wire.pieces import Places
from generator.wire.residue import REFERENCE

MOST = 4 * 1024 * 1024
"""Characters of JSON in a page that are read in all."""

BROKEN = 1024 * 1024
"""A value that turns out to be broken counts for at most so many of them."""

LEAST = 400
"""Characters from which on a value may hold a story with its fields."""

_GIVEN = re.compile(r"=\s{0,40}(?=\{\s{0,40}\"|\[\s{0,40}[{\[\"])|=\s{0,40}(JSON\.parse\(\s{0,40})(?=\")")
"""Where a script gives a name an object, a list, or the text of one."""

_ATTRIBUTE = re.compile(r"=\"(?=\s{0,40}[{\[](?:&quot;|&#34;|[{\[]))([^\"<>]{400,})\"|='(?=\s{0,40}[{\[][\"{\[])([^'<>]{400,})'")
"""An attribute that holds JSON."""

_OPENS = ('{"', '[{"', '["')


@dataclass(frozen=True, slots=True)
class _Inner:
    """Where the characters of a string in an island stand in the page's source."""

    island: Island
    escapes: Places

    def at(self, character: int) -> int:
        return self.island.at(self.escapes.at(character))


@dataclass(frozen=True, slots=True)
class Island:
    """A JSON value that stands in a page: its own text, its leaves, and where each of its characters stands in the page's source."""

    text: str
    value: Value
    start: int
    outer: Places | None = None

    def at(self, character: int) -> int:
        """The place in the page's source of a character of the island's text."""
        return self.outer.at(character) if self.outer else self.start + character

    def places(self, leaf: Leaf) -> Places:
        """The places of a leaf's characters in the island's text."""
        return self.value.places(self.text, leaf)


def islands(page: Page, depth: int) -> Iterator[Island]:
    """Every JSON value of a page's scripts and attributes, ``MOST`` characters of them in all; what is broken or too deep is passed over."""
    return _Reader(page, depth).found()


class _Reader:
    def __init__(self, page: Page, depth: int) -> None:
        self.page, self.depth, self.left = page, depth, MOST

    def found(self) -> Iterator[Island]:
        source = self.page.source
        for index, raw in self.page.raw:
            element = self.page.elements[index]
            if element.tag == "script" and len(raw) >= LEAST:
                begins = source.index(raw, element.start + len(element.raw) + len(element.tag))
                yield from self._of_script(raw, begins)
        for element in self.page.elements:
            for found in _ATTRIBUTE.finditer(element.raw) if len(element.raw) >= LEAST else ():
                number = 1 if found[1] is not None else 2
                start = source.index(element.raw, element.start) + found.start(number)
                yield from self._read(unescape(found[number]), 0, start, Escapes(found[number], start, REFERENCE))

    def _of_script(self, raw: str, begins: int) -> Iterator[Island]:
        if raw.lstrip()[:1] in ("{", "["):
            yield from self._read(raw, 0, begins)
            return
        at = 0
        while found := _GIVEN.search(raw, at):
            at = found.end()
            if not found[1]:
                for island in self._read(raw, at, begins):
                    at = island.value.end
                    yield island
                continue
            try:
                text, end = scanstring(raw, at + 1, True)
            except JSONDecodeError:
                continue
            yield from self._read(text, 0, begins + at + 1, Escapes(raw[at + 1 : end - 1], begins + at + 1))
            at = end

    def _read(self, text: str, at: int, start: int, outer: Places | None = None) -> Iterator[Island]:
        """The value that begins at ``at`` of a text, if it is one and not too short."""
        if len(text) - at < LEAST or self.left <= 0:
            return
        try:
            value = read_value(text, at, self.depth)
        except Fault:
            self.left -= min(len(text) - at, BROKEN)
            return
        self.left -= value.end - at
        if value.end - at >= LEAST:
            island = Island(text, value, start, outer)
            yield island
            for leaf in value.leaves:
                if leaf.string and len(leaf.text) >= LEAST and leaf.text.startswith(_OPENS):
                    yield from self._read(leaf.text, 0, leaf.start, _Inner(island, island.places(leaf)))
