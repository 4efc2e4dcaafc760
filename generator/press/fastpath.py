"""A short way through Markdown for what dumps become: paragraphs and headings of plain text with escapes.

It accepts a text or declines it whole. A law (``tests/property/test_fastpath_law.py``) holds its output equal, byte for byte, to
Python-Markdown's on everything it accepts.
"""

from __future__ import annotations

import re

_MARKUP = re.compile("[*`\\[<{\x02\x03\t\r\f\v\x1c-\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""Characters that may be markup, stand for some inside Python-Markdown, or be trimmed as white space."""

_LINE = re.compile(
    r"""
    \n (?:
      [ >:=~|]                   # indented (may be code), quotation, definition, underlining, fence, table
    | [-+](?:[ +\-\n|:]|\Z)      # list, rule, underlining, table
    | \d+\.(?:\s|\Z)             # numbered list
    | \#(?!\#[ ][^ \#\n][^\#\n]*(?:\n|\Z))     # any heading but `## text`
    )
    """,
    re.VERBOSE,
)
"""How a line may begin that is more than the text of a paragraph; one search finds the lines and looks at each."""

_JOINED = re.compile(r"(?<!\n)\n\#\# |(?:\A|\n)\#\# [^\n]*\n(?!\n)")
"""A heading with text right above or below it."""

_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])|_[^_\n]*_")
"""An underscore that is not alone inside a word: may be emphasis."""

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_AMPERSAND = re.compile(r"&(?!\#\d+;|\#[xX][0-9a-fA-F]+;|[0-9a-zA-Z]+;)")
_BLANK = re.compile(r"\n{2,}")


_BEGINS = frozenset("“”‘’«»\"'(…")
"""Signs with which a paragraph may begin and be nothing else."""


def plain(text: str) -> str | None:
    """The HTML of a text of one-line paragraphs without a sign that could be markup, an entity or in need of escaping: most dumps.

    All of it is printable, so nothing in it would be cleaned away.
    """
    blocks = text.strip("\n").split("\n\n")
    for block in blocks:
        # One line break inside is no printable character.
        if not block.isprintable() or not block or block[-1] == " " or not (block[0].isalpha() or block[0] in _BEGINS):
            return None
    for sign in "*_`[<>{&\\":
        if sign in text:
            return None
    return "<p>" + "</p>\n<p>".join(blocks) + "</p>"


def html(text: str) -> str | None:
    """The HTML of a text of plain paragraphs and ``##`` headings; ``None`` where the text may be anything more."""
    text = text.strip("\n")
    bare = text
    if "\\" in text:
        bare = _ESCAPE.sub("x", text)
        if "\\" in bare:
            return None
    if not bare or _marked(bare) or " \n" in bare or bare[-1] == " " or ("_" in bare and _UNDERSCORE.search(bare)):
        return None
    if _LINE.search("\n" + bare) or ("## " in bare and _JOINED.search(bare)):
        return None
    return "\n".join(map(_block, _BLANK.split(text) if "\n\n\n" in text else text.split("\n\n")))


def _marked(text: str) -> bool:
    """Whether there is a character in a text that may be markup."""
    if text.replace("\n", "").isprintable():
        # Then no white space but the plain one stands in it, and a search for each mark is quickest.
        return "*" in text or "[" in text or "<" in text or "`" in text or "{" in text
    return _MARKUP.search(text) is not None


def _block(block: str) -> str:
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    return f"<p>{_inline(block)}</p>"


def _inline(text: str) -> str:
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return text.replace(">", "&gt;") if ">" in text else text
