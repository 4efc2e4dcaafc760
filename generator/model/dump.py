"""What the wire hands to the copy desk: parts of a dump, line by line, with byte offsets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from generator.model.errors import Query
from generator.model.ledger import Entry

Form = Literal["text", "print", "page", "record"]
"""``text``: lines of unknown meaning, any number of articles. ``print``: such lines, but of one page, with one article among what stands around it.
``page``: one HTML page. ``record``: one article whose fields the container states (JSON Lines, a feed entry, ninjs)."""

Role = Literal["", "headline", "standfirst", "paragraph", "subhead", "item", "quote", "row", "caption", "credit", "byline", "date", "boilerplate"]
"""What the container itself says of a line; ``""`` where it says nothing (always so in plain text)."""


PARTED = "parted from what it had run together with"
"""``Line.repair`` of a piece of a line: it begins where two blocks of a page had met, and the line above is what stood before it."""


class Line(NamedTuple):
    """One line of a part. (A tuple, for there are many of them.)

    ``text`` is decoded, without its line end. ``start`` and ``end`` are byte offsets into the dump
    member; in the ``text`` form the range includes the line end, so that lines tile the part.
    ``repair``: what had to be mended in this line, in words ("mojibake", "read as windows-1252"), ``""`` where
    nothing was; a streamed part cannot know it sooner.
    """

    text: str
    start: int
    end: int
    role: Role = ""
    repair: str = ""


class Stated(NamedTuple):
    """What a container or a sidecar states outright about the articles in a part; empty where silent.

    ``published``, ``updated`` and ``captured`` are texts as they stood (ISO 8601 or any other form): the
    desk reads them by the same rules as dates in the copy. ``captured`` is when the scraper took the page;
    relative dates count from it. ``subject`` is what a letter is about: the headline of its text, if that is one article without any.
    """

    headline: str = ""
    subject: str = ""
    standfirst: str = ""
    published: str = ""
    updated: str = ""
    captured: str = ""
    authors: tuple[str, ...] = ()
    captions: tuple[tuple[str, str], ...] = ()
    publisher: str = ""
    url: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()

    def filled(self, other: Stated) -> Stated:
        """This with its empty fields taken from ``other``."""
        empty = {name: getattr(other, name) for name in self._fields if not getattr(self, name) and getattr(other, name)}
        return self._replace(**empty) if empty else self


class Part(NamedTuple):
    """One unit of a dump that the desk can read by itself.

    ``dump``: path of the dump, relative to ``content/dumps/`` where it lies there, with ``/``.
    ``member``: the record or archive member inside it (``""`` for the whole file).
    ``lines``: may be a one-shot iterator, so that a large dump never stands in memory whole; what of it is
    left unread when the next part is asked for is lost.
    ``overhead``: bytes that are no line (a byte-order mark, container syntax, a record's other fields), already
    accounted for. Lines and overhead together tile the part; the parts of a member, in order, tile the member.
    ``repairs``: what decoding had to mend in the whole part, in words; a single line's is in ``Line.repair``.
    ``query``: set where the bytes of the part could not be read (broken, over a cap, not text): there are no
    lines then, and ``overhead`` gives them the fate ``unresolved``, so the part is quarantined as it stands.
    """

    dump: str
    member: str
    form: Form
    lines: Iterable[Line]
    stated: Stated = Stated()
    overhead: tuple[Entry, ...] = ()
    encoding: str = "utf-8"
    repairs: tuple[str, ...] = ()
    query: Query | None = None

    @property
    def name(self) -> str:
        """The dump and, where there is one, the member: ``feeds/a.jsonl#12``."""
        return f"{self.dump}#{self.member}" if self.member else self.dump


class Limits(NamedTuple):
    """Caps that hold for every dump, checked before anything is parsed.

    Sizes are bytes; ``ratio`` is unpacked over packed size; ``depth`` is nesting of HTML or JSON; ``elements``
    counts the tags of a page or of a body in HTML.
    """

    article_bytes: int = 2 * 1024 * 1024
    page_bytes: int = 10 * 1024 * 1024
    line_bytes: int = 1024 * 1024
    unpacked_bytes: int = 4 * 1024 * 1024 * 1024
    ratio: int = 200
    depth: int = 200
    elements: int = 40_000
