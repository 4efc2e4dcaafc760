"""The built site as a list of files with their hashes: what publishing plans from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model import Query, Refused, TargetFailed
from generator.model.filenames import printable

PLACEHOLDERS = frozenset({".gitkeep"})
"""Files that keep an empty folder in git and are no part of a site."""

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file of the site. ``path`` is relative to its root with ``/``; ``size`` is bytes; ``sha256`` hex of its content."""

    path: str
    size: int
    sha256: str


Tree = Mapping[str, SiteFile]


@dataclass(frozen=True, slots=True)
class Site:
    """A site ready to be sent: its files by path, and the folders they lie in (the built site, and what was made for one target)."""

    tree: Tree
    roots: tuple[Path, ...]

    def source(self, path: str) -> Path:
        """Where the file of that path lies on this machine; a later root wins."""
        return next(root / path for root in reversed(self.roots) if (root / path).is_file())

    def by_root(self, paths: Iterable[str]) -> list[tuple[Path, list[str]]]:
        """The paths by the folder that their files lie in on this machine, for what copies from one folder at a time."""
        found: dict[Path, list[str]] = {}
        for path in paths:
            found.setdefault(self.source(path).parents[path.count("/")], []).append(path)
        return list(found.items())


def scan(root: Path) -> dict[str, SiteFile]:
    """Every file under ``root`` by path, sorted.

    A symbolic link or a device is no page: following it could publish a file from outside the site, so it raises ``Refused``, as does a
    name that no address or manifest could show. A folder that cannot be read raises ``TargetFailed``.
    """
    try:
        return {path: SiteFile(path, *digest(f"{root}/{path}")) for path in sorted(_regular(str(root)))}
    except OSError as error:
        place = str(error.filename or root)
        raise TargetFailed(Query(place, f"cannot be read: {error.strerror}.", remedy="Check the folder's rights and the disk.")) from error


def listing(root: Path) -> set[str]:
    """The path of every file under ``root``, unread. Raises ``Refused`` and ``OSError`` as it finds them."""
    return set(_regular(str(root)))


def digest(path: str | Path) -> tuple[int, str]:
    """Size in bytes and SHA-256 (hex) of one file, read in pieces."""
    sha = hashlib.sha256()
    size = 0
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        # No more room than the file needs, and a byte to see its end.
        room = min(os.fstat(descriptor).st_size + 1, CHUNK)
        while piece := os.read(descriptor, room):
            sha.update(piece)
            size += len(piece)
    finally:
        os.close(descriptor)
    return size, sha.hexdigest()


def fingerprint(tree: Tree) -> str:
    """SHA-256 (hex) over every path and its hash: equal exactly for equal sites."""
    sha = hashlib.sha256()
    for path in sorted(tree):
        sha.update(f"{tree[path].sha256} {path}\n".encode())
    return sha.hexdigest()


def _regular(root: str, below: str = "") -> Iterator[str]:
    """The paths of the files under a folder of ``root``; on plain strings, which for a large site is a fifth of what pathlib's take."""
    with os.scandir(f"{root}/{below}") as entries:
        for entry in entries:
            name = entry.name
            if not name.isprintable() or "\\" in name:
                remedy = "Rename it, or remove it."
                raise Refused(Query(printable(entry.path), "has a name that no address can show, and is not published.", remedy=remedy))
            if entry.is_dir(follow_symlinks=False):
                yield from _regular(root, f"{below}{name}/")
            elif not entry.is_file(follow_symlinks=False):
                kind = "a symbolic link" if entry.is_symlink() else "no regular file"
                raise Refused(Query(entry.path, f"is {kind} and is not published.", remedy="Put the file itself there, or remove it."))
            elif name not in PLACEHOLDERS:
                yield f"{below}{name}"
