"""Bylines: who wrote the story, told apart from who is quoted or pictured in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.copydesk.agencies import AGENCIES
from generator.copydesk.block import Block, fold
from generator.copydesk.bylines import evidence, uncased
from generator.copydesk.bylines.claims import LABELLED, MOST_LINES, Claim, claims
from generator.copydesk.bylines.label import LONGEST, labelled
from generator.copydesk.bylines.names import read
from generator.copydesk.galley import Galley

_OPENING = 90
"""Characters of a story's beginning within which its writer may be named."""
_FEWEST = 3
"""Blocks that a story has at the least above a note on its writer."""


def find(galley: Galley, headline: Block | None) -> tuple[str, ...]:
    """Names of the authors, each once, as they are spelt; the lines that name them are marked.

    Bylines stand around the headline, down to the first paragraphs, or at the foot. Of the claims made there only the strongest count. An
    attribution like "told AFP" stands in a paragraph, where nobody looks.
    """
    made: Sequence[Claim] = list(claims(galley, headline))
    if not made:
        return ()
    strongest = max(claim.strength for claim in made)
    if strongest < LABELLED and sum(claim.strength == strongest for claim in made) > MOST_LINES:
        return ()
    made = _without_others(galley, made)
    names: dict[str, str] = {}
    for claim in made:
        if claim.strength == strongest:
            galley.remark(claim.block, "field", "author")
            for name in claim.names:
                names.setdefault(fold(name), name)
    for claim in made:
        if claim.strength < strongest and {fold(name) for name in claim.names} <= names.keys():
            galley.remark(claim.block, "duplicate", "author")
    _strike_notes(galley, names)
    return tuple(names.values())


def opening(paragraph: str) -> tuple[str, ...]:
    """The writers named in front of a story's first sentence, as in copy without capitals: ``غزة - سالم المثال: قال …``.

    Like a dateline, the words stay in the paragraph.
    """
    head, colon, _ = paragraph[:_OPENING].partition(":")
    if not colon or not uncased.is_uncased(head):
        return ()
    label, rest = labelled(head)
    names = read(rest, is_labelled=bool(label)) if label or uncased.is_byline(head) else ()
    return tuple(name for name in names if name.casefold() not in AGENCIES)


def _without_others(galley: Galley, made: Sequence[Claim]) -> Sequence[Claim]:
    """The claims without labelled ones in the midst of the story, if its head has a labelled one: they belong to stories linked there."""
    first, last = galley.extent
    sure = [claim for claim in made if claim.strength == LABELLED]
    others = [claim for claim in sure if first <= claim.block.index < last] if any(claim.block.index < first for claim in sure) else []
    for claim in others:
        galley.mark(claim.block, "furniture", "byline of another story")
    return [claim for claim in made if claim not in others] if others else made


def _strike_notes(galley: Galley, names: Collection[str]) -> None:
    """Mark the note on the author at the foot (``Jane Doe is a writer in Harbour City.``), and the name alone on the line above it.

    It opens with an author's name that stands in no paragraph above, and goes on in small letters.
    """
    first, last = galley.extent
    foot = range(max(first + _FEWEST, last - evidence.FOOT), len(galley.blocks))
    for block in list(galley.free(foot)):
        name = next((name for name in names if " " in name and block.folded.startswith(f"{name} ")), "")
        behind = block.text.split(None, name.count(" ") + 1)[-1] if name else ""
        if not behind[:1].islower() or block.word_count <= evidence.SAYS:
            continue
        if not any(name in other.folded for other in galley.blocks[first : block.index] if other.weight > evidence.SENTENCE):
            galley.mark(block, "furniture", "about the author")
            if galley.blocks[block.index - 1].folded == name:
                galley.mark(galley.blocks[block.index - 1], "duplicate", "author")


def is_byline(block: Block) -> bool:
    """Whether the line has a byline's label and a name, or in a script without capitals a name beside a place."""
    label, rest = labelled(block.text) if len(block.text) < LONGEST else ("", "")
    return (bool(label) and bool(read(rest, is_labelled=True))) or uncased.is_byline(block.text)


def is_labelled(block: Block) -> bool:
    """Whether the line is a byline by its label; ``From left`` opens a caption."""
    return labelled(block.text)[0] not in ("", "from") and is_byline(block)
