"""Lists of links: records with a headline and an address and no text, as services for reading later and indexes of news hand them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Part
from generator.wire.origin import Member, Origin, unread


def told(items: Iterable[Part | Member], origin: Origin) -> Iterator[Part | Member]:
    """The parts of a dump of records as they come; behind them, where none of the records has a text, one that says so."""
    records = textless = 0
    for item in items:
        if isinstance(item, Part) and item.form == "record" and item.query is None:
            records += 1
            textless += item.lines == ()
        yield item
    if records and records == textless:
        number = "its one record has" if records == 1 else f"none of its {records} records has"
        message = f"{number} {'no' if records == 1 else 'a'} text: this is a list of links."
        yield unread(origin, "text", 0, 0, message, "Save the pages, or export the texts as well; nothing is fetched.")
