"""Signs of what a program printed (see :mod:`generator.wire.containers.printed`), kept apart from its reader: many a text is asked for them."""

from __future__ import annotations

import re

STRING = r"(?P<prefix>[rRbBuU]{0,2})(?P<quote>['\"])(?:(?!(?P=quote))[^\\]|\\.)*+(?P=quote)"
"""A text as Python or JSON writes it."""

WHOLE = 1000
"""Characters of a text that is an article by itself, though no break stands in it."""

_FEWEST = 4
"""Line breaks written as code, from which on a text is one that a program printed."""

_OPENS_RECORDS = re.compile(r"\s*+(?:(?:(?:const|let|var|export) )?[\w.]{1,60} ?= ?)?[\[(]{0,2}\s*+[\[(]?\s*+\{\s*+(?:[uU]?'[^'\n]{1,60}' ?:)")
_OPENS_LIST = re.compile(rf"\s*+\[\s*+{STRING}\s*+(?:,\s*+[bBuU]?['\"\]]|\])", re.DOTALL)
_BRACKET = re.compile(rf"{STRING}|(?P<mark>[\[\](){{}}])|[^'\"\[\](){{}}\\]++|\\?.", re.DOTALL)
_BEHIND = re.compile(r"[ \t]*+(?:[,;\])]|\n|\r|$)")
"""What stands behind a record of a list, or of a line: in a text words do."""
_IS_LIST = re.compile(rf"\s*+\[(?:\s*+(?:{STRING}|None|null|nan)\s*+(?:,|(?=[\]'\"])))*+\s*+(?:\]\s*+(?:[\[;,]|$)|[bBuU]?['\"]|$)", re.DOTALL)
"""A list of texts, and nothing but another behind it; the last text that is seen of it may be cut off."""
_OPENS_TEXT = re.compile(rf"\s*+(?P<string>{STRING})\s*+,?+\s*+(?:[bBuU]?['\"]|$)", re.DOTALL)
_WRITTEN = re.compile(r"\\n|\\x[89a-f][0-9a-f]|\\u[0-9a-f]{4}")


def is_printed(text: str) -> bool:
    """Whether a text, of which this is the beginning, was printed by a program: a record of Python, a list of texts, or texts with their
    line breaks written as code and no other break inside."""
    if (_OPENS_RECORDS.match(text) and _BEHIND.match(text, _first_end(text))) or (_OPENS_LIST.match(text) and _IS_LIST.match(text)):
        return True
    found = _OPENS_TEXT.match(text)
    if found is None:
        # A text that does not end in what is seen of it, all on one line.
        return text.lstrip()[:1] in "'\"b" and "\n" not in text.strip() and len(text) > WHOLE and text.count("\\n") >= _FEWEST
    return "\n" not in found["string"] and (found["prefix"] in {"b", "B"} or _WRITTEN.search(found["string"]) is not None)


def _first_end(text: str) -> int:
    """Where the first bracket that opens is closed again, or what is seen of the text ends."""
    depth = 0
    for token in _BRACKET.finditer(text):
        if token["mark"]:
            depth += 1 if token["mark"] in "[({" else -1
            if depth == 0:
                return token.end()
    return len(text)
