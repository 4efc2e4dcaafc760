"""Records whose names say something else than elsewhere: what a network or a reader of feeds hands out of an account.

A Facebook post calls its text ``post`` and has a ``title`` that tells what somebody did; a post of X names the program that sent it as its
``source``; Instagram keeps the text as the title of a picture; the readers of feeds have the whole text as a summary; a post of Mastodon is
the object of an activity. Such a record is known by names that stand in it together, and read by names of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from html import unescape
from typing import NamedTuple

from generator.wire.containers.fields import names_of
from generator.wire.containers.json_spans import Leaf, Value

Names = tuple[str, ...]
"""The names on the way to a value, indexes of lists left out (see ``fields.names_of``)."""

At = Mapping[Names, Sequence[Leaf]]
"""The leaves of a record that have a text, by their names."""

SENT_ON = "RT @"
"""How a post of X begins that somebody else wrote: it is cut short."""

_OF_ANOTHER = "sent on from another account"
_ANSWER = "answer to another account"
_CLOSED = "not public"
_NOTE = "note of the messenger"


class Shape(NamedTuple):
    """What such a record is known by, and how it is read."""

    marks: tuple[tuple[Names, ...], ...]
    """Groups of names: one of each group stands in the record."""
    fields: dict[str, tuple[Names, ...]]
    """By the field, where its value may stand, the best place first."""
    is_post: bool = True
    """Whether it is a message or a post, and no article."""
    misread: bool = False
    """Whether its texts are UTF-8 that was written down byte by byte, as Facebook does."""
    left_out: Callable[[At], str] | None = None
    """Says why a record is no post by its account to its readers."""
    shown: Callable[[str], str] | None = None
    """Gives what readers see of a line."""
    untitled: bool = False
    """Whether a record with a title of its own is another one's, though it has the marks."""


@cache
def _places(text: str) -> tuple[Names, ...]:
    """Places as they are best read: ``tweet.fulltext tweet.text``."""
    return tuple(tuple(place.split(".")) for place in text.split())


def _marks(*groups: str) -> tuple[tuple[Names, ...], ...]:
    return tuple(map(_places, groups))


def _fields(**places: str) -> dict[str, tuple[Names, ...]]:
    return {field: _places(text) for field, text in places.items()}


def _text(at: At, places: str) -> str:
    """What stands at the first of the places that has a text."""
    return next((at[names][0].text for names in _places(places) if names in at), "")


def _of_activity(at: At) -> str:
    """An activity of ActivityPub: a post goes to everybody where it is addressed to the public, and a thread goes on below one's own posts."""
    receivers = [leaf.text for names in _places("to cc object.to object.cc") for leaf in at.get(names, ())]
    if receivers and not any(receiver.endswith(("#Public", "as:Public")) or receiver == "Public" for receiver in receivers):
        return _CLOSED
    above, own = _text(at, "object.inreplyto"), _text(at, "actor object.attributedto")
    return _ANSWER if above and not (own and above.startswith(own)) else ""


def _of_status(at: At) -> str:
    """A status as Mastodon's interface gives it."""
    if ("reblog", "id") in at:
        return _OF_ANOTHER
    if _text(at, "visibility") in ("private", "direct"):
        return _CLOSED
    above = _text(at, "inreplytoaccountid")
    return _ANSWER if _text(at, "inreplytoid") and above != _text(at, "account.id") else ""


def _of_bluesky(at: At) -> str:
    """A post in a feed of Bluesky; the address of a post begins with its account's."""
    if any(names[0] == "reason" for names in at):
        return _OF_ANOTHER
    above = _text(at, "post.record.reply.parent.uri record.reply.parent.uri value.reply.parent.uri")
    own = _text(at, "post.uri uri")
    return _ANSWER if above and above.split("/")[2:3] != own.split("/")[2:3] else ""


def _of_discord(at: At) -> str:
    return "" if _text(at, "type") in ("Default", "Reply", "ThreadStarterMessage") else _NOTE


def _of_slack(at: At) -> str:
    return "" if _text(at, "subtype") in ("", "bot_message", "file_share", "me_message", "thread_broadcast") else _NOTE


_IN_ANGLES = re.compile(r"<(?P<sign>[@#!])?(?P<address>[^<>|\n]{1,2000})(?:\|(?P<shown>[^<>\n]{0,500}))?>")


def _slack_line(text: str) -> str:
    """A line of Slack as its readers see it: the words of links, the names of channels, and no numbers of accounts."""
    return unescape(_IN_ANGLES.sub(lambda found: found["shown"] or ("" if found["sign"] else found["address"]), text))


