"""A take: one stretch of a dump as it comes from the desk, in the form in which it travels from process to process."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

import zstandard

from generator.archive import Sealed
from generator.model import Article, Entry, Query

Kind = Literal["article", "furniture", "quarantined"]

REMEDY = "Look at it with `newsdigest explain`; nothing was published from it."
"""What to do about a stretch that could not be read."""

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PACK = zstandard.ZstdCompressor(level=1)


@lru_cache(maxsize=256)
def _written(told: tuple[object, ...]) -> str:
    """A few words as JSON: most articles have fates of the same kinds, and nothing to repair."""
    return _WRITE(told)


class Take(NamedTuple):
    """One stretch: where it stood, what came of it, and the account of its bytes (packed: see ``Account``).

    ``place`` names the dump and, where there is one, the member; ``number`` counts the takes of a dump from 0.
    ``sealed`` is the article's file under the slug that its headline spells; ``other_slug`` is the one to take where that is
    another article's; ``url`` is that at which this one article was published, without blanks. ``prints`` is the packed
    fingerprint for finding duplicates. (A tuple of texts: it travels at a tenth of the cost.)
    """

    number: int
    place: str
    start: int
    end: int
    kind: Kind
    account: bytes
    sealed: Sealed | None = None
    other_slug: str = ""
    prints: bytes = b""
    url: str = ""
    query: Query | None = None


class Account(NamedTuple):
    """Where every byte of a take went, which bytes each paragraph came from, and what was mended."""

    entries: tuple[Entry, ...]
    paragraphs: tuple[tuple[int, int], ...] = ()
    repairs: tuple[str, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry], article: Article | None) -> Account:
        """The account of a reading."""
        if article is None:
            return cls(tuple(entries))
        return cls(tuple(entries), tuple((paragraph.start, paragraph.end) for paragraph in article.paragraphs), article.repairs)

    def as_copy_of(self, place: str) -> Account:
        """The account of another copy: what would be fields stands in the article from ``place`` already."""
        copied = tuple(
            entry._replace(fate="duplicate", detail=f"{entry.detail} of {place}") if entry.fate == "field" else entry for entry in self.entries
        )
        return Account(copied, self.paragraphs, self.repairs)

    def pack(self) -> bytes:
        """The account as bytes: JSON, compressed; each fate and detail once, for most entries share theirs.

        Python writes a list of whole numbers as JSON allows it, in a third of the time.
        """
        starts, ends, *told = zip(*self.entries, strict=True) if self.entries else ((), (), (), ())
        fates = list(zip(*told, strict=True))
        kinds = {kind: number for number, kind in enumerate(dict.fromkeys(fates))}
        entries = zip(starts, ends, map(kinds.__getitem__, fates), strict=True)
        numbers = (str(list(chain.from_iterable(rows))) for rows in (entries, self.paragraphs))
        text = f"[{','.join((_written(tuple(kinds)), *numbers, _written(self.repairs)))}]"
        return _PACK.compress(text.encode("utf-8", "surrogatepass"))

    @classmethod
    def unpack(cls, packed: bytes) -> Account:
        """The account that ``pack`` made."""
        kinds, entries, paragraphs, repairs = json.loads(zstandard.decompress(packed).decode("utf-8", "surrogatepass"))
        return cls(
            tuple(Entry(start, end, *kinds[kind]) for start, end, kind in zip(entries[::3], entries[1::3], entries[2::3], strict=True)),
            tuple(zip(paragraphs[::2], paragraphs[1::2], strict=True)),
            tuple(repairs),
        )


def unread(number: int, place: str, start: int, end: int, message: str) -> Take:
    """A take for bytes that nobody got to read."""
    query = Query(place, message, remedy=REMEDY)
    return Take(number, place, start, end, "quarantined", Account((Entry(start, end, "unresolved", message),)).pack(), query=query)
