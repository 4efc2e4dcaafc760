"""Every change the press makes to the file system goes through here: one guard, one place for tests to cut in.

A build that has nothing to do loads this module too, so what few changes need is imported where it is needed.
"""

# Called for every page of a site: on plain strings the calls of os cost half of what pathlib's do.
# ruff: noqa: PTH102, PTH103, PTH105, PTH108, PTH112, PTH114

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from generator.model import Query, Refused, TargetFailed

before: Callable[[str, str], None] | None = None
"""Called before each change with its name and the path; tests use it to count, to fail and to kill."""


def _announce(call: str, path: str | Path) -> None:
    if before is not None:
        before(call, str(path))


def inside(folder: Path, name: str, plain: set[str]) -> str:
    """The path of ``name`` below ``folder``; raises ``Refused`` if it would lead anywhere else, by ``..``, root or link.

    ``plain`` are folders that were seen to be no links, and becomes more: what is to be moved at once lies in few.
    """
    below = f"{folder}/{name}"
    if not name.startswith(("/", "..")) and os.path.normpath(name) == name and not _linked(below, name.count("/"), plain):
        return below
    path = folder / name
    if not path.parent.resolve().is_relative_to(folder.resolve()) or os.path.normpath(name) != name or path.is_symlink():
        raise Refused(Query(name, f"Would be written outside {folder}.", remedy="Remove the link, or correct the slug."))
    return below


def _linked(path: str, above: int, plain: set[str]) -> bool:
    """Whether a path, or one of so many folders above it, is a link: without one it need not be resolved, which takes ten times as long."""
    if os.path.islink(path):
        return True
    seen = []
    for _ in range(above):
        path = path.rpartition("/")[0]
        if path in plain:
            break
        if os.path.islink(path):
            return True
        seen.append(path)
    plain.update(seen)
    return False


def make_folder(path: str | Path) -> None:
    """Make a folder and its parents; one that exists is fine."""
    _announce("mkdir", path)
    try:
        os.mkdir(path)
    except FileExistsError:
        if not os.path.isdir(path):
            raise
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def write(path: str | Path, content: bytes) -> int:
    """Write a new file; its folder must exist. Gives the file's time of change in ns."""
    _announce("write", path)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        written = os.write(descriptor, content)
        while written < len(content):
            written += os.write(descriptor, content[written:])
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)


def nameless(folder: Path) -> IO[bytes]:
    """A file for what need not outlive this process and its children: it has no name, so a killed run leaves none behind."""
    import tempfile

    _announce("nameless", folder)
    return tempfile.TemporaryFile(dir=folder)


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(path.name + ".part")
    write(beside, content)
    move(beside, path)


def move(source: str | Path, target: str | Path) -> None:
    """Move a file or folder over ``target``; across file systems through a copy beside it."""
    _announce("move", target)
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        import shutil

        beside = f"{target}.part"
        if os.path.isdir(source):
            shutil.copytree(source, beside, dirs_exist_ok=True)
            os.replace(beside, target)
            shutil.rmtree(source)
        else:
            shutil.copyfile(source, beside)
            os.replace(beside, target)
            os.unlink(source)


def remove(path: str | Path) -> None:
    """Remove a file; one that is gone is fine."""
    _announce("remove", path)
    try:
        os.unlink(path)
    except FileNotFoundError:
        return


def remove_tree(path: Path) -> None:
    """Remove a folder of our own with all that is in it; one that is gone is fine."""
    import shutil

    _announce("rmtree", path)
    shutil.rmtree(path, ignore_errors=True)


def prune(folder: Path, top: Path) -> None:
    """Remove a folder and its parents below ``top`` as far as they are empty."""
    while folder != top and folder.is_relative_to(top):
        try:
            _announce("rmdir", folder)
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def failure(error: OSError, root: Path, what: str) -> TargetFailed:
    """What the disk would not do, with the place as seen from the site and what helps."""
    path = str(error.filename or "")
    shown = os.path.relpath(path, root) if path.startswith(str(root)) else path
    if shown.startswith(("content/", "theme/")):
        # Only the editor's own hand writes there.
        remedy = "Allow reading it (chmod -R u+rX), or check the disk; then build again; the old site stands."
        return TargetFailed(Query(shown, f"cannot be read: {error.strerror}.", remedy=remedy))
    remedy = "The old site stands; build again."
    if error.errno == errno.ENOSPC:
        remedy = "Free some space, then build again; the old site stands."
    elif error.errno in (errno.EACCES, errno.EPERM):
        remedy = "Allow writing there, then build again; the old site stands."
    return TargetFailed(Query(shown, f"{what}: {error.strerror}.", remedy=remedy))
