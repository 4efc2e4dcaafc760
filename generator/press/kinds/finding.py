"""Finding a story by its words: the page that asks for them, and what the reader's browser looks through, a file a month.

What is looked through are headlines, names (the people, places and organisations in a story) and topics. With ``[build] search_texts`` a reader may
ask for the words of the texts as well, which stand in a second file of the month, ten times as large. A new article writes the file or the two files
of its month, and nothing has to index the others again. Pagefind indexes every page anew for each build: 28 CPU seconds, 2.6 GB and 10,000 files for
10,000 stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from generator.press.dates import DATED
from generator.press.graph import ALL, Entry
from generator.press.inputs import Entries, PeriodNames, Texts, UndatedNames
from generator.press.kinds.kind import Kind, Leaf, Makeup
from generator.press.pages import Key
from generator.press.text import direction

SCRIPT = "static/find.js"
"""What looks through the files, in the reader's browser."""

_UNDATED = "undated"
_OF_TEXTS = "words.xml"


def _file(period: str, ending: str = "xml") -> str:
    return f"search/{period or _UNDATED}.{ending}"


def _page(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> Leaf:
    """The page that asks. It names the files, newest first, so it changes with a new month alone."""
    path = makeup.house.addresses.path
    periods = [*given["months"], *([""] if given["undated"] else [])]
    files = [path(_file(period)) for period in periods]
    return Leaf(
        makeup.house.words.search, {"files": files, "texts": makeup.house.settings.build.search_texts, "script": path(SCRIPT)}, current="search"
    )


def _stories(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> bytes:
    """The stories of a month, or the undated ones, as XML."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n<stories>\n{"".join(_told(makeup, given["stories"]))}</stories>\n'.encode()


def _told(makeup: Makeup, stories: Iterable[Entry]) -> Iterator[str]:
    house = makeup.house
    for one in stories:
        given = {"url": house.addresses.path(one.name), "lang": one.lang, "dir": direction(one.lang)}
        if one.sort >= DATED:
            given |= {"day": one.sort[:10], "date": makeup.calendar.text(one.sort[:10])}
        said = [("title", one.title), *(("topic", house.topics[slug].name) for slug in one.topics), *(("name", tag) for tag in one.tags)]
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
        yield f"<story{attributes}>{''.join(f'<{tag}>{escape(text)}</{tag}>' for tag, text in said)}</story>\n"


def _texts(makeup: Makeup, key: Key, given: Mapping[str, Any]) -> bytes:
    """The words of the texts of a month's stories, or of the undated ones, as XML."""
    graph, path = makeup.graph, makeup.house.addresses.path
    places = ((article, graph.spot(article)) for article in given["texts"])
    told = "".join(f'<words url="{escape(path(spot.name))}">{graph.words(article)}</words>\n' for article, spot in places if spot)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<texts>\n{told}</texts>\n'.encode()


SEARCH = Kind(
    "search", ALL, {"months": PeriodNames(7), "undated": UndatedNames()}, lambda key, given: "search/index.html", "search.html", _page, always=True
)

SEARCH_MONTH = Kind("search-month", ALL, {"stories": Entries()}, lambda key, given: _file(key.period), content=_stories, width=7)

SEARCH_UNDATED = Kind("search-undated", ALL, {"stories": Entries()}, lambda key, given: _file(""), content=_stories)

SEARCH_TEXTS = Kind("search-texts", ALL, {"texts": Texts()}, lambda key, given: _file(key.period, _OF_TEXTS), content=_texts, width=7)

SEARCH_TEXTS_UNDATED = Kind("search-texts-undated", ALL, {"texts": Texts()}, lambda key, given: _file("", _OF_TEXTS), content=_texts)
