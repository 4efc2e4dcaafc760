"""Text as the words that terms are looked up in: one spelling for what readers take for one word.

Term and copy go through the same two steps, so whatever the steps do to one they do to the other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from generator.model.letters import WESTERN, plain_bytes, western_bytes, western_table
from generator.model.patterns import rare

# Scripts written without spaces (Thai to Khmer, kana, Han) or with particles glued on (Hangul): each sign is a word,
# and a longer name is a phrase of such words.
_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = rare(f"[{_SIGNS}]|[^\\W_{_SIGNS}]+")
_OTHER_LETTER = rare(f"[^\\W\x00-\x7f]|[{_SIGNS}]")
_BETWEEN = "\0"
"""What texts are cut side by side with between them."""
_TABLE = "".join(sign if sign.isalnum() or sign == _BETWEEN else " " for sign in map(chr, range(128))).encode("ascii") + b" " * 128
_WESTERN_TABLE = western_table(lambda sign: sign if sign.isalnum() else " ")
_SEMITIC = rare("[\u0590-\u06ff]")

# Arabic is written with or without vowel signs and the long dash (tatweel), and its alef, ya, hamza carriers and ta
# marbuta are spelled loosely in the press; Persian has code points of its own for ya and kaf. Hebrew points are as optional.
_UNPOINTED: dict[int, str | None] = dict.fromkeys([*range(0x064B, 0x0660), 0x0670, 0x0640, *range(0x06D6, 0x06EE), *range(0x0591, 0x05C8)])
_UNPOINTED.update({ord(spelt): meant for spelt, meant in zip("أإآٱىیکةؤئ", "ااااييكهوي", strict=True)})

# Marks of direction and soft hyphens are no part of a word; the non-joiner stands between a word and its ending.
_INVISIBLE: dict[int, str | None] = dict.fromkeys(
    [0x00AD, 0x200B, *range(0x200D, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)
_INVISIBLE[0x200C] = " "
_HAS_INVISIBLE = rare(f"[{''.join(map(chr, _INVISIBLE))}]")


def plain(text: str) -> str:
    """The text with optional marks taken off and loose spellings made one; case and Latin accents stay."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    bare = text.translate(_INVISIBLE) if _HAS_INVISIBLE.search(text) else text
    bare = bare.translate(_UNPOINTED) if _SEMITIC.search(bare) else bare
    # What was parted by a mark now taken out may belong together.
    return bare if bare is text else unicodedata.normalize("NFC", bare)


Alphabet = Literal["ascii", "western", "any"]
"""Whose letters a text has: ASCII's alone, those of Western Europe (see ``model.letters``), or any."""


class Cut(NamedTuple):
    """A text cut into words, and whose letters they may have."""

    words: list[str]
    alphabet: Alphabet


def words(text: str) -> list[str]:
    """The words of a text in order. ``Libya's`` is two, ``al-Qassam`` is two, ``U.S.`` is two."""
    return cut(text).words


def cut_each(texts: Sequence[str]) -> list[Cut]:
    """Each of the texts cut into words. A table for bytes is the quickest way by far, and most English copy goes it as a whole."""
    joined = _BETWEEN.join(texts)
    data = plain_bytes(joined)
    if data is not None and joined.count(_BETWEEN) == len(texts) - 1:
        return [tuple.__new__(Cut, (words.split(), "ascii")) for words in data.translate(_TABLE).decode("ascii").split(_BETWEEN)]
    return [cut(text) for text in texts]


def cut(text: str) -> Cut:
    """One text by itself."""
    data = plain_bytes(text)
    if data is not None:
        return Cut(_by_table(data), "ascii")
    data = western_bytes(text)
    if data is not None:
        return Cut(data.translate(_WESTERN_TABLE).decode(WESTERN).split(), "western")
    text = plain(text)
    found = ascii_words(text)
    return Cut(_WORD.findall(text) if found is None else found, "any")


def ascii_words(text: str) -> list[str] | None:
    """Runs of letters and digits, as they are spelt; ``None`` for a text with a letter, digit or sign of another script than ASCII's."""
    return None if _OTHER_LETTER.search(text) else _by_table(text.encode("ascii", "replace"))


def _by_table(data: bytes) -> list[str]:
    return data.translate(_TABLE).decode("ascii").replace(_BETWEEN, " ").split()
