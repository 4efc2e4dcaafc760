"""The theme's files: a site's own ``theme/`` over the shipped one, found without importing Jinja2."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

from generator.model import Query, Refused, UsageError
from generator.model.filenames import printable
from generator.press.overrides import overriding
from generator.settings import shipped

_CSS = "static/css/"
_IGNORED = frozenset({".DS_Store", "Thumbs.db"})


class Theme:
    """Every file of the theme by its name below ``theme/``; ``digest`` is a hash of all of them."""

    def __init__(self, root: Path) -> None:
        """Looks through the shipped theme and what ``root/theme`` overrides of it; raises ``Refused`` for a symlink that leads out of it."""
        self.files: dict[str, bytes] = {}
        self.files.update(files_below(shipped.theme(), closed=True))
        self.files.update(overriding(dict(files_below(root / "theme", closed=True))))
        self.digest = digest_of(sorted(self.files.items()))

    def text(self, name: str) -> str:
        """One file as text; raises ``UsageError`` where it is no UTF-8."""
        try:
            return self.files[name].decode("utf-8")
        except UnicodeDecodeError:
            raise UsageError(Query(f"theme/{name}", "Is not UTF-8.", remedy="Save the file as UTF-8.")) from None

    def words(self, language: str) -> dict[str, str]:
        """The interface's words: the language's catalogue over the English one."""
        import tomllib

        found: dict[str, str] = {}
        for code in dict.fromkeys(("en", language.split("-", 1)[0], language)):
            name = f"words/{code}.toml"
            if name in self.files:
                try:
                    found.update(tomllib.loads(self.text(name)))
                except (ValueError, RecursionError) as error:
                    # TOML's own error, or what Python says of a number or a nesting beyond its bounds.
                    raise UsageError(Query(f"theme/{name}", f"Is no TOML: {error}.")) from None
        return found

    def stylesheet(self, hues: Iterable[tuple[str, int]]) -> bytes:
        """The one stylesheet: the sheets of ``order.txt`` in their order, then a line a topic (``hues``: slug and hue)."""
        sheets = []
        for line in self.text(_CSS + "order.txt").split():
            if _CSS + line not in self.files:
                raise UsageError(Query(f"theme/{_CSS}order.txt", f"There is no {line}.", remedy="Name only sheets that stand beside it."))
            sheets.append(self.text(_CSS + line))
        sheets += [f".topic-{slug}{{--hue:{hue}}}" for slug, hue in hues]
        return ("\n".join(sheets) + "\n").encode()

    def statics(self) -> Iterator[tuple[str, bytes]]:
        """Files that are published as they are: all of ``static/`` but the sheets."""
        for name in sorted(self.files):
            if name.startswith("static/") and not name.startswith(_CSS):
                yield name, self.files[name]


def digest_of(items: Iterable[tuple[str, bytes]]) -> str:
    """One hash over named contents, in hex; the order counts."""
    total = blake2b(digest_size=16)
    for name, content in items:
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def files_below(folder: Path, *, closed: bool = False) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, by its name from there, with its contents; links to folders are not followed.

    ``closed``: raises ``Refused`` for a link that leads out of it, or nowhere, for a pipe or a device, and for a name that no address can show.
    """
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            entries = sorted(os.scandir(f"{folder}/{inside}"), key=attrgetter("name"))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            name = inside + entry.name
            if closed:
                _refuse(entry, folder)
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{name}/")
            elif entry.is_file() and entry.name not in _IGNORED:
                yield name, _bytes(entry.path)


def _refuse(entry: os.DirEntry[str], folder: Path) -> None:
    """Raises ``Refused`` for what has no place in a theme."""
    path = Path(entry.path)
    if not entry.name.isprintable() or "\\" in entry.name:
        raise Refused(Query(printable(entry.path), "A name that no address can show.", remedy="Rename it."))
    if entry.is_symlink():
        if not path.exists():
            raise Refused(Query(entry.path, "A link that leads nowhere.", remedy="Put the file itself here, or remove the link."))
        if not path.resolve().is_relative_to(folder.resolve()):
            raise Refused(Query(entry.path, "A link that leads out of the theme.", remedy="Copy the file into the theme instead."))
    elif not (entry.is_file() or entry.is_dir()):
        raise Refused(Query(entry.path, "A pipe or a device.", remedy="Remove it."))


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a third of what pathlib takes
        return file.read()
