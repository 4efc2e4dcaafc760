"""What the elements around a block of text say of it: caption, credit, byline, date, or no part of the article.

Class names, ids and ``itemprop`` values are read as words (``ArticleHeader__byline-text`` holds ``byline``): what web
designers everywhere call these things, in the main languages, never one publisher's name for them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from generator.wire.pages.blocks import Element, Page

Hint = Literal["", "headline", "standfirst", "caption", "credit", "byline", "date", "boilerplate", "wall", "embed", "menu"]

_WORDS: dict[Hint, str] = {
    "credit": (
        "credit credits credito creditos copyright photographer photocredit imagecredit creditline copyrightholder fotograf fotografo bildnachweis"
    ),
    "caption": "caption captions figcaption imagecaption photocaption wpcaption bildunterschrift bildtext legende didascalia pie",
    "byline": (
        "writeby writtenby byline bylines author authors autor autoren auteur auteurs autore autori writer writers"
        " reporter contributor contributors yazar"
    ),
    "date": "date datetime timestamp pubdate published datepublished datemodified updated publishdate datum fecha tarih",
    "standfirst": (
        "standfirst lead lede dek deck intro subtitle subheadline kicker strapline vorspann chapo ingress entradilla bajada sommario leadtext"
    ),
    "boilerplate": (
        "related recommended recommendation recommendations recirculation newsletter newsletters share sharing social promo promoted advert"
        " advertisement advertising ad ads sponsored sponsor comment comments breadcrumb breadcrumbs crumb crumbs tags taglist mostread trending"
        " popular subscribe subscription cookie consent popup modal toolbar sidebar widget teaser teasers outbrain taboola disclaimer toc"
        " pagination readmore morestories morefrom donate donation poll quiz rating player playlist weiterlesen anzeige werbung"
    ),
    "wall": "paywall paywalled",
    "embed": "twitter tweet instagram tiktok facebook bluesky telegram youtube embed embedded embeddable oembed",
    "menu": "nav navigation navbar menu footer masthead sitemap skip",
}
WORDS: dict[str, Hint] = {word: hint for hint, words in _WORDS.items() for word in words.split()}

MOST = {"credit": 200, "caption": 900, "byline": 300, "date": 160, "standfirst": 900}
"""Characters that an element of such a name may hold and still be what its name says; above it is a wrapper."""

STORY, PARAGRAPHS = 150, 80
"""Characters from which on what stands behind a paywall may be a story, and those that each of its blocks then has on average: an offer to
subscribe stands in an element of that name too, with thirty to forty (of 60 such elements in public pages none is told wrongly)."""

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_TAGS: dict[str, Hint] = {
    "figcaption": "caption",
    "time": "date",
    "h1": "headline",
    "address": "byline",
    **dict.fromkeys(("nav", "footer", "button", "label", "form", "dialog", "menu"), "menu"),
}
"""What elements say by what they are in HTML; ``address`` is how to reach whoever wrote the article around it."""


_BESIDE = re.compile(r"\brole=[\"']?complementary\b", re.IGNORECASE)
"""What HTML calls content beside the article, as it does an ``aside``: a box of facts, a list of links."""

_SILENT = frozenset({"body", "html", "article", "main"})
_NAMING = ("class", "id", "itemprop", "rel", "data-testid", "data-component")
"""Attributes in which designers name an element."""


class Hints:
    """Reads hints off elements; one for each page, since class names repeat within a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._own: dict[str, tuple[Hint, ...]] = {}
        self._around: dict[frozenset[str], dict[int, tuple[Hint, ...]]] = {}
        self._at: dict[int, tuple[tuple[Hint, ...], tuple[Hint, ...]]] = {}
        self._walls: dict[str, tuple[int, int]] | None = None
        self.held = [0] * len(page.elements)
        for block in page.blocks:
            for run in block.runs:
                if run.element >= 0:
                    self.held[run.element] += run.end - run.start
        for index in range(len(page.elements) - 1, -1, -1):
            parent = page.elements[index].parent
            if parent >= 0:
                self.held[parent] += self.held[index]

    def own(self, element: Element) -> tuple[Hint, ...]:
        """What the element's own names say, in the order of the table above: what stands first there says most exactly what a line is."""
        raw = element.raw
        known = self._own.get(raw)
        if known is None:
            said = _named(element)
            known = self._own[raw] = tuple(hint for hint in _WORDS if hint in said) if said else ()
        return known

    def of(self, element: int, spine: frozenset[str] = frozenset()) -> tuple[Hint, ...]:
        """The hints around an element, innermost first, wrappers left out; elements of a kind in ``spine`` say nothing."""
        known = self._around.setdefault(spine, {-1: ()})
        path: list[int] = []
        while element not in known:
            path.append(element)
            element = self._page.elements[element].parent
        found = known[element]
        for index in reversed(path):
            here = self._at.get(index)
            if here is None:
                here = self._at[index] = self._here(index)
            by_tag, by_name = here
            if by_name and spine and self._page.elements[index].kind in spine:
                by_name = ()
            if by_tag or by_name:
                found = (*by_tag, *by_name, *found)
            known[index] = found
        return found

    def _here(self, index: int) -> tuple[tuple[Hint, ...], tuple[Hint, ...]]:
        """What an element says by its tag, and what by the names its designer gave it."""
        element = self._page.elements[index]
        tag, raw = element.tag, element.raw
        by_tag: tuple[Hint, ...] = ()
        beside: tuple[Hint, ...] = ()
        if tag in _TAGS:
            if tag != "time" or self.held[index] <= MOST["date"]:
                by_tag = (_TAGS[tag],)
        elif tag == "aside" or (raw and _is_beside(raw)):
            beside = ("embed",)
        if not raw or tag in _SILENT:
            return by_tag, beside
        held = self.held[index]
        said = self.own(element)
        if "wall" in said:
            said = tuple(dict.fromkeys("boilerplate" if hint == "wall" else hint for hint in said if hint != "wall" or not self._reads(element)))
        return by_tag, (*beside, *(hint for hint in said if held <= MOST.get(hint, held)))

    def _reads(self, element: Element) -> bool:
        """Whether what the page calls a paywall, all of it, is the text of a story that stands behind one, and not the lines of an offer."""
        if self._walls is None:
            blocks = [0] * len(self._page.elements)
            for block in self._page.blocks:
                for index in self._page.path(block.element):
                    blocks[index] += 1
            self._walls = {}
            for other, held, number in zip(self._page.elements, self.held, blocks, strict=True):
                if "wall" in other.raw.lower() and "wall" in self.own(other):
                    for name in _walls(other):
                        texts, lines = self._walls.get(name, (0, 0))
                        self._walls[name] = texts + held, lines + number
        return any(texts >= max(STORY, PARAGRAPHS * lines) for texts, lines in map(self._walls.__getitem__, _walls(element)))


def _walls(element: Element) -> list[str]:
    """The names by which an element is called a paywall."""
    names = " ".join(element.attributes.get(name, "") for name in _NAMING).split()
    return [name for name in names if "wall" in _said(name)]


def _is_beside(raw: str) -> bool:
    return ("complementary" in raw or "COMPLEMENTARY" in raw) and _BESIDE.search(raw) is not None


def _named(element: Element) -> set[Hint]:
    """What the names in an element's class, id, itemprop and rel say."""
    said: set[Hint] = set()
    raw = element.raw
    if not ("class" in raw or "id=" in raw or "itemprop" in raw or "rel=" in raw or "data-" in raw):
        return said
    attributes = element.attributes
    for name in _NAMING:
        if name in attributes:
            for token in attributes[name][:400].split():
                said |= _said(token)
    return said


@lru_cache(maxsize=4096)
def _said(token: str) -> frozenset[Hint]:
    """What one name says by its words, in any case; ``photo-caption`` holds also ``photocaption``. The pages of a site share their names."""
    parts = [part.lower() for part in _PART.findall(token)]
    return frozenset(WORDS[word] for word in (*parts, *(a + b for a, b in pairwise(parts))) if word in WORDS)
