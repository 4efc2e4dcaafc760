"""What stands in ``content/articles/`` and ``content/pages/``: a walk that follows nothing out of the content, and its result, packed.

Who files and who builds both have to know every file's size and times; to ask for them is most of what either costs where little has
changed. So there is one walk, and a run that does both hands on what it saw.
"""

from __future__ import annotations

import os
import time
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from generator.archive.atomic import is_leftover
from generator.archive.paths import ARTICLES
from generator.model import Query, TargetFailed
from generator.model.filenames import printable

ENDING: Final = ".md"
_MEANT: Final = (ENDING, ".markdown", ".mkd", ".mdown", f"{ENDING}.txt")
"""How, in small letters, the name of a file ends that is meant as an article's: it is told where it is no ``ENDING``."""
_CONTENT: Final = "content"
_ARTICLES: Final = ARTICLES.removeprefix(f"{_CONTENT}/")
_OTHER_ENDING: Final = f"a file whose name does not end in {ENDING}."
_BY_NAME: Final = attrgetter("name")
_LOOKS: Final = 4
"""How often a walk begins again because a hand is moving files meanwhile: what it missed on the way would pass for deleted."""


class File(NamedTuple):
    """One article's file: ``path`` below ``content/articles/`` with ``/``; ``size`` in bytes, ``mtime_ns`` as the disk has it."""

    path: str
    size: int
    mtime_ns: int


_file: Final[Callable[[tuple[str, int, int]], File]] = partial(tuple.__new__, File)
"""A ``File`` of its three fields, without a call of Python's: there are as many as articles."""

Entry = tuple[str, int, int, int]
"""A file in its folder: name, mtime and ctime in ns, size."""


class Shelf(NamedTuple):
    """The files of one folder: their names in order, joined by the one character that no file name holds; mtime, ctime and size of each."""

    names: str
    times: bytes

    def entries(self) -> list[Entry]:
        """The files one by one."""
        times = array("q", self.times)
        return list(zip(self.names.split("\0"), times[0::3], times[1::3], times[2::3], strict=True)) if self.names else []


EMPTY: Final = Shelf("", b"")


def packed(entries: Iterable[Entry]) -> Shelf:
    """Files in the order of their names, as a shelf."""
    files = list(entries)
    return Shelf("\0".join([file[0] for file in files]), array("q", chain.from_iterable(file[1:] for file in files)).tobytes())


class Listing(NamedTuple):
    """What a walk saw: every folder's files, by the folder's path below ``content/``; what was refused; what crashes of ours left behind.

    ``looked`` is when it began, in ns.
    """

    shelves: dict[str, Shelf]
    refused: tuple[Query, ...] = ()
    leftovers: tuple[Path, ...] = ()
    looked: int = 0

    def files(self) -> list[File]:
        """Every article's file, sorted by path."""
        found: list[File] = []
        for folder, shelf in self.shelves.items():
            if shelf.names:
                prefix, times = folder[len(_ARTICLES) + 1 :], array("q", shelf.times)
                prefix += "/" * bool(prefix)
                found.extend(map(_file, zip([prefix + name for name in shelf.names.split("\0")], times[2::3], times[0::3], strict=True)))
        found.sort()
        return found

    def after(self, left: Mapping[str, Entry | None]) -> Listing:
        """The same, but for files (paths below ``content/articles/``) that were written or taken away since: how each was left (see ``now``)."""
        shelves, changed = dict(self.shelves), defaultdict(list)
        for path, entry in left.items():
            folder, _, name = shelf_of(path)
            changed[folder].append((name, entry and entry[1:]))
        for folder, changes in changed.items():
            shelves[folder] = Shelf(*amended(*shelves.get(folder, EMPTY), changes, 3))
        return self._replace(shelves=shelves)


def shelf_of(path: str) -> tuple[str, str, str]:
    """The folder below ``content/`` of a path below ``content/articles/``, ``/``, and the file's name."""
    return f"{_ARTICLES}/{path}".rpartition("/")


def now(root: Path, paths: Iterable[str]) -> dict[str, Entry | None]:
    """Of files below ``content/articles/`` of the site at ``root`` what stands there now; ``None`` for one that is not there."""
    return {path: _entry(f"{root}/{ARTICLES}/{path}", path.rpartition("/")[2]) for path in paths}


def amended(names: str, times: bytes, changes: Iterable[tuple[str, tuple[int, ...] | None]], width: int) -> tuple[str, bytes]:
    """Packed files with some put in or taken out (``None``); ``width`` is how many numbers are told of each."""
    listed, numbers = names.split("\0") if names else [], array("q", times)
    for name, told in changes:
        at = bisect_left(listed, name)
        if listed[at : at + 1] == [name]:
            del listed[at], numbers[width * at : width * at + width]
        if told:
            listed.insert(at, name)
            numbers[width * at : width * at] = array("q", told)
    return "\0".join(listed), numbers.tobytes()


def _entry(file: str, name: str) -> Entry | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - as it stands in the walk
    except OSError:
        return None
    return name, found.st_mtime_ns, found.st_ctime_ns, found.st_size


