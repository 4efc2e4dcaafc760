"""A part of a dump on its way to the desk and back: cut into stretches, read some at a time, and accounted for as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from generator.copydesk import desk, ledger
from generator.copydesk.cutting import split
from generator.copydesk.cutting.split import UNKNOWN, Cuts
from generator.copydesk.in_step import AT_ONCE
from generator.copydesk.orders import NO_ORDERS, Orders, leave_out
from generator.model import Article, Line, Part, Reading

Desk = Callable[[Part, Sequence[Sequence[Line]]], Sequence[Reading]]
"""Reads some stretches of a part, as ``desk.read`` does."""

_MOST = 1 << 18
"""Bytes of stretches that are read in step, up to the first beyond them: all of their lines are in memory then."""


def edit(part: Part) -> Iterator[Reading]:
    """Read a part: one reading a stretch, its entries tiling the part together with the others'.

    A part that could not be read, and a stretch in which no story was found, give a reading with a query.
    """
    return chain.from_iterable(edit_in_step(part))


def edit_in_step(
    part: Part, read: Desk = desk.read, at_once: int = AT_ONCE, cuts: Cuts = UNKNOWN, orders: Orders = NO_ORDERS
) -> Iterator[list[Reading]]:
    """The readings of ``edit``, those together that were read in step: of ``at_once`` stretches, fewer where these are long.

    A caller with a time limit, or with ``orders``, passes a ``read`` of its own; one that knows how articles are parted passes ``cuts``.
    What the part states is read without what the orders call furniture.
    """
    part = part._replace(stated=leave_out(part.stated, orders))
    overhead = list(part.overhead)
    held: list[Reading] = []
    is_alone = True
    for some in _batches(part, at_once, cuts):
        if held:
            yield held
            is_alone = False
        held = []
        for lines, reading in zip(some, read(part, some), strict=True):
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


def _batches(part: Part, at_once: int, cuts: Cuts) -> Iterator[list[list[Line]]]:
    """The stretches of a part, those together that are read in step; a page or a record is one stretch."""
    if part.form != "text":
        if lines := list(part.lines):
            yield [lines]
        return
    some: list[list[Line]] = []
    size = 0
    for lines in split.stretches(part.lines, cuts):
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
