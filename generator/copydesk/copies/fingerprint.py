"""Fingerprints: what is kept of an article for finding the same copy again.

A fingerprint stands for the words in reading order, whatever the paragraphs: bands of MinHash values (Broder 1997; rensa
computes them) under which candidates are found, and a sketch of the shingles by which they are verified.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import chain, pairwise
from struct import Struct
from typing import NamedTuple

from rensa import RMinHash

from generator.copydesk.words import ascii_words, plain_words
from generator.model.patterns import rare

SKETCH = 128
"""Smallest shingle hashes kept; the error of an estimate is below .045 (1 / (2 sqrt 128))."""

LEAD = 39
"""Word pairs of the opening that are the lead."""

_BANDS, _ROWS = 16, 3
"""Candidates at a resemblance of .5 are found with probability .88, of .7 with .998 (1 - (1 - s^3)^16)."""
_SEED = 20190219
_OPENING = 119
_FIGURES = 32
_AT_ONCE = 1 << 14
_SPREAD = 0x9E3779B97F4A7C15
"""An odd number near 2**64 over the golden ratio: multiplying by it spreads small values over all bits (Knuth)."""
_SIGNED = (1 << 63) - 1

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_SIGN = rare(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_SIGN = rare(rf"[{_UNSPACED}]")
_FIGURE = re.compile(r" \d[^ ]*")

_HEAD = Struct("<16sIiHHHH")
_BAND_BYTES = 8 * _BANDS


class Fingerprint(NamedTuple):
    """What is kept of an article for finding it again: about 1 KB packed.

    ``exact``: digest of all words. ``size``: shingles of four words. ``day``: ordinal of the day of publication, 0
    where unknown. ``bands``: look-up keys below 2**63; two articles that share one are candidates. ``sketch``: the smallest
    shingle hashes, ascending. ``opening``: the first word pairs in order. ``figures``: the numbers. ``title``: the headline's words.
    """

    exact: bytes
    size: int
    day: int
    bands: tuple[int, ...]
    sketch: array[int]
    opening: array[int]
    figures: array[int]
    title: array[int]

    def pack(self) -> bytes:
        """The fingerprint as bytes for a database."""
        sets = (self.sketch, self.opening, self.figures, self.title)
        head = _HEAD.pack(self.exact, self.size, self.day, *(len(one) for one in sets))
        return head + array("Q", self.bands).tobytes() + b"".join(one.tobytes() for one in sets)

    @classmethod
    def unpack(cls, packed: bytes) -> Fingerprint:
        """The fingerprint that :meth:`pack` wrote; ``ValueError`` or ``struct.error`` on anything else."""
        exact, size, day, *lengths = _HEAD.unpack_from(packed)
        at = _HEAD.size + _BAND_BYTES
        bands = array("Q", packed[_HEAD.size : at])
        sets = []
        for length, code in zip(lengths, "IHHH", strict=True):
            one: array[int] = array(code)
            one.frombytes(packed[at : at + length * one.itemsize])
            at += length * one.itemsize
            sets.append(one)
        return cls(exact, size, day, tuple(bands), *sets)


def bands_of(packed: bytes) -> array[int]:
    """The bands alone of a packed fingerprint: most articles share none with another, and then nothing else of it is asked for."""
    return array("Q", packed[_HEAD.size : _HEAD.size + _BAND_BYTES])


def fingerprint(headline: str, paragraphs: Sequence[str], day: date | None = None) -> Fingerprint:
    """The fingerprint of an article's body and headline. Case, punctuation, paragraph breaks and Unicode form do not count."""
    words = list(chain.from_iterable(map(_words, paragraphs)))
    whole = " ".join(words)
    opening = list(map(" ".join, pairwise(words[: _OPENING + 1])))
    figures = _FIGURE.findall(" " + whole)
    small = RMinHash.hash_token_sets([opening, figures, _words(headline)])
    size, smallest = 0, list[int]()
    minhash = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    for shingles in _shingles(words, whole):
        minhash.update(shingles)
        hashes = RMinHash.hash_token_sets([shingles])[0]
        size += len(hashes)
        smallest = _smallest([*smallest, *hashes] if smallest else hashes)
    return Fingerprint(
        exact=blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        size=size,
        day=day.toordinal() if day else 0,
        bands=tuple(_bands(minhash.digest())),
        sketch=array("I", [value >> 32 for value in smallest]),
        opening=_short(small[0]),
        figures=_short(dict.fromkeys(small[1]))[:_FIGURES],
        title=_short(dict.fromkeys(small[2])),
    )


def _shingles(words: Sequence[str], whole: str) -> Iterator[list[str]]:
    """Every four words in a row; of a book, where they would take twenty times its size at once, some at a time."""
    if len(words) < 4:
        yield [whole]
    for at in range(0, len(words) - 3, _AT_ONCE):
        part = words[at : at + _AT_ONCE + 3]
        yield list(map(" ".join, zip(part, part[1:], part[2:], part[3:], strict=False)))


def _words(text: str) -> Sequence[str]:
    words = plain_words(text)
    if words is not None:
        return words
    plain = unicodedata.normalize("NFKC", text).casefold()
    if _SIGN.search(plain):
        return _WORD_OR_SIGN.findall(plain)
    words = ascii_words(plain)
    return _WORD.findall(plain) if words is None else words


def _smallest(hashes: Sequence[int]) -> list[int]:
    """The ``SKETCH`` smallest distinct hashes, ascending. Hashes are spread evenly, so most need not be sorted.

    Below the bound lie a quarter more than are kept: of a thousand articles one has fewer there, and all of its own are sorted.
    """
    below = (1 << 64) * 5 * SKETCH // max(1, 4 * len(hashes))
    likely = {value for value in hashes if value < below}
    return sorted(likely if len(likely) >= SKETCH else set(hashes))[:SKETCH]


def _bands(signature: Sequence[int]) -> list[int]:
    """A look-up key for each band's rows, told apart from the same values in another band; each fits a signed 64-bit column."""
    rows = zip(*(signature[row::_ROWS] for row in range(_ROWS)), strict=True)
    return [((one * _SPREAD + two) * _SPREAD + three + number) * _SPREAD & _SIGNED for number, (one, two, three) in enumerate(rows)]


def _short(hashes: Iterable[int]) -> array[int]:
    return array("H", [value & 0xFFFF for value in hashes])
