"""The house style: all that the pages have in common, made from the settings and the theme once a run.

A build that has nothing to do needs none of it (``footing.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.press import engine
from generator.press.theme import Theme

if TYPE_CHECKING:
    from generator.model import Settings
    from generator.press.dates import Calendar
    from generator.press.urls import Addresses
    from generator.press.views import Site, TopicLink

FEED = "feeds/all.xml"
LINKS = {
    "archive": "archive/index.html",
    "names": "names/index.html",
    "undated": "undated/index.html",
    "about": "about/index.html",
    "editions": "editions/index.html",
    "search": "search/index.html",
    "feed": FEED,
}
"""Pages that every page links to."""

_DEFAULT_WORDS = {"inferred_from": "Inferred from “{evidence}”", "date_unknown": "Date unknown"}


class Words(SimpleNamespace):
    """Texts by key: the word catalogue (``w.filed_under`` or ``w[key]``), the links of the site."""

    def __getitem__(self, key: str) -> str:
        return str(getattr(self, key))


class House:
    """All of it follows from what it is made from. ``now`` is not here: nothing on a page depends on when it was made."""

    def __init__(self, settings: Settings, theme: Theme, preview: bool = False, cache: Path | None = None) -> None:
        """``preview`` see ``build``; ``cache`` is the folder for what may be thrown away, if any."""
        self.settings = settings
        self.theme = theme
        self.preview = preview
        self.cache = cache

    @cached_property
    def digest(self) -> str:
        """A hash of the settings a page can see; words for filing, targets and schedules are not among them."""
        site = self.settings.site
        topics = [(t.slug, t.name, t.description, t.since) for t in self.settings.topics]
        options = tuple(self.settings.build._replace(jobs=0))
        return blake2b(repr((site, topics, options, self.preview)).encode(), digest_size=16).hexdigest()

    @cached_property
    def compiled(self) -> Path | None:
        """The folder of compiled templates: settings are set into them, so that others have other ones."""
        if self.cache is None:
            return None
        made_by = f"{engine.digest()} {self.digest} {self.theme.digest}"
        return self.cache / f"templates-{blake2b(made_by.encode(), digest_size=6).hexdigest()}"

    @cached_property
    def addresses(self) -> Addresses:
        """Paths and absolute addresses."""
        from generator.press.urls import Addresses

        return Addresses.of(self.settings.site.url)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The site's zone: what day it is."""
        return ZoneInfo(self.settings.site.timezone)

    @cached_property
    def words(self) -> Words:
        """The interface's words."""
        return Words(**(_DEFAULT_WORDS | self.theme.words(self.settings.site.language)))

    @cached_property
    def stylesheet(self) -> bytes:
        """The one stylesheet."""
        return self.theme.stylesheet((slug, topic.hue) for slug, topic in self.topics.items())

    @cached_property
    def stylesheet_name(self) -> str:
        """The stylesheet's file; its hash makes a changed one a new address."""
        return f"assets/site-{blake2b(self.stylesheet, digest_size=6).hexdigest()}.css"

    @cached_property
    def topics(self) -> dict[str, TopicLink]:
        """Every topic by slug, in the order of the settings."""
        from generator.press.text import clean, direction
        from generator.press.views import TopicLink

        lang = self.settings.site.language
        return {
            topic.slug: TopicLink(
                topic.slug,
                clean(topic.name),
                self.addresses.path(f"topics/{topic.slug}/index.html"),
                self.addresses.path(f"feeds/{topic.slug}.xml"),
                hue(topic.slug),
                lang,
                direction(lang),
            )
            for topic in self.settings.topics
        }

    @cached_property
    def site(self) -> Site:
        """What every page knows of the site."""
        from generator.press.text import clean, direction
        from generator.press.views import Site

        info = self.settings.site
        links = Words(**{key: self.addresses.path(name) for key, name in LINKS.items()})
        home = self.addresses.path("index.html")
        lang = info.language
        return Site(
            clean(info.title),
            clean(info.tagline),
            self.addresses.root,
            home,
            lang,
            direction(lang),
            clean(info.editor),
            links,
            tuple(self.topics.values()),
        )

    def calendar(self, recall: Callable[[str], str | None]) -> Calendar:
        """Dates in the interface's language."""
        from generator.press.dates import Calendar

        return Calendar(self.settings.site.language, recall)


def hue(slug: str) -> int:
    """A topic's hue, 0–359: the same for the same slug on every site."""
    return int.from_bytes(blake2b(slug.encode(), digest_size=4).digest()) % 360
