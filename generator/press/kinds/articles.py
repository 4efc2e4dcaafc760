"""The page of one article, and the shelf of the undated ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.press.graph import ALL, ARTICLE
from generator.press.house import FEED
from generator.press.inputs import Copy, NameLinks, Previous, Related, UndatedCards
from generator.press.kinds.fronts import edition_file
from generator.press.kinds.kind import Kind, Leaf, Makeup
from generator.press.kinds.names import name_file
from generator.press.pages import Key
from generator.press.views import ArticleView, Figure, FiledUnder, Link


def _article(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    copy = makeup.graph.copy(given["copy"][0])
    facts, path = copy.facts, makeup.house.addresses.path
    previous = given["previous"]
    view = ArticleView(
        *facts,
        body=Markup(copy.body),  # noqa: S704 - cleaned by nh3 when the copy was made
        authors=copy.authors,
        modified=copy.modified,
        figures=[Figure(caption, credit, facts.lang, facts.dir) for caption, credit in copy.captions],
        filed=list(map(FiledUnder, facts.topics, copy.because)),
        names=[Link(path(name_file(slug)), name) for name, slug in given["names"]],
        title_source=copy.title_source,
        source=copy.source,
        source_url=copy.source_url,
        source_hash=copy.source_hash,
        also_in=copy.also_in,
        versions=copy.versions,
        previous=previous,
        related=[card for card in given["related"] if previous is None or card.article != previous.article],
        standfirst=copy.standfirst,
        edition_url=path(edition_file(copy.edition)) if copy.edition else "",
    )
    return Leaf(facts.title, {"article": view}, facts.summary, feed=FEED, lang=facts.lang, noindex=bool(facts.state))


def _undated(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    return Leaf(makeup.house.words.undated, {"cards": given["cards"]}, current="undated")


ARTICLE_PAGE = Kind(
    "article",
    ARTICLE,
    {"copy": Copy(), "previous": Previous(), "related": Related(3), "names": NameLinks()},
    lambda key, given: str(given["copy"][1]),
    "article.html",
    _article,
)

UNDATED = Kind("undated", ALL, {"cards": UndatedCards()}, lambda key, given: "undated/index.html", "undated.html", _undated, always=True)