def walk(root: Path, top: str = _ARTICLES) -> Listing:
    """The files of one folder below ``content/`` of the site at ``root``; none is opened. A folder that is not there has an empty listing.

    Files whose names begin with a dot or do not end in ``.md`` are none of ours. A link to a folder, one that leads out of the content or
    nowhere, a name that no message could show, and one that was meant to end so are refused, each with a query. Raises ``TargetFailed``
    where a folder cannot be read: what is in it would pass for deleted.
    """
    try:
        for _ in range(_LOOKS):
            with suppress(FileNotFoundError):
                return _walk(root, top)
        return _walk(root, top)
    except OSError as error:
        place = os.path.relpath(error.filename, root) if error.filename else f"{_CONTENT}/{top}"
        remedy = "Allow reading the folder and what is in it (chmod -R u+rX), or check the disk; then run again. Nothing was changed."
        raise TargetFailed(Query(place, f"cannot be read: {error.strerror}.", remedy=remedy)) from error


def _walk(root: Path, top: str) -> Listing:
    """All of it. Whatever the disk will not tell is an ``OSError``: ``FileNotFoundError`` where something was moved from under the walk."""
    return _Walk(root / _CONTENT).of(top)


class _Walk:
    """A walk through folders of the content, and what it has seen so far."""

    def __init__(self, content: Path) -> None:
        self._content, self._inside = content, content.resolve()
        self._looked = time.time_ns()
        self._refused: list[Query] = []
        self._leftovers: list[Path] = []
        self._ahead: list[str] = []

    def of(self, top: str) -> Listing:
        """Everything in a folder below the content and below it."""
        shelves: dict[str, Shelf] = {}
        self._ahead = [top] if (self._content / top).is_dir() else []
        while self._ahead:
            folder = self._ahead.pop()
            shelves[folder] = self._printable(folder, self._shelf(folder))
        return Listing(shelves, tuple(sorted(self._refused, key=str)), tuple(sorted(self._leftovers)), self._looked)

    def _shelf(self, folder: str) -> Shelf:
        """The files of one folder; its own folders lie ahead."""
        names, times = [], array("q")
        with os.scandir(f"{self._content}/{folder}") as entries:
            for entry in sorted(entries, key=_BY_NAME):
                name = entry.name
                if name.endswith(ENDING) and name[0] != "." and entry.is_file(follow_symlinks=False):
                    # As ``_entry`` has it; written out, for there are as many as articles.
                    stat = entry.stat()
                    names.append(name)
                    times.append(stat.st_mtime_ns)
                    times.append(stat.st_ctime_ns)
                    times.append(stat.st_size)
                elif linked := self._other(folder, entry):
                    names.append(name)
                    times.extend(linked[1:])
        return Shelf("\0".join(names), times.tobytes())

    def _other(self, folder: str, entry: os.DirEntry[str]) -> Entry | None:
        """What is not a file of ours by itself: remembered, refused or passed over; a link to such a file is that file."""
        name = entry.name
        if name.startswith("."):
            if is_leftover(name):
                self._leftovers.append(Path(entry.path))
        elif entry.is_dir(follow_symlinks=False):
            if name.isprintable():
                self._ahead.append(f"{folder}/{name}")
            else:
                self._refuse(folder, name, "a folder's name that cannot be printed.", "Rename it; until then it is left out.")
        elif entry.is_symlink() and (name.endswith(ENDING) or os.path.isdir(entry.path)):  # noqa: PTH112 - which asks a link in a circle too
            fault = _fault_of_link(entry, self._inside)
            if not fault:
                return _entry(entry.path, name)
            self._refuse(folder, name, fault, "Put the file itself here; until then it is left out.")
        elif name.lower().endswith(_MEANT) and entry.is_file(follow_symlinks=False):
            self._refuse(folder, name, _OTHER_ENDING, "Rename it; until then it is left out.")
        return None

    def _printable(self, folder: str, shelf: Shelf) -> Shelf:
        """The shelf without files whose names no message could show, which are refused."""
        if shelf.names.replace("\0", "").isprintable():
            return shelf
        for name in shelf.names.split("\0"):
            if not name.isprintable():
                self._refuse(folder, name, "a file name that cannot be printed.", "Rename it; until then it is left out.")
        return packed(entry for entry in shelf.entries() if entry[0].isprintable())

    def _refuse(self, folder: str, name: str, fault: str, remedy: str) -> None:
        self._refused.append(Query(printable(f"{_CONTENT}/{folder}/{name}"), fault, remedy=remedy))


def _fault_of_link(entry: os.DirEntry[str], inside: Path) -> str:
    """Why a link is not followed, in words; ``""`` for one to a file within the content."""
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):  # links in a circle are the latter
        return "a link that leads nowhere."
    if not target.is_relative_to(inside):
        return "a link that leads out of the content."
    return "" if target.is_file() else "a link to a folder."


def read_text(root: Path, path: str) -> str:
    """The text of one file. Raises ``OSError``, or ``UnicodeDecodeError`` where it is not UTF-8."""
    with open(f"{root}/{ARTICLES}/{path}", "rb") as file:  # noqa: PTH123 - a path object costs more than the reading
        return file.read().decode("utf-8-sig")


def refused_text(path: str, error: OSError | UnicodeDecodeError) -> Query:
    """The query for a file that cannot be read."""
    if isinstance(error, UnicodeDecodeError):
        return Query(f"{ARTICLES}/{path}", f"the file is not UTF-8 (byte {error.start}).", remedy="Save it as UTF-8.")
    return Query(f"{ARTICLES}/{path}", f"the file cannot be read: {error.strerror}.", remedy="Check its permissions.")
