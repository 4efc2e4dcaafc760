"""The story of a page that shows none, because a program in the reader's browser was to build it from what a script holds.

A value is the page's story where an object in it has the headline that the page is called by, and a text. The page shows nothing of it, so no
other page is: where several objects have a headline and none has the page's own, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.model import Limits, Stated
from generator.wire.containers import fields
from generator.wire.containers.chosen import instant
from generator.wire.containers.json_spans import Leaf, Path
from generator.wire.containers.rich_blocks import pieces_beneath
from generator.wire.field_values import one_line
from generator.wire.origin import plain_label
from generator.wire.pages import markup
from generator.wire.pages.blocks import Page
from generator.wire.pages.captions import captions
from generator.wire.pages.covered import uncovered
from generator.wire.pages.densest import densest
from generator.wire.pages.dialogs import chosen_beneath
from generator.wire.pages.islands import Island, islands
from generator.wire.pages.layout import Layout, lay_out
from generator.wire.pages.statements import titled
from generator.wire.pages.titles import key
from generator.wire.people import people
from generator.wire.pieces import STORY, Piece
from generator.wire.words import words

FEWEST = 250
"""Bytes of a story in a script at the least (a sign of Chinese says as much as three of English); it must also be twice what the page shows."""

PARAGRAPHS = 3
"""Paragraphs of a story that a page keeps for readers without scripts; a request to allow them has fewer."""

NAMED = 6
"""Letters and digits of a headline at the least that tells which object is the page's story."""

ASKED = 40
"""Objects with a headline that are looked at in a page."""

HEADLINES = frozenset(fields.NAMES["headline"])
BODIES = frozenset(
    (*fields.NAMES["html"], *fields.NAMES["body"], *words("contentelements blocks components editorblocks richtext bodies sections elements"))
)

_HELD = fields.HOLDERS | words("basic default long print web desktop")
"""Keys inside a headline's object that hold it (``headlines.basic`` of Arc)."""

_PUBLISHED = words("displaydate firstpublishdate publishdate")
_NO_TEXT = words("keywords url link canonical description summary excerpt disclaimer copyright query css style script token")
"""Fields whose text, however long, is not a story's; a field of another name may be."""
_WRITERS = (("authors",), ("author",), ("byline",), ("bylines",), ("credits", "by"), ("creators",), ("contributors",))
"""Lists of writers, by the names on the way to them."""


class _Found(NamedTuple):
    """An object with a headline and a text: the fields beneath it by their own paths, and the pieces of its text."""

    name: str
    leaves: list[Leaf]
    pieces: tuple[Piece, ...]


def of_another_reading(page: Page, layout: Layout, limits: Limits) -> Layout:
    """The page with the story that its densest column shows, that one of its scripts holds, or that it keeps for readers without scripts; as it
    is laid out where none of these has one."""
    shown = lay_out(page, densest(page))
    if _size(shown.pieces) >= max(FEWEST, 2 * _size(layout.pieces)):
        return replace(shown, notes=(*shown.notes, "an extractor found no story; it was read in the page's densest column"))
    found = from_scripts(page, layout, limits)
    if found is not layout or (plain := uncovered(page.source)) == page.source:
        return found
    bare = markup.parse(plain, limits.depth, limits.elements)
    beneath = lay_out(bare, chosen_beneath(bare))
    if not is_story(beneath, layout):
        return layout
    return replace(beneath, notes=(*beneath.notes, "the page shows no story; its text was read where it stands for readers without scripts"))


def from_scripts(page: Page, layout: Layout, limits: Limits) -> Layout:
    """The page with the story that one of its scripts holds; as it is laid out where none holds it."""
    called = [name for name in (key(titled(page)), *(key(piece.text) for piece in layout.pieces if piece.role == "headline")) if len(name) >= NAMED]
    found = _best([*_stories(page, called, limits)])
    if found is None or _size(found.pieces) < max(FEWEST, 2 * _size(layout.pieces)):
        return layout
    start, end = found.pieces[0].start, max(piece.end for piece in found.pieces)
    shown = [replace(piece, role="boilerplate") if piece.role in STORY else piece for piece in layout.pieces]
    pieces = sorted((*(piece for piece in shown if piece.end <= start or piece.start >= end), *found.pieces), key=lambda piece: piece.start)
    stated = layout.stated.filled(_stated(found.leaves))._replace(captions=captions(pieces))
    return Layout(tuple(pieces), stated, (*layout.notes, f"the page shows no story; its text was read in a script, under {found.name}"))


