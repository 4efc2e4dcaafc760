"""The text of an article in XML, read where it stands in the source: its tags are spelt as HTML's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Limits
from generator.wire.containers.fragment import is_html, lines_of_html
from generator.wire.containers.respelt import Respelt, respelt, verbatim
from generator.wire.pieces import Piece, placed
from generator.wire.words import ordered, words

_TAG = re.compile(r"<(?P<end>/?)(?:\w{1,20}:)?(?P<name>[A-Za-z][\w.-]{0,40})(?P<more>[^<>]*)>")
_LEVEL = re.compile(r"rend=[\"'](h[1-6])[\"']")

_SPELT = {"media-producer": 'div class="credit"'} | dict(
    zip(
        ordered("hl1 hl2 bq quote media media-caption caption list item row cell lb hi ref ab head"),
        ordered("h1 h2 blockquote blockquote figure figcaption figcaption ul li tr td br b a h2 h2"),
        strict=True,
    )
)
"""Elements of NITF and TEI that HTML has under another name."""
_HEADS = ("head", "ab")
_INLINE = words("person org location chron em money num lang object.title virtloc event function postaddr copyrite q pronounce x del")
_LEFT_OUT = words("media-reference media-metadata media-object note tagline comments series.name")
"""Elements of NITF within a text whose words are none of it."""

_BODIES = tuple(
    (re.compile(rf"<(?:\w{{1,20}}:)?{opens}[^<>]{{0,400}}>"), re.compile(closes))
    for opens, closes in (
        (r"block\b[^<>]{0,400}?class=[\"']full_text[\"']", r"</(?:\w{1,20}:)?block\s*>"),
        (r"body\.content\b", r"</(?:\w{1,20}:)?body\.content\s*>"),
        (r"div\b[^<>]{0,400}?type=[\"']entry[\"']", r"<div\b[^<>]{0,400}?type=[\"']comments[\"']|</body\s*>"),
        (r"main\b", r"</main\s*>"),
        (r"(?:html:|xhtml:)?body(?=[\s>])", r"</(?:\w{1,20}:)?body\s*>"),
        (r"(?:inlineXML|inlineData)\b", r"</(?:\w{1,20}:)?inline(?:XML|Data)\s*>"),
        (r"DataContent\b", r"</DataContent\s*>"),
    )
)
"""What holds the text of an article, the narrowest first."""


def pieces_of_body(source: str, limits: Limits) -> list[Piece]:
    """The lines of an article's text at their places in its source; none where it holds no text."""
    for opening, closing in _BODIES:
        spans: list[tuple[int, int]] = []
        while begin := opening.search(source, spans[-1][1] if spans else 0):
            end = closing.search(source, begin.end())
            spans.append((begin.end(), end.start() if end else len(source)))
        if spans:
            return [*_pieces(source, *max(spans, key=lambda span: span[1] - span[0]), limits)]
    return []


def _pieces(source: str, start: int, end: int, limits: Limits) -> Iterator[Piece]:
    inner = source[start:end]
    body = verbatim(inner, start) or respelt(inner, start, _TAG, _Speller().spell)
    if not is_html(body.text):
        # Lines without a tag: each is a paragraph.
        at = 0
        for line in body.text.splitlines(keepends=True):
            yield from placed(placed(lines_of_html(line, limits), Respelt(line, at)), body)
            at += len(line)
        return
    yield from placed(lines_of_html(body.text, limits), body)


class _Speller:
    """Spells the tags of a text as HTML does, in their order: the level of a heading stands where that opens."""

    def __init__(self) -> None:
        self._level = ""

    def spell(self, tag: re.Match[str]) -> str:
        """A tag as HTML spells it."""
        name, end, more = tag["name"], tag["end"], tag["more"]
        if name in _LEFT_OUT:
            # Shown to nobody, whatever stands in it.
            return "" if more.endswith("/") else f"<{end}template>"
        if name in _INLINE:
            return "" if more.endswith("/") else f"<{end}span>"
        spelt = _SPELT.get(name, "")
        if name in _HEADS:
            level = _LEVEL.search(more)
            self._level = self._level if end else level[1] if level else spelt
            spelt = self._level
        if not spelt:
            return f"<{end}{name}{more}>"
        return f"</{spelt.partition(' ')[0]}>" if end else "" if more.endswith("/") and spelt != "br" else f"<{spelt}>"
