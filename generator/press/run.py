"""A build that has something to do: sources in, places touched, pages printed into the stage, the switch, the account."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.model import Query
from generator.press import disk, engine, outputs, scan, shelving, switch
from generator.press.crew import Crew
from generator.press.graph import ALL, STANDING, Graph, digest
from generator.press.house import House
from generator.press.intake import Intake, Taken
from generator.press.kinds import KINDS
from generator.press.look import Due, certain, restamp
from generator.press.pages import Key, Known, Printed
from generator.press.printing import Press
from generator.press.report import BuildReport
from generator.press.scan import Source
from generator.press.state import State, connect
from generator.press.templates import Closures, closures

Page = tuple[str, Key]

_ROWS = 400
"""Articles put on their shelves at a time."""


@dataclass(slots=True)
class Run:
    """One build, from what is due to the report."""

    root: Path
    house: House
    state: State
    output: Path
    now: str
    due: Due
    crew: Crew
    written: Callable[[Path], None] | None = None

    def report(self) -> BuildReport:
        """Do it all. After each transaction a killed run is taken up where it stood."""
        parts = self._closures()
        common = common_of(self.house)
        cards = digest(common, parts["cards"])
        if self.state.meta("cards") != cards and not self.due.reread:
            self.due.reread = True
            self.due.changes = scan.scan(self.root / "content", self.state.connection, suspect=True)
        self._take_in()
        stage = switch.open_stage(self.state.path.parent)
        printed, missed = self._print(parts, common, stage)
        return self._bring_out(stage, printed, missed, cards, parts)

    def _closures(self) -> Closures:
        """What each template consists of: as remembered, unless the theme has changed."""
        if not self.due.reread and self.state.meta("theme") == self.house.theme.digest:
            return Closures(json.loads(self.state.meta("closures")))
        if self.house.compiled is not None:
            for left in self.house.compiled.parent.glob("templates-*"):
                disk.remove_tree(left)
            disk.make_folder(self.house.compiled)
        return closures(self.house.theme)

    def _take_in(self) -> None:
        """Sources read, articles put on their shelves, every place they left or reached noted; one transaction."""
        state, connection = self.state, self.state.connection
        graph = Graph(connection)
        words = dict(connection.execute("SELECT key, text FROM dates").fetchall()) if len(self.due.changes.changed) > 1 else None
        recall = words.get if words is not None else graph.date_words
        set_up = partial(Intake.set_up, self.root / "content", self.house, recall, self.now)
        pieces = [(source, self._known(source)) for source in self._sources()]
        connection.execute("BEGIN IMMEDIATE")
        outputs.distrust(connection, self.due.tampered)
        shelving.take(connection, (f"{folder}/{name}" for folder, name in self.due.changes.gone))
        for folder, name in self.due.changes.gone:
            connection.execute("DELETE FROM sources WHERE folder = ? AND name = ?", (folder, name))
            self._stand(f"{folder}/{name}", None)
        waiting: list[Taken] = []
        for taken in self.crew.share(partial(_reader, set_up), pieces):
            waiting.append(taken)
            if len(waiting) == _ROWS:
                self._store(waiting)
                waiting = []
        self._store(waiting)
        moved = shelving.displaced(connection, everywhere=self.due.remake)
        if moved:
            intake = set_up()
            again = [intake.take(_source_of(path), folder=folder) for path, folder in moved]
            shelving.put(connection, [taken.article for taken in again if taken.article], fresh=False)
        shelving.settle_names(connection, everywhere=self.due.remake)
        connection.execute("COMMIT")
        state.fresh = False

    def _sources(self) -> list[Source]:
        listed = {source.path for source in self.due.changes.changed}
        gone = {f"{folder}/{name}" for folder, name in self.due.changes.gone}
        return [*self.due.changes.changed, *(self._recorded(path) for path in sorted(self.due.forced - listed - gone))]

    def _recorded(self, path: str) -> Source:
        folder, _, name = path.rpartition("/")
        row = self.state.connection.execute("SELECT mtime, ctime, size FROM sources WHERE folder = ? AND name = ?", (folder, name)).fetchone()
        return Source(folder, name, *row)

    def _known(self, source: Source) -> bytes:
        """The hash of bytes that need no second look; none where the source has to be made ready in any case."""
        if self.due.reread or source.path in self.due.forced:
            return b""
        row = self.state.connection.execute("SELECT sha FROM sources WHERE folder = ? AND name = ?", (source.folder, source.name)).fetchone()
        return bytes(row[0]) if row else b""

    def _store(self, taken: list[Taken]) -> None:
        connection, fresh = self.state.connection, self.state.fresh
        restamp(connection, (one.source for one in taken if one.same), self.due.looked)
        new = [one for one in taken if not one.same]
        connection.executemany(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    one.source.folder,
                    one.source.name,
                    one.source.mtime,
                    certain(one.source, self.due.looked),
                    one.source.size,
                    one.sha,
                    one.due,
                    one.held,
                    json.dumps([[q.path, q.message, q.line, q.field, q.remedy] for q in one.queries]) if one.queries else "",
                )
                for one in new
            ),
        )
        if not fresh:
            shelving.take(connection, (one.source.path for one in new if one.article is None))
        shelving.put(connection, [one.article for one in new if one.article is not None], fresh=fresh)
        for one in new:
            if one.source.folder.startswith("pages"):
                self._stand(one.source.path, one)
        words = {key: text for one in taken for key, text in one.words}
        connection.executemany("INSERT OR REPLACE INTO dates VALUES (?, ?)", words.items())

    def _stand(self, source: str, taken: Taken | None) -> None:
        """A standing page of one source in place of what the source gave before."""
        connection = self.state.connection
        slugs = [row[0] for row in connection.execute("SELECT slug FROM standing WHERE source = ?", (source,))]
        connection.execute("DELETE FROM standing WHERE source = ?", (source,))
        if taken is not None and taken.standing is not None:
            slugs.append(taken.standing.slug)
            connection.execute("INSERT INTO standing VALUES (?, ?, ?, ?)", (source, *taken.standing))
        shelving.touch(connection, [(shelf, "", 0) for slug in slugs for shelf in (STANDING + slug, ALL)])

    def _print(self, parts: Closures, common: str, stage: Path) -> tuple[list[Printed], list[Page]]:
        """Every page that may have changed, looked at; and, when verifying, those that changed though nothing reached them."""
        connection = self.state.connection
        graph = Graph(connection)
        reached = self._reached(graph)
        pages = reached
        remembered: dict[Page, Known] | None = None
        if self.due.remake or self.due.reread:
            remembered = outputs.everything(connection)
            every = ((kind.name, key) for kind in KINDS for key in kind.every(graph, self.house))
            pages = dict.fromkeys((*every, *(page for page in remembered if page[0] != outputs.ORPHAN)))
        set_up = partial(_printer, self.house, self.state.path, parts, common, stage, self.output)
        if remembered is None:
            pieces = [(kind, key, outputs.known(connection, kind, key)) for kind, key in pages]
        else:
            pieces = [(kind, key, remembered.get((kind, key), Known())) for kind, key in pages]
        printed = list(self.crew.share(set_up, pieces))
        missed = [(page.kind, page.key) for page in printed if page.why and (page.kind, page.key) not in reached] if self.due.verifying else []
        return printed, missed

    def _reached(self, graph: Graph) -> dict[Page, None]:
        """The pages that touched places lead to, and those to be made in any case."""
        if self.due.reread:
            return {}
        reached: dict[Page, None] = dict.fromkeys(page for page in outputs.unsure(self.state.connection) if page[0] != outputs.ORPHAN)
        for touch in shelving.touched(self.state.connection):
            for kind in KINDS:
                reached.update(dict.fromkeys((kind.name, key) for key in kind.reached(graph, touch)))
        return reached

    def _bring_out(self, stage: Path, printed: list[Printed], missed: list[Page], cards: str, parts: Closures) -> BuildReport:
        """The switch, and the account of it; the second transaction."""
        connection = self.state.connection
        names = {page.name for page in printed if page.name}
        left = {page.before for page in printed if page.before} | outputs.orphans(connection)
        if self.due.unknown:
            left.update(outputs.marked(self.output))
        writes = tuple(page.name for page in printed if page.staged)
        removals = tuple(sorted(name for name in left - names if name and not _claimed(connection, name, printed)))
        change = switch.Switch(stage, self.output, writes, removals, self.state.path.name)
        if writes or removals:
            switch.check(change)
            switch.commit(self.state.path.parent, change)
            switch.make(change)
        if self.written is not None:
            for name in writes:
                self.written(self.output / name)
        connection.execute("BEGIN IMMEDIATE")
        outputs.record(connection, (page for page in printed if page.why or page.staged), self.output)
        connection.execute("DELETE FROM touched")
        for key, value in (
            ("engine", engine.digest()),
            ("house", self.house.digest),
            ("theme", self.house.theme.digest),
            ("cards", cards),
            ("closures", json.dumps(parts)),
            ("settled", "yes"),
        ):
            self.state.set_meta(key, value)
        connection.execute("COMMIT")
        switch.finish(self.state.path.parent, change)
        queries = [Query(page[1].shelf, f"The {page[0]} page had changed though nothing was known to reach it; it is mended.") for page in missed]
        return outputs.report(connection, writes, len(removals), tuple(self.due.changes.queries) + tuple(queries), cold=self.due.reread)


def common_of(house: House) -> str:
    """What every page depends on: the program, the settings, the words, the stylesheet's address."""
    return digest(engine.digest(), house.digest, sorted(vars(house.words).items()), house.stylesheet_name)


def _claimed(connection: sqlite3.Connection, name: str, printed: list[Printed]) -> bool:
    """Whether a page that was not looked at stands in this file."""
    looked = {(page.kind, page.key) for page in printed}
    rows = connection.execute("SELECT kind, shelf, period FROM pages WHERE name = ? AND kind != ?", (name, outputs.ORPHAN))
    return any((kind, Key(shelf, period)) not in looked for kind, shelf, period in rows)


def _reader(set_up: Callable[[], Intake]) -> Callable[[tuple[Source, bytes]], Taken]:
    """What a process does to sources."""
    intake = set_up()
    return lambda piece: intake.take(*piece)


def _printer(house: House, path: Path, parts: Closures, common: str, stage: Path, output: Path) -> Callable[[tuple[str, Key, Known]], Printed]:
    """What a process does to pages."""
    press = Press.set_up(house, connect(path, read_only=True), parts, common, stage, output)
    return lambda piece: press.page(*piece)


def _source_of(path: str) -> Source:
    folder, _, name = path.rpartition("/")
    return Source(folder, name, 0, 0, 0)
