"""What an agency sets below the last paragraph of a story: a rule, the initials of whoever wrote and passed it, a sign that it ends."""

from __future__ import annotations

import re

LONGEST = 12
"""Characters of such a line."""

_INITIALS = re.compile(r"[(/]?[^\W\d_]{1,2}(?:[./][^\W\d_]{1,2}){1,3}\.?\)?")
_END = re.compile(r"[-–—* ]{0,4}(?:30|end|ends|ende|fin|انتهى)[-–—* ]{1,4}", re.IGNORECASE)


def is_sign_off(text: str) -> bool:
    """Whether a line says nothing but that the story ends, and by whose hand: ``K.F.``, ``ع.ف``, ``*****``, ``-ends-``."""
    if len(text) > LONGEST and any(sign.isalnum() for sign in text.replace("\N{ARABIC TATWEEL}", "")):
        return False
    return not any(sign.isalnum() for sign in text.replace("\N{ARABIC TATWEEL}", "")) or any(shape.fullmatch(text) for shape in (_INITIALS, _END))
