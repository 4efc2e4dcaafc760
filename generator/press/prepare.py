"""An article made ready for print: its place, its card, its body as HTML. Everything here follows from its own file alone."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any, NamedTuple

from generator.model import FiledArticle
from generator.press import markup
from generator.press.dates import Calendar, sort_of
from generator.press.graph import article_id
from generator.press.house import House
from generator.press.templates import Templates
from generator.press.text import clean, direction
from generator.press.urls import INDEX, article_claim
from generator.press.views import When, pack_facts

_EXCERPT = 40
"""A summary whose first so many characters stand in the body is an excerpt, not a standfirst."""


class Prepared(NamedTuple):
    """One row of ``articles``, ``cards`` and ``copies``, and the shelves it belongs on."""

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
    facts: str
    full: str
    copy: str
    body: str


def prepare(filed: FiledArticle, source: str, house: House, calendar: Calendar, templates: Templates, state: str = "", folder: str = "") -> Prepared:
    """The article of the file ``source`` (below ``content/``).

    ``state`` marks what only a preview shows (``draft``, ``hidden``, ``held``). ``folder`` is where its page goes if another
    article has taken the place it asks for.
    """
    sort = sort_of(filed, house.zone)
    claim = article_claim(sort, filed.slug)
    name = f"{folder or claim}/{INDEX}"
    topics = [topic for slug, topic in house.topics.items() if slug in filed.topics]
    tags = tuple(dict.fromkeys(filter(None, (clean(tag).strip() for tag in filed.tags))))
    words = house.words
    summary = clean(filed.summary)
    facts: dict[str, Any] = {
        "url": house.addresses.path(name),
        "title": clean(filed.title),
        "lang": filed.lang,
        "dir": direction(filed.lang),
        "when": calendar.published(filed, sort, house.zone, words.inferred_from, words.date_unknown),
        "summary": summary,
        "topics": topics,
        "publisher": clean(filed.publisher),
        "agency": clean(filed.agency),
        "dateline": clean(filed.dateline),
        "state": state,
    }
    line, full = templates.card(facts)
    packed = pack_facts(facts)
    copy = json.dumps(_copy(filed, sort, tags, summary, house, calendar), ensure_ascii=False, separators=(",", ":"))
    card_hash = blake2b(f"{packed}\0{line}\0{full}".encode(), digest_size=8).digest()
    body = markup.html(filed.body)
    copy_hash = blake2b(f"{copy}\0{body}".encode() + card_hash, digest_size=8).digest()
    slugs = tuple(topic.slug for topic in topics)
    return Prepared(article_id(source), source, claim, name, sort, slugs, tags, card_hash, line, copy_hash, packed, full, copy, body)


def _copy(filed: FiledArticle, sort: str, tags: tuple[str, ...], summary: str, house: House, calendar: Calendar) -> dict[str, Any]:
    """What an article's own page shows beyond its card, ready for ``views.ArticleView``, but the body."""
    because = dict(filed.topic_evidence)
    excerpt = not summary or summary[:_EXCERPT].rstrip("… ") in filed.body
    changed = calendar.changed(filed.modified, house.zone) if filed.modified else None
    return {
        "authors": [clean(author) for author in filed.authors],
        "modified": _packed(changed),
        "figures": [[clean(caption.text), clean(caption.credit)] for caption in filed.captions],
        "filed": [[slug, clean(because.get(slug, ""))] for slug in house.topics if slug in filed.topics],
        "names": list(tags),
        "title_source": filed.title_source,
        "source": clean(filed.source),
        "source_url": clean(filed.source_url),
        "source_hash": clean(filed.source_hash),
        "also_in": [clean(other) for other in filed.also_in],
        "standfirst": "" if excerpt else summary,
        "edition": sort[:10] if len(sort) >= 10 else "",
        "published": filed.date.isoformat() if filed.date else "",
        "changed": filed.modified.isoformat() if filed.modified else "",
    }


def _packed(when: When | None) -> list[str] | None:
    return None if when is None else list(when)
