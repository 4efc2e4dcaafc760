"""A story's text as editors of the web keep it: one text, or a list of blocks that are paragraphs, sub-heads, items or quotations by their type.

``content_elements`` (Arc), ``blocks`` (Editor.js, Draft.js, Gutenberg), and the trees of rich text (ProseMirror, Slate, Portable Text, Contentful),
in which a paragraph is a list of runs: all keep the words under a few names, and what a block is under ``type`` or the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby
from typing import Protocol

from generator.model import Limits
from generator.model.dump import Role
from generator.wire.containers import fields
from generator.wire.containers.fragment import is_html, pieces_of
from generator.wire.containers.json_spans import Leaf, Path, Runs
from generator.wire.pieces import STORY, Piece, Places
from generator.wire.words import ordered, words

TEXTS = ordered("processed rendered html content text value data paragraph body copy markup children paragraphs items")
"""Names under which a block keeps its words, the surest first: of several in one object the first is taken."""

_TYPES = ordered("nodetype listitem type typename blocktype kind component style tag")
_ANY = "block"
"""A type that says nothing; another name tells what such a block is (``style`` of Portable Text)."""
_INLINE = words("text span link hyperlink a strong em b i u bold italic underline leaf mark code textnode sub sup")
_RUNS = words("children content contents spans nodes inlines runs leaves text")
"""Lists in which a block keeps the runs of its text."""

_ASIDE = fields.IMAGES | words("""
    related relatedcontent recommended recommendations embed video videos audio author authors byline credits tags taxonomy promoitems
    additionalproperties referent owner links marks markdefs categories comments
""")
"""Objects within a text that are no part of it."""

_NOT_READ = words("""
    image images picture photo figure gallery slideshow video audio embed oembed iframe twitter tweet instagram youtube facebook tiktok ad ads advert
    advertisement related recommended interstitial newsletter promo teaser poll quiz divider story card social pullquote correction script
""")
_SUBHEAD = words("heading header subhead subheading subheader subtitle h h1 h2 h3 h4 h5 h6")
_QUOTE = words("quote blockquote quotation")
_ITEM = words("list item li ul ol bullet listitem")
_WORD = re.compile(r"[A-Z]?[a-z]+[1-6]?|[A-Z]+")


class Kept(Protocol):
    """What keeps the text: an island in a page, or a record."""

    def at(self, character: int) -> int:
        """The place in the source of one of its characters."""

    def places(self, leaf: Leaf) -> Places:
        """The places of a leaf's characters in it."""


def pieces_beneath(island: Kept, field: Path, leaves: Sequence[Leaf], limits: Limits) -> Iterator[Piece]:
    """The lines of a field's text, with their roles and their places in the source; ``leaves`` are the field's."""
    kinds = _kinds(leaves)
    held = [leaf for leaf in leaves if leaf.string and leaf.text.strip() and (len(leaf.path) == len(field) or _is_text(leaf, field))]
    for (_, role), group in groupby(_surest(held), key=lambda leaf: (_block(leaf, field, kinds), _role(leaf, field, kinds))):
        if role:
            yield from _pieces(island, [*group], role, limits)


def _kinds(leaves: Sequence[Leaf]) -> dict[Path, str]:
    """What each object says that it is."""
    found: dict[Path, tuple[int, str]] = {}
    for leaf in leaves:
        if leaf.string and leaf.path and isinstance(leaf.path[-1], str) and (name := fields.normal(leaf.path[-1])) in _TYPES and len(leaf.text) <= 60:
            rank = len(_TYPES) if leaf.text == _ANY else _TYPES.index(name)
            found[leaf.path[:-1]] = min(found.get(leaf.path[:-1], (len(_TYPES) + 1, "")), (rank, leaf.text))
    return {path: kind for path, (_, kind) in found.items()}


def _is_text(leaf: Leaf, field: Path) -> bool:
    """Whether a leaf is a text of the field itself, and not of an object beside its text."""
    names = fields.names_of(leaf.path[len(field) :])
    last = fields.normal(str(leaf.path[-1])) if isinstance(leaf.path[-1], str) else next(reversed(names), "")
    if not _ASIDE.isdisjoint(names):
        return False
    return last in TEXTS or last in fields.CAPTION or (not names and isinstance(leaf.path[-1], int))


def _surest(leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    """Of the texts in one object only the surest; its captions as well."""
    for _, group in groupby(leaves, key=lambda leaf: leaf.path[:-1]):
        held = [(fields.normal(leaf.path[-1]) if isinstance(leaf.path[-1], str) else "", leaf) for leaf in group]
        surest = min((TEXTS.index(name) for name, _ in held if name in TEXTS), default=-1)
        yield from (leaf for name, leaf in held if name not in TEXTS or TEXTS.index(name) == surest)


def _block(leaf: Leaf, field: Path, kinds: dict[Path, str]) -> Path:
    """The path of the block that a text is in; for a run, that of its paragraph."""
    at = leaf.path if isinstance(leaf.path[-1], int) else leaf.path[:-1]
    while len(at) > len(field) + 1 and isinstance(at[-1], int) and fields.normal(str(at[-2])) in _RUNS and len(at) - 2 >= len(field):
        if kinds.get(at, "text").casefold().removeprefix("wp-") not in _INLINE:
            break
        at = at[:-2]
    return at


def _role(leaf: Leaf, field: Path, kinds: dict[Path, str]) -> Role:
    """What a text is in its story; ``""`` where the block is none of it."""
    if isinstance(leaf.path[-1], str) and fields.normal(leaf.path[-1]) in fields.CAPTION:
        return "caption"
    block = _block(leaf, field, kinds)
    said: set[str] = set()
    for steps in range(len(field), len(block) + 1):
        kind = kinds.get(block[:steps], "")
        said |= {part.lower() for part in _WORD.findall(kind)} | {kind.lower()}
    if not _NOT_READ.isdisjoint(said):
        return ""
    if not _SUBHEAD.isdisjoint(said):
        return "subhead"
    if not _QUOTE.isdisjoint(said):
        return "quote"
    return "item" if not _ITEM.isdisjoint(said) else "paragraph"


def _pieces(island: Kept, leaves: Sequence[Leaf], role: Role, limits: Limits) -> Iterator[Piece]:
    """The lines of a block whose runs are ``leaves``, each at its place; HTML is read as in any page, character references also without tags."""
    run = Runs(leaves, [island.places(leaf) for leaf in leaves])
    is_escaped = "&" in run.text and not is_html(run.text)
    for piece in pieces_of(run.text, limits):
        if shown := " ".join((unescape(piece.text) if is_escaped else piece.text).split()):
            own = piece.role if piece.role in STORY | {"caption", "credit", "boilerplate"} and piece.role != "paragraph" else role
            yield Piece(shown, island.at(run.at(piece.start)), island.at(run.at(piece.end)), own)
