"""An HTML page cut into its visible blocks of text, each with its place in the source and the elements around it.

A parser that builds a tree throws the offsets away; this one keeps them and forgives as browsers do: void elements, the
implied ends of ``p``, ``li`` and their like, raw text in scripts. Every step moves forward, so the cost is linear.
"""

from __future__ import annotations

import re

from generator.model.stops import SENTENCE_ENDS
from generator.wire.intake import Fault
from generator.wire.pages.blocks import Block, Element, Page, Run
from generator.wire.words import words

VOID = words("area base br col embed hr img input link meta param source track wbr")
"""Elements without content (HTML, section 13.1.2)."""

RAW = words("script style textarea title noscript template svg iframe xmp noembed noframes math select object")
"""Elements whose inside is no visible text of the page; skipped in one go to their end tag."""

INLINE = words("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u
    var wbr
""")
"""Elements that do not end a line of text; ``br`` does when there are two."""

UNSEEN = words("script style template noscript svg math")
"""Elements of ``RAW`` that stand within a line of text without ending it: nothing of a script is seen, and a drawing is set like a letter."""

_STYLED = frozenset({"span", "font"})

_BREAK = re.compile(r"(?<=[\"' ])(?:br|line-?break)(?=[\"' ])")
"""The class of an empty ``span`` that some systems set where a line breaks."""
SENTENCE, SENTENCE_END = 60, 4
"""Characters of a block's source from which it may be a paragraph before a line break; those at its end that tell whether a sentence closes."""

ENDS, QUOTES = (*SENTENCE_ENDS,), "\"'”’»›)“"
"""Signs that close a sentence, and those that may stand behind them."""

IMPLIED = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
"""Open elements that a start tag ends."""

_OPEN = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:_-]*)|(!--)|[!?])")
_TO_QUOTE_OR_END = re.compile(r"[^>\"']*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]*+)([^>\"'=]*+(?:=[ \t\r\n\f]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"']))[^>\"'=]*+)*+)>")
"""A tag in which every quote opens or closes a value, as in nearly all; without going back, so that it fails in one pass."""
_STATES = re.compile(r"ld.{1,8}json", re.IGNORECASE)
"""In a script's attributes: linked data, of which an extractor reads what the page states to be its text."""
_BLANK = re.compile(r"\r?\n(?:[ \t]*+\r?\n)++")
PRE = 4
"""Levels above a text within which the ``pre`` stands that it is in."""
_RAW_ENDS = {name: re.compile(f"</{name}[\\s/>]", re.IGNORECASE) for name in RAW}


def parse(source: str, depth: int, elements: int) -> Page:
    """The page's blocks; ``Fault`` when it nests deeper than ``depth`` or has more than ``elements`` start tags."""
    return _Parser(source, depth, elements).page


