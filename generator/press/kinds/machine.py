"""What machines read: Atom feeds, sitemaps, and the stylesheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from generator.press.graph import ALL, TOPIC
from generator.press.house import FEED, LINKS
from generator.press.inputs import ArticleNames, Names, NewestCopies, PeriodNames, StandingSlugs, UndatedNames, YearsOfNames
from generator.press.kinds.calendars import period_file
from generator.press.kinds.fronts import edition_file
from generator.press.kinds.kind import Kind, Makeup
from generator.press.kinds.names import name_file, year_file
from generator.press.pages import Key

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _feed(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> bytes:
    """An Atom feed of whole articles; its date is that of its newest entry, never the moment of the build."""
    from generator.press.feeds import Entry, atom

    house = makeup.house
    entries = []
    for article in given["articles"]:
        copy = makeup.graph.copy(article)
        facts, published = copy.facts, datetime.fromisoformat(copy.published)
        entries.append(
            Entry(
                house.addresses.root + facts.url[len(house.addresses.base) :],
                facts.title,
                facts.summary,
                copy.body,
                published,
                datetime.fromisoformat(copy.changed) if copy.changed else published,
                tuple(copy.authors),
                tuple(topic.name for topic in facts.topics),
            )
        )
    slug = key.shelf[len(TOPIC) :] if key.shelf != ALL else ""
    title = f"{house.topics[slug].name} · {house.site.title}" if slug else house.site.title
    page = house.addresses.absolute(f"topics/{slug}/index.html" if slug else "index.html")
    updated = max((entry.updated for entry in entries), default=_EPOCH)
    return atom(title, page, house.addresses.absolute(feed_file(key.shelf)), house.site.lang, house.site.tagline, updated, entries)


def feed_file(shelf: str) -> str:
    """The feed of a shelf."""
    return FEED if shelf == ALL else f"feeds/{shelf[len(TOPIC) :]}.xml"


def _sitemap(tag: str, inner: str, addresses: Iterable[str]) -> bytes:
    """A sitemap (``urlset``, ``url``) or an index of them (``sitemapindex``, ``sitemap``); addresses are absolute and quoted."""
    listed = "".join(f"<{inner}><loc>{address.replace('&', '&amp;')}</loc></{inner}>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{tag} xmlns="{_SITEMAP}">\n{listed}</{tag}>\n'.encode()


def _urls(makeup: Makeup, names: Iterable[str]) -> bytes:
    return _sitemap("urlset", "url", map(makeup.house.addresses.absolute, names))


def _shard_file(period: str) -> str:
    return f"sitemaps/{period}.xml"


def _index(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> bytes:
    shards = ["pages", "names", *(["undated"] if given["undated"] else []), *given["months"]]
    return _sitemap("sitemapindex", "sitemap", (makeup.house.addresses.absolute(_shard_file(shard)) for shard in shards))


def _month(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> bytes:
    """A month's articles, its own page and its editions: all that a new article of the month adds to the map stands in one file."""
    editions = [edition_file(day) for day in given["days"] if len(day) == 10]
    return _urls(makeup, [*given["articles"], period_file(ALL, key.period), *editions])


def _pages(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> bytes:
    topics = [f"topics/{slug}/index.html" for slug in makeup.house.topics]
    own = ["index.html", *(name for name in LINKS.values() if name != FEED)]
    return _urls(makeup, [*own, *topics, *(f"{slug}/index.html" for slug in given["standing"] if slug != "about")])


def _names(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> bytes:
    years = (year_file(slug, year) for slug, found in given["years"] for year in found)
    return _urls(makeup, [*(name_file(slug) for _, slug in given["names"]), *years])


FEEDS = Kind("feed", ALL, {"articles": NewestCopies()}, lambda key, given: feed_file(key.shelf), content=_feed, always=True)

TOPIC_FEED = Kind("topic-feed", TOPIC, {"articles": NewestCopies()}, lambda key, given: feed_file(key.shelf), content=_feed, always=True)

SITEMAP = Kind("sitemap", ALL, {"months": PeriodNames(7), "undated": UndatedNames()}, lambda key, given: "sitemap.xml", content=_index, always=True)

SITEMAP_MONTH = Kind(
    "sitemap-month",
    ALL,
    {"articles": ArticleNames(), "days": PeriodNames(10)},
    lambda key, given: _shard_file(key.period),
    content=_month,
    width=7,
)

SITEMAP_UNDATED = Kind(
    "sitemap-undated",
    ALL,
    {"articles": UndatedNames()},
    lambda key, given: _shard_file("undated"),
    content=lambda makeup, key, given: _urls(makeup, given["articles"]),
)

SITEMAP_NAMES = Kind(
    "sitemap-names",
    ALL,
    {"names": Names(), "years": YearsOfNames()},
    lambda key, given: _shard_file("names"),
    content=_names,
    always=True,
)

SITEMAP_PAGES = Kind("sitemap-pages", ALL, {"standing": StandingSlugs()}, lambda key, given: _shard_file("pages"), content=_pages, always=True)
