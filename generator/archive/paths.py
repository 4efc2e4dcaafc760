"""Where an article stands: names that are safe on every file system and never lead out of the archive."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from generator.model.devices import DEVICES

ARTICLES: Final = "content/articles"
"""Where articles stand, from the site's folder."""

SLUG_BYTES: Final = 200
"""The longest slug in UTF-8 bytes: with an ending it still fits the 255 bytes a file name may have."""

_SLUG: Final = re.compile(r"[^\W_][\w-]*")


def slug_fault(slug: str) -> str:
    """What is wrong with a slug, in words; ``""`` for a good one.

    Good are letters of any script, digits, hyphens and underscores, beginning with a letter or digit, up to
    ``SLUG_BYTES`` in UTF-8, and none of the names that Windows keeps for devices.
    """
    if not _SLUG.fullmatch(slug):
        return "it holds a character that has a meaning in a path or an address" if slug else "it is empty"
    if len(slug) > SLUG_BYTES // 4 and len(slug.encode()) > SLUG_BYTES:
        return f"it is longer than {SLUG_BYTES} bytes"
    return "Windows keeps this name for a device" if slug.lower() in DEVICES else ""


def shelf(date: datetime | None, slug: str) -> str:
    """The path below ``content/articles/`` of a newly filed article: ``2019/02/slug.md`` or ``undated/slug.md``.

    ``date`` is in the site's zone. Raises ``ValueError`` for a slug that is not good (see ``slug_fault``).
    """
    fault = slug_fault(slug)
    if fault:
        raise ValueError(f"{slug!r} cannot be a slug: {fault}")
    return f"{date:%Y/%m}/{slug}.md" if date else f"undated/{slug}.md"
