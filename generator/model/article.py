"""An article as the copy desk hands it on: fields with their evidence, nothing filed yet."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from generator.model.errors import Query
from generator.model.fields import Caption, DateSource, Precision
from generator.model.ledger import Entry

ParagraphRole = Literal["paragraph", "subhead", "item", "quote", "row"]


class Dating(NamedTuple):
    """When an article was published and how that is known.

    ``value`` is ``None`` exactly when ``source`` is ``unknown``; it is naive where the copy states no zone
    (the site's zone is then taken by the archive). ``evidence`` quotes the words of the copy.
    ``doubt`` says why the words of ``evidence`` were not believed, where the date is unknown all the same.
    ``precision`` says how far ``value`` may be trusted; below it the value holds the first instant.
    """

    value: datetime | None = None
    source: DateSource = "unknown"
    precision: Precision = "day"
    evidence: str = ""
    modified: datetime | None = None
    doubt: str = ""


class Paragraph(NamedTuple):
    """One block of the body as plain text, with the bytes it came from. (A tuple, for there are many of them.)"""

    text: str
    start: int
    end: int
    role: ParagraphRole = "paragraph"


class Article(NamedTuple):
    """One article read from a dump. Text fields hold no line break; ``headline`` is empty where the copy has none.

    ``dump`` and ``[start, end)`` say where it stood; ``source_hash`` is the SHA-256 (hex) of those bytes'
    decoded text, so that the same text at another place has the same hash. ``captured`` is when a scraper took it, where the dump or
    its sidecar says so; naive where no zone is stated.
    ``wire_mark`` is what the wire set before the headline (``UPDATE 1``).
    """

    headline: str
    paragraphs: tuple[Paragraph, ...]
    dump: str
    start: int
    end: int
    source_hash: str
    dating: Dating = Dating()
    language: str = "en"
    authors: tuple[str, ...] = ()
    dateline: str = ""
    standfirst: str = ""
    captions: tuple[Caption, ...] = ()
    publisher: str = ""
    agency: str = ""
    source_url: str = ""
    tags: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    captured: datetime | None = None
    wire_mark: str = ""


class Reading(NamedTuple):
    """What the desk made of one stretch of a part.

    ``entries`` account for that stretch, in order, without gap. ``article`` is ``None`` for a stretch of
    furniture; ``query`` is set when the stretch is quarantined and says why.
    """

    article: Article | None
    entries: tuple[Entry, ...]
    query: Query | None = None
