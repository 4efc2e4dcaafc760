"""What a publication will do, and whether it may: pure, the same for every target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.circulation.manifest import Manifest
from generator.circulation.tree import SiteFile, Tree
from generator.model import Query

SHRINK = 0.2
"""The share of pages that may go in one publication without a word from the editor."""

_ARTICLE = re.compile(r"(?:\d{4}/(?:\d{2}/){0,2}|undated/)[^/]+/index\.html")
_TOPIC = re.compile(r"topics/([^/]+)/index\.html")


@dataclass(frozen=True, slots=True)
class Plan:
    """A publication before it happens.

    ``new`` and ``changed`` are to be sent, in order (``order``); ``same`` stay; ``delete`` are paths that we
    published and that the site no longer has.
    """

    new: tuple[SiteFile, ...] = ()
    changed: tuple[SiteFile, ...] = ()
    same: tuple[SiteFile, ...] = ()
    delete: tuple[str, ...] = ()

    @property
    def send(self) -> tuple[SiteFile, ...]:
        """New and changed files in the order in which a target that cannot switch at once must take them."""
        return order((*self.new, *self.changed))

    @property
    def bytes(self) -> int:
        """Bytes to send."""
        return sum(file.size for file in (*self.new, *self.changed))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.new or self.changed or self.delete)


def make(tree: Tree, published: Manifest, standing: Manifest) -> Plan:
    """The plan that brings a target to ``tree``.

    ``published`` is what we last sent; ``standing`` is as much of it as is still there unchanged. A file that
    was changed or removed by hand on the target is sent again; a file we never sent is never deleted.
    """
    new: list[SiteFile] = []
    changed: list[SiteFile] = []
    same: list[SiteFile] = []
    for path in sorted(tree):
        file = tree[path]
        if path in standing.files and standing.files[path].sha256 == file.sha256:
            same.append(file)
        else:
            (changed if path in published.files else new).append(file)
    return Plan(tuple(new), tuple(changed), tuple(same), tuple(sorted(set(published.files) - set(tree))))


def order(files: Iterable[SiteFile]) -> tuple[SiteFile, ...]:
    """Assets, then article pages, then the pages and feeds that link to them: no reader meets a dangling link."""
    return tuple(sorted(files, key=lambda file: (rank(file.path), file.path)))


def is_article(path: str) -> bool:
    """Whether a file of the site is the page of an article: in the folder of its date as far as that is known, or of the undated."""
    return _ARTICLE.fullmatch(path) is not None


def rank(path: str) -> int:
    """0 for an asset, 1 for an article's page, 2 for a page, feed or sitemap that lists others, 3 for the home page."""
    if path == "index.html":
        return 3
    if is_article(path):
        return 1
    return 2 if path.endswith((".html", ".xml", ".atom", ".rss")) else 0


def guard(tree: Tree, published: Manifest) -> tuple[Query, ...]:
    """Every reason not to publish: the site is empty, or has shrunk more than a day's work explains."""
    remedy = "Look at `newsdigest status` and the plan (`publish --dry-run`); if it is meant, publish with --allow-shrink."
    return tuple(Query("", fault, remedy=remedy) for fault in (*_empty(tree), *_shrunk(tree, published), *_topics_gone(tree, published)))


def _empty(tree: Tree) -> list[str]:
    if not any(is_article(path) for path in tree):
        return ["The built site holds no article; an empty site is not published."]
    return [] if "index.html" in tree else ["The built site has no home page."]


def _shrunk(tree: Tree, published: Manifest) -> list[str]:
    before, after = _pages(published.files), _pages(tree)
    lost = before - after
    if lost <= SHRINK * before:
        return []
    return [f"The site would shrink from {before} pages to {after}: {lost} gone, more than {SHRINK:.0%}."]


def _topics_gone(tree: Tree, published: Manifest) -> list[str]:
    gone = sorted(match[1] for path in published.files if path not in tree and (match := _TOPIC.fullmatch(path)))
    return [f"The page of the topic {slug!r} would go." for slug in gone]


def _pages(paths: Iterable[str]) -> int:
    return sum(path.endswith(".html") for path in paths)