def is_story(layout: Layout, shown: Layout) -> bool:
    """Whether a page read in another way has a story of paragraphs, and not a request to allow scripts; what it shows (``shown``) is little of it."""
    paragraphs = sum(len(piece.text.encode()) >= FEWEST / 3 for piece in layout.pieces if piece.role in STORY)
    return paragraphs >= PARAGRAPHS and _size(layout.pieces) >= max(2 * FEWEST, 2 * _size(shown.pieces))


def _size(pieces: Iterable[Piece]) -> int:
    """Bytes of a story's own lines in UTF-8."""
    return sum(len(piece.text.encode()) for piece in pieces if piece.role in STORY)


def _best(found: Sequence[_Found]) -> _Found | None:
    """The longest text; one a little shorter that has more paragraphs says the same, and where they end."""
    most = max((_size(one.pieces) for one in found), default=0)
    return max((one for one in found if _size(one.pieces) >= 0.8 * most), key=lambda one: len(one.pieces), default=None)


def _stories(page: Page, called: Sequence[str], limits: Limits) -> Iterator[_Found]:
    """The stories that have the page's name, or the only one where none has."""
    others: list[_Found] = []
    asked = any_named = 0
    for island in islands(page, limits.depth):
        for path, named in _headed(island, called).items():
            asked += 1
            if asked > ASKED and not named:
                continue
            story = _story(island, path, limits)
            if story and named:
                any_named += 1
                yield story
            elif story:
                others.append(story)
    if not any_named and len({one.pieces[0].text for one in others}) == 1:
        yield others[0]


def _headed(island: Island, called: Sequence[str]) -> dict[Path, bool]:
    """The objects that have a headline, and whether it is the page's."""
    found: dict[Path, bool] = {}
    for leaf in island.value.leaves:
        if not (leaf.string and leaf.path and isinstance(leaf.path[-1], str) and 1 < len(leaf.text) <= 400):
            continue
        names = fields.names_of(leaf.path[-2:])
        if names[-1] in HEADLINES:
            path = leaf.path[:-1]
        elif len(names) == 2 and names[-1] in _HELD and names[0] in HEADLINES:
            path = leaf.path[:-2]
        else:
            continue
        told = key(one_line(leaf.text))
        found[path] = found.get(path, False) or (len(told) >= NAMED and any(told in name or name in told for name in called))
    return found


def _story(island: Island, path: Path, limits: Limits) -> _Found | None:
    """The story that an object is: its text is the field that is called one, else the longest that is a single text."""
    steps = len(path)
    leaves = [leaf for leaf in island.value.leaves if leaf.path[:steps] == path and len(leaf.path) > steps]
    by_field: dict[str | int, list[Leaf]] = {}
    for leaf in leaves:
        by_field.setdefault(leaf.path[steps], []).append(leaf)
    named = [name for name in by_field if isinstance(name, str) and fields.normal(name.partition("(")[0]) in BODIES]
    texts = [tuple(pieces_beneath(island, (*path, name), by_field[name], limits)) for name in named]
    best = max(range(len(named)), key=lambda index: _size(texts[index]), default=-1)
    name, pieces = (named[best], texts[best]) if best >= 0 else ("", ())
    if _size(pieces) < FEWEST:
        alone = [leaf for leaf in leaves if leaf.string and len(leaf.path) == steps + 1 and fields.normal(str(leaf.path[-1])) not in _NO_TEXT]
        longest = max(alone, key=lambda leaf: len(leaf.text), default=None)
        if longest is None or len(longest.text.encode()) < FEWEST:
            return None
        name, pieces = str(longest.path[-1]), tuple(pieces_beneath(island, longest.path, [longest], limits))
    where = ".".join(map(str, (*path, name.partition("(")[0])))
    return _Found(plain_label(where), [replace(leaf, path=leaf.path[steps:]) for leaf in leaves], pieces) if _size(pieces) > FEWEST else None


def _stated(leaves: Sequence[Leaf]) -> Stated:
    """What the story's object states beside its text."""
    keyed = fields.by_key(leaves)
    days = {fields.normal(name): found for name, found in keyed.items()}
    published = next((days[name] for name in (*_PUBLISHED, *fields.NAMES["published"]) if name in days), [])
    return Stated(
        headline=one_line(next((leaf.text for leaf in leaves if fields.key_of(fields.names_of(leaf.path)) in HEADLINES), "")),
        published=instant(one_line(published[0].text)) if published else "",
        authors=people(one_line(leaf.text) for leaf in fields.pick(keyed, "authors") or _signed(leaves)),
    )


def _signed(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The names in an object's list of writers (``authors[0].name``, ``credits.by[0].name`` of Arc)."""
    found = []
    for leaf in leaves:
        names = fields.names_of(leaf.path)
        if leaf.string and names[-1:] in (("name",), ("fullname",), ("displayname",)) and names[:-1] in _WRITERS:
            found.append(leaf)
    return found
