"""How full the topics are, and what other rules would make of the articles at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import archive, settings
from generator.filing import Filer, because
from generator.model import FiledArticle, Query, Settings, UsageError


@dataclass(frozen=True, slots=True)
class Shelf:
    """One topic as it stands: its articles, how many of them a hand filed there, and the newest day (``""`` where none has a date)."""

    slug: str
    name: str
    articles: int
    by_hand: int
    newest: str


@dataclass(frozen=True, slots=True)
class Shelves:
    """Every topic of the settings in their order, how many articles have none of them, and the slugs that a hand wrote into an article or
    an earlier ``digest.toml`` had and that are no topic now, each with the number of its articles. ``only_filed``: those under no topic are not
    published."""

    shelves: tuple[Shelf, ...]
    unfiled: int
    strays: tuple[tuple[str, int], ...] = ()
    only_filed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One article that other rules would add to a topic or take from it, with the verdict under the old rules and the new."""

    path: str
    title: str
    topic: str
    is_added: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trial:
    """All that other rules would change; ``counts`` pairs each topic with its articles before and after; ``gone`` are topics that the tried file
    does not have."""

    articles: int
    changes: tuple[Change, ...]
    counts: tuple[tuple[str, int, int], ...]
    gone: tuple[str, ...] = ()


def shelves(root: Path) -> Shelves:
    """How many articles stand under each topic. Raises ``UsageError`` for broken settings."""
    known = settings.load(root)
    count: Counter[str] = Counter()
    by_hand: Counter[str] = Counter()
    newest: dict[str, str] = {}
    unfiled = 0
    slugs = {topic.slug for topic in known.topics}
    for filed in _articles(root, known):
        unfiled += slugs.isdisjoint(filed.topics)
        evidence = dict(filed.topic_evidence)
        for slug in filed.topics:
            count[slug] += 1
            by_hand[slug] += slug not in evidence
            newest[slug] = max(newest.get(slug, ""), filed.date.date().isoformat() if filed.date else "")
    listed = (Shelf(topic.slug, topic.name, count[topic.slug], by_hand[topic.slug], newest.get(topic.slug, "")) for topic in known.topics)
    strays = tuple(sorted((slug, number) for slug, number in count.items() if slug not in slugs))
    return Shelves(tuple(listed), unfiled, strays, known.build.only_filed)


def trial(root: Path, file: Path, advance: Callable[[], None]) -> Trial:
    """What the topics in ``file`` (settings, or only their ``[[topics]]``) would add and remove; nothing is written.

    Both sets of rules file every article anew, so that only the difference in rules shows; what a hand filed stays.
    ``advance`` is called once an article. Raises ``UsageError`` for broken settings on either side.
    """
    known = settings.load(root)
    others = settings.parse_topics(_read(file), str(file))
    now, then = Filer(known.topics), Filer(others)
    slugs = list(dict.fromkeys(topic.slug for topic in (*known.topics, *others)))
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    changes: list[Change] = []
    articles = 0
    for filed in _articles(root, known):
        paragraphs = [text for _, text in archive.plain.blocks(filed.body)]
        old = {verdict.topic: verdict for verdict in now.refile(filed, paragraphs).verdicts}
        new = {verdict.topic: verdict for verdict in then.refile(filed, paragraphs).verdicts}
        by_hand = set(filed.topics) - {slug for slug, _ in filed.topic_evidence}
        for slug in slugs:
            was = slug in by_hand or (slug in old and old[slug].filed)
            is_ = slug in by_hand or (slug in new and new[slug].filed)
            before[slug] += was
            after[slug] += is_
            if was != is_:
                told = [because(verdicts[slug]) if slug in verdicts else "no such topic" for verdicts in (old, new)]
                changes.append(Change(filed.path, filed.title, slug, is_, *told))
        articles += 1
        advance()
    counts = tuple((slug, before[slug], after[slug]) for slug in slugs)
    return Trial(articles, tuple(changes), counts, tuple(slug for slug in slugs if all(topic.slug != slug for topic in others)))


def _articles(root: Path, known: Settings) -> Iterator[FiledArticle]:
    """Every article that can be read; the others are the business of ``check``."""
    for _, judged in archive.read_all(root, ZoneInfo(known.site.timezone)):
        if judged.article:
            yield judged.article


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(Query(str(file), f"Cannot be read: {error.strerror}.", remedy="Name a file with [[topics]] in it.")) from None
