"""A build that has something to do: sources in, pages printed into the stage, the switch, the account."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.model import Query
from generator.press import crew, disk, engine, glance, intake, outputs, switch
from generator.press.copies import Copy
from generator.press.crew import Crew, Work
from generator.press.footing import Footing
from generator.press.graph import digest
from generator.press.house import House
from generator.press.intake import Intake
from generator.press.kinds import KINDS
from generator.press.look import Due, uncertain
from generator.press.outputs import Page
from generator.press.pages import Known, Printed
from generator.press.printing import Piece, Press, changed
from generator.press.report import BuildReport, report
from generator.press.state import State, connect
from generator.press.stored import StoredGraph, date_words
from generator.press.templates import Closures, Templates, closures
from generator.press.update import Reached, Update


class Run(NamedTuple):
    """One build, from what is due to the report."""

    root: Path
    footing: Footing
    state: State
    output: Path
    now: str
    due: Due
    crew: Crew
    written: Callable[[Path], None] | None = None

    @property
    def house(self) -> House:
        """What the pages have in common."""
        return self.footing.house

    def report(self) -> BuildReport:
        """Do it all. After each transaction a killed run is taken up where it stood."""
        try:
            return self._report()
        finally:
            intake.LONG_WAY.dismiss()

    def _report(self) -> BuildReport:
        parts = self._closures()
        stage = switch.open_stage(self.state.path.parent)
        try:
            return self._staged(stage, parts)
        except BaseException:
            switch.abandon(self.state.path.parent, stage)
            raise

    def _staged(self, stage: Path, parts: Closures) -> BuildReport:
        """From the open stage to the report."""
        press = partial(Press.set_up, self.house, parts, common_of(self.house, parts), stage, self.output)
        reached: Reached = {}
        if not self.due.whole or self.due.verifying:
            update = Update(self.root / "content", self.house, self.state.connection, self.now, self.due, self.crew)
            stored = partial(self._stored, update.take_in())
            graph = stored()
            reached = update.reached(graph)
            if not self.due.whole:
                return self._bring_out(stage, self._print_some(reached, graph, stored, press), [], parts)
        printed, missed = self._print_all(press, reached)
        return self._bring_out(stage, printed, missed, parts)

    def _closures(self) -> Closures:
        """What each template consists of: as remembered, unless everything is made anew."""
        compiled = self.house.compiled
        if self.due.whole and compiled is not None:
            for left in compiled.parent.glob("templates-*"):
                disk.remove_tree(left)
        if compiled is not None and not compiled.is_dir():
            disk.make_folder(compiled)
        return closures(self.house) if self.due.whole else Closures(json.loads(self.state.meta("closures")))

    def _stored(self, at_hand: Mapping[int, Copy]) -> StoredGraph:
        """The graph as the state file has it, which stands still from here on; copies that are not at hand are made from the sources again."""
        connection = connect(self.state.path, read_only=True)
        recall, templates = partial(date_words, connection), Templates(self.house)
        reader = Intake.set_up(self.root / "content", self.house, recall, self.now)
        return StoredGraph(connection, templates.full, reader, at_hand)

    def _print_some(self, reached: Reached, graph: StoredGraph, stored: Callable[[], StoredGraph], press: Callable[..., Press]) -> list[Printed]:
        """The pages that may have changed, looked at; this process asks ``graph``, which knows already what led to them, others one of their
        own."""

        def printer(hand: int) -> Work:
            mine = stored() if hand else graph
            return press(mine, mine.recall).piece

        known = outputs.known(self.state.connection, reached)
        pieces: list[Piece] = [(*page, before, doubted) for (page, doubted), before in zip(reached.items(), known, strict=True)]
        return self.crew.share("Pages", printer, pieces, alone=crew.ALONE_IN_AN_UPDATE)

    def _print_all(self, press: Callable[..., Press], reached: Reached) -> tuple[list[Printed], list[Page]]:
        """Every source read and every page looked at, while the state file is filled. When verifying, also the pages that changed though
        the way to them (``reached``) had not been known."""
        from generator.press.whole import Whole

        connection = self.state.connection
        whole = Whole(self.root / "content", self.house, self.now, self.due, self.crew)
        try:
            templates = Templates(self.house)
            templates.warm()
            graph = whole.read(templates.full)
            connection.execute("BEGIN IMMEDIATE")
            outputs.distrust(connection, self.due.tampered)
            remembered = outputs.everything(connection)
            every = ((kind.name, key) for kind in KINDS for key in kind.every(graph, self.house))
            pages = dict.fromkeys((*every, *(page for page in remembered if page[0] != outputs.ORPHAN)))
            pieces: list[Piece] = [(*page, remembered.get(page, Known()), ()) for page in pages]

            def fill() -> None:
                whole.fill(self.state, graph)
                connection.execute("COMMIT")

            printed: list[Printed] = self.crew.share("Pages", lambda _hand: press(graph, whole.words.get).piece, pieces, fill)
            changes = (page for page in printed if page.why) if self.due.verifying else ()
            return printed, [page[:2] for page in changes if not _known_to_change(page, remembered, reached)]
        finally:
            whole.close()

    def _bring_out(self, stage: Path, printed: list[Printed], missed: list[Page], parts: Closures) -> BuildReport:
        """The switch, and the account of it; the second transaction."""
        connection = self.state.connection
        names = {page.name for page in printed if page.name}
        orphans = outputs.orphans(connection)
        left = {page.before for page in printed if page.before} | orphans
        if self.due.unknown:
            left.update(outputs.marked(self.output))
        writes = tuple(page.name for page in printed if page.staged)
        removals = tuple(outputs.unclaimed(connection, left - names - {""}, printed))
        moved = stage.stat().st_dev == self.output.parent.stat().st_dev if self.output.parent.is_dir() else False
        change = switch.Switch(stage, self.output, writes, removals, self.state.path.name)
        if writes or removals:
            switch.check(change)
            switch.commit(self.state.path.parent, change)
            switch.make(change)
        if self.written is not None:
            for name in writes:
                self.written(self.output / name)
        connection.execute("BEGIN IMMEDIATE")
        anew = [page for page in printed if page.why or page.staged]
        come = outputs.record(connection, anew, self.output, moved=moved)
        connection.execute("DELETE FROM touched")
        self.footing.remember(self.state)
        self.state.set_meta("closures", json.dumps(parts))
        self.state.set_meta("settled", "yes")
        gone = {page.before for page in anew if page.before} | orphans
        glance.pack(connection, glance.Written(self.due.changes.shelves, uncertain(self.due.looked), self.due.stretches, gone, come))
        connection.execute("COMMIT")
        switch.finish(self.state.path.parent, change)
        queries = [Query(page[1].shelf, f"The {page[0]} page had changed though nothing was known to reach it; it is mended.") for page in missed]
        return report(connection, writes, len(removals), tuple(self.due.changes.queries) + tuple(queries), cold=self.due.whole)


def _known_to_change(page: Printed, remembered: Mapping[Page, Known], reached: Reached) -> bool:
    """Whether an update would have looked at all of a page that turned out changed."""
    doubted = reached.get(page[:2])
    before = remembered.get(page[:2], Known()).fingerprint
    return doubted is not None and (not before or not page.fingerprint or doubted.issuperset(changed(before, page.fingerprint)))


def common_of(house: House, parts: Closures) -> str:
    """What every page depends on: the program, the settings, the words, the stylesheet's address, the cards."""
    return digest(engine.digest(), house.digest, sorted(vars(house.words).items()), house.stylesheet_name, parts["cards"])
