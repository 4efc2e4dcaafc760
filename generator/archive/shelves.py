"""What stands in ``content/articles/``: a walk that follows nothing out of the site."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from generator.archive.atomic import is_leftover
from generator.archive.paths import ARTICLES
from generator.model import Query

ENDING: Final = ".md"


class File(NamedTuple):
    """One article's file: ``path`` below ``content/articles/`` with ``/``; ``size`` in bytes, ``mtime_ns`` as the disk has it."""

    path: str
    size: int
    mtime_ns: int


_file: Final[Callable[[tuple[str, int, int]], File]] = partial(tuple.__new__, File)
"""A ``File`` of its three fields, without a call of Python's: there are as many as articles."""


class Listing(NamedTuple):
    """Every article's file, sorted by path; what was refused; and what crashes of ours left behind."""

    files: tuple[File, ...]
    refused: tuple[Query, ...] = ()
    leftovers: tuple[Path, ...] = ()


def walk(root: Path) -> Listing:
    """The archive of the site at ``root``; nothing is opened. A site without articles has an empty listing.

    Files whose names begin with a dot or do not end in ``.md`` are none of ours. A link to a folder, or one that
    leads out of the site, is refused with a query.
    """
    top = root / ARTICLES
    files: list[File] = []
    refused: list[Query] = []
    leftovers: list[Path] = []
    inside = root.resolve()
    folders = [(str(top), "")] if top.is_dir() else []
    while folders:
        folder, prefix = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(ENDING) and name[0] != "." and entry.is_file(follow_symlinks=False):
                    stat = entry.stat()
                    files.append(_file((prefix + name, stat.st_size, stat.st_mtime_ns)))
                elif name.startswith("."):
                    if is_leftover(name):
                        leftovers.append(Path(entry.path))
                elif entry.is_symlink() and (entry.is_dir() or not Path(entry.path).resolve().is_relative_to(inside)):
                    refused.append(Query(f"{ARTICLES}/{prefix}{name}", "a link that leads elsewhere.", remedy="Put the file itself here."))
                elif entry.is_dir():
                    folders.append((entry.path, f"{prefix}{name}/"))
                elif name.endswith(ENDING) and entry.is_file():
                    stat = entry.stat()
                    files.append(_file((prefix + name, stat.st_size, stat.st_mtime_ns)))
    files.sort(key=itemgetter(0))
    return Listing(tuple(files), tuple(sorted(refused, key=str)), tuple(sorted(leftovers)))


def read_text(root: Path, path: str) -> str:
    """The text of one file. Raises ``OSError``, or ``UnicodeDecodeError`` where it is not UTF-8."""
    with open(f"{root}/{ARTICLES}/{path}", "rb") as file:  # noqa: PTH123 - a path object costs more than the reading
        return file.read().decode("utf-8-sig")


def refused_text(path: str, error: OSError | UnicodeDecodeError) -> Query:
    """The query for a file that cannot be read."""
    if isinstance(error, UnicodeDecodeError):
        return Query(f"{ARTICLES}/{path}", f"the file is not UTF-8 (byte {error.start}).", remedy="Save it as UTF-8.")
    return Query(f"{ARTICLES}/{path}", f"the file cannot be read: {error.strerror}.", remedy="Check its permissions.")
