"""A text cut into its words, the quick way where every letter is an ASCII one, whatever its quotes and dashes are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.model.letters import WESTERN, plain_bytes, western_bytes, western_table

_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]")
_TABLE = "".join(sign.lower() if sign.isalnum() else " " for sign in map(chr, range(128))).encode("ascii") + b" " * 128
_WESTERN_TABLE = western_table(lambda sign: sign.casefold() if sign.isalnum() else " ")

_LONGEST = 4000
"""Characters of a text whose words are remembered: the longest paragraph there is in the press, and then some."""


def plain_words(text: str) -> Sequence[str] | None:
    """Runs of letters and digits, in lower case; ``None`` for a text that has neither ``plain_bytes`` nor ``western_bytes``.

    Block, language and fingerprint each ask for the words of the same paragraphs, so those of the last few are remembered.
    """
    return _remembered(text) if len(text) <= _LONGEST else _cut(text)


def _cut(text: str) -> Sequence[str] | None:
    data = plain_bytes(text)
    if data is not None:
        return data.translate(_TABLE).decode("ascii").split()
    data = western_bytes(text)
    return None if data is None else data.translate(_WESTERN_TABLE).decode(WESTERN).split()


_remembered = lru_cache(maxsize=512)(_cut)


def ascii_words(text: str) -> Sequence[str] | None:
    """Runs of letters and digits, in lower case; ``None`` for a text with a letter or digit beyond ASCII."""
    words = plain_words(text)
    if words is not None or _OTHER_LETTER.search(text):
        return words
    return text.encode("ascii", "replace").translate(_TABLE).decode("ascii").split()
