"""The copy desk: raw text in, articles and the account of every byte out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from generator.copydesk import body, byline, caption, dateline, folio, furniture, headline, keyed, ledger, roles, split, standfirst, stretch
from generator.copydesk.agencies import AGENCIES
from generator.copydesk.galley import Galley
from generator.copydesk.in_step import AT_ONCE, Steps, in_step
from generator.copydesk.joining import join
from generator.copydesk.language import detect
from generator.model import Article, Line, Paragraph, Part, Query, Reading

Desk = Callable[[Part, Sequence[Sequence[Line]]], Sequence[Reading]]
"""Reads some stretches of a part."""

_MOST = 1 << 18
"""Bytes of stretches that are read in step, up to the first beyond them: all of their lines are in memory then."""


def edit(part: Part) -> Iterator[Reading]:
    """Read a part: one reading a stretch, its entries tiling the part together with the others'.

    A part that could not be read, and a stretch in which no story was found, give a reading with a query.
    """
    return chain.from_iterable(edit_in_step(part))


def edit_in_step(part: Part, desk: Desk | None = None, at_once: int = AT_ONCE) -> Iterator[list[Reading]]:
    """The readings of ``edit``, those together that were read in step: of ``at_once`` stretches, fewer where these are long.

    ``desk`` reads them in the place of ``read``: whoever runs the desk under a limit of time passes its own.
    """
    overhead = list(part.overhead)
    held: list[Reading] = []
    is_alone = True
    for some in _some(split.stretches(part.lines), at_once) if part.form == "text" else filter(any, [[list(part.lines)]]):
        if held:
            yield held
            is_alone = False
        held = []
        for lines, reading in zip(some, (desk or read)(part, some), strict=True):
            within = [entry for entry in overhead if entry.start < lines[-1].end]
            overhead = overhead[len(within) :]
            if within or part.form != "text":
                reading = reading._replace(entries=ledger.interleave(reading.entries, within))
            held.append(reading)
    if is_alone and len(held) == 1 and held[0].article:
        held = [held[0]._replace(article=_called(held[0].article, part.stated.subject))]
    if held and overhead:
        held[-1] = held[-1]._replace(entries=ledger.interleave(held[-1].entries, overhead))
    if held:
        yield held
    elif overhead or part.query:
        yield [Reading(None, tuple(overhead), part.query)]


def _some(stretches: Iterable[list[Line]], at_once: int) -> Iterator[list[list[Line]]]:
    """Stretches that are read in step."""
    some: list[list[Line]] = []
    size = 0
    for lines in stretches:
        some.append(lines)
        size += lines[-1].end - lines[0].start
        if len(some) == at_once or size > _MOST:
            yield some
            some, size = [], 0
    if some:
        yield some


def _called(article: Article, subject: str) -> Article:
    """The one article of a letter, under the letter's subject where it has no headline of its own."""
    return article if article.headline else article._replace(headline=subject)


def read(part: Part, stretches: Iterable[Sequence[Line]]) -> list[Reading]:
    """Some stretches of a part, a reading for each."""
    return in_step([_read(part, lines) for lines in stretches])


def _read(part: Part, lines: Sequence[Line]) -> Steps[Reading]:
    """One stretch: what a keyed head states read off, the rest set in type, cleared of furniture, and each field found.

    It yields where the turn may pass to the next stretch (see ``in_step``), and returns the reading.
    """
    head = keyed.read(lines) if part.form == "text" else None
    if head:
        part, lines = part._replace(stated=head.stated.filled(part.stated)), head.lines
    yield
    galley = Galley(join(head.body if head else lines), part.stated, part.form == "record", part.form == "page")
    yield
    told = roles.trust(galley)
    if not told:
        furniture.strike(galley)
        yield
        caption.find(galley)
        yield
    galley.prose = stretch.span(galley)
    yield
    top = roles.headline(galley) if told or part.stated.headline else headline.find(galley)
    galley.prose = stretch.below(galley, top)
    yield
    folio.find(galley, top)
    yield
    authors = byline.find(galley, top)
    yield
    if not told:
        standfirst.find(galley, top)
    body.set_type(galley)
    _clear(galley)
    yield
    paragraphs = body.paragraphs(galley)
    yield
    entries = ledger.account(lines, galley, head.marks if head else {})
    yield
    if not paragraphs:
        return Reading(None, entries, _query(part, galley))
    language = part.stated.language or detect(" ".join([paragraph.text for paragraph in paragraphs[:6]]))
    yield
    text = "\n".join([line.text for line in lines]).strip()
    wire = dateline.find(paragraphs[0].text) or next(filter(None, (dateline.of_line(block.text) for block in galley.marked("date"))), None)
    yield
    dating = folio.dating(galley, top, language)
    yield
    article = Article(
        headline=part.stated.headline or headline.text(galley),
        paragraphs=paragraphs,
        dump=part.name,
        start=lines[0].start,
        end=lines[-1].end,
        source_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        dating=dating,
        language=language,
        authors=part.stated.authors or authors or byline.opening(paragraphs[0].text),
        standfirst=standfirst.text(galley, paragraphs),
        captions=caption.gather(galley) or caption.stated(galley),
        dateline=wire.place if wire else dateline.place_alone(paragraphs[0].text) if galley.is_page and len(paragraphs) > 1 else "",
        agency=(wire.agency if wire else "") or _agency(paragraphs, authors),
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


def _agency(paragraphs: Sequence[Paragraph], authors: Sequence[str]) -> str:
    """The wire that signs the last paragraph or stands in the byline, or ``""``."""
    signed = dateline.closing_agency(paragraphs[-1].text)
    return signed.agency if signed else next((AGENCIES[name.casefold()] for name in authors if name.casefold() in AGENCIES), "")
