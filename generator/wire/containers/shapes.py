"""Records whose names say something else than elsewhere: what a network or a reader of feeds hands out of an account.

A Facebook post calls its text ``post`` and has a ``title`` that tells what somebody did; a post of X names the program that sent it as its
``source``; Instagram keeps the text as the title of a picture; the readers of feeds have the whole text as a summary; a post of Mastodon is
the object of an activity. Such a record is known by names that stand in it together, and read by names of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from generator.wire.containers.fields import names_of
from generator.wire.containers.json_spans import Leaf, Value

Names = tuple[str, ...]
"""The names on the way to a value, indexes of lists left out (see ``fields.names_of``)."""

At = Mapping[Names, Sequence[Leaf]]
"""The leaves of a record that have a text, by their names."""

SENT_ON = "RT @"
"""How a post of X begins that somebody else wrote; its text is cut off."""

_OF_ANOTHER = "sent on from another account"
_ANSWER = "answer to another account"
_CLOSED = "not public"
_NOTE = "note of the messenger"


class Shape(NamedTuple):
    """``marks`` are names of which one of each group stands in the record; ``fields`` are, by the field, where its value may stand,
    the best place first. ``is_post``: it is a message or a post, not an article. ``misread``: its texts are UTF-8 that was written down byte
    by byte, as Facebook does. ``left_out`` says why one is no post of the account to its readers; ``shown`` gives what a line of it shows.
    ``untitled``: a record with a title of its own is another one's, though it has the marks."""

    marks: tuple[tuple[Names, ...], ...]
    fields: dict[str, tuple[Names, ...]]
    is_post: bool = True
    misread: bool = False
    left_out: Callable[[At], str] | None = None
    shown: Callable[[str], str] | None = None
    untitled: bool = False


def _text(at: At, *places: Names) -> str:
    """What stands at the first of the places that has a text."""
    return next((at[names][0].text for names in places if names in at), "")


def _of_activity(at: At) -> str:
    """An activity of ActivityPub: a post goes to everybody where it is addressed to the public, and a thread goes on below one's own posts."""
    receivers = [leaf.text for names in (("to",), ("cc",), ("object", "to"), ("object", "cc")) for leaf in at.get(names, ())]
    if receivers and not any(receiver.endswith(("#Public", "as:Public")) or receiver == "Public" for receiver in receivers):
        return _CLOSED
    above, own = _text(at, ("object", "inreplyto")), _text(at, ("actor",), ("object", "attributedto"))
    return _ANSWER if above and not (own and above.startswith(own)) else ""


def _of_status(at: At) -> str:
    """A status as Mastodon's interface gives it."""
    if ("reblog", "id") in at:
        return _OF_ANOTHER
    if _text(at, ("visibility",)) in ("private", "direct"):
        return _CLOSED
    above = _text(at, ("inreplytoaccountid",))
    return _ANSWER if _text(at, ("inreplytoid",)) and above != _text(at, ("account", "id")) else ""


def _of_bluesky(at: At) -> str:
    """A post in a feed of Bluesky; the address of a post begins with its account's."""
    if any(names[0] == "reason" for names in at):
        return _OF_ANOTHER
    above = _text(at, ("post", "record", "reply", "parent", "uri"), ("record", "reply", "parent", "uri"), ("value", "reply", "parent", "uri"))
    own = _text(at, ("post", "uri"), ("uri",))
    return _ANSWER if above and above.split("/")[2:3] != own.split("/")[2:3] else ""


def _of_discord(at: At) -> str:
    return "" if _text(at, ("type",)) in ("Default", "Reply", "ThreadStarterMessage") else _NOTE


def _of_slack(at: At) -> str:
    return "" if _text(at, ("subtype",)) in ("", "bot_message", "file_share", "me_message", "thread_broadcast") else _NOTE


_IN_ANGLES = re.compile(r"<(?P<sign>[@#!])?(?P<address>[^<>|\n]{1,2000})(?:\|(?P<shown>[^<>\n]{0,500}))?>")


def _slack_line(text: str) -> str:
    """A line of Slack as its readers see it: links by their words, names of channels, no numbers of accounts."""
    return unescape(_IN_ANGLES.sub(lambda found: found["shown"] or ("" if found["sign"] else found["address"]), text))


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
    Shape(
        ((("actor",),), (("object", "content"), ("object",)), (("published",),)),
        {
            "headline": (("object", "name"),),
            "contenthtml": (("object", "content"),),
            "date": (("object", "published"), ("published",)),
            "url": (("object", "url"), ("object", "id")),
        },
        left_out=_of_activity,
        untitled=True,
    ),
    Shape(
        ((("account", "acct"),), (("content",), ("reblog", "id")), (("createdat",),)),
        {
            "contenthtml": (("content",),),
            "date": (("createdat",),),
            "url": (("url",), ("uri",)),
            "publisher": (("account", "displayname"), ("account", "acct")),
            "language": (("language",),),
        },
        left_out=_of_status,
        untitled=True,
    ),
    Shape(
        (
            (("post", "record", "text"), ("record", "text"), ("value", "text")),
            (("post", "record", "createdat"), ("record", "createdat"), ("value", "createdat")),
            (("post", "cid"), ("cid",)),
        ),
        {
            "text": (("post", "record", "text"), ("record", "text"), ("value", "text")),
            "date": (("post", "record", "createdat"), ("record", "createdat"), ("value", "createdat")),
            "publisher": (("post", "author", "displayname"), ("author", "displayname"), ("post", "author", "handle"), ("author", "handle")),
            "language": (("post", "record", "langs"), ("record", "langs"), ("value", "langs")),
        },
        left_out=_of_bluesky,
    ),
    Shape(
        ((("author", "isbot"), ("author", "discriminator")), (("timestamp",),), (("type",),)),
        {"text": (("content",),), "date": (("timestamp",),), "publisher": (("author", "nickname"), ("author", "name"))},
        left_out=_of_discord,
    ),
    Shape(
        ((("ts",),), (("user",), ("botid",), ("username",)), (("type",),)),
        {"text": (("text",),), "date": (("ts",),), "publisher": (("userprofile", "realname"), ("username",))},
        left_out=_of_slack,
        shown=_slack_line,
        untitled=True,
    ),
    Shape(
        ((("article",), ("row", "article")), (("highlights",), ("row", "highlights"))),
        {"text": (("article",), ("row", "article")), "standfirst": (("highlights",), ("row", "highlights"))},
        is_post=False,
        untitled=True,
    ),
)
"""Posts of Facebook and Instagram, messages of Facebook, posts of X, and entries as Google Reader's interface gave them and its heirs do
(Inoreader, FreshRSS, Feedly); posts of Mastodon (its outbox, which is ActivityPub's, and its interface) and of Bluesky; messages of Discord
(as DiscordChatExporter writes them) and of Slack; the set of articles with highlights that summaries are trained on: the names are those of
their downloads and interfaces."""


_TITLES: tuple[Names, ...] = (("title",), ("headline",), ("row", "title"))


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
    """Why a post, of which ``first`` is the first line, is none of its account's to its readers; ``""`` for one that is."""
    if first.startswith(SENT_ON):
        return _OF_ANOTHER
    return shape.left_out(at) if shape.left_out else ""


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