SHAPES = (
    # Facebook: a post, with the pictures and addresses behind it.
    Shape(
        _marks("timestamp", "data.post attachments.data.media.uri attachments.data.externalcontext.url"),
        _fields(text="data.post", date="timestamp"),
        misread=True,
    ),
    # Instagram: a post, which is a list of pictures.
    Shape(
        _marks("media.uri", "media.creationtimestamp"),
        _fields(text="title media.title", date="creationtimestamp media.creationtimestamp"),
        misread=True,
    ),
    # Facebook and Instagram: a message.
    Shape(_marks("sendername", "timestampms"), _fields(text="content", date="timestampms", publisher="sendername"), misread=True),
    # X: a post, and a long one.
    Shape(
        _marks("tweet.fulltext tweet.text", "tweet.createdat"),
        _fields(text="tweet.fulltext tweet.text", date="tweet.createdat", language="tweet.lang"),
    ),
    Shape(_marks("notetweet.core.text", "notetweet.createdat"), _fields(text="notetweet.core.text", date="notetweet.createdat")),
    # An entry as Google Reader's interface gave it, and its heirs do (Inoreader, FreshRSS, Feedly).
    Shape(
        _marks("origin.streamid", "title"),
        _fields(
            contenthtml="content.content summary.content",
            headline="title",
            date="published",
            authors="author",
            publisher="origin.title",
            url="canonicalurl canonical.href alternate.href",
            language="language",
            tags="keywords",
        ),
        is_post=False,
    ),
    # ActivityPub: an activity, as Mastodon's outbox keeps them.
    Shape(
        _marks("actor", "object.content object", "published"),
        _fields(headline="object.name", contenthtml="object.content", date="object.published published", url="object.url object.id"),
        left_out=_of_activity,
        untitled=True,
    ),
    # Mastodon: a status, as its interface gives it.
    Shape(
        _marks("account.acct", "content reblog.id", "createdat"),
        _fields(contenthtml="content", date="createdat", url="url uri", publisher="account.displayname account.acct", language="language"),
        left_out=_of_status,
        untitled=True,
    ),
    # Bluesky: a post, in a feed or in a repository.
    Shape(
        _marks("post.record.text record.text value.text", "post.record.createdat record.createdat value.createdat", "post.cid cid"),
        _fields(
            text="post.record.text record.text value.text",
            date="post.record.createdat record.createdat value.createdat",
            publisher="post.author.displayname author.displayname post.author.handle author.handle",
            language="post.record.langs record.langs value.langs",
        ),
        left_out=_of_bluesky,
    ),
    # Discord: a message, as DiscordChatExporter writes it.
    Shape(
        _marks("author.isbot author.discriminator", "timestamp", "type"),
        _fields(text="content", date="timestamp", publisher="author.nickname author.name"),
        left_out=_of_discord,
    ),
    # Slack: a message.
    Shape(
        _marks("ts", "user botid username", "type"),
        _fields(text="text", date="ts", publisher="userprofile.realname username"),
        left_out=_of_slack,
        shown=_slack_line,
        untitled=True,
    ),
    # The set of articles with highlights that programs for summaries are trained on.
    Shape(
        _marks("article row.article", "highlights row.highlights"),
        _fields(text="article row.article", standfirst="highlights row.highlights"),
        is_post=False,
        untitled=True,
    ),
)
"""The records that are read by names of their own, as their downloads and interfaces give them."""

_TITLES = _places("title headline row.title")


def shape_of(leaves: Iterable[Leaf]) -> Shape | None:
    """The shape that a record has, if it is one of these."""
    found = {names_of(leaf.path) for leaf in leaves}
    is_titled = not found.isdisjoint(_TITLES)
    of_record = (shape for shape in SHAPES if not (is_titled and shape.untitled))
    return next((shape for shape in of_record if all(not found.isdisjoint(group) for group in shape.marks)), None)


def by_names(leaves: Iterable[Leaf]) -> At:
    """The leaves of a record that have a text, by their names."""
    at: dict[Names, list[Leaf]] = {}
    for leaf in leaves:
        if leaf.text.strip():
            at.setdefault(names_of(leaf.path), []).append(leaf)
    return at


def keyed(shape: Shape, at: At) -> dict[str, list[Leaf]]:
    """The leaves of the record by the name of their field."""
    found: dict[str, list[Leaf]] = {}
    for field, places in shape.fields.items():
        if here := next((at[names] for names in places if names in at), None):
            found[field] = [*here]
    return found


def why_left_out(shape: Shape, at: At, first: str) -> str:
    """Why a post that begins with the line ``first`` is none by its account to its readers; ``""`` where it is one."""
    if first.startswith(SENT_ON):
        return _OF_ANOTHER
    return shape.left_out(at) if shape.left_out else ""


def read_twice(value: Value, source: str) -> None:
    """Puts right those texts of a record that were written down byte by byte; one that is no UTF-8 stays as it is."""
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
