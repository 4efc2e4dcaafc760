"""What a build did, and how it shows how far it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from typing import Final, NamedTuple, Protocol

from generator.model import Query
from generator.press.urls import INDEX, named_first

_ANOTHER_SLUG: Final = "Give it another Slug; if it is a copy, delete it."


class BuildReport(NamedTuple):
    """Counts of pages (files below ``output/``) and of published articles; what an editor should know; what was touched.

    ``next_due`` is when the next held-back article falls due, ``None`` where none is held back; ``unfiled`` articles are not published since
    they are in no topic. ``paths`` are the files written,
    relative to the output folder. ``cold``: nothing was known before, so every page was made.
    """

    articles: int
    written: int
    unchanged: int
    removed: int
    held: int = 0
    next_due: datetime | None = None
    queries: tuple[Query, ...] = ()
    paths: tuple[str, ...] = ()
    cold: bool = False
    unfiled: int = 0


class Bar(Protocol):
    """A count under way."""

    def advance(self, n: int = 1) -> None:
        """Move it on."""


Progress = Callable[[str, int], AbstractContextManager[Bar | None]]
"""Shows a count under a label, up to a total, while its block runs."""


def report(connection: sqlite3.Connection, written: tuple[str, ...], removed: int, queries: tuple[Query, ...], *, cold: bool = False) -> BuildReport:
    """The report of a build, from what the state now holds; ``queries`` are what this build has to say beside."""

    def one(question: str) -> int:
        return int(connection.execute(question).fetchone()[0])

    articles, pages = one("SELECT count(*) FROM articles"), one("SELECT count(*) FROM pages")
    next_due, held, _ = connection.execute(HELD_BACK).fetchone()
    due = datetime.fromisoformat(next_due).astimezone(UTC) if next_due else None
    unfiled = one(LEFT_OUT)
    said = (*queries, *_standing(connection, articles))
    return BuildReport(articles, len(written), pages - len(written), removed, held, due, said, written, cold, unfiled)


HELD_BACK: Final = "SELECT min(due), count(*), folder || '/' || name FROM sources WHERE held = 1"
"""When the next article falls due that is not on the site yet, how many are not, and the file of that one."""

UNDATED: Final = "SELECT count(*) FROM shelves WHERE shelf = '*' AND sort < '0'"
"""How many published articles have no date."""

LEFT_OUT: Final = "SELECT count(*) FROM sources WHERE held = 2"
"""How many articles are not on the site since they are in no topic (``[build] only_filed``)."""

FAULTS: Final = "SELECT faults FROM sources WHERE faults != '' ORDER BY folder, name"
"""The faults of every source that has any."""

BESIDE: Final = """
SELECT a.source, a.name, (SELECT b.source FROM articles b WHERE b.claim = a.claim AND b.name = a.claim || '/index.html')
FROM articles a WHERE a.name != a.claim || '/index.html' ORDER BY a.source
"""
"""Articles that ask for an address which another one has: file, page, and the file of that one. (By an index that holds these alone.)"""


OUTDONE: Final = "SELECT slug, source FROM standing WHERE slug IN (SELECT slug FROM standing GROUP BY slug HAVING count(*) > 1)"
"""Standing pages whose slug another has too: slug and file."""


STRAYS: Final = "SELECT strays, count(*), min(folder || '/' || name) FROM sources WHERE strays != '' GROUP BY strays"
"""Topics that articles name and the settings do not have, with how many name these and the first file. (By an index that holds these alone.)"""


def beside(row: tuple[str, str, str]) -> Query:
    """What an editor should know of an article whose page does not stand where its slug says; ``row`` see ``BESIDE``."""
    source, name, other = row
    said = f"has the slug and the day of content/{other}, so it is published at /{name.removesuffix(INDEX)}."
    return Query(f"content/{source}", said, field="Slug", remedy=_ANOTHER_SLUG)


def outdone(rows: Iterable[tuple[str, str]]) -> list[Query]:
    """What an editor should know of the standing pages that are none, since another has their slug; ``rows`` see ``OUTDONE``."""
    asking: dict[str, list[str]] = {}
    for slug, source in rows:
        asking.setdefault(slug, []).append(source)
    return [
        Query(
            f"content/{source}",
            f"has the slug of content/{first}, which stands at /{slug}/; this page is left out.",
            field="Slug",
            remedy=_ANOTHER_SLUG,
        )
        for slug, sources in sorted(asking.items())
        for first, *others in [sorted(sources, key=partial(named_first, slug))]
        for source in others
    ]


def _standing(connection: sqlite3.Connection, articles: int) -> list[Query]:
    """What an editor should know as long as it holds: sources that cannot stand, and a site without an article."""
    import json

    rows = connection.execute(FAULTS)
    found = [Query(*fault) for (faults,) in rows for fault in json.loads(faults)]
    found += map(beside, connection.execute(BESIDE))
    found += outdone(connection.execute(OUTDONE))
    found += _strays(connection)
    if not articles:
        remedy = "Run newsdigest ingest, or check Status, Date and Topics."
        found.append(Query("content/articles", "There is no published article; the site stands empty.", remedy=remedy))
    return found


def _strays(connection: sqlite3.Connection) -> list[Query]:
    """What an editor should know of topics that are none (any more), a query each: their articles are on no topic's page for it."""
    rows = connection.execute(STRAYS).fetchall()
    if not rows:
        return []
    from generator.press.graph import unlisted

    counts: dict[str, int] = {}
    firsts: dict[str, str] = {}
    for strays, count, first in rows:
        for slug in unlisted(strays):
            counts[slug] = counts.get(slug, 0) + count
            firsts[slug] = min(firsts.get(slug, first), first)
    return [_stray(slug, counts[slug], firsts[slug]) for slug in sorted(counts)]


def _stray(slug: str, articles: int, first: str) -> Query:
    told = f"{articles} articles are filed under it, the first is" if articles > 1 else "An article is filed under it:"
    remedy = "Run newsdigest ingest, which files anew what no hand has filed; in the others correct Topics, or give the topic its old slug."
    return Query("content/articles", f"“{slug}” is no topic of digest.toml. {told} content/{first}.", field="Topics", remedy=remedy)
