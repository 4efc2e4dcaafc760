"""An article made ready for print: its place and its card, and the copy of its page. All of it follows from its own file alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from generator.model import FiledArticle
from generator.press.copies import Copy, Facts
from generator.press.dates import DATED, Calendar
from generator.press.graph import ALL, LATE, NAME, TOPIC
from generator.press.house import House
from generator.press.text import clean, direction

_EXCERPT = 40
"""A summary whose first so many characters stand in the body is an excerpt, not a standfirst."""


class Prepared(NamedTuple):
    """One row of ``articles`` and ``cards``, and the shelves it belongs on. ``body`` is its HTML if that took the long way through Markdown."""

    article: int
    source: str
    claim: str
    name: str
    sort: str
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    card_hash: bytes
    line: str
    copy_hash: bytes
    body: str
    title: str
    lang: str
    late: str


def shelves_of(topics: Iterable[str], tags: Iterable[str], late: str) -> Iterator[str]:
    """The shelves an article stands on; ``late`` is the day on which it came in late, or ``""``."""
    yield ALL
    yield from (TOPIC + slug for slug in topics)
    yield from (NAME + name for name in tags)
    if late:
        yield LATE + late


def facts_of(filed: FiledArticle, name: str, sort: str, house: House, calendar: Calendar, state: str) -> Facts:
    """What the card of an article shows, whose page is ``name``.

    ``state`` marks what only a preview shows: ``draft``, ``hidden``, ``held``, ``unfiled``.
    """
    lang, words = filed.lang, house.words
    return Facts(
        house.addresses.path(name),
        clean(filed.title),
        lang,
        direction(lang),
        calendar.published(filed, sort, house.zone, words.inferred_from, words.date_unknown),
        clean(filed.summary),
        [topic for slug, topic in house.topics.items() if slug in filed.topics],
        clean(filed.publisher),
        clean(filed.agency),
        clean(filed.dateline),
        state,
        _updated(filed, house, calendar),
        calendar.text(filed.captured.isoformat()) if filed.captured else "",
    )


def _updated(filed: FiledArticle, house: House, calendar: Calendar) -> str:
    """The day on which a story was last brought up to date, in words; ``""`` where that is none but the day it came out."""
    if filed.modified is None:
        return ""
    days = [moment.astimezone(house.zone).date() for moment in (filed.date, filed.modified) if moment]
    return calendar.changed(filed.modified, house.zone).text if len(days) == 1 or days[0] < days[1] else ""


def card_hash(facts: Facts) -> bytes:
    """A hash of all that a card may show; a topic counts by its slug, since all else of it belongs to the settings."""
    said = "\0".join([*facts[:4], *facts.when, facts.summary, *[topic.slug for topic in facts.topics], "", *facts[7:]])
    return blake2b(said.encode(), digest_size=8).digest()


def names_of(filed: FiledArticle) -> tuple[str, ...]:
    """The names an article bears, each once."""
    return tuple(dict.fromkeys(filter(None, [clean(tag).strip() for tag in filed.tags])))


def copy_of(filed: FiledArticle, facts: Facts, body: str, sort: str, house: House, calendar: Calendar) -> Copy:
    """All that the article's page shows of it; ``body`` is safe HTML. What was changed by the time it came out was not updated since."""
    because = dict(filed.topic_evidence)
    changed = None if filed.modified and filed.date and filed.modified <= filed.date else filed.modified
    summary = facts.summary
    excerpt = not summary or summary[:_EXCERPT].rstrip("… ") in filed.body
    return Copy(
        facts,
        body,
        "" if excerpt else summary,
        [clean(author) for author in filed.authors],
        calendar.changed(changed, house.zone) if changed else None,
        [(clean(caption.text), clean(caption.credit)) for caption in filed.captions],
        [clean(because.get(topic.slug, "")) for topic in facts.topics],
        sort[:10] if len(sort) >= 10 and sort >= DATED else "",
        filed.title_source,
        clean(filed.source),
        clean(filed.source_url),
        clean(filed.source_hash),
        [clean(other) for other in filed.also_in],
        [clean(version) for version in filed.versions],
        filed.date.isoformat() if filed.date else "",
        changed.isoformat() if changed else "",
    )
