"""What the elements around a block of text say of it: caption, credit, byline, date, or no part of the article.

Class names, ids and ``itemprop`` values are read as words (``ArticleHeader__byline-text`` holds ``byline``): what web
designers everywhere call these things, in the main languages, never one publisher's name for them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from generator.wire.markup import Element, Page

Hint = Literal["", "headline", "standfirst", "caption", "credit", "byline", "date", "boilerplate", "embed", "menu"]

_WORDS: dict[Hint, str] = {
    "credit": "credit credits copyright photographer photocredit imagecredit creditline copyrightholder fotograf fotografo bildnachweis",
    "caption": "caption captions figcaption imagecaption photocaption wpcaption bildunterschrift bildtext legende didascalia pie",
    "byline": "byline bylines author authors autor autoren auteur auteurs autore autori writer writers reporter contributor contributors yazar",
    "date": "date datetime timestamp pubdate published datepublished datemodified updated publishdate datum fecha tarih",
    "standfirst": (
        "standfirst lead lede dek deck intro subtitle subheadline kicker strapline vorspann chapo ingress entradilla bajada sommario leadtext"
    ),
    "boilerplate": (
        "related recommended recommendation recommendations recirculation newsletter newsletters share sharing social promo promoted advert"
        " advertisement advertising ad ads sponsored sponsor comment comments breadcrumb breadcrumbs tags taglist mostread trending popular"
        " subscribe subscription paywall cookie consent popup modal toolbar sidebar widget teaser teasers outbrain taboola disclaimer"
        " toc pagination readmore morestories morefrom donate donation poll quiz rating player playlist weiterlesen anzeige werbung"
    ),
    "embed": "twitter tweet instagram tiktok facebook bluesky telegram youtube embed embedded embeddable oembed",
    "menu": "nav navigation navbar menu footer masthead sitemap skip",
}
WORDS: dict[str, Hint] = {word: hint for hint, words in _WORDS.items() for word in words.split()}

MOST = {"credit": 200, "caption": 900, "byline": 300, "date": 160, "standfirst": 900}
"""Characters that an element of such a name may hold and still be what its name says; above it is a wrapper."""

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MENUS = frozenset({"nav", "footer", "button", "label", "form", "dialog", "address", "menu"})


_BESIDE = re.compile(r"\brole=[\"']?complementary\b", re.IGNORECASE)
"""What HTML calls content beside the article, as it does an ``aside``: a box of facts, a list of links."""

_SILENT = frozenset({"body", "html", "article", "main"})


class Hints:
    """Reads hints off elements; one for each page, since class names repeat within a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._own: dict[str, tuple[Hint, ...]] = {}
        self._around: dict[frozenset[str], dict[int, tuple[Hint, ...]]] = {}
        self.held = [0] * len(page.elements)
        for block in page.blocks:
            for run in block.runs:
                at = run.element
                while at >= 0:
                    self.held[at] += run.end - run.start
                    at = page.elements[at].parent

    def own(self, element: Element) -> tuple[Hint, ...]:
        """What the element's own names say, in the order of the table above: what stands first there says most exactly what a line is."""
        raw = element.raw
        known = self._own.get(raw)
        if known is None:
            said = {WORDS[word] for word in _named(element) if word in WORDS}
            known = self._own[raw] = tuple(hint for hint in _WORDS if hint in said)
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
            found = known[index] = (*self._here(index, spine), *found)
        return found

    def _here(self, index: int, spine: frozenset[str]) -> list[Hint]:
        element = self._page.elements[index]
        found: list[Hint] = []
        if element.tag == "figcaption":
            found.append("caption")
        elif element.tag == "time" and self.held[index] <= MOST["date"]:
            found.append("date")
        elif element.tag == "h1":
            found.append("headline")
        elif element.tag in _MENUS:
            found.append("menu")
        elif (element.tag == "aside" or _BESIDE.search(element.raw)) and not (spine and element.kind in spine):
            found.append("embed")
        if element.raw and element.tag not in _SILENT and (own := self.own(element)) and not (spine and element.kind in spine):
            found += [hint for hint in own if self.held[index] <= MOST.get(hint, 1 << 30)]
        return found


def _named(element: Element) -> set[str]:
    """The words in an element's class, id, itemprop and rel, in lower case; ``photo-caption`` gives also ``photocaption``."""
    words: set[str] = set()
    if not ("class" in element.raw or "id=" in element.raw or "itemprop" in element.raw or "rel=" in element.raw or "data-" in element.raw):
        return words
    attributes = element.attributes
    for name in ("class", "id", "itemprop", "rel", "data-testid", "data-component"):
        for token in attributes.get(name, "")[:400].split():
            parts = [part.lower() for part in _PART.findall(token)]
            words.update(parts)
            words.update(a + b for a, b in pairwise(parts))
    return words
