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


class Hints:
    """Reads hints off elements; one for each page, since class names repeat within a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._own: dict[str, frozenset[Hint]] = {}
        self.held = [0] * len(page.elements)
        for block in page.blocks:
            for run in block.runs:
                at = run.element
                while at >= 0:
                    self.held[at] += run.end - run.start
                    at = page.elements[at].parent

    def own(self, element: Element) -> frozenset[Hint]:
        """What the element's own names say."""
        raw = element.raw
        known = self._own.get(raw)
        if known is None:
            known = self._own[raw] = frozenset(WORDS[word] for word in _named(element) if word in WORDS)
        return known

    def of(self, element: int, spine: frozenset[str] = frozenset()) -> tuple[Hint, ...]:
        """The hints around an element, innermost first, wrappers left out; elements of a kind in ``spine`` say nothing."""
        found: list[Hint] = []
        at = element
        while at >= 0:
            here = self._page.elements[at]
            if here.tag == "figcaption":
                found.append("caption")
            elif here.tag == "time" and self.held[at] <= MOST["date"]:
                found.append("date")
            elif here.tag == "h1":
                found.append("headline")
            elif here.tag in _MENUS:
                found.append("menu")
            if here.raw and here.tag not in {"body", "html", "article", "main"}:
                own = self.own(here)
                if own and not (spine and here.kind in spine):
                    found += [hint for hint in own if self.held[at] <= MOST.get(hint, 1 << 30)]
            at = here.parent
        return tuple(found)


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
