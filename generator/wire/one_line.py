"""What a field states, as one line of plain text."""

from __future__ import annotations

import html
import re
from typing import Any

_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|div|em|font|h[1-6]|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,400})?/?>", re.IGNORECASE
)
"""The tags that set a line of text in HTML; any other is a part of what it says."""


def one_line(value: Any) -> str:
    """A value as one line of plain text, without tags and character references; the first of a list, the name of an object."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
    if "&" in value:
        value = html.unescape(value)
    if "<" in value:
        value = _TAG.sub(" ", value)
    return " ".join(value.split())
