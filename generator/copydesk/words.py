"""A text cut into its words, the quick way where every letter is an ASCII one, whatever its quotes and dashes are."""

from __future__ import annotations

import re

_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]")
_TABLE = "".join(sign.lower() if sign.isalnum() else " " for sign in map(chr, range(128)))
_BYTES = _TABLE.encode("ascii") + b" " * 128


def ascii_words(text: str) -> list[str] | None:
    """Runs of letters and digits, in lower case; ``None`` for a text with a letter or digit beyond ASCII."""
    if text.isascii():
        return text.translate(_TABLE).split()
    if _OTHER_LETTER.search(text):
        return None
    return text.encode("ascii", "replace").translate(_BYTES).decode("ascii").split()
