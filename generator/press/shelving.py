"""The build graph, write side: articles onto their shelves, and a note of every place that was touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from generator.press.graph import ALL, NAME, SLUG, TOPIC, Touch, article_id, listed, unlisted
from generator.press.prepare import Prepared
from generator.press.urls import INDEX, apart, name_claim


def shelves_of(topics: Iterable[str], tags: Iterable[str]) -> Iterator[str]:
    """The shelves an article stands on."""
    yield ALL
    yield from (TOPIC + slug for slug in topics)
    yield from (NAME + name for name in tags)


def put(connection: sqlite3.Connection, articles: list[Prepared], *, fresh: bool) -> None:
    """Put articles on their shelves, in place of what their files gave before; touches where they stood and where they stand.

    ``fresh``: there was nothing before, and every page is looked at anyway.
    """
    if not fresh:
        take(connection, [article.source for article in articles])
    run = connection.executemany
    run(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((a.article, a.source, a.claim, a.name, a.sort, listed(a.topics), listed(a.tags)) for a in articles),
    )
    run("INSERT INTO cards VALUES (?, ?, ?)", ((a.article, a.card_hash, a.line) for a in articles))
    run("INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?)", ((a.article, a.copy_hash, a.facts, a.full, a.copy, a.body) for a in articles))
    places = [(shelf, a.sort, a.article) for a in articles for shelf in shelves_of(a.topics, a.tags)]
    run("INSERT INTO shelves VALUES (?, ?, ?)", places)
    if not fresh:
        touch(connection, places)


def take(connection: sqlite3.Connection, sources: Iterable[str]) -> None:
    """Take the articles of these files off their shelves; touches where they stood."""
    for source in sources:
        article = article_id(source)
        row = connection.execute("SELECT sort, topics, tags FROM articles WHERE id = ?", (article,)).fetchone()
        if row is None:
            continue
        places = [(shelf, row[0], article) for shelf in shelves_of(unlisted(row[1]), unlisted(row[2]))]
        connection.executemany("DELETE FROM shelves WHERE shelf = ? AND sort = ? AND article = ?", places)
        touch(connection, places)
        for table in ("articles", "cards", "copies"):
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (article,))  # noqa: S608 - the names stand in the line above


def touch(connection: sqlite3.Connection, places: Iterable[tuple[str, str, int]]) -> None:
    """Note places for the pages to be looked at; kept until the pages are out, so that a killed run forgets none."""
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?, ?)", places)


def touched(connection: sqlite3.Connection) -> list[Touch]:
    """Every place noted."""
    return [Touch._make(row) for row in connection.execute("SELECT shelf, sort, article FROM touched ORDER BY shelf, sort, article")]


def displaced(connection: sqlite3.Connection, *, everywhere: bool) -> list[tuple[str, str]]:
    """Articles whose page must move: source and the folder it gets.

    Of those that ask for the same folder the first by path has it; the others get a suffix. ``everywhere`` looks at all articles,
    else only where something was touched and a folder is asked for more than once, or its page stands apart without need.
    """
    if everywhere:
        claims = connection.execute("SELECT claim FROM articles GROUP BY claim HAVING count(*) > 1")
    else:
        claims = connection.execute(
            "SELECT claim FROM articles WHERE name != claim || '/index.html' "
            "UNION SELECT claim FROM articles WHERE id IN (SELECT article FROM touched)"
        )
    found = []
    for (claim,) in claims.fetchall():
        asking = connection.execute("SELECT source, name FROM articles WHERE claim = ? ORDER BY source", (claim,)).fetchall()
        for rank, (source, name) in enumerate(asking):
            folder = apart(claim, source) if rank else claim
            if name != f"{folder}/{INDEX}":
                found.append((source, folder))
    return found


def settle_names(connection: sqlite3.Connection, *, everywhere: bool) -> None:
    """Give every name that an article bears a slug of its own, and touch all that print a slug which changed.

    Of names that ask for the same slug the first in order of their characters has it; the others get a suffix.
    """
    if everywhere:
        bear = [
            row[0][len(NAME) :]
            for row in connection.execute("SELECT DISTINCT shelf FROM shelves WHERE shelf >= ? AND shelf < ?", (NAME, NAME + "\U0010ffff"))
        ]
        known = {row[0] for row in connection.execute("SELECT name FROM names")}
        gone, new = known - set(bear), [name for name in bear if name not in known]
    else:
        gone, new = set(), []
        for (shelf,) in connection.execute(
            "SELECT DISTINCT shelf FROM touched WHERE shelf >= ? AND shelf < ?", (NAME, NAME + "\U0010ffff")
        ).fetchall():
            borne = connection.execute("SELECT 1 FROM shelves WHERE shelf = ? LIMIT 1", (shelf,)).fetchone()
            name = shelf[len(NAME) :]
            known_name = connection.execute("SELECT 1 FROM names WHERE name = ?", (name,)).fetchone()
            if known_name and not borne:
                gone.add(name)
            elif borne and not known_name:
                new.append(name)
    claims = {name_claim(name) for name in (*gone, *new)}
    connection.executemany("DELETE FROM names WHERE name = ?", ((name,) for name in gone))
    connection.executemany("INSERT INTO names VALUES (?, ?, '')", ((name, name_claim(name)) for name in new))
    for claim in claims:
        for rank, (name, slug) in enumerate(connection.execute("SELECT name, slug FROM names WHERE claim = ? ORDER BY name", (claim,)).fetchall()):
            due = apart(claim, name) if rank else claim
            if slug != due:
                connection.execute("UPDATE names SET slug = ? WHERE name = ?", (due, name))
                touch(connection, [(SLUG + name, "", 0), (NAME + name, "", 0)])
