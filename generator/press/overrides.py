"""Copies of the shipped theme in a site's own ``theme/``: one that nobody has edited overrides nothing, so that an upgrade reaches it.

``theme/copied-from.txt`` says what was copied: a line a file, SHA-256 and name, as ``sha256sum`` writes and checks them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.model import Query
from generator.settings import shipped

RECORD: Final = "copied-from.txt"
"""Its name below ``theme/``."""

_FOREWORD: Final = "# What newsdigest init --theme copied here. A file that is still as it was copied overrides nothing: the shipped one is used.\n"


def overriding(own: Mapping[str, bytes]) -> dict[str, bytes]:
    """Of the files of a site's theme, by name, those that are not the record, as they were copied, or what an editor or a run cut short leaves
    behind (``~``)."""
    copied = _read(own.get(RECORD, b""))
    return {
        name: content
        for name, content in own.items()
        if name != RECORD and (name not in copied or copied[name] != _hash(content)) and not name.endswith("~")
    }


def outdated(root: Path) -> Iterator[Query]:
    """Files of a site's theme that were copied and then edited, and of which another version is shipped by now."""
    home = shipped.theme()
    for name, copied in _read(_bytes(root / "theme" / RECORD)).items():
        mine, theirs = _bytes(root / "theme" / name), _bytes(home / name)
        if mine and _hash(mine) not in (copied, _hash(theirs)) and _hash(theirs) != copied:
            now = f"the shipped one has changed since it was copied: {home / name}." if theirs else "the theme has no such file any more."
            remedy = "Take over what you want of it; then newsdigest init --theme notes that you have, and leaves your file as it is."
            yield Query(f"theme/{name}", f"was edited here, and {now}", remedy=remedy)


def copy(root: Path) -> tuple[list[str], list[str]]:
    """Copy the shipped theme into the site at ``root``, and write down what was copied. A file that was edited stays as it is.

    Gives the names that were written and those that were left alone, below ``root``. Raises ``OSError``.
    """
    from generator.archive import write_whole

    home, own = shipped.theme(), root / "theme"
    written: list[str] = []
    kept: list[str] = []
    if own.resolve() == home.resolve():
        return written, kept
    copied = _read(_bytes(own / RECORD))
    noted = {}
    for path in sorted(file for file in home.rglob("*") if file.is_file()):
        name = path.relative_to(home).as_posix()
        content, mine = path.read_bytes(), _bytes(own / name)
        noted[name] = _hash(content)
        if mine == content:
            continue
        if mine and copied.get(name) != _hash(mine):
            kept.append(f"theme/{name}")
            continue
        write_whole(own / name, content)
        written.append(f"theme/{name}")
    write_whole(own / RECORD, _FOREWORD + "".join(f"{told}  {name}\n" for name, told in noted.items()))
    return written, kept


def _read(record: bytes) -> dict[str, str]:
    """The hash of each file as it was copied, by name; a line that says nothing of the kind is passed over."""
    lines = (line.split("  ", 1) for line in record.decode("utf-8", "replace").splitlines())
    return {pair[1]: pair[0] for pair in lines if len(pair) > 1}


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing where there is none."""
    return path.read_bytes() if path.is_file() else b""
