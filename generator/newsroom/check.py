"""The check for CI: is the content sound, do the pages hold together, does the same content give the same bytes?"""

from __future__ import annotations

import filecmp
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import archive, press, settings
from generator.circulation import lock
from generator.model import FiledArticle, Query, Settings, UsageError
from generator.press import overrides
from generator.press.proof import Proof, proof


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and every fault found."""

    articles: int
    pages: int
    links: int
    feeds: int
    reproduced: bool
    faults: tuple[Query, ...]


def check(root: Path, *, now: datetime) -> Checked:
    """Read the articles, the built site, and build it once more from nothing to compare.

    ``now`` is the moment the second build takes as its clock. Nothing in ``output/`` or ``content/`` is changed. Raises ``UsageError``
    where the site has not been built, ``Busy`` where another run is at work: what it has not finished would be taken for faults, and a
    switch in its midst for one that was cut short.
    """
    site = settings.load(root)
    with lock.hold(root / settings.STATE, "check", now):
        return _check(root, site, now)


def _check(root: Path, site: Settings, now: datetime) -> Checked:
    """All of it, under the site's lock."""
    output = root / "output"
    press.recover(root)
    if not (output / "index.html").is_file():
        raise UsageError(Query("output", "There is no built site to check.", remedy="Run newsdigest build first."))
    faults: list[Query] = []
    articles = 0
    slugs = {topic.slug for topic in site.topics}
    for _, judged in archive.read_all(root, ZoneInfo(site.site.timezone)):
        articles += judged.article is not None
        faults += judged.queries
        if judged.article:
            faults += _strays(judged.article, slugs)
    faults += [*press.apart(root), *overrides.outdated(root)]
    read: Proof = proof(output, site.site.url)
    faults += [Query(f"output/{q.path}", q.message, q.line, q.field, q.remedy) for q in read.faults]
    with tempfile.TemporaryDirectory(prefix="newsdigest-check-") as folder:
        again = Path(folder) / "output"
        built = press.build(root, site, output=again, now=now, cold=True, state=Path(folder) / "state")
        differing = tuple(_differing(again, output))
    known = {(query.path, query.line, query.field, query.message) for query in faults}
    # What only the build finds wrong: standing pages, and files that it leaves out though they can be read.
    left_out = [query for query in built.queries if query.path.startswith(("content/articles/", "content/pages/"))]
    faults += [query for query in left_out if (query.path, query.line, query.field, query.message) not in known]
    faults += [
        Query(f"output/{name}", "Is not what the content makes now.", remedy="Run newsdigest build; if it stays so, newsdigest build --cold.")
        for name in differing
    ]
    return Checked(articles, read.pages, read.links, read.feeds, not differing, tuple(faults))


def _strays(filed: FiledArticle, slugs: Collection[str]) -> Iterator[Query]:
    """Topics that an article names and the settings do not have: it stands on none of their pages."""
    for slug in filed.topics:
        if slug not in slugs:
            remedy = f"Write one of: {', '.join(sorted(slugs))}; or take it out (newsdigest ingest does, where no hand filed it)."
            yield Query(f"{archive.ARTICLES}/{filed.path}", f"“{slug}” is no topic of digest.toml.", field="Topics", remedy=remedy)


def _differing(again: Path, output: Path) -> Iterator[str]:
    """Names of files that a build from nothing writes and that ``output`` holds otherwise or not at all."""
    for path in sorted(again.rglob("*")):
        if path.is_file():
            name = path.relative_to(again).as_posix()
            there = output / name
            if not there.is_file() or not filecmp.cmp(path, there, shallow=False):
                yield name
