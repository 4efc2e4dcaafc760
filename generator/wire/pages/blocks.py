"""A page's text in its place: the elements, the blocks of text that a browser shows as one, and what stands around each."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

LONG = 1 << 16
"""Characters from which on a text is not split into words: those of a book take up ten times its size."""

_ATTRIBUTE = re.compile(r"(?<![a-zA-Z0-9_:.@-])([a-zA-Z_:@][a-zA-Z0-9_:.@-]*)[ \t\r\n\f]*=[ \t\r\n\f]*(?:\"([^\"]*)\"|'([^']*)'|([^ \t\r\n\f>\"']+))")
_WHITE = re.compile(r" \s+|[^\S ]\s*")
_DIGITS = re.compile(r"[0-9]+")
_DAY = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}){1,2}\Z|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}\Z")
_HOUR = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?![0-9])")
_CONSONANTS = frozenset("BCDFGHJKLMNPQRSTVWXZ")
_DROP_CAP = re.compile(r"initial|drop[-_]?cap|lettrine|first[-_]?letter|capital[-_]?letter", re.IGNORECASE)
"""What the class of a story's large first letter holds."""
_DEEP = 2
_GAP = re.compile(r">[ \t\r\n\f]+<|<br", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """One start tag: its name in lower case, the source of its attributes, its parent (``-1``: none), which always stands before it."""

    tag: str
    raw: str
    parent: int
    start: int
    _read: dict[str, str] | None = None
    _kind: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """Attributes by lower-case name, the first of equal ones, character references resolved."""
        if self._read is None:
            self._read = {}
            for name, double, single, bare in _ATTRIBUTE.findall(self.raw):
                value = double or single or bare
                self._read.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
        return self._read

    @property
    def kind(self) -> str:
        """The tag and the first word of the class, without numbers: the designer's name for elements of its kind."""
        if not self._kind:
            self._kind = f"{self.tag}.{_DIGITS.sub('', self.attributes.get('class', '').strip().partition(' ')[0])}"
        return self._kind


class Run(NamedTuple):
    """A text node that is not blank: ``[start, end)`` in the source, the element it stands in."""

    start: int
    end: int
    element: int


@dataclass(slots=True)
class Block:
    """Neighbouring text nodes that a browser shows as one line or paragraph; ``text`` has single spaces.

    ``element`` is the innermost one around all of them, ``-1`` where there is none.
    """

    text: str
    start: int
    end: int
    runs: list[Run]
    element: int


@dataclass(slots=True)
class Page:
    """A whole page: its source, and its elements and blocks in order."""

    source: str
    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    raw: list[tuple[int, str]] = field(default_factory=list)
    """The contents of scripts and of the title, each with its element."""
    unread: list[tuple[int, int]] = field(default_factory=list)
    """Where scripts and styles stand that state nothing: half of a page's source, and more."""
    has_shadow: bool = False
    """Whether a template in it is a part of what a browser shows."""
    hidden: Set[int] | None = None
    """The elements that the page hides, once they have been looked for (see ``hidden``)."""

    def around(self, element: int, most: int) -> list[Element]:
        """The element and those around it, innermost first, ``most`` in all."""
        found: list[Element] = []
        while element >= 0 and len(found) < most:
            found.append(self.elements[element])
            element = found[-1].parent
        return found

    def nearest(self, element: int, tags: Container[str], most: int) -> Element | None:
        """The innermost of the element and those around it, ``most`` in all, that has one of the tags."""
        while element >= 0 and most:
            found = self.elements[element]
            if found.tag in tags:
                return found
            element = found.parent
            most -= 1
        return None

    def weight(self, taken: Iterable[bool]) -> int:
        """Characters of the blocks that are ``taken``."""
        return sum(len(block.text) for block, here in zip(self.blocks, taken, strict=True) if here)

    def text_of(self, runs: Sequence[Run]) -> str:
        """The runs' text as shown: a space between two only where the source has white space or a ``br`` there."""
        pieces: list[str] = []
        last: Run | None = None
        for run in runs:
            if last is not None and not self.meet(last, run):
                pieces.append(" ")
            pieces.append(self.source[run.start : run.end])
            last = run
        text = html.unescape("".join(pieces))
        return " ".join(text.split()) if len(text) <= LONG else _WHITE.sub(" ", text).strip()

    def meet(self, before: Run, behind: Run) -> bool:
        """Whether two runs of a block stand side by side as shown, without white space or a ``br`` between them; a day and an hour, each in an
        element of its own, never do."""
        if before.end - before.start == 1 and self._is_drop_cap(before, behind):
            return True
        between = self.source[before.end : behind.start]
        if between[:1].isspace() or between[-1:].isspace() or _GAP.search(between):
            return False
        is_number = self.source[before.end - 1].isdigit() and self.source[behind.start].isdigit()
        return not (is_number and _HOUR.match(self.source, behind.start) and _DAY.search(self.source, before.start, before.end))

    def _is_drop_cap(self, letter: Run, behind: Run) -> bool:
        """Whether a letter by itself is the first of the word behind it, set large: not one that may be a word (``A``, ``I``, ``O``)."""
        is_of_word = self.source[letter.start] in _CONSONANTS and self.source[behind.start].islower()
        return is_of_word and any(_DROP_CAP.search(element.attributes.get("class", "")) for element in self.around(letter.element, _DEEP))

    def common(self, runs: Sequence[Run]) -> int:
        """The innermost element around all the runs, ``-1`` where there is none."""
        at = runs[0].element
        for run in runs:
            other = run.element
            while at != other:
                if at > other:
                    at = self.elements[at].parent
                else:
                    other = self.elements[other].parent
        return at

    def within(self, marked: Set[int]) -> list[bool]:
        """For every element whether it or one around it is ``marked``; parents stand before their children, so one look at each tells."""
        found: list[bool] = []
        for index, element in enumerate(self.elements):
            found.append(index in marked or (element.parent >= 0 and found[element.parent]))
        return found

    def path(self, element: int) -> list[int]:
        """The indexes of the element and those around it, innermost first."""
        path = []
        while element >= 0:
            path.append(element)
            element = self.elements[element].parent
        return path

    def with_outer(self, elements: Iterable[int]) -> set[int]:
        """The indexes of some elements and of all those around them."""
        found: set[int] = set()
        for element in elements:
            while element >= 0 and element not in found:
                found.add(element)
                element = self.elements[element].parent
        return found

    def headed(self) -> set[int]:
        """The indexes of the elements that hold a heading of level one, and of the headings: what holds one stands around a story."""
        return self.with_outer(index for index, element in enumerate(self.elements) if element.tag == "h1")
