"""The built site as a list of files with their hashes: what publishing plans from."""

from __future__ import annotations

import hashlib
import stat
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
        return {path: SiteFile(path, *digest(root / path)) for path in sorted(_regular(root, root))}
    except OSError as error:
        place = str(error.filename or root)
        raise TargetFailed(Query(place, f"cannot be read: {error.strerror}.", remedy="Check the folder's rights and the disk.")) from error


def listing(root: Path) -> set[str]:
    """The path of every file under ``root``, unread. Raises ``Refused`` and ``OSError`` as it finds them."""
    return set(_regular(root, root))


def digest(path: Path) -> tuple[int, str]:
    """Size in bytes and SHA-256 (hex) of one file, read in pieces."""
    sha = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            sha.update(piece)
            size += len(piece)
    return size, sha.hexdigest()


def fingerprint(tree: Tree) -> str:
    """SHA-256 (hex) over every path and its hash: equal exactly for equal sites."""
    sha = hashlib.sha256()
    for path in sorted(tree):
        sha.update(f"{tree[path].sha256} {path}\n".encode())
    return sha.hexdigest()


def _regular(folder: Path, root: Path) -> Iterator[str]:
    for path in folder.iterdir():
        if not path.name.isprintable() or "\\" in path.name:
            remedy = "Rename it, or remove it."
            raise Refused(Query(printable(str(path)), "has a name that no address can show, and is not published.", remedy=remedy))
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            yield from _regular(path, root)
        elif not stat.S_ISREG(mode):
            kind = "a symbolic link" if stat.S_ISLNK(mode) else "no regular file"
            raise Refused(Query(str(path), f"is {kind} and is not published.", remedy="Put the file itself there, or remove it."))
        elif path.name not in PLACEHOLDERS:
            yield path.relative_to(root).as_posix()
