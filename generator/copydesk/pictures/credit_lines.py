"""Credits on a line of their own: which lines are credits by their place, and which line above a credit is its caption."""

from __future__ import annotations

from generator.copydesk.agencies import AGENCIES
from generator.copydesk.block import Block
from generator.copydesk.bylines import byline, evidence, names
from generator.copydesk.galley import Galley
from generator.copydesk.head import folio
from generator.copydesk.pictures.credit import LONGEST, is_credit, is_label, is_sourced, opens_with_label, split_credit
from generator.copydesk.story.prose import SIGNED, is_prose
from generator.model.patterns import rare

SHORT = 260
_LABELLED = 450
_PARAGRAPH = 220
_BELOW_LABEL = 110
"""Characters of a caption above a label that has its name on the next line: such a picture may have no caption."""
_SENTENCES = rare(r"[^\W\d_]{3}[.!?…][\"”»“’)]? [^\W\da-zß-ÿ_]")
"""Where in a text a sentence ends and another begins."""
_SPEECH = 130
"""Characters of a text with quotation marks that is too long for a caption."""
_QUOTES = '"“„«”'
_YEARS = rare(r"\((?:19|20)\d\d(?: ?[–-] ?(?:19|20)\d\d)?\)$")
_NAME_WORDS = 6
LONGEST_BYLINE = 80


def stands_again(galley: Galley, block: Block) -> bool:
    """Whether the line is a name with a source, ``Jane Doe (AFP)``, that stands below several lines: the photographer's."""
    if len(block.text) > LONGEST_BYLINE or not block.text.endswith(SIGNED) or not block.index:
        return False
    parts = split_credit(block.text)
    if parts is None or not names.is_name(parts.text):
        return False
    above = {galley.blocks[other.index - 1].folded for other in galley.blocks[1:] if other.folded == block.folded}
    return len(above - {block.folded}) > 1


def is_placed(galley: Galley, block: Block) -> bool:
    """Whether the line is a credit by its place: a name right below a lone label, or between paragraphs a name with a source of pictures.

    Above the paragraphs the latter would be the byline.
    """
    if block.ends or len(block.text) > LONGEST_BYLINE or not block.index:
        return False
    if is_label(galley.blocks[block.index - 1].text):
        return block.word_count <= _NAME_WORDS and block.text[0].isupper()
    return is_sourced(block.text) and any(map(is_prose, galley.blocks[: block.index])) and any(map(is_prose, galley.blocks[block.index + 1 :]))


def adopt(galley: Galley, credit: Block) -> None:
    """Mark the line above a credit as its caption: always in one group, else where that line is short enough.

    Not what may be a headline, signs the story, or reads as a paragraph: a picture may have a credit and no caption.
    """
    at = credit.index - 1
    is_labelled = at > 0 and is_label(galley.blocks[at].text)
    at -= is_labelled
    if at < 0 or galley.marks[at] is not None:
        return
    above = galley.blocks[at]
    if folio.is_date_line(above) or byline.is_byline(above) or evidence.is_role(galley, above) or (above.ends and _signs_story(galley, credit)):
        return
    is_closed = above.ends and above.text[-1] not in "?!"
    if not is_closed and (_is_first_line(galley, above) or _stands_without_credit(galley, above)):
        return
    is_apart = credit.gap or is_labelled
    if is_apart and _reads_as_text(above):
        return
    most = LONGEST if not is_apart else _BELOW_LABEL if not credit.gap else _LABELLED if opens_with_label(credit) else SHORT
    if len(above.text) <= most:
        galley.mark(above, "field", "caption")


def _is_first_line(galley: Galley, block: Block) -> bool:
    """Whether no line stands above that could be the headline, so that this one may be."""
    return not any(galley.marks[above.index] is None and above.word_count >= 4 for above in galley.blocks[: block.index])


def _stands_without_credit(galley: Galley, block: Block) -> bool:
    """Whether the line stands elsewhere without a credit below it."""
    again = [other for other in galley.blocks if other is not block and other.folded == block.folded]
    return any(other is galley.blocks[-1] or not is_credit(galley.blocks[other.index + 1]) for other in again)


def _reads_as_text(block: Block) -> bool:
    """Whether the block is a paragraph of several sentences, has speech in it, or is the title of a work with its year."""
    is_paragraph = len(block.text) > _PARAGRAPH and _SENTENCES.search(block.text) is not None
    return is_paragraph or _speaks(block) or _YEARS.search(block.text) is not None


def _signs_story(galley: Galley, credit: Block) -> bool:
    """Whether the credit is an agency's name below the last paragraph: it signs the story then, and no picture."""
    if credit.text.strip(" .()").casefold() not in AGENCIES:
        return False
    below, above = range(credit.index + 1, len(galley.blocks)), range(credit.index - 2, -1, -1)
    return not any(map(is_prose, galley.free(below))) and sum(map(is_prose, galley.free(above))) > 0


def _speaks(block: Block) -> bool:
    """Whether the block is as long as a paragraph and quotes somebody, as captions hardly ever do."""
    return block.weight >= _SPEECH and any(sign in block.text for sign in _QUOTES)
