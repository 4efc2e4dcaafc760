"""What agencies set before the headline of a take so that desks know what to do with it: ``UPDATE 1-``, ``RPT-``, ``2nd Ld-Writethru:``.

They tell of the wire's traffic and are no words of the headline. What an editor sets there for readers is one: ``BREAKING:``, ``EXCLUSIVE-``,
``Correction:``, ``RETRACTED-``. A mark is told by its capitals, and by its number or the hyphen that joins it to the headline.
"""

from __future__ import annotations

import re

_NO_COMPOUND = r"(?!(?<=[-–—])[a-zß-öø-ÿа-яё]++(?![^\W\d_]))"
"""A hyphen before a word in small letters makes one word with it: ``UPDATE 10-year plan``, ``UPDATE-resistant``. (``UPDATE 2-eBay`` is a mark.)"""
_DASH = rf"\s?[-–—]{{1,2}}+\s?{_NO_COMPOUND}"
_BLANK = r"\s(?=[^\n]*[a-z])"
"""A blank alone joins a mark only to a headline that is not all in capitals."""
_MARK = re.compile(
    rf"(?:UPDATE|WRAPUP)\s?\d{{1,2}}{_DASH}"
    rf"|(?:RPT|REFILE|WRAPUP|ATTN[ -]EDITORS?|ATTENTION EDITORS?)(?:{_DASH}|:\s)"
    rf"|(?:UPDATE|CORRECTED|CLARIFIED)(?:[- ]?\(OFFICIAL\))?-(?=\S){_NO_COMPOUND}"
    rf"|(?:RECASTS?|ADDS)-(?=[^\W\d_]{{1,30}}?[a-z]){_NO_COMPOUND}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|ST|ND|RD|TH)[ -]?(?:Ld|LD|LEAD)(?:[ -](?:Writethru|WRITETHRU))?(?:{_DASH}|:\s|{_BLANK})"
    r"|(?:WDH|ROUNDUP) \d{1,2}[:/]\s?|WDH[:/]\s?"
)
"""Of Reuters, of AP and Xinhua, of dpa and dpa-AFX (``WDH`` is what is repeated)."""
_SEVERAL = 4
"""Marks that may stand one behind the other: ``RPT-CORRECTED-UPDATE 2-``."""
_LETTER = re.compile(r"[^\W\d_]")


def part(headline: str) -> tuple[str, str]:
    """The marks before a headline without the sign that joins them to it, and the headline; ``""`` and all of it where there are none."""
    at = 0
    for _ in range(_SEVERAL):
        found = _MARK.match(headline, at)
        if not found:
            break
        at = found.end()
    left = headline[at:]
    return (headline[:at].rstrip(" -–—:"), left) if at and _LETTER.search(left) else ("", headline)
