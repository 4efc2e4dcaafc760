"""What changed since the last build, taken into the state file; and the pages that it reaches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from generator.press import outputs, shelving
from generator.press.copies import Copy, Spool
from generator.press.crew import Crew, Work
from generator.press.graph import ALL, STANDING, Graph, listed
from generator.press.house import House
from generator.press.intake import Intake, Taken
from generator.press.kinds import KINDS
from generator.press.look import Due, certain, restamp
from generator.press.outputs import Page
from generator.press.scan import Source
from generator.press.stored import date_words

Reached = dict[Page, set[str]]
"""Pages to be looked at, each with the names of its inputs that may have changed; none where the page is to be made in any case."""


class Update(NamedTuple):
    """The sources of one build that are to be read, against a state file that knows the others."""

    content: Path
    house: House
    connection: sqlite3.Connection
    now: str
    due: Due
    crew: Crew

    def take_in(self) -> dict[int, Copy]:
        """Sources read, articles put on their shelves, every place they left or reached noted; one transaction.

        Gives the copies of what this process read itself, whose pages are to be printed next, by the articles' numbers.
        """
        connection = self.connection
        words = dict(connection.execute("SELECT key, text FROM dates").fetchall()) if len(self.due.changes.changed) > 1 else None
        recall = words.get if words is not None else partial(date_words, connection)
        # Each question outside of a transaction would ask for the file's lock first, which costs more than the answer.
        connection.execute("BEGIN IMMEDIATE")
        pieces = [(source, self._known(source)) for source in self._sources()]
        spool = Spool([], self.house.topics) if self.crew.hands(len(pieces)) == 1 else None
        set_up = partial(Intake.set_up, self.content, self.house, recall, self.now, spool)
        outputs.distrust(connection, self.due.tampered)
        shelving.take(connection, (f"{folder}/{name}" for folder, name in self.due.changes.gone))
        for folder, name in self.due.changes.gone:
            connection.execute("DELETE FROM sources WHERE folder = ? AND name = ?", (folder, name))
            self._stand(f"{folder}/{name}", None)

        def reader(_hand: int) -> Work:
            intake = set_up()
            return lambda piece: intake.take(*piece)

        taken = self.crew.share("Articles", reader, pieces)
        self._store(taken)
        moved = shelving.displaced(connection)
        if moved:
            intake = set_up()
            again = [intake.take(_source_of(path), folder=folder) for path, folder in moved]
            shelving.put(connection, [one.article for one in again if one.article])
            taken += again
        shelving.settle_names(connection)
        connection.execute("COMMIT")
        return {one.article.article: one.place for one in taken if one.article and isinstance(one.place, Copy)}

    def _sources(self) -> list[Source]:
        listed = {source.path for source in self.due.changes.changed}
        gone = {f"{folder}/{name}" for folder, name in self.due.changes.gone}
        return [*self.due.changes.changed, *(self._recorded(path) for path in sorted(self.due.forced - listed - gone))]

    def _recorded(self, path: str) -> Source:
        folder, _, name = path.rpartition("/")
        row = self.connection.execute("SELECT mtime, ctime, size FROM sources WHERE folder = ? AND name = ?", (folder, name)).fetchone()
        return Source(folder, name, *row)

    def _known(self, source: Source) -> bytes:
        """The hash of bytes that need no second look; none where the source has to be made ready in any case."""
        if source.path in self.due.forced:
            return b""
        row = self.connection.execute("SELECT sha FROM sources WHERE folder = ? AND name = ?", (source.folder, source.name)).fetchone()
        return bytes(row[0]) if row else b""

    def _store(self, taken: list[Taken]) -> None:
        connection = self.connection
        restamp(connection, (one.source for one in taken if one.same), self.due.looked)
        new = [one for one in taken if not one.same]
        remember(connection, new, self.due.looked)
        shelving.take(connection, (one.source.path for one in new if one.article is None))
        shelving.put(connection, [one.article for one in new if one.article is not None])
        for one in new:
            if one.source.folder.startswith("pages"):
                self._stand(one.source.path, one)

    def _stand(self, source: str, taken: Taken | None) -> None:
        """A standing page of one source in place of what the source gave before."""
        slugs = [row[0] for row in self.connection.execute("SELECT slug FROM standing WHERE source = ?", (source,))]
        self.connection.execute("DELETE FROM standing WHERE source = ?", (source,))
        if taken is not None and taken.standing is not None:
            slugs.append(taken.standing.slug)
            self.connection.execute("INSERT INTO standing VALUES (?, ?, ?, ?)", (source, *taken.standing))
        shelving.touch(self.connection, [(shelf, "", 0) for slug in slugs for shelf in (STANDING + slug, ALL)])

    def reached(self, graph: Graph) -> Reached:
        """The pages that touched places lead to, and those to be made in any case."""
        reached: Reached = {page: set() for page in outputs.unsure(self.connection) if page[0] != outputs.ORPHAN}
        self.connection.execute("BEGIN")
        touched = shelving.touched(self.connection)
        concerned = cache(lambda top: [kind for kind in KINDS if kind.concerned(top)])
        for touch in touched:
            for kind in concerned(touch.shelf[: touch.shelf.find(":") + 1] or touch.shelf):
                for key, changed in kind.reached(graph, touch):
                    reached.setdefault((kind.name, key), set()).update(changed)
        for kind in filter(lambda kind: kind.shifting, KINDS):
            for shelf in dict.fromkeys(touch.shelf for touch in touched if touch.shelf.startswith(kind.shelf)):
                differing = outputs.keys(self.connection, kind.name, shelf) ^ set(kind.of_shelf(graph, self.house, shelf))
                reached.update(((kind.name, key), set(kind.inputs)) for key in sorted(differing))
        self.connection.execute("COMMIT")
        return reached


def remember(connection: sqlite3.Connection, taken: Iterable[Taken], looked: int) -> None:
    """What each source is known by, what is wrong with it, and the dates that were put into words for it; ``looked`` see ``Due``."""
    taken = list(taken)
    connection.executemany(
        "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                one.source.folder,
                one.source.name,
                one.source.mtime,
                certain(one.source, looked),
                one.source.size,
                one.sha,
                one.due,
                one.held,
                json.dumps([[q.path, q.message, q.line, q.field, q.remedy] for q in one.queries]) if one.queries else "",
                listed(one.strays),
            )
            for one in taken
        ),
    )
    words = {key: text for one in taken for key, text in one.words}
    connection.executemany("INSERT OR REPLACE INTO dates VALUES (?, ?)", words.items())


def _source_of(path: str) -> Source:
    folder, _, name = path.rpartition("/")
    return Source(folder, name, 0, 0, 0)