class _Parser:
    def __init__(self, source: str, depth: int, elements: int) -> None:
        self.page = Page(source)
        self.source = source
        self.depth, self.most = depth, elements
        self.open: list[int] = []
        self.runs: list[Run] = []
        self.breaks = 0
        self.has_pre = False
        self.hopeless: set[str] = set()
        self._scan()
        self._end_block()

    def _scan(self) -> None:
        source, at, size = self.source, 0, len(self.source)
        while at < size:
            start = source.find("<", at)
            whole = _TAG.match(source, start) if start >= 0 and not self.hopeless else None
            if whole:
                if start > at:
                    self._text(at, start)
                closing, name, raw = whole.groups()
                at = whole.end()
            else:
                found = _OPEN.search(source, at)
                if found is None:
                    self._text(at, size)
                    return
                start = found.start()
                self._text(at, start)
                closing, name, comment = found.groups()
                if comment:
                    end = source.find("-->", found.end() - 2)
                    at = size if end < 0 else end + 3
                    continue
                at = self._tag_end(found.end())
                if not name:
                    continue
                raw = source[found.end() : at - 1]
            if closing:
                self._close(name.lower())
            else:
                at = self._start(name.lower(), start, raw, at)

    def _tag_end(self, at: int) -> int:
        """Behind the ``>`` that ends a tag that is no ``_TAG``; one inside a quoted value does not (HTML, section 13.2.5)."""
        source = self.source
        while True:
            found = _TO_QUOTE_OR_END.match(source, at)
            at = found.end() if found else at
            if at >= len(source):
                return len(source)
            if source[at] == ">":
                return at + 1
            quote = source[at]
            if not self._after_equals(at):
                at += 1
                continue
            closed = -1 if quote in self.hopeless else source.find(quote, at + 1)
            if closed < 0:
                # No such quote in the rest of the page: never searched for again, so the scan stays linear.
                self.hopeless.add(quote)
                end = source.find(">", at)
                return len(source) if end < 0 else end + 1
            at = closed + 1

    def _after_equals(self, at: int) -> bool:
        """Whether an equals sign stands before ``at``, white space left out: only there does a quote begin a value."""
        back = at - 1
        while back > 0 and self.source[back].isspace():
            back -= 1
        return self.source[back] == "="

    def _start(self, name: str, start: int, raw: str, at: int) -> int:
        is_inline = name in INLINE
        if name == "br" or (name == "span" and self.source.startswith("</span", at) and _BREAK.search(raw)):
            self.breaks += 1
            if self.breaks > 1 or self._closed():
                self._end_block()
        elif not is_inline and name not in UNSEEN:
            self._end_block()
            if name == "pre":
                self.has_pre = True
        if not is_inline:
            self._imply(name)
        if len(self.page.elements) >= self.most:
            raise Fault(f"the page has more than {self.most} elements.", "Cut it into pages, or extract the articles first.")
        index = len(self.page.elements)
        self.page.elements.append(Element(name, raw, self.open[-1] if self.open else -1, start))
        if name in VOID or (raw.endswith("/") and name in RAW):
            return at
        if name in RAW:
            end = _RAW_ENDS[name].search(self.source, at)
            inside = end.start() if end else len(self.source)
            if name == "template" and "shadowroot" in raw:
                self.page.has_shadow = True
            if name in {"script", "title"}:
                self.page.raw.append((index, self.source[at:inside]))
            behind = self._tag_end(end.end() - 1) if end else len(self.source)
            if name == "style" or (name == "script" and not _STATES.search(raw)):
                self.page.unread.append((start, behind))
            return behind
        self.open.append(index)
        if len(self.open) > self.depth:
            raise Fault(f"the page nests deeper than {self.depth} elements.", "Extract the article from it first.")
        return at

    def _imply(self, name: str) -> None:
        """Ends what a start tag ends without saying so; one within a line ends nothing."""
        elements = self.page.elements
        if name not in UNSEEN and name not in VOID and self.open and elements[self.open[-1]].tag == "p":
            self.open.pop()
        ended = IMPLIED.get(name)
        if ended and self.open and elements[self.open[-1]].tag in ended:
            self.open.pop()

    def _close(self, name: str) -> None:
        if self.runs and name not in INLINE:
            self._end_block()
        elements = self.page.elements
        for back in range(len(self.open) - 1, -1, -1):
            if elements[self.open[back]].tag == name:
                del self.open[back:]
                return

    def _text(self, start: int, end: int) -> None:
        text = self.source[start:end]
        if not text or text.isspace():
            return
        if self.breaks and self.runs and self._is_another_field():
            self._end_block()
        if self.has_pre and "pre" in {self.page.elements[at].tag for at in self.open[-PRE:]} and (blank := _BLANK.search(text.rstrip())):
            self._preformatted(start, end, blank.start())
            return
        kept = text.strip()
        start += text.index(kept[0]) if text[0].isspace() else 0
        self.runs.append(Run(start, start + len(kept), self.open[-1] if self.open else -1))
        self.breaks = 0

    def _preformatted(self, start: int, end: int, first: int) -> None:
        """Text that is shown line by line as it stands: a blank line, the first of which is at ``first``, parts paragraphs."""
        at = start
        for blank in _BLANK.finditer(self.source, start + first, end):
            if self.source[at : blank.start()].strip():
                self._text(at, blank.start())
            self._end_block()
            at = blank.end()
        if self.source[at:end].strip():
            self._text(at, end)

    def _is_another_field(self) -> bool:
        """Whether the text behind a line break stands in a ``span`` of another name, or another ``font``, than the text before it: headline and
        day, one below the other."""
        before, here = (self._line_of(at) for at in (self.runs[-1].element, self.open[-1] if self.open else -1))
        if before is None or here is None or before is here or not (before.tag == here.tag and before.tag in _STYLED and before.raw and here.raw):
            return False
        return before.raw != here.raw and (before.tag == "font" or (before.kind != here.kind and "span." not in (before.kind, here.kind)))

    def _line_of(self, at: int) -> Element | None:
        """The outermost inline element around a text."""
        elements = self.page.elements
        found = None
        while at >= 0 and elements[at].tag in INLINE:
            found, at = elements[at], elements[at].parent
        return found

    def _closed(self) -> bool:
        """Whether the last text closes a sentence, and is longer than a line of an address: a line break behind it parts paragraphs."""
        if not self.runs:
            return False
        last = self.runs[-1]
        return last.end - self.runs[0].start >= SENTENCE and self.source[last.end - SENTENCE_END : last.end].rstrip(QUOTES)[-1:] in ENDS

    def _end_block(self) -> None:
        self.breaks = 0
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        text = self.page.text_of(runs)
        if text:
            self.page.blocks.append(Block(text, runs[0].start, runs[-1].end, runs, self.page.common(runs)))
