"""Slugs: the part of an address that names an article, the same on every machine and in every order of ingest."""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from generator.copydesk.words import plain_words
from generator.model.devices import DEVICES

LONGEST = 80
"""Bytes of a slug, all of them ASCII; far below the 255 of any file system, with room for an ending."""

_HASH_DIGITS = 8
_UNTITLED = "story"
# "Libya's" and "Libya’s" are one word, whichever keyboard wrote it.
_APOSTROPHES = {ord(sign): None for sign in "'’‘`´ʼ"}

_COMMON = dict.fromkeys([*map(ord, "'’‘`"), *range(0x300, 0x370)]) | dict.fromkeys(map(ord, "“”–—"), " ")
"""What most headlines have beyond ASCII's letters: quotes, dashes, and the accents that are left of letters taken apart."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")

RESERVED = frozenset(
    {"index", "archive", "archives", "feeds", "topics", "editions", "stories", "names", "search", "about", "undated", "pages", "static", "theme"}
    | {"articles", "tags", "drafts", "assets", "sitemap", "404", "robots", "favicon"}
    | DEVICES
)
"""Names that a page of the site's own or a device of Windows already has."""


def make(headline: str, date: datetime.date | None, taken: Collection[str], content: str = "") -> str:
    """A slug for the headline: lower-case ASCII letters, digits and single hyphens, at most ``LONGEST`` bytes.

    The same headline gives the same slug whatever its Unicode form. Where ``taken`` already holds it (in any case),
    where it is reserved or where nothing of it can be spelled, a hash of headline, date and ``content`` (the hash of the
    source) is added, so that the outcome rests on the article alone. Raises ``ValueError`` if even that is taken: then it is the
    same article.
    """
    held = {slug.lower() for slug in taken}
    plain = spell(headline)
    if plain and plain not in RESERVED and plain not in held:
        return plain
    marked = _cut(plain or _UNTITLED, LONGEST - _HASH_DIGITS - 1) + "-" + _mark(headline, date, content)
    if marked in held:
        raise ValueError(f"an article of this headline and date already has the slug {marked}")
    return marked


@lru_cache(maxsize=8)
def spell(text: str) -> str:
    """The text in lower-case ASCII words joined by hyphens, cut at a word; empty where nothing can be spelled."""
    plain = (text if text.isascii() else unicodedata.normalize("NFKD", text)).translate(_COMMON)
    if plain.isascii():
        # As ``slugify`` spells it, without its tables, which take a hundredth of a second to load.
        return _cut("-".join(plain_words(_THOUSANDS.sub("", plain) if "," in plain else plain) or ()), LONGEST)
    from slugify import slugify

    words = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    return _cut(slugify(words, entities=False, decimal=False, hexadecimal=False, backend="text-unidecode"), LONGEST)


def _cut(slug: str, longest: int) -> str:
    if len(slug) <= longest:
        return slug
    at_word = slug[: longest + 1].rpartition("-")[0]
    return (at_word if len(at_word) > longest // 2 else slug[:longest]).strip("-")


def _mark(headline: str, date: datetime.date | None, content: str) -> str:
    words = " ".join(unicodedata.normalize("NFC", headline).split())
    whole = f"{words}\n{date.isoformat() if date else ''}\n{content}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
