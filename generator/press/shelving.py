"""The build graph, write side: articles onto their shelves, and a note of every place that was touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from generator.press.dates import DATED
from generator.press.graph import NAME, SLUG, Touch, article_id, listed, listed_years, unlisted
from generator.press.prepare import Prepared, shelves_of
from generator.press.urls import INDEX, apart, name_claim, named_first


def put(connection: sqlite3.Connection, articles: list[Prepared]) -> None:
    """Put articles on their shelves, in place of what their files gave before; touches where they stood and where they stand."""
    moved = [article for article in articles if not _rewritten(connection, article)]
    take(connection, [article.source for article in moved])
    insert(connection, moved)
    places = [(shelf, a.sort, a.article) for a in moved for shelf in shelves_of(a.topics, a.tags, a.late)]
    connection.executemany("INSERT INTO shelves VALUES (?, ?, ?)", places)
    touch(connection, places)


def _rewritten(connection: sqlite3.Connection, article: Prepared) -> bool:
    """Where only the copy of an article has changed, or the names it bears, but neither its card nor its place: put that in, and say so.

    Then the pages of the names it keeps need no look, since they show cards alone; the feeds show copies.
    """
    row = connection.execute(
        "SELECT a.source, a.claim, a.name, a.sort, a.topics, c.hash, c.line, a.late, a.tags"
        " FROM articles a JOIN cards c ON c.id = a.id WHERE a.id = ?",
        (article.article,),
    ).fetchone()
    if row is None or row[:-1] != (*article[1:5], listed(article.topics), article.card_hash, article.line, article.late):
        return False
    before, after = set(unlisted(row[-1])), set(article.tags)
    left, came = ([(NAME + name, article.sort, article.article) for name in names] for names in (before - after, after - before))
    connection.executemany("DELETE FROM shelves WHERE shelf = ? AND sort = ? AND article = ?", left)
    connection.executemany("INSERT INTO shelves VALUES (?, ?, ?)", came)
    connection.execute("UPDATE articles SET hash = ?, tags = ? WHERE id = ?", (article.copy_hash, listed(article.tags), article.article))
    connection.execute("DELETE FROM bodies WHERE source = ?", (article.source,))
    if article.body:
        connection.execute("INSERT INTO bodies VALUES (?, ?)", (article.source, article.body))
    touch(connection, [*left, *came, *((shelf, article.sort, article.article) for shelf in shelves_of(article.topics, (), ""))])
    return True


def insert(connection: sqlite3.Connection, articles: Iterable[Prepared]) -> None:
    """What is kept of articles beside their places."""
    rows = list(articles)
    connection.executemany(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((a.article, a.source, a.claim, a.name, a.sort, listed(a.topics), listed(a.tags), a.copy_hash, a.title, a.lang, a.late) for a in rows),
    )
    connection.executemany("INSERT INTO bodies VALUES (?, ?)", ((a.source, a.body) for a in rows if a.body))
    connection.executemany("INSERT INTO cards VALUES (?, ?, ?)", ((a.article, a.card_hash, a.line) for a in rows))


def take(connection: sqlite3.Connection, sources: Iterable[str]) -> None:
    """Take the articles of these files off their shelves; touches where they stood."""
    for source in sources:
        article = article_id(source)
        row = connection.execute("SELECT sort, topics, tags, late FROM articles WHERE id = ?", (article,)).fetchone()
        if row is None:
            continue
        places = [(shelf, row[0], article) for shelf in shelves_of(unlisted(row[1]), unlisted(row[2]), row[3])]
        connection.executemany("DELETE FROM shelves WHERE shelf = ? AND sort = ? AND article = ?", places)
        touch(connection, places)
        connection.execute("DELETE FROM bodies WHERE source = ?", (source,))
        for table in ("articles", "cards"):
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (article,))  # noqa: S608 - the names stand in the line above


def touch(connection: sqlite3.Connection, places: Iterable[tuple[str, str, int]]) -> None:
    """Note places for the pages to be looked at; kept until the pages are out, so that a killed run forgets none."""
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?, ?)", places)


def touched(connection: sqlite3.Connection) -> list[Touch]:
    """Every place noted."""
    return [Touch._make(row) for row in connection.execute("SELECT shelf, sort, article FROM touched ORDER BY shelf, sort, article")]


def displaced(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Articles whose page must move: source and the folder it gets.

    Looked for where something was touched and a folder is asked for more than once, or where a page stands apart without need.
    """
    claims = connection.execute(
        "SELECT claim FROM articles WHERE name != claim || '/index.html' UNION SELECT claim FROM articles WHERE id IN (SELECT article FROM touched)"
    )
    found: list[tuple[str, str]] = []
    for (claim,) in claims.fetchall():
        asking = connection.execute("SELECT source, name FROM articles WHERE claim = ?", (claim,)).fetchall()
        found.extend(moves(claim, asking))
    return found


def moves(claim: str, asking: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Of the articles (source, file) that ask for a folder the one whose file is named as the slug has it, else the first by path; the others
    get a suffix: those that stand elsewhere, each with its folder.
    """
    slug = claim.rpartition("/")[2]
    for rank, (source, name) in enumerate(sorted(asking, key=lambda one: named_first(slug, one[0]))):
        folder = apart(claim, source) if rank else claim
        if name != f"{folder}/{INDEX}":
            yield source, folder


def settle_names(connection: sqlite3.Connection) -> None:
    """Give every name that an article bears a slug of its own, and touch all that print a slug which changed; count its stories anew."""
    gone, new = set(), []
    asked = connection.execute("SELECT DISTINCT shelf FROM touched WHERE shelf >= ? AND shelf < ?", (NAME, NAME + "\U0010ffff"))
    shelves = asked.fetchall()
    for (shelf,) in shelves:
        borne = connection.execute("SELECT 1 FROM shelves WHERE shelf = ? LIMIT 1", (shelf,)).fetchone()
        name = shelf[len(NAME) :]
        known = connection.execute("SELECT 1 FROM names WHERE name = ?", (name,)).fetchone()
        if known and not borne:
            gone.add(name)
        elif borne and not known:
            new.append(name)
    claims = {name_claim(name) for name in (*gone, *new)}
    connection.executemany("DELETE FROM names WHERE name = ?", ((name,) for name in gone))
    connection.executemany("INSERT INTO names VALUES (?, ?, '', 0, '')", ((name, name_claim(name)) for name in new))
    for claim in claims:
        asking = dict(connection.execute("SELECT name, slug FROM names WHERE claim = ?", (claim,)).fetchall())
        for name, slug in slugs(claim, asking):
            if slug != asking[name]:
                connection.execute("UPDATE names SET slug = ? WHERE name = ?", (slug, name))
                touch(connection, [(SLUG + name, "", 0), (NAME + name, "", 0)])
    years = "SELECT substr(sort, 1, 4) AS year, count(*) FROM shelves WHERE shelf = ? AND sort >= ? GROUP BY year ORDER BY year DESC"
    for (shelf,) in shelves:
        counts = connection.execute(years, (shelf, DATED)).fetchall()
        counted = (sum(count for _, count in counts), listed_years(counts), shelf[len(NAME) :])
        connection.execute("UPDATE names SET stories = ?, years = ? WHERE name = ?", counted)


def slugs(claim: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of names that ask for the same slug the first in order of their characters has it; the others get a suffix."""
    for rank, name in enumerate(sorted(names)):
        yield name, apart(claim, name) if rank else claim
