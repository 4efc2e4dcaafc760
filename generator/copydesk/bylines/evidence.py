"""Evidence for and against a line with a name being the byline: its place, the day beside it, what the story says of the person."""

from __future__ import annotations

from collections.abc import Collection

from generator.copydesk.agencies import AGENCIES
from generator.copydesk.block import Block, fold
from generator.copydesk.bylines.names import is_name
from generator.copydesk.dates.vocabulary import LABEL_WORDS
from generator.copydesk.galley import Galley
from generator.copydesk.head import folio
from generator.copydesk.phrases import phrasebook

FOOT, SAYS = 6, 5
"""Lines at the end of the story among which its writer may be introduced, and words that such a line has more than."""
_ROLE_WORDS = 6
"""Words at the most of a line that gives somebody's role."""
SENTENCE = 60
"""Characters of a block that says something of the people it names."""
_STANDFIRST = 250
"""Characters of a long sentence or two below a headline."""
_SUMMARY = 3
"""Lines of a summary, or of whatever else stands below a headline."""


def is_introduced(galley: Galley, index: int, names: tuple[str, ...]) -> bool:
    """Whether a line at the foot begins with the name, the only one, and says more: ``Jane Doe is a writer in Harbour City.``"""
    opening = f"{fold(names[0])} "
    foot = galley.blocks[max(index + 1, galley.extent[0] + 1, galley.extent[1] - FOOT) :]
    return len(names) == 1 and any(block.folded.startswith(opening) and block.ends and block.word_count > SAYS for block in foot)


def no_byline(names: tuple[str, ...]) -> str:
    """The mark with which a line of these names is no byline: ``share`` if they are agencies alone, for people ``credit``."""
    return "share" if all(name.casefold() in AGENCIES for name in names) else "credit"


def are_told_of(names: Collection[str], title: str, galley: Galley) -> bool:
    """Whether they are agencies alone, or headline or story mentions one of the others: then a line of these names is no byline."""
    others = [fold(name) for name in names if name.casefold() not in AGENCIES]
    return not others or any(name in title or name in _story(galley) for name in others)


def _story(galley: Galley) -> str:
    """The longer blocks of the story, folded."""
    first, last = galley.extent
    return " ".join(block.folded for block in galley.blocks[first:last] if block.weight > SENTENCE)


def is_heading(galley: Galley, headline: Block | None, block: Block) -> bool:
    """Whether the line is a heading: deep in the story, or in capitals like another further down (``SITUATION OVERVIEW``, ``FUNDING``)."""
    further = galley.blocks[block.index + 1 : galley.extent[1]]
    return _is_deep(galley, headline, block.index) or (block.text.isupper() and any(other.text.isupper() for other in further))


def _is_deep(galley: Galley, headline: Block | None, index: int) -> bool:
    """Whether more than a standfirst stands between headline and line, so that two words with capitals are a subhead."""
    above = galley.blocks[headline.index + 1 : index] if headline and index < galley.extent[1] else ()
    weights = [block.weight for block in above if galley.marks[block.index] is None]
    return sum(weight > _STANDFIRST for weight in weights) > 1 or (len(weights) > _SUMMARY and sum(weights) > _STANDFIRST)


def is_dated(galley: Galley, index: int) -> bool:
    """Whether a date stands on the line or on a line next to it."""
    around = range(max(0, index - 2), min(len(galley.blocks), index + 3))
    return any((mark := galley.marks[at]) is not None and mark.detail == "date" for at in around) or bool(folio.mentions(galley.blocks[index]))


def tells_role(block: Block, names: tuple[str, ...]) -> bool:
    """Whether a role stands behind the only name of the line: ``Jane Doe, Senior Reporter``."""
    if len(names) != 1 or block.words[-1] not in phrasebook().words("byline", "roles"):
        return False
    return len(block.words) > len(fold(names[0]).split())


def is_role(galley: Galley, block: Block) -> bool:
    """Whether the line gives the role of the person named right above it: ``Harbour correspondent, Tripoli``."""
    if block.ends or block.word_count > _ROLE_WORDS or phrasebook().words("byline", "roles").isdisjoint(block.words):
        return False
    return block.index > 0 and is_name(galley.blocks[block.index - 1].text)


def signs(galley: Galley, index: int, names: tuple[str, ...]) -> bool:
    """Whether a name at the foot signs the story: right below it or below its day, or with a line about the author after it."""
    below = galley.blocks[index + 1].folded if index + 1 < len(galley.blocks) else ""
    above = galley.marks[index - 1]
    is_dated = above is not None and above.detail == "date" and LABEL_WORDS.isdisjoint(fold(names[0]).split())
    return index == galley.extent[1] or is_dated or below.startswith(fold(names[0]))
