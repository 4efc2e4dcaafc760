"""Pelican's settings for a site of ours: derived from ``digest.toml``, so that there is one file to keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import settings
from generator.settings import shipped

PELICANCONF = '''\
"""Pelican's settings, derived from digest.toml: `pelican content` builds what `newsdigest build` builds."""

from pathlib import Path

from generator.press.pelicanconf import pelican_settings

globals().update(pelican_settings(Path(__file__).parent))
'''
"""The text of a site's ``pelicanconf.py``."""

_OFF = (
    "ARTICLE_LANG_SAVE_AS",
    "ARCHIVES_SAVE_AS",
    "AUTHOR_SAVE_AS",
    "AUTHORS_SAVE_AS",
    "CATEGORIES_SAVE_AS",
    "CATEGORY_SAVE_AS",
    "DRAFT_LANG_SAVE_AS",
    "DRAFT_SAVE_AS",
    "TAG_SAVE_AS",
    "TAGS_SAVE_AS",
    "YEAR_ARCHIVE_SAVE_AS",
    "MONTH_ARCHIVE_SAVE_AS",
    "DAY_ARCHIVE_SAVE_AS",
)
"""Pages that Pelican would add of its own."""

_NO_FEEDS = ("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS")


def pelican_settings(root: Path) -> dict[str, Any]:
    """The settings of the site in ``root`` as Pelican names them; raises ``UsageError`` for a faulty ``digest.toml``."""
    root = root.resolve()
    site = settings.load(root).site
    theme = root / "theme"
    return {
        "NEWSDIGEST_SITE": str(root),
        "PELICAN_CLASS": "generator.DigestPelican",
        "SITENAME": site.title,
        "SITEURL": site.url,
        "TIMEZONE": site.timezone,
        "DEFAULT_LANG": site.language,
        "PATH": str(root / "content"),
        "ARTICLE_PATHS": ["articles"],
        "PAGE_PATHS": ["pages"],
        "STATIC_PATHS": [],
        "OUTPUT_PATH": str(root / "output"),
        "THEME": str(theme if theme.is_dir() else shipped.theme()),
        "DEFAULT_CATEGORY": "news",
        "USE_FOLDER_AS_CATEGORY": False,
        "RELATIVE_URLS": False,
        "DELETE_OUTPUT_DIRECTORY": False,
        "DIRECT_TEMPLATES": [],
        "PLUGINS": [],
        "MARKDOWN": {"extensions": [], "extension_configs": {}, "output_format": "html5"},
        **dict.fromkeys(_OFF, ""),
        **dict.fromkeys(_NO_FEEDS),
    }
