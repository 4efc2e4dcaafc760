"""A page's bytes opened: decoded, cut into its blocks, and laid out."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.model import Limits, Part
from generator.wire.encodings import Encoding, decode_whole, judge, known
from generator.wire.origin import Origin
from generator.wire.pages import markup
from generator.wire.pages.blocks import Page
from generator.wire.pages.covered import with_shadows
from generator.wire.pages.dialogs import chosen_beneath
from generator.wire.pages.hidden import shown
from generator.wire.pages.layout import Layout, lay_out
from generator.wire.pieces import account, length
from generator.wire.ruler import Ruler
from generator.wire.xml_head import named_encoding

_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset[ \t]*=[ \t]*[\"']?[ \t]*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
"""What no parser takes: replaced one for one, so that places stay the same."""
_PRESCAN = 4096
"""Bytes in which a page names its encoding (WHATWG asks for 1024; real pages are late)."""
SHOWN = 300
"""Characters from which on a page shows a story, so that its scripts need not be searched for one."""


class Opened(NamedTuple):
    """A page's bytes read as text and cut into its blocks: its source as it stands, how it is encoded, how many bytes it has, and notes on
    what stands in it unseen."""

    page: Page
    source: str
    encoding: Encoding
    size: int
    notes: tuple[str, ...]

    @classmethod
    def of(cls, data: bytes, origin: Origin) -> Opened:
        """The page that some bytes are; ``Fault`` where it is over a cap."""
        encoding = page_encoding(data, origin.encoding)
        source = decode_whole(data[encoding.bom :], encoding)
        page, unshown = parsed(source, origin.limits)
        return cls(page, source, encoding, len(data), unshown)

    def ruler(self) -> Ruler:
        """A ruler that measures the source in bytes."""
        return Ruler(self.source, self.encoding, self.encoding.bom)

    def layout(self, limits: Limits) -> Layout:
        """The page laid out as a newspaper page."""
        return _laid_out(self.page, limits)

    def part(self, layout: Layout, origin: Origin) -> Part:
        """The part that the page makes as it is laid out."""
        lines, overhead = account(layout.pieces, self.ruler(), 0, self.size)
        stated = layout.stated.filled(origin.stated)
        repairs = self.encoding.repairs + layout.notes + self.notes
        return Part(origin.dump, origin.member, "page", lines, stated, overhead, self.encoding.name, repairs)


def laid_out(source: str, limits: Limits) -> tuple[Layout, tuple[str, ...]]:
    """A page's source read as a newspaper page, and notes on what stands in it unseen; ``Fault`` where it is over a cap."""
    page, unshown = parsed(source, limits)
    return _laid_out(page, limits), unshown


def _laid_out(page: Page, limits: Limits) -> Layout:
    """The page read as a newspaper page; where an extractor finds no story in it, with the one that another reading finds."""
    layout = lay_out(page, chosen_beneath(page))
    if length(layout.pieces) >= SHOWN:
        return layout
    from generator.wire.pages.unrendered import of_another_reading

    return of_another_reading(page, layout, limits)


def parsed(source: str, limits: Limits) -> tuple[Page, tuple[str, ...]]:
    """A page's blocks as a reader sees them, and notes on what stands in it unseen; ``Fault`` where it is over a cap."""
    clean = source if _is_fit(source) else _UNFIT.sub("\N{REPLACEMENT CHARACTER}", source)
    page = markup.parse(clean, limits.depth, limits.elements)
    if page.has_shadow:
        page = markup.parse(with_shadows(clean), limits.depth, limits.elements)
    page.blocks, unshown = shown(page)
    return page, unshown


def _is_fit(text: str) -> bool:
    """Whether a text holds nothing of ``_UNFIT``: asked of the codec, many times faster than a pattern looks at every character."""
    if "\x00" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def page_encoding(data: bytes, declared: str) -> Encoding:
    """The encoding of a page: its mark, zero bytes, UTF-8 if it is that, then what the server or the page says, then a guess."""
    head = data[:_PRESCAN]
    named = _CHARSET.search(head)
    said = named.group(1).decode("ascii") if named else named_encoding(head)
    return judge(data, declared if known(declared) else said)
