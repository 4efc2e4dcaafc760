"""Which page, what is remembered of it, and what came of looking at it."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """Which page of a kind: the shelf it is a view of, and the period (``""`` for all time)."""

    shelf: str
    period: str = ""


class Known(NamedTuple):
    """What the state remembers of a page; ``fingerprint`` is ``""`` where it must be made in any case."""

    name: str = ""
    fingerprint: str = ""
    hash: bytes = b""


class Printed(NamedTuple):
    """One page looked at. ``staged`` says that new bytes lie in the stage; without a ``name`` there is no such page (any more).

    ``before`` is the file it had; ``why`` says what changed and is empty where nothing did. ``mtime`` (ns) and ``size`` are those of
    the staged file.
    """

    kind: str
    key: Key
    name: str
    fingerprint: str
    hash: bytes
    staged: bool
    before: str
    why: str
    mtime: int = 0
    size: int = 0
