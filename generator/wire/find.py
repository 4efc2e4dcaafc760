"""Which files of a folder are dumps."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from glob import escape
from pathlib import Path
from typing import NamedTuple

from generator.model import Query, UsageError
from generator.model.filenames import printable
from generator.model.sidecar import ENDING, names

UNFINISHED = ("~", ".tmp", ".part", ".crdownload", ".swp")
"""Endings of files that an editor or a download is still at."""


class Dump(NamedTuple):
    """A dump's file, and its name in the ledger: the path below the folder that was searched, with ``/``."""

    path: Path
    name: str


class Found(NamedTuple):
    """Dumps in order of their names, and what was left aside for a reason that the editor should know. ``closed``: folders that could not be
    looked into, and so may hold dumps."""

    dumps: tuple[Dump, ...]
    queries: tuple[Query, ...] = ()
    closed: int = 0


def find(root: Path) -> Found:
    """The dumps in and below ``root`` (or ``root`` itself where it is a file); ``UsageError`` where there is neither.

    Left out: sidecars, names that begin with a dot, unfinished files. Links that lead out of ``root`` and links to
    folders are refused, as are devices and pipes. A sidecar may be a link: nothing that stands in it is published but what it states.
    """
    if root.is_file():
        return Found((Dump(root, printable(root.name)),))
    if root.exists() and not root.is_dir():
        raise UsageError(Query(str(root), "is a device or a pipe.", remedy="Name a file or a folder, or - for standard input."))
    if not root.is_dir():
        raise UsageError(Query(str(root), "there is no such dump or folder.", remedy="Name a file or a folder that exists."))
    dumps: list[Dump] = []
    queries: list[Query] = []
    closed: list[OSError] = []
    above = len(root.parts)
    for path in _files(root, closed.append):
        name = printable("/".join(path.parts[above:]))
        if path.suffix == ENDING and path.is_file():
            if not _has_dump(path):
                queries.append(Query(name, "there is no dump beside this sidecar.", remedy="Name it as the dump or the folder, with .toml added."))
        elif fault := _refused(path, root):
            queries.append(Query(name, fault, remedy="Copy the file into the folder."))
        else:
            dumps.append(Dump(path, name))
    for error in closed:
        name = printable("/".join(Path(error.filename).parts[above:])) or root.name
        queries.append(
            Query(name, f"this folder cannot be opened: {error.strerror}.", remedy="Allow reading it; until then its dumps stay as they were read.")
        )
    return Found(tuple(sorted(dumps, key=lambda dump: dump.name)), tuple(sorted(queries, key=lambda query: query.path)), len(closed))


def _files(root: Path, failed: Callable[[OSError], None]) -> Iterator[Path]:
    for folder, folders, files in os.walk(root, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(folder)
        yield from (here / name for name in folders if (here / name).is_symlink())
        yield from (here / name for name in sorted(files) if not name.startswith(".") and not name.endswith(UNFINISHED))


def _refused(path: Path, root: Path) -> str:
    """Why a path is no dump to be read, ``""`` where it is one."""
    if path.is_symlink():
        if not path.exists():
            return "this link leads nowhere."
        if not path.resolve().is_relative_to(root.resolve()):
            return "this link leads out of the folder."
        if path.is_dir():
            return "links to folders are not followed."
    return "" if path.is_file() else "this is no file."


def _has_dump(path: Path) -> bool:
    """Whether there is a dump, or a folder of dumps, beside a file that is called as a sidecar."""
    if path.with_suffix("").is_dir():
        return True
    near = (path.with_suffix(""), *path.parent.glob(f"{escape(path.stem)}.*"))
    return any(str(path) in names(dump) and dump.suffix != ENDING and not dump.is_dir() and dump.exists() for dump in near)
