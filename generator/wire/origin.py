"""Where a part comes from and what is known of it beforehand; and the parts that every reader makes of what it does not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.model import Entry, Limits, Part, Query, Stated
from generator.model.dump import Form
from generator.wire.encodings import HEAD, Encoding, judge
from generator.wire.intake import Intake

SYNTAX = "container syntax"
"""What a ledger calls the bytes of a container that stand around its records."""
MARK = "byte-order mark"


class Origin(NamedTuple):
    """One member of one dump.

    ``stated`` holds what stands outside the member (the sidecar, the WARC record's address and time);
    ``encoding`` what was said there about its encoding. ``ending`` is a lower-case file ending with its dot, a hint
    where the content could be two things. ``nesting`` counts containers around the member. ``separator`` is the line that the sidecar
    names as the one that parts articles.
    """

    dump: str
    member: str = ""
    limits: Limits = Limits()
    stated: Stated = Stated()
    encoding: str = ""
    ending: str = ""
    nesting: int = 0
    separator: str = ""

    def within(self, label: str, *, ending: str | None = None, stated: Stated | None = None, encoding: str | None = None) -> Origin:
        """The origin of a member of this one; ``label`` is added to the name after a ``#`` or ``/``."""
        label = plain_label(label)
        member = f"{self.member}/{label}" if self.member and label else self.member or label
        return self._replace(
            member=member,
            ending=self.ending if ending is None else ending,
            stated=self.stated if stated is None else stated.filled(self.stated),
            encoding=self.encoding if encoding is None else encoding,
            nesting=self.nesting + 1,
        )

    @property
    def name(self) -> str:
        """As ``Part.name``."""
        return f"{self.dump}#{self.member}" if self.member else self.dump


class Member(NamedTuple):
    """A member found inside a container, still to be sniffed and read."""

    intake: Intake
    origin: Origin


def plain_label(label: str) -> str:
    """A member's name as it may stand in a ledger and on a terminal: no control characters, no line breaks, 120 characters."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in label)[-120:]


def ending_of(name: str) -> str:
    """The lower-case ending of a file name with its dot, without that of a packer: ``a.JSONL.gz`` gives ``.jsonl``."""
    path = PurePosixPath(name)
    if path.suffix.lower() in {".gz", ".zst", ".zstd"}:
        path = PurePosixPath(path.stem)
    return path.suffix.lower()


def encoding_of(intake: Intake, origin: Origin) -> Encoding:
    """The encoding of a member, judged by its beginning; a byte-order mark is still to be taken from the intake."""
    return judge(intake.peek(HEAD), origin.encoding)


def furniture(origin: Origin, size: int, what: str, encoding: str = "utf-8") -> Part:
    """The part of ``size`` bytes that are accounted for and no article; ``what`` they are, in words for the ledger."""
    entries = (Entry(0, size, "furniture", what),) if size else ()
    return Part(origin.dump, origin.member, "text", (), origin.stated, entries, encoding)


def mark_of(intake: Intake, origin: Origin, encoding: Encoding) -> Iterator[Part]:
    """The part of a byte-order mark, where the member has one; it is taken from the intake."""
    if encoding.bom:
        yield furniture(origin, len(intake.read(encoding.bom)), MARK, encoding.name)


def unread(origin: Origin, form: Form, start: int, end: int, message: str, remedy: str = "", line: int = 0) -> Part:
    """The part that stands for bytes ``[start, end)`` which could not be read."""
    entries = (Entry(start, end, "unresolved", message),) if end > start else ()
    query = Query(path=origin.name, message=message, line=line, remedy=remedy)
    return Part(dump=origin.dump, member=origin.member, form=form, lines=(), stated=origin.stated, overhead=entries, query=query)
