"""What a page may be made from. An input does two things: it reads (value and hash), and it knows the way back.

``read`` gives what the page needs with a hash of it; the hashes of all inputs make the page's fingerprint. ``reach`` gives, for a
touched place on a shelf, further pages of the same kind that the input ties to it: of these it alone may have changed, while the page that
covers the place itself is looked at whole. Both stand side by side, and the law that an incremental build equals a cold one holds them together.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.press.dates import DATED
from generator.press.graph import Graph, Touch, year_whole
from generator.press.house import House
from generator.press.pages import Key


class Read(NamedTuple):
    """What an input gave: the value for the view, its hash, and whether there is anything at all."""

    value: Any
    digest: str
    present: bool = True


class Input(ABC):
    """One declared input of a page kind. ``abroad``: it may tie a page to places on other shelves than the page's own. ``shifting``: which
    pages there are of a touched shelf follows from the whole of it, so those that are to come or go are sought in the list of all.
    ``subject``: it is what the page is about, so a touched place that it ties to the page may have changed every input of it."""

    abroad = False
    shifting = False
    subject = False

    @abstractmethod
    def read(self, graph: Graph, house: House, key: Key) -> Read:
        """The value for one page."""

    @abstractmethod
    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """Pages beside the one that covers the touched place."""

    def narrow(self, graph: Graph, house: House, shelf: str, periods: Sequence[str]) -> Sequence[str]:
        """Of the periods of a shelf those that may have a page, as far as this input can tell cheaply."""
        return periods


class Own(Input):
    """An input that reads nothing but the page's own shelf and period: no way back beyond the page that covers the place."""

    def reach(self, graph: Graph, touch: Touch) -> Iterator[Key]:
        """No further page."""
        return iter(())


def period_of(sort: str, width: int) -> str:
    """The period of that width which a place in time falls into: a year alone counts among the months, nothing vaguer than a day among the
    days, and a width of 4 means the whole of a year. What has no date falls into none."""
    if sort < DATED:
        return ""
    if width == 10:
        return sort[:10] if len(sort) >= 10 else ""
    if width == 4:
        return year_whole(sort[:4])
    return sort[:7]
