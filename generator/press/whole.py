"""Everything: all sources read, the graph held in memory, the state file filled from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from generator.press import disk, shelving
from generator.press.copies import Facts, Spool
from generator.press.crew import Crew, Work
from generator.press.graph import NAME, listed_years
from generator.press.held import HeldGraph
from generator.press.house import House
from generator.press.intake import Intake, Standing, Taken
from generator.press.look import Due
from generator.press.state import State
from generator.press.update import remember
from generator.press.urls import name_claim, named_first


@dataclass
class Whole:
    """All sources of a site as this build found them. Nothing that an earlier build remembered of them is asked."""

    content: Path
    house: House
    now: str
    due: Due
    crew: Crew
    words: dict[str, str] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    spool: Spool | None = None

    def read(self, typeset: Callable[[Facts], str]) -> HeldGraph:
        """Read every source; ``typeset`` see ``Graph``."""
        sources = self.due.changes.changed
        spool = self.spool = Spool([disk.nameless(self.crew.scratch) for _ in range(self.crew.hands(len(sources)))], self.house.topics)

        def reader(hand: int) -> Work:
            return self._intake(spool, hand).take

        self.taken = self.crew.share("Articles", reader, sources)
        for one in self.taken:
            self.words.update(one.words)
        self._set_apart(spool)
        self.names = _slugs(tag for one in self.taken if one.article for tag in one.article.tags)
        standing: dict[str, dict[str, Standing]] = defaultdict(dict)
        for one in self.taken:
            if one.standing is not None:
                standing[one.standing.slug][one.source.path] = one.standing
        articles = [(one.article, one.place) for one in self.taken if one.article and one.place]
        shown = {slug: asking[min(asking, key=partial(named_first, slug))] for slug, asking in standing.items()}
        return HeldGraph(articles, self.names, shown, spool, typeset, lambda source: self._reread[0].words(source, self._reread[1][source]))

    @cached_property
    def _reread(self) -> tuple[Intake, dict[str, bytes]]:
        """Who reads a text again, and the hash by which each file is known: made where the search finds the words of texts, and not else."""
        assert self.spool is not None
        return self._intake(self.spool, 0), {one.source.path: one.sha for one in self.taken if one.article}

    def _intake(self, spool: Spool, hand: int) -> Intake:
        return Intake.set_up(self.content, self.house, self.words.get, self.now, spool, hand)

    def _set_apart(self, spool: Spool) -> None:
        """Articles that ask for one folder get one each."""
        asking: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.taken):
            if one.article is not None:
                asking[one.article.claim].append(place)
        intake = self._intake(spool, 0)
        for claim, places in asking.items():
            if len(places) > 1:
                by_source = {self.taken[place].source.path: place for place in places}
                for source, folder in shelving.moves(claim, ((source, f"{claim}/index.html") for source in by_source)):
                    place = by_source[source]
                    self.taken[place] = intake.take(self.taken[place].source, folder=folder)

    def fill(self, state: State, graph: HeldGraph) -> None:
        """Put all of it into the state file in place of what was there, in the order of its tables; within the caller's transaction."""
        connection = state.connection
        state.empty()
        remember(connection, sorted(self.taken, key=lambda one: one.source), self.due.looked)
        shelving.insert(connection, sorted((one.article for one in self.taken if one.article), key=lambda article: article.article))
        connection.executemany("INSERT INTO shelves VALUES (?, ?, ?)", graph.places())
        connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", self._name_rows(graph))
        connection.executemany("INSERT INTO standing VALUES (?, ?, ?, ?)", ((one.source.path, *one.standing) for one in self.taken if one.standing))
        state.index()

    def _name_rows(self, graph: HeldGraph) -> Iterator[tuple[str, str, str, int, str]]:
        for name, slug in sorted(self.names.items()):
            years = graph.years(NAME + name)
            yield name, name_claim(name), slug, sum(count for _, count in years), listed_years(years)

    def close(self) -> None:
        """Give the spool back."""
        if self.spool is not None:
            self.spool.close()


def _slugs(tags: Iterable[str]) -> dict[str, str]:
    """Every name with a slug of its own."""
    claims: dict[str, list[str]] = defaultdict(list)
    for name in set(tags):
        claims[name_claim(name)].append(name)
    return {name: slug for claim, names in claims.items() for name, slug in shelving.slugs(claim, names)}
