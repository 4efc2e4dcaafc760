"""Which dumps there are, under which names, and as of when."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from generator import wire
from generator.archive.paths import ARTICLES
from generator.archive.register_index import REGISTER
from generator.model import Query, UsageError
from generator.model.filenames import printable
from generator.settings import DUMPS, NAME, STATE

_CHUNK: Final = 1 << 20


class Dump(NamedTuple):
    """One file to read: ``name`` is what it is recorded under, with ``/``; ``size`` (bytes) and ``mtime_ns`` count its sidecars in."""

    path: Path
    name: str
    size: int
    mtime_ns: int

    @classmethod
    def at(cls, path: Path, name: str) -> Dump:
        """The dump as it lies there now."""
        stats = [part.stat() for part in _parts(path, name)]
        return cls(path, name, sum(stat.st_size for stat in stats), max(stat.st_mtime_ns for stat in stats))

    def digest(self) -> str:
        """SHA-256 (hex) of its bytes, and behind it that of its sidecars, if it has any. Raises ``OSError``."""
        dump, *sidecars = _parts(self.path, self.name)
        return _digest([dump]) + (_digest(sidecars) if sidecars else "")

    def waits(self) -> bool:
        """Whether it cannot be read until a sidecar is mended."""
        try:
            wire.sidecar.told(self.path, self.name)
        except UsageError:
            return True
        return False


def of_bytes(digest: str) -> str:
    """What of a dump's digest is of its own bytes."""
    return digest[: sha256().digest_size * 2]


def _digest(paths: Sequence[Path]) -> str:
    told = sha256()
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                told.update(chunk)
        told.update(b"\x00")
    return told.hexdigest()


class Found(NamedTuple):
    """The dumps, sorted by name; what was refused; whether these are all that the site keeps; and how many folders could not be looked into."""

    dumps: tuple[Dump, ...]
    refused: tuple[Query, ...] = ()
    everything: bool = True
    closed: int = 0


def find(root: Path, paths: Sequence[Path] = (), known: Mapping[str, Path] = MappingProxyType({})) -> Found:
    """The dumps to look at: all of ``content/dumps/``, or the files and folders given (see ``wire.find``).

    ``known`` are the dumps that were read before, by name: of those that lay elsewhere, the ones that still lie there are
    looked at too when no paths are given; and one keeps the name it has, by whatever path it is given.

    A dump in ``content/dumps/`` is recorded under its path there. One that lies elsewhere is read where it lies and
    recorded under its name; one in a folder that was given, under the folder's name and its path in it. Raises
    ``UsageError`` for a path where nothing is, for what the site itself made, and for a name that another dump already has, in the
    site or where it was read and still lies.
    """
    top = root / DUMPS
    found: dict[str, Dump] = {}
    refused: list[Query] = []
    closed = 0
    names = {path: name for name, path in known.items()}
    for path in paths or ((top,) if top.is_dir() else ()):
        whole = Path(os.path.realpath(path))  # which a link in a circle does not stop
        _refuse_own(whole, root.resolve())
        prefix = _prefix(whole, top.resolve())
        listed = wire.find(whole)
        refused += listed.queries
        closed += listed.closed
        for one in listed.dumps:
            name = names.get(one.path) or (one.name if prefix == "." else f"{prefix}/{one.name}" if whole.is_dir() else prefix)
            held = found.setdefault(name, Dump.at(one.path, name)).path
            for rival in (held, top / name, known.get(name)):
                if _rival(one.path, rival):
                    remedy = "Give one of them another name, or put it into a folder of content/dumps/."
                    raise UsageError(Query(str(one.path), f"there is another dump by the name {name}: {rival}.", remedy=remedy))
    if not paths:
        for name, path in known.items():
            if name not in found and path.is_file() and not path.is_relative_to(top.resolve()):
                found[name] = Dump.at(path, name)
    return Found(tuple(sorted(found.values(), key=lambda dump: dump.name)), tuple(refused), not paths and not closed, closed)


def _refuse_own(path: Path, root: Path) -> None:
    """Refuse what is no dump but the site's own: its settings, its articles and pages, what was built from them, or a folder with all of it."""
    home = root / DUMPS
    own = [root / ARTICLES, root / "content/pages", root / "content/desk", root / "output", root / STATE, root / "theme"]
    own += [root / name for name in (NAME, REGISTER, "pelicanconf.py")]
    if any(path.is_relative_to(one) for one in own) or (home.is_relative_to(path) and path != home):
        remedy = "Name a dump, or a folder of dumps; without a path, content/dumps/ is read."
        raise UsageError(Query(str(path), "is no dump, but the site's own: its settings, or what it made of its dumps.", remedy=remedy))


def _rival(path: Path, other: Path | None) -> bool:
    """Whether the other path is another file than this one, and is there."""
    return other is not None and other != path and other.is_file() and other.resolve() != path.resolve()


def _prefix(path: Path, home: Path) -> str:
    """The name of a path that was given: from ``content/dumps/`` if it is in there, else its own."""
    return printable(path.relative_to(home).as_posix() if path.is_relative_to(home) else path.name)


def _parts(path: Path, name: str) -> list[Path]:
    """The dump's file, and its sidecars."""
    return [path, *wire.sidecar.beside(path, name)]
