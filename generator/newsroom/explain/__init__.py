"""Explain: where every part of an article came from, or where every byte of a dump went."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from generator import archive, settings
from generator.model import Query, TargetFailed, UsageError
from generator.newsroom.explain.account import Account
from generator.newsroom.explain.sought import Sought
from generator.newsroom.explain.told import ArticleTold, DumpTold

__all__ = ["explain", "in_short"]


def explain(root: Path, what: str) -> ArticleTold | DumpTold:
    """Explain an article (its URL here or at its publisher's, its address on the site, its file, its slug), a dump (its file or its
    recorded name), or one place of a dump: as ``status`` names it, or where an article stood that was since deleted by hand.

    Raises ``UsageError`` where ``what`` names none of them, or a dump that was never ingested, or an article that cannot be read;
    ``TargetFailed`` where the desk's cache cannot be opened.
    """
    with _at_desk(root) as (sought, account):
        path = sought.article_path(what)
        if path:
            return account.article(path)
        name = sought.dump_name(what)
        if name:
            return account.dump(name)
        rows = sought.place(what) or sought.deleted(what)
        if rows:
            return account.takes(rows)
    remedy = "Give the URL or the file of an article, or a dump that was ingested; for another page: newsdigest build --explain PAGE."
    raise UsageError(Query(what, "there is no such article, and no such dump was ingested.", remedy=remedy))


def in_short(root: Path, path: str) -> ArticleTold:
    """What ``explain`` says of the article at ``path`` below ``content/articles/``, but for the words of its dump: soon enough for every
    page of a preview, for neither the archive nor the dump is looked through. Raises ``UsageError`` for a file that is no article."""
    with _at_desk(root) as (_, account):
        return account.article(path, words=False)


@contextmanager
def _at_desk(root: Path) -> Iterator[tuple[Sought, Account]]:
    """What finds and what tells, on the desk's own account of one site; ``TargetFailed`` where it cannot be opened."""
    known = settings.load(root)
    try:
        cache = archive.open_cache(root)
    except (OSError, sqlite3.OperationalError) as error:
        remedy = "Ask as the user who ingests, or check the disk."
        raise TargetFailed(Query(archive.CACHE, f"cannot be opened: {error}.", remedy=remedy)) from error
    with closing(cache):
        sought = Sought(root, cache)
        yield sought, Account(root, known, cache, sought)
