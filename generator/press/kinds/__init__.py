"""Every kind of page there is; ``kind.py`` says how to add one."""

from __future__ import annotations

from generator.press.kinds.articles import ARTICLE_PAGE, UNDATED
from generator.press.kinds.assets import STATIC_FILE, STYLESHEET
from generator.press.kinds.calendars import ARCHIVE, ARCHIVE_MONTH, TOPIC_DAY, TOPIC_MONTH, TOPIC_PAGE
from generator.press.kinds.finding import SEARCH, SEARCH_MONTH, SEARCH_TEXTS, SEARCH_TEXTS_UNDATED, SEARCH_UNDATED
from generator.press.kinds.fronts import EDITION, EDITIONS, HOME
from generator.press.kinds.kind import Kind, Leaf, Makeup
from generator.press.kinds.machine import FEEDS, SITEMAP, SITEMAP_MONTH, SITEMAP_NAMES, SITEMAP_PAGES, SITEMAP_UNDATED, TOPIC_FEED
from generator.press.kinds.names import NAME_PAGE, NAME_YEAR, NAMES
from generator.press.kinds.standing import ABOUT_PAGE, NOT_FOUND, STANDING_PAGE

KINDS = (
    HOME,
    ARTICLE_PAGE,
    TOPIC_PAGE,
    TOPIC_MONTH,
    TOPIC_DAY,
    NAMES,
    NAME_PAGE,
    NAME_YEAR,
    EDITIONS,
    EDITION,
    ARCHIVE,
    ARCHIVE_MONTH,
    UNDATED,
    ABOUT_PAGE,
    STANDING_PAGE,
    NOT_FOUND,
    FEEDS,
    TOPIC_FEED,
    SITEMAP,
    SITEMAP_MONTH,
    SITEMAP_UNDATED,
    SITEMAP_NAMES,
    SITEMAP_PAGES,
    SEARCH,
    SEARCH_MONTH,
    SEARCH_UNDATED,
    SEARCH_TEXTS,
    SEARCH_TEXTS_UNDATED,
    STYLESHEET,
    STATIC_FILE,
)

BY_NAME = {kind.name: kind for kind in KINDS}

__all__ = ["BY_NAME", "KINDS", "Kind", "Leaf", "Makeup"]
