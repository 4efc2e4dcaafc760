"""The copy desk: raw text in, articles and the account of every byte out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from generator.copydesk import body, byline, caption, folio, furniture, headline, ledger, split, standfirst
from generator.copydesk.galley import Galley
from generator.copydesk.joining import join
from generator.copydesk.language import detect
from generator.model import Article, Line, Part, Query, Reading

Desk = Callable[[Part, Sequence[Line]], Reading]
"""Reads one stretch of a part."""


def edit(part: Part, desk: Desk | None = None) -> Iterator[Reading]:
    """Read a part: one reading a stretch, its entries tiling the part together with the others'.

    ``desk`` reads a stretch in the place of ``read``: whoever runs the desk under a limit of time passes its own.
    A part that could not be read, and a stretch in which no story was found, give a reading with a query.
    """
    overhead = list(part.overhead)
    for lines in split.stretches(part.lines):
        reading = (desk or read)(part, lines)
        within = [entry for entry in overhead if entry.start < lines[-1].end]
        overhead = overhead[len(within) :]
        yield Reading(reading.article, ledger.interleave(reading.entries, within), reading.query)
    if overhead or part.query:
        yield Reading(None, tuple(overhead), part.query)


def read(part: Part, lines: Sequence[Line]) -> Reading:
    """One stretch: set in type, cleared of furniture, and each field found."""
    galley = Galley(join(lines), part.stated)
    furniture.strike(galley)
    caption.find(galley)
    galley.prose = body.span(galley)
    top = headline.find(galley)
    galley.prose = body.below(galley, top)
    folio.find(galley, top)
    authors = byline.find(galley, top)
    standfirst.find(galley, top)
    body.set_type(galley)
    _clear(galley)
    paragraphs = body.paragraphs(galley)
    entries = ledger.account(lines, galley)
    if not paragraphs:
        return Reading(None, entries, _query(part, galley))
    language = part.stated.language or detect(" ".join(paragraph.text for paragraph in paragraphs[:6]))
    text = "\n".join(line.text for line in lines).strip()
    article = Article(
        headline=part.stated.headline or headline.text(galley) or _first_words(paragraphs[0].text),
        paragraphs=paragraphs,
        dump=part.name,
        start=lines[0].start,
        end=lines[-1].end,
        source_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        dating=folio.dating(galley, top, language),
        language=language,
        authors=part.stated.authors or authors,
        standfirst=part.stated.standfirst or standfirst.text(galley),
        captions=caption.gather(galley),
        publisher=part.stated.publisher,
        source_url=part.stated.url,
        tags=part.stated.tags,
        repairs=tuple(dict.fromkeys((*part.repairs, *(line.repair for line in lines if line.repair)))),
    )
    return Reading(article, entries)


def _clear(galley: Galley) -> None:
    """What no rule placed stands outside the story: above it the page's head, below it the page's foot."""
    first, last = galley.prose
    for block in galley.free():
        galley.mark(block, "furniture", "head of the page" if block.index < first or last == 0 else "foot of the page")


def _query(part: Part, galley: Galley) -> Query | None:
    if not galley.blocks:
        return None
    return Query(part.name, "no story was found in this stretch, only short lines.", remedy="Look at it with explain; nothing was published from it.")


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
