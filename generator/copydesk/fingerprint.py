"""Fingerprints: what is kept of an article for finding the same copy again.

A fingerprint stands for the words in reading order, whatever the paragraphs: bands of MinHash values (Broder 1997; rensa
computes them) under which candidates are found, and a sketch of the shingles by which they are verified.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import islice, pairwise
from struct import Struct
from zlib import crc32

from rensa import RMinHash

SKETCH = 128
"""Smallest shingle hashes kept; the error of an estimate is below .045 (1 / (2 sqrt 128))."""

_SHINGLE = 4
_BANDS, _ROWS = 16, 3
"""Candidates at a resemblance of .5 are found with probability .88, of .7 with .998 (1 - (1 - s^3)^16)."""
_SEED = 20190219
_LEAD_WORDS, _OPENING_WORDS = 40, 120
_FIGURES = 32

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")

_HEAD = Struct("<16sIiHHHHH")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article for finding it again: about 1 KB packed, the same on every machine.

    ``exact``: digest of all words. ``size``: distinct shingles. ``day``: ordinal of the day of publication, 0 where unknown.
    ``bands``: look-up keys below 2**63; two articles that share one are candidates. ``sketch``: the smallest shingle hashes,
    ascending. ``lead`` and ``opening``: word pairs of the first words. ``figures``: the numbers. ``title``: the headline's words.
    """

    exact: bytes
    size: int
    day: int
    bands: tuple[int, ...]
    sketch: array[int]
    lead: array[int]
    opening: array[int]
    figures: array[int]
    title: array[int]

    def pack(self) -> bytes:
        """The fingerprint as bytes for a database."""
        sets = (self.sketch, self.lead, self.opening, self.figures, self.title)
        head = _HEAD.pack(self.exact, self.size, self.day, *(len(one) for one in sets))
        return head + array("Q", self.bands).tobytes() + b"".join(one.tobytes() for one in sets)

    @classmethod
    def unpack(cls, packed: bytes) -> Fingerprint:
        """The fingerprint that :meth:`pack` wrote; ``ValueError`` or ``struct.error`` on anything else."""
        exact, size, day, *lengths = _HEAD.unpack_from(packed)
        at = _HEAD.size + 8 * _BANDS
        bands = array("Q", packed[_HEAD.size : at])
        sets = []
        for length, code in zip(lengths, "IHHHH", strict=True):
            one = array(code, packed[at : at + length * array(code).itemsize])
            at += length * one.itemsize
            sets.append(one)
        return cls(exact, size, day, tuple(bands), *sets)


def fingerprint(headline: str, paragraphs: Sequence[str], day: date | None = None) -> Fingerprint:
    """The fingerprint of an article's body and headline. Case, punctuation, paragraph breaks and Unicode form do not count."""
    words = _words(" ".join(paragraphs))
    shingles = [" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))]
    hashes = RMinHash.hash_token_sets([shingles])
    signature = RMinHash.digest_matrix_from_token_hash_sets(hashes, num_perm=_BANDS * _ROWS, seed=_SEED).to_rows()[0]
    distinct = sorted(set(hashes[0]))
    return Fingerprint(
        exact=blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        size=len(distinct),
        day=day.toordinal() if day else 0,
        bands=tuple(_band(signature, number) for number in range(_BANDS)),
        sketch=array("I", (value >> 32 for value in distinct[:SKETCH])),
        lead=_pairs(words[:_LEAD_WORDS]),
        opening=_pairs(words[:_OPENING_WORDS]),
        figures=_small_hashes((word for word in words if word[0].isdigit()), _FIGURES),
        title=_small_hashes(_words(headline)),
    )


def _words(text: str) -> list[str]:
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return _WORD.findall(plain)


def _band(signature: Sequence[int], number: int) -> int:
    """A look-up key of one band, told apart from the same values in another band; fits a signed 64-bit column."""
    rows = signature[number * _ROWS : (number + 1) * _ROWS]
    digest = blake2b(array("Q", [number, *rows]).tobytes(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def _pairs(words: Sequence[str]) -> array[int]:
    return _small_hashes(f"{first} {second}" for first, second in pairwise(words))


def _small_hashes(words: Iterable[str], most: int | None = None) -> array[int]:
    """Distinct 16-bit hashes in the order of first sight."""
    hashes = dict.fromkeys(crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFF for word in words)
    return array("H", islice(hashes, most))
