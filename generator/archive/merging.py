"""Three versions of one article into one: what the desk last wrote, what the editor made of it, what the desk reads now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Final, NamedTuple

from generator.model import FiledArticle

_TOGETHER: Final = (
    ("Title", ("title", "title_source")),
    ("Wire_Mark", ("wire_mark",)),
    ("Date", ("date", "date_source", "date_precision", "date_evidence", "date_doubt")),
    ("Modified", ("modified",)),
    ("Captured", ("captured",)),
    ("Slug", ("slug",)),
    ("Lang", ("lang",)),
    ("Authors", ("authors",)),
    ("Dateline", ("dateline",)),
    ("Agency", ("agency",)),
    ("Summary", ("summary",)),
    ("Captions", ("captions",)),
    ("Publisher", ("publisher",)),
    ("Source_Url", ("source_url",)),
    ("Source", ("source", "source_hash")),
    ("Also_In", ("also_in",)),
    ("Versions", ("versions",)),
)
"""Fields that only make sense together, under the key that an editor knows them by."""


class Merged(NamedTuple):
    """The outcome: ``article``, or the keys (``body`` for the text) that both sides changed to different things."""

    article: FiledArticle
    conflicts: tuple[str, ...] = ()


def merge(base: FiledArticle, edited: FiledArticle, reading: FiledArticle) -> Merged:
    """What both sides changed, in one article.

    A value changed on one side is taken from that side; one changed on both to different things is a conflict. Filing
    is the exception: topics and tags that an editor has set are the editor's from then on, and stay without a conflict.
    The status is never the desk's. The body is merged line by line, which is paragraph by paragraph. ``path`` is the
    edited file's, ``machine_hash`` the reading's.
    """
    conflicts: list[str] = []
    changes: dict[str, Any] = {"machine_hash": reading.machine_hash}
    for key, fields in _TOGETHER:
        old, ours, theirs = ([getattr(version, field) for field in fields] for version in (base, edited, reading))
        if ours == old:
            changes.update(zip(fields, theirs, strict=True))
        elif theirs not in (old, ours):
            conflicts.append(key)
    topics = reading.topics if edited.topics == base.topics else edited.topics
    changes["topics"] = topics
    changes["topic_evidence"] = _evidence(base, edited, reading, topics)
    if edited.tags == base.tags:
        changes["tags"] = reading.tags
    body = _body(base.body, edited.body, reading.body)
    if body is None:
        conflicts.append("body")
    else:
        changes["body"] = body
    return Merged(edited._replace(**changes), tuple(conflicts))


def changed(base: FiledArticle, edited: FiledArticle) -> tuple[str, ...]:
    """The keys (``body`` for the text) in which two versions differ, in the order of the metadata."""
    groups = (*_TOGETHER, ("Topics", ("topics", "topic_evidence")), ("Tags", ("tags",)), ("Status", ("status",)), ("body", ("body",)))
    return tuple(key for key, fields in groups if any(getattr(base, field) != getattr(edited, field) for field in fields))


def _evidence(base: FiledArticle, edited: FiledArticle, reading: FiledArticle, topics: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The desk's latest reason for each topic that stands; a topic filed by hand has none unless the hand wrote one."""
    by_hand = dict(edited.topic_evidence) if edited.topic_evidence != base.topic_evidence else {}
    reasons = {**dict(reading.topic_evidence), **by_hand}
    return tuple((topic, reasons[topic]) for topic in topics if topic in reasons)


def _body(base: str, edited: str, reading: str) -> str | None:
    """The merged body, or ``None`` where both sides changed the same lines."""
    if edited in (base, reading):
        return reading
    if reading == base:
        return edited
    from merge3 import Merge3

    merged: list[str] = []
    for kind, *found in Merge3(base.split("\n"), edited.split("\n"), reading.split("\n")).merge_groups():
        lines = found[0] if kind != "conflict" else _side_by_side(*found)
        if lines is None:
            return None
        merged.extend(lines)
    return "\n".join(merged)


class _Change(NamedTuple):
    """Lines ``start`` to ``end`` of the base, which one side has otherwise."""

    start: int
    end: int
    lines: tuple[str, ...]


def _side_by_side(base: Sequence[str], one: Sequence[str], other: Sequence[str]) -> list[str] | None:
    """What both sides made of lines that lie beside one another, none of which both changed; ``None`` where they meet.

    A paragraph that was struck out by one and gone on with by the other is left to the editor, and so is one that both have written, each in
    a place of its own.
    """
    changes = sorted((*_changes(base, one), *_changes(base, other)))
    for before, after in pairwise(changes):
        struck = not any(before.lines) or not any(after.lines)
        put_in = before.start == before.end or after.start == after.end
        if after.start < before.end or (after.start == before.end and struck and put_in) or after[:2] == before[:2]:
            return None
    written = [line for change in changes for line in set(change.lines) if line]
    if len(set(written)) < len(written):
        return None
    merged: list[str] = []
    at = 0
    for change in changes:
        merged += (*base[at : change.start], *change.lines)
        at = change.end
    return [*merged, *base[at:]]


def _changes(base: Sequence[str], changed: Sequence[str]) -> Iterator[_Change]:
    """What was put in the place of which lines, in their order."""
    for what, start, end, first, last in SequenceMatcher(None, base, changed, autojunk=False).get_opcodes():
        if what != "equal":
            yield _Change(start, end, tuple(changed[first:last]))
