"""One page at a time: its inputs read, its fingerprint compared, the page made only if it has to be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from generator.press import disk, outputs
from generator.press.graph import Graph
from generator.press.house import House
from generator.press.kinds import BY_NAME, Kind, Leaf, Makeup
from generator.press.pages import Key, Known, Printed
from generator.press.scan import sum_of
from generator.press.switch import flat
from generator.press.templates import Closures, Templates
from generator.press.text import direction
from generator.press.views import Page

Piece = tuple[str, Key, Known, Collection[str]]
"""The kind and key of a page to be looked at, what is remembered of it, and the inputs that may have changed: all, where none is named."""


class Press(NamedTuple):
    """Makes pages into a stage, from a graph that does not change while it works."""

    house: House
    graph: Graph
    makeup: Makeup
    templates: Templates
    closures: Closures
    common: str
    stage: Path
    output: Path
    made: set[str]
    bare: bool

    @classmethod
    def set_up(
        cls, house: House, closures: Closures, common: str, stage: Path, output: Path, graph: Graph, recall: Callable[[str], str | None]
    ) -> Press:
        """``common`` stands for what every page depends on (``run.common_of``); ``recall`` gives dates that were put into words before."""
        makeup = Makeup(house, graph, house.calendar(recall))
        return cls(house, graph, makeup, Templates(house), closures, common, stage, output, set(), not output.is_dir())

    def piece(self, piece: Piece) -> Printed:
        """Look at one page, as a piece of work."""
        return self.page(*piece)

    def page(self, kind_name: str, key: Key, known: Known, doubted: Collection[str] = ()) -> Printed:
        """Look at one page; make it if an input changed since ``known``. ``doubted``: the inputs that may have, or none named for all of them."""
        kind = BY_NAME.get(kind_name)
        if kind is None:
            return Printed(kind_name, key, "", "", b"", False, known.name, "there are no such pages any more")
        if known.fingerprint and 0 < len(doubted) < len(kind.inputs) and self._unchanged(kind, key, known, doubted):
            return Printed(kind_name, key, known.name, known.fingerprint, known.hash, False, known.name, "")
        given, fingerprint = self.fingerprint(kind, key)
        if not fingerprint:
            return Printed(kind_name, key, "", "", b"", False, known.name, "nothing stands here any more" if known.name else "")
        name = kind.file(key, given)
        if known.fingerprint == fingerprint and known.name == name:
            return Printed(kind_name, key, name, fingerprint, known.hash, False, name, "")
        content = self.content(kind, key, name, given)
        hashed = sum_of(content)
        staged = hashed != known.hash or name != known.name
        if staged and not known.hash and not self.bare and self._stands(name, content):
            staged = False
        mtime = self._put(name, content) if staged else 0
        return Printed(kind_name, key, name, fingerprint, hashed, staged, known.name, why(known.fingerprint, fingerprint), mtime, len(content))

    def fingerprint(self, kind: Kind, key: Key) -> tuple[dict[str, Any], str]:
        """What a page's inputs give, and their hashes as one readable string; ``""`` where there is no such page."""
        if not kind.may_stand(self.house, key):
            return {}, ""
        given: dict[str, Any] = {}
        parts = self._shared(kind)
        for name, declared in kind.inputs.items():
            read = declared.read(self.graph, self.house, key)
            if not given and not read.present and not kind.always:
                return {}, ""
            given[name] = read.value
            parts.append(f"{name}={read.digest}")
        return given, " ".join(parts)

    def _shared(self, kind: Kind) -> list[str]:
        """What pages of a kind have in common, as parts of their fingerprints."""
        common = f"common={self.common}"
        return [common, f"template={self.closures.get(kind.template, '')}"] if kind.template else [common]

    def _unchanged(self, kind: Kind, key: Key, known: Known, doubted: Iterable[str]) -> bool:
        """Whether these inputs still are what they were when the page was made; most list nothing, so that is cheap to tell."""
        told = set(known.fingerprint.split(" "))
        return told.issuperset(self._shared(kind)) and all(
            f"{name}={kind.inputs[name].read(self.graph, self.house, key).digest}" in told for name in doubted
        )

    def content(self, kind: Kind, key: Key, name: str, given: dict[str, Any]) -> bytes:
        """The bytes of a page, with our mark at the end where its form has room for one."""
        if kind.content is not None:
            return kind.content(self.makeup, key, given) + (outputs.mark(name) if kind.marked else b"")
        if kind.view is None:
            raise TypeError(f"the page kind {kind.name} has neither a view nor a content")
        leaf = kind.view(self.makeup, key, given)
        return self.templates.page(kind.template, leaf.context, self._page(kind, name, leaf), leaf.current).encode() + outputs.mark(name)

    def _page(self, kind: Kind, name: str, leaf: Leaf) -> Page:
        addresses = self.house.addresses
        lang = leaf.lang or self.house.site.lang
        return Page(
            kind.template.removesuffix(".html"),
            leaf.title,
            leaf.description,
            addresses.path(name),
            addresses.absolute(name),
            lang,
            direction(lang),
            addresses.path(leaf.feed) if leaf.feed else "",
            leaf.topic,
            leaf.noindex or self.house.preview,
        )

    def _stands(self, name: str, content: bytes) -> bool:
        """Whether the output already holds these bytes: then the file is left alone, though nothing was remembered of it."""
        try:
            with Path(self.output, name).open("rb") as there:
                return there.read(len(content) + 1) == content
        except OSError:
            return False

    def _put(self, name: str, content: bytes) -> int:
        """Write a page into the stage; its time of change in ns."""
        if not self.bare:
            return disk.write(f"{self.stage}/{flat(name)}", content)
        self._folder(name.rpartition("/")[0])
        return disk.write(f"{self.stage}/{name}", content)

    def _folder(self, folder: str) -> None:
        """Make a folder of the stage, parents first, each once: asking for one that cannot be made yet costs as much as making it."""
        if folder and folder not in self.made:
            self.made.add(folder)
            self._folder(folder.rpartition("/")[0])
            disk.make_folder(f"{self.stage}/{folder}")


def why(before: str, after: str) -> str:
    """Which inputs of a page changed, in words."""
    if not before:
        return "it was not there, or nothing is remembered of it"
    found = changed(before, after)
    return f"changed: {', '.join(found)}" if found else "its address changed"


def changed(before: str, after: str) -> list[str]:
    """The names of the inputs in which two fingerprints of a page differ."""
    old = dict(part.split("=", 1) for part in before.split(" ")) if before else {}
    return [name for name, digest in (part.split("=", 1) for part in after.split(" ")) if old.get(name) != digest] if after else []
