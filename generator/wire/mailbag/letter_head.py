"""What a saved letter says of itself: whose it is and when it came, which a mail says in its headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import parseaddr
from itertools import pairwise

from generator.model import Stated
from generator.wire.mailbag.letter_words import leaves
from generator.wire.pages.blocks import Block, Page
from generator.wire.pages.dated import only_date, searched_date, shown_date
from generator.wire.pages.layout import headings
from generator.wire.pages.linked_data import article
from generator.wire.pages.roles import Hints
from generator.wire.pages.statements import state, titled
from generator.wire.words import words

HEADERS = 12
"""Blocks at the top of a page among which a mail program sets the headers of a letter that it saves."""

_SENT = words("date sent datum gesendet envoyé enviado fecha data inviato verzonden skickat tarih отправлено дата التاريخ تاريخ תאריך")
_FROM = words("from von de da van från fra kimden от من מאת")
_NAME = re.compile(r"(\w{2,12})\s?:")
_YEAR, _DAY = re.compile(r"(?<!\d)(?:19|20|۱۳|۱۴|١٩|٢٠|۲۰)\d\d(?!\d)"), re.compile(r"(?<!\d)\d{1,2}(?!\d)")

DATE_LINE = 60
"""Characters of a line that says when a letter came."""


def stated_above(page: Page, first: int) -> Stated:
    """What a saved letter says of itself: in its own statements, in the headers that a mail program sets above it, in the lines above block
    ``first``, with which its stories begin. Its address and authors are those of no story in it."""
    top = headings(page)
    said, _ = article(page, top.top or (titled(page),))
    own = state(page, top, said)
    sender, sent = _headers(page, page.blocks[: min(HEADERS, first)])
    published = sent or own.published
    if not published:
        hints = Hints(page)
        seen_by = [hints.of(block.element) for block in page.blocks]
        published = shown_date(page, 0, first) or searched_date(page, seen_by, 0, first) or only_date(page) or _dated(page.blocks[:first])
    return Stated(headline=own.headline, published=published, publisher=own.publisher or sender, language=own.language)


def _headers(page: Page, blocks: Sequence[Block]) -> tuple[str, str]:
    """Who sent a letter and when, by the names ``From:`` and ``Date:`` above it, in the main languages; ``""`` where nothing says so."""
    texts = [page.text_of([run]) for block in blocks for run in block.runs]
    said = {name[1].casefold(): value for text, value in pairwise(texts) if (name := _NAME.fullmatch(text))}
    sender, address = parseaddr(next((value for name, value in said.items() if name in _FROM), ""))
    sent = next((value for name, value in said.items() if name in _SENT), "")
    return (sender if "@" in address else ""), (sent if _DAY.search(sent) else "")


def _dated(blocks: Sequence[Block]) -> str:
    """The first line that has a year and a day, and little else, as it stands; the desk judges whether it is a date."""
    lines = (block.text for block in blocks if len(block.text) <= DATE_LINE and not leaves(block.text))
    return next((line for line in lines if _YEAR.search(line) and _DAY.search(line)), "")
