"""Which dumps there are: names, sizes and times alone, so that a run with nothing to do is over before it began."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.model import Query, UsageError

DUMPS: Final = "content/dumps"
"""Where a site keeps its dumps, from the site's folder."""

SIDECAR: Final = ".toml"
"""``NAME.toml`` beside a dump ``NAME`` states what holds for all its articles."""

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Dump:
    """One file to read: ``name`` is what it is recorded under, ``/`` between folders; ``size`` and ``mtime_ns`` count its sidecar in."""

    path: Path
    name: str
    size: int
    mtime_ns: int

    def digest(self) -> str:
        """SHA-256 (hex) of its bytes and its sidecar's. Raises ``OSError``."""
        told = sha256()
        beside = _sidecar(self.path)
        for path in (self.path, beside) if beside.is_file() else (self.path,):
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    told.update(chunk)
            told.update(b"\x00")
        return told.hexdigest()


@dataclass(frozen=True, slots=True)
class Found:
    """The dumps, sorted by name; what was refused; and whether these are all that the site keeps."""

    dumps: tuple[Dump, ...]
    refused: tuple[Query, ...] = ()
    everything: bool = True


def find(root: Path, paths: Sequence[Path] = ()) -> Found:
    """The dumps to look at: all of ``content/dumps/``, or the files and folders given.

    A dump in ``content/dumps/`` is recorded under its path there. One that lies elsewhere is read where it lies and
    recorded under its name; in a folder that was given, under the folder's name and its path in it. Links that lead out
    of the folder are refused. Raises ``UsageError`` for a path where nothing is, and for a name that another dump of
    the site already has.
    """
    top = root / DUMPS
    refused: list[Query] = []
    if not paths:
        return Found(_sorted(_walk(top, "", refused)), tuple(refused))
    found: dict[str, Dump] = {}
    for path in paths:
        for dump in _given(top, path, refused):
            other = found.setdefault(dump.name, dump).path
            at_home = top / dump.name
            for rival in (other, at_home if at_home.is_file() else other):
                if dump.path.resolve() != rival.resolve():
                    remedy = "Give one of them another name, or put it into a folder of content/dumps/."
                    raise UsageError(Query(str(dump.path), f"there is another dump by the name {dump.name}: {rival}.", remedy=remedy))
    return Found(_sorted(found.values()), tuple(refused), everything=False)


def _given(top: Path, path: Path, refused: list[Query]) -> list[Dump]:
    """The dumps at a path that was asked for by name."""
    whole, home = path.resolve(), top.resolve()
    if not whole.exists():
        raise UsageError(Query(str(path), "there is no such file or folder.", remedy="Give a dump, a folder of dumps, or - for standard input."))
    name = whole.relative_to(home).as_posix() if whole.is_relative_to(home) else whole.name
    if whole.is_dir():
        return _walk(whole, "" if name == "." else f"{name}/", refused)
    return [_dump(whole, name, whole.stat())]


def _walk(top: Path, prefix: str, refused: list[Query]) -> list[Dump]:
    """Every dump below a folder; names with a leading dot and sidecars are none."""
    dumps: list[Dump] = []
    folders = [(str(top), prefix)] if top.is_dir() else []
    while folders:
        folder, within = folders.pop()
        with os.scandir(folder) as scanned:
            entries = [entry for entry in scanned if not entry.name.startswith(".")]
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.is_symlink() and (entry.is_dir() or not Path(entry.path).resolve().is_relative_to(top.resolve())):
                refused.append(Query(entry.path, "a link that leads elsewhere is not followed.", remedy="Put the file itself here, or name it on the command line."))
            elif entry.is_dir():
                folders.append((entry.path, f"{within}{entry.name}/"))
            elif entry.is_file() and entry.name.removesuffix(SIDECAR) not in names - {entry.name}:
                beside = os.stat(entry.path + SIDECAR) if entry.name + SIDECAR in names else None
                dumps.append(_dump(Path(entry.path), within + entry.name, entry.stat(), beside))
    return dumps


def _dump(path: Path, name: str, stat: os.stat_result, beside: os.stat_result | None = None) -> Dump:
    if beside is None and (sidecar := _sidecar(path)).is_file():
        beside = sidecar.stat()
    if beside is None:
        return Dump(path, name, stat.st_size, stat.st_mtime_ns)
    return Dump(path, name, stat.st_size + beside.st_size, max(stat.st_mtime_ns, beside.st_mtime_ns))


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + SIDECAR)


def _sorted(dumps: Iterable[Dump]) -> tuple[Dump, ...]:
    return tuple(sorted(dumps, key=lambda dump: dump.name))
