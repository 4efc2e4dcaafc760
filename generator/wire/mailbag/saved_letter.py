"""A newsletter that somebody saved as a page, told from the pages of a site.

Letters are set in tables as a rule, because old mail programs know nothing else; their readers are told how to leave them, and where to see
them in a browser; and they hold none of what makes a site. No single one of these tells: old sites are set in tables too, and offer letters.
"""

from __future__ import annotations

import re

from generator.wire.mailbag.letter_words import FOOT_LINE, is_for_leaving, is_shown_elsewhere
from generator.wire.mailbag.letters import PROSE
from generator.wire.pages.blocks import Block, Page
from generator.wire.words import words

TABLES = 2
"""Tables that a letter is set in at the least: one for its stories, one for its head or foot."""

SET = 0.8
"""Share of the text of its paragraphs that stands in them."""

LINK = 5
"""Levels above a text within which the link stands that it is, or holds."""

_OF_A_SITE = words("article main nav aside form iframe video audio")
"""What stands in the pages of a site and in no letter: mail programs would take it out."""

_PROGRAM = re.compile(
    r"<!--\[if[^\]<>]{0,40}\bmso\b|\bmso-[a-z]{2,20}-|schemas-microsoft-com:office|x-apple-disable-message-reformatting"
    r"|aria-roledescription=[\"']?(?:e-?mail|newsletter)|class=[\"']?(?:moz-)?header-part1",
    re.IGNORECASE,
)
"""What only pages hold that were written for mail programs, or saved by one."""


def is_letter(page: Page) -> bool:
    """Whether a page is a letter: nothing of a site in it, set in tables or without any script, and lines that only letters have.

    Of these the line that leads to the letter in a browser and the one for leaving it tell together; one of them does where the page is set in
    tables and was written for mail programs, or holds no script.
    """
    tags = [element.tag for element in page.elements]
    if not _OF_A_SITE.isdisjoint(tags):
        return False
    is_set = tags.count("table") >= TABLES and _is_set_in_tables(page)
    if not is_set and "script" in tags:
        return False
    lines = [block.text for block in page.blocks if len(block.text) <= FOOT_LINE and _leads(page, block)]
    told = any(map(is_for_leaving, lines)) + any(map(is_shown_elsewhere, lines))
    return told == 2 or (is_set and told == 1 and (_PROGRAM.search(page.source) is not None or "script" not in tags))


def _is_set_in_tables(page: Page) -> bool:
    within = page.within({index for index, element in enumerate(page.elements) if element.tag == "td"})
    paragraphs = [block for block in page.blocks if len(block.text) >= PROSE]
    whole = sum(len(block.text) for block in paragraphs)
    return whole > 0 and sum(len(block.text) for block in paragraphs if block.element >= 0 and within[block.element]) >= SET * whole


def _leads(page: Page, block: Block) -> bool:
    """Whether a link stands in a block."""
    return any(page.nearest(run.element, ("a",), LINK) for run in block.runs)
