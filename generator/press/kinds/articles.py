"""The page of one article, and the shelf of the undated ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.press.graph import ALL, ARTICLE
from generator.press.house import FEED
from generator.press.inputs import Beside, Copy, NameLinks, Related, UndatedCards
from generator.press.kinds.fronts import edition_file
from generator.press.kinds.kind import Kind, Leaf, Makeup
from generator.press.kinds.names import name_file
from generator.press.pages import Key
from generator.press.views import ArticleView, Figure, FiledUnder, Link, When


def _article(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    facts, copy = makeup.graph.copy(given["copy"][0])
    house, lang, way = makeup.house, facts["lang"], facts["dir"]
    view = ArticleView(
        **facts,
        body=Markup(copy["body"]),  # noqa: S704 - cleaned by nh3 when the article was prepared
        authors=copy["authors"],
        modified=When(*copy["modified"]) if copy["modified"] else None,
        figures=[Figure(caption, credit, lang, way) for caption, credit in copy["figures"]],
        filed=[FiledUnder(house.topics[slug], because) for slug, because in copy["filed"]],
        names=[Link(house.addresses.path(name_file(slug)), name) for name, slug in given["names"]],
        title_source=copy["title_source"],
        source=copy["source"],
        source_url=copy["source_url"],
        source_hash=copy["source_hash"],
        also_in=copy["also_in"],
        previous=given["beside"][0],
        next=given["beside"][1],
        related=[card for card in given["related"] if given["beside"][0] is None or card.article != given["beside"][0].article],
        standfirst=copy["standfirst"],
        edition_url=house.addresses.path(edition_file(copy["edition"])) if copy["edition"] else "",
    )
    return Leaf(view.title, {"article": view}, view.summary, feed=FEED, lang=lang, noindex=bool(view.state))


def _undated(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    return Leaf(makeup.house.words.undated, {"cards": given["cards"]}, current="undated")


ARTICLE_PAGE = Kind(
    "article",
    ARTICLE,
    {"copy": Copy(), "beside": Beside(), "related": Related(3), "names": NameLinks()},
    lambda key, given: str(given["copy"][1]),
    "article.html",
    _article,
)

UNDATED = Kind("undated", ALL, {"cards": UndatedCards()}, lambda key, given: "undated/index.html", "undated.html", _undated, always=True)
