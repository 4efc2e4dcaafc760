"""Ways in which text is worn before it comes in: what copying, scripts and systems do to it. No word of it changes, so nor should what is read."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from collections.abc import Callable

Wear = Callable[[str], bytes]

_NAMED = {"’": "&rsquo;", "“": "&ldquo;", "”": "&rdquo;", "–": "&ndash;", "é": "&eacute;", "ü": "&uuml;", "\xa0": "&nbsp;"}
_ESCAPED = {"’": "\\u2019", "“": "\\u201c", "”": "\\u201d", "–": "\\u2013", '"': '\\"'}
_LONG_WORD = re.compile(r"\b(\w{5})(\w{4,})")
_GAP = re.compile(r"\n\n(?!\n)")


def _lines(text: str, before: str, behind: str = "") -> bytes:
    return "\n".join(f"{before}{line}{behind}" if line else line for line in text.split("\n")).encode()


def _each(text: str, worn: Callable[[int, str], str]) -> bytes:
    """Every line with what a program or a reader set before it or around it; ``worn`` is told which line it is, from 1."""
    return "\n".join(worn(at, line) for at, line in enumerate(text.split("\n"), 1)).encode()


def _replaced(text: str, signs: dict[str, str]) -> bytes:
    return text.translate(str.maketrans(signs)).encode()


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))


def _code_page(text: str) -> bytes:
    """As Windows-1252 where that has all signs of the dump; as it was otherwise."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return text.encode()


WEARS: dict[str, Wear] = {
    "line breaks of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "line breaks of Windows, made twice": lambda text: text.replace("\n", "\r\r\n").encode(),
    "line breaks of old Macs": lambda text: text.replace("\n", "\r").encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "Windows-1252": _code_page,
    "blanks behind lines": lambda text: _lines(text, "", "  \t"),
    "indented": lambda text: _lines(text, "    "),
    "no-break spaces": lambda text: text.replace(" ", "\xa0").encode(),
    "plain quotation marks": lambda text: _replaced(text, {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"}),
    "accents apart (NFD)": lambda text: unicodedata.normalize("NFD", text).encode(),
    "blanks without width": lambda text: _lines(text, "\u200b", "\u200b"),
    "marks of direction": lambda text: _lines(text, "\u200f"),
    "soft hyphens": lambda text: _LONG_WORD.sub("\\1\u00ad\\2", text).encode(),
    "character references": lambda text: _replaced(html.escape(text), _NAMED),
    "escaped signs": lambda text: _replaced(text, _ESCAPED),
    "paragraph tags": lambda text: _lines(text, "<p>", "</p>"),
    "break tags": lambda text: _GAP.sub("<br><br>\n", text).encode(),
    "break tags alone": lambda text: text.replace("\n", "<br>\n").encode(),
    "twice the line breaks": lambda text: text.replace("\n", "\n\n").encode(),
    "line breaks of a word processor": lambda text: text.replace("\n", "\u2028").encode(),
    "quoted": lambda text: _each(text, lambda _, line: f"> {line}".rstrip()),
    "quoted and wrapped": lambda text: _each(_wrapped(text), lambda _, line: f"> {line}"),
    "numbered": lambda text: _each(text, lambda at, line: f"{at:6d}\t{line}"),
    "logged": lambda text: _each(text, lambda at, line: f"2024-05-16 10:{at // 60 % 60:02d}:{at % 60:02d} INFO {line}"),
    "in quotation marks": lambda text: _each(text, lambda _, line: '"' + line.replace('"', '""') + '"'),
}
"""Each by its name: a dump's text to the bytes of the worn one."""
