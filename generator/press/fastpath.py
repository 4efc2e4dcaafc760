"""A short way through Markdown for what dumps become: paragraphs and headings of plain text with escapes.

It accepts a text or declines it whole. A law (``tests/property/test_fastpath_law.py``) holds its output equal, byte for byte, to
Python-Markdown's on everything it accepts.
"""

from __future__ import annotations

import re

_DECLINED = re.compile(
    r"""
      [*`\[\]<{}\x02\x03\t\r\f\v\x1c-\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]   # markup, and white space that may be trimmed
    | ^[ ]                                               # indented: may be code
    | [ ]$                                               # trailing space: may be a break
    | ^(?:[>:=~]|[-+](?=[ +-]|$)|\d+\.(?=\s|$))          # quotation, list, rule, underlining
    | ^\#(?!\#[ ][^\#\n]*$)                              # any heading but `## text`
    | (?<![^\W_])_|_(?![^\W_])                           # emphasis, unless inside a word
    | _[^_\n]*_                                          # may be emphasis even so
    | !\[ | ://
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Anything in a text, once its escapes are taken out, that Python-Markdown may read as markup."""

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_AMPERSAND = re.compile(r"&(?!\#\d+;|\#[xX][0-9a-fA-F]+;|[0-9a-zA-Z]+;)")
_BLANK = re.compile(r"\n{2,}")


def html(text: str) -> str | None:
    """The HTML of a text of plain paragraphs and ``##`` headings; ``None`` where the text may be anything more."""
    text = text.strip("\n")
    if "\\" in text:
        bare = _ESCAPE.sub("x", text)
        if "\\" in bare:
            return None
    else:
        bare = text
    if not bare or _DECLINED.search(bare):
        return None
    return "\n".join(_block(block) for block in _BLANK.split(text))


def _block(block: str) -> str:
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    return f"<p>{_inline(block)}</p>"


def _inline(text: str) -> str:
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    if ">" in text:
        text = text.replace(">", "&gt;")
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
