"""What a template is given: the records of ``docs/theme.md``, which is the contract with whoever writes a theme. (Those of lists: ``listings.py``.)

They are named tuples: a site makes some of them a dozen times a page, and a frozen dataclass takes three times as long to make.

Every record holds plain text unless a field says (html); templates escape by default. Nothing here computes or formats:
the records arrive ready to print, so that no template knows a date format or a path.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, Protocol

from markupsafe import Markup


class TopicLink(NamedTuple):
    """A topic as the masthead and the kickers show it. ``hue`` is 0–359, made from the slug."""

    slug: str
    name: str
    url: str
    feed: str
    hue: int
    lang: str
    dir: str


class When(NamedTuple):
    """A date ready to print, with how it is known.

    ``text`` is the day in words, ``iso`` for ``<time datetime>``, ``time`` the hour and zone or ``""``. ``source``
    is ``stated``, ``inferred`` or ``unknown``; ``evidence`` the words of the copy; ``note`` the sentence for readers; ``doubt`` why the
    words were not believed, where the date is unknown all the same.
    """

    text: str
    iso: str
    time: str = ""
    source: str = "stated"
    precision: str = "day"
    evidence: str = ""
    note: str = ""
    doubt: str = ""


class Figure(NamedTuple):
    """A photo caption and its credit line; the dump held no picture."""

    caption: str
    credit: str
    lang: str
    dir: str


class Link(NamedTuple):
    """A link in a list; ``count`` is 0 where none is to be shown."""

    url: str
    text: str
    count: int = 0  # type: ignore[assignment]  # in place of tuple.count, which nobody asks for
    lang: str = ""
    dir: str = ""


class Head(NamedTuple):
    """What most ask of an article's card beside its line: where its page is, what it is called, and its topics."""

    url: str
    title: str
    lang: str
    dir: str
    topics: list[TopicLink]


_OF_THE_HEAD = frozenset(Head._fields)


class Holder(Protocol):
    """Who can say more of an article: the build graph."""

    @property
    def head(self) -> Callable[[int], Any]:
        """Gives what ``Head`` names."""

    def facts(self, article: int) -> Any:
        """The fields of its card (``copies.Facts``)."""

    @property
    def full(self) -> Callable[[int], str]:
        """Gives its full card (html)."""


class Card(NamedTuple):
    """An article as it stands in lists.

    ``line`` and ``full`` are (html), rendered once an article. All but ``line`` (``full``, ``url``,
    ``title``, ``lang``, ``dir``, ``when``, ``summary``, ``topics``, ``publisher``, ``agency``, ``dateline``, ``state``, ``updated``, ``captured``) is
    fetched only when a template asks for it: an article stands on some twenty pages, and most show the line alone. For what is not in
    its ``Head`` the article's own file may have to be read again. ``article`` is its id.
    """

    article: int
    line: Markup
    holder: Holder

    @property
    def full(self) -> Markup:
        """Kicker, headline, date and summary (html)."""
        return Markup(self.holder.full(self.article))  # noqa: S704

    def __getattr__(self, name: str) -> Any:
        return getattr(self.holder.head(self.article) if name in _OF_THE_HEAD else self.holder.facts(self.article), name)


as_html: Callable[[str], Markup] = partial(str.__new__, Markup)
"""What our own autoescaping templates gave, as HTML; ``Markup(line)`` would first ask the text whether it knows its HTML, for ten times the cost."""


class Site(NamedTuple):
    """What every page knows of the site; nothing in it changes when an article arrives. ``links`` gives URL paths by name."""

    title: str
    tagline: str
    url: str
    home: str
    lang: str
    dir: str
    editor: str
    links: Any
    topics: tuple[TopicLink, ...]


class Page(NamedTuple):
    """The page being rendered. ``topic`` is the current topic's slug or ``""``."""

    kind: str
    title: str
    description: str
    path: str
    canonical: str
    lang: str
    dir: str
    feed: str = ""
    topic: str = ""
    noindex: bool = False


class FiledUnder(NamedTuple):
    """A topic an article stands under, and the sentence that says why (``""`` where filed by hand)."""

    topic: TopicLink
    because: str


class ArticleView(NamedTuple):
    """A whole article: the facts of its card and all that its own page shows. ``body`` is (html)."""

    url: str
    title: str
    lang: str
    dir: str
    when: When
    summary: str
    topics: list[TopicLink]
    publisher: str
    agency: str
    dateline: str
    state: str
    updated: str
    captured: str
    body: Markup
    authors: list[str]
    modified: When | None
    figures: list[Figure]
    filed: list[FiledUnder]
    names: list[Link]
    title_source: str
    source: str
    source_url: str
    source_hash: str
    also_in: list[str]
    versions: list[str]
    previous: Card | None
    related: list[Card]
    standfirst: str
    edition_url: str


Context = dict[str, Any]
"""The names a template is given, by ``docs/theme.md``."""
