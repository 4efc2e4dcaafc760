"""The article as it stands in ``content/articles/``."""

from __future__ import annotations

from datetime import date as day
from datetime import datetime
from typing import Literal, NamedTuple

from generator.model.fields import Caption, DateSource, Precision

TitleSource = Literal["", "first words"]
"""``""``: the copy's headline, or an editor's. ``first words``: nobody wrote one, so the story is called by how it begins."""


class FiledArticle(NamedTuple):
    """One file of ``content/articles/``: typed metadata and a Markdown body.

    ``path`` is relative to ``content/articles/`` with ``/``. ``date`` is aware, or ``None`` where unknown.
    ``captured`` is the day, in the site's zone, on which a scraper first took the copy.
    ``wire_mark`` is what the wire set before the headline, which is no part of it.
    ``topic_evidence`` pairs a topic's slug with a sentence that says why; a topic without one was filed by hand.
    ``also_in`` names other dumps that hold the same copy, ``versions`` where earlier versions of the story stand.
    ``body`` is Markdown without the metadata.
    """

    path: str
    title: str
    slug: str
    body: str
    title_source: TitleSource = ""
    wire_mark: str = ""
    date: datetime | None = None
    date_source: DateSource = "unknown"
    date_precision: Precision = "day"
    date_evidence: str = ""
    date_doubt: str = ""
    modified: datetime | None = None
    captured: day | None = None
    lang: str = "en"
    authors: tuple[str, ...] = ()
    dateline: str = ""
    topics: tuple[str, ...] = ()
    topic_evidence: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    captions: tuple[Caption, ...] = ()
    publisher: str = ""
    agency: str = ""
    source_url: str = ""
    source: str = ""
    source_hash: str = ""
    machine_hash: str = ""
    also_in: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    status: str = "published"
