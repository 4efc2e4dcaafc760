"""Where a page stands: the name of its file below ``output/`` and its address.

A file's name is made from metadata that a dump may have supplied, so it is folded, capped and checked here, and every
write checks it again (``disk.inside``).
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import quote, urlsplit

INDEX = "index.html"

SEGMENT_BYTES = 200
"""The longest slug in UTF-8 bytes; with a suffix it still fits the 255 bytes a file name may have."""

_PLAIN = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)*")
_NAME_BREAK = re.compile(r"[^a-z0-9]+")

RESERVED = frozenset(
    {"topics", "names", "editions", "archive", "undated", "feeds", "sitemaps", "stories", "search", "about", "assets", "static", "404", "index"}
)
"""First segments that the site's own pages use: no standing page takes one (nor a year)."""


class Addresses(NamedTuple):
    """``root`` is the site's absolute address without a trailing slash, ``base`` its path (``""`` or ``/news``)."""

    root: str
    base: str

    @classmethod
    def of(cls, url: str) -> Addresses:
        """The addresses of a site at ``url``."""
        root = url.rstrip("/")
        return cls(root, urlsplit(root).path)

    def path(self, name: str) -> str:
        """The URL path of a file: ``topics/libya/index.html`` is ``/topics/libya/``."""
        shown = name[: -len(INDEX)] if name == INDEX or name.endswith("/" + INDEX) else name
        return f"{self.base}/{shown if shown.isascii() else quote(shown)}"

    def absolute(self, name: str) -> str:
        """The absolute address of a file."""
        return self.root + self.path(name)[len(self.base) :]


def fold_slug(slug: str) -> str:
    """A slug as it stands in a file's name: one spelling (NFC, small letters) and at most ``SEGMENT_BYTES``.

    File systems that fold case or accents would otherwise lay two articles over one another.
    """
    if _PLAIN.fullmatch(slug) and len(slug) <= SEGMENT_BYTES:
        return slug
    folded = unicodedata.normalize("NFC", slug.lower())
    return folded.encode()[:SEGMENT_BYTES].decode(errors="ignore")


def named_first(slug: str, source: str) -> tuple[bool, str]:
    """What orders the files that ask for one slug: the one that is named as it, then by path.

    What an editor lays beside a file as a copy of it (``x copy.md``, ``x (1).md``) would mostly come first by path, and take its address.
    """
    return fold_slug(source.rpartition("/")[2].removesuffix(".md")) != slug, source


def article_claim(sort: str, slug: str) -> str:
    """The folder an article asks for: ``2019/02/19/slug`` as far as its date is known, ``undated/slug`` without one."""
    return f"{sort[:10].replace('-', '/') if sort[:1].isdigit() else 'undated'}/{fold_slug(slug)}"


def name_claim(name: str) -> str:
    """The slug a name asks for; several names may ask for the same (``C``, ``C++``, ``C#``)."""
    plain = _NAME_BREAK.sub("-", name.lower()).strip("-") if name.isascii() else _transliterated(name)
    return plain[:80].strip("-") or "name"


def _transliterated(name: str) -> str:
    """A name of any script in small ASCII letters, by python-slugify."""
    from slugify import slugify

    return slugify(name)


def apart(claim: str, owner: str) -> str:
    """The claim with a suffix that only ``owner`` (a path, a name) gets: for all but the first who ask for it."""
    return f"{claim}-{blake2b(owner.encode(), digest_size=5).hexdigest()}"
