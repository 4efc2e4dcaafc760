"""Everything that can go wrong for a user, as values with a place and a remedy."""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import NamedTuple

OF_THE_DISK = frozenset((errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EIO))
"""Errors of the system that are nobody's bug: a disk that is full or broken, a folder that takes nothing."""


class Exit(IntEnum):
    """The command's documented exit codes."""

    FINE = 0
    UNEXPECTED = 1
    USAGE = 2
    EDITOR = 3
    REFUSED = 4
    BUSY = 5
    TARGET = 6
    INTERRUPTED = 130


class Query(NamedTuple):
    """An editor's query: what is wrong, where, and what to do about it. (A tuple, for every verb needs it, and a dataclass is slow to define.)

    ``path`` is relative to the site where it can be; ``line`` counts from 1 and is 0 where there is none;
    ``field`` is a key of the settings or of the metadata. ``message`` says what is wrong, ``remedy`` what to do.
    """

    path: str
    message: str
    line: int = 0
    field: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        place = self.path + (f":{self.line}" if self.line else "")
        key = f" [{self.field}]" if self.field else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}:{key} {self.message}{remedy}" if place else f"{self.message}{remedy}"


class NewsdigestError(Exception):
    """A failure whose cause a user can mend: carries every query and the exit code."""

    exit = Exit.UNEXPECTED

    def __init__(self, *queries: Query) -> None:
        super().__init__("\n".join(str(query) for query in queries))
        self.queries: tuple[Query, ...] = queries


class UsageError(NewsdigestError):
    """Wrong arguments or settings (code 2)."""

    exit = Exit.USAGE


class EditorNeeded(NewsdigestError):
    """Content is quarantined or in conflict and ``--strict`` was asked for (code 3)."""

    exit = Exit.EDITOR


class Refused(NewsdigestError):
    """A guard said no: an empty or shrunken site, a path out of the site (code 4)."""

    exit = Exit.REFUSED


class Busy(NewsdigestError):
    """Another run holds the lock (code 5)."""

    exit = Exit.BUSY


class TargetFailed(NewsdigestError):
    """A publishing target, or the disk under ``output/``, failed (code 6)."""

    exit = Exit.TARGET
