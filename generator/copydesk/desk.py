"""The copy desk: a stretch of a dump in, an article and the account of every byte out.

``STEPS`` is what the desk does with a stretch, in its order; ``FIELDS`` is what it does where a story was found. Each step is taken for
some stretches together before the next one is (see ``in_step``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

from generator.copydesk import furniture, keyed, ledger, orders, roles
from generator.copydesk.agencies import AGENCIES
from generator.copydesk.block import Block
from generator.copydesk.bylines import byline
from generator.copydesk.dates import when_captured
from generator.copydesk.galley import Galley
from generator.copydesk.head import dateline, folio, headline, standfirst, wire_marks
from generator.copydesk.in_step import Step, in_step
from generator.copydesk.language import detect
from generator.copydesk.layout.joining import join
from generator.copydesk.orders import NO_ORDERS, Orders
from generator.copydesk.pictures import caption
from generator.copydesk.story import body, extent
from generator.model import Article, Dating, Entry, Line, Paragraph, Part, Query, Reading

_NO_STORY: Final = "no story was found in this stretch, only short lines."
_LOOK: Final = "Look at it with explain; nothing was published from it."
_TEASER: Final = "this is a teaser: its source cut the text off."
_FETCH: Final = "Save the page that it links to, or ask the interface for whole texts."


class Story:
    """A stretch on its way across the desk, and what the steps have found in it so far; each step says what it adds.

    ``part`` is the part of the dump in which the ``lines`` stand; there is at least one. What the stretch states in fields above its text
    is filled into the part's ``stated``.
    """

    keyed_head: keyed.Head | None
    galley: Galley
    has_roles: bool
    headline: Block | None
    authors: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    entries: tuple[Entry, ...]
    language: str
    dateline: dateline.Dateline | None
    dating: Dating

    def __init__(self, part: Part, lines: Sequence[Line], orders: Orders) -> None:
        self.part = part
        self.lines = lines
        self.orders = orders


def read(part: Part, stretches: Iterable[Sequence[Line]], orders: Orders = NO_ORDERS) -> list[Reading]:
    """Some stretches of a part, a reading for each; one in which no story was found gives a reading with a query.

    ``orders`` say which lines are furniture, or are not; what the part states is taken as it is (see ``parts.edit_in_step``).
    """
    stories = [Story(part, lines, orders) for lines in stretches]
    in_step(stories, STEPS)
    in_step([story for story in stories if story.paragraphs], FIELDS)
    return [_reading(story) for story in stories]


def _set_orders_apart(story: Story) -> None:
    """Lines that the editor calls furniture, set apart from the rest: ``lines``."""
    story.lines = orders.set_apart(story.lines, story.orders)


def _read_keyed_head(story: Story) -> None:
    """What stands in fields above the text, read off: ``keyed_head``."""
    story.keyed_head = keyed.read(story.lines) if story.part.form == "text" else None
    if story.keyed_head:
        story.part = story.part._replace(stated=orders.leave_out(story.keyed_head.stated.filled(story.part.stated), story.orders))
        story.lines = story.keyed_head.lines


def _set_in_type(story: Story) -> None:
    """Everything below those fields, as blocks: ``galley``."""
    lines = story.keyed_head.body if story.keyed_head else story.lines
    story.galley = Galley(join(lines), story.part.stated, is_record=story.part.form == "record", is_page=story.part.form == "page")


def _heed_orders(story: Story) -> None:
    """What the editor says of lines, marked before any rule is asked."""
    orders.heed(story.galley, story.orders)
    if story.keyed_head:
        story.keyed_head.marks.update(orders.marks_in_head(story.keyed_head.lines, story.orders))


def _trust_roles(story: Story) -> None:
    """What the page or the record says of its own lines: ``has_roles`` where that is all there is to know."""
    story.has_roles = roles.trust(story.galley)


def _strike_furniture(story: Story) -> None:
    if not story.has_roles:
        furniture.strike(story.galley)


def _find_captions(story: Story) -> None:
    if not story.has_roles:
        caption.find(story.galley)


def _find_extent(story: Story) -> None:
    """Where in the galley the story stands."""
    story.galley.extent = extent.find(story.galley)


def _find_headline(story: Story) -> None:
    """The block of the headline: ``headline``. The story begins below it."""
    is_named = story.has_roles or story.part.stated.headline
    story.headline = roles.headline(story.galley) if is_named else headline.find(story.galley)
    story.galley.extent = extent.below(story.galley, story.headline)


def _find_folio(story: Story) -> None:
    folio.find(story.galley, story.headline)


def _find_byline(story: Story) -> None:
    """The names of the authors: ``authors``."""
    story.authors = byline.find(story.galley, story.headline)


def _find_standfirst(story: Story) -> None:
    if not story.has_roles:
        standfirst.find(story.galley, story.headline)


def _set_body(story: Story) -> None:
    """The story's own blocks: ``paragraphs``. What no rule placed stands outside of it: above it the page's head, below it its foot."""
    galley = story.galley
    body.set_type(galley)
    first, last = galley.extent
    for block in galley.free():
        galley.mark(block, "furniture", "head of the page" if block.index < first or last == 0 else "foot of the page")
    story.paragraphs = body.paragraphs(galley)


def _account_for_bytes(story: Story) -> None:
    """What became of every byte: ``entries``."""
    story.entries = ledger.account(story.lines, story.galley, story.keyed_head.marks if story.keyed_head else {})


def _tell_language(story: Story) -> None:
    """The language, stated or told by the words of its opening: ``language``."""
    story.language = story.part.stated.language or detect(" ".join([paragraph.text for paragraph in story.paragraphs[:6]]))


def _find_dateline(story: Story) -> None:
    """The dateline that opens the story, or stands in a line above it: ``dateline``."""
    above = (dateline.of_line(block.text) for block in story.galley.marked("date"))
    story.dateline = dateline.find(story.paragraphs[0].text) or next(filter(None, above), None)


def _judge_dating(story: Story) -> None:
    """The day with its evidence: ``dating``."""
    story.dating = folio.dating(story.galley, story.headline, story.language)


STEPS: Final[tuple[Step[Story], ...]] = (
    _set_orders_apart,
    _read_keyed_head,
    _set_in_type,
    _heed_orders,
    _trust_roles,
    _strike_furniture,
    _find_captions,
    _find_extent,
    _find_headline,
    _find_folio,
    _find_byline,
    _find_standfirst,
    _set_body,
    _account_for_bytes,
)
FIELDS: Final[tuple[Step[Story], ...]] = (_tell_language, _find_dateline, _judge_dating)


def _reading(story: Story) -> Reading:
    if story.paragraphs:
        return Reading(_article(story), story.entries)
    if not story.galley.blocks or orders.is_all(story.galley, story.orders):
        return Reading(None, story.entries, None)
    is_teaser = any(entry.detail == furniture.CUT_OFF for entry in story.entries)
    query = Query(story.part.name, _TEASER, remedy=_FETCH) if is_teaser else Query(story.part.name, _NO_STORY, remedy=_LOOK)
    return Reading(None, story.entries, query)


def _article(story: Story) -> Article:
    """The article: what the container states, else what the desk found."""
    part, galley, paragraphs, lines = story.part, story.galley, story.paragraphs, story.lines
    text = "\n".join([line.text for line in lines]).strip()
    mark, title = wire_marks.part(part.stated.headline or headline.text(galley))
    return Article(
        headline=title,
        paragraphs=paragraphs,
        dump=part.name,
        start=lines[0].start,
        end=lines[-1].end,
        source_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        dating=story.dating,
        language=story.language,
        authors=part.stated.authors or story.authors or byline.opening(paragraphs[0].text),
        standfirst=standfirst.text(galley, paragraphs),
        captions=caption.gather(galley) or caption.stated(galley),
        dateline=_place(story),
        agency=_agency(story),
        publisher=part.stated.publisher,
        source_url=part.stated.url,
        tags=part.stated.tags,
        captured=when_captured(story.galley.stated, story.language),
        repairs=tuple(dict.fromkeys((*part.repairs, *(line.repair for line in lines if line.repair)))),
        wire_mark=mark,
    )


def _place(story: Story) -> str:
    """The dateline's place; of a page also one that stands alone before the first sentence."""
    if story.dateline:
        return story.dateline.place
    return dateline.place_alone(story.paragraphs[0].text) if story.galley.is_page and len(story.paragraphs) > 1 else ""


def _agency(story: Story) -> str:
    """The wire in the dateline, else the one that signs the last paragraph, else the one in the byline, or ``""``."""
    if story.dateline and story.dateline.agency:
        return story.dateline.agency
    named = (AGENCIES[name.casefold()] for name in story.authors if name.casefold() in AGENCIES)
    return dateline.closing_agency(story.paragraphs[-1].text) or next(named, "")
