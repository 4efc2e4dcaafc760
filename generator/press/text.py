"""Text that came from outside, before it reaches a page: nothing in it may break XML or turn the reading order."""

from __future__ import annotations

import re

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, what XML 1.0 forbids (§2.2), characters that show nothing, and the explicit bidirectional controls (UAX #9).

Joiners (U+200C, U+200D) and the marks U+200E, U+200F, U+061C stay: Persian, Hindi and mixed lines need them and they reorder nothing else.
"""

_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def clean(text: str) -> str:
    """``text`` without control characters, explicit bidirectional controls and zero-width spaces."""
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return _UNWANTED.sub("", text)


def direction(lang: str) -> str:
    """``rtl`` or ``ltr`` for a language tag."""
    return "rtl" if lang.split("-", 1)[0].lower() in _RTL else "ltr"
