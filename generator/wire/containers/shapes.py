"""Records whose names say something else than elsewhere: what a network or a reader of feeds hands out of an account.

A Facebook post calls its text ``post`` and has a ``title`` that tells what somebody did; a post of X names the program that sent it as its
``source``; Instagram keeps the text as the title of a picture; the readers of feeds have the whole text as a summary. Such a record is known
by names that stand in it together, and read by names of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from generator.wire.containers.fields import names_of
from generator.wire.containers.json_spans import Leaf, Value

Names = tuple[str, ...]
"""The names on the way to a value, indexes of lists left out (see ``fields.names_of``)."""

SENT_ON = "RT @"
"""How a post of X begins that somebody else wrote; its text is cut off."""


class Shape(NamedTuple):
    """``marks`` are names of which one of each group stands in the record; ``fields`` are, by the field, where its value may stand,
    the best place first. ``is_post``: it is a message or a post, not an article. ``misread``: its texts are UTF-8 that was written down byte
    by byte, as Facebook does."""

    marks: tuple[tuple[Names, ...], ...]
    fields: dict[str, tuple[Names, ...]]
    is_post: bool = True
    misread: bool = False


SHAPES = (
    Shape(
        ((("timestamp",),), (("data", "post"), ("attachments", "data", "media", "uri"), ("attachments", "data", "externalcontext", "url"))),
        {"text": (("data", "post"),), "date": (("timestamp",),)},
        misread=True,
    ),
    Shape(
        ((("media", "uri"),), (("media", "creationtimestamp"),)),
        {"text": (("title",), ("media", "title")), "date": (("creationtimestamp",), ("media", "creationtimestamp"))},
        misread=True,
    ),
    Shape(
        ((("sendername",),), (("timestampms",),)),
        {"text": (("content",),), "date": (("timestampms",),), "publisher": (("sendername",),)},
        misread=True,
    ),
    Shape(
        ((("tweet", "fulltext"), ("tweet", "text")), (("tweet", "createdat"),)),
        {"text": (("tweet", "fulltext"), ("tweet", "text")), "date": (("tweet", "createdat"),), "language": (("tweet", "lang"),)},
    ),
    Shape(
        ((("notetweet", "core", "text"),), (("notetweet", "createdat"),)),
        {"text": (("notetweet", "core", "text"),), "date": (("notetweet", "createdat"),)},
    ),
    Shape(
        ((("origin", "streamid"),), (("title",),)),
        {
            "contenthtml": (("content", "content"), ("summary", "content")),
            "headline": (("title",),),
            "date": (("published",),),
            "authors": (("author",),),
            "publisher": (("origin", "title"),),
            "url": (("canonicalurl",), ("canonical", "href"), ("alternate", "href")),
            "language": (("language",),),
            "tags": (("keywords",),),
        },
        is_post=False,
    ),
)
"""Posts of Facebook and Instagram, messages of Facebook, posts of X, and entries as Google Reader's interface gave them and its heirs do
(Inoreader, FreshRSS, Feedly): the names are those of their downloads and interfaces."""


def shape_of(leaves: Iterable[Leaf]) -> Shape | None:
    """The shape that a record has, if it is one of these."""
    found = {names_of(leaf.path) for leaf in leaves}
    return next((shape for shape in SHAPES if all(not found.isdisjoint(group) for group in shape.marks)), None)


def keyed(shape: Shape, leaves: Iterable[Leaf]) -> dict[str, list[Leaf]]:
    """The leaves of the record that have a text, by the name of their field."""
    at: dict[Names, list[Leaf]] = {}
    for leaf in leaves:
        if leaf.text.strip():
            at.setdefault(names_of(leaf.path), []).append(leaf)
    found: dict[str, list[Leaf]] = {}
    for field, places in shape.fields.items():
        if here := next((at[names] for names in places if names in at), None):
            found[field] = here
    return found


def is_sent_on(text: str) -> bool:
    """Whether a post is another's, sent on."""
    return text.startswith(SENT_ON)


def read_twice(value: Value, source: str) -> None:
    """Put the texts of a record right that were written down byte by byte; one that is no UTF-8 stays as it stands."""
    for at, leaf in enumerate(value.leaves):
        if not leaf.string or leaf.text.isascii() or not source[leaf.start : leaf.end].isascii():
            continue
        try:
            text = leaf.text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            continue
        value.leaves[at] = replace(leaf, text=text)
        value.bytewise.add(leaf.start)
        value.oddities = ["mojibake"]
