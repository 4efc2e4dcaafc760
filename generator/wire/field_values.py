"""What the fields of a page or a record state, in the form in which it is handed on: texts, addresses, tags."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|div|em|font|h[1-6]|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,400})?/?>", re.IGNORECASE
)
"""The tags that set a line of text in HTML; any other is a part of what it says."""

WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
"""An address on the web."""
_LONGEST, _MOST = 60, 30
"""Characters of a tag, and tags that are taken; a longer list is for search engines."""


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


def web_address(text: str) -> str:
    """An address if it is one on the web, else ``""``."""
    return text if text.startswith(("http://", "https://")) else ""


def tags(words: Iterable[str]) -> tuple[str, ...]:
    """Tags, each once, without those that are no word or a sentence."""
    return tuple(dict.fromkeys(word for word in words if 1 < len(word) <= _LONGEST))[:_MOST]
